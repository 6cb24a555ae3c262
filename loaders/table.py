"""Rows that must be used up: a column nobody read is an error, not a loss.

Tab-separated files are read by physical line, without quoting: a stray quotation mark in a text is
a character, and can not swallow the rows after it.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from ontology.errors import SourceError, UnknownNameError
from ontology.records import Counted, Loaded, Record, SetAside

__all__ = ["Row", "RowError", "tab_separated"]

T = TypeVar("T")
#: What the tables of this field write where there is nothing.
NOTHING = frozenset({"", "NA", "NULL", "---"})
Reader = Callable[["Row"], Iterable[Record]]


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
    lines = 0
    for line, raw in physical(path):
        if line == 1:
            header(path, raw, columns)
            continue
        lines += 1
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
    yield Counted(units=lines, unit="row")


def physical(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number."""
    try:
        with path.open("rb") as file:
            for line, raw in enumerate(file, start=1):
                if raw.strip():
                    yield line, raw.rstrip(b"\r\n")
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), path=path) from None


def header(path: Path, raw: bytes, columns: tuple[str, ...]) -> None:
    """Fail unless the first line names the columns that are expected."""
    found = raw.decode("utf-8-sig", errors="replace").split("\t")
    missing = [c for c in columns if c not in found]
    surplus = [c for c in found if c not in columns]
    if missing or surplus:
        said = [f"missing {', '.join(missing)}"] if missing else []
        said += [f"unknown {', '.join(map(repr, surplus))}"] if surplus else []
        raise SourceError(f"not the expected columns: {'; '.join(said)}", path=path, line=1)


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
