"""A query stays inside the store, ends in time, and says what it was asked."""

import csv
import io
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from graph.asking import ask
from graph.dataset import dataset
from graph.guard import bound, checked
from graph.iris import ID
from graph.named import with_terms
from graph.store import EventGraph
from graph.table import Table, Triples
from ontology.errors import DetenteError, QueryError
from ontology.terms import XSD

ROOT = Path(__file__).parents[2]
#: Where a query would go if it could: @ stands for an address at which somebody listens.
DISGUISES = [
    "SELECT * { SERVICE <@> { ?s ?p ?o } }",
    "select * { service <@> { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT <@> { ?s ?p ?o } }",
    "SELECT * { SERVICE # to you\n<@> { ?s ?p ?o } }",
    'SELECT * { {} # "\n SERVICE <@> { ?s ?p ?o } # "\n }',
    "SELECT * { BIND('# ' AS ?x) SERVICE <@> { ?s ?p ?o } }",
    "SELECT * { {} BIND('''a' ''' AS ?x) SERVICE <@> { ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <@> } SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <@> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <@> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <@> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <@> { ?s ?p ?o } }",
    # The engine knows no word boundaries: a keyword ends where its letters end.
    "SELECT*{SERVICE<@>{?s ?p ?o}}",
    "SELECT*{SERVICESILENT<@>{?s ?p ?o}}",
    "PREFIX :<@> SELECT*{SERVICE:x{?s ?p ?o}}",
    "PREFIX :<@> PREFIX SERVICE:<@> SELECT*{SERVICE:x{?s ?p ?o}}",
    "PREFIX x:<@> SELECT*{SERVICEx:y{?s ?p ?o}}",
    "PREFIX x:<@> SELECT*{SERVICESILENTx:y # {\n{?s ?p ?o}}",
    "SELECT*{?s ?p 1e0SERVICE<@>{?a ?b ?c}}",
    "SELECT*{?s ?p trueSERVICE<@>{?a ?b ?c}}",
    "SELECT*{?s ?p true.SERVICE<@>{?a ?b ?c}}",
    'SELECT*{?s ?p "a"@en.SERVICE<@>{?a ?b ?c}}',
    "PREFIX x:<@> SELECT*{?s ?p x:.SERVICE<@>{?a ?b ?c}}",
]
OUTSIDE = [
    "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * from named <http://example.org/> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM # here\n <http://example.org/> { ?s ?p ?o }",
    r"SELECT * FROM <\u0068ttp://example.org/> { ?s ?p ?o }",
    "PREFIX e: <http://example.org/> SELECT * FROM e:x { ?s ?p ?o }",
    "PREFIX e: <file:///etc/> SELECT * FROM NAMED e:passwd { GRAPH ?g { ?s ?p ?o } }",
    "BASE <http://example.org/> SELECT * FROM <x> { ?s ?p ?o }",
    "SELECT*FROMNAMED<http://example.org/>{GRAPH ?g {?s ?p ?o}}",
    "ASKFROM<file:///etc/passwd>{?s ?p ?o}",
]
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://x/> { LOAD" }',
    "SELECT * { ?s ?p '''\nSERVICE ' '' FROM <file:///x>''' }",
    r'SELECT * { ?s ?p "\"SERVICE" }',
    "SELECT * { ?s ?p <http://x/SERVICE?LOAD#SERVICE> }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/>",
    "SELECT ?service { ?service ?load $from }",
    "PREFIX service: <http://x/> SELECT * { ?s service:x ?o . ?s ?p service: }",
    "PREFIX load: <http://x/> SELECT * { ?s load: ?o . ?s load:SERVICE ?o }",
    "PREFIX : <http://x/> SELECT * { ?s :service ?o . ?s :load :from }",
    "SELECT * { ?s ?p _:service . _:service ?p ?o }",
    'SELECT * { ?s ?p "word"@service }',
    "PREFIX x: <http://x/> SELECT * { ?s x:customer-service ?o . ?s x:a%20service ?o }",
    "SELECT * { ?s ?p ?o FILTER(?s < ?o && ?o > ?s) }",
]
NUMBER = ox.Literal("1E0", datatype=ox.NamedNode(f"{XSD.BASE}double"))
OBJECTS: list[ox.Literal | ox.NamedNode] = [
    NUMBER,
    ox.Literal(value=True),
    ox.Literal("a", language="en"),
    ox.NamedNode("http://o/"),
]
P = ox.NamedNode("http://p/")


class Ear(SimpleNamespace):
    """A place on this machine at which somebody listens, and counts who knocks."""

    address: str
    knocks: int


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    listener = socket.create_server(("127.0.0.1", 0))
    listening = Ear(address=f"http://127.0.0.1:{listener.getsockname()[1]}/", knocks=0)

    def listen() -> None:
        with suppress(OSError):
            while True:
                listener.accept()[0].close()
                listening.knocks += 1

    threading.Thread(target=listen, daemon=True).start()
    yield listening
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


@pytest.fixture
def store(ear: Ear) -> ox.Store:
    """A store in which each disguise finds what it joins with."""
    made = ox.Store()
    for n, term in enumerate([*OBJECTS, ox.NamedNode(ear.address)]):
        graph = ox.NamedNode(f"{ID}graph/{n}")
        made.add(ox.Quad(ox.NamedNode(f"http://s/{n}"), P, term, graph))
    return made


@pytest.mark.parametrize("text", DISGUISES)
def test_a_query_reaches_no_service_in_any_disguise(store: ox.Store, ear: Ear, text: str) -> None:
    before = ear.knocks
    with pytest.raises(QueryError, match="SERVICE"):
        ask(store, text.replace("@>", f"{ear.address}>"), seconds=5)
    assert ear.knocks == before


BEFORE = (
    "1 1. 1e0 .5 true false x: x:y x:.y : :y 'a' 'a'@en 'a'^^x: _:a ?o () [] a x:%20 UNDEF . {}"
)
AFTER = "<@> x:y :x ?o SILENT SILENT<@> SILENTx:y _:x : #\n<@>"


PARTS = st.tuples(
    st.sampled_from(["", "?s ?p ", "{} ", "OPTIONAL{?s ?p "]),
    st.sampled_from(["", *BEFORE.split(" ")]),
    st.sampled_from(["", " ", ".", "\t", "#\n"]),
    st.sampled_from(["SERVICE", "service"]),
    st.sampled_from(["", " "]),
    st.sampled_from(AFTER.split(" ")),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_what_passes_the_guard_never_knocks(store: ox.Store, ear: Ear, parts: list[str]) -> None:
    body = "".join(parts) + "{?a ?b ?c}" + ("}" if parts[0].startswith("OPT") else "")
    text = f"PREFIX : <@> PREFIX x: <@> PREFIX service: <@> SELECT * {{ {body} }}"
    before = ear.knocks
    with suppress(DetenteError, OSError):
        ask(store, text.replace("@>", f"{ear.address}>"), seconds=5)
    assert ear.knocks == before


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_query_names_no_graph_outside(store: ox.Store, text: str) -> None:
    """Nothing would be fetched, and the answer would be wrong without a word."""
    with pytest.raises(QueryError, match="FROM"):
        ask(store, text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_word_that_only_looks_like_one_is_no_keyword(store: ox.Store, text: str) -> None:
    assert isinstance(ask(store, text), Table)


def test_a_graph_of_the_store_may_be_named(store: ox.Store) -> None:
    """Or the answer would be about all sources, where the query asks about one."""
    text = f"SELECT ?s FROM <{ID}graph/1> {{ ?s ?p ?o }}"
    for query in (text, text.replace("FROM <", "# \nfrom\n<")):
        found = ask(store, query)
        assert isinstance(found, Table)
        assert found.column("s") == ["http://s/1"]


@pytest.mark.parametrize(
    "text",
    ["INSERT DATA { <a:> <b:> <c:> }", "LOAD <file:///etc/passwd>", "CLEAR ALL", "DROP ALL"],
)
def test_a_query_changes_nothing(store: ox.Store, text: str) -> None:
    before = set(store)
    with pytest.raises(QueryError):
        ask(store, text)
    assert set(store) == before


@pytest.mark.parametrize(
    "text", ["", "SELECT", "SELECT * {", "\0", "SELECT * { ?s ?p '\udcff' }", "\ud800", "{" * 101]
)
def test_what_is_no_query_is_said_to_be_none(store: ox.Store, text: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, text)
    assert "\n" not in str(caught.value)


# -- what would never end, or end the process ------------------------------------------------

FILTER = "SELECT * { ?s ?p ?o FILTER(%s) }"
PATH = "SELECT * { ?s %s ?o }"
#: As long as a query may be; deep in ways that no bracket shows.
DEEP = {
    "parentheses": FILTER % ("(" * 5_000 + "1" + ")" * 5_000),
    "ors": FILTER % "||".join(["?s"] * 20_000),
    "sums": FILTER % ("1" + "-1" * 40_000),
    "nots": FILTER % ("!" * 90_000 + "true"),
    "a path": PATH % "/".join(["a"] * 40_000),
    "a nested path": PATH % ("(" * 90 + "a" + ")*" * 90),
    "optionals": "SELECT * {" + "OPTIONAL{?s a ?o}" * 5_000 + "}",
    "a long string": FILTER % f"'{'x' * 90_000}'",
    "a longer string": FILTER % f"'{'x' * 9_000_000}'",
    "a cross product": "SELECT (COUNT(*) AS ?n) {" + "?s ?p ?o . ?a ?b ?c . " * 4 + "?x ?y ?z}",
    "rows without end": "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o}",
}
ASKING = """
import json, sys, time
import pyoxigraph as ox
from graph.asking import ask
from graph.dataset import dataset
from ontology.errors import QueryError
store, n = ox.Store(), ox.NamedNode
for i in range(300):
    store.add(ox.Quad(n(f"s:{i}"), n("p:"), n(f"s:{i * 7 % 300}"), n("g:")))
views = {"ask": lambda text: ask(store, text, rows=10**9, seconds=0.2),
         "rdflib": lambda text: list(dataset(store, seconds=0.2).query(text))}
for name, text in json.load(sys.stdin).items():
    began = time.monotonic()
    try:
        views[sys.argv[1]](text)
    except QueryError as error:
        assert len(str(error)) < 200, name
    assert time.monotonic() - began < 3, name
    print(name, flush=True)
"""


def survived(view: str, *names: str) -> list[str]:
    """Return which queries a process of its own lives through."""
    command = [sys.executable, "-c", ASKING, view]
    texts = json.dumps({name: DEEP[name] for name in names})
    done = subprocess.run(
        command, input=texts, capture_output=True, text=True, check=False, timeout=60, cwd=ROOT
    )
    return [*done.stdout.splitlines(), *done.stderr.splitlines()[-1:]]


def test_the_process_outlives_every_query() -> None:
    assert survived("ask", *DEEP) == list(DEEP)


def test_the_process_outlives_every_query_of_rdflib() -> None:
    names = ["parentheses", "nots", "sums", "a nested path", "a longer string"]
    assert survived("rdflib", *names) == names


# -- what is left out is said ----------------------------------------------------------------


def test_a_cut_answer_says_so_in_every_shape(store: ox.Store) -> None:
    cut = ask(store, "SELECT * { ?s ?p ?o }", rows=2)
    assert isinstance(cut, Table)
    assert len(cut) == 2
    for shape in (str(cut), cut.to_csv(), cut._repr_html_()):
        assert "cut after 2 rows: there are more" in shape
    assert json.loads(cut.to_json())["complete"] is False
    assert cut.to_pandas().attrs["complete"] is False
    assert not cut[:1].complete
    graph = ask(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", rows=2)
    assert isinstance(graph, Triples)
    assert graph.to_turtle().startswith("# cut after 2 triples")


@pytest.mark.parametrize("rows", [5, 6])
def test_a_whole_answer_does_not(store: ox.Store, rows: int) -> None:
    whole = ask(store, "SELECT * { ?s ?p ?o }", rows=rows)
    assert isinstance(whole, Table)
    assert (len(whole), whole.complete, whole.note) == (5, True, "")
    assert "cut" not in str(whole) + whole.to_csv() + whole._repr_html_()


@pytest.mark.parametrize("rows", [-1, -10_000])
def test_there_is_no_limit_below_nothing(store: ox.Store, rows: int) -> None:
    """It would be no limit at all."""
    with pytest.raises(QueryError):
        ask(store, "SELECT * { ?s ?p ?o }", rows=rows)


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0])
def test_a_time_limit_is_a_number_of_seconds(store: ox.Store, seconds: float) -> None:
    with suppress(QueryError):
        assert ask(store, "ASK {}", seconds=seconds) is True


TRICKY = ["a\rb", "a\nb", "\r=1+1", 'a"b', "a,b", "'", "\x1b[31mred", "\u202egnp.exe", "\x00"]


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_is_one_cell_of_one_row(text: str) -> None:
    table = Table(("a", "b"), ({"a": text, "b": "end"},))
    rows = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    assert [len(row) for row in rows] == [2, 2]
    assert rows[1][0].lstrip("'") == text.lstrip("'")


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_does_nothing_to_a_terminal(text: str) -> None:
    drawn = str(Table(("a",), ({"a": text},)))
    assert all(c.isprintable() or c == "\n" for c in drawn)
    assert len(drawn.splitlines()) == 4


def test_json_is_json_whatever_is_in_it(store: ox.Store) -> None:
    found = ask(store, 'SELECT ("NaN"^^xsd:double AS ?x) ("INF"^^xsd:double AS ?y) {}')
    assert isinstance(found, Table)

    def refuse(word: str) -> None:
        pytest.fail(f"{word} is not JSON")

    json.loads(found.to_json(), parse_constant=refuse)


# -- parameters are values -------------------------------------------------------------------


@given(st.text(alphabet=st.sampled_from("\"'\\\n\r\t{}$?#<>@^.;v é😀")) | st.text())
def test_a_value_is_only_ever_a_value(value: str) -> None:
    store = ox.Store()
    query = "SELECT ($v AS ?x) ('$v' AS ?y) (?v AS ?z) { VALUES ?w { 1 } } # $v"
    try:
        found = ask(store, with_terms(query, {"v": value}))
    except QueryError:
        assert value.startswith(("http://", "https://", "urn:"))
        return
    assert isinstance(found, Table)
    assert list(found) == [{"x": value, "y": "$v", "z": None}]


@pytest.mark.parametrize(
    "value",
    ["http://a b", "http://x/> } #", "https://[", "urn:\n", "\ud800", [1], None, object(), b"x"],
)
def test_a_value_that_is_no_term_is_an_error_of_the_query(value: object) -> None:
    with pytest.raises(QueryError) as caught:
        ask(ox.Store(), with_terms("SELECT ($v AS ?x) {}", {"v": value}))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("since", ["2026-02-07", date(2026, 2, 7), datetime(2026, 2, 7, 3)])
def test_a_day_may_be_given_in_any_form(since: object) -> None:
    """A moment written as an xsd:date would compare with nothing, and drop every row."""
    text = EventGraph().sparql("who-did-what", since=since)
    assert f'"2026-02-07"^^<{XSD.date}>' in text


def test_a_parameter_stands_only_where_a_value_may() -> None:
    text = """SELECT $a '$a' "$a" '''$a''' <http://x/$a> # $a\n $ab x:$a"""
    assert bound(text, {"a": "1"}) == text.replace("T $a", "T 1").replace("x:$a", "x:1")


@pytest.mark.parametrize(
    "name", ["a%b", "x[y]", "", " ", "\udcff", "a\0b", "<http://x/>", "x" * 9_999]
)
def test_a_name_that_is_no_iri_is_nobodys(name: str) -> None:
    with pytest.raises(DetenteError) as caught:
        EventGraph().actor(name)
    assert "\n" not in str(caught.value)


def test_a_query_is_left_as_it_is_when_it_passes() -> None:
    for text in HARMLESS:
        assert checked(text) == text


# -- the graph as rdflib sees it -------------------------------------------------------------


@pytest.fixture
def view(store: ox.Store) -> rdflib.Dataset:
    return dataset(store)


KEYWORDS: list[dict[str, object]] = [
    {},
    {"use_store_provided": False},
    {"DEBUG": False},
    {"base": "http://x/"},
    {"processor": "sparql"},
]


@pytest.mark.parametrize("keywords", KEYWORDS, ids=str)
def test_rdflib_reads_no_file_and_calls_nobody(
    view: rdflib.Dataset, ear: Ear, tmp_path: Path, keywords: dict[str, object]
) -> None:
    file = tmp_path / "secret.nt"
    file.write_text("<http://secret/> <http://p/> <http://o/> .\n")
    before = ear.knocks
    for text in (
        f"SELECT ?s FROM <{file.as_uri()}> {{ ?s ?p ?o }}",
        f"PREFIX f: <{tmp_path.as_uri()}/> SELECT ?s FROM f:secret.nt {{ ?s ?p ?o }}",
        f"SELECT ?s {{ SERVICE <{ear.address}> {{ ?s ?p ?o }} }}",
        f"PREFIX s: <{ear.address}> SELECT ?s {{ SERVICEs:x{{ ?s ?p ?o }} }}",
    ):
        with pytest.raises(QueryError):
            list(view.query(text, **keywords))  # type: ignore[arg-type]
    assert ear.knocks == before


def test_rdflib_may_ask(view: rdflib.Dataset) -> None:
    (row,) = view.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(row, rdflib.query.ResultRow)
    assert int(row[0]) == 5
    with pytest.raises(QueryError):
        view.query("SELECT * {")


X, Y = URIRef("http://x/"), URIRef("http://y/")
CHANGES: dict[str, Callable[[Any], object]] = {
    "add": lambda view: view.add((X, X, X)),
    "add to a graph": lambda view: view.add((X, X, X, Y)),
    "addN": lambda view: view.addN([(X, X, X, view.default_graph)]),
    "+=": lambda view: view.__iadd__([(X, X, X, Y)]),
    "remove": lambda view: view.remove((None, None, None, None)),
    "a new graph": lambda view: view.graph(Y),
    "add_graph": lambda view: view.add_graph(Y),
    "remove_graph": lambda view: view.remove_graph(URIRef(f"{ID}graph/1")),
    "set": lambda view: view.default_graph.set((X, X, X)),
    "insert": lambda view: view.update("INSERT DATA { <http://x/> <http://x/> <http://x/> }"),
    "drop": lambda view: view.update("DROP ALL"),
    "parse": lambda view: view.parse(data="<a:> <b:> <c:> .", format="nt"),
    "parse nothing": lambda view: view.parse(data="", format="trig"),
    "parse a file": lambda view: view.parse("no-such-file.ttl"),
    "load": lambda view: view.update("LOAD <file:///no-such-file.ttl>", use_store_provided=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_rdflib_changes_nothing(
    store: ox.Store, view: rdflib.Dataset, change: Callable[[Any], object]
) -> None:
    before = set(store), set(store.named_graphs())
    with pytest.raises(QueryError):
        change(view)
    assert (set(store), set(store.named_graphs())) == before


def test_rdflib_destroys_no_folder(view: rdflib.Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    with suppress(QueryError):
        view.destroy(str(folder))
    assert folder.exists()
