"""Objects whose keys must be used up: a key nobody read is an error, not a loss.

A reader takes each key of an object once, or leaves it with a reason. A value that is not as
expected, or a key that the reader does not know, sets the object aside, whole, with its line and
the reason, and the next one is read.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from loaders.entries import UNSEEN
from loaders.jsontext import SHOWN, NotJson, found
from ontology.errors import UnknownNameError
from ontology.records import Counted, Loaded, Record, SetAside

__all__ = ["Item", "ItemError", "Object", "drained", "items", "shown", "text_of"]

T = TypeVar("T")
Reader = Callable[["Item"], Iterable[Record] | None]
#: The line in which an object begins, what it says (or why it cannot be read), and its text.
Object = tuple[int, object, Callable[[], str]]
#: What JSON's values are called.
CALLED = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}


class ItemError(ValueError):
    """One object is not as expected: it is set aside, and the next one read."""


class Item:
    """An object of a JSON file: take each key once, or leave it, then call done.

    Args:
        value: what was parsed.
        line: the line in which the object of the file begins, and its number in the file.
        where: the keys that lead to it, where it lies within another.

    Raises:
        ItemError: it is not an object, or no JSON.
    """

    __slots__ = ("_left", "line", "number", "where")

    def __init__(self, value: object, line: int, number: int, where: str = "") -> None:
        self.line, self.number, self.where = line, number, where
        if isinstance(value, NotJson):
            raise ItemError(str(value))
        if not isinstance(value, dict):
            raise ItemError(f"{where or 'it'} is {called(value)}, not an object")
        self._left: dict[str, object] = dict(value)

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def get(self, key: str, cast: Callable[[str], T]) -> T | None:
        """Take a text and return it, cast; None where there is none, or nothing in it.

        Raises:
            ItemError: it is no text, the cast fails, or it holds characters that do not show.
        """
        value = self._left.pop(key, None)
        return None if value is None or value == "" else self._cast(key, value, cast)

    def take(self, key: str, cast: Callable[[str], T]) -> T:
        """Take a text that must be there and return it, cast."""
        value = self.get(key, cast)
        if value is None:
            raise ItemError(f"{self._at(key)} is missing")
        return value

    def many(self, key: str, cast: Callable[[str], T]) -> tuple[T, ...]:
        """Take a text or a list of texts and return them, cast, each once."""
        value = self._left.pop(key, None)
        parts = value if isinstance(value, list) else [value]
        made = (self._cast(key, part, cast) for part in parts if part is not None and part != "")
        return tuple(dict.fromkeys(made))

    def sole(self, key: str) -> str:
        """Take a text, or a list of one, that must be there."""
        found = self.many(key, str)
        if len(found) != 1:
            raise ItemError(f"{self._at(key)} is {'missing' if not found else 'several'}, not one")
        return found[0]

    def whole(self, key: str) -> int | None:
        """Take a whole number; None where there is none."""
        value = self._left.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise ItemError(f"{self._at(key)} is {called(value)}, not a whole number")
        return value

    def inner(self, key: str) -> "Item | None":
        """Take the object under a key; an empty list is none, since PHP writes so."""
        value = self._left.pop(key, None)
        return None if value is None or value == [] else self._item(value, key)

    def inners(self, key: str) -> list["Item"]:
        """Take the list of objects under a key."""
        value = self._left.pop(key, None)
        if value is None:
            return []
        if not isinstance(value, list):
            raise ItemError(f"{self._at(key)} is {called(value)}, not a list")
        return [self._item(part, key) for part in value]

    def named(self) -> Iterator[tuple[str, "Item"]]:
        """Take all that is left, which must be objects, each with its key."""
        left, self._left = self._left, {}
        return ((shown(key), self._item(value, key)) for key, value in left.items())

    def leave(self, why: str, *keys: str) -> None:
        """Leave some keys unread for a reason; all that are left, where none is named."""
        if not why:
            raise ValueError("keys are left without a reason")
        for key in keys or tuple(self._left):
            self._left.pop(key, None)

    def done(self) -> None:
        """Fail if a key was neither read nor left."""
        if self._left:
            keys = ", ".join(repr(key[:40]) for key in sorted(self._left)[:10])
            raise ItemError(f"{self.where or 'it'} has keys that are not known: {keys}")

    def _item(self, value: object, key: str) -> "Item":
        return Item(value, self.line, self.number, self._at(key))

    def _at(self, key: str) -> str:
        return f"{self.where}.{key[:40]!r}" if self.where else f"{key[:40]!r}"

    def _cast(self, key: str, value: object, cast: Callable[[str], T]) -> T:
        if not isinstance(value, str):
            raise ItemError(f"{self._at(key)} is {called(value)}, not a text")
        try:
            return cast(shown(value.strip()))
        except (ValueError, UnknownNameError) as error:
            raise ItemError(f"{self._at(key)} holds {value[:60]!r}: {error}") from None


def shown(text: str) -> str:
    """Return a text all of whose characters show.

    >>> shown(f"Kuh{chr(0x202E)}daR")
    Traceback (most recent call last):
    loaders.items.ItemError: holds the character U+202E, which is not shown
    """
    if hidden := UNSEEN.search(text):
        raise ItemError(f"holds the character U+{ord(hidden.group()):04X}, which is not shown")
    return text


def called(value: object) -> str:
    """Say what sort of value it is."""
    return "nothing" if value is None else CALLED.get(type(value), "a number")


def items(
    path: Path, *reads: Reader, unit: str = "entry", within: str | None = None
) -> Iterator[Record]:
    """Yield what readers make of the objects of a JSON file, then how many objects there are.

    The file is read once for each reader; an object of which one returns None is left to a later.
    ``within`` is a key under which a document may hold many objects, each under a key of its own.

    Raises:
        SourceError: the file cannot be read, or holds no object.
    """
    yield from drained(lambda: _objects(path, within), reads, unit, heading="")


def drained(
    objects: Callable[[], Iterator[Object]], reads: Iterable[Reader], unit: str, heading: str | None
) -> Iterator[Record]:
    """Yield what readers make of objects, however they are written, then how many there are."""
    units, aside = 0, set[int]()
    for n, read in enumerate(reads):
        for number, (line, value, raw) in enumerate(objects(), 1):
            units += n == 0
            if number in aside:
                continue
            try:
                made = read(Item(value, line, number))
                records = None if made is None else list(made)
            except ItemError as error:
                aside.add(number)
                yield SetAside(line=line, reason=f"{unit} {number}: {error}", raw=raw())
                continue
            if records is not None:
                yield from records
                yield Loaded(line=line)
    yield Counted(units=units, unit=unit, heading=heading)


def text_of(value: object) -> str:
    """Return an object as JSON, or the beginning of a very large one."""
    return json.dumps(value, ensure_ascii=False, default=str)[:SHOWN]


def _objects(path: Path, within: str | None) -> Iterator[Object]:
    """Yield what each object of a file says, or why it cannot be read."""
    for each in found(path):
        try:
            value = each.parsed()
        except NotJson as error:
            yield each.line, error, partial(getattr, each, "raw")
            continue
        held = value.get(within) if within and isinstance(value, dict) else None
        if isinstance(held, dict) and held:
            yield from ((each.line, one, partial(text_of, one)) for one in held.values())
        else:
            yield each.line, value, partial(getattr, each, "raw")
