"""A mistake in RDF is one line that says where; what is said in it judges nobody."""

import socket
from pathlib import Path

import pyoxigraph as ox
import pytest

import detente as dt
from graph.iris import ID
from ontology.errors import DetenteError
from ontology.terms import DET
from tests.loaders.hostile import (
    CASE,
    Loading,
    nested,
    read_by_another_process,
)

P = "@prefix e: <http://e/> .\n"
RDF: dict[str, tuple[str, str | bytes, int | None, str]] = {
    "cut in half": ("x.ttl", f'{P}e:a e:b "unfini', 2, "Unexpected end of file"),
    "cut after a line": ("x.ttl", f"{P}e:a e:b\n", None, "Unexpected end"),
    "a relative address": ("x.ttl", "<a> <b> <c> .\n", 1, "No scheme"),
    "an address over two lines": ("x.ttl", f"{P}e:a e:b <http://x/\ny> .\n", 2, "IRI"),
    "no such prefix": ("x.ttl", "x:a x:b x:c .\n", 1, "prefix"),
    "a language that is none": ("x.ttl", f'{P}e:a e:b "x"@e .\n', 2, "language"),
    "half a character": ("x.ttl", f'{P}e:a e:b "\\uD800" .\n', 2, "unicode"),
    "not UTF-8": ("x.ttl", f'{P}e:a e:b "caf@" .\n'.encode().replace(b"@", b"\xe9"), None, "UTF-8"),
    "UTF-16": ("x.nt", "<http://a> <http://b> <http://c> .\n".encode("utf-16"), 1, "UTF-8"),
    "only prefixes": ("x.ttl", P, None, "no statements"),
    "only a comment": ("x.ttl", "# nothing yet\n", None, "no statements"),
    "RDF/XML by another name": ("x.ttl", '<?xml version="1.0"?>\n<rdf:RDF/>', 1, "not RDF"),
    "a graph in Turtle": ("x.ttl", "<http://g> { <http://a> <http://b> <http://c> }", 1, "not RDF"),
    "a graph in N-Triples": ("x.nt", "<http://a> <http://b> <http://c> <http://g> .", 1, "not RDF"),
    "JSON that is cut": ("x.jsonld", '{"@id": "http://a/", "http', 1, "not RDF"),
    "JSON with NaN": ("x.jsonld", '{"http://p/": NaN}', 1, "not RDF"),
    "JSON with a key twice": (
        "x.jsonld",
        '{"@id": "http://a/", "@id": "http://b/"}',
        None,
        "twice",
    ),
    "JSON of addresses that are none": ("x.jsonld", '{"@id": "a b", "http://p/": 1}', None, ""),
    "a file as context": (
        "x.jsonld",
        '{"@context": "file:///etc/passwd", "a": 1}',
        None,
        "context",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "words"), RDF.values(), ids=RDF)
def test_a_mistake_in_rdf_is_shown_where_it_is(
    loading: Loading, name: str, text: str | bytes, line: int | None, words: str
) -> None:
    said = loading.fails(name, text, "rdf")
    assert said.startswith(f"{name}:{line}: " if line else f"{name}:"), said
    assert words in said


def test_a_context_is_not_fetched(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine has sockets of its own, so somebody listens whether it knocks."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("reached out"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/context.jsonld"
        for text in (
            f'{{"@context": "{address}", "name": "x"}}',
            f'{{"@context": ["{address}"], "@id": "http://s/", "http://p/": 1}}',
            f'{{"@context": {{"@import": "{address}"}}, "@id": "http://s/", "http://p/": 1}}',
            f'{{"@id": "http://s/", "http://p/": {{"@context": "{address}", "name": "x"}}}}',
        ):
            assert "x.jsonld" in loading.fails("x.jsonld", text)
        with pytest.raises(TimeoutError):
            listener.accept()


OWN = ["catalogue", "fusion", "identity", "identity/register", "identity/x/y"]
ASIDE = {
    **{f"in the graph {g}": (f"<{ID}graph/{g}> {{ @ }}", "kept by the store") for g in OWN},
    "a triple term": ('VERSION "1.2" <http://s/> <http://p/> <<( @ )>> .', "RDF 1.2"),
    "a string with a direction": ('VERSION "1.2" <http://s/> <http://p/> "x"@ar--rtl .', "RDF 1.2"),
    "a control character": ('<http://s/> <http://p/> "\\u001B[31m" .', "U+001B"),
    "text turned round": ('<http://s/> <http://p/> "exe.\u202egpj" .', "U+202E"),
    "a NUL": ('<http://s/> <http://p/> "\\u0000" .', "U+0000"),
}


@pytest.mark.parametrize(("text", "words"), ASIDE.values(), ids=ASIDE)
def test_a_statement_that_is_not_kept_is_set_aside(loading: Loading, text: str, words: str) -> None:
    good = "<http://s/> <http://p/> <http://o/>"
    ((_, reason),) = loading.sets_aside("x.trig", f"{good} .\n{text.replace('@ ', f'{good} ')}\n")
    assert words in reason
    assert (loading.account.read, loading.account.loaded) == (2, 1)


def test_nothing_is_lost_where_nodes_have_no_names(loading: Loading) -> None:
    """A forest of lists and nodes, a thousand deep, is as many statements as it is."""
    text = f"{P}e:a e:b {'[ e:p ' * 1_000}( {'( ' * 999}1 {') ' * 1_000}{']' * 1_000} .\n"
    counted = sum(1 for _ in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    assert loading.sets_aside("x.ttl", text) == []
    assert loading.account.loaded == counted > 3_000


ABYSS = {
    "nodes.ttl": f"{P}e:a e:b {nested('[ e:p ', ' ]', 50_000)} .\n",
    "lists.ttl": f"{P}e:a e:b {nested('( ', ' )', 50_000)} .\n",
    "terms.ttl": f"VERSION '1.2'\n{P}e:a e:b {nested('<<( e:a e:b ', ' )>>', 200_000)} .\n",
    "objects.jsonld": nested('{"http://p/": ', "}", 20_000),
    "lists.jsonld": nested('{"http://p/": {"@list": [', "]}}", 10_000),
    "arrays.jsonld": f'{{"http://p/": {nested("[", "]", 60_000)}}}',
    "graphs.jsonld": nested('{"@graph": ', "}", 20_000, "{}"),
}


def test_no_depth_of_rdf_ends_the_process(tmp_path: Path) -> None:
    assert read_by_another_process(tmp_path, ABYSS) == list(ABYSS)


# -- what a file may not do ------------------------------------------------------------------

DET_PREFIX = f"@prefix det: <{DET.BASE}> . @prefix p: <http://www.w3.org/ns/prov#> .\n"
SEM_PREFIX = "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
REPORT_1 = f"<{ID}report/test-case/ev/a/1>"
ABOUT = f"<http://evil/1> det:about <{ID}event/test-case/ev> ; det:modality det:actual ;"
POISON = {
    "turns a report round": f"{REPORT_1} det:polarity det:denied ; det:modality det:planned .",
    "adds an actor to a report": f"{REPORT_1} det:initiator <{ID}actor/israel> .",
    "gives a report another source": f"{REPORT_1} p:wasDerivedFrom <{ID}source/register> .",
    "is about a text": '<http://evil/2> det:about "Iran", "iran"@en ; det:modality det:actual .',
    "gives a role to a text": f'{ABOUT} det:polarity det:affirmed ; det:initiator "Iran" .',
    "gives a text as place": f'{ABOUT} det:polarity det:affirmed ; sem:hasPlace "Iran" .',
    "gives nothing as a day": f"""{ABOUT} det:polarity det:affirmed ;
        sem:hasEarliestBeginTimeStamp "~" ; sem:hasLatestEndTimeStamp "!" ;
        det:timePrecision "?" .""",
    "merges two actors": f"""<http://evil/2> a det:Judgement ; det:verdict det:same ;
        det:judgementOf <{ID}actor/iran>, <{ID}actor/israel> ; p:wasAttributedTo <http://me/> .""",
    "takes a name": f"""<{ID}actor/x> a sem:Actor ; det:nameKey "iran" ; det:acronym "US" .""",
}


def reported_by_others(graph: dt.KnowledgeGraph) -> list[str]:
    """Return what is derived from the casefile, but for what counts reports."""
    rows = graph.query(f"SELECT ?p ?o {{ GRAPH <{ID}graph/fusion> {{ ?e ?p ?o }} }}")
    assert isinstance(rows, dt.Table)
    return sorted(f"{row['p']} {row['o']}" for row in rows if "Count" not in str(row["p"]))


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("text", POISON.values(), ids=POISON)
def test_rdf_says_only_what_it_says(loading: Loading, text: str, first: bool) -> None:
    """It judges nobody the same, renames nobody, and changes no report of another source."""
    graph = loading.graph
    clean, evil = loading.path("x.yaml", CASE), loading.path("evil.ttl", "")
    graph.load(clean)
    expected = reported_by_others(graph), graph.actor("Israel"), graph.actor("US")
    graph.remove("test-case")
    evil.write_text(f"{DET_PREFIX}{SEM_PREFIX}{text}\n")
    graph.load(*((evil, clean) if first else (clean, evil)))
    try:
        if "evil/1" not in text:
            assert reported_by_others(graph) == expected[0]
        assert (graph.actor("Israel"), graph.actor("US")) == expected[1:]
        assert graph.actor("Iran") == f"{ID}actor/iran"
    finally:
        graph.remove("test-case")
        graph.remove("rdf/evil")


def test_rdf_can_not_have_another_source_removed(loading: Loading) -> None:
    """A source is what the catalogue says, and not who calls himself by its name."""
    claim = f'<{ID}source/register> <http://purl.org/dc/terms/identifier> "rdf/evil", "mine" .\n'
    graph, before = loading.graph, len(loading.graph)
    graph.load(loading.path("evil.ttl", claim))
    with pytest.raises(DetenteError):
        graph.remove("mine")
    graph.remove("rdf/evil")
    assert len(graph) == before


def test_an_export_that_is_loaded_has_the_events_of_the_original(loading: Loading) -> None:
    """What is derived is set aside, and derived anew."""
    graph = loading.graph
    graph.load(loading.path("x.yaml", CASE))
    graph.export(loading.folder / "all.nq")
    derived = reported_by_others(graph)
    graph.remove("test-case")
    other = dt.open()
    other.load(loading.folder / "all.nq")
    assert reported_by_others(other) == derived
