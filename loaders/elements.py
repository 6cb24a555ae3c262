"""Records of an XML file, one at a time: the elements at a depth, as a JSON object would be.

Each is a mapping of a name to the list of what stands under it: texts, and mappings of the same
sort; what is empty is left out. A DOCTYPE is refused, so that nothing is expanded and nothing
fetched, and memory does not grow with the file.
"""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias
from xml.parsers import expat

from loaders.opening import opened
from ontology.errors import SourceError

__all__ = ["Fields", "attributes", "elements"]

Fields: TypeAlias = "dict[str, list[str | Fields]]"

#: How deep elements may be nested, and how long the texts of a record may be, in characters.
DEEPEST, LARGEST = 32, 1 << 20
BLOCK = 1 << 16


class _Refused(Exception):  # noqa: N818  # what the file is, not what failed
    """XML that is not read."""


def attributes(path: Path) -> dict[str, str]:
    """Return the attributes of the outermost element.

    Raises:
        SourceError: the file cannot be read, or does not begin as XML without a DOCTYPE.
    """
    return _Parser(path, depth=0).attributes()


def elements(path: Path, depth: int) -> Iterator[tuple[int, str, Fields]]:
    """Yield the line, the name and the content of each element with so many above it.

    Raises:
        SourceError: the file cannot be read, is not well-formed, has a DOCTYPE, or is too deep.
    """
    yield from _Parser(path, depth).elements()


class _Parser:
    """Reads one file."""

    def __init__(self, path: Path, depth: int) -> None:
        self.path, self.depth = path, depth
        self.top: dict[str, str] | None = None
        self.open: list[tuple[str, Fields, list[str]]] = []
        self.above = self.size = self.line = 0
        self.made: deque[tuple[int, str, Fields]] = deque()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def blocks(self) -> Iterator[None]:
        """Parse the file, a block at a time."""
        try:
            with opened(self.path) as file:
                while block := file.read(BLOCK):
                    self.parser.Parse(block, False)
                    yield
                self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            said = f"not well-formed XML: {expat.ErrorString(error.code)}"
            raise SourceError(said, path=self.path, line=error.lineno) from None
        except (_Refused, LookupError) as error:
            line = self.parser.CurrentLineNumber
            raise SourceError(str(error), path=self.path, line=line) from None
        yield

    def attributes(self) -> dict[str, str]:
        """Read as far as the first element."""
        for _ in self.blocks():
            if self.top is not None:
                return self.top
        return {}

    def elements(self) -> Iterator[tuple[int, str, Fields]]:
        """Yield the records that each block completes."""
        for _ in self.blocks():
            while self.made:
                yield self.made.popleft()

    def doctype(self, *_: object) -> NoReturn:
        """Refuse a DOCTYPE."""
        raise _Refused("XML with a DOCTYPE, which may define what it expands to")

    def start(self, name: str, given: dict[str, str]) -> None:
        """Open an element."""
        if self.top is None:
            self.top = given
        if self.open or self.above == self.depth:
            if not self.open:
                self.line, self.size = self.parser.CurrentLineNumber, 0
            self.open.append((name, {}, []))
        else:
            self.above += 1
        if len(self.open) > DEEPEST:
            raise _Refused(f"nested more than {DEEPEST} deep")

    def text(self, text: str) -> None:
        """Keep a text that stands in a record."""
        if self.open:
            self.size += len(text)
            if self.size > LARGEST:
                raise _Refused(f"a record of more than {LARGEST:,} characters")
            self.open[-1][2].append(text)

    def end(self, _: str) -> None:
        """Close an element: into the one around it, or as a record."""
        if not self.open:
            self.above -= 1
            return
        name, inner, texts = self.open.pop()
        if not self.open:
            self.made.append((self.line, name, inner))
            return
        held: str | Fields = inner or "".join(texts).strip()
        if held:
            self.open[-1][1].setdefault(name, []).append(held)
