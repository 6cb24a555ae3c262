"""A working copy of a part of a store, which knows of what it has all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pyoxigraph as ox

from graph.ahead import Graph, Subject, Term
from graph.iris import ID
from ontology.terms import DET

__all__ = ["Copy", "Pattern"]

Pattern: TypeAlias = tuple[Subject | None, ox.NamedNode | None, Term | None, Graph | None]


#: So many things are fetched along with another.
MOST = 400
#: Predicates by which few things point to one.
NARROW = frozenset({DET.about, DET.judgementOf})


class Copy:
    """Quads that were fetched, and the patterns of which it has every quad.

    A change is worked out on it: nobody else changes the store meanwhile. To read, it may be eager:
    what is named by what was fetched is then fetched along with what is asked next.
    """

    def __init__(self, *, eager: bool = False) -> None:
        self.store, self._eager = ox.Store(), eager
        self._seen: dict[ox.NamedNode, None] = {}
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
        self._take(quads)
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
        self._take(quads)
        self._subjects.update(subjects)

    def learn_objects(
        self, predicate: ox.NamedNode, objects: Iterable[Term], quads: Iterable[ox.Quad]
    ) -> None:
        """Take in all quads of a predicate with some objects."""
        self._take(quads)
        self._objects.update((predicate, each) for each in objects)

    def along(self, pattern: Pattern) -> tuple[list[Term], list[tuple[ox.NamedNode, Term]]]:
        """Return what else to fetch with a pattern: subjects, and objects of its predicate."""
        subject, predicate, object_, graph = pattern
        if not self._eager or graph is not None:
            return [], []
        if subject is not None:
            return [subject, *islice(self.unknown_subjects(self._seen), MOST)], []
        if predicate is None or object_ is None or predicate.value not in NARROW:
            return [], []
        kind = _kind(object_)
        alike = (each for each in self._seen if _kind(each) == kind)
        unknown = self.unknown_objects((predicate, each) for each in alike).get(predicate, [])
        return [], [(predicate, object_), *((predicate, each) for each in unknown[:MOST])]

    def _take(self, quads: Iterable[ox.Quad]) -> None:
        """Take in quads, and note the things of ours that they name."""
        if not self._eager:
            self.store.extend(quads)
            return
        for quad in quads:
            self.store.add(quad)
            for each in (quad.subject, quad.object):
                if isinstance(each, ox.NamedNode) and each.value.startswith(ID):
                    self._seen[each] = None

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


def _kind(term: Term) -> str:
    return getattr(term, "value", "").removeprefix(ID).partition("/")[0]
