"""What will be asked of a store one by one, fetched at once where the store is far away.

Each function does nothing where the store lies here: then one question costs microseconds.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar, runtime_checkable

import pyoxigraph as ox

from graph.ahead import Readable, Term
from graph.iris import ID
from ontology.terms import DET, PROV, SEM, Role

__all__ = ["actors", "claims", "events", "in_batches", "judgements", "subjects"]

T = TypeVar("T")
ABOUT, OF = ox.NamedNode(DET.about), ox.NamedNode(DET.judgementOf)
#: What is asked of the things that a report names: places, what it speaks of, who owns its graph.
NAMED = frozenset({SEM.hasPlace, DET.content, PROV.wasDerivedFrom})
#: So many things are foreseen at a time.
SOME = 2_000


@runtime_checkable
class Far(Readable, Protocol):
    """A store that fetches beforehand."""

    def foresee(
        self, subjects: Iterable[Term] = (), objects: Iterable[tuple[ox.NamedNode, Term]] = ()
    ) -> None:
        """Fetch all of some subjects, and who has some objects."""


def subjects(store: object, iris: Iterable[str]) -> None:
    """Fetch all that is said of some things."""
    if isinstance(store, Far):
        store.foresee(subjects=map(ox.NamedNode, iris))


def judgements(store: object, iris: Iterable[str]) -> None:
    """Fetch what is judged of some actors."""
    if isinstance(store, Far):
        _with_objects(store, OF, map(ox.NamedNode, iris))


def claims(store: object, iris: Iterable[str]) -> None:
    """Fetch who reports about some events, without what."""
    if isinstance(store, Far):
        store.foresee(objects=((ABOUT, ox.NamedNode(iri)) for iri in iris))


def actors(store: object, iris: Iterable[str]) -> None:
    """Fetch in which claims and events some actors have a role."""
    if isinstance(store, Far):
        nodes = list(map(ox.NamedNode, iris))
        for role in Role:
            _with_objects(store, ox.NamedNode(DET.BASE + role), nodes)


def events(store: object, view: Readable, iris: Iterable[str]) -> None:
    """Fetch all that is said of some events, by their reports, and of what these name.

    Args:
        store: the claims as they are.
        view: the claims as they will be.
        iris: the events.
    """
    if not isinstance(store, Far):
        return
    nodes = list(map(ox.NamedNode, iris))
    store.foresee(nodes, ((ABOUT, node) for node in nodes))
    told = [quad.subject for node in nodes for quad in view.quads_for_pattern(None, ABOUT, node)]
    store.foresee(subjects=told)
    said = [quad for report in told for quad in view.quads_for_pattern(report, None, None)]
    named: set[object] = {quad.object for quad in said if _names(quad.predicate.value)}
    named |= {quad.graph_name for quad in said}
    things = sorted((n.value for n in named if isinstance(n, ox.NamedNode)), key=str)
    subjects(store, (iri for iri in things if iri.startswith(ID)))
    judgements(store, (iri for iri in things if iri.startswith(f"{ID}actor/")))


def _names(predicate: str) -> bool:
    return predicate in NAMED or predicate.startswith(DET.BASE)


def _with_objects(store: Far, predicate: ox.NamedNode, nodes: Iterable[ox.NamedNode]) -> None:
    """Fetch who has some objects, and all that is said of them."""
    wanted = list(nodes)
    store.foresee((), ((predicate, node) for node in wanted))
    found = (q for node in wanted for q in store.quads_for_pattern(None, predicate, node))
    store.foresee([quad.subject for quad in found])


def in_batches(store: object, things: Iterable[T], fetch: Callable[[list[T]], None]) -> Iterator[T]:
    """Yield things, when what will be asked of them has been fetched for many at a time."""
    if not isinstance(store, Far):
        yield from things
        return
    left = iter(things)
    while some := list(islice(left, SOME)):
        fetch(some)
        yield from some
