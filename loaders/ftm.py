"""FollowTheMoney entities, as OpenSanctions and OCCRP publish them: JSON, an entity a line.

Model: https://followthemoney.tech (MIT). Persons, organizations, vessels and offices are actors;
a Sanction is a report that its authority sanctioned somebody; memberships, directorships,
employments and occupancies are posts; associates, unknown links and successions are relations.

Known limits. What a person holds or is linked to is loaded only with words that say so (the role or
the summary; of an occupancy the office's name) and the day on which the source was last seen to say
it (``last_seen``, else ``modifiedAt``). Who owns what and who is whose kin has no type of relation
here, and a payment no type of event: they are set aside, as are addresses and papers. Weak aliases,
abbreviations and the traits of an actor (birth, identity numbers, notes, topics) are left out, and
when a sanction ends, which may be no more than planned. A debarment or a disqualification is a
sanction in FollowTheMoney, and so it is here. A Wikidata item is what ``wikidataId`` names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from loaders import datasets
from loaders.ftm_actors import (
    ACTORS,
    MAYBE_PERSONS,
    actor,
    authorities,
    close,
    evidence,
    opened,
)
from loaders.items import Item, ItemError, items
from loaders.lasting import begun, lasting, past, time
from loaders.notes import Notes
from loaders.seen import New
from ontology.names import made_id
from ontology.records import (
    Actor,
    Participant,
    Post,
    Quotation,
    Record,
    Relation,
    Report,
)
from ontology.terms import ActorKind, EventType, RelationType, Role

__all__ = ["load", "recognises"]

#: Links between two actors: who, to whom, and what relation it is where it is no post.
LINKS = {
    "Associate": ("person", "associate", RelationType.ASSOCIATED_WITH),
    "Directorship": ("director", "organization", RelationType.IN_CHARGE_OF),
    "Employment": ("employee", "employer", None),
    "Membership": ("member", "organization", RelationType.MEMBER_OF),
    "Occupancy": ("holder", "post", None),
    "Succession": ("successor", "predecessor", RelationType.SUCCESSOR_OF),
    "UnknownLink": ("subject", "object", RelationType.ASSOCIATED_WITH),
}
#: What is a post where a person has it.
POSTS = frozenset({"Directorship", "Employment", "Membership", "Occupancy"})
#: Why the entities of a schema are set aside.
ASIDE = {
    "Address": "an address says nothing of what somebody did",
    "Event": "an event without a type",
    "Family": "no type of relation says who is whose kin",
    "Identification": "papers say nothing of what somebody did",
    "Ownership": "no type of relation says who owns what",
    "Passport": "papers say nothing of what somebody did",
    "Payment": "a payment, of which it is not said what for, is no type of event",
    "Representation": "no type of relation says who acts for whom",
}
#: Which words of a sanction are quoted, the fullest first.
WORDS = ("reason", "summary", "program", "provisions", "status")
SCHEMA = re.compile(r'"schema"\s{0,9}:\s{0,9}"[A-Z]')


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first object has a schema and properties."""
    begins = beginning.lstrip()[:1] in {"{", "["}
    return begins and '"properties"' in beginning and bool(SCHEMA.search(beginning))


def load(path: Path) -> Iterator[Record]:
    """Yield the actors of a file, then, as it is read again, what is said of them."""
    said = datasets.source(path, "ftm", "FollowTheMoney entities")
    yield said
    reader = Entities(said.id)
    yield from items(path, reader.actors, reader.claims, unit="entity")


class Entities:
    """A reader of entities: of the actors first, then of what is said of them."""

    def __init__(self, source: str) -> None:
        self.source, self.notes, self.new = source, Notes(), New()

    def actors(self, item: Item) -> Iterable[Record] | None:
        """Return the actor that an entity is; None where it is a claim, for the second pass."""
        schema, id_ = item.take("schema", str), item.take("id", str)
        here = f"entity {item.number}"
        if (there := self.notes.note(f"id {id_}", here)) != here:
            raise ItemError(f"the id {id_[:80]!r} is that of {there} already")
        if schema == "Sanction" or schema in LINKS:
            return None
        if schema not in ACTORS:
            raise ItemError(ASIDE.get(schema) or f"{schema[:40]!r} is no schema of an actor")
        made = actor(item, id_, ACTORS[schema])
        self.notes.note(id_, f"{made.kind}|{made.country or ''}|{made.name}")
        return [made]

    def claims(self, item: Item) -> Iterable[Record] | None:
        """Return what an entity says of actors; None where it was one itself."""
        schema, id_ = item.take("schema", str), item.take("id", str)
        if schema == "Sanction":
            return self.sanction(item, id_)
        return self.link(item, id_, schema) if schema in LINKS else None

    def sanction(self, item: Item, id_: str) -> Iterable[Record]:
        """Return the report that somebody was sanctioned, and by whom."""
        told, seen = opened(item)
        by = authorities(told)
        if not (who := told.many("entity", str)):
            raise ItemError("a sanction against nobody: 'entity' is missing")
        initiators = [each if isinstance(each, str) else each.id for each in by]
        sides = [(Role.INITIATOR, each) for each in initiators]
        sides += [(Role.RECIPIENT, self.known(each).id) for each in who]
        listed, started = told.many("listingDate", past), told.many("startDate", past)
        codes = told.many("programId", made_id)
        report = Report(
            id=self.id(id_),
            event=made_id("ftm", id_),
            type=EventType.SANCTION,
            when=begun(listed or started, seen.first),
            participants=tuple(Participant(role=role, actor=each) for role, each in sides),
            codes=tuple(("ftm-programme", code) for code in codes),
            evidence=evidence(told, seen, WORDS, initiators),
        )
        close(item, told, "the terms of a sanction, and its end, which may be only planned")
        return [*self.new(*(each for each in by if isinstance(each, Actor))), report]

    def link(self, item: Item, id_: str, schema: str) -> Iterable[Record]:
        """Return the post or the relation that a link between two actors is."""
        told, seen = opened(item)
        one, other, type_ = LINKS[schema]
        who, whom = self.known(told.sole(one)), self.known(told.sole(other))
        during = lasting(told.many("startDate", past), told.many("endDate", time))
        by = seen.publishers
        said = evidence(told, seen, ("role", "relationship", "summary"), [each.id for each in by])
        close(item, told, "the details of a link")
        if schema == "Occupancy":
            said = replace(said, quotations=(Quotation(exact=whom.name),))
        if MAYBE_PERSONS & {who.kind, whom.kind} and not (said.quotations and said.said_on):
            raise ItemError("a person is linked to somebody without the words or the day")
        id_ = self.id(id_)
        if schema in POSTS and who.kind in MAYBE_PERSONS:
            post = Post(
                id=id_,
                holder=who.id,
                organization=(whom.country if schema == "Occupancy" else "") or whom.id,
                title=said.quotations[0].exact,
                during=during,
                evidence=said,
            )
            return [*self.new(*by), post]
        if type_ is None:
            raise ItemError(f"{schema} of one who is no person")
        made = Relation(
            id=id_, type=type_, subject=who.id, object=whom.id, during=during, evidence=said
        )
        return [*self.new(*by), made]

    def id(self, entity: str) -> str:
        """Return the id of the claim that an entity is."""
        return f"{self.source}/{made_id(entity)}"

    def known(self, id_: str) -> "Known":
        """Return what was noted of an actor of the file."""
        noted = self.notes.get(id_)
        if noted is None:
            raise ItemError(f"{id_[:80]!r} is no actor of this file")
        kind, country, name = noted.split("|", 2)
        return Known(made_id("ftm", id_), ActorKind.of(kind), country, name)


class Known(NamedTuple):
    """What is noted of an actor."""

    id: str
    kind: ActorKind
    country: str
    name: str
