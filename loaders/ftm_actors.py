"""Entities of FollowTheMoney that are actors, and what all its entities have.

The schemata and their properties: https://followthemoney.tech/explorer/schemata/ (MIT).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders import states
from loaders.curated import ADDRESS, WIKIDATA
from loaders.items import Item, ItemError
from loaders.lasting import past
from loaders.told import excerpt
from ontology.names import made_id
from ontology.records import Actor, Evidence, Name, Quotation
from ontology.terms import ActorKind

__all__ = ["ACTORS", "MAYBE_PERSONS", "Seen", "actor", "authorities", "close", "evidence", "opened"]

#: The schemata of those who act.
ACTORS = {
    "Airplane": ActorKind.VESSEL,
    "Company": ActorKind.COMPANY,
    "LegalEntity": ActorKind.UNKNOWN,
    "Organization": ActorKind.ORGANIZATION,
    "Person": ActorKind.PERSON,
    "Position": ActorKind.OFFICE,
    "PublicBody": ActorKind.GOVERNMENT_BODY,
    "Vessel": ActorKind.VESSEL,
}
#: What a topic says of an organization's kind, the surest first.
TOPICS = {
    "pol.party": ActorKind.PARTY,
    "gov.igo": ActorKind.INTERNATIONAL_ORGANIZATION,
    "mil": ActorKind.ARMED_FORCE,
    "gov": ActorKind.GOVERNMENT_BODY,
}
#: Who is a person, or may be one.
MAYBE_PERSONS = frozenset({ActorKind.PERSON, ActorKind.UNKNOWN})
#: Codes of an actor, and the property that has each.
CODED = {"imo": "imoNumber", "mmsi": "mmsi", "call-sign": "callSign"}


@dataclass(frozen=True, slots=True)
class Seen:
    """When the publisher saw an entity first and last, and in which of its datasets."""

    first: date | None
    last: date | None
    line: int
    datasets: tuple[str, ...]

    @property
    def publishers(self) -> list[Actor]:
        """The datasets as those who say so."""
        return [
            Actor(id=made_id("ftm", "dataset", name), kind=ActorKind.UNKNOWN, name=name, lang=None)
            for name in self.datasets
        ]


def opened(item: Item) -> tuple[Item, Seen]:
    """Return the properties of an entity, and when and where it was seen."""
    first, last = item.get("first_seen", past), item.get("last_seen", past)
    datasets = item.many("datasets", str)
    told = item.inner("properties")
    if told is None:
        raise ItemError("'properties' is missing")
    days = [each.latest if each else None for each in (first, last)]
    return told, Seen(days[0], days[1], item.line, datasets)


def close(item: Item, told: Item, why: str) -> None:
    """Leave what else there is of an entity, for a reason; what is not the model's is an error."""
    told.leave(why)
    item.leave("made from the properties", "caption")
    item.leave("of the publisher's own deduplication", "referents", "target", "last_change")
    item.done()


def actor(item: Item, id_: str, kind: ActorKind) -> Actor:
    """Return the actor that an entity describes."""
    caption = item.get("caption", str)
    told, _ = opened(item)
    names = told.many("name", str)
    others = (*names, *told.many("alias", str), *told.many("previousName", str))
    name = caption if caption in others else next(iter(others), caption)
    if name is None:
        raise ItemError("an actor without a name")
    topics = told.many("topics", str)
    codes = [(c, told.many(p, str)) for c, p in CODED.items()]
    same, state = told.many("wikidataId", str), country(told)
    made = Actor(
        id=made_id("ftm", id_),
        kind=sort(topics) or kind if kind is ActorKind.ORGANIZATION else kind,
        name=name,
        lang=None,
        names=tuple(Name(text=each) for each in dict.fromkeys(others) if each != name),
        codes=tuple((c, each.removeprefix("IMO").strip()) for c, found in codes for each in found),
        country=None if kind in MAYBE_PERSONS else state,
        wikidata=same[0] if len(same) == 1 and WIKIDATA.fullmatch(same[0]) else None,
    )
    close(item, told, "the traits of an actor, which are no claims about what it did")
    return made


def sort(topics: tuple[str, ...]) -> ActorKind | None:
    """Return the kind of organization that the topics tell of."""
    told = (k for t, k in TOPICS.items() if any(x == t or x.startswith(f"{t}.") for x in topics))
    return next(told, None)


def country(told: Item) -> str | None:
    """Return the state to which an actor belongs, where one is given and the register has it."""
    for key in ("jurisdiction", "mainCountry", "flag", "country"):
        found = told.many(key, str.upper)
        if len(found) == 1:
            return states.by_code("iso2", found[0])
    return None


def authorities(told: Item) -> list[Actor | str]:
    """Return who imposed a sanction: the authority that is named, else the state."""
    state = country(told)
    named = [
        Actor(
            id=made_id("ftm", "authority", *([state] if state else []), name),
            kind=ActorKind.UNKNOWN,
            name=name,
            lang=None,
            country=state,
        )
        for name in told.many("authority", str)
    ]
    return [*named] or ([state] if state else [])


def evidence(told: Item, seen: Seen, keys: tuple[str, ...], by: Sequence[str]) -> Evidence:
    """Return the words that an entity has for itself, who says them, when and where."""
    words = [words for key in keys for words in told.many(key, str)]
    said = told.many("modifiedAt", past)
    links = (url for url in told.many("sourceUrl", str) if ADDRESS.fullmatch(url))
    return Evidence(
        said_by=tuple(by),
        said_on=seen.last or (said[0].latest if said else None),
        quotations=tuple(Quotation(exact=excerpt(each)) for each in words[:1]),
        locator=", ".join((f"line {seen.line}", *seen.datasets)),
        url=next(links, None),
    )
