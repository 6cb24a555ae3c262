"""What the contract's cases cannot show of GDELT's mentions and documents."""

from pathlib import Path

import pytest

import detente as dt
from loaders import find, gdelt_gkg_themes, recognise
from loaders.gdelt_gkg import location, quotations, title
from loaders.gdelt_mentions import percent
from ontology.records import Mention

HERE = Path(__file__).parent
GKG, MENTIONS = HERE / "gdelt_gkg" / "in.csv", HERE / "gdelt_mentions" / "in.CSV"


def test_themes_are_there_for_those_who_ask() -> None:
    first = next(r for r in find("gdelt-gkg").load(GKG) if isinstance(r, Mention))
    themed = next(r for r in gdelt_gkg_themes.load(GKG) if isinstance(r, Mention))
    assert first.codes == ()
    assert themed.codes == (("gkg-theme", "ARMEDCONFLICT"), ("gkg-theme", "TAX_FNCACT_MINISTER"))


def test_a_file_is_of_the_loader_that_leaves_themes_out() -> None:
    assert recognise(GKG) == "gdelt-gkg"


def test_an_event_that_is_mentioned_is_no_event_until_it_is_reported() -> None:
    """Mentions count neither as reports nor as events, and tell no type."""
    graph = dt.open()
    graph.load(MENTIONS)
    assert not graph.query("ASK { ?e a sem:Event }")
    graph.load(HERE / "gdelt" / "in.CSV")
    table = graph.query(
        "SELECT DISTINCT ?m ?outlet { ?m prov:wasAttributedTo/skos:prefLabel ?outlet ; "
        "det:mentions ?e . ?e a sem:Event ; sem:eventType type:THREATEN }"
    )
    assert isinstance(table, dt.Table)
    assert [str(row["outlet"]) for row in table] == ["example.org", "example.org"]


def test_the_country_of_a_place_is_that_of_its_province() -> None:
    """The column of the country held the first country of the document in 2015."""
    found = location("1#Ukrainians#RS#UP##49#32#UP#880")
    assert found is not None
    assert found[0] == "ukraine"


def test_a_quotation_may_hold_what_separates_quotations() -> None:
    said = quotations("5|9|said|a#b#9|c#20|3||d|e#20|3||d|e")
    assert [each.exact for each in said] == ["a#b#9|c", "d|e"]


@pytest.mark.parametrize(
    ("extras", "said"),
    [
        ("<PAGE_TITLE>A &amp; B</PAGE_TITLE>", "A & B"),
        ("<PAGE_TITLE> </PAGE_TITLE>", None),
        ("<PAGE_TITLE>a&#x202e;b</PAGE_TITLE>", None),
        ("<PAGE_LINKS>https://example.org</PAGE_LINKS>", None),
    ],
)
def test_a_title_is_text_that_shows(extras: str, said: str | None) -> None:
    assert title(extras) == said


@pytest.mark.parametrize("value", ["-1", "101", "nan", "x"])
def test_a_confidence_is_a_share(value: str) -> None:
    with pytest.raises(ValueError, match=r"must lie|a number is"):
        percent(value)
