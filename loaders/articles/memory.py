"""What an article has said so far: who was named, under which names, and how long ago."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from loaders.articles.gazetteer import town_of
from loaders.articles.parts import Article
from ontology.names import DROPPED, fold
from ontology.records import Actor, Place
from ontology.register import register
from ontology.terms import ActorKind, PlacePrecision

__all__ = ["Memory", "Seen", "slug"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an actor: in which sentence, as what, and whether as a subject."""

    actor: str
    kind: ActorKind
    sentence: int
    subject: bool = False
    plural: bool = False
    demonym: bool = False


def slug(name: str) -> str:
    """Return a name as the last part of an id; letters count, so that Ash and Al stay two.

    >>> slug("Iraq’s security forces"), slug("Ash Carter"), slug("Al Carter")
    ('iraqs-security-forces', 'ash-carter', 'al-carter')
    """
    decomposed = unicodedata.normalize("NFKD", DROPPED.sub("", name)).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\W+", "-", bare).strip("-_") or "unnamed"


@dataclass(slots=True)
class Memory:
    """The bindings of one article, carried from paragraph to paragraph.

    ``actors`` and ``places`` are the provisional ones, which the register does not have;
    ``bound`` goes from a folded name, or an acronym in its own case, to an actor, or to None where
    it may be several; ``called`` from a noun ("minister") to all who were called so; ``nameless``
    are those who are known by a noun only; ``two_states`` and ``two_persons`` are the last two who
    were named together.
    """

    article: Article
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    bound: dict[str, str | None] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    sentence: int = 0
    two_states: tuple[str, ...] = ()
    two_persons: tuple[str, ...] = ()

    def actor(
        self,
        name: str,
        kind: ActorKind,
        *,
        country: str | None = None,
        part_of: tuple[str, ...] = (),
        key: str | None = None,
    ) -> str:
        """Return the id of the provisional actor of a name, made on the first call.

        ``key`` is what makes it the same actor again, the name where it is not given.
        """
        id_ = f"{self.article.id}/{slug(key or name)}"
        if id_ not in self.actors:
            self.actors[id_] = Actor(id=id_, kind=kind, name=name, country=country, part_of=part_of)
        return id_

    def record(self, actor: str) -> Actor:
        """Return a provisional actor as the source is to have it.

        A person is linked to a state or an organization by a post only, which has its words and
        its date; what the article tells of whose a person is stays here, to read its sentences by.
        One without a name ("Russian diplomat") keeps the state that the words for him name, and
        whose name does not say whose they are says it in brackets: "volunteers (Iraq)".
        """
        known = self.actors[actor]
        if actor in self.nameless and known.country and known.name == known.name.lower():
            state = register().actors[known.country].name
            known = replace(known, name=f"{known.name} ({state})")
        if known.kind is not ActorKind.PERSON:
            return known
        country = known.country if actor in self.nameless else None
        return replace(known, country=country, part_of=())

    def place(self, name: str, precision: PlacePrecision, *, country: str | None = None) -> str:
        """Return the id of the provisional place of a name, made on the first call.

        A town is looked up in the gazetteer, if that is installed, for its point and its state.
        """
        id_ = f"{self.article.id}/{slug(name)}"
        if id_ not in self.places:
            town = town_of(name) if precision is PlacePrecision.CITY else None
            self.places[id_] = Place(
                id=id_,
                name=name,
                precision=precision,
                country=town.country if town else country,
                latitude=town.latitude if town else None,
                longitude=town.longitude if town else None,
            )
        return id_

    def bind(self, name: str, actor: str) -> None:
        """Take a further name of an actor; one that another has already means neither.

        A name in capital letters alone is an acronym and keeps its case.
        """
        key = name if name.isupper() else fold(name)
        if self.bound.setdefault(key, actor) != actor:
            self.bound[key] = None

    def meant(self, name: str) -> str | None:
        """Return the actor that a name was bound to in this article."""
        return self.bound.get(name) or self.bound.get(fold(name))

    def call(self, noun: str, actor: str) -> None:
        """Note that an actor was called by a noun."""
        callers = self.called.setdefault(noun, [])
        if actor not in callers:
            callers.append(actor)

    def kind(self, actor: str) -> ActorKind:
        """Return the kind of an actor, of the register or provisional."""
        known = self.actors.get(actor) or register().actors.get(actor)
        return known.kind if known else ActorKind.UNKNOWN

    def country(self, actor: str | None) -> str | None:
        """Return the state to which an actor belongs; a state itself for a state."""
        known = self.actors.get(actor or "") or register().actors.get(actor or "")
        if known is None:
            return None
        return known.id if known.kind is ActorKind.STATE else known.country

    def country_of_place(self, place: str | None) -> str | None:
        """Return the state in which a place lies."""
        known = self.places.get(place or "") or register().places.get(place or "")
        return known.country if known else None
