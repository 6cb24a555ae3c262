"""RDF files: Turtle, TriG, N-Triples, N-Quads and JSON-LD, without fetching anything.

Every statement is kept as what this file says, in a graph of the file's own, one for each graph in
it. Statements in the graphs that Détente keeps itself are set aside: they are made anew from the
claims. So are triple terms and directional strings (RDF 1.2), which rdflib does not know.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from loaders.opening import bare_name, opened, suffix
from loaders.unseen import UNSEEN
from ontology.errors import SourceError
from ontology.names import made_id
from ontology.records import Counted, Loaded, Record, SetAside, Source, Statement
from ontology.terms import SourceKind

__all__ = ["load", "recognises"]

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
#: Graphs that are derived, or judgements of whoever keeps the store: no file may bring them.
KEPT = re.compile(
    r"https://w3id\.org/detente/id/graph/(?:catalogue|tally|(?:fusion|identity)(?:/.*)?)"
)
BLOCK = 1 << 20
#: A byte order mark, which is no RDF.
MARK = b"\xef\xbb\xbf"
#: Triple terms in triple terms, and objects in objects, without one that ends.
ABYSS = re.compile(rb"(?:<<[^<>]{0,80}){30}|(?:[{][^{}]{0,40}){200}|(?:\[[^][]{0,20}){2000}")
NODES = "https://w3id.org/detente/id/node/"
#: A directive or the first terms of a statement, after comments: "Base commander…" is none.
BEGINNING = re.compile(
    r"\s*(?>#[^\n]*\n\s*)*+(?:@prefix\s|@base\s|prefix\s+[\w.-]*:\s*<|base\s*<|_:\w|"
    r"<[a-z][a-z0-9+.-]*:[^<>\s]*>\s*(?:[<{]|a\s|[\w.-]*:\S))",
    re.IGNORECASE,
)


def recognises(path: Path, beginning: str) -> bool:
    """Tell whether a file has the name or the first words of an RDF file."""
    if suffix(path) in FORMATS:
        return True
    return bool(BEGINNING.match(beginning)) or ("{" in beginning[:9] and '"@context"' in beginning)


def load(path: Path) -> Iterator[Record]:
    """Yield the statements of an RDF file, graph by graph as they come."""
    main = made_id("rdf", Path(bare_name(path)).stem)
    nodes: dict[str, str] = {}
    graph: object = ox.DefaultGraph()
    units = 0
    yield described(path, main, graph)
    for units, quad in enumerate(statements(path), start=1):
        if quad.graph_name != graph:
            graph = quad.graph_name
            yield described(path, main, graph)
        reason = refused(quad)
        if reason:
            yield SetAside(line=units, reason=reason, raw=f"{quad} .")
            continue
        yield Statement(
            subject=named(quad.subject, main, nodes),
            predicate=str(quad.predicate),
            object=named(quad.object, main, nodes),
        )
        yield Loaded(line=units)
    if not units:
        raise SourceError("no statements in the file", path=path)
    yield Counted(units=units, unit="statement")


def abyss(path: Path) -> bool:
    """Tell whether a file opens more brackets in a row than any parser survives."""
    with opened(path) as file:
        before = b""
        while block := file.read(BLOCK):
            if ABYSS.search(before + block):
                return True
            before = block[-4096:]
    return False


def statements(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a file; a mistake is an error with its line."""
    if abyss(path):
        raise SourceError("nested too deeply", path=path)
    format_ = format_of(path)
    try:
        with opened(path) as file:
            if cast("io.BufferedReader", file).peek(3)[:3] == MARK:
                file.read(3)
            yield from ox.parse(file, format=format_, without_named_graphs=False)
    except SyntaxError as error:
        raise SourceError(f"not RDF: {error.msg}", path=path, line=error.lineno) from None
    except SourceError:
        raise
    except ValueError as error:
        raise SourceError(f"not RDF: {error}", path=path) from None


def format_of(path: Path) -> ox.RdfFormat:
    """Return the syntax that the suffix names, or that the first words look like."""
    if (ending := suffix(path)) in FORMATS:
        return FORMATS[ending]
    with opened(path) as file:
        beginning = file.read(4096).lstrip()
    return ox.RdfFormat.JSON_LD if beginning.startswith((b"{", b"[")) else ox.RdfFormat.TRIG


def described(path: Path, main: str, graph: object) -> Source:
    """Return the source that a file, or one graph in it, is."""
    if isinstance(graph, ox.DefaultGraph):
        return Source(id=main, kind=SourceKind.DATASET, title=bare_name(path))
    name = graph.value if isinstance(graph, ox.NamedNode) else str(graph)
    return Source(
        id=f"{main}/{made_id(name)}",
        kind=SourceKind.DATASET,
        title=f"{bare_name(path)}: {name}",
        part_of=main,
    )


def refused(quad: ox.Quad) -> str | None:
    """Return why a statement can not be loaded, or None."""
    graph = quad.graph_name
    if isinstance(graph, ox.NamedNode) and KEPT.fullmatch(graph.value):
        return "in a graph that is kept by the store itself"
    if isinstance(quad.object, ox.Triple):
        return "a triple term (RDF 1.2)"
    if isinstance(quad.object, ox.Literal):
        if quad.object.direction is not None:
            return "a string with a direction (RDF 1.2)"
        if hidden := UNSEEN.search(quad.object.value):
            return f"a text with the character U+{ord(hidden.group()):04X}, which is not shown"
    return None


def named(term: object, main: str, nodes: dict[str, str]) -> str:
    """Return a term as N-Triples; a blank node as an IRI, numbered as the nodes come."""
    if not isinstance(term, ox.BlankNode):
        return str(term)
    number = nodes.setdefault(term.value, str(len(nodes) + 1))
    return f"<{NODES}{main}/{number}>"
