"""What a page counts where it holds only some events: months, and who deals with whom in which.

Counts are made from all that was chosen, whatever the choice, and by quad class, which colours
them. Where everything is chosen they are those of the graph's tallies, which know no quad class.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Literal, TypeAlias

from graph.tally import month
from graph.view.hubs import Hub
from graph.view.shape import Counted, Month, Tie
from ontology.terms import QUAD_CLASS, EventType

__all__ = ["counted", "quad_of", "ties"]

#: So many ties, and months of ties, a page holds; those with the most events.
MOST, MONTHS = 20_000, 120_000
QUADS: dict[str | None, str] = {kind.value: QUAD_CLASS[kind] for kind in EventType}
Way: TypeAlias = Literal["forth", "back", "both"]
Pair: TypeAlias = tuple[str, str]
InMonth: TypeAlias = tuple[str, str, Way]  # month, quad class, way


def quad_of(kind: str | None) -> str | None:
    """Return the quad class of a type of event."""
    return QUADS.get(kind)


def month_of(hub: Hub) -> str:
    """Return the month in which an event counts (``2026-02``), empty where none is known."""
    return month(hub.first or "0001-01-01", hub.last or "9999-12-31")


def counted(hubs: list[Hub]) -> Counted:
    """Return how many events there are in which month, and how many actors in them."""
    found = Counter((month_of(hub), quad_of(hub.type) or "") for hub in hubs)
    months: list[Month] = [
        {"month": name, "quad": quad or None, "events": n}
        for (name, quad), n in sorted(found.items())
    ]
    actors = {actor for hub in hubs for _, actor in hub.actors}
    return {"events": len(hubs), "actors": len(actors), "months": months}


def ties(hubs: list[Hub], id_of: Callable[[str], str]) -> tuple[list[Tie], int]:
    """Return who deals with whom in which month, and how many such ties there are in all.

    Only events that are said to have happened tie. ``id_of`` gives the id of an actor, by his IRI;
    he is asked for only if his tie is kept.
    """
    found: dict[Pair, Counter[InMonth]] = defaultdict(Counter)
    for hub in hubs:
        if hub.status == "actual":
            name, quad = month_of(hub), quad_of(hub.type) or ""
            for pair, way in ways(hub):
                found[pair][name, quad, way] += 1
    kept = strongest(found)
    return [tie(pair, found[pair], id_of) for pair in kept], len(found)


def ways(hub: Hub) -> Iterator[tuple[Pair, Way]]:
    """Yield every two whom an event ties, by IRI in order, and who acts on whom."""
    sides: dict[str, list[str]] = defaultdict(list)
    for role, actor in hub.actors:
        sides[role].append(actor)
    met: dict[Pair, set[Way]] = defaultdict(set)
    for one, other in product(sides["initiator"], sides["recipient"]):
        if one != other:
            met[min(one, other), max(one, other)].add("forth" if one < other else "back")
    for one, other in combinations(sorted(set(sides["participant"])), 2):
        met[one, other].add("both")
    for pair, how in met.items():
        yield pair, how.pop() if len(how) == 1 else "both"


def strongest(found: dict[Pair, Counter[InMonth]]) -> list[Pair]:
    """Return the ties that a page holds: those with the most events, as far as they fit."""
    kept: list[Pair] = []
    months = 0
    for pair in sorted(found, key=lambda pair: (-found[pair].total(), pair))[:MOST]:
        months += len(found[pair])
        if months > MONTHS and kept:
            break
        kept.append(pair)
    return kept


def tie(pair: Pair, months: Counter[InMonth], id_of: Callable[[str], str]) -> Tie:
    """Return a tie with its months; the lesser id comes first, which may turn it round."""
    a, b = map(id_of, pair)
    turned: dict[Way, Way] = {"forth": "back", "back": "forth", "both": "both"}
    found: list[Month] = [
        {
            "month": name,
            "quad": quad or None,
            "way": way if a < b else turned[way],
            "events": events,
        }
        for (name, quad, way), events in sorted(months.items())
    ]
    return {"a": min(a, b), "b": max(a, b), "alpha": 1.0, "months": found}
