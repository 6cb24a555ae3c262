"""A change to a store at an endpoint: what goes and what comes; done twice it is the same."""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from graph.iris import CATALOGUE, FUSION, TALLY, within
from graph.remote_writing import SIZE, Writer
from ontology.errors import StoreError

__all__ = ["Change", "read", "written"]

#: So many bytes of the log are in one part.
PART = 384 * 1024
#: Graphs are written in this order: what is derived after what it is derived from.
LAST = (FUSION, TALLY, CATALOGUE)


@dataclass(slots=True)
class Change:
    """A change.

    ``drop`` are graphs that go; ``put`` those that are put whole in the place of what they have;
    ``minus`` are statements that go, as N-Quads; ``path`` is the file of those that come.
    """

    path: Path
    drop: list[str] = field(default_factory=list)
    put: list[str] = field(default_factory=list)
    minus: list[str] = field(default_factory=list)

    def carry_out(self, writer: Writer, going_on: Callable[[], None]) -> None:
        """Do it. ``going_on`` is called before each request, and may stop it.

        The source's graphs come first, then what is derived, and the catalogue's entry at the end:
        what is in the catalogue is there whole.
        """
        going_on()
        writer.drop(graph for graph in self.drop if graph not in set(self.put))
        going_on()
        writer.remove(map(split, self.minus))
        whole, begun = set(self.put), set[str]()
        for graph, triples in self._gathered():
            going_on()
            if graph in whole and graph not in begun:
                writer.put(graph, triples)
            else:
                writer.add(graph, triples)
            begun.add(graph)

    def _gathered(self) -> Iterator[tuple[str, list[str]]]:
        """Yield what comes by graph, in pieces that are not too large; the catalogue at the end."""
        kept: dict[str, list[str]] = {}
        sizes: dict[str, int] = {}
        with self.path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                graph, triple = split(line)
                kept.setdefault(graph, []).append(triple)
                sizes[graph] = sizes.get(graph, 0) + len(triple)
                if sizes[graph] > SIZE // 2 and graph != CATALOGUE:
                    yield graph, kept.pop(graph)
                    sizes[graph] = 0
        for graph in sorted(kept, key=_order):
            yield graph, kept[graph]


def _order(graph: str) -> tuple[int, str]:
    found = [n for n, top in enumerate(LAST, 1) if within(graph, top)]
    return (found[0] if found else 0, graph)


def split(line: str) -> tuple[str, str]:
    """Return the graph and the triple of a line of N-Quads.

    >>> split('<urn:a> <urn:b> "c" <urn:g> .')
    ('urn:g', '<urn:a> <urn:b> "c" .')
    """
    rest = line.rstrip()[:-1].rstrip()
    triple, _, graph = rest.rpartition(" ")
    return graph[1:-1], f"{triple} ."


def written(change: Change) -> Iterator[str]:
    """Yield a change as text, in parts of some 500 kB; the last is the digest of the rest."""
    digest, packer, kept = hashlib.sha256(), zlib.compressobj(6), b""
    for piece in _said(change):
        digest.update(piece)
        kept += packer.compress(piece)
        while len(kept) >= PART:
            yield base64.b64encode(kept[:PART]).decode()
            kept = kept[PART:]
    yield base64.b64encode(kept + packer.flush()).decode()
    yield digest.hexdigest()


def _said(change: Change) -> Iterator[bytes]:
    yield json.dumps({"drop": change.drop, "put": change.put}).encode() + b"\n"
    for line in change.minus:
        yield f"-{line.rstrip()}\n".encode()
    with change.path.open("rb") as lines:
        while block := lines.read(1 << 20):
            yield block


def read(parts: Iterable[str], path: Path) -> Change:
    """Return a change from its text; what comes is written to a file.

    Raises:
        StoreError: it is not as it was written.
    """
    change = Change(path)
    unpacker, digest, kept = zlib.decompressobj(), hashlib.sha256(), ""
    state = _Reading(change)
    with path.open("wb") as out:
        for part in parts:
            if kept:
                state.take(_unpacked(unpacker, kept, digest), out.write)
            kept = part
        state.take(b"", out.write, end=True)
    if digest.hexdigest() != kept or not state.begun:
        raise StoreError("the journal of the store is damaged: a change in it is not whole")
    return change


def _unpacked(unpacker: "zlib._Decompress", part: str, digest: "hashlib._Hash") -> bytes:
    try:
        piece = unpacker.decompress(base64.b64decode(part, validate=True))
    except (ValueError, zlib.error):
        raise StoreError("the journal of the store is damaged: it cannot be unpacked") from None
    digest.update(piece)
    return piece


class _Reading:
    """Reads the head and the statements that go, and hands on the rest."""

    def __init__(self, change: Change) -> None:
        self._change, self._left, self.begun, self._rest = change, b"", False, False

    def take(self, piece: bytes, write: Callable[[bytes], int], *, end: bool = False) -> Self:
        self._left += piece
        while not self._rest and b"\n" in self._left:
            line, _, after = self._left.partition(b"\n")
            if not self.begun:
                told = json.loads(line)
                self._change.drop, self._change.put = list(told["drop"]), list(told["put"])
                self.begun = True
            elif line.startswith(b"-"):
                self._change.minus.append(line[1:].decode())
            else:
                self._rest = True
                break
            self._left = after
        if self._rest or end:
            write(self._left)
            self._left = b""
        return self
