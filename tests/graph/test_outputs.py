"""What comes out: tables, networks, files, an rdflib Dataset."""

import json
from datetime import date
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import detente as dt
from graph.table import Row, Table, text_table
from tests.graph.conftest import Write

MEETING = "source: a, type: CONSULT, initiator: ruritania, recipient: freedonia, when: 2001-05-03"
THREAT = "source: a, type: THREATEN, initiator: freedonia, recipient: ruritania, when: 2001-05-04"
AID = "source: b, type: AID, initiator: guard, recipient: freedonia, when: 2001-06-01"


@pytest.fixture
def graph(casefile: Write) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(casefile(meeting=[MEETING], threat=[THREAT], aid=[AID]))
    return graph


def test_a_cut_table_says_so_wherever_it_goes(graph: dt.KnowledgeGraph) -> None:
    cut = graph.query("who-did-what", limit=2)
    assert isinstance(cut, Table)
    assert not cut.complete
    assert cut.to_csv().splitlines()[-1].startswith("# cut after 2 rows")
    assert json.loads(cut.to_json())["complete"] is False
    assert "cut after 2 rows" in str(cut)
    assert "cut after 2 rows" in cut._repr_html_()
    assert cut.to_pandas().attrs["complete"] is False


def test_a_whole_table_does_not(graph: dt.KnowledgeGraph) -> None:
    whole = graph.query("who-did-what", limit=3)
    assert isinstance(whole, Table)
    assert whole.complete
    assert "cut" not in whole.to_csv() + str(whole) + whole._repr_html_()


def test_a_table_shows_markup_as_text() -> None:
    table = Table(("<b>",), ({"<b>": "<script>alert(1)</script>"},))
    assert "<script>" not in table._repr_html_()
    assert "<b>" not in table._repr_html_()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    assert f"'{text}" in Table(("a",), ({"a": text},)).to_csv()


def test_values_are_pythons_own(graph: dt.KnowledgeGraph) -> None:
    (row,) = graph.table(
        "SELECT (1 AS ?n) (true AS ?t) ('x'@en AS ?s) ('2001-05-03'^^xsd:date AS ?d) {}"
    )
    assert row == {"n": 1, "t": True, "s": "x", "d": date(2001, 5, 3)}


def test_a_graph_comes_out_as_turtle_and_a_question_as_yes_or_no(graph: dt.KnowledgeGraph) -> None:
    made = graph.query("CONSTRUCT { ?e a sem:Event } { ?e a sem:Event }")
    assert len(list(ox.parse(str(made), format=ox.RdfFormat.TURTLE))) == 3
    assert graph.query("ASK { ?e a sem:Event }") is True


def test_the_network_leads_from_who_acts_to_whom(graph: dt.KnowledgeGraph) -> None:
    network = graph.network()
    event = "event/crisis/threat"
    assert list(network.predecessors(event)) == ["actor/crisis/freedonia"]
    assert list(network.successors(event)) == ["actor/crisis/ruritania"]
    assert network.nodes[event]["type"] == "THREATEN"
    assert network.edges["actor/crisis/freedonia", event, "initiator"]["role"] == "initiator"


def test_the_network_ends_after_some_events(graph: dt.KnowledgeGraph) -> None:
    near = graph.network(actor="Royal Guard", hops=1)
    assert {node for node in near if node.startswith("event/")} == {"event/crisis/aid"}
    assert len(graph.network(actor="Royal Guard", hops=2)) == 6
    assert len(graph.network(actor="Royal Guard", hops=0)) == 1


def test_the_network_keeps_to_a_time_and_to_types(graph: dt.KnowledgeGraph) -> None:
    may = graph.network(until="2001-05-31")
    assert "event/crisis/aid" not in may
    assert "event/crisis/threat" in may
    assert len(graph.network(types=["aid"])) == 3


def test_dyads_are_weighted_by_events(graph: dt.KnowledgeGraph) -> None:
    dyads = graph.dyads()
    edge = dyads.edges["actor/crisis/freedonia", "actor/crisis/ruritania"]
    assert (edge["weight"], edge["conflict"], edge["cooperation"]) == (1, 1, 0)
    assert edge["first"] == edge["last"] == date(2001, 5, 4)
    assert nx.number_weakly_connected_components(dyads) == 1


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "jsonld"])
def test_an_export_can_be_read_again(graph: dt.KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"all.{suffix}"
    graph.export(path)
    form = ox.RdfFormat.from_extension(suffix)
    quads = list(ox.parse(path=str(path), format=form))
    named = suffix != "ttl"
    mine = list(graph.store.quads_for_pattern(None, None, None))
    assert len(quads) == (len(mine) if named else len({q.triple for q in mine}))
    assert [f.name for f in tmp_path.iterdir() if f.name.startswith(".")] == []


def test_the_same_graph_is_exported_to_the_same_bytes(
    graph: dt.KnowledgeGraph, tmp_path: Path
) -> None:
    for name in ("one.nq", "two.nq"):
        graph.export(tmp_path / name)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_rdflib_sees_the_union_of_all_graphs(graph: dt.KnowledgeGraph) -> None:
    data = graph.rdf
    kind = rdflib.URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    assert len(list(data.subjects(rdflib.RDF.type, kind))) == 3
    assert len(list(data.query("SELECT ?e { ?e a sem:Event }"))) == 3


def test_a_broken_graph_is_found_out(graph: dt.KnowledgeGraph) -> None:
    """A report that speaks of something conditional and has the type of what was done."""
    lines = """
    <urn:r> a det:Report ; det:about <urn:e> ; prov:wasDerivedFrom <urn:s> ; det:polarity
      det:affirmed ; det:modality det:conditional ; sem:eventType type:ASSAULT .
    """
    graph.store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {lines} }} }}", prefixes=dt_prefixes())
    said = str(graph.check())
    assert "urn:r: a report either affirms something as done" in said


def test_what_does_not_follow_from_the_claims_is_found_out(graph: dt.KnowledgeGraph) -> None:
    """An event of which the store holds another type than its reports give."""
    (event, *_) = graph.table("SELECT ?e { ?e a sem:Event } ORDER BY ?e").column("e")
    graph.store.update(
        f"DELETE {{ GRAPH ?g {{ <{event}> sem:eventType ?old }} }} "
        f"INSERT {{ GRAPH ?g {{ <{event}> sem:eventType type:PROTEST }} }} "
        f"WHERE {{ GRAPH ?g {{ <{event}> sem:eventType ?old ; det:sourceCount ?n }} }}",
        prefixes=dt_prefixes(),
    )
    (problem,) = graph.check()
    assert problem.node == event
    assert "is missing: " in problem.value
    assert "does not follow: " in problem.value


def dt_prefixes() -> dict[str, str]:
    """Return the usual prefixes."""
    from graph.asking import PREFIXES

    return PREFIXES


def test_a_table_fits_a_terminal_by_shortening_its_widest_columns() -> None:
    rows: tuple[Row, ...] = tuple(
        {"who": "Ruritania", "said": "a" * 60, "more": "b" * 30, "none": None} for _ in "12"
    )
    table = Table(("who", "said", "more", "none"), rows)
    whole, fitted = text_table(table).splitlines(), text_table(table, fit=60).splitlines()
    assert max(map(len, whole[:-1])) == len("Ruritania") + 2 + 44 + 2 + 30
    assert max(map(len, fitted[:-1])) == 60
    assert "Ruritania" in fitted[2]
    assert fitted[2].count("…") == 2
    assert whole[-1] == fitted[-1] == "(2 rows; empty throughout: none)"
    assert max(map(len, text_table(table, fit=5).splitlines()[:-1])) == 8 + 2 + 8 + 2 + 8


def test_a_table_without_rows_has_its_heads() -> None:
    assert text_table(Table(("who", "whom"), ())).splitlines()[0] == "who  whom"
