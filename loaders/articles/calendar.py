"""Stretches of days: weeks, months, years, and what is counted back from a day."""

from calendar import monthrange
from datetime import date, timedelta

from ontology.records import Span
from ontology.terms import TimePrecision

__all__ = [
    "after", "before", "between", "day", "day_before", "month", "moved", "next_day", "shifted",
    "week", "weekday", "year",
]  # fmt: skip


def day(when: date) -> Span:
    """Return a single day."""
    return Span(earliest=when, latest=when)


def between(first: date, last: date) -> Span:
    """Return all days from one to another, in order."""
    first, last = sorted((first, last))
    return Span(earliest=first, latest=last, precision=TimePrecision.BETWEEN)


def before(when: date) -> Span:
    """Return a time that is open at its beginning."""
    return Span(earliest=date.min, latest=when, precision=TimePrecision.ON_OR_BEFORE)


def after(when: date) -> Span:
    """Return a time that is open at its end."""
    return Span(earliest=when, latest=date.max, precision=TimePrecision.ON_OR_AFTER)


def next_day(when: date) -> date:
    """Return the day after, or the last day that there is."""
    return when if when == date.max else when + timedelta(days=1)


def day_before(when: date) -> date:
    """Return the day before, or the first day that there is."""
    return when if when == date.min else when - timedelta(days=1)


def week(when: date) -> Span:
    """Return the week of a day, Monday to Sunday (ISO 8601)."""
    monday = when - timedelta(days=when.weekday())
    return Span(earliest=monday, latest=monday + timedelta(days=6), precision=TimePrecision.WEEK)


def month(number_of_year: int, number: int) -> Span:
    """Return a month of a year."""
    last = date(number_of_year, number, monthrange(number_of_year, number)[1])
    return Span(
        earliest=date(number_of_year, number, 1), latest=last, precision=TimePrecision.MONTH
    )


def year(number: int) -> Span:
    """Return a year."""
    return Span(
        earliest=date(number, 1, 1), latest=date(number, 12, 31), precision=TimePrecision.YEAR
    )


def weekday(number: int, published: date, *, ahead: bool = False) -> date:
    """Return the last such day up to the publication, or the first after it; Monday is 0.

    >>> weekday(4, date(2026, 2, 7))
    datetime.date(2026, 2, 6)
    """
    if ahead:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    return published - timedelta(days=(published.weekday() - number) % 7)


def moved(when: date, months: int) -> Span:
    """Return the month that is some months from a day's."""
    number = when.year * 12 + when.month - 1 + months
    return month(number // 12, number % 12 + 1)


def shifted(when: date, count: int, unit: str) -> Span:
    """Return the day, week, month, year or decade that lies some of them from a day.

    Raises:
        ValueError, OverflowError: it is outside the years 1 to 9999.
    """
    if unit == "day":
        return day(when + timedelta(days=count))
    if unit == "week":
        return week(when + timedelta(weeks=count))
    if unit == "month":
        return moved(when, count)
    if unit == "year":
        return year(when.year + count)
    first = (when.year + 10 * count) // 10 * 10
    return between(date(first, 1, 1), date(first + 9, 12, 31))
