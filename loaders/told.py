"""Cells of a table: codes of a list, members of a list, days that have come, words to quote."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from loaders import delimited
from loaders.table import RowError

__all__ = ["LONGEST", "MARGIN", "among", "excerpt", "listed", "named", "past"]

T = TypeVar("T")

#: So many characters of a row's text are quoted.
LONGEST = 300
#: Clocks differ by up to a day around the world.
MARGIN = timedelta(days=1)
#: Where a sentence ends, with the marks that close it.
SENTENCE = re.compile(r"[.!?؟۔]['\"”’)\]]*(?=\s)")


def among(codes: Mapping[str, T]) -> Callable[[str], T]:
    """Return a cast from a code to what it stands for.

    >>> among({"1": "day", "2": "week"})("3")
    Traceback (most recent call last):
    ValueError: not one of 1, 2
    """

    def cast(value: str) -> T:
        if value not in codes:
            raise ValueError(f"not one of {', '.join(codes)}")
        return codes[value]

    return cast


def past(column: str, day: date, told: date | None = None) -> date:
    """Return the day of what a row says has happened.

    Args:
        column: the column in which it stands.
        day: the day.
        told: when the row was written; today where that is not known.

    Raises:
        RowError: the day is more than one later.
    """
    if day > (told or date.today()) + MARGIN:
        than = f"{told}, when the row was written" if told else "today"
        raise RowError(f"column {column!r} holds {day}, which is later than {than}")
    return day


def excerpt(text: str) -> str:
    """Return the beginning of a text in its own words, up to the end of a sentence or a word.

    >>> excerpt("Shots were fired. " + "Nobody was hurt " * 20)
    'Shots were fired.'
    """
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    ends = [found.end() for found in SENTENCE.finditer(head)]
    return head[: ends[-1]] if ends else (head.rpartition(" ")[0] or head[:LONGEST]).rstrip()


def listed(value: str) -> tuple[str, ...]:
    """Return the members of a list that is written with semicolons.

    >>> listed("IRNA; Fars News;")
    ('IRNA', 'Fars News')
    """
    return tuple(part.strip() for part in value.split(";") if part.strip())


def named(beginning: str, delimiter: str) -> frozenset[str]:
    """Return the columns that the first line of a file names; some of them may be quoted.

    >>> sorted(named('id,"what, exactly"', ","))
    ['id', 'what, exactly']
    """
    first = next((line for line in beginning.splitlines() if line.strip()), "")
    found = delimited.split(first, delimiter, quoted=delimiter == ",")
    return frozenset(cell.strip() for cell in found or ())
