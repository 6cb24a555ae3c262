"""When something began and ended, of what an object of a file gives for its beginning and end."""

from collections.abc import Sequence
from datetime import date

from loaders.items import ItemError
from loaders.spans import FIRST, LAST, when
from loaders.told import MARGIN
from ontology.records import Span
from ontology.terms import TimePrecision

__all__ = ["begun", "lasting", "past", "time"]


def time(value: str) -> Span:
    """Return the time that a year, a month, a day or an hour takes, in days.

    >>> time("2022-02-25T07:00:00").earliest
    datetime.date(2022, 2, 25)
    """
    return when(value.partition("T")[0].partition(" ")[0])


def past(value: str) -> Span:
    """Return a time that has begun by tomorrow: clocks differ by up to a day around the world."""
    found = time(value)
    if found.earliest > date.today() + MARGIN:
        raise ValueError("lies in the future")
    return found


def begun(days: Sequence[Span], seen: date | None) -> Span:
    """Return when something began: when it is said to have, or before it was first seen."""
    if days:
        return min(days, key=lambda each: (each.earliest, each.latest))
    how = TimePrecision.ON_OR_BEFORE if seen else TimePrecision.UNKNOWN
    return Span(earliest=FIRST, latest=seen or LAST, precision=how)


def lasting(starts: Sequence[Span], ends: Sequence[Span]) -> Span | None:
    """Return the time from a start to an end, either of which may not be given.

    Raises:
        ItemError: it ends before it starts.
    """
    if not (starts or ends):
        return None
    first = min((each.earliest for each in starts), default=FIRST)
    last = max((each.latest for each in ends), default=LAST)
    if first > last:
        raise ItemError(f"it begins on {first} and ends before that, on {last}")
    how = TimePrecision.ON_OR_AFTER if starts else TimePrecision.ON_OR_BEFORE
    how = TimePrecision.BETWEEN if starts and ends else how
    return Span(earliest=first, latest=last, precision=how)
