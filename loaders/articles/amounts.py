"""How many: numbers and their bounds, with what is counted."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles.numerals import SCALES, SEVERAL, numbered
from ontology.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["LEFT", "find"]

#: What a number is under, and over; what is about a number is the number.
UNDER = (
    ("almost",), ("nearly",), ("close", "to"), ("up", "to"), ("under",), ("below",), ("at", "most"),
    ("less", "than"), ("fewer", "than"), ("no", "more", "than"), ("not", "more", "than"),
    ("as", "many", "as"), ("a", "maximum", "of"),
)  # fmt: skip
OVER = (
    ("at", "least"), ("more", "than"), ("over",), ("above",), ("upwards", "of"), ("upward", "of"),
    ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than"), ("well", "over"),
    ("a", "minimum", "of"), ("in", "excess", "of"),
)  # fmt: skip
ABOUT = (
    ("about",), ("around",), ("roughly",), ("approximately",), ("some",), ("an", "estimated"),
    ("estimated",), ("only",), ("just",), ("exactly",), ("the",), ("all",), ("another",),
)  # fmt: skip
LONGEST = 3
CURRENCIES = {
    "$": "dollars", "US$": "US dollars", "€": "euros", "£": "pounds", "¥": "yen", "₪": "shekels",
    "A$": "Australian dollars", "C$": "Canadian dollars", "₹": "rupees", "₽": "roubles",
}  # fmt: skip
#: Entities in which a number counts nothing: days, and the parts of names.
UNCOUNTED = frozenset(
    {"DATE", "TIME", "ORDINAL", "PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "LAW", "EVENT",
     "WORK_OF_ART"}
)  # fmt: skip
#: Verbs whose bare number counts people: "at least 12 were killed".
HARM = frozenset(
    {"abduct", "arrest", "detain", "die", "displace", "execute", "hospitalize", "hurt", "injure",
     "kidnap", "kill", "perish", "rescue", "sentence", "wound"}
)  # fmt: skip
#: What people are said to be after a bare number: "leaving 40 dead".
LEFT = frozenset({"dead", "wounded", "injured", "missing"})
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
#: Units of time and of length, and what is no count: what happened was not so many of them.
PLAIN = frozenset(
    {"centimeter", "century", "day", "decade", "degree", "fold", "foot", "hour", "inch",
     "kilometer", "kilometre", "km", "meter", "metre", "mile", "millimeter", "minute", "month",
     "p.m.", "a.m.", "percentage", "point", "second", "time", "week", "year", "year-old"}
)  # fmt: skip
#: Units that say nothing without what they measure.
MEASURES = frozenset(
    {"barrel", "batch", "box", "bottle", "case", "gallon", "kg", "kilo", "kilogram", "kilogramme",
     "litre", "liter", "load", "ounce", "pair", "piece", "pound", "round", "ton", "tonne",
     "truckload", "unit"}
)  # fmt: skip
#: Words after which a number is a name: "Article 5", "Channel 12".
NUMBERED = frozenset(
    {"area", "article", "brigade", "chapter", "channel", "clause", "division", "flight", "gate",
     "highway", "level", "no.", "number", "page", "paragraph", "phase", "pier", "radio",
     "resolution", "room", "route", "section", "stage", "terminal", "unit", "zone"}
)  # fmt: skip
#: What may stand before a noun and is no part of what is counted.
LOOSE = frozenset({"more", "other", "further", "additional", "different", "separate", "of", ","})
DASHES = frozenset("-–—")


class Counted(NamedTuple):
    """A number or two, and the tokens at which they stand; ``lasting`` of a range is its end."""

    start: int
    end: int
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None


def find(doc: "Doc") -> list[tuple[int, int, Quantity]]:
    """Return the quantities of a paragraph: their tokens, and how many of what.

    "Almost 5,000" has a maximum, "at least 12" a minimum, "between 20 and 30" both; "about 100" is
    100. "Thousands" has a minimum of two thousand, and "dozens" of two dozen. ``of`` is the noun
    that is counted with what stands before it ("Iranian oil tankers", "barrels of oil"), a currency
    for money, "people" for a bare number of victims; ``words`` are the text's own. A number that
    counts nothing (a date, an age, a resolution's number) or only a time or a way is left out.
    """
    words = [token.lower_ for token in doc]
    found: list[tuple[int, int, Quantity]] = []
    at = 0
    while at < len(words):
        counted = _number(doc, words, at) if _begins(doc, words, at) else None
        made = None if counted is None else _quantity(doc, words, counted)
        if made is not None:
            found.append(made)
        at = max(at + 1, counted.end if counted else 0)
    return found


def _begins(doc: "Doc", words: list[str], at: int) -> bool:
    """Tell whether a number that counts something can begin at a token."""
    token = doc[at]
    if token.ent_type_ in UNCOUNTED and words[at] not in SEVERAL and not _misread(token):
        return False
    if at and words[at - 1] in NUMBERED and doc[at - 1].tag_ in ("NN", "NNP"):
        return False
    if words[at] in ("a", "an", "half"):
        at += words[at] == "half"
        return at + 1 < len(words) and words[at + 1] in SCALES
    if words[at] == "one":
        return token.dep_ == "nummod" and token.head.i > at
    if at > 0 and words[at - 1] in DASHES and not doc[at - 1].whitespace_:
        return False
    return words[at] in SEVERAL or token.tag_ == "CD" or (token.like_num and token.tag_ != "JJ")


def _misread(token: "Token") -> bool:
    """Tell whether a number in what is taken for a date counts a noun after it, and is no year."""
    outside = token.dep_ == "nummod" and token.head.i > token.i and not token.head.ent_type_
    return token.ent_type_ == "DATE" and outside and not YEAR.fullmatch(token.text)


def _number(doc: "Doc", words: list[str], at: int) -> Counted | None:
    """Return the number that begins at a token, or the two of a range, with what bounds it."""
    if words[at] in SEVERAL:
        return _several(words, at)
    taken, value = numbered(words[at : at + 12])
    if value is None or not taken:
        return None
    end = at + taken
    if end + 1 < len(words) and (words[end] in DASHES or words[end] in ("to", "and", "or")):
        more, upper = numbered(words[end + 1 : end + 13])
        joined = words[end] in DASHES or words[end] == "to" or words[at - 1 : at] == ["between"]
        if more and upper is not None and joined and upper > value and not _noun_between(doc, end):
            start = at - 1 if at and words[at - 1] in ("between", "from") else at
            return Counted(start, end + 1 + more, None, _scaled(words, end, more, value), upper)
    return _bounded(words, at, end, value)


def _noun_between(doc: "Doc", end: int) -> bool:
    return bool(doc[end - 1].whitespace_) != bool(doc[end].whitespace_)


def _scaled(words: list[str], end: int, more: int, value: float) -> float:
    """Return the lower number of "two to three million" by the scale of the upper."""
    scale = SCALES.get(words[end + more], 1) if len(words[end + more]) > 2 else 1
    return value * scale if value < 1000 else value


def _several(words: list[str], at: int) -> Counted:
    """Return "thousands", or "tens of thousands", as a least number."""
    value, end = SEVERAL[words[at]], at + 1
    if words[end : end + 1] == ["of"] and words[end + 1 : end + 2] and words[end + 1] in SEVERAL:
        value *= SEVERAL[words[end + 1]] / 2
        end += 2
    start = at - 2 if words[max(at - 2, 0) : at] == ["many", "more"] else at
    return Counted(start, end, None, value, None)


def _bounded(words: list[str], at: int, end: int, value: float) -> Counted:
    """Return a number with the words before it that make it a bound."""
    symbol = at - 1 if at and words[at - 1].upper() in CURRENCIES else at
    for length in range(min(LONGEST, symbol), 0, -1):
        before = tuple(words[symbol - length : symbol])
        start = symbol - length
        if before in UNDER:
            return Counted(start, end, None, None, value)
        if before in OVER:
            return Counted(start, end, None, value, None)
        if before in ABOUT:
            return Counted(symbol if before in (("the",), ("all",)) else start, end, value)
    return Counted(symbol, end, value)


def _quantity(doc: "Doc", words: list[str], counted: Counted) -> tuple[int, int, Quantity] | None:
    found = _money(doc, words, counted) or _noun(doc, words, counted)
    if found is None:
        return None
    of, end = found
    made = Quantity(
        of=of, value=counted.value, minimum=counted.minimum, maximum=counted.maximum,
        words=doc[counted.start : end].text,
    )  # fmt: skip
    return counted.start, end, made


def _money(doc: "Doc", words: list[str], counted: Counted) -> tuple[str, int] | None:
    """Return the currency whose sign stands before a number."""
    for at in range(counted.start, counted.end):
        name = CURRENCIES.get(doc[at].text.upper())
        if name is not None:
            return name, counted.end
    after = words[counted.end : counted.end + 1]
    return ("percent", counted.end + 1) if after in (["%"], ["percent"]) else None


def _noun(doc: "Doc", words: list[str], counted: Counted) -> tuple[str, int] | None:
    """Return what is counted, and where it ends: the noun after a number, or people harmed."""
    at = counted.end
    if words[at : at + 1] == ["of"] or words[at : at + 2] == ["more", "of"]:
        at += 1 + (words[at] == "more")
    end = next(_nouns(doc, at, counted), None)
    if end is not None:
        return None if doc[end].lemma_.lower() in PLAIN else _phrase(doc, at, end)
    number = doc[counted.end - 1]
    done = number.head.i == at and number.dep_ in ("nsubj", "nsubjpass")
    if at < len(doc) and words[at] in LEFT and not done:
        return "people", at + 1
    harmed = number.head.lemma_ in HARM and number.dep_ in ("nsubj", "nsubjpass", "dobj")
    return ("people", counted.end) if harmed else None


def _phrase(doc: "Doc", at: int, end: int) -> tuple[str, int]:
    """Return what is counted as a phrase, from a token to its noun, and where it ends."""
    while at < end and (doc[at].tag_ in ("DT", "PRP$", "CD") or doc[at].lower_ in LOOSE):
        at += 1
    if doc[end].lemma_.lower() in MEASURES and doc[end + 1 : end + 2].text == "of":
        goal = next((c for c in doc[end + 1].children if c.dep_ == "pobj"), None)
        if goal is not None and goal.i - end <= LONGEST + 1:
            return doc[at : goal.i + 1].text, goal.i + 1
    return doc[at : end + 1].text, end + 1


def _nouns(doc: "Doc", at: int, counted: Counted) -> Iterator[int]:
    """Yield the noun that heads the phrase after a number."""
    for token in doc[at : at + 8]:
        if token.tag_ in ("NN", "NNS", "NNPS", "NNP") and not _goes_on(doc, token):
            if not (token.tag_ == "NN" and _age(doc, counted.end)):
                yield token.i
            return
        if token.tag_ not in MODIFIERS:
            return


#: What may stand between a number and what it counts.
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "VBN", "VBG", "DT", "PRP$",
                       "HYPH", "POS", "RB", "CD"})  # fmt: skip


def _goes_on(doc: "Doc", token: "Token") -> bool:
    """Tell whether a noun only modifies the next word, as "oil" in "14 oil tankers"."""
    after = token.i + 1
    if after >= len(doc) or doc[after].tag_ not in MODIFIERS:
        return False
    return token.dep_ in ("compound", "nmod", "amod", "poss", "npadvmod") and token.head.i >= after


def _age(doc: "Doc", at: int) -> bool:
    """Tell whether "-year-old", "-day" and the like follow a number."""
    return at < len(doc) and doc[at].text in DASHES
