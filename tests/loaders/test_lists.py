"""Sanctions lists and entities: what one case of a loader cannot show."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

import detente as dt
from loaders import find, recognise
from ontology.records import Actor, Naming, Post, Record, Relation, Report, SetAside
from ontology.terms import ActorKind, TimePrecision

HERE = Path(__file__).parent
LISTED = (
    '13,"HENTZAU, Rupert of",individual,RURITANIA,Officer of the Guard,'
    "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,DOB 1970; Linked To: BLACK HUSSARS.\r\n"
    "12,BLACK HUSSARS,-0- ,RURITANIA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
    "Linked To: SOMEBODY ELSE.\r\n\x1a"
)


def load(path: Path, name: str) -> list[Record]:
    assert recognise(path) == name
    return list(find(name).load(path))


def links(records: list[Record]) -> list[Post | Relation]:
    return [each for each in records if isinstance(each, Post | Relation)]


def test_ofac_links_a_person_only_in_a_list_with_a_date(tmp_path: Path) -> None:
    undated, dated = tmp_path / "sdn.csv", tmp_path / "sdn_2005-06-07.csv"
    undated.write_text(LISTED)
    dated.write_text(LISTED)
    assert links(load(undated, "ofac")) == []
    found = links(load(dated, "ofac"))
    assert [(each.subject, each.object) for each in found if isinstance(each, Relation)] == [
        ("ofac/13", "ofac/12"),
        ("ofac/12", "ofac/name/SOMEBODY%20ELSE"),
    ]
    assert all(each.evidence.quotations for each in found)
    assert {each.evidence.said_on for each in found} == {date(2005, 6, 7)}


def test_ofac_lists_somebody_by_the_day_of_the_list(tmp_path: Path) -> None:
    path = tmp_path / "sdn_20050607.csv"
    path.write_text(LISTED)
    reports = [each for each in load(path, "ofac") if isinstance(each, Report)]
    assert {(each.when.latest, each.when.precision) for each in reports} == {
        (date(2005, 6, 7), TimePrecision.ON_OR_BEFORE)
    }
    said = [quotation.exact for quotation in reports[0].evidence.quotations]
    assert said == ["RURITANIA", "Officer of the Guard"]


def test_ofac_guesses_nobody_where_two_have_a_name(tmp_path: Path) -> None:
    path = tmp_path / "sdn_20050607.csv"
    path.write_text("14,BLACK HUSSARS" + ",-0- ,RURITANIA" + ",-0- " * 8 + "\r\n" + LISTED)
    found = [each for each in links(load(path, "ofac")) if isinstance(each, Relation)]
    assert found[0].object == "ofac/name/BLACK%20HUSSARS"


def test_ofac_aliases_are_names_of_the_one_who_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "alt.csv.gz"
    rows = "12,1,aka,DUKE'S HUSSARS,-0- \r\n12,2,fka,ZENDA GUARD,-0- \r\n12,2,fka,AGAIN,-0- \r\n"
    path.write_bytes(gzip.compress((rows + "13,3,aka,x" + "\r\n\x1a\r\n").encode()))
    records = load(path, "ofac")
    found = [each for each in records if isinstance(each, Naming)]
    assert [(each.actor, [name.text for name in each.names]) for each in found] == [
        ("ofac/12", ["DUKE'S HUSSARS"]),
        ("ofac/12", ["ZENDA GUARD"]),
    ]
    reasons = [each.reason for each in records if isinstance(each, SetAside)]
    assert reasons == ["name 2 stands in line 2 already", "4 columns in place of 5"]


def test_ofac_addresses_tell_the_town_and_not_the_street(tmp_path: Path) -> None:
    path = tmp_path / "add.csv"
    rows = ('12,1,"1 Palace Road","Strelsau","Ruritania",-0- ', "12,2,-0- ,-0- ,Freedonia,-0- ")
    path.write_text(
        "\r\n".join((*rows, "13,3,A mill,-0- ,-0- ,-0- ", "13,3,-0- ,x,y,-0- ", "\x1a"))
    )
    records = load(path, "ofac")
    found = {each.actor: each.addresses for each in records if isinstance(each, Naming)}
    assert found == {"ofac/12": ("Freedonia",)}
    assert [each.addresses for each in records if isinstance(each, Naming)] == [
        ("Strelsau, Ruritania",),
        ("Freedonia",),
    ]
    reasons = [each.reason for each in records if isinstance(each, SetAside)]
    assert reasons == ["address 3 stands in line 3 already"]


def test_ofac_shows_an_actor_by_the_name_of_the_list(tmp_path: Path) -> None:
    """A further name is no second label, whatever comes first in the alphabet."""
    for name, text in (("sdn.csv", LISTED), ("alt.csv", "12,1,aka,AAA,-0- \r\n\x1a")):
        (tmp_path / name).write_text(text)
    graph = dt.open()
    graph.load(tmp_path / "sdn.csv", tmp_path / "alt.csv")
    labels = graph.table(
        "SELECT ?l { <https://w3id.org/detente/id/actor/ofac/12> skos:prefLabel ?l }"
    )
    assert len(labels) == 1
    answer = graph.table(graph.sparql("who-did-what", actor="AAA"))
    assert set(answer.column("whom")) == {"BLACK HUSSARS"}


@pytest.mark.parametrize("name", ["ofac", "un", "ftm", "wikidata"])
def test_a_packed_list_says_the_same(tmp_path: Path, name: str) -> None:
    case = next((HERE / name).glob("in.*"))
    packed = tmp_path / f"{case.name}.gz"
    packed.write_bytes(gzip.compress(case.read_bytes()))
    assert load(packed, name)[1:] == load(case, name)[1:]


def test_wikidata_reads_a_document_of_entities(tmp_path: Path) -> None:
    lines = (HERE / "wikidata" / "in.json").read_text(encoding="utf-8").splitlines()[1:5]
    entities = [json.loads(line.rstrip(",")) for line in lines]
    path = tmp_path / "Q900000001.json"
    path.write_text(json.dumps({"entities": {each["id"]: each for each in entities}}, indent=1))
    records = load(path, "wikidata")
    assert sum(isinstance(each, Actor) for each in records) == 1 + len(entities)
    assert len(links(records)) == 4


@pytest.mark.parametrize("name", ["ofac", "un", "ftm", "wikidata"])
def test_no_person_is_linked_without_words_and_a_day(name: str) -> None:
    records = load(next((HERE / name).glob("in.*")), name)
    people = {
        each.id for each in records if isinstance(each, Actor) and each.kind is ActorKind.PERSON
    }
    assert people
    for each in records:
        if isinstance(each, Actor) and each.id in people:
            assert each.country is None
            assert not each.part_of
    for link in links(records):
        sides = {link.holder} if isinstance(link, Post) else {link.subject, link.object}
        if sides & people:
            assert link.evidence.quotations
            assert link.evidence.said_on
