"""Times counted from the publication: "yesterday", "two days ago", "earlier this month"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from loaders.articles import calendar
from loaders.articles.numerals import number
from ontology.records import Span

__all__ = ["lasting", "resolved"]

UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
COUNT = r"(?P<count>a couple of|a few|several|many|[\w,.]+(?:[ -][a-z]+)?)"
ABOUT = r"(?:(?:about|around|nearly|almost|roughly|some|just|only|more than|less than|over) )?"
#: How many are meant where the number is not told, at least and at most.
UNTOLD = {"a few": (2, 6), "few": (2, 6), "several": (3, 9), "a couple of": (2, 3), "many": (3, 30)}
#: How far "recent" and "coming" reach: so many days, by the unit that is named.
NEAR = {"day": 7, "week": 42, "month": 183, "year": 1826, "decade": 9131, "hour": 1, "minute": 0}
NAMED = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "earlier today": 0, "earlier in the day": 0, "later in the day": 0,
    "later today": 0, "yesterday": -1, "last night": -1, "last evening": -1,
    "yesterday morning": -1, "yesterday afternoon": -1, "yesterday evening": -1,
    "the day before yesterday": -2, "day before yesterday": -2, "tomorrow": 1,
    "tomorrow morning": 1, "tomorrow night": 1, "tomorrow evening": 1, "tomorrow afternoon": 1,
    "the day after tomorrow": 2,
}  # fmt: skip

DAYS_2 = timedelta(days=2)

Rule = Callable[[re.Match[str], date, bool], Span | None]


def resolved(text: str, published: date, future: bool) -> Span | None:
    """Return the days that an expression counts from the publication; None where it does not.

    Raises:
        ValueError, OverflowError: they lie outside the years 1 to 9999.
    """
    text = text.removesuffix("'s")
    if text in NAMED:
        return calendar.day(published + timedelta(days=NAMED[text]))
    if text in ("overnight", "the night"):
        return calendar.between(published - timedelta(days=1), published)
    for pattern, rule in RULES:
        found = pattern.fullmatch(text)
        if found and (span := rule(found, published, future)) is not None:
            return span
    return None


def lasting(text: str, published: date, future: bool) -> Span | None:
    """Return the days of what lasts: "for three days" up to the publication, or from it on."""
    if found := re.fullmatch(rf"(?:the (?:past|last) (?:few )?)?{UNIT}", text):
        untold = text.endswith("s") and not text.startswith("the ")
        days = timedelta(days=NEAR[found["unit"]])
        near = _far(published, 1 if future else -1, found["unit"])
        return calendar.between(
            published + (days if future else -days) if untold else near, published
        )
    found = re.fullmatch(rf"(?:the (?:past|last) )?{ABOUT}{COUNT} {UNIT}", text)
    if found is None or _counted(found["count"]) is None:
        return None
    return _reach(found, published, 1 if future else -1)


def _counted(count: str) -> tuple[int, int] | None:
    """Return at least and at most how many are meant."""
    if count in UNTOLD:
        return UNTOLD[count]
    value = 1 if count in ("a", "an") else number(count.replace("-", " ").split())
    return None if value is None or value > 10**6 else (int(value), int(value))


def _shift(found: re.Match[str], published: date, sign: int) -> Span | None:
    """Return the unit that lies some of them away."""
    counted = _counted(found["count"])
    if counted is None:
        return None
    unit = found["unit"]
    if unit in ("hour", "minute"):
        days = counted[1] // 24 + 1 if unit == "hour" else 1
        if unit == "hour" and counted[1] % 24 == 0 and counted[1]:
            return calendar.day(published + sign * timedelta(hours=counted[1]))
        return calendar.between(published + sign * timedelta(days=days), published)
    if unit == "decade":
        unit, counted = "year", (10 * counted[0], 10 * counted[1])
    near, far = (calendar.shifted(published, sign * n, unit) for n in counted)
    if near == far:
        return near
    return calendar.between(min(near.earliest, far.earliest), max(near.latest, far.latest))


def _reach(found: re.Match[str], published: date, sign: int) -> Span | None:
    """Return all days between the publication and some units away."""
    counted = _counted(found["count"])
    if counted is None:
        return None
    return calendar.between(_far(published, sign * counted[1], found["unit"]), published)


def _far(published: date, count: int, unit: str) -> date:
    """Return the same day some units away, or the last of its month."""
    if unit in ("hour", "minute"):
        return published + timedelta(hours=count if unit == "hour" else 0)
    if unit in ("day", "week"):
        return published + timedelta(days=count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    goal = calendar.moved(published, months)
    return goal.earliest.replace(day=min(published.day, goal.latest.day))


def _ago(found: re.Match[str], published: date, _future: bool) -> Span | None:
    return _shift(found, published, -1)


def _ahead(found: re.Match[str], published: date, _future: bool) -> Span | None:
    return _shift(found, published, 1)


def _past(found: re.Match[str], published: date, _future: bool) -> Span | None:
    return _reach(found, published, -1)


def _coming(found: re.Match[str], published: date, _future: bool) -> Span | None:
    return _reach(found, published, 1)


def _unit(found: re.Match[str], published: date, _future: bool) -> Span | None:
    """Return "last week", "this month", "earlier this year"."""
    unit, which, part = found["unit"], found["which"], found["part"]
    sign = {"this": 0, "the": 0, "next": 1, "coming": 1, "the following": 1}.get(which, -1)
    if unit == "day":
        return None
    if which in ("the past", "the last") and not part:
        return calendar.between(_far(published, -1, unit), published)
    span = calendar.shifted(published, sign, unit)
    if part in ("earlier", "earlier in") and sign == 0:
        return calendar.between(span.earliest, published)
    if part in ("later", "later in") and sign == 0:
        return calendar.between(published, span.latest)
    return span


def _weekend(found: re.Match[str], published: date, future: bool) -> Span:
    ahead = found["which"] in ("next", "coming", "this coming") or future
    saturday = calendar.weekday(5, published, ahead=ahead)
    if found["which"] in ("last", "past", "this past") and published - saturday < DAYS_2:
        saturday -= timedelta(weeks=1)
    return calendar.between(saturday, saturday + timedelta(days=1))


def _recent(found: re.Match[str], published: date, _future: bool) -> Span:
    days = timedelta(days=NEAR[found["unit"]])
    ahead = found["which"] in ("coming", "next", "the coming", "the next")
    return calendar.between(published, published + days if ahead else published - days)


def _soon(found: re.Match[str], published: date, _future: bool) -> Span:
    return calendar.between(published, published + timedelta(days=NEAR[found["unit"]]))


RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{ABOUT}{COUNT} {UNIT} ago", _ago),
        (rf"in {ABOUT}{COUNT} {UNIT}(?:'s? time)?", _ahead),
        (rf"{ABOUT}{COUNT} {UNIT} from (?:now|today)", _ahead),
        (rf"(?:over |in |during )?(?:the )?(?:past|last|previous) {COUNT} {UNIT}", _past),
        (rf"(?:over |in |within |during )?(?:the )?(?:next|coming) {COUNT} {UNIT}", _coming),
        (rf"within {COUNT} {UNIT}", _coming),
        (r"within (?P<unit>day|week|month|year)s", _soon),
        (r"(?:(?P<part>earlier|later|earlier in|later in|late|early|the end of|end of|"
         r"the beginning of|the start of) )?"
         r"(?P<which>last|past|previous|this|next|coming|the past|the last|the following|the) "
         r"(?P<unit>week|month|year|decade)", _unit),
        (r"(?:over |at |on |during )?"
         r"(?P<which>last|past|this past|this|this coming|next|coming|the) weekend", _weekend),
        (rf"(?:over |in |during )?(?:the )?(?P<which>recent|past|last|coming|next) {UNIT}",
         _recent),
    )
)  # fmt: skip
