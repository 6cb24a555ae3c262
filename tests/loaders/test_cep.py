"""Wikipedia's current events: what the editors link is one actor in all entries."""

import json
from datetime import date
from pathlib import Path

import pytest

import detente as dt
from loaders import find, recognise
from loaders.cep import renamed, sentence
from ontology.records import (
    Evidence,
    Participant,
    Proposition,
    Record,
    Report,
    Span,
)
from ontology.terms import EventType, Role

REAL = (
    Path(__file__).resolve().parents[3]
    / "shared"
    / "data"
    / "wikipedia_cep_2015"
    / "wikitimes_CEP.json"
)
#: So many real entries are enough.
SAMPLE = 25


def entry(number: int, text: str, *pages: str) -> dict[str, object]:
    linked = [
        {
            "id": "1",
            "name": page.partition(" (")[0],
            "wikiURL": f"http://en.wikipedia.org/wiki/{page}",
        }
        for page in pages
    ]
    return {
        "date": "2005-09-01",
        "description": text,
        "category": {"id": "2", "name": "War_Conflict"},
        "id": str(number),
        "entity": linked,
        "source": [{"id": "1", "url": "https://g.example", "type": "article", "sourceName": "G"}],
    }


def loaded(folder: Path, *entries: dict[str, object]) -> list[Record]:
    path = folder / "in.json"
    path.write_text(json.dumps(entries))
    assert recognise(path) == "cep"
    return list(find("cep").load(path))


def test_a_linked_page_is_one_actor_in_all_entries(tmp_path: Path) -> None:
    page = "Black Hussars (Ruritania)"
    records = loaded(
        tmp_path,
        entry(1, "Black Hussars kill three policemen in Iraq. , ", page),
        entry(2, "Black Hussars attack a village in Syria. ", page),
        entry(3, "Black Hussars attack a village in Syria. "),
    )
    initiators = [
        part.actor
        for each in records
        if isinstance(each, Report)
        for part in each.participants
        if part.role is Role.INITIATOR
    ]
    linked = "cep/page/Black%20Hussars%20%28Ruritania%29"
    assert initiators[:2] == [linked, linked]
    assert initiators[2].startswith("cep/in/3/")


def test_a_claim_is_heard_from_the_outlets_that_are_cited(tmp_path: Path) -> None:
    records = loaded(tmp_path, entry(1, "Iran condemns Iraq."))
    (report,) = (each for each in records if isinstance(each, Report))
    assert report.evidence.heard_from == ("cep/outlet/G",)
    assert report.evidence.url == "https://g.example"
    assert report.evidence.said_on == date(2005, 9, 1)
    assert ("cep-theme", "War_Conflict") in report.codes


def test_ids_are_changed_wherever_they_stand() -> None:
    when = Span(earliest=date.min, latest=date.max)
    part = Participant(role=Role.INITIATOR, actor="a")
    spoken = Proposition(label="a", participants=(part,))
    report = Report(
        id="r",
        event="e",
        type=EventType.STATEMENT,
        when=when,
        participants=(part,),
        content=Proposition(label="x", condition=spoken),
        evidence=Evidence(said_by=("a", "c")),
    )
    made = renamed(report, {"a": "b"})
    assert made.participants[0].actor == "b"
    assert made.content is not None
    assert made.content.condition is not None
    assert made.content.condition.participants[0].actor == "b"
    assert made.evidence.said_by == ("b", "c")
    assert made.type is EventType.STATEMENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran condemns Iraq. , , ", "Iran condemns Iraq."),
        ('He says "yes". ) ', 'He says "yes".'),
        ("(It rains (a little))", "(It rains (a little))"),
    ],
)
def test_what_is_left_of_the_references_is_cut_off(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.skipif(not REAL.exists(), reason="others' data, which is not here")
def test_real_entries_are_accounted_for_and_keep_the_shapes(tmp_path: Path) -> None:
    path = tmp_path / "wikitimes.json"
    path.write_text(json.dumps(json.loads(REAL.read_text(encoding="utf-8"))[:SAMPLE]))
    graph = dt.open()
    (account,) = graph.load(path)
    assert (account.read, account.loaded, account.aside) == (SAMPLE, SAMPLE, [])
    assert account.reports > SAMPLE / 2
    assert str(graph.check()) == "no problems"
