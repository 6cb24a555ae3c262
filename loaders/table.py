"""Tables whose rows must be used up: a column nobody read is an error, not a loss.

A reader takes each cell of a row once. A cell that is not as expected sets its row aside, whole,
with the line and the reason, and the next row is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from loaders import delimited
from loaders.entries import UNSEEN
from ontology.errors import SourceError, UnknownNameError
from ontology.records import Counted, Loaded, Record, SetAside

__all__ = ["Row", "RowError", "Table", "whole"]

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
    """One row of a table: take each column once.

    Args:
        line: the line in which it begins.
        cells: what stands in it.
        at: where each column stands.
        nothing: what stands for nothing.
        shown: whether all characters are known to be ones that show.
    """

    __slots__ = ("_at", "_cells", "_nothing", "_shown", "line", "taken")

    def __init__(
        self,
        line: int,
        cells: Sequence[str],
        at: Mapping[str, int],
        nothing: frozenset[str] = NOTHING,
        *,
        shown: bool = False,
    ) -> None:
        self.line, self.taken = line, 0
        self._cells, self._at, self._nothing, self._shown = cells, at, nothing, shown

    def get(self, column: str, cast: Callable[[str], T]) -> T | None:
        """Take a cell and return it, cast; None where there is nothing in it.

        A column that this file does not have, and that its kind of file need not, has nothing.

        Raises:
            RowError: the cast fails, or the cell holds characters that do not show.
            KeyError: the table is not declared to have such a column.
        """
        at = self._at[column]
        if at < 0:
            return None
        self.taken |= 1 << at
        cell = self._cells[at].strip()
        if cell in self._nothing:
            return None
        if not self._shown and (found := UNSEEN.search(cell)):
            code = f"U+{ord(found.group()):04X}"
            raise RowError(f"column {column!r} holds the character {code}, which is not shown")
        try:
            return cast(cell)
        except (ValueError, UnknownNameError) as error:
            raise RowError(f"column {column!r} holds {cell[:60]!r}: {error}") from None

    def take(self, column: str, cast: Callable[[str], T]) -> T:
        """Take a cell that must have something in it and return it, cast.

        >>> Row(2, ["x"], {"n": 0}).take("n", int)
        Traceback (most recent call last):
        loaders.table.RowError: column 'n' holds 'x': invalid literal for int() with base 10: 'x'
        """
        value = self.get(column, cast)
        if value is None:
            raise RowError(f"column {column!r} is empty")
        return value


@dataclass(frozen=True)
class Table:
    """How the rows of one kind of file are written.

    ``columns`` are all that a file may have, in their order; ``left`` those that are left out, each
    with the reason; ``optional`` those that a file need not have. ``header`` is whether the first
    line names them; ``free`` whether it may do so in any order. ``quoted`` is whether cells may
    stand in quotation marks (RFC 4180) and then hold the delimiter and line ends; where it is not,
    a quotation mark is a character like any other.

    Raises:
        ValueError: a column is left out without a reason, or is none of the columns.
    """

    columns: tuple[str, ...]
    left: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    header: bool = True
    free: bool = False
    delimiter: str = "\t"
    quoted: bool = False
    nothing: frozenset[str] = NOTHING
    unit: str = "row"

    def __post_init__(self) -> None:
        for column, reason in self.left.items():
            if not reason:
                raise ValueError(f"column {column!r} is left out without a reason")
        if strange := {*self.left, *self.optional} - set(self.columns):
            raise ValueError(f"no such columns: {', '.join(sorted(strange))}")

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that every file of the kind has."""
        return tuple(c for c in self.columns if c not in self.optional)

    def recognises(self, beginning: str) -> bool:
        """Tell from the beginning of a file whether its first line is the header, or a row."""
        first = next((line for line in beginning.splitlines() if line.strip()), "")
        found = delimited.split(first, self.delimiter, quoted=self.quoted)
        if found is None or not self.header:
            return found is not None and len(found) == len(self.columns)
        named = [cell.strip() for cell in found]
        return not self._mismatch(named)

    def rows(self, path: Path, read: Reader) -> Iterator[Record]:
        """Yield what a reader makes of each row, then how many rows there were.

        Raises:
            SourceError: the file is empty, its header is not the expected one, or the reader left
                a column unread.
        """
        width = None if self.header else len(self.columns)
        lines = delimited.Rows(path, self.delimiter, quoted=self.quoted, width=width)
        rows = iter(lines)
        heading, named = "", list(self.columns)
        if self.header:
            heading, named = self._heading(path, rows)
            lines.width = len(named)
        at = {column: named.index(column) if column in named else -1 for column in self.columns}
        full = (1 << len(named)) - 1
        left = sum(1 << at[column] for column in self.left if at[column] >= 0)
        units = 0
        for found in rows:
            units += 1
            try:
                cells = self.cells(found, len(named))
                row = Row(found.line, cells, at, self.nothing, shown=found.shown)
                records = list(read(row))
            except ValueError as error:
                if not isinstance(error, RowError | delimited.NotCells):
                    raise
                yield SetAside(line=found.line, reason=str(error), raw=found.raw)
                continue
            if row.taken | left != full:
                unread = [c for n, c in enumerate(named) if not (row.taken | left) >> n & 1]
                problem = f"columns not read: {', '.join(unread)}"
                raise SourceError(problem, path=path, line=found.line)
            yield from records
            yield Loaded(line=found.line)
        if not units and not self.header:
            raise SourceError("the file is empty", path=path)
        yield Counted(units=units, unit=self.unit, heading=heading)

    def cells(self, found: delimited.Line, wanted: int) -> list[str]:
        """Return the cells of a row, as many as wanted; a kind of table may fill some up.

        Raises:
            NotCells: it has too few or too many.
        """
        return found.cells(wanted)

    def _heading(self, path: Path, rows: Iterator[delimited.Line]) -> tuple[str, list[str]]:
        """Return the first line, and the columns that it names."""
        first = next(rows, None)
        if first is None:
            raise SourceError("the file is empty", path=path)
        try:
            named = [cell.strip() for cell in first.cells(None)]
        except delimited.NotCells as error:
            raise SourceError(f"not a header: {error}", path=path, line=first.line) from None
        if problem := self._mismatch(named):
            problem = f"not the expected columns: {problem}"
            raise SourceError(problem, path=path, line=first.line)
        return first.raw, named

    def _mismatch(self, named: Sequence[str]) -> str:
        """Return what is wrong with a header, nothing where it is right."""
        missing = [c for c in self.required if c not in named]
        surplus = [c for c in named if c not in self.columns]
        said = [f"missing {', '.join(missing)}"] if missing else []
        said += [f"unknown {', '.join(map(repr, surplus))}"] if surplus else []
        if said:
            return "; ".join(said)
        if len(set(named)) != len(named):
            return "one stands twice"
        ordered = [c for c in self.columns if c in set(named)]
        return "" if self.free or list(named) == ordered else "one stands in another place"
