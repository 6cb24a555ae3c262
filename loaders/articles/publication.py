"""When a text says that it was published, and by whom it came: lines above or below an article."""

import re
from datetime import date

__all__ = ["MONTH_NAME", "day", "is_date_line", "passed_on", "strip_date"]

NAMES = """jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,
sep sept september,oct october,nov november,dec december"""
MONTHS = {
    name: number for number, names in enumerate(NAMES.split(","), 1) for name in names.split()
}
MONTH_NAME = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"((?:19|20)\d{2})(?!\d)"
#: ISO; 7 February 2026; February 7, 2026. Never 08/02/2026, which is two days.
DATES = (
    re.compile(rf"(?<![\d-]){YEAR}[-/](\d{{2}})[-/](\d{{2}})(?!\d)"),
    re.compile(rf"{DAY}\s{{0,3}}(?:of\s)?({MONTH_NAME}),?\s{{0,3}}{YEAR}", re.IGNORECASE),
    re.compile(rf"\b({MONTH_NAME})\s{{0,3}}{DAY},?\s{{0,3}}{YEAR}", re.IGNORECASE),
)
#: What may stand in a date line beside the date.
BESIDE = re.compile(
    r"(?<!\w)(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|first|"
    r"originally|published|publication|posted|created|issued|updated?|last|modified|"
    r"date[ds]?|time|on|at|of|the|from|and|am|pm|gmt|utc|bst|[ecmp][sd]t|cet|cest|"
    r"ast|irst|msk|ist|pkt|wib|sast|eat|wat|aest|jst|kst|hkt|sgt|gst|trt|idt|"
    r"[+-]?\d{4}|z|t?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:am|pm|z|"
    r"[+-]\d{2}:?\d{2})?|\d+\s+(?:min(?:ute)?|hour|day)s?\s+ago)(?!\w)|t(?=\d{2}:)|"
    r"[ap]\.m\.",
    re.IGNORECASE,
)
#: A line that says so itself may name a place or an outlet too: "Published in Dawn, March 7, 2026".
STATED = re.compile(
    r"\W*(?:first |last |originally )?(?:published|updated?|posted|modified)\b", re.IGNORECASE
)
PLACE = re.compile(r"(?:(?:in|by|at) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
NAMED = r"[A-Z0-9][^\n|•·;<>{}\[\]]{1,58}[^\s|•·;<>{}\[\].,]"
#: "Via Middle East Eye", "Source: AFP", "Originally published by The Conversation".
VIA = re.compile(
    r"(?:^|(?<=[\s|•·—–(-]))(?:(?:[Vv]ia|VIA|[Cc]ourtesy(?: of)?|[Ss]yndicated (?:from|by)|"
    r"(?:[Tt]his \w+ was )?(?:[Ff]irst|[Oo]riginally) (?:published|appeared) (?:by|on|in|at))"
    r"\s*:?|(?:[Ss]ource|SOURCE|[Cc]redit|[Aa]gency)\s*[:|])\s+(?:the (?=[A-Z]))?"
    rf"({NAMED})(?=\s*[.)]?\s*$|\s*[|•·;)])"
)


def day(text: str) -> date | None:
    """Return the first full date that stands in a short text.

    >>> day("Published: 7 February 2026 10:15 GMT")
    datetime.date(2026, 2, 7)
    >>> day("from 08/02/2026")
    """
    for shape, pattern in enumerate(DATES):
        if not (found := pattern.search(text)):
            continue
        parts = found.groups()
        year, month, number = (parts, parts[::-1], (parts[2], parts[0], parts[1]))[shape]
        try:
            return date(int(year), MONTHS.get(month.lower().rstrip(".")) or int(month), int(number))
        except ValueError:
            continue
    return None


def strip_date(line: str) -> str:
    """Return what a line says beside its dates, times and the words that go with them."""
    for pattern in DATES:
        line = pattern.sub(" ", line)
    return BESIDE.sub(" ", line).strip(" \t\r\n,.;:|/•·—–-?><()[]*_#")


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date, perhaps with the outlet that passed the text on.

    >>> is_date_line("?> date 2026-02-07 Via Middle East Eye")
    True
    >>> is_date_line("The vote was held on 7 February 2026 in Baghdad.")
    False
    """
    if len(line) > 160 or day(line) is None:
        return False
    rest = strip_date(VIA.sub(" ", line))
    return not rest or bool(STATED.match(line) and PLACE.fullmatch(rest))


def passed_on(line: str) -> list[str]:
    """Return the outlets from which a line says that the text came, nearest first.

    >>> passed_on("Via Middle East Eye | Source: AFP")
    ['Middle East Eye', 'AFP']
    >>> passed_on("A mosque in Baghdad, via AP")
    []
    """
    if len(line) > 200 or not _leads(line):
        return []
    return [name for found in VIA.findall(line) if (name := found.strip(" .,;*_"))]


def _leads(line: str) -> bool:
    """Tell whether nothing but a date, or another outlet, stands before the first outlet."""
    first = VIA.search(line)
    return bool(first) and not strip_date(line[: first.start()] if first else "")
