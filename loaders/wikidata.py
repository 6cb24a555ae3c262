"""Wikidata entities as JSON: a dump (an entity a line), JSON Lines, or Special:EntityData.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html (the content is CC0).
An item that is an instance of a class of `KINDS` is an actor; its office, party, memberships and
leaders are claims, each with its statement, the days that qualify it, and the address it cites.

Known limits. Classes are not followed upwards: an instance of a class that is not named here is set
aside. A statement points to items by number: what a person holds or belongs to is loaded only where
the file has the other item too, whose label is then the words, and says when the entity was last
changed (``modified``). Labels and aliases are kept in the languages of
`wikibase.LANGUAGES`; deprecated
statements, descriptions, site links and all other properties are left out. Anybody may edit
Wikidata: its reliability is not judged (F).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from loaders import datasets
from loaders.curated import WIKIDATA
from loaders.items import Item, ItemError, items
from loaders.notes import Notes
from loaders.spans import day
from loaders.wikibase import LANGUAGES, Statement, names, statements
from ontology.names import made_id
from ontology.records import Actor, Evidence, Post, Quotation, Record, Relation
from ontology.register import register
from ontology.terms import ActorKind, RelationType

__all__ = ["load", "recognises"]

#: What a class says of an actor's kind, the surest first.
KINDS = {
    ActorKind.PERSON: "Q5",
    ActorKind.STATE: "Q3624078 Q6256",  # sovereign state, country
    ActorKind.PARTY: "Q7278",
    ActorKind.ARMED_GROUP: "Q17127659 Q17149090",  # terrorist, armed organization
    ActorKind.ARMED_FORCE: "Q772547 Q61883 Q781132 Q176799 Q37726 Q4508",  # forces, branch, unit …
    ActorKind.INTERNATIONAL_ORGANIZATION: "Q484652 Q245065",  # international, intergovernmental
    ActorKind.GOVERNMENT_BODY: (
        "Q192350 Q327333 Q2659904 Q7188 Q11204 Q35749 Q41487 Q47913"  # ministry, agency …
    ),
    ActorKind.MEDIA: "Q11032 Q192283 Q1616075 Q1002697",  # newspaper, agency, television …
    ActorKind.COMPANY: "Q783794 Q4830453 Q6881511 Q891723 Q22687",  # company, business, bank …
    ActorKind.VESSEL: "Q11446 Q11436",  # ship, aircraft
    ActorKind.OFFICE: "Q4164871 Q294414",  # position, public office
    ActorKind.ORGANIZATION: "Q43229 Q79913 Q163740",  # organization, NGO, nonprofit
}
CLASSES = {each: kind for kind, found in KINDS.items() for each in found.split()}
#: What a property says of an entity and another: party, member of; who heads a government or a
#: state, who is its chief executive, chairperson, director.
RELATIONS = {
    "P102": RelationType.MEMBER_OF,
    "P463": RelationType.MEMBER_OF,
    "P6": RelationType.IN_CHARGE_OF,
    "P35": RelationType.IN_CHARGE_OF,
    "P169": RelationType.IN_CHARGE_OF,
    "P488": RelationType.IN_CHARGE_OF,
    "P1037": RelationType.IN_CHARGE_OF,
}
#: Of what an organization is part: its parent, its whole.
WHOLES = ("P749", "P361")
#: Of what an office is: its jurisdiction, its country.
OFFICES = ("P1001", "P17")
HEAD = re.compile(r'"type"\s{0,9}:\s{0,9}"(?:item|property|lexeme)"')


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the beginning is that of an entity of Wikibase."""
    return beginning.lstrip()[:1] in {"{", "["} and bool(
        HEAD.search(beginning) and '"labels"' in beginning
    )


def load(path: Path) -> Iterator[Record]:
    """Yield the actors of a file and what is said of them, once all their names are known."""
    said = datasets.source(
        path, "wikidata", "Wikidata entities", publisher="wikidata", license="CC0-1.0"
    )
    yield said
    yield Actor(id="wikidata", kind=ActorKind.ORGANIZATION, name="Wikidata")
    reader = Entities(said.id)
    yield from items(path, reader.names, reader.claims, unit="entity", within="entities")


class Entities:
    """A reader of entities: of their names first, then of actors and what is said of them."""

    def __init__(self, source: str) -> None:
        self.source, self.notes = source, Notes()

    def names(self, item: Item) -> None:
        """Note what an entity is and is called; all else is for the second pass."""
        id_, called = item.take("id", str), names(item)
        if not WIKIDATA.fullmatch(id_):
            raise ItemError(f"{id_[:40]!r} is no item: only items can be actors")
        here = f"entity {item.number}"
        if (there := self.notes.note(f"at {id_}", here)) != here:
            raise ItemError(f"{id_} is {there} already")
        claims = item.inner("claims")
        kind = sort(claims) if claims and called else None
        found = (each.item for key in OFFICES for each in statements(claims, key)) if claims else ()
        of = next(iter(found), "") if kind is ActorKind.OFFICE else ""
        self.notes.note(id_, f"{kind or ''}|{of}|{called[0].text if called else ''}")

    def claims(self, item: Item) -> Iterable[Record]:
        """Return the actor that an entity is, and what is said of it."""
        id_, called, claims = item.take("id", str), names(item), item.inner("claims")
        if not called:
            raise ItemError(f"{id_} has no name in {', '.join(LANGUAGES)}")
        if claims is None or not self.noted(id_)[0]:
            raise ItemError(f"{id_} is an instance of no class of actors that is known")
        kind = ActorKind.of(self.noted(id_)[0])
        person = kind is ActorKind.PERSON
        made = Actor(
            id=f"wikidata/{id_}",
            kind=kind,
            name=called[0].text,
            lang=called[0].lang,
            names=tuple(called[1:]),
            country=None if person else country(statements(claims, "P17")),
            part_of=() if person else self.wholes(claims),
            wikidata=id_,
        )
        told = Told(made, item.get("modified", changed), f"line {item.line}, {id_}")
        records: list[Record] = [made, *self.posts(told, claims), *self.relations(told, claims)]
        claims.leave("properties that say nothing of offices, belonging or leading")
        item.leave("says nothing of what an actor did", "descriptions", "sitelinks")
        item.leave("of the wiki's own keeping", "type", "pageid", "ns", "title", "lastrevid")
        item.done()
        return records

    def noted(self, item: str) -> tuple[str, str, str]:
        """Return the kind of actor that an item of the file is, of what it is, and its name."""
        kind, of, name = (self.notes.get(item) or "||").split("|", 2)
        return kind, of, name

    def actor(self, item: str) -> str | None:
        """Return the id of the actor that an item is: the register's state, the file's, others."""
        if item in states():
            return states()[item]
        return f"wikidata/{item}" if self.noted(item)[0] else known().get(item)

    def wholes(self, claims: Item) -> tuple[str, ...]:
        """Return what an organization is part of."""
        found = (self.actor(each.item) for key in WHOLES for each in statements(claims, key))
        return tuple(dict.fromkeys(filter(None, found)))

    def posts(self, told: "Told", claims: Item) -> Iterator[Post]:
        """Yield the offices that a person holds, where the file says what they are called."""
        for each in statements(claims, "P39"):
            _, jurisdiction, title = self.noted(each.item)
            named = map(self.actor, (*each.of, jurisdiction, each.item))
            of = next(filter(None, named), None)
            if told.of.kind is ActorKind.PERSON and title and of and told.changed:
                yield Post(
                    id=self.id(each),
                    holder=told.of.id,
                    organization=of,
                    title=title,
                    during=each.during,
                    evidence=told.evidence(each, title),
                )

    def relations(self, told: "Told", claims: Item) -> Iterator[Relation]:
        """Yield to what an actor belongs, and who leads it."""
        for key, type_ in RELATIONS.items():
            leads = type_ is RelationType.IN_CHARGE_OF
            person = leads or told.of.kind is ActorKind.PERSON
            for each in statements(claims, key):
                other, words = self.actor(each.item), self.noted(each.item)[2]
                if other is None or (person and not (words and told.changed)):
                    continue
                sides = (other, told.of.id) if leads else (told.of.id, other)
                yield Relation(
                    id=self.id(each),
                    type=type_,
                    subject=sides[0],
                    object=sides[1],
                    during=each.during,
                    evidence=told.evidence(each, words),
                )

    def id(self, statement: Statement) -> str:
        """Return the id of the claim that a statement is."""
        return f"{self.source}/{made_id(statement.id)}"


@dataclass(frozen=True, slots=True)
class Told:
    """An actor of which statements tell, the day of its last change, and where it stands."""

    of: Actor
    changed: date | None
    where: str

    def evidence(self, statement: Statement, words: str) -> Evidence:
        """Return what a statement has for itself."""
        return Evidence(
            said_on=self.changed,
            quotations=(Quotation(exact=words),) if words else (),
            locator=self.where,
            url=statement.url,
        )


def sort(claims: Item) -> ActorKind | None:
    """Return the kind of actor that an entity is by its classes; None where it is none."""
    found = statements(claims, "P31")
    kinds = {CLASSES.get(each.item) for each in found}
    return next((kind for kind in KINDS if kind in kinds), None)


def changed(value: str) -> date:
    """Return the day of the last change."""
    return day(value[:10])


def country(found: list[Statement]) -> str | None:
    """Return the one state to which an organization belongs."""
    named = {states().get(each.item) for each in found}
    return named.pop() if len(named) == 1 else None


@cache
def known() -> dict[str, str]:
    """Return the register's actors by their items."""
    return {each.wikidata: each.id for each in register().actors.values() if each.wikidata}


@cache
def states() -> dict[str, str]:
    """Return the register's states by their items."""
    kinds = {id_: each.kind for id_, each in register().actors.items()}
    return {item: id_ for item, id_ in known().items() if kinds[id_] is ActorKind.STATE}
