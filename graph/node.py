"""What is said about one subject, gathered triple by triple."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from graph import ntriples as nt
from graph.iris import made
from ontology.names import fold
from ontology.records import Name
from ontology.terms import DET, RDF, SKOS

__all__ = ["Node", "Triple"]

#: Three terms written as N-Triples.
Triple: TypeAlias = tuple[str, str, str]


class Node:
    """Triples about one subject, gathered in the order in which they are said."""

    def __init__(self, iri: str, *classes: str) -> None:
        self.iri, self.term = iri, nt.iri(iri)
        self.said: list[Triple] = []
        self.links(RDF.type, classes)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.said)

    def say(self, predicate: str, term: str | None) -> None:
        """Say one term, unless there is none."""
        if term is not None:
            self.said.append((self.term, nt.iri(predicate), term))

    def text(self, predicate: str, value: str | None, lang: str | None = None) -> None:
        """Say a string, unless there is none."""
        self.say(predicate, nt.text(value, lang) if value else None)

    def day(self, predicate: str, value: date | None) -> None:
        """Say a day, unless there is none."""
        self.say(predicate, None if value is None else nt.day(value))

    def number(self, predicate: str, value: float | None) -> None:
        """Say a number, unless there is none."""
        self.say(predicate, None if value is None else nt.number(value))

    def integer(self, predicate: str, value: int | None) -> None:
        """Say a whole number, unless there is none."""
        self.say(predicate, None if value is None else nt.integer(value))

    def links(self, predicate: str, iris: Iterable[str]) -> None:
        """Say each of some IRIs."""
        for iri in iris:
            self.say(predicate, nt.iri(iri))

    def refer(self, predicate: str, kind: str, *ids: str | None) -> None:
        """Say each of some things of a kind by its id, leaving out those that are None."""
        self.links(predicate, (made(kind, each) for each in ids if each))

    def named(self, main: Name | None, others: Iterable[Name]) -> None:
        """Say the name that is shown, if there is one, further ones, and what finds them."""
        names = (main, *others) if main else tuple(others)
        if main:
            self.text(SKOS.prefLabel, main.text, main.lang)
        for name in others:
            self.text(DET.acronym if name.exact else SKOS.altLabel, name.text, name.lang)
        for key in sorted({fold(name.text) for name in names if not name.exact}):
            self.text(DET.nameKey, key)

    def part(self, predicate: str, name: str, *classes: str) -> "Node":
        """Say a node that belongs to this one, and return it; the caller adds what it says."""
        inner = Node(f"{self.iri}/{name}", *classes)
        self.links(predicate, [inner.iri])
        return inner

    def add(self, inner: "Node") -> None:
        """Take in what another node says."""
        self.said.extend(inner.said)
