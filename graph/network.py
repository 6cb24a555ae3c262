"""Actors and events as networks for networkx: to rank, to group, to draw."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import permutations, product

import networkx as nx
import pyoxigraph as ox

from graph import asking
from graph import ntriples as nt
from graph.guard import bound
from graph.iris import ID
from graph.table import Row, Table
from graph.window import windows
from graph.wording import ROLES, expanded, lines_for
from ontology.errors import QueryError
from ontology.terms import QUAD_CLASS, EventType, Role

__all__ = ["dyads", "joined", "network", "participations"]

#: How many participations a network holds at the most.
MOST = 2_000_000
#: So many actors are asked for at once.
AT_ONCE = 300
#: Roles in which one acts: the edge leads from the actor to the event.
ACTING = {Role.INITIATOR, Role.ORGANIZER, Role.PARTICIPANT, Role.MEDIATOR, Role.HOST}
#: Every actor of every event that is said to have happened, in each role.
PARTICIPATIONS = expanded(
    """
SELECT ?event ?label ?type ?earliest ?latest ?disputed ?role ?actor ?name ?reports ?sources WHERE {
  {
    {
      SELECT DISTINCT ?event ?is ?earliest ?latest WHERE {
        {
          VALUES (?in ?latest) { $days }  #? days
          GRAPH ?in {  #? days
            VALUES ?who { $who }  #? !days who
            ?event ?part ?who .  #? !days who
            ?event sem:hasLatestEndTimeStamp ?latest ; sem:hasEarliestBeginTimeStamp ?earliest ;
              sem:eventType ?is ; a sem:Event .
          }  #? days
        }
        #? days until {
        UNION {
          #! vague ?event
          ?event sem:hasLatestEndTimeStamp ?latest ; sem:hasEarliestBeginTimeStamp ?earliest ;
            sem:eventType ?is ; a sem:Event .
        }
        #? }
        #! role ?part  #? !days who
        FILTER(?latest >= $since)  #? since
        FILTER(?earliest <= $until)  #? until
      }
    }
    OPTIONAL { ?event ?in_role ?actor . FILTER(?in_role IN (ROLES)) }
    FILTER(BOUND(?actor))
  }
  OPTIONAL { ?is skos:notation ?type }
  OPTIONAL { ?event det:reportCount ?reports }
  OPTIONAL { ?event det:sourceCount ?sources }
  OPTIONAL { ?event skos:prefLabel ?l }
  OPTIONAL { ?actor skos:prefLabel ?n }
  BIND(EXISTS { ?event det:disputed true } AS ?disputed)
  BIND(STRAFTER(STR(?in_role), "#") AS ?role)
  BIND(STR(?l) AS ?label)
  BIND(STR(?n) AS ?name)
}
""".replace("ROLES", ROLES)
)


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
    have their ``role`` as key and attribute. Only what is said to have happened is in it. The
    attribute ``complete`` of the whole is False where there was more than it holds.
    """
    named = (types,) if isinstance(types, str) else types
    wanted = {EventType.of(name.upper()).value for name in named}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    rows, complete = participations(store, since, until, wanted, actor, hops)
    made.graph["complete"] = complete
    for row in rows:
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

    Two who meet, where neither acts on the other, have an edge both ways. Edges have ``weight``
    (events), ``types`` (events by type), ``conflict`` and ``cooperation`` (events by quad class),
    ``first`` and ``last`` (days). The attribute ``complete`` of the whole is False where there was
    more than it holds.
    """
    events: dict[str, list[Row]] = defaultdict(list)
    rows, complete = participations(store, since, until)
    for row in rows:
        events[str(row["event"])].append(row)
    made: nx.DiGraph[str] = nx.DiGraph(complete=complete)
    for event in events.values():
        joined(made, event)
    return made


def joined(made: "nx.DiGraph[str]", event: Iterable[Row]) -> None:
    """Count one event, given by its participations, between all who are a dyad in it."""
    sides: dict[str, list[Row]] = defaultdict(list)
    for row in event:
        sides[str(row["role"])].append(row)
    for one, other in product(sides[Role.INITIATOR], sides[Role.RECIPIENT]):
        count(made, one, other)
    for one, other in permutations(sides[Role.PARTICIPANT], 2):
        count(made, one, other)


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
    store: ox.Store,
    since: date | str | None,
    until: date | str | None,
    types: Collection[str] = (),
    actor: str | None = None,
    hops: int = 0,
) -> tuple[list[Row], bool]:
    """Return each actor of each event once, with the first of its names, and whether that is all.

    Of one actor, what lies within so many events is enough.
    """
    given = {"since": since, "until": until}
    terms = {name: day(value) for name, value in given.items() if value is not None}
    if actor is None:
        return asked(store, terms, types, ())
    found: list[Row] = []
    complete, known, fresh = True, {actor}, [actor]
    for _ in range(max(hops, 1)):
        met: set[str] = set()
        for some in range(0, len(fresh), AT_ONCE):
            rows, whole = asked(store, terms, types, fresh[some : some + AT_ONCE])
            complete = complete and whole
            found += rows
            met |= {str(row["actor"]) for row in rows}
        fresh, known = sorted(met - known), known | met
    return distinct(found), complete


def asked(
    store: ox.Store, terms: dict[str, str], types: Collection[str], actors: Collection[str]
) -> tuple[list[Row], bool]:
    """Return the participations in a time, or in the events of some actors, and whether all."""
    given = dict(terms)
    if actors:
        given["who"] = " ".join(map(nt.iri, actors))
    else:
        *_, told = windows(store, {"days"}, terms, 0, 0)
        given |= told
    text = bound(lines_for(PARTICIPATIONS, given.keys()), given)
    found = asking.ask(store, text, rows=MOST, seconds=600)
    if not isinstance(found, Table):
        raise TypeError("the query of participations is a SELECT")
    return distinct(row for row in found if not types or row["type"] in types), found.complete


def distinct(rows: Iterable[Row]) -> list[Row]:
    """Return each participation once, with the first of its names, in order."""
    parts = ("event", "role", "actor")
    first: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=lambda row: [str(row[p] or "") for p in (*parts, "name", "label")]):
        first.setdefault(tuple(row[part] for part in parts), row)
    return list(first.values())


def day(given: date | str) -> str:
    """Return a bound of time as a term."""
    try:
        return nt.day(given if isinstance(given, date) else date.fromisoformat(given))
    except ValueError:
        raise QueryError(f"not a day (2026-02-07): {given!r}") from None


def key(iri: object) -> str:
    """Return the node of an actor or an event."""
    return str(iri).removeprefix(ID)
