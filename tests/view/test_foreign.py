"""Pages of what is no graph of claims: networks of networkx, RDF, answers of queries."""

import random
import webbrowser
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import rdflib
from click.testing import CliRunner

import detente as dt
from detente.cli import main
from graph.view import nodes, page
from graph.view.shape import Model
from tests.view.conftest import Opener

HOSTILE = "</script><img src=x onerror=__pwned=1>\u202e\ud800\x00\n" + "x" * 5000
CASE = Path(__file__).parents[1] / "loaders" / "casefile" / "in.yaml"
TURTLE = """
@prefix det: <https://w3id.org/detente/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> .
ex:talks a sem:Event ; skos:prefLabel "Gespräche"@de, "Talks"@en ;
  sem:eventType <https://w3id.org/detente/type/CONSULT> ; det:initiator ex:anna ; ex:rounds 3 ;
  sem:hasEarliestBeginTimeStamp "2001-05-03"^^xsd:date ;
  sem:hasLatestEndTimeStamp "2001-05-04"^^xsd:date .
ex:anna a det:Person ; foaf:name "Anna" ;
  foaf:knows [ a foaf:Person ; foaf:name "Ben" ] , [ foaf:age 7 ] .
"""
CONSTRUCT = """
CONSTRUCT { ?e a sem:Event ; skos:prefLabel ?l ; det:initiator ?a . ?a skos:prefLabel ?n }
WHERE { ?e a sem:Event ; skos:prefLabel ?l ; det:initiator ?a . ?a skos:prefLabel ?n }
"""


@pytest.fixture
def rally() -> "nx.DiGraph[str]":
    """Anna and Ben at a rally; Ben knows Cleo."""
    made: nx.DiGraph[str] = nx.DiGraph(name="A rally")
    told = {"type": "PROTEST", "earliest": "2001-05-03", "latest": "2001-05-03", "crowd": 5000}
    made.add_node("rally", kind="event", label="Rally", **told)
    made.add_node("anna", kind="person", label="Anna", born=1970)
    made.add_edge("anna", "rally", role="initiator")
    made.add_edge("rally", "ben", weight=2)
    made.add_edge("ben", "cleo", relation="knows", since=1999)
    return made


def labels(model: Model) -> dict[str, str]:
    return {thing["id"]: thing["label"] for thing in (*model["actors"], *model["events"])}


def test_nodes_of_a_network_are_events_and_actors(rally: "nx.DiGraph[str]") -> None:
    model = dt.view(rally).model
    (event,) = model["events"]
    assert (event["label"], event["type"], event["quad"]) == (
        "Rally",
        "PROTEST",
        "material conflict",
    )
    assert (event["time"], event["earliest"]) == ("2001-05-03", "2001-05-03")
    assert {(a["label"], a["kind"]) for a in model["actors"]} == {
        ("Anna", "person"),
        ("ben", "node"),
        ("cleo", "node"),
    }
    named = labels(model)
    assert {(named[link["actor"]], link["role"]) for link in model["links"]} == {
        ("Anna", "initiator"),
        ("ben", "linked with weight 2 to"),
    }
    assert model["title"] == "A rally"


def test_attributes_are_the_evidence(rally: "nx.DiGraph[str]") -> None:
    model = dt.view(rally).model
    reports = {report["id"]: report["label"] for report in model["reports"]}
    (event,) = model["events"]
    assert [reports[id_] for id_ in event["reports"]] == ["crowd: 5000 · ben: weight: 2"]
    (relation,) = model["relations"]
    assert relation["label"] == "knows"
    assert [reports[id_] for id_ in relation["reports"]] == ["relation: knows · since: 1999"]
    assert {a["label"]: a["about"] for a in model["actors"]}["Anna"] == "born: 1970"


def test_the_order_in_which_a_network_was_made_does_not_matter() -> None:
    ends = [(a, b) for a in range(12) for b in range(a) if (a + b) % 3]
    pages = []
    for seed in (1, 2):
        random.Random(seed).shuffle(ends)
        made: nx.DiGraph[int] = nx.DiGraph()
        made.add_edges_from(ends)
        pages.append(dt.view(made).html)
    assert pages[0] == pages[1]


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "NODES", 4)
    star: nx.Graph[Any] = nx.star_graph(9)
    star.add_edge(0, 0)
    made = dt.view(star)
    assert "6 of 10 nodes are left out, those with the fewest edges first" in made.summary
    assert "not drawn: 1 edge from a node to itself" in made.summary
    assert {"0"} < {actor["label"] for actor in made.model["actors"]}


def test_a_network_that_was_cut_says_so() -> None:
    assert "there is more" in dt.view(nx.DiGraph(complete=False)).summary


def test_only_a_directed_network_has_arrows(rally: "nx.DiGraph[str]") -> None:
    for network, arrow in ((rally, "to"), (rally.to_undirected(), "")):
        drawn = page.network(dt.view(network).model)
        relations = [edge for edge in drawn.edges if edge["of"][0] == "relation"]
        assert {edge["arrows"] for edge in relations} == {arrow}


def test_parallel_edges_are_all_there_by_their_keys() -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_edge("a", "b", key="trusts")
    made.add_edge("a", "b", key="fears")
    assert [each["label"] for each in dt.view(made).model["relations"]] == ["fears", "trusts"]


def test_our_own_networks_can_be_seen() -> None:
    graph = dt.open()
    graph.load(CASE)
    model = dt.view(graph.network()).model
    assert len(model["events"]) == 2
    assert all(link["role"] in set(dt.Role) for link in model["links"])
    assert dt.view(graph.dyads()).model["relations"]


def test_rdf_becomes_events_actors_and_things() -> None:
    model = dt.view(rdflib.Graph().parse(data=TURTLE)).model
    (event,) = model["events"]
    assert (event["label"], event["type"], event["time"]) == (
        "Talks",
        "CONSULT",
        "between 2001-05-03 and 2001-05-04",
    )
    assert {(a["label"], a["kind"]) for a in model["actors"]} == {
        ("Anna", "person"),
        ("Ben", "person"),
        ("blank node", "blank node"),
    }
    (link,) = model["links"]
    assert link["role"] == "initiator"
    reports = [report["label"] for report in model["reports"]]
    assert any("https://example.org/rounds: 3" in said for said in reports)
    assert any("statement: https://example.org/anna http://xmlns.com" in said for said in reports)


def test_blank_nodes_and_order_do_not_change_the_page() -> None:
    pages = set()
    for seed in (1, 2, 3):
        lines = rdflib.Graph().parse(data=TURTLE).serialize(format="nt").splitlines()
        random.Random(seed).shuffle(lines)
        pages.add(dt.view(rdflib.Graph().parse(data="\n".join(lines), format="nt")).html)
    assert len(pages) == 1


def test_answers_of_queries_can_be_seen_ours_and_those_of_rdflib() -> None:
    graph = dt.open()
    graph.load(CASE)
    answer = graph.query(CONSTRUCT)
    assert isinstance(answer, dt.Triples)
    ours = answer.view(title="Who acts")
    assert ours.html == dt.view(graph.rdf.query(CONSTRUCT), title="Who acts").html
    assert len(ours.model["events"]) == 2
    cut = graph.query(CONSTRUCT, limit=2)
    assert isinstance(cut, dt.Triples)
    assert "there is more" in cut.view().summary


@pytest.mark.parametrize("thing", [True, "text", {"a": 1}, dt.Table((), ())])
def test_what_has_no_nodes_and_edges_is_an_error(thing: object) -> None:
    with pytest.raises(dt.QueryError, match="no nodes and edges"):
        dt.view(thing)  # type: ignore[arg-type]


def test_attributes_of_any_type_are_texts() -> None:
    made: nx.DiGraph[Any] = nx.DiGraph(name=["no", "text"])
    told = {"label": np.array([1, 2]), "type": [], "status": {}, "kind": 7, "where": {"x": 1.5}}
    made.add_node((1, 2), **told, nothing=None, open=date.max, flags={"b", "a"}, on=True)
    made.add_node(3, kind="event", type=[], status=set(), label="")
    made.add_edge((1, 2), 3, role=["initiator"], weight=np.float64(2.5))
    model = dt.view(made).model
    (actor,), (event,), (link,) = model["actors"], model["events"], model["links"]
    assert (actor["label"], actor["kind"], event["label"]) == ("[1 2]", "node", "3")
    assert actor["about"] == "where: x 1.5 · flags: a, b · on: yes"
    assert link["role"] == "linked with weight 2.5 to"


@pytest.mark.browser
def test_hostile_texts_run_nothing(opened: Opener) -> None:
    made: nx.MultiDiGraph[Any] = nx.MultiDiGraph(name=HOSTILE)
    made.add_node(HOSTILE, kind=HOSTILE, label=HOSTILE, **{HOSTILE: HOSTILE})
    made.add_node("e", kind="event", label=HOSTILE, type=HOSTILE, earliest=HOSTILE, status=HOSTILE)
    made.add_edge(HOSTILE, "e", key=HOSTILE, role=HOSTILE)
    made.add_edge(HOSTILE, "b", key=HOSTILE, told=[HOSTILE] * 9, nested={HOSTILE: {HOSTILE}})
    shown = opened(dt.view(made).model)
    assert shown.is_innocent()


@pytest.mark.browser
def test_selecting_a_node_shows_its_attributes(opened: Opener, rally: "nx.DiGraph[str]") -> None:
    model = dt.view(rally).model
    (ben,) = [actor["id"] for actor in model["actors"] if actor["label"] == "ben"]
    shown = opened(model, f"#at={ben}")
    assert "ben" in shown.page.locator("#panel").inner_text()
    assert shown.is_innocent()


def test_the_command_line_draws_a_query_and_opens_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def fake(url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", fake)
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(main, ["load", str(CASE)]).exit_code == 0
    Path("who.rq").write_text(CONSTRUCT, encoding="utf-8")
    done = run(main, ["view", "who.html", "--query", "who.rq", "--open"])
    assert (done.exit_code, seen) == (0, [(tmp_path / "who.html").as_uri()])
    assert "who.html: " in done.output
    assert "2 events" not in done.output


def test_the_command_line_says_what_cannot_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(main, ["load", str(CASE)]).exit_code == 0
    table = run(main, ["view", "x.html", "--query", "SELECT * { ?s ?p ?o }"])
    assert table.exit_code == 1
    assert "only what a CONSTRUCT or DESCRIBE query answers can be drawn" in table.output
    both = run(main, ["view", "x.html", "--query", CONSTRUCT, "--actor", "Iran"])
    assert both.exit_code == 2
    none = run(main, ["view", "x.html", "--open"])
    assert none.exit_code == 0
    assert "no browser was found" in none.output


def test_many_edges_among_few_nodes_are_drawn_quickly_and_the_same_each_time() -> None:
    crowd = nx.gnm_random_graph(60, 500, seed=1)
    crowd.add_edge("far", "away")
    crowd.add_node("alone")
    made = dt.view(crowd)
    seats = [(actor["x"], actor["y"]) for actor in made.model["actors"]]
    assert len(set(seats)) == 63
    assert made.html == dt.view(crowd).html


def test_a_large_network_is_cut_with_the_events_that_have_most_edges(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nodes, "EVENTS", 2)
    made: nx.DiGraph[str] = nx.DiGraph()
    for number in range(4):
        made.add_node(f"e{number}", kind="event")
        made.add_edges_from((f"a{place}", f"e{number}") for place in range(number))
    shown = dt.view(made)
    assert {event["label"] for event in shown.model["events"]} == {"e2", "e3"}
    assert "2 of 7 nodes are left out" in shown.summary


def test_edges_between_events_are_left_out_and_counted() -> None:
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_nodes_from("ab", kind="event")
    made.add_edge("a", "b", label="leads to")
    assert "not drawn: 1 edge between events" in dt.view(made).summary
