"""The catalogue: which graphs there are, what each was read from, and what became of it."""

from collections.abc import Iterable

import pyoxigraph as ox

from graph import asking, foreseeing
from graph.accounts import Account, Origin
from graph.ahead import Readable
from graph.iris import CATALOGUE, SHIPPED
from graph.table import Table
from ontology.errors import SourceError
from ontology.terms import DCTERMS, DET, PROV, Role

__all__ = [
    "count",
    "counted",
    "events_with",
    "graphs_from",
    "graphs_of",
    "held",
    "owners",
    "refuse_other",
    "renamed",
    "sources",
]

GRAPH = ox.NamedNode(CATALOGUE)
SOURCES = f"""
SELECT ?source ?title ?publisher ?published ?claims ?quads ?read ?loaded ?set_aside ?loader
WHERE {{
  GRAPH <{CATALOGUE}> {{
    ?graph prov:wasDerivedFrom ?iri ; det:quadCount ?quads ; det:loader ?with .
    OPTIONAL {{
      ?graph det:unitsRead ?read ; det:unitsLoaded ?loaded ; det:unitsSetAside ?set_aside .
    }}
  }}
  GRAPH ?graph {{ ?iri dcterms:identifier ?source ; dcterms:title ?title . }}
  FILTER(!STRSTARTS(?source, "{SHIPPED}/"))
  OPTIONAL {{ ?iri schema:datePublished ?published }}
  OPTIONAL {{
    SELECT ?iri (SAMPLE(?name) AS ?publisher) WHERE {{
      ?iri schema:publisher/skos:prefLabel ?label . BIND(STR(?label) AS ?name)
    }} GROUP BY ?iri
  }}
  OPTIONAL {{
    SELECT ?iri (COUNT(?claim) AS ?found) WHERE {{
      ?claim det:polarity ?said ; prov:wasDerivedFrom ?iri .
    }} GROUP BY ?iri
  }}
  BIND(COALESCE(?found, 0) AS ?claims)
  BIND(STRBEFORE(CONCAT(?with, " "), " ") AS ?loader)
}}
ORDER BY ?source
"""


def _text(store: ox.Store, graph: str, predicate: str) -> str | None:
    """Return what the catalogue says of a graph, as text."""
    pattern = (ox.NamedNode(graph), ox.NamedNode(predicate), None, GRAPH)
    found = next(iter(store.quads_for_pattern(*pattern)), None)
    return None if found is None else getattr(found.object, "value", None)


def _graphs(store: ox.Store, predicate: str, value: ox.NamedNode | ox.Literal) -> list[str]:
    """Return the graphs of which the catalogue says something."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), value, GRAPH)
    return sorted(q.subject.value for q in found if isinstance(q.subject, ox.NamedNode))


def held(store: ox.Store, origin: Origin) -> Account | None:
    """Return the account of a file that was loaded before, with the same loader and content."""
    for graph in _graphs(store, DET.digest, ox.Literal(origin.digest)):
        if _text(store, graph, DET.loader) == origin.loader:
            return Account(
                file=origin.name,
                source=(_text(store, graph, PROV.wasDerivedFrom) or "").rpartition("/source/")[2],
                loader=origin.loader.partition(" ")[0],
                outcome="unchanged",
                unit=_text(store, graph, DET.unit) or "row",
                read=int(_text(store, graph, DET.unitsRead) or 0),
                loaded=int(_text(store, graph, DET.unitsLoaded) or 0),
                set_aside=int(_text(store, graph, DET.unitsSetAside) or 0),
            )
    return None


def graphs_of(store: ox.Store, main: str) -> list[str]:
    """Return the graphs that the load of one file made."""
    return _graphs(store, DCTERMS.isPartOf, ox.NamedNode(main))


def graphs_from(store: ox.Store, source: str) -> list[str]:
    """Return the graphs of a source, and where it is a whole file, of all that is in it."""
    graphs = _graphs(store, PROV.wasDerivedFrom, ox.NamedNode(source))
    parts = {part for graph in graphs for part in graphs_of(store, graph)}
    return sorted({*graphs, *parts})


def owners(store: ox.Store, graphs: Iterable[str]) -> set[str]:
    """Return the files to which some graphs belong already."""
    graphs = list(graphs)
    foreseeing.subjects(store, graphs)
    found = (_text(store, graph, DCTERMS.isPartOf) for graph in graphs)
    return {owner for owner in found if owner}


def refuse_other(store: ox.Store, main: str, origin: Origin) -> None:
    """Fail where another file was loaded before as the source that this one would be.

    Raises:
        SourceError: it was; nothing is overwritten that the user did not mean.
    """
    place = _text(store, main, DET.origin)
    if place and origin.place and place != origin.place:
        problem = (
            f"its source {_named(main)!r} is loaded already, from another file: rename one of the "
            "two, remove the source, or say that this file replaces it (--replace)"
        )
        raise SourceError(problem, path=origin.name)


def renamed(store: ox.Store, main: str, origin: Origin) -> dict[str, str]:
    """Return the main graphs of the sources that a file brought by other names, with the names.

    What another loader read in the same file is another reading of it, and stays.
    """
    if not origin.place:
        return {}
    loader = origin.loader.partition(" ")[0]
    return {
        graph: _named(graph)
        for graph in _graphs(store, DET.origin, ox.Literal(origin.place))
        if graph != main and (_text(store, graph, DET.loader) or "").partition(" ")[0] == loader
    }


def _named(graph: str) -> str:
    """Return the id of the source whose main graph it is."""
    return graph.rpartition("/graph/")[2]


def count(store: ox.Store, graphs: Iterable[str]) -> None:
    """Note how many quads each graph has, in the place of what was noted before."""
    how_many = ox.NamedNode(DET.quadCount)
    for graph in graphs:
        node = ox.NamedNode(graph)
        if not any(store.quads_for_pattern(node, None, None, GRAPH)):
            continue
        for old in list(store.quads_for_pattern(node, how_many, None, GRAPH)):
            store.remove(old)
        found = store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {node} {{ ?s ?p ?o }} }}")
        if isinstance(found, ox.QuerySolutions):
            store.add(ox.Quad(node, how_many, ox.Literal(int(next(found)["n"].value)), GRAPH))


def counted(store: ox.Store, graphs: Iterable[str]) -> int:
    """Return how many quads some graphs have together."""
    graphs = list(graphs)
    foreseeing.subjects(store, graphs)
    return sum(int(_text(store, graph, DET.quadCount) or 0) for graph in graphs)


def events_with(store: Readable, actors: Iterable[str]) -> set[str]:
    """Return the events of reports in which some actors have a role."""
    about = ox.NamedNode(DET.about)
    claims = {
        quad.subject
        for actor in actors
        for role in Role
        for quad in store.quads_for_pattern(
            None, ox.NamedNode(DET.BASE + role), ox.NamedNode(actor)
        )
    }
    return {
        quad.object.value
        for claim in claims
        for quad in store.quads_for_pattern(claim, about, None)
        if isinstance(quad.object, ox.NamedNode)
    }


def sources(store: ox.Store) -> Table:
    """Return one row for each source, with its counts."""
    found = asking.ask(store, SOURCES, rows=1_000_000)
    if not isinstance(found, Table):
        raise TypeError("the catalogue's query is a SELECT")
    return found
