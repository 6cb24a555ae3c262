"""Where in the store the answer to a named query can lie.

The engine has no index on values and sorts whatever it finds: "the latest fifty" of a million
events takes it seconds. But it finds the events of a day, or of a tally, at once. So a query is
told beforehand on which days its rows lie, from the tallies of the months. It names what it wants:

- ``$limit``, ``$offset``: how many candidates it may look into, and how many it passes over;
  ``$most``: both together, where a candidate may have several rows.
- ``$newest``: days from the last one back, and the day that stands for an open end. The events that
  end on them come before all others. What began in time and ended after ``$until`` a query with
  this parameter looks for itself.
- ``$newest_in``: the same, each day with each graph of derived values, where those are few.
- ``$newest_of``: the tallies of the last months of ``$actor`` or ``$target``, to find events by.
- ``$bottom``: the day before which there may be others, where those are not all.
- ``$earlier``: true where reports are wanted that may be of an event from before ``$since``.
- ``$days``: every day from ``$since`` to ``$until``, each with each graph of derived values; again
  without those that are past.
- ``$months``, ``$begin``, ``$end``: the months that lie in that time whole, the first day of the
  first, the last day of the last; ``$days`` are then the days before and after.
- ``$of_months``: the months from that of ``$since`` to that of ``$until``, where those are few.
- ``$forth``, ``$back``: the tallies of a dyad in both directions, up to the day ``$before``.
- ``$kept``: the graphs of derived values; ``$shared``: those in which events have several sources.
- ``$first_said``, ``$last_said``: the first and the last day on which ``$actor`` is named;
  ``$said``: the reports of those days, each with its source and the day, where they are few.
- ``$same``: the actor and whoever is judged the same; ``$places``: those within ``$km`` of
  ``$place``, each with its precision and its distance.

A window is tried, and widened where it held too few rows. The last one leaves nothing out.
"""

from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import accumulate

import pyoxigraph as ox

from graph import ntriples as nt
from graph import tallied
from graph.newest import MOST_DAYS, MOST_TERMS, OPEN, Terms, day_of, days_from, newest, on_days

__all__ = ["FOUND", "windows"]

FOUND = frozenset(
    {"limit", "offset", "most", "newest", "newest_in", "newest_of", "bottom", "earlier", "days"}
    | {"months", "begin", "end", "of_months", "forth", "back", "before", "kept", "places", "same"}
    | {"shared", "first_said", "last_said", "said"}
)
#: The tallies of so many months are looked up one after the other, those of more all at once.
FEW_MONTHS = 3


def windows(
    store: ox.Store,
    names: AbstractSet[str],
    terms: Terms,
    rows: int,
    offset: int,
    kind: str = "",
) -> Iterator[dict[str, str]]:
    """Yield what a query is told, ever more; the last leaves nothing out.

    Args:
        store: the claims.
        names: the parameters of the query.
        terms: those that the user gave.
        rows: how many rows he wants.
        offset: how many before them he passes over.
        kind: the type of event of which the query is, if it is of one alone.
    """
    told = {"limit": str(rows + 1), "offset": str(offset), "most": str(rows + offset + 1)}
    for name, find in SIMPLE.items():
        found = find(store, terms) if name in names else None
        if found is not None and len(found) <= MOST_TERMS:
            told[name] = " ".join(found)
    for part in _parts(store, names, terms, rows + offset + 1, kind):
        yield told | part


def _parts(
    store: ox.Store, names: AbstractSet[str], terms: Terms, wanted: int, kind: str
) -> Iterator[dict[str, str]]:
    """Yield what is told of the time, of the newest events or of a dyad, as the query wants it."""
    sides = _sides(terms)
    if "forth" in names and sides:
        yield from _dyad(store, terms, sides, wanted if "before" in names else None)
    elif "begin" in names and "actor" not in terms:
        yield _whole(store, terms)
    elif "newest" in names:
        limited = names & {"limit", "most"}
        yield from newest(store, terms, wanted if limited else None, kind)
        if "earlier" in names and "since" in terms:
            yield {"earlier": "true"}
    elif "days" in names:
        yield _every_day(store, terms)
    elif "first_said" in names:
        yield tallied.said(store, terms)
    else:
        yield {}


def _whole(store: ox.Store, terms: Terms) -> dict[str, str]:
    """Return the months that lie in the time whole, with the days before and after them."""
    since, until = day_of(terms, "since", date.min), day_of(terms, "until", OPEN)
    every = tallied.months(store)
    if not every or (since, until) == (date.min, OPEN):
        return {}
    spans = {month: tallied.span(month) for month in every}
    inside = [m for m, (first, last) in spans.items() if since <= first and last <= until]
    low, high = max(since, spans[min(every)][0]), min(until, spans[max(every)][1])
    if inside:
        begin, end = spans[inside[0]][0], spans[inside[-1]][1]
        before, after = begin - timedelta(days=1), end + timedelta(days=1)
        edges = [*days_from(low, before), *days_from(after, high)]
    else:
        begin, end, edges = OPEN, OPEN, days_from(low, high)
    found = on_days(store, edges)
    if found is None:
        return {}
    told = {"begin": nt.day(begin), "end": nt.day(end), "days": found}
    return told | {"months": _months(inside)}


def _months(months: Collection[str]) -> str:
    return " ".join(f'"{month}"^^xsd:gYearMonth' for month in months)


def _of_months(store: ox.Store, terms: Terms) -> list[str] | None:
    """Return the months of a time as terms, if it has a beginning or an end."""
    if not terms.keys() & {"since", "until"}:
        return None
    first, last = f"{day_of(terms, 'since', date.min)}"[:7], f"{day_of(terms, 'until', OPEN)}"[:7]
    found = [_months([month]) for month in tallied.months(store) if first <= month <= last]
    return found if len(found) <= FEW_MONTHS else None


def _every_day(store: ox.Store, terms: Terms) -> dict[str, str]:
    """Return the days of the time, if it has an end and they are not too many."""
    every = tallied.months(store)
    found = None
    if every and terms.keys() & {"since", "until"}:
        low = day_of(terms, "since", tallied.span(min(every))[0])
        high = min(day_of(terms, "until", OPEN), tallied.span(max(every))[1])
        days = days_from(low, high)
        found = on_days(store, days if "until" in terms else [*days, OPEN])
    return {} if found is None else {"days": found}


def _sides(terms: Terms) -> tuple[str, str] | None:
    """Return two different actors, where both are given."""
    sides = terms.get("actor"), terms.get("other") or terms.get("target")
    return (sides[0][1:-1], sides[1][1:-1]) if sides[0] and sides[1] and len({*sides}) > 1 else None


def _dyad(
    store: ox.Store, terms: Terms, sides: tuple[str, str], wanted: int | None
) -> Iterator[dict[str, str]]:
    """Yield the tallies of a dyad, from the first month on, up to the day on which one ends."""
    known = list(tallied.months(store))
    if len(known) > MOST_DAYS:
        yield {}
        return
    ways = [tallied.dyad(store, *pair, known) for pair in (sides, sides[::-1])]
    since = f"{day_of(terms, 'since', date.min)}"[:7]
    months = sorted(m for m in {*ways[0], *ways[1]} if m >= since)
    sums = accumulate(sum(way.get(month, ("", 0))[1] for way in ways) for month in months)
    for month, n in zip(months, sums, strict=True):
        if month and wanted and n >= wanted * 2:
            within = {"", *months[: months.index(month) + 1]}
            yield _tallies(ways, within) | {"before": nt.day(tallied.span(month)[1])}
            break
    yield _tallies(ways, {*ways[0], *ways[1]})


def _tallies(ways: list[dict[str, tuple[str, int]]], months: Collection[str]) -> dict[str, str]:
    listed = (" ".join(nt.iri(iri) for m, (iri, _) in way.items() if m in months) for way in ways)
    return dict(zip(("forth", "back"), listed, strict=True))


SIMPLE: dict[str, Callable[[ox.Store, Terms], list[str] | None]] = {
    "of_months": _of_months,
    "kept": lambda store, _: list(map(nt.iri, tallied.derived(store))),
    "places": tallied.places,
    "same": tallied.same,
    "shared": lambda store, _: list(map(nt.iri, tallied.shared(store))),
}
