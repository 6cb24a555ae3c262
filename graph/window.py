"""Where in the store the answer to a named query can lie.

The engine has no index on values and sorts whatever it finds: "the latest fifty" of a million
events takes it seconds. But it finds the events of a day, or of a tally, at once. So a query is
told beforehand on which days its rows lie, from the tallies of the months. It names what it wants:

- ``$limit``, ``$offset``: how many candidates it may look into, and how many it passes over.
- ``$newest``: days from the last one back, and the day that stands for an open end. The events that
  end on them come before all others. What began in time and ended after ``$until`` a query with
  this parameter looks for itself.
- ``$newest_in``: the same, each day with each graph of derived values, where those are few.
- ``$days``: every day from ``$since`` to ``$until``, each with each graph of derived values; again
  without those that are past.
- ``$months``, ``$begin``, ``$end``: the months that lie in that time whole, the first day of the
  first, the last day of the last; ``$days`` are then the days before and after.
- ``$forth``, ``$back``: the tallies of a dyad in both directions, up to the day ``$before``.
- ``$kept``: the graphs of derived values; ``$shared``: those in which events have several sources.
- ``$same``: the actor and whoever is judged the same; ``$places``: those within ``$km`` of
  ``$place``, each with its precision and its distance.

A window is tried, and widened where it held too few rows. The last one leaves nothing out.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

import pyoxigraph as ox

from graph import ntriples as nt
from graph import tallied
from graph.tallied import Months

__all__ = ["FOUND", "windows"]

FOUND = frozenset(
    {"limit", "offset", "newest", "newest_in", "days", "months", "begin", "end"}
    | {"forth", "back", "before", "kept", "places", "same", "shared"}
)
#: So many days, or terms of another kind, are put into a query at the most.
MOST_DAYS, MOST_TERMS = 2_500, 400
#: How many times more a window is widened, and how many events there are for one of a type.
WIDER, RARE = 20, 30
#: An actor with so few events is asked for all of them.
FEW = 100
#: How many events of others can be passed over in the time that one of his takes to be looked up.
PASSED = 20
OPEN = date.max
Terms = Mapping[str, str]


def windows(
    store: ox.Store, names: AbstractSet[str], terms: Terms, rows: int, offset: int
) -> Iterator[dict[str, str]]:
    """Yield what a query is told, ever more; the last leaves nothing out.

    Args:
        store: the claims.
        names: the parameters of the query.
        terms: those that the user gave.
        rows: how many rows he wants.
        offset: how many before them he passes over.
    """
    told = {"limit": str(rows + 1), "offset": str(offset)}
    for name, find in SIMPLE.items():
        found = find(store, terms) if name in names else None
        if found is not None and len(found) <= MOST_TERMS:
            told[name] = " ".join(found)
    for part, find_part in PARTS.items():
        if part in names:
            for found_part in find_part(store, terms, rows + offset + 1):
                yield told | found_part
            return
    yield told


def _day(terms: Terms, name: str, otherwise: date) -> date:
    return date.fromisoformat(terms[name][1:11]) if name in terms else otherwise


def _newest(store: ox.Store, terms: Terms, wanted: int) -> Iterator[dict[str, str]]:
    """Yield days from the last one back on which there should be as many events as are wanted."""
    every = tallied.months(store)
    own = tallied.months(store, terms["actor"]) if "actor" in terms else every
    if every and own and (own is every or sum(own.values()) > FEW):
        top = min(_day(terms, "until", OPEN), tallied.last_day(store, max(every)))
        bottom = _day(terms, "since", tallied.span(min(every))[0])
        need = wanted * (RARE if "type" in terms else 2)
        for most in (need, need * WIDER):
            first = _reach(own, bottom, top, most)
            if not _worth(every, own, first, top):
                break
            days = [OPEN, *_days(first, top)]
            pairs = _on_days(store, days)
            yield {"newest_in": pairs} if pairs else {"newest": tallied.written(days)}
            if first == bottom:
                return
    yield {}


def _reach(months: Months, bottom: date, top: date, wanted: int) -> date:
    """Return the day from which on, up to the top, there should be so many events."""
    for month, n in sorted(months.items(), reverse=True):
        first, last = tallied.span(month)
        low, high = max(first, bottom), min(last, top)
        if n and low <= high:
            a_day = n / ((last - first).days + 1)
            within = a_day * ((high - low).days + 1)
            if within >= wanted:
                return max(low, high - timedelta(days=ceil(wanted / a_day) - 1))
            wanted -= int(within)
    return bottom


def _worth(every: Months, own: Months, first: date, top: date) -> bool:
    """Tell whether there is less to look at on these days than of the actor in all."""
    if (top - first).days > MOST_DAYS:
        return False
    on_them = sum(n for month, n in every.items() if f"{first}"[:7] <= month <= f"{top}"[:7])
    days = max((tallied.span(f"{top}"[:7])[1] - first.replace(day=1)).days, 1)
    share = min(((top - first).days + 1) / days, 1)
    return own is every or on_them * share < sum(own.values()) * PASSED


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _whole(store: ox.Store, terms: Terms, _: int) -> Iterator[dict[str, str]]:
    """Yield the months that lie in the time whole, with the days before and after them."""
    since, until = _day(terms, "since", date.min), _day(terms, "until", OPEN)
    every = tallied.months(store)
    if not every or (since, until) == (date.min, OPEN):
        yield {}
        return
    spans = {month: tallied.span(month) for month in every}
    inside = [m for m, (first, last) in spans.items() if since <= first and last <= until]
    low, high = max(since, spans[min(every)][0]), min(until, spans[max(every)][1])
    if inside:
        begin, end = spans[inside[0]][0], spans[inside[-1]][1]
        edges = [*_days(low, begin - timedelta(days=1)), *_days(end + timedelta(days=1), high)]
    else:
        begin, end, edges = OPEN, OPEN, _days(low, high)
    found = _on_days(store, edges)
    if found is None:
        yield {}
        return
    told = {"begin": nt.day(begin), "end": nt.day(end), "days": found}
    yield told | {"months": " ".join(f'"{month}"^^xsd:gYearMonth' for month in inside)}


def _on_days(store: ox.Store, days: list[date]) -> str | None:
    """Return each day with each graph of derived values; None where that is too much."""
    graphs = tallied.derived(store)
    if len(graphs) * len(days) > MOST_TERMS:
        return None
    pairs = (f"({nt.iri(graph)} {tallied.written([day])})" for graph in graphs for day in days)
    return " ".join(pairs)


def _every_day(store: ox.Store, terms: Terms, _: int) -> Iterator[dict[str, str]]:
    """Yield the days of the time, if it has an end and they are not too many."""
    every = tallied.months(store)
    found = None
    if every and ("since" in terms or "until" in terms):
        low = _day(terms, "since", tallied.span(min(every))[0])
        high = min(_day(terms, "until", OPEN), tallied.span(max(every))[1])
        days = _days(low, high)
        found = _on_days(store, days if "until" in terms else [*days, OPEN])
    yield {} if found is None else {"days": found}


def _dyad(store: ox.Store, terms: Terms, wanted: int) -> Iterator[dict[str, str]]:
    """Yield the tallies of a dyad, from the first month on, up to the day on which one ends."""
    one, other = (terms.get(name, "")[1:-1] for name in ("actor", "other"))
    known = list(tallied.months(store)) if one and other else []
    if one == other or not one or not other or len(known) > MOST_TERMS:
        yield {}
        return
    ways = [tallied.dyad(store, *pair, known) for pair in ((one, other), (other, one))]
    since = f"{_day(terms, 'since', date.min)}"[:7]
    months = sorted(m for m in {*ways[0], *ways[1]} if m >= since)
    sums = accumulate(sum(way.get(month, ("", 0))[1] for way in ways) for month in months)
    for month, n in zip(months, sums, strict=True):
        if n >= wanted * 2:
            within = months[: months.index(month) + 1]
            yield _tallies(ways, within) | {"before": nt.day(tallied.span(month)[1])}
            break
    yield _tallies(ways, {*ways[0], *ways[1]})


def _tallies(ways: list[dict[str, tuple[str, int]]], months: Collection[str]) -> dict[str, str]:
    listed = (" ".join(nt.iri(iri) for m, (iri, _) in way.items() if m in months) for way in ways)
    return dict(zip(("forth", "back"), listed, strict=True))


SIMPLE: dict[str, Callable[[ox.Store, Terms], list[str] | None]] = {
    "kept": lambda store, _: list(map(nt.iri, tallied.derived(store))),
    "places": tallied.places,
    "same": tallied.same,
    "shared": lambda store, _: list(map(nt.iri, tallied.shared(store))),
}
#: By the parameter by which a query says what it wants.
PARTS = {"newest": _newest, "months": _whole, "days": _every_day, "forth": _dyad}
