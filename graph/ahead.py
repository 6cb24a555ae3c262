"""The claims as they will be once a change is carried out, to derive from before it is decided."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias

import pyoxigraph as ox

__all__ = ["Ahead", "Readable", "graph_name_of"]

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Readable(Protocol):
    """What can be asked for quads: a store, or a store as it will be."""

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Term | None,  # noqa: A002  # the engine's name for it
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match; None matches all."""


class Ahead:
    """A store without the graphs that a change drops, and with the quads that it brings.

    ``new`` are those quads, or as many of them as there is something to derive from.
    """

    def __init__(
        self, store: Readable, dropped: Iterable[str], new: ox.Store | None = None
    ) -> None:
        self._store, self._dropped, self._new = store, frozenset(dropped), new

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Term | None,  # noqa: A002  # the engine's name for it
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that will match."""
        dropped = self._dropped
        for quad in self._store.quads_for_pattern(subject, predicate, object, graph_name):
            if not dropped or graph_name_of(quad) not in dropped:
                yield quad
        if self._new is not None:
            yield from self._new.quads_for_pattern(subject, predicate, object, graph_name)


def graph_name_of(quad: ox.Quad) -> str:
    """Return the IRI of the graph of a quad, empty where it has none."""
    return getattr(quad.graph_name, "value", "")
