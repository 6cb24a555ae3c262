"""Asking the engine: one query in a thread of its own, with a limit of rows and of time."""

import threading
from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

import pyoxigraph as ox

from graph.guard import checked, disarmed, names_graphs
from graph.iris import ID
from graph.table import Table, Triples, value
from ontology.errors import QueryError

__all__ = ["PREFIXES", "ROWS", "SECONDS", "ask", "within"]

T = TypeVar("T")
Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
MOST_SECONDS = 1_000_000.0
#: How many rows an answer has at the most, and how long it may take, unless the user says so.
ROWS, SECONDS = 10_000, 60.0
#: The stack of the thread in bytes: a deeply nested query overflows an ordinary one.
STACK = 256 * 1024 * 1024
PREFIXES = {
    **{kind: f"{ID}{kind}/" for kind in ("actor", "event", "graph", "place", "report", "source")},
    "dcterms": "http://purl.org/dc/terms/",
    "det": "https://w3id.org/detente/ns#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "geof": "http://www.opengis.net/def/function/geosparql/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rel": "https://w3id.org/detente/relation/",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "type": "https://w3id.org/detente/type/",
    "uom": "http://www.opengis.net/def/uom/OGC/1.0/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@runtime_checkable
class Elsewhere(Protocol):
    """A store that is asked at an endpoint."""

    def answered(
        self, text: str, rows: int, seconds: float, stopped: threading.Event
    ) -> Table | Triples | bool:
        """Return what a query answers."""


def ask(
    store: ox.Store, text: str, *, rows: int = ROWS, seconds: float = SECONDS
) -> Table | Triples | bool:
    """Return what a query answers: a table, a graph, or yes or no.

    The usual prefixes need not be declared. Data in all named graphs answers.

    Raises:
        QueryError: the query is malformed, reaches outside the store, or takes too long.
    """
    if rows < 0 or not 0 < seconds < MOST_SECONDS:
        raise QueryError(f"not a limit: {rows} rows, {seconds} seconds")
    checked(text)
    stopped = threading.Event()

    def run() -> Table | Triples | bool:
        if isinstance(store, Elsewhere):
            return store.answered(disarmed(text), rows, seconds, stopped)
        return collected(asked(store, text), rows, stopped)

    try:
        return within(run, seconds)
    except TimeoutError:
        stopped.set()
        raise QueryError(f"the query took longer than {seconds:g} seconds") from None


def asked(store: ox.Store, text: str) -> Answer:
    """Return the engine's answer, over all graphs unless the query says over which.

    Raises:
        QueryError: the query is malformed.
    """
    safe = disarmed(text)
    try:
        return store.query(
            safe, prefixes=PREFIXES, use_default_graph_as_union=not names_graphs(text)
        )
    except (SyntaxError, RuntimeError, ValueError) as error:
        if safe != text:
            raise QueryError("not a query: a prefix is named like the keyword SERVICE") from None
        raise QueryError(f"not a query: {said(error)}{_hint(text)}") from None


#: Words with which an update begins.
UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "with", "add", "move", "copy"}


def _hint(text: str) -> str:
    """Return what to do where a query is an update."""
    words = (line.split("#")[0].split() for line in text.splitlines())
    first = next((w[0] for w in words if w and w[0].lower() not in {"prefix", "base"}), "")
    return "; a graph changes by load and remove only" if first.lower() in UPDATES else ""


def said(error: Exception) -> str:
    """Return the first line of what an error says, at most so long."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]


def collected(
    found: Answer,
    rows: int,
    stopped: threading.Event,
) -> Table | Triples | bool:
    """Return an answer, cut after some rows, and given up when it is stopped."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    kept: list[ox.QuerySolution | ox.Triple] = []
    complete = True
    for each in found:
        if stopped.is_set():
            break
        if len(kept) == rows:
            complete = False
            break
        kept.append(each)
    if isinstance(found, ox.QueryTriples):
        return Triples(tuple(t for t in kept if isinstance(t, ox.Triple)), complete)
    columns = tuple(variable.value for variable in found.variables)
    answers = [row for row in kept if isinstance(row, ox.QuerySolution)]
    read = tuple({c: value(row[c]) for c in columns} for row in answers)
    return Table(columns, read, complete)


def within(run: Callable[[], T], seconds: float) -> T:
    """Return what a function returns, unless it takes longer.

    The engine cannot be interrupted: what has begun goes on in the background and is thrown away.

    Raises:
        TimeoutError: it took longer.
    """
    outcome: list[T] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            outcome.append(run())
        except BaseException as error:  # handed on to the thread that waits
            failure.append(error)

    before = threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=work, name="detente-query", daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join(seconds)
    if failure:
        raise failure[0]
    if not outcome:
        raise TimeoutError
    return outcome[0]
