"""Strict checks of JSON that comes from elsewhere: exact keys, exact types, known codes."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from ontology.terms import Term

__all__ = ["BadAnswerError", "code", "day", "keys", "listed", "parsed", "words"]

T = TypeVar("T", bound=Term)

#: The longest words and the longest code that are taken, in characters.
LONGEST, LONGEST_CODE = 300, 40


class BadAnswerError(ValueError):
    """An answer, or a part of it, is not as was asked; says what is wrong."""


def parsed(text: str | bytes) -> object:
    """Return what strict JSON holds.

    Raises:
        BadAnswerError: it is not JSON, has a key twice, or is nested too deeply.
    """
    try:
        made: object = json.loads(text, object_pairs_hook=_once, parse_constant=_constant)
    except RecursionError:
        raise BadAnswerError("not JSON that can be read: nested too deeply") from None
    except ValueError as error:
        raise BadAnswerError(f"not JSON: {error}") from None
    return made


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice in an object")
    return made


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def words(value: object) -> str:
    """Return words of at most 300 characters, without blanks around them."""
    if not isinstance(value, str) or not any(c.isalnum() for c in value):
        raise BadAnswerError(f"expected words of the article, found {str(value)[:80]!r}")
    if len(value) > LONGEST or value != value.strip():
        raise BadAnswerError(
            f"more than {LONGEST} characters, or blanks around them: {value[:80]!r}"
        )
    return value


def keys(value: object, names: list[str]) -> Mapping[str, object]:
    """Return an object that has exactly these keys."""
    if not isinstance(value, dict):
        raise BadAnswerError(f"expected an object, found {str(value)[:80]!r}")
    if set(value) != set(names):
        missing, extra = set(names) - set(value), set(value) - set(names)
        raise BadAnswerError(
            f"keys missing: {sorted(missing)}, not asked for: {sorted(extra)}"[:300]
        )
    return value


def listed(value: object, what: str) -> list[object]:
    """Return a list; ``what`` is its name in the message."""
    if not isinstance(value, list):
        raise BadAnswerError(f"{what!r} is not a list")
    return value


def code(value: object, of: type[T]) -> T:
    """Return a code of the vocabulary.

    Raises:
        BadAnswerError: it is no short string.
        UnknownNameError: the vocabulary has no such code.
    """
    if not isinstance(value, str) or len(value) > LONGEST_CODE:
        raise BadAnswerError(f"expected a code, found {str(value)[:80]!r}")
    return of.of(value)


def day(value: object) -> date:
    """Return a day that is written as YYYY-MM-DD."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise BadAnswerError(f"expected a day as YYYY-MM-DD, found {str(value)[:80]!r}")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadAnswerError(f"no such day: {value}") from None
