"""The gold sentences of modality are what their README says, and their scoring is fair."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bench import coded as adapter
from bench.coded import Coded, coded
from bench.modality import gold, named, report, score, shown
from ontology.errors import DetenteError
from ontology.names import fold
from ontology.terms import EventType, Modality

GOLD = gold()
KEYS = ["id", "class", "text", "events", "actual", "never_actual", "speakers"]
STATUSES = {*(modality.value for modality in Modality), "denied"}
#: At least so many of each class.
SHARES = {
    "control": 35,
    "denied": 10,
    "quotation": 10,
    "conditional": 8,
    "planned": 5,
    "threatened": 5,
    "alleged": 5,
    "demanded": 5,
    "pledged": 4,
    "headline": 4,
    "possible": 3,
    "past-conditional": 2,
    "question": 2,
}
each = pytest.mark.parametrize("sentence", GOLD, ids=[sentence["id"] for sentence in GOLD])


def test_there_are_a_hundred_numbered_in_order() -> None:
    assert [sentence["id"] for sentence in GOLD] == [f"m{n:03}" for n in range(1, 101)]


def test_no_text_stands_twice() -> None:
    assert len({fold(sentence["text"]) for sentence in GOLD}) == 100


def test_every_class_has_its_share() -> None:
    counts = Counter(sentence["class"] for sentence in GOLD)
    assert set(counts) == set(SHARES)
    assert {name: n for name, n in counts.items() if n < SHARES[name]} == {}


def test_more_than_half_have_a_speaker() -> None:
    assert sum(bool(sentence["speakers"]) for sentence in GOLD) >= 55


def test_neither_half_is_small() -> None:
    assert 35 <= sum(shown(sentence["id"]) for sentence in GOLD) <= 65


@each
def test_a_sentence_has_its_keys_in_order(sentence: dict[str, Any]) -> None:
    assert list(sentence) == KEYS
    for event in sentence["events"]:
        assert {"type", "status"} <= set(event)
        assert set(event) <= {"type", "status", "initiator", "recipient", "speaker"}
        assert all(isinstance(value, str) and value for value in event.values())


@each
def test_types_and_statuses_are_known(sentence: dict[str, Any]) -> None:
    types = [event["type"] for event in sentence["events"]]
    assert {*types, *sentence["actual"], *sentence["never_actual"]} <= {e.value for e in EventType}
    assert {event["status"] for event in sentence["events"]} <= STATUSES


@each
def test_what_is_never_actual_follows_from_the_events(sentence: dict[str, Any]) -> None:
    actual, never = set(sentence["actual"]), set(sentence["never_actual"])
    spoken = {event["type"] for event in sentence["events"] if event["status"] != "actual"}
    assert not actual & never
    assert spoken <= never


@each
def test_controls_are_actual_and_the_others_are_not(sentence: dict[str, Any]) -> None:
    statuses = {event["status"] for event in sentence["events"]}
    assert sentence["events"]
    assert (sentence["class"] == "control") is (statuses == {"actual"})
    assert sentence["actual"] or sentence["never_actual"]


@each
def test_speakers_stand_in_the_text(sentence: dict[str, Any]) -> None:
    assert all(speaker.split("|")[0] in sentence["text"] for speaker in sentence["speakers"])
    assert len(set(sentence["speakers"])) == len(sentence["speakers"])


@each
def test_whoever_says_an_event_is_among_the_speakers(sentence: dict[str, Any]) -> None:
    said = [event["speaker"] for event in sentence["events"] if "speaker" in event]
    assert [who for who in said if not any(named(s, who) for s in sentence["speakers"])] == []


# The scoring


def right(text: str) -> list[Coded]:
    """Code a passage as the gold has it."""
    (sentence,) = (s for s in GOLD if s["text"] == text)
    speakers = tuple(sentence["speakers"])
    events = [
        Coded(e["type"], e["status"], (e.get("initiator", ""),), (e.get("recipient", ""),))
        for e in sentence["events"]
    ]
    return [*events, *(Coded(of, "actual", speaker=speakers) for of in sentence["actual"]), *(
        Coded("STATEMENT", "actual", speaker=(who,)) for who in speakers
    )]  # fmt: skip


def everything(_: str) -> list[Coded]:
    """Code every type as actual, wherever."""
    return [Coded(of.value, "actual") for of in EventType]


def nothing(_: str) -> list[Coded]:
    """Code nothing."""
    return []


def test_the_gold_itself_is_right() -> None:
    made = score(GOLD, right)
    assert (made.wrong, made.missed, made.others) == ([], [], 0)
    assert all(made.share(figure) == 1.0 for figure in made.total)


@pytest.mark.parametrize(
    ("coder", "wrong", "controls"), [(nothing, False, 0), (everything, True, 1)]
)
def test_no_trivial_coder_wins(
    coder: Callable[[str], list[Coded]], wrong: bool, controls: float
) -> None:
    made = score(GOLD, coder)
    assert (bool(made.wrong), made.share("controls")) == (wrong, controls)
    assert made.share("speakers") == 0.0


def test_a_conditional_attack_coded_as_actual_is_wrong() -> None:
    (sentence,) = (s for s in GOLD if s["id"] == "m036")
    made = score([sentence], lambda _: [Coded("ASSAULT", "actual")])
    assert made.wrong == [("m036", "ASSAULT")]
    assert "coded as actual and is not     1" in report(made, "one")


@pytest.mark.parametrize(
    ("meant", "coded", "same"),
    [
        ("Egypt's foreign minister", "Egyptian Foreign Minister", True),
        ("the foreign ministry", "Foreign Affairs of China|Chinese foreign ministry", True),
        ("Brigadier Yusuf Karrash", "Karrash", True),
        ("Moscow|Russia", "Russia|Russian Federation", True),
        ("a spokesman for the Houthis", "Houthis", False),
        ("two diplomats", "three officials", False),
        ("The general", "", False),
    ],
)  # fmt: skip
def test_a_speaker_is_known_by_the_head_of_the_name(meant: str, coded: str, same: bool) -> None:
    assert named(meant, coded) is same


def test_a_missing_loader_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(adapter, "import_module", gone)
    with pytest.raises(DetenteError, match=r"loaders\.articles cannot be imported"):
        coded("Iran seized a tanker.")
