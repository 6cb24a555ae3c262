"""Lines of delimited cells: tab-separated without quoting, or CSV as RFC 4180 has it.

Without quoting a row is a line, and a stray quotation mark is a character. With quoting a row may
have several lines; a mark that is never closed spoils its own line and not those after it: that
line is set aside, and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from loaders.entries import UNSEEN
from loaders.opening import opened

__all__ = ["Line", "NotCells", "Rows", "split"]

#: The longest line, in bytes: what is longer is no row of a table.
LONGEST = 1 << 22
#: The most lines that a quoted row may have.
MOST = 200


class NotCells(ValueError):  # noqa: N818  # what a row is, not what failed
    """A row that has no cells, or too few or too many."""


class Line:
    """A row as it stands in the file, cut into cells when asked.

    ``shown`` is whether all its characters are ones that show, once it has been cut.
    """

    __slots__ = ("_bytes", "_cells", "_delimiter", "_problem", "line", "shown")

    def __init__(
        self,
        line: int,
        raw: bytes,
        delimiter: str,
        cells: list[str] | None = None,
        problem: str = "",
    ) -> None:
        self.line, self._bytes, self._delimiter = line, raw, delimiter
        self._cells, self._problem = cells, problem
        self.shown = False

    @property
    def raw(self) -> str:
        """The row as text; bytes that are not UTF-8 are kept as lone surrogates (PEP 383)."""
        return self._bytes.decode("utf-8", errors="surrogateescape")

    def cells(self, wanted: int | None) -> list[str]:
        """Return the cells.

        Raises:
            NotCells: it is not UTF-8, holds a NUL, is badly quoted, or has not as many cells.
        """
        if self._problem:
            raise NotCells(self._problem)
        text = self.text()
        self.shown = not UNSEEN.search(text)
        found = self._cells = self._cells or text.split(self._delimiter)
        if wanted is not None and len(found) != wanted:
            raise NotCells(f"{len(found)} columns in place of {wanted}")
        return found

    def text(self) -> str:
        """Return the row as text.

        Raises:
            NotCells: it is not UTF-8, or holds a NUL.
        """
        if len(self._bytes) >= LONGEST:
            raise NotCells(f"longer than {LONGEST:,} bytes")
        try:
            text = self._bytes.decode("utf-8")
        except UnicodeDecodeError as error:
            found = self._bytes[error.start]
            raise NotCells(f"not UTF-8: byte 0x{found:02X} at {error.start}") from None
        if "\0" in text:
            raise NotCells("holds a NUL character")
        return text


class Rows:
    """The rows of a file, packed or not, without those that are blank.

    ``width`` is how many cells a row has, where that is known: a row of several lines that has
    another number was held together by stray quotation marks.

    Raises:
        SourceError: it cannot be read.
    """

    def __init__(self, path: Path, delimiter: str, *, quoted: bool, width: int | None) -> None:
        self.path, self.delimiter, self.quoted, self.width = path, delimiter, quoted, width

    def __iter__(self) -> Iterator[Line]:
        with opened(self.path) as file:
            lines = _physical(file)
            if self.quoted:
                yield from self._quoted(lines)
            else:
                for line, raw in lines:
                    yield Line(line, raw, self.delimiter)

    def _quoted(self, lines: Iterator[tuple[int, bytes]]) -> Iterator[Line]:
        """Yield rows of which some cells may stand in quotation marks."""
        waiting: deque[tuple[int, bytes]] = deque()
        while first := waiting.popleft() if waiting else next(lines, None):
            taken = [first]
            marks = first[1].count(b'"')
            while marks % 2 and len(taken) < MOST:
                more = waiting.popleft() if waiting else next(lines, None)
                if more is None:
                    break
                taken.append(more)
                marks += more[1].count(b'"')
            found = None if marks % 2 else self._row(taken)
            if found is None:
                problem = "a quotation mark is not closed, or out of place"
                yield Line(*first, self.delimiter, problem=problem)
                waiting.extendleft(reversed(taken[1:]))
            else:
                yield found

    def _row(self, taken: list[tuple[int, bytes]]) -> Line | None:
        """Return the row that some lines are, None where they are badly quoted."""
        line, raw = taken[0][0], b"\n".join(each for _, each in taken)
        if b'"' not in raw:
            return Line(line, raw, self.delimiter)
        found = Line(line, raw, self.delimiter)
        try:
            parts = [f"{part}\n" for part in found.text().split("\n")]
            read = csv.reader(parts, delimiter=self.delimiter, strict=True)
            cells = next(read)
        except NotCells as error:
            return Line(line, raw, self.delimiter, problem=str(error))
        except csv.Error:
            return None
        if read.line_num < len(parts) or (
            len(taken) > 1 and len(cells) != (self.width or len(cells))
        ):
            return None
        return Line(line, raw, self.delimiter, cells=cells)


def split(text: str, delimiter: str, *, quoted: bool) -> list[str] | None:
    """Return the cells of one line, None where it is badly quoted."""
    if not quoted:
        return text.split(delimiter)
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def _physical(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank with its number; of an endless one only the beginning."""
    line = 0
    while raw := file.readline(LONGEST):
        line += 1
        whole = raw
        while not raw.endswith(b"\n") and len(raw) == LONGEST:  # skip the rest of it
            raw = file.readline(LONGEST)
        if line == 1:
            whole = whole.removeprefix(b"\xef\xbb\xbf")
        if whole.strip(b" \r\n"):
            yield line, whole.rstrip(b"\r\n")
