"""When something was, as a person writes it: a day, a month, a year, or two bounds."""

import re
from calendar import monthrange
from datetime import date

from loaders.entries import Entry
from ontology.records import Span
from ontology.terms import TimePrecision

__all__ = ["FIRST", "LAST", "day", "span", "when"]

#: The nominal days of a time that is open on one side.
FIRST, LAST = date.min, date.max
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def day(value: str) -> date:
    """Return the day that is written as year-month-day."""
    if not DAY.fullmatch(value):
        raise ValueError("a day is written as 2026-02-07")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("no such day; a day is written as 2026-02-07") from None


def when(value: str) -> Span:
    """Return the time that a year, a month or a day takes.

    >>> when("2026-02").latest
    datetime.date(2026, 2, 28)
    """
    found = SHAPE.fullmatch(value)
    if not found:
        raise ValueError("a time is written as 2026-02-07, 2026-02 or 2026")
    year, month, number = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year <= 9999:
        raise ValueError("no such year")
    if month is None:
        return Span(
            earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=TimePrecision.YEAR
        )
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if number is None:
        last = date(year, month, monthrange(year, month)[1])
        return Span(earliest=date(year, month, 1), latest=last, precision=TimePrecision.MONTH)
    try:
        exact = date(year, month, number)
    except ValueError:
        raise ValueError("no such day") from None
    return Span(earliest=exact, latest=exact)


def span(entry: Entry, name: str) -> Span | None:
    """Remove a time from an entry and return it; None where there is none."""
    if not entry.is_mapping(name):
        return entry.get(name, when)
    bounds = entry.inner(name)
    if bounds is None:
        return None
    first, last = bounds.get("from", when), bounds.get("to", when)
    before, after = bounds.get("before", when), bounds.get("after", when)
    bounds.done()
    if first and last and not (before or after):
        if first.earliest > last.latest:
            raise bounds.fail(f"'from' {first.earliest} is after 'to' {last.latest}")
        return Span(earliest=first.earliest, latest=last.latest, precision=TimePrecision.BETWEEN)
    if before and not (after or first or last):
        return Span(earliest=FIRST, latest=before.latest, precision=TimePrecision.ON_OR_BEFORE)
    start = after or first
    if start and not (before or last):
        return Span(earliest=start.earliest, latest=LAST, precision=TimePrecision.ON_OR_AFTER)
    raise bounds.fail("a time has 'from' and 'to', or 'before', or 'after'")
