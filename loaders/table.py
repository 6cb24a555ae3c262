"""Rows that must be used up: a column nobody read is an error, not a loss.

Tab-separated files are read by physical line, without quoting: a stray quotation mark in a text is
a character, and can not swallow the rows after it.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from loaders.entries import UNSEEN
from ontology.errors import SourceError, UnknownNameError
from ontology.records import Counted, Loaded, Record, SetAside

__all__ = ["Row", "RowError", "tab_separated", "whole"]

T = TypeVar("T")
#: What the tables of this field write where there is nothing.
NOTHING = frozenset({"", "NA", "NULL", "---"})
Reader = Callable[["Row"], Iterable[Record]]


def whole(value: str) -> int:
    """Return a whole number, written in digits and nothing else."""
    if not (value.isascii() and value.isdigit()):
        raise ValueError("not a whole number")
    return int(value)


class RowError(ValueError):
    """One row is not as expected: it is set aside, and the next one read."""


class Row:
    """One line of a table. Take each column once, then call done."""

    def __init__(self, cells: dict[str, str], line: int) -> None:
        self.line, self._cells = line, cells

    def get(self, column: str, cast: Callable[[str], T]) -> T | None:
        """Remove a cell and return it, cast; None where there is nothing in it."""
        cell = self._cells.pop(column).strip()
        if cell in NOTHING:
            return None
        if found := UNSEEN.search(cell):
            code = f"U+{ord(found.group()):04X}"
            raise RowError(f"column {column!r} holds the character {code}, which is not shown")
        try:
            return cast(cell)
        except (ValueError, UnknownNameError) as error:
            raise RowError(f"column {column!r} holds {cell[:60]!r}: {error}") from None

    def take(self, column: str, cast: Callable[[str], T]) -> T:
        """Remove a cell that must have something in it and return it, cast.

        >>> Row({"n": "x"}, line=2).take("n", int)
        Traceback (most recent call last):
        loaders.table.RowError: column 'n' holds 'x': invalid literal for int() with base 10: 'x'
        """
        value = self.get(column, cast)
        if value is None:
            raise RowError(f"column {column!r} is empty")
        return value

    def leave(self, column: str, reason: str) -> None:
        """Remove a cell that is left out, and say why."""
        if not reason:
            raise ValueError(f"column {column!r} is left out without a reason")
        self._cells.pop(column)

    def left(self) -> list[str]:
        """Return the columns that nobody took."""
        return sorted(self._cells)


def tab_separated(path: Path, columns: tuple[str, ...], read: Reader) -> Iterator[Record]:
    """Yield what a reader makes of each row of a tab-separated file with a header.

    A row is loaded whole or set aside whole, with its line and the reason.

    Raises:
        SourceError: the header is not the expected one, or the reader left a column unread.
    """
    lines = -1
    for line, raw in physical(path):
        lines += 1
        if lines == 0:
            header(path, line, raw, columns)
            continue
        try:
            row = Row(cells(raw, columns), line)
            records = list(read(row))
        except RowError as error:
            yield SetAside(line=line, reason=str(error), raw=shown(raw))
            continue
        if row.left():
            problem = f"columns not read: {', '.join(row.left())}"
            raise SourceError(problem, path=path, line=line)
        yield from records
        yield Loaded(line=line)
    if lines < 0:
        raise SourceError("the file is empty", path=path)
    yield Counted(units=lines, unit="row")


def physical(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number."""
    try:
        with path.open("rb") as file:
            for line, raw in enumerate(file, start=1):
                if raw.strip(b" \r\n"):
                    yield line, raw.rstrip(b"\r\n")
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), path=path) from None


def header(path: Path, line: int, raw: bytes, columns: tuple[str, ...]) -> None:
    """Fail unless a line names the columns that are expected, in their order."""
    found = raw.decode("utf-8-sig", errors="replace").split("\t")
    if found == list(columns):
        return
    missing = [c for c in columns if c not in found]
    surplus = [c for c in found if c not in columns]
    said = [f"missing {', '.join(missing)}"] if missing else []
    said += [f"unknown {', '.join(map(repr, surplus))}"] if surplus else []
    problem = "; ".join(said) or "one stands twice, or in another place"
    raise SourceError(f"not the expected columns: {problem}", path=path, line=line)


def cells(raw: bytes, columns: tuple[str, ...]) -> dict[str, str]:
    """Return the cells of a line by column.

    Raises:
        RowError: it is not UTF-8, holds a NUL, or has too few or too many cells.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RowError(f"not UTF-8: byte 0x{raw[error.start]:02X} at {error.start}") from None
    if "\0" in text:
        raise RowError("holds a NUL character")
    found = text.split("\t")
    if len(found) != len(columns):
        raise RowError(f"{len(found)} columns in place of {len(columns)}")
    return dict(zip(columns, found, strict=True))


def shown(raw: bytes) -> str:
    """Return a line as text that can be written to a file and read again."""
    return raw.decode("utf-8", errors="backslashreplace")
