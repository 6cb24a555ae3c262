"""Times that name a day, a month or a year: "Friday", "Feb. 7", "February 2026", "the 1990s"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from loaders.articles import calendar
from ontology.records import Span

__all__ = ["WEEKDAYS", "borrowed", "parsed", "resolved"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The seasons by the months in which they begin and end, north of the equator.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

#: How far ahead a day without a year may lie where nothing is said of the future.
AHEAD = timedelta(days=92)

DAY = (
    r"(?P<weekday>monday|mon\.?|tuesday|tues?\.?|wednesday|wed\.?|thursday|thu(?:rs?)?\.?|"
    r"friday|fri\.?|saturday|sat\.?|sunday|sun\.?)"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
NUMBER = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1\d{3}|20\d{2})"
PART = r"(?:(?:the )?(?P<part>early|late|mid|beginning of|start of|middle of|end of)[ -](?:the )?)?"
HOURS = r"(?:'s)?(?: (?:early |late )?(?:morning|afternoon|evening|night|noon|at noon))?"
WHICH = r"(?:(?P<which>last|past|previous|this|this past|this coming|next|coming|every) )?"

Rule = Callable[[re.Match[str], date, bool], Span | None]


def resolved(text: str, published: date, future: bool) -> Span | None:
    """Return the days that an expression names; None where it names none.

    Raises:
        ValueError: there is no such day.
    """
    for pattern, rule in RULES:
        found = pattern.fullmatch(text)
        if found and (span := rule(found, published, future)) is not None:
            return span
    return None


def borrowed(first: str, last: str, published: date) -> Span | None:
    """Return the days of a range within one month: "7-9 February", "Feb. 7 to 9"."""
    for text, day in ((last, first), (first, last)):
        whole = resolved(text, published, future=False) if re.search(MONTH, text) else None
        if whole is not None and whole.earliest == whole.latest and re.fullmatch(NUMBER, day):
            number = int(re.sub(r"\D", "", day))
            return calendar.between(whole.earliest.replace(day=number), whole.earliest)
    return None


def parsed(text: str) -> Span | None:
    """Return a full date in another shape, as the library dateparser reads it, if it is there."""
    if not re.search(r"\d", text) or not re.search(MONTH, text) or not re.search(YEAR, text):
        return None
    try:
        dateparser: Any = import_module("dateparser")
    except ImportError:
        return None
    read = dateparser.parse(text, languages=["en"], settings={"STRICT_PARSING": True})
    return None if read is None else calendar.day(read.date())


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found["month"][:3]) + 1


def _iso(found: re.Match[str], _published: date, _future: bool) -> Span:
    return calendar.day(date(int(found["year"]), int(found[2]), int(found[3])))


def _weekday(found: re.Match[str], published: date, future: bool) -> Span | None:
    which = found["which"]
    number = next(n for n, name in enumerate(WEEKDAYS) if name[:3] == found["weekday"][:3])
    if which == "every":
        return None
    ahead = which in ("next", "coming", "this coming") or (future and which is None)
    when = calendar.weekday(number, published, ahead=ahead)
    if which == "this":
        when = published + timedelta(days=number - published.weekday())
    if which in ("last", "past", "previous", "this past") and when == published:
        when -= timedelta(weeks=1)
    return calendar.day(when)


def _day_of_month(found: re.Match[str], published: date, future: bool) -> Span:
    number, day = _month(found), int(found["day"])
    if found["year"]:
        return calendar.day(date(int(found["year"]), number, day))
    years = [published.year - 1, published.year, published.year + 1]
    days = [date(y, number, day) for y in years if day < 29 or _exists(y, number, day)]
    if future:
        days = [when for when in days if when >= published] or days
    else:
        days = [when for when in days if when - published <= AHEAD] or days
    if not days:
        raise ValueError("no such day")
    return calendar.day(min(days, key=lambda when: (abs(when - published), when)))


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.month(year, month).latest.day


def _month_of_year(found: re.Match[str], published: date, future: bool) -> Span:
    number = _month(found)
    if found["year"]:
        return calendar.month(int(found["year"]), number)
    which = found["which"]
    year = published.year
    if which in ("next", "coming", "this coming") or (future and which is None):
        year += number < published.month or (number == published.month and which is not None)
    elif which in ("last", "past", "previous"):
        year -= number >= published.month
    elif which is None:
        year -= number > published.month
    return calendar.month(year, number)


def _year(found: re.Match[str], _published: date, _future: bool) -> Span:
    return calendar.year(int(found["year"]))


def _decade(found: re.Match[str], _published: date, _future: bool) -> Span:
    first = int(found["decade"])
    return calendar.between(date(first, 1, 1), date(first + 9, 12, 31))


def _season(found: re.Match[str], published: date, future: bool) -> Span:
    first, last = SEASONS[found["season"]]
    year = int(found["year"] or published.year)
    begun = date(year, first, 1) <= published
    if not found["year"]:
        year += (future or found["which"] == "next") and begun
        year -= not begun and not future and found["which"] not in ("next", "this", "coming")
        if found["which"] == "last" and begun and published <= calendar.month(year, last).latest:
            year -= 1
    return calendar.between(date(year, first, 1), calendar.month(year, last).latest)


def _quarter(found: re.Match[str], published: date, _future: bool) -> Span:
    n = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(found["nth"] or "")
    n = n or int(found["q"] or 0)
    length = 6 if found["unit"] == "half" else 3
    if not 1 <= n <= 12 // length:
        raise ValueError("no such quarter")
    year = int(found["year"] or published.year)
    last = calendar.month(year, n * length)
    return calendar.between(date(year, (n - 1) * length + 1, 1), last.latest)


RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (YEAR + r"[-/](\d\d)[-/](\d\d)", _iso),
        (rf"(?:on )?{WHICH}(?:the )?{DAY}{HOURS}", _weekday),
        (rf"(?:{DAY},? )?(?:the )?{NUMBER}(?: of)? {MONTH}(?:,? {YEAR})?{HOURS}", _day_of_month),
        (rf"(?:{DAY},? )?{MONTH} {NUMBER}(?:,? {YEAR})?{HOURS}", _day_of_month),
        (rf"{PART}{WHICH}{MONTH}(?:,? (?:of )?{YEAR})?", _month_of_year),
        (rf"{PART}(?:the )?(?:year )?{YEAR}", _year),
        (rf"{PART}(?:the )?(?P<decade>(?:1\d|20)\d0)'?s", _decade),
        (rf"{PART}{WHICH}(?:the )?(?P<season>spring|summer|autumn|fall)(?: of)?(?: {YEAR})?",
         _season),
        (r"(?:the )?(?:(?P<nth>first|second|third|fourth|last) (?P<unit>quarter|half)|"
         r"q(?P<q>[1-4]))"
         rf"(?: of)?(?: (?:the year|{YEAR}))?", _quarter),
    )
)  # fmt: skip
