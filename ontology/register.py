"""The register of actors and places that Détente curates, and looking up names in it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.names import fold
from ontology.records import Actor, Evidence, Name, Place, Post, Quotation, Source, Span
from ontology.terms import ActorKind, PlacePrecision, SourceKind, TimePrecision

__all__ = ["Index", "Register", "register"]

REGISTER = files("ontology") / "register.json"


@dataclass(slots=True)
class Index:
    """Which ids a name may stand for."""

    ids: set[str] = field(default_factory=set)
    _folded: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, thing: Actor | Place) -> None:
        """Take in the id and every name of an actor or a place."""
        self.ids.add(thing.id)
        for name in (Name(text=thing.name), *thing.names):
            key, table = (name.text, self._exact) if name.exact else (fold(name.text), self._folded)
            table[key].add(thing.id)

    def find(self, name: str) -> frozenset[str]:
        """Return the ids that an id or a name stands for: none, one, or several.

        Acronyms match in their own case only, so that "us" is nobody.
        """
        if name in self.ids:
            return frozenset({name})
        return frozenset(self._exact.get(name, ())) or frozenset(self._folded.get(fold(name), ()))

    def shared(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each name that stands for several ids."""
        for table in (self._folded, self._exact):
            yield from ((name, sorted(ids)) for name, ids in table.items() if len(ids) > 1)

    def names(self) -> Iterator[str]:
        """Yield every id, folded name and acronym, to suggest from."""
        yield from self.ids
        yield from self._folded
        yield from self._exact


class Register:
    """Actors and places by id, with an index of their names."""

    def __init__(
        self,
        actors: Iterable[Actor],
        places: Iterable[Place],
        posts: Iterable[tuple[Source, Post]] = (),
    ) -> None:
        self.posts = tuple(posts)
        self.actors = {actor.id: actor for actor in actors}
        self.places = {place.id: place for place in places}
        self.actor_index, self.place_index = Index(), Index()
        for actor in self.actors.values():
            self.actor_index.add(actor)
        for place in self.places.values():
            self.place_index.add(place)

    def shared(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each name that several actors, or several places, have: there should be none."""
        for index in (self.actor_index, self.place_index):
            yield from index.shared()


@cache
def register() -> Register:
    """Return the register that is shipped.

    >>> sorted(register().actor_index.find("Kata'ib Hizballah"))
    ['kataeb-hezbollah']
    """
    read = json.loads(REGISTER.read_text(encoding="utf-8"))
    return Register(
        map(_actor, read["actors"]), map(_place, read["places"]), map(_post, read["posts"])
    )


def _actor(entry: Mapping[str, Any]) -> Actor:
    return Actor(**_shaped(entry) | {"kind": ActorKind.of(entry["kind"])})


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(**_shaped(entry) | {"precision": PlacePrecision.of(entry["precision"])})


def _post(pair: Sequence[Mapping[str, Any]]) -> tuple[Source, Post]:
    told, held = pair
    published = date.fromisoformat(told["published"])
    source = Source(**{**told, "kind": SourceKind.of(told["kind"]), "published": published})
    when, quotations = held["during"], held["evidence"]["quotations"]
    during = Span(
        earliest=date.fromisoformat(when["earliest"]),
        latest=date.fromisoformat(when["latest"]),
        precision=TimePrecision.of(when.get("precision", "day")),
    )
    evidence = Evidence(
        said_on=published, quotations=tuple(Quotation(exact=q["exact"]) for q in quotations)
    )
    return source, Post(**{**held, "during": during, "evidence": evidence})


def _shaped(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return JSON's lists as the tuples of a record."""
    shaped: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "names":
            shaped[key] = tuple(Name(**name) for name in value)
        elif isinstance(value, list):
            shaped[key] = tuple(tuple(v) if isinstance(v, list) else v for v in value)
        else:
            shaped[key] = value
    return shaped
