"""The same loaders and queries at a SPARQL endpoint as in memory: two engines, one contract."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

import detente as dt
from detente.cli import main
from graph import endpoint_wire
from graph.endpoint_dialect import WRONG
from graph.remote_engine import RemoteEngine
from graph.table import Table
from ontology.errors import QueryError, StoreError, UnknownNameError
from tests.graph.conftest import Write
from tests.graph.endpoints import ENGINES, Cutter, Endpoint, started
from tests.queries.test_queries import HERE as QUERIES
from tests.queries.test_queries import Case, cases, expected

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "iraqi-volunteers.yaml"
GDELT = ROOT / "tests" / "loaders" / "gdelt" / "in.CSV"
MEETING = "source: {}, type: CONSULT, initiator: ruritania, recipient: freedonia, when: 2001-05-03"


@pytest.fixture(scope="module", params=ENGINES)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Endpoint]:
    with started(request.param, tmp_path_factory.mktemp(request.param)) as endpoint:
        yield endpoint


@pytest.fixture
def endpoint(running: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Endpoint:
    """An engine with the register and nothing else."""
    for name in ("DETENTE_USER", "DETENTE_PASSWORD", "DETENTE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in running.user.items():
        monkeypatch.setenv(name, value)
    running.clear()
    return running


def quads(graph: dt.KnowledgeGraph) -> set[str]:
    return {f"{quad} ." for quad in graph.store}


def loaded(*paths: Path) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(*paths)
    return graph


# -- loading ---------------------------------------------------------------------------------


def test_what_is_loaded_is_what_is_loaded_in_memory(endpoint: Endpoint, casefile: Write) -> None:
    """Every quad: the claims, the derived values, the tallies, the judgements, the catalogue."""
    paths = EXAMPLE, GDELT, casefile(talks=[MEETING.format("a"), MEETING.format("b")])
    with dt.open(endpoint.url) as graph:
        done, local = graph.load(*paths), dt.open()
        assert [str(a) for a in done] == [str(a) for a in local.load(*paths)]
        assert quads(graph) == quads(local)
        assert len(graph) == len(local)
        assert graph.sources().to_csv() == local.sources().to_csv()


def test_loading_twice_changes_nothing(endpoint: Endpoint) -> None:
    with dt.open(endpoint.url) as graph:
        graph.load(GDELT)
        before = quads(graph)
        assert [account.outcome for account in graph.load(GDELT)] == ["unchanged"]
        assert quads(graph) == before


def test_a_changed_file_replaces_what_it_said_and_bears_on_the_others(
    endpoint: Endpoint, casefile: Write
) -> None:
    first = casefile("first", talks=[MEETING.format("a")])
    with dt.open(endpoint.url) as graph:
        graph.load(first, GDELT)
        casefile("first", talks=[MEETING.format("a")], siege=[MEETING.format("b")])
        assert [account.outcome for account in graph.load(first)] == ["replaced"]
        assert quads(graph) == quads(loaded(GDELT, first))


def test_what_a_source_says_is_taken_back_whole(endpoint: Endpoint, casefile: Write) -> None:
    path = casefile(talks=[MEETING.format("a"), MEETING.format("b")])
    local = loaded(path, GDELT)
    with dt.open(endpoint.url) as graph:
        graph.load(path, GDELT)
        for each in (graph, local):
            each.remove("crisis/a")
        assert quads(graph) == quads(local)
        for each in (graph, local):
            each.remove("crisis")
        assert quads(graph) == quads(local) == quads(loaded(GDELT))
        with pytest.raises(UnknownNameError, match="no source named 'crisis'"):
            graph.remove("crisis")


def test_a_person_judges_who_is_the_same(endpoint: Endpoint, casefile: Write) -> None:
    path = casefile(talks=[MEETING.format("a")])
    local = loaded(path)
    with dt.open(endpoint.url) as graph:
        graph.load(path)
        for verdict in ("same", "different"):
            for each in (graph, local):
                each.judge("crisis/guard", "crisis/ruritania", verdict, by="A Reader", why="a test")
            assert quads(graph) == quads(local)


def test_a_table_of_many_rows_is_loaded_and_taken_back(endpoint: Endpoint, tmp_path: Path) -> None:
    """More rows than Virtuoso gives in an answer, and more quads than go in a request."""
    from bench.synthetic import write

    path = write(1_500, tmp_path / "icews.tab")
    local = loaded(path)
    with dt.open(endpoint.url) as graph:
        graph.load(path)
        assert quads(graph) == quads(local)
        graph.remove("icews")
        assert quads(graph) == quads(loaded())


# -- asking ----------------------------------------------------------------------------------


def loose(text: str) -> list[tuple[str, ...]]:
    """Return the cells of a table without the order of rows, or of the parts of a cell."""
    return sorted(
        tuple(
            " | ".join(sorted(cell.split(" | "))) for cell in line.replace("; ", " | ").split(",")
        )
        for line in text.splitlines()
    )


@pytest.mark.parametrize("query", sorted({case.query for case in cases()}))
def test_a_named_query_answers_as_it_does_here(endpoint: Endpoint, query: str) -> None:
    """At Virtuoso but for five, and for the order in a cell, which it does not keep."""
    with dt.open(endpoint.url) as graph:
        graph.load(QUERIES / query / "data.yaml")
        for case in (case for case in cases() if case.query == query):
            _, only = WRONG.get(query, ("", frozenset({"nothing"})))
            if endpoint.engine == "virtuoso" and (not only or only & set(case.values)):
                with pytest.raises(QueryError, match=f"query '{query}': Virtuoso"):
                    graph.query(query, **case.values)
            elif endpoint.engine == "virtuoso":
                assert loose(answered(graph, case)) == loose(expected(case))
            else:
                assert answered(graph, case) == expected(case)


def answered(graph: dt.KnowledgeGraph, case: Case) -> str:
    found = graph.query(case.query, **case.values)
    assert isinstance(found, Table)
    rows = [row for row in found if case.where.items() <= row.items()]
    return Table(found.columns, tuple(rows), found.complete).to_csv()


def test_a_cut_answer_says_so(endpoint: Endpoint) -> None:
    """By our limit, and by that of the server: Virtuoso gives 10,000 rows, of a graph silently."""
    with dt.open(endpoint.url) as graph:
        found = graph.query("SELECT ?s { ?s ?p ?o }", limit=5, offset=2)
        assert isinstance(found, Table)
        assert (len(found), found.complete) == (5, False)
        every = graph.query("SELECT ?s ?p ?o { ?s ?p ?o }", limit=100_000)
        made = graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", limit=100_000)
        assert not isinstance(every, bool)
        assert not isinstance(made, bool)
        capped = endpoint.engine == "virtuoso"
        assert (every.complete, made.complete) == (not capped, not capped)
        assert (len(every) == 10_000) is capped


def test_text_is_answered_over_all_graphs_unless_it_names_one(endpoint: Endpoint) -> None:
    with dt.open(endpoint.url) as graph:
        label = "SELECT ?l { ?s det:acronym 'PMF' ; skos:prefLabel ?l } ORDER BY ?l LIMIT 1"
        assert len(graph.table(label)) == 1
        catalogue = "SELECT DISTINCT ?p FROM graph:catalogue { ?s ?p ?o }"
        with pytest.raises(QueryError, match="not a graph of the store"):
            graph.query(catalogue)
        named = catalogue.replace(
            "graph:catalogue", "<https://w3id.org/detente/id/graph/catalogue>"
        )
        assert len(graph.table(named)) < 12
        assert graph.query("ASK { ?s a sem:Actor }") is True
        assert graph.query("ASK { ?s a sem:Nothing }") is False


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE reaches outside"),
        ("SELECT * FROM <http://127.0.0.1/x> { ?s ?p ?o }", "nothing is fetched"),
        ("LOAD <http://127.0.0.1/x>", "not a query"),
        ("DROP ALL", "not a query"),
        ("SELECT * {", "not a query"),
        ("SELECT (1 AS ?x) {} ; INSERT DATA { <urn:a> <urn:b> 1 }", "not a query"),
    ],
)
def test_what_is_no_query_or_reaches_outside_is_not_sent(
    endpoint: Endpoint, text: str, problem: str
) -> None:
    with dt.open(endpoint.url) as graph, pytest.raises(QueryError, match=problem):
        graph.query(text)


def test_names_are_looked_up_at_the_endpoint(endpoint: Endpoint, casefile: Write) -> None:
    with dt.open(endpoint.url) as graph:
        graph.load(casefile(talks=[MEETING.format("a")]))
        assert graph.actor("Royal Guard").endswith("/actor/crisis/guard")
        assert len(graph.table("evidence", event="talks")) == 1
        with pytest.raises(UnknownNameError, match="no actor named 'Ruritaniaa'; did you mean"):
            graph.actor("Ruritaniaa")


def test_pictures_networks_reasons_and_checks_are_those_of_memory(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    local = loaded(EXAMPLE)
    with dt.open(endpoint.url) as graph:
        graph.load(EXAMPLE)
        assert graph.check() == []
        assert str(graph.why("iraqi-volunteers-2026/diyala-pledge")) == str(
            local.why("iraqi-volunteers-2026/diyala-pledge")
        )
        for each, name in ((graph, "far"), (local, "near")):
            each.export(tmp_path / f"{name}.nq")
            each.view(actor="Iran").save(tmp_path / f"{name}.html")
        assert (tmp_path / "far.nq").read_bytes() == (tmp_path / "near.nq").read_bytes()
        far, near = graph.network(actor="Iran"), local.network(actor="Iran")
        assert (set(far.nodes), set(far.edges)) == (set(near.nodes), set(near.edges))
        assert len(graph.rdf) == len(local.rdf)
    pages = [(tmp_path / f"{name}.html").read_text() for name in ("far", "near")]
    assert len(pages[0]) == pytest.approx(len(pages[1]), rel=0.01)


# -- the command line ------------------------------------------------------------------------


def test_the_commands_take_an_address_for_a_folder(endpoint: Endpoint, casefile: Write) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(main, [*words, "--store", endpoint.url])
        assert done.exit_code == 0, done.output
        return done.output

    path = casefile(talks=[MEETING.format("a")])
    assert "1 claim read = 1 loaded" in run("load", str(path))
    assert "unchanged" in run("load", str(path))
    told = json.loads(run("query", "who-did-what", "--actor", "Royal Guard", "--format", "json"))
    assert told["complete"] is True
    assert "crisis/a" in run("sources", "--format", "csv")
    assert "no problems" in run("check")
    assert "removed" in run("remove", "crisis")


# -- one at a time, whole or not at all --------------------------------------------------------


def test_two_do_not_change_a_store_at_once(endpoint: Endpoint) -> None:
    with dt.open(endpoint.url) as one, dt.open(endpoint.url) as other:
        with one._engine.workspace():
            with pytest.raises(StoreError, match=r"is being changed by .*, process \d+"):
                other.load(GDELT)
            assert len(other.table("degree")) == 0
        assert [account.outcome for account in other.load(GDELT)] == ["loaded"]


def test_connections_that_break_off_double_and_lose_nothing(
    endpoint: Endpoint, casefile: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_wire, "PAUSE", 0.01)
    path = casefile(talks=[MEETING.format("a"), MEETING.format("b")])
    port = urlsplit(endpoint.url).port
    assert port is not None
    cutter = Cutter(port)
    cutter.start()
    try:
        with dt.open(endpoint.url.replace(f":{port}", f":{cutter.port}")) as graph:
            assert [account.outcome for account in graph.load(path)] == ["loaded"]
    finally:
        cutter.stop()
    with dt.open(endpoint.url) as graph:
        assert quads(graph) == quads(loaded(path))
    assert cutter.cut > 2


KILLED = """
import os, sys
import detente as dt
from graph import remote_journal
from graph.endpoint_wire import Wire
remote_journal.LEASE = 2
graph, left = dt.open(sys.argv[1]), int(sys.argv[3])
fetched = Wire.fetched
def counting(self, request):
    global left
    if request.url != graph._engine._remote.address.query:
        left -= 1
        if left < 0:
            os._exit(9)
    return fetched(self, request)
Wire.fetched = counting
graph.load(sys.argv[2])
"""


def test_a_load_that_is_killed_at_any_request_is_finished_or_forgotten(
    endpoint: Endpoint, casefile: Write
) -> None:
    """Whatever the moment: the next to change the store finds all of it, or makes nothing of it."""
    path = casefile(talks=[MEETING.format("a"), MEETING.format("b")])
    local, empty = quads(loaded(path)), quads(loaded())
    found = set()
    for number in range(0, 40, 3 if endpoint.engine == "oxigraph" else 6):
        command = [sys.executable, "-c", KILLED, endpoint.url, str(path), str(number)]
        done = subprocess.run(command, cwd=ROOT, env=os.environ, check=False, capture_output=True)
        assert done.returncode in {0, 9}, done.stderr.decode()
        with dt.open(endpoint.url) as graph:
            _waited(graph)
            state = quads(graph)
            assert state in (local, empty), f"half done after {number} requests"
            found.add(state == local)
            assert graph.load(path)[0].outcome == ("unchanged" if state == local else "loaded")
            assert quads(graph) == local
            assert not list(graph._engine._journal.left(path.parent))  # type: ignore[attr-defined]
            graph.remove("crisis")
        if done.returncode == 0:
            break
    assert found == {True, False}
    assert done.returncode == 0


def _waited(graph: dt.KnowledgeGraph) -> None:
    """Be the next to change the store, when the word of the killed one is no longer good."""
    import time

    assert isinstance(graph._engine, RemoteEngine)
    for _ in range(40):
        try:
            with graph._engine.workspace():
                return
        except StoreError:
            time.sleep(0.25)
    raise AssertionError("the store stays shut")
