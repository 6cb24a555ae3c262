"""Objects of a JSON file, one at a time: JSON Lines, an array, or one document.

Where each object has a line of its own, a broken one spoils its own line and no other. Any other
layout is cut at its brackets, without a parser and in memory that does not grow with the file: what
stands within one pair of brackets and is broken is set aside by itself. (A streaming parser would
stop at the first mistake; the standard library's reads one object at a time just as strictly.)
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import IO, NoReturn

from loaders.opening import opened
from ontology.errors import SourceError

__all__ = ["Found", "NotJson", "found", "parsed"]

#: The largest object, in bytes, and how deep it may be nested.
LARGEST, DEEPEST = 1 << 25, 64
BLOCK = 1 << 16
#: How much of what is set aside is kept, in bytes.
SHOWN = 1 << 16
BRACKET = re.compile(rb'["\[\]{}]')
WITHIN = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
OPEN, MARK = b"[{", b'"'


class NotJson(ValueError):  # noqa: N818  # what the text is, not what failed
    """A text that is no JSON, or JSON that is not read."""


class Found:
    """An object as it stands in the file, with the line and the number at which it does."""

    __slots__ = ("_bytes", "_problem", "line", "number")

    def __init__(self, line: int, number: int, content: bytes, problem: str = "") -> None:
        self.line, self.number = line, number
        self._bytes, self._problem = content, problem

    @property
    def raw(self) -> str:
        """The beginning of it as text in one line, which is all of it but for the largest.

        Bytes that are not UTF-8 are kept as lone surrogates (PEP 383).
        """
        text = self._bytes[:SHOWN].decode("utf-8", errors="surrogateescape")
        return " ".join(text.split("\n"))

    def parsed(self) -> object:
        """Return what it says.

        Raises:
            NotJson: it is no JSON, or too large or deep.
        """
        if self._problem:
            raise NotJson(self._problem)
        return parsed(self._bytes)


def parsed(content: bytes) -> object:
    """Return what a JSON text says; strict where Python's reader is not.

    Raises:
        NotJson: it is not UTF-8 or not JSON, is nested too deep, gives a key twice, or holds NaN,
            Infinity, or a number that is too large to keep.
    """
    if content.count(b"{") + content.count(b"[") > DEEPEST and _depth(content) > DEEPEST:
        raise NotJson(f"nested more than {DEEPEST} deep")
    try:
        text = content.decode("utf-8")
        return json.loads(
            text, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_finite
        )
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise NotJson(f"not UTF-8: byte 0x{byte:02X} at {error.start}") from None
    except NotJson:
        raise
    except RecursionError:
        raise NotJson(f"nested more than {DEEPEST} deep") from None
    except ValueError as error:
        raise NotJson(f"not JSON: {error}") from None


def found(path: Path) -> Iterator[Found]:
    """Yield the objects of a file, packed or not, in their order.

    Raises:
        SourceError: the file cannot be read, or there is nothing in it.
    """
    with opened(path) as file:
        lined = _has_lines(file)
    empty = True
    with opened(path) as file:
        for number, each in enumerate(_lines(file) if lined else _cut(file), 1):
            empty = False
            line, content, problem = each
            yield Found(line, number, content, problem)
    if empty:
        raise SourceError("there is no object in the file", path=path)


def _depth(content: bytes) -> int:
    """Return how deep the brackets of a text are nested, those in strings not counted."""
    depth = deepest = 0
    for token in TOKEN.finditer(content):
        if token[0][0] in OPEN:
            depth += 1
            deepest = max(deepest, depth)
        elif token[0] in {b"]", b"}"}:
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object none of whose keys is given twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NotJson(f"key {twice[:40]!r} stands twice")
    return made


def _refuse(name: str) -> NoReturn:
    raise NotJson(f"not JSON: {name}")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise NotJson(f"the number {digits[:40]} is too large")
    return number


def _has_lines(file: IO[bytes]) -> bool:
    """Tell by its first two lines whether each object of a file has a line of its own."""
    lines = (line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n,") for line in _readlines(file))
    first, second = [*islice(filter(None, lines), 2), b"", b""][:2]
    if first == b"[":
        return second[:1] == b"{" and second[-1:] == b"}"
    return first[:1] == b"{" and (first[-1:] == b"}" or second[:1] == b"{")


def _readlines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long, one byte more than is read."""
    while line := file.readline(LARGEST + 1):
        rest = line
        while len(rest) >= LARGEST and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST)
        yield line


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes, str]]:
    """Yield each line that holds something: its number, its text, what is wrong with it."""
    for number, line in enumerate(_readlines(file), 1):
        content = line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n,")
        if len(line) > LARGEST:
            yield number, line[:SHOWN], f"longer than {LARGEST:,} bytes"
        elif content and content not in {b"[", b"]"}:
            yield number, content, ""


def _cut(file: IO[bytes]) -> Iterator[tuple[int, bytes, str]]:
    """Yield what stands within each pair of outer brackets, those of one array not counted."""
    cutter = _Cutter()
    while block := file.read(BLOCK):
        yield from cutter.take(block)
    yield from cutter.rest()


class _Cutter:
    """Follows the brackets of a text that comes in blocks."""

    def __init__(self) -> None:
        self.depth = self.base = self.size = self.surplus = 0
        self.line = self.begins = 1
        self.quoted = self.escaped = self.started = False
        self.parts: list[bytes] = []

    def take(self, block: bytes) -> Iterator[tuple[int, bytes, str]]:
        """Yield what ends in a block."""
        at = kept = 0
        while at < len(block):
            if self.quoted:
                at = self._to_end_of_string(block, at)
                continue
            token = BRACKET.search(block, at)
            if token is None:
                break
            at = token.end()
            if token[0] == MARK:
                self.quoted = True
            elif token[0] in {b"[", b"{"}:
                if self.depth == self.base:
                    yield from self._between(block[kept : token.start()])
                    kept = token.start() if self.started or token[0] == b"{" else at
                self._open(token[0])
            else:
                self.depth -= 1
                if self.depth == self.base:
                    self._keep(block[kept:at])
                    kept = at
                    yield self._made()
                elif self.depth < self.base:
                    yield from self._between(block[kept : token.start() if self.base else at])
                    kept, self.base, self.depth = at, 0, 0
        self._keep(block[kept:])

    def _to_end_of_string(self, block: bytes, at: int) -> int:
        if self.escaped:
            self.escaped = False
            at += 1
        within = WITHIN.match(block, at)
        end = within.end() if within else at
        if end < len(block):
            self.quoted = block[end : end + 1] != MARK
            self.escaped = self.quoted  # a backslash at the very end
        return end + 1

    def _open(self, bracket: bytes) -> None:
        if not self.started and bracket == b"[":
            self.base = 1
        self.started = True
        self.depth += 1

    def _keep(self, part: bytes) -> None:
        self.line += part.count(b"\n")
        self.size += len(part)
        if self.size <= LARGEST:
            self.parts.append(part)

    def _between(self, part: bytes) -> Iterator[tuple[int, bytes, str]]:
        """Yield what stands between two objects, where it is more than commas; begin the next."""
        self._keep(part)
        stray = b"".join(self.parts).removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n,")
        if stray:
            yield self.begins, stray, "not an object"
        self.parts, self.size, self.begins = [], 0, self.line

    def _made(self) -> tuple[int, bytes, str]:
        content = b"".join(self.parts)
        problem = f"longer than {LARGEST:,} bytes" if self.size > LARGEST else ""
        line, self.parts, self.size, self.begins = self.begins, [], 0, self.line
        return line, content, problem

    def rest(self) -> Iterator[tuple[int, bytes, str]]:
        """Yield what is left at the end of the file: nothing, where it is whole."""
        if self.depth > self.base:
            yield *self._made()[:2], "is not closed: the file may be cut off"
        else:
            yield from self._between(b"")
            if self.depth:
                yield self.line, b"", "the array is not closed: the file may be cut off"
