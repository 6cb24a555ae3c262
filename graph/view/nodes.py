"""What a network says of its nodes and edges, and which of them a page shows."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast, get_args

from graph.view.saying import attributes, clean, says_nothing
from graph.view.shape import Actor, Status

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "CALLED",
    "SHOWN",
    "Edge",
    "actor",
    "called",
    "called_edge",
    "chosen",
    "day",
    "edges",
    "is_event",
    "status",
    "word",
]

#: How many nodes a page shows, and events among them, before it leaves some out.
NODES, EVENTS = 1_000, 400
#: The attributes that say what an edge is called, the best first.
CALLED = ("label", "relation", "role", "type", "kind", "name")
#: What the page shows of a node by itself, and need not be said again among the attributes.
SHOWN = frozenset({"label", "kind", "name"})
STATUSES = frozenset(get_args(Status))

Edge = tuple[Hashable, Hashable, Mapping[str, Any]]


def chosen(network: "nx.Graph[Any]") -> list[Hashable]:
    """Return the nodes that a page shows, in the order of their texts."""
    order = sorted(network, key=lambda node: (clean(node), type(node).__name__))
    kept: set[Hashable] = set()
    events = 0
    for node in sorted(order, key=lambda node: -int(network.degree[node])):  # stable
        is_one = is_event(network.nodes[node])
        events += is_one
        if len(kept) < NODES and (not is_one or events <= EVENTS):
            kept.add(node)
    return [node for node in order if node in kept]


def edges(network: "nx.Graph[Any]") -> Iterator[Edge]:
    """Yield every edge, with a multigraph's key as its label if it has no other."""
    if network.is_multigraph():
        multi = cast("nx.MultiGraph[Any]", network)
        for one, other, key, told in multi.edges(keys=True, data=True):
            named = isinstance(key, str) and not any(word(told, each) for each in CALLED)
            yield one, other, {**told, "label": key} if named else told
    else:
        yield from network.edges(data=True)


def actor(id_: str, node: Hashable, told: Mapping[str, Any]) -> Actor:
    """Return a node that is no event, its further attributes as what is said about it."""
    return {
        "id": id_,
        "iri": clean(node),
        "label": called(node, told),
        "kind": word(told, "kind") or "node",
        "names": [],
        "about": attributes(told, but=SHOWN) or None,
        "wikidata": None,
    }


def word(told: Mapping[str, Any], name: str) -> str | None:
    """Return an attribute that is a text and says something."""
    value = told.get(name)
    return clean(value) or None if isinstance(value, str) else None


def is_event(told: Mapping[str, Any]) -> bool:
    """Tell whether a node is an event: by its kind."""
    return word(told, "kind") == "event"


def called(node: Hashable, told: Mapping[str, Any]) -> str:
    """Return a node's label, its name, or else the text of the node itself."""
    for value in (told.get("label"), told.get("name"), node):
        if not says_nothing(value) and (found := clean(value)):
            return found
    return "no name"


def called_edge(told: Mapping[str, Any]) -> str:
    """Return what an edge is called; one that has no name says its weight."""
    for key in CALLED:
        if found := word(told, key):
            return found
    return clean(f"linked with weight {told['weight']} to") if "weight" in told else "linked to"


def status(told: Mapping[str, Any]) -> Status:
    """Return how far a thing is said to be so."""
    found = word(told, "status")
    return cast("Status", found) if found in STATUSES else "actual"


def day(given: object) -> str | None:
    """Return an ISO date where there is one; the first and last of the calendar are nominal."""
    try:
        found = date.fromisoformat(str(given)[:10])
    except ValueError:
        return None
    return None if found in {date.min, date.max} else found.isoformat()
