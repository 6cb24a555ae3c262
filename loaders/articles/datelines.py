"""Datelines: the city, day and agency with which the first paragraph of a report begins."""

import re
from dataclasses import dataclass

from loaders.articles.publication import MONTH_NAME as MONTH

__all__ = ["Dateline", "dateline"]

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
CITY = rf"{UPPER}(?:{UPPER}|[.'’`-]){{2,24}}"
#: A city in capitals (up to four words), or as written in running text.
CAPITALS = rf"(?:{CITY}(?:[ /]{CITY}|[ /]{UPPER}{UPPER}){{0,3}})"
PLAIN = r"(?:[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{1,24}){0,3})"
REGION = rf"(?:, ?(?:{PLAIN}|[A-Z]\.[A-Z]\.))"
WHEN = rf"(?:,? ?(?i:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)"
AGENCY = r"(?: ?(?:\((?P<agency>[A-Z][\w.& /-]{1,40})\)|/(?P<wire>[A-Z][\w -]{1,30})/))"
DASH = r"\s?(?:--|[—–-]|:(?= ))\s*"
#: Most telling first. A city in small letters needs a day, an agency or a country beside it.
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<place>{CAPITALS}){REGION}?{WHEN}?{AGENCY}?{DASH}",
        rf"(?P<place>{PLAIN}){REGION}?{WHEN}?{AGENCY}{DASH}",
        rf"(?P<place>{CAPITALS}|{PLAIN}){REGION}?{WHEN}\. /(?P<agency>[A-Z][\w -]+)/[.,]?\s*",
        rf"(?P<place>{PLAIN}){REGION}?{WHEN}\s?(?:--|[—–])\s*",
        rf"(?P<place>{PLAIN}){REGION}\s[—–]\s+",
        rf"{WHEN}?{AGENCY}{DASH}",
    )
)
#: Words in capitals before a colon or dash that are no cities.
KICKERS = frozenset(
    {"ALERT", "ANALYSIS", "BREAKING", "COMMENTARY", "CORRECTION", "EDITORIAL", "EXCLUSIVE"}
    | {"EXPLAINER", "FACTBOX", "INTERVIEW", "LIVE", "NOTE", "OPINION", "PHOTOS", "TIMELINE"}
    | {"UPDATE", "UPDATED", "URGENT", "VIDEO", "WATCH", "ADVERTISEMENT"}
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``length`` counts its characters, the dash and blank after it too."""

    length: int
    place: str | None
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline with which a paragraph begins, None where it has none.

    >>> dateline("BAGHDAD, Feb 7 (Xinhua) -- Iraq's parliament met.")
    Dateline(length=27, place='BAGHDAD', agency='Xinhua')
    >>> dateline("(Reuters) - Iran said").agency
    'Reuters'
    >>> dateline("Iran - which denies it - said")
    """
    head = paragraph[:160]
    for shape in SHAPES:
        found = shape.match(head)
        if not found or found.end() >= len(paragraph):
            continue
        names = found.groupdict()
        place = names.get("place")
        if place is None or place.split()[0] not in KICKERS:
            return Dateline(found.end(), place, names.get("agency") or names.get("wire"))
    return None
