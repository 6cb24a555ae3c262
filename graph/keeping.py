"""What a graph needs of the engine that keeps it: the seam between claims and where they lie.

`graph.engine` keeps them in memory or in a folder, `graph.remote_engine` at a SPARQL endpoint.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.endpoint import Address, Credentials
from graph.journal import Plan
from ontology.records import Record

__all__ = ["Count", "Keeper", "keeper"]

Count = Callable[[Plan], None]


class Keeper(Protocol):
    """Keeps a graph: is read, and changes whole or not at all."""

    @property
    def folder(self) -> Path | None:
        """The folder in which the graph lies, None where it lies elsewhere."""

    @property
    def direct(self) -> bool:
        """Whether a large new source is taken in while it is still being read."""

    @property
    def known(self) -> bool:
        """Whether there is a store already."""

    @property
    def suggests(self) -> int:
        """How many names are looked through to suggest one."""

    @property
    def store(self) -> ox.Store:
        """What is asked: quads that match a pattern, queries, graphs."""

    def begin(self, count: Count) -> None:
        """Finish what was decided before, or have it finished later."""

    def workspace(self) -> AbstractContextManager[Path]:
        """Be the one who changes the graph, and give a folder to write new quads in."""

    def foreseen(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records; what will be asked of them may be fetched beforehand."""

    def undo(self, graphs: list[str]) -> None:
        """Remove graphs that were being filled by a change that was not decided."""

    def commit(self, plan: Plan, workspace: Path, decided: Callable[[], None]) -> None:
        """Carry out a change, all of it or nothing."""

    def refuse(self, name: str, given: Collection[str]) -> None:
        """Refuse a named query that the engine is known to answer wrongly."""

    def reading(self) -> ox.Store:
        """Return the store, for what reads much of it one by one."""

    def snapshot(self) -> ox.Store:
        """Return all quads, for what needs all of them."""

    def close(self) -> None:
        """Let go of the graph."""


def keeper(where: Path | Address | None) -> Keeper:
    """Return what keeps the graph in a folder, at an endpoint, or in memory."""
    if isinstance(where, Address):
        from graph.remote_engine import RemoteEngine

        return RemoteEngine(where, Credentials.found())
    from graph.engine import Engine

    return Engine(where)
