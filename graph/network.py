"""Actors and events as networks for networkx: to rank, to group, to draw."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

import networkx as nx
import pyoxigraph as ox

from graph import asking
from graph import ntriples as nt
from graph.guard import bound
from graph.iris import ID
from graph.table import Row, Table
from ontology.errors import QueryError
from ontology.terms import QUAD_CLASS, EventType, Role

__all__ = ["dyads", "network"]

EVERYTHING = 10_000_000
#: Roles in which one acts: the edge leads from the actor to the event.
ACTING = {Role.INITIATOR, Role.ORGANIZER, Role.PARTICIPANT, Role.MEDIATOR, Role.HOST}
#: Every actor of every event that is said to have happened, in each role.
PARTICIPATIONS = f"""
SELECT ?event ?label ?type ?earliest ?latest ?disputed ?role ?actor ?name ?reports ?sources WHERE {{
  ?event a sem:Event ; sem:eventType ?t ; sem:hasEarliestBeginTimeStamp ?earliest ;
    sem:hasLatestEndTimeStamp ?latest ; det:reportCount ?reports ; det:sourceCount ?sources .
  FILTER(?latest >= $since && ?earliest <= $until)
  BIND(EXISTS {{ ?event det:disputed true }} AS ?disputed)
  ?t skos:notation ?type .
  VALUES ?in {{ {" ".join(f"det:{role}" for role in Role)} }}
  ?event ?in ?actor .
  OPTIONAL {{ ?event skos:prefLabel ?l }}
  OPTIONAL {{ ?actor skos:prefLabel ?n }}
  BIND(STRAFTER(STR(?in), "#") AS ?role)
  BIND(STR(?l) AS ?label)
  BIND(STR(?n) AS ?name)
}}
ORDER BY ?event ?role ?actor ?name ?label
"""


def network(
    store: ox.Store,
    *,
    actor: str | None,
    hops: int,
    since: date | str | None,
    until: date | str | None,
    types: Iterable[str],
) -> "nx.MultiDiGraph[str]":
    """Return actors and events; who acts points to the event, the event to whom it touches.

    Nodes are ids such as ``actor/iran``, with ``kind`` ("actor" or "event"), ``label`` and, of
    events, ``type``, ``earliest``, ``latest``, ``reports``, ``sources`` and ``disputed``. Edges
    have their ``role`` as key and attribute. Only what is said to have happened is in it.
    """
    wanted = {EventType.of(name.upper()).value for name in types}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in participations(store, since, until):
        if wanted and row["type"] not in wanted:
            continue
        event, who = key(row["event"]), key(row["actor"])
        told = {k: row[k] for k in ("type", "earliest", "latest", "reports", "sources", "disputed")}
        made.add_node(event, kind="event", label=row["label"] or row["type"], **told)
        made.add_node(who, kind="actor", label=row["name"] or who)
        role = str(row["role"])
        ends = (who, event) if role in ACTING else (event, who)
        made.add_edge(*ends, key=role, role=role)
    return made if actor is None else around(made, key(actor), hops)


def around(whole: "nx.MultiDiGraph[str]", centre: str, hops: int) -> "nx.MultiDiGraph[str]":
    """Return what lies within some events of an actor; empty where he is in none."""
    if hops < 0:
        raise QueryError(f"hops must not be negative: {hops}")
    if centre not in whole:
        return nx.MultiDiGraph()
    near = nx.single_source_shortest_path_length(
        whole.to_undirected(as_view=True), centre, 2 * hops
    )
    return nx.MultiDiGraph(whole.subgraph(near))


def dyads(
    store: ox.Store, *, since: date | str | None, until: date | str | None
) -> "nx.DiGraph[str]":
    """Return who acts on whom: from each initiator of an event to each of its recipients.

    Edges have ``weight`` (events), ``types`` (events by type), ``conflict`` and ``cooperation``
    (events by quad class), ``first`` and ``last`` (days).
    """
    sides: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in participations(store, since, until):
        sides[str(row["event"])][str(row["role"])].append(row)
    made: nx.DiGraph[str] = nx.DiGraph()
    for event in sides.values():
        for one, other in product(event[Role.INITIATOR], event[Role.RECIPIENT]):
            count(made, one, other)
    return made


def count(made: "nx.DiGraph[str]", one: Row, other: Row) -> None:
    """Count one event between two actors."""
    a, b = key(one["actor"]), key(other["actor"])
    for end, row in ((a, one), (b, other)):
        made.add_node(end, label=row["name"] or end)
    if not made.has_edge(a, b):
        start = {"first": one["earliest"], "last": one["latest"], "types": Counter[str]()}
        made.add_edge(a, b, weight=0, conflict=0, cooperation=0, **start)
    edge, kind = made.edges[a, b], str(one["type"])
    quad = QUAD_CLASS[EventType.of(kind)]
    edge["weight"] += 1
    edge["types"][kind] += 1
    edge["conflict"] += quad.endswith("conflict")
    edge["cooperation"] += quad.endswith("cooperation")
    edge["first"] = min(edge["first"], one["earliest"])
    edge["last"] = max(edge["last"], one["latest"])


def participations(
    store: ox.Store, since: date | str | None, until: date | str | None
) -> Iterator[Row]:
    """Yield each actor of each event once, with the first of its names."""
    terms = {"since": day(since, date.min), "until": day(until, date.max)}
    found = asking.ask(store, bound(PARTICIPATIONS, terms), rows=EVERYTHING, seconds=600)
    if not isinstance(found, Table):
        raise TypeError("the query of participations is a SELECT")
    before: tuple[object, ...] = ()
    for row in found:
        this = (row["event"], row["role"], row["actor"])
        if this != before:
            yield row
        before = this


def day(given: date | str | None, otherwise: date) -> str:
    """Return a bound of time as a term."""
    if given is None:
        return nt.day(otherwise)
    try:
        return nt.day(given if isinstance(given, date) else date.fromisoformat(given))
    except ValueError:
        raise QueryError(f"not a day (2026-02-07): {given!r}") from None


def key(iri: object) -> str:
    """Return the node of an actor or an event."""
    return str(iri).removeprefix(ID)
