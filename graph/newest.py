"""Where in the store the newest events lie: on which days, or of which tallies of an actor.

Events that end on the days from the last one back come before all others, and so do those of the
last months of an actor. Both are tried with few, and widened where those held too few rows. An
event with an open end comes before all others whatever its month: the day that stands for an open
end is one of the days, and `graph.wording` has a place of its own for it beside the tallies.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

import pyoxigraph as ox

from graph import ntriples as nt
from graph import tallied
from graph.tallied import Months
from graph.tally import Key
from ontology.terms import DET

__all__ = ["OPEN", "days_from", "newest", "on_days"]

#: So many days, or terms of another kind, are put into a query at the most.
MOST_DAYS, MOST_TERMS = 2_500, 400
#: How many times more events than are wanted a window should hold, and how much more the next one.
SPARE, WIDER = 2.0, 20
#: An event found by an actor's tally takes so many times longer than one that is passed over.
PASSED = 2
OPEN = date.max
Terms = Mapping[str, str]


def newest(
    store: ox.Store, terms: Terms, wanted: int | None, kind: str
) -> Iterator[dict[str, str]]:
    """Yield where the newest events lie, ever more of them; nothing where it is everywhere.

    Args:
        store: the claims.
        terms: what the user gave: ``actor`` or ``target``, ``type``, ``event``, and the time.
        wanted: how many events he wants; all, if not said.
        kind: the type of the events, if the query is of one type.
    """
    every = tallied.months(store)
    if not every or "event" in terms:
        yield {}
        return
    until, since = day_of(terms, "until", OPEN), day_of(terms, "since", date.min)
    top = min(until, tallied.last_day(store, max(every)))
    bottom = max(since, tallied.span(min(every))[0])
    who = terms.get("actor") or terms.get("target")
    of_type = terms["type"][1:-1] if "type" in terms else kind
    need = None if wanted is None else wanted * SPARE * _rarity(store, every, of_type)
    if who is None:
        yield from _by_days(store, every, bottom, top, need)
    else:
        yield from _by_tallies(store, every, who[1:-1], bottom, top, need)


def _rarity(store: ox.Store, every: Months, kind: str) -> float:
    """Return how many events there are for one of a type."""
    typed = sum(tallied.months(store, DET.tallyType, kind).values()) if kind else 0
    return sum(every.values()) / typed if typed else 1


def _by_days(
    store: ox.Store, every: Months, bottom: date, top: date, need: float | None
) -> Iterator[dict[str, str]]:
    for most in () if need is None else (need, need * WIDER):
        first = _reach(every, bottom, top, most)
        if (top - first).days > MOST_DAYS:
            break
        if first <= bottom:
            yield _told(store, bottom, top)
            return
        yield _told(store, first, top) | {"bottom": nt.day(first)}
    yield {}


def _by_tallies(
    store: ox.Store, every: Months, who: str, bottom: date, top: date, need: float | None
) -> Iterator[dict[str, str]]:
    own = tallied.months(store, DET.tallyActor, who)
    within = {month: n for month, n in own.items() if f"{bottom}"[:7] <= month <= f"{top}"[:7]}
    listed = sorted(within, reverse=True)
    for most in () if need is None else (need, need * WIDER):
        some = _enough(within, listed, most)
        first = _reach(within, bottom, top, most)
        if _passed(every, first, top) < PASSED * sum(within[month] for month in some):
            yield _told(store, first, top) | {"bottom": nt.day(first)}
        elif len(some) < len(listed):
            yield _tallies(who, some) | {"bottom": nt.day(tallied.span(some[-1])[0])}
    yield _tallies(who, listed)


def _enough(own: Months, listed: Sequence[str], wanted: float) -> list[str]:
    """Return the last months in which there are as many events as are wanted."""
    some: list[str] = []
    for month in listed:
        if wanted <= 0:
            break
        some.append(month)
        wanted -= own[month]
    return some


def _reach(months: Months, bottom: date, top: date, wanted: float) -> date:
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


def _passed(every: Months, first: date, top: date) -> float:
    """Return about how many events there are on some days."""
    if (top - first).days > MOST_DAYS:
        return float("inf")
    on_them = 0.0
    for month, n in every.items():
        begin, end = tallied.span(month)
        shared = (min(end, top) - max(begin, first)).days + 1
        on_them += n * max(shared, 0) / ((end - begin).days + 1)
    return on_them


def _told(store: ox.Store, first: date, top: date) -> dict[str, str]:
    days = [OPEN, *days_from(first, top)]
    pairs = on_days(store, days)
    return {"newest_in": pairs} if pairs else {"newest": tallied.written(days)}


def _tallies(who: str, months: Sequence[str]) -> dict[str, str]:
    """Return the tallies of an actor; that of all is named by the events of no known month."""
    keys = (Key("actor", who, "", month) for month in ("", *months))
    return {"newest_of": " ".join(nt.iri(key.iri) for key in keys)}


def day_of(terms: Terms, name: str, otherwise: date) -> date:
    """Return a day that the user gave."""
    return date.fromisoformat(terms[name][1:11]) if name in terms else otherwise


def days_from(first: date, last: date) -> list[date]:
    """Return the days from one to another."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def on_days(store: ox.Store, days: Sequence[date]) -> str | None:
    """Return each day with each graph of derived values; None where that is too much."""
    graphs = tallied.derived(store)
    if len(graphs) * len(days) > MOST_TERMS:
        return None
    pairs = (f"({nt.iri(graph)} {tallied.written([day])})" for graph in graphs for day in days)
    return " ".join(pairs)
