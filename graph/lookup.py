"""What a user's word stands for in this graph: an actor, a place, a source, an event."""

from collections.abc import Callable

import pyoxigraph as ox

from graph import asking
from graph import ntriples as nt
from graph.iris import CATALOGUE, ID, made
from graph.keeping import Keeper
from ontology.errors import QueryError, UnknownNameError
from ontology.names import fold
from ontology.register import register
from ontology.terms import DET, PROV, RDF, SEM, SKOS

__all__ = ["Lookup"]


class Lookup:
    """Finds things by their id, IRI or any of their names."""

    def __init__(self, engine: Keeper, canonical: Callable[[str], str]) -> None:
        self._engine, self._canonical = engine, canonical

    def actor(self, name: str) -> str:
        """Return the IRI of the actor with an id, IRI or name, in any spelling or script.

        Raises:
            UnknownNameError: nobody has the name; the message offers the nearest.
            QueryError: several have it; the message lists their ids.
        """
        return self._one("actor", name, SEM.Actor, self._canonical)

    def own_actor(self, name: str) -> str:
        """Return the IRI of an actor as its source has it, not the one that it is judged to be."""
        iri = made("actor", name)
        return iri if self._is(iri, SEM.Actor) else self.actor(name)

    def place(self, name: str) -> str:
        """Return the IRI of the place with an id, IRI or name."""
        return self._one("place", name, SEM.Place, lambda iri: iri)

    def source(self, name: str) -> str:
        """Return the IRI of the source with an id, the end of an id, or an IRI."""
        catalogue = ox.NamedNode(CATALOGUE)
        derived = ox.NamedNode(PROV.wasDerivedFrom)
        iri = made("source", name)
        if valid(iri) and any(
            self._engine.store.quads_for_pattern(None, derived, ox.NamedNode(iri), catalogue)
        ):
            return iri
        known = {
            quad.object.value.removeprefix(f"{ID}source/"): quad.object.value
            for quad in self._engine.store.quads_for_pattern(None, derived, None, catalogue)
            if isinstance(quad.object, ox.NamedNode)
        }
        ends = [iri for id_, iri in known.items() if id_.endswith(f"/{name}")]
        if len(ends) > 1:
            listed = ", ".join(sorted(iri.removeprefix(f"{ID}source/") for iri in ends))
            raise QueryError(f"source {name!r} may be any of {listed}")
        if not ends:
            raise UnknownNameError("source", name, known)
        return ends[0]

    def event(self, name: str) -> str:
        """Return the IRI of the event with an id, the end of an id, or an IRI."""
        iri = made("event", name)
        about = ox.NamedNode(DET.about)
        if any(self._engine.store.quads_for_pattern(None, about, ox.NamedNode(iri))):
            return iri
        ends = self._ending(name)
        if len(ends) > 1:
            listed = ", ".join(sorted(end.removeprefix(f"{ID}event/") for end in ends))
            raise QueryError(f"event {name!r} may be any of {listed}: give the id")
        if not ends:
            raise UnknownNameError("event", name, self._events())
        return ends.pop()

    def claims(self, name: str) -> list[str]:
        """Return the IRI of the claim with an id or IRI, or those of all reports of an event.

        Raises:
            UnknownNameError: there is no such claim or event.
            QueryError: several events may be meant.
        """
        derived = ox.NamedNode(PROV.wasDerivedFrom)
        for kind in ("report", "relation", "post"):
            iri = made(kind, name)
            if valid(iri) and any(
                self._engine.store.quads_for_pattern(ox.NamedNode(iri), derived, None)
            ):
                return [iri]
        try:
            event, about = ox.NamedNode(self.event(name)), ox.NamedNode(DET.about)
        except UnknownNameError as error:
            raise UnknownNameError("claim or event", name, error.known) from None
        found = self._engine.store.quads_for_pattern(None, about, event)
        return sorted({q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)})

    def _ending(self, name: str) -> set[str]:
        """Return the IRIs of the events whose ids end so; of very many, some."""
        try:
            end = nt.text(f"/{name}")
        except ValueError:
            return set()
        ends = f"?s <{DET.about}> ?o FILTER(STRENDS(STR(?o), {end}))"
        found = asking.asked(self._engine.store, f"SELECT DISTINCT ?o {{ {ends} }} LIMIT 9")
        rows = found if isinstance(found, ox.QuerySolutions) else ()
        return {getattr(row["o"], "value", "") for row in rows}

    def _events(self) -> set[str]:
        """Return ids of events to suggest from."""
        found = self._engine.store.quads_for_pattern(None, ox.NamedNode(DET.about), None)
        return {
            getattr(quad.object, "value", "").removeprefix(f"{ID}event/")
            for _, quad in zip(range(self._engine.suggests), found, strict=False)
        }

    def _one(self, kind: str, name: str, of: str, settle: Callable[[str], str]) -> str:
        iri = made(kind, name)
        if self._is(iri, of):
            return settle(iri)
        found = {settle(each) for each in self._named(name) if self._is(each, of)}
        found = {each for each in found if curated(each)} or found
        if len(found) > 1:
            ids = ", ".join(sorted(each.removeprefix(f"{ID}{kind}/") for each in found))
            raise QueryError(f"{kind} {name!r} may be any of {ids}: give the id")
        if not found:
            raise UnknownNameError(kind, name, self._known(kind))
        return found.pop()

    def _is(self, iri: str, of: str) -> bool:
        if not valid(iri):
            return False
        pattern = (ox.NamedNode(iri), ox.NamedNode(RDF.type), ox.NamedNode(of))
        return any(self._engine.store.quads_for_pattern(*pattern))

    def _named(self, name: str) -> set[str]:
        """Return the subjects with a name: acronyms in their own case first."""
        exact = self._subjects(DET.acronym, name)
        return exact or self._subjects(DET.nameKey, fold(name))

    def _subjects(self, predicate: str, text: str) -> set[str]:
        try:
            literal = ox.Literal(text)
        except ValueError:
            return set()
        found = self._engine.store.quads_for_pattern(None, ox.NamedNode(predicate), literal)
        return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}

    def _known(self, kind: str) -> set[str]:
        """Return names to suggest from: the register's, and the labels of this graph."""
        things = register().actors if kind == "actor" else register().places
        names = {*things, *(thing.name for thing in things.values())}
        labels = self._engine.store.quads_for_pattern(None, ox.NamedNode(SKOS.prefLabel), None)
        for _, quad in zip(range(self._engine.suggests), labels, strict=False):
            if quad.subject.__class__ is ox.NamedNode and f"/{kind}/" in str(quad.subject):
                names.add(getattr(quad.object, "value", ""))
        return names


def valid(iri: str) -> bool:
    """Tell whether a text is an IRI that the engine takes."""
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


def curated(iri: str) -> bool:
    """Tell whether an actor or a place is the register's, which goes before any source's own."""
    kind, _, id_ = iri.removeprefix(ID).partition("/")
    return id_ in (register().actors if kind == "actor" else register().places)
