"""Days written as eight digits, alone or before the six of an hour: 20260207, 20260207114500."""

import re
from datetime import date
from functools import lru_cache

from loaders.told import MARGIN

__all__ = ["past", "stamped"]

STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[01]\d[0-5]\d[0-5]\d|2[0-3][0-5]\d[0-5]\d)?", re.ASCII)


@lru_cache(maxsize=4096)
def stamped(value: str) -> date:
    """Return the day of a stamp.

    >>> stamped("20260207114500")
    datetime.date(2026, 2, 7)
    """
    found = STAMP.fullmatch(value)
    if not found:
        raise ValueError("a day is written as 20260207")
    year, month, number = map(int, found.groups())
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError("no such day") from None


@lru_cache(maxsize=4096)
def past(value: str) -> date:
    """Return the day of a stamp that is not in the future; tomorrow has begun somewhere."""
    day = stamped(value)
    if day > date.today() + MARGIN:
        raise ValueError("lies in the future")
    return day
