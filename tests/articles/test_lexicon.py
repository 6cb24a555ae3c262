"""The lexicon: its patterns, and that what is shipped is what would be written."""

import pytest

from loaders.articles.lexicon import lexicon
from ontology.errors import DetenteError
from ontology.terms import EventType
from tools import write_lexicon


def test_is_written_from_its_source() -> None:
    assert write_lexicon.main(["--check"]) == 0, "run `python -m tools.write_lexicon`"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("attack", {"verb": "attack"}),
        ("open {fire}", {"verb": "open", "object": "fire"}),
        ("surrender {}", {"verb": "surrender", "object": ""}),
        ("call for{talks}", {"verb": "call", "words": [["for", "talks"]]}),
        ("agree >to", {"verb": "agree", "then": "to"}),
        ("refuse >to{meet}", {"verb": "refuse", "then": "to", "then_verb": "meet"}),
        ("be ready for{war}", {"verb": "be ready", "words": [["for", "war"]]}),
        ("{troops} leave", {"verb": "leave", "doer": "troops"}),
        ("want >other", {"verb": "want", "then": "other"}),
        ("take {house arrest} from", {"verb": "take", "object": "house arrest",
                                      "words": [["from", None]]}),
    ],
)  # fmt: skip
def test_takes_a_pattern_apart(pattern: str, expected: dict[str, object]) -> None:
    assert write_lexicon.taken_apart(pattern) == expected


def test_refuses_a_complement_that_is_none() -> None:
    with pytest.raises(DetenteError, match="'go' is none of"):
        write_lexicon.taken_apart("agree >go")


def test_refuses_a_pattern_with_two_objects() -> None:
    with pytest.raises(DetenteError, match="two objects"):
        write_lexicon.taken_apart("give {actor} {deadline}")


def test_tries_a_noun_before_a_class_that_has_it() -> None:
    says = [sense.says for sense in lexicon().verbs["close"]]
    assert says.index("close {border}") < says.index("close {road}")


def test_knows_the_one_who_suffers_from_the_one_who_does() -> None:
    (sense,) = (s for s in lexicon().verbs["fall"] if s.says == "fall to{actor}")
    assert sense.swap


def test_tries_the_pattern_first_that_asks_for_most() -> None:
    asked = [len(sense.words) + (sense.object is not None) for sense in lexicon().verbs["call"]]
    assert asked[0] >= asked[-1]


def test_has_a_verb_or_a_noun_for_every_type() -> None:
    senses = [sense for listed in lexicon().verbs.values() for sense in listed]
    assert {sense.type for sense in senses} == set(EventType)
