"""A working copy of a part of a store, which knows of what it has all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pyoxigraph as ox

from graph.ahead import Graph, Subject, Term

__all__ = ["Copy", "Pattern"]

Pattern: TypeAlias = tuple[Subject | None, ox.NamedNode | None, Term | None, Graph | None]


class Copy:
    """Quads that were fetched, and the patterns of which it has every quad.

    A change is worked out on it: nobody else changes the store meanwhile.
    """

    def __init__(self) -> None:
        self.store = ox.Store()
        self._subjects: set[Term] = set()
        self._objects: set[tuple[ox.NamedNode, Term]] = set()
        self._graphs: set[Graph] = set()
        self._patterns: set[Pattern] = set()

    def knows(self, pattern: Pattern) -> bool:
        """Tell whether all quads of a pattern are here."""
        subject, predicate, object_, graph = pattern
        return (
            subject in self._subjects
            or graph in self._graphs
            or (
                predicate is not None
                and object_ is not None
                and (predicate, object_) in self._objects
            )
            or self.wider(pattern) in self._patterns
        )

    def wider(self, pattern: Pattern) -> Pattern:
        """Return the pattern that is fetched in the place of a narrower one: all of a subject."""
        subject, predicate, object_, graph = pattern
        if subject is not None:
            return (subject, None, None, None)
        return (None, predicate, object_, graph)

    def learn(self, pattern: Pattern, quads: Iterable[ox.Quad]) -> None:
        """Take in all quads of the wider pattern."""
        self.store.extend(quads)
        wider = self.wider(pattern)
        match wider:
            case (None, None, None, graph) if graph is not None:
                self._graphs.add(graph)
            case (None, ox.NamedNode() as predicate, object_, None) if object_ is not None:
                self._objects.add((predicate, object_))
            case (subject, None, None, None) if subject is not None:
                self._subjects.add(subject)
            case _:
                self._patterns.add(wider)

    def learn_subjects(self, subjects: Iterable[Term], quads: Iterable[ox.Quad]) -> None:
        """Take in all quads of some subjects."""
        self.store.extend(quads)
        self._subjects.update(subjects)

    def learn_objects(
        self, predicate: ox.NamedNode, objects: Iterable[Term], quads: Iterable[ox.Quad]
    ) -> None:
        """Take in all quads of a predicate with some objects."""
        self.store.extend(quads)
        self._objects.update((predicate, each) for each in objects)

    def unknown_subjects(self, subjects: Iterable[Term]) -> Iterator[Term]:
        """Yield the subjects of which not all is here, each once."""
        return (each for each in dict.fromkeys(subjects) if each not in self._subjects)

    def unknown_objects(
        self, objects: Iterable[tuple[ox.NamedNode, Term]]
    ) -> dict[ox.NamedNode, list[Term]]:
        """Return the objects of which it is not known who has them, by predicate, each once."""
        found: dict[ox.NamedNode, dict[Term, None]] = defaultdict(dict)
        for predicate, each in objects:
            if (predicate, each) not in self._objects:
                found[predicate][each] = None
        return {predicate: list(wanted) for predicate, wanted in found.items()}
