"""When: expressions of news English, resolved against the day of publication."""

import re
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from loaders.articles import calendar, dates, elapsed, hours, occasions
from ontology.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

__all__ = ["expressions", "find", "resolve", "resolved"]

LONGEST = 80
#: Two days that have nothing in common: what means the same on both does not depend on the day.
UNRELATED = (date(1951, 3, 5), date(2038, 10, 16))
#: Words before an expression that change nothing, and those that open it on one side.
PLAIN = frozenset(
    {"on", "in", "at", "during", "around", "about", "the", "of", "over", "late", "early", "as",
     "just", "only", "some", "exactly", "roughly", "nearly", "almost", "throughout", "within"}
)  # fmt: skip
OPENING = frozenset({"since", "by", "until", "till", "before", "after", "from", "between", "for"})
#: "Feb. 3-5, 2026", whose year is that of the first day too.
AMERICAN = re.compile(
    r"(?P<month>[a-z]+\.?) (?P<first>\d{1,2}) ?(?:-|to|and) ?(?P<last>\d{1,2}),? (?P<year>\d{4})"
)
LABELS = frozenset({"DATE", "TIME"})
#: Words that are times although the parser does not always say so.
ALWAYS = frozenset({*dates.WEEKDAYS, "overnight", "yesterday", "tomorrow", "tonight"})
SOONER = frozenset({"by", "until", "till", "no later than"})


def resolve(expression: "str | Tokens", published: date, *, future: bool = False) -> Span | None:
    """Return the days that an expression may mean, or None where it means no time.

    A day of the week is the last one up to the publication, unless the words ("next Friday") or
    ``future`` (the clause is planned: "will meet on Friday") say otherwise. Weeks begin on Monday.
    A month is the last one up to the publication's; a day of a month without a year is the nearest
    one, at most three months ahead. "Since 2003" and "for three days" last up to the publication;
    "after Friday" and "by March 1" are open on one side. What lies outside the years 1 to 9999 is
    None.

    >>> resolve("on Friday", date(2026, 2, 7)).latest
    datetime.date(2026, 2, 6)
    """
    text = expression if isinstance(expression, str) else expression.text
    if len(text) > LONGEST:
        return None
    plain = " ".join(text.casefold().replace("’", "'").replace("–", "-").split())
    try:
        return _resolved(plain.strip(" ,.;:()'\""), published, future)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def _resolved(text: str, published: date, future: bool) -> Span | None:
    first, _, rest = text.partition(" ")
    if first == "no" and rest.startswith("later than "):
        first, rest = "by", rest.removeprefix("later than ")
    if first in OPENING and rest:
        return _opened(first, rest, published, future)
    found = dates.resolved(text, published, future) or elapsed.resolved(text, published, future)
    if found is None:
        found = _range(text, published, future) or occasions.resolved(
            text, published, future, partial(_resolved, published=published, future=future)
        )
    if found is None and (day := hours.day_of(text)):
        return _resolved(day, published, future)
    if found is None and first in PLAIN and rest:
        return _resolved(rest, published, future)
    return found or dates.parsed(text)


def _opened(word: str, rest: str, published: date, future: bool) -> Span | None:
    """Return the time after a preposition, open on the side that it says."""
    if word == "for":
        return elapsed.lasting(rest, published, future)
    if word in ("from", "between"):
        return _range(rest, published, future) or _since(rest, published, future)
    if word == "since":
        return _since(rest, published, future=False)
    inner = _resolved(rest, published, future or word in SOONER)
    if inner is None:
        return None
    if word == "after":
        return calendar.after(calendar.next_day(inner.latest))
    ends = rest.startswith(("the end of", "end of"))
    last = calendar.day_before(inner.earliest) if word == "before" and not ends else inner.latest
    return calendar.before(last)


def _since(rest: str, published: date, future: bool) -> Span | None:
    """Return the days from a time on: up to the publication, if it lies before that."""
    inner = _resolved(rest, published, future)
    if inner is None:
        return None
    begun = inner.earliest <= published and not future
    return calendar.between(inner.earliest, published) if begun else calendar.after(inner.earliest)


def _range(text: str, published: date, future: bool) -> Span | None:
    """Return the days from one time to another: "Monday to Wednesday", "2003 and 2011"."""
    if days := AMERICAN.fullmatch(text):
        text = f"{days['first']}-{days['last']} {days['month']} {days['year']}"
    for joint in (" to ", " through ", " until ", " and ", " - ", "-"):
        first, found, last = text.partition(joint)
        if not found or not first or not last:
            continue
        end = dates.resolved(last, published, future)
        start = None if end is None else dates.resolved(first, end.latest, future=False)
        if start is not None and end is not None:
            return calendar.between(start.earliest, end.latest)
        span = dates.borrowed(first, last, published)
        if span is not None:
            return span
    return None


def resolved(expression: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return what an expression means where the day of publication may be unknown.

    Without it, a time that is counted from it is None: "in 2003" is a year, "on Friday" nothing.
    """
    if published is not None:
        return resolve(expression, published, future=future)
    spans = [resolve(expression, day, future=future) for day in UNRELATED]
    if spans[0] is None or spans[1] is None or spans[0].earliest != spans[1].earliest:
        return None
    return spans[0] if spans[0] == spans[1] else calendar.after(spans[0].earliest)


def find(doc: "Doc", published: date, *, future: bool = False) -> list[tuple[int, int, Span]]:
    """Return the times in a paragraph: their tokens, with the preposition before, and the days."""
    found: list[tuple[int, int, Span]] = []
    for before, start, end in expressions(doc):
        for at in range(before, start + 1):
            span = resolve(doc[at:end], published, future=future)
            if span is not None:
                found.append((at, end, span))
                break
    return found


def expressions(doc: "Doc") -> list[tuple[int, int, int]]:
    """Return where each time in a paragraph begins with its prepositions, begins, and ends."""
    return [(_before(doc, start), start, end) for start, end in _expressions(doc)]


def _before(doc: "Doc", start: int) -> int:
    """Return where the prepositions and articles before an expression begin."""
    at = start
    while at > 0 and start - at < 3 and doc[at - 1].tag_ != "RP":
        if doc[at - 1].lower_ not in OPENING | PLAIN:
            break
        at -= 1
    return at


def _expressions(doc: "Doc") -> list[tuple[int, int]]:
    spans = [_trimmed(doc, ent.start, ent.end) for ent in doc.ents if ent.label_ in LABELS]
    taken = {at for start, end in spans for at in range(start, end)}
    loose = [(t.i, t.i + 1) for t in doc if t.lower_ in ALWAYS and t.i not in taken]
    return sorted(spans + loose)


def _trimmed(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return the tokens of a time without a name that the parser takes in: "Kyiv overnight"."""
    for first in range(start, end):
        if resolve(doc[first:end], UNRELATED[0]) is not None:
            return first, end
    return start, end
