"""Pack a large page's data: columns in place of rows, each string once, then deflate and base64.

What is packed is any value of JSON. Rows of one list become a table with a column for each key; a
column is written in the shortest way that fits all of its values, and ``assets/unpack.js`` makes
the same values of it:

- ``same``: one scalar, for all of them;
- ``rows``: ids such as e0, e1, e2 that count the rows, by their prefix;
- ``ids``: other ids of one prefix, by how much each number differs from the one before, or null;
- ``text``: strings, by their place in the list of all strings, or null;
- ``plain``: values as they are, of whatever sorts;
- ``lists``: the length of each list, or null, and one column of all that is in them;
- ``table``: objects, by their number, keys and columns, in the order in which keys first occur;
- ``boxed``: objects some of which are null, as lists of one;
- ``some``: which rows have a value at all, and the column of those.
"""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Sequence
from typing import Any, Final

__all__ = ["packed"]

#: An id that is a prefix and a number, as it is written by counting.
ID: Final = re.compile(r"([a-z]+)(0|[1-9]\d{0,8})")
#: In place of a value that an object has not.
ABSENT: Final = object()
SCALARS: Final = (str, int, float, bool, type(None))


def packed(value: object) -> str:
    """Return a value of JSON as base64 of deflated columns, the same for the same value.

    Raises:
        ValueError: there is something that JSON does not know.
    """
    strings: dict[str, int] = {}
    column = _column([value], strings)
    text = json.dumps(
        {"strings": list(strings), "column": column},
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )
    return b64encode(zlib.compress(text.encode(), 9)).decode()


def _column(values: Sequence[Any], strings: dict[str, int]) -> list[Any]:
    """Return how a column is written: the name of the way first."""
    there = [value for value in values if value is not ABSENT]
    if len(there) < len(values):
        rows = [row for row, value in enumerate(values) if value is not ABSENT]
        return ["some", _steps(rows), _column(there, strings)]
    kinds = {type(value) for value in values}
    if kinds <= {*SCALARS}:
        return _scalars(values, kinds, strings)
    if kinds <= {list, tuple, type(None)}:
        lengths = [None if value is None else len(value) for value in values]
        return ["lists", lengths, _column([each for v in values for each in v or ()], strings)]
    if kinds == {dict}:
        return _table(values, strings)
    if kinds == {dict, type(None)}:
        lists = [None if value is None else [value] for value in values]
        return ["boxed", _column(lists, strings)]
    return ["plain", list(values)]


def _table(rows: Sequence[dict[str, Any]], strings: dict[str, int]) -> list[Any]:
    """Return the columns of objects."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns = [_column([row.get(key, ABSENT) for row in rows], strings) for key in keys]
    return ["table", len(rows), keys, columns]


def _scalars(values: Sequence[Any], kinds: set[type], strings: dict[str, int]) -> list[Any]:
    """Return a column of scalars."""
    if len(values) > 1 and len(kinds) == 1 and all(value == values[0] for value in values):
        return ["same", len(values), values[0]]
    if kinds and kinds <= {str, type(None)}:
        return _ids(values) or ["text", [_place(value, strings) for value in values]]
    return ["plain", list(values)]


def _place(text: str | None, strings: dict[str, int]) -> int | None:
    """Return the place of a string among all, which grow with it if it is new."""
    return None if text is None else strings.setdefault(text, len(strings))


def _ids(values: Sequence[str | None]) -> list[Any] | None:
    """Return a column of ids with one prefix, None where it is not that."""
    found = [None if value is None else ID.fullmatch(value) for value in values]
    if any(match is None and v is not None for match, v in zip(found, values, strict=True)):
        return None
    prefixes = {match[1] for match in found if match}
    if len(prefixes) != 1:
        return None
    numbers = [None if match is None else int(match[2]) for match in found]
    if numbers == list(range(len(numbers))):
        return ["rows", len(numbers), prefixes.pop()]
    return ["ids", prefixes.pop(), _steps(numbers)]


def _steps(numbers: Sequence[int | None]) -> list[int | None]:
    """Return by how much each number differs from the one before it."""
    last, steps = 0, list[int | None]()
    for number in numbers:
        steps.append(None if number is None else number - last)
        last = last if number is None else number
    return steps
