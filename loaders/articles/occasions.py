"""Times by less usual names: weeks of a month, days of a week, winters, holidays, the 5th."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from loaders.articles import calendar
from ontology.records import Span

__all__ = ["resolved"]

Inner = Callable[[str], Span | None]

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
UNITS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
#: The days of a month, spelt.
SPELT_DAYS = (
    *UNITS, "twentieth", *(f"twenty-{unit}" for unit in UNITS[:9]), "thirtieth", "thirty-first"
)  # fmt: skip
#: Days that have the same date each year.
HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "may day": (5, 1), "boxing day": (12, 26),
}  # fmt: skip
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEK_OF = re.compile(r"(?:the )?week (?:of|beginning|starting) (?P<day>.+)")
NTH_WEEK = re.compile(
    rf"(?:the )?(?P<nth>{'|'.join(ORDINALS)}) (?P<what>week|days) of (?P<month>.+)"
)
DAY_IN = re.compile(
    rf"(?:on )?(?P<day>{WEEKDAY})(?: of)? (?P<week>(?:last|next|this|the following) week)"
)
SPELT = re.compile(r"the (?P<day>[a-z]+(?:-[a-z]+)?) of (?P<month>[a-z]{3,9}(?:,? \d{4})?)")
TODAY = re.compile(
    r"(?P<count>a|one|two|three|four|five|ten|\d{1,3}) years? ago (?:today|to the day)"
)
NTH = re.compile(r"the (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: of (?:the|this) month)?")
WINTER = re.compile(r"(?:the )?(?P<which>this|last|past|next|coming)? ?winter")
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}


def resolved(text: str, published: date, future: bool, inner: Inner) -> Span | None:
    """Return the days that an expression names; ``inner`` resolves a time within it.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    if text in HOLIDAYS:
        return calendar.day(_nearest(*HOLIDAYS[text], published, future))
    if found := WEEK_OF.fullmatch(text):
        span = inner(found["day"])
        return calendar.week(span.earliest) if span and span.earliest == span.latest else None
    if found := NTH_WEEK.fullmatch(text):
        return _week_of_month(found, inner)
    if found := DAY_IN.fullmatch(text):
        day, week = inner(found["day"]), inner(found["week"])
        if day is None or week is None:
            return None
        return calendar.day(week.earliest + timedelta(days=day.latest.weekday()))
    if found := TODAY.fullmatch(text):
        count = NUMBERS.get(found["count"]) or int(found["count"])
        return calendar.day(published.replace(year=published.year - count))
    if (found := SPELT.fullmatch(text)) and found["day"] in SPELT_DAYS:
        return inner(f"{SPELT_DAYS.index(found['day']) + 1} {found['month']}")
    if found := NTH.fullmatch(text):
        return _ordinal(int(found["day"]), published, future)
    found = WINTER.fullmatch(text)
    return _winter(found["which"], published) if found else None


def _nearest(month: int, day: int, published: date, future: bool) -> date:
    """Return the last such day up to the publication, or the first after it."""
    this = date(published.year, month, day)
    if future:
        return this if this >= published else this.replace(year=this.year + 1)
    return this if this <= published else this.replace(year=this.year - 1)


def _week_of_month(found: re.Match[str], inner: Inner) -> Span | None:
    """Return seven days of a month, counted from its first, or back from its last."""
    month = inner(found["month"])
    if month is None or (month.latest - month.earliest).days not in range(27, 31):
        return None
    n, week = ORDINALS[found["nth"]], timedelta(days=6)
    if n < 0:
        return calendar.between(month.latest - week, month.latest)
    first = month.earliest + timedelta(weeks=n - 1)
    return calendar.between(first, min(first + week, month.latest))


def _ordinal(day: int, published: date, future: bool) -> Span:
    """Return the last day of that number, or the next one."""
    months = (0, 1, 2) if future else (0, -1, -2)
    for away in months:
        month = calendar.moved(published, away)
        if 1 <= day <= month.latest.day:
            when = month.earliest.replace(day=day)
            if (when >= published) if future else (when <= published):
                return calendar.day(when)
    raise ValueError("no such day")


def _winter(which: str | None, published: date) -> Span:
    """Return December to February, of the north: the one that is, else the last one."""
    within = published.month in (12, 1, 2)
    year = published.year if published.month == 12 else published.year - 1
    if which in ("next", "coming") or (which == "this" and not within and published.month > 8):
        year += 1
    elif which in ("last", "past") and within:
        year -= 1
    return calendar.between(date(year, 12, 1), calendar.month(year + 1, 2).latest)
