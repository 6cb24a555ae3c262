"""The United Nations Security Council's consolidated list, XML: who is under its sanctions.

Format: the XML schema of the list (main.un.org/securitycouncil).
Each entry is a report that the Council listed somebody on a day; its words are those of the
committee, or the name of the list. A delisting, where an entry has one, is another report, which
withdraws the first.

Known limits. An entry tells of whom a person is an official or associate only in free text
(designation, comments): that is quoted, and becomes no post and no relation. Nationality, birth,
addresses and papers are left out; so are aliases of low quality, which many others have too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from loaders import datasets
from loaders.elements import attributes, elements
from loaders.items import Item, ItemError, Object, drained, text_of
from loaders.spans import day
from loaders.told import excerpt
from ontology.names import made_id
from ontology.records import (
    Actor,
    Evidence,
    Name,
    Participant,
    Quotation,
    Record,
    Report,
    Source,
    Span,
)
from ontology.seen import Lines
from ontology.terms import ActorKind, EventType, Reliability, Role

__all__ = ["load", "recognises"]

COUNCIL = "un-security-council"
KINDS = {"INDIVIDUAL": ActorKind.PERSON, "ENTITY": ActorKind.ORGANIZATION}
NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
#: What sort of alias may be looked up.
GOOD = frozenset({"good", "high", "a.k.a.", "f.k.a.", "aka", "fka", ""})
LEFT = {
    "who a person is, and no claim about what it did": (
        *("NATIONALITY", "NATIONALITY2", "GENDER", "TITLE"),
        *("INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH"),
        *("INDIVIDUAL_DOCUMENT", "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS"),
    ),
    "of the list's own keeping": (
        *("VERSIONNUM", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD"),
        *("SUBMITTED_BY", "SUBMITTED_ON", "DESIG", "GOODQUALITY"),
    ),
}


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the outermost element is the list's."""
    return "<CONSOLIDATED_LIST" in beginning[:4096]


def load(path: Path) -> Iterator[Record]:
    """Yield those who are listed, and that the Council listed them."""
    made = attributes(path).get("dateGenerated", "")
    source = datasets.source(
        path, "un", "UN Security Council consolidated list",
        publisher=COUNCIL, published=written(made) if made else None, reliability=Reliability.A,
    )  # fmt: skip
    yield source
    yield from drained(partial(entries, path), [Entries(source)], "entry", heading=None)


def entries(path: Path) -> Iterator[Object]:
    """Yield the entries of a list, each with its kind."""
    for line, name, told in elements(path, depth=2):
        yield line, {**told, "": name}, partial(text_of, {name: told})


def written(value: str) -> date:
    """Return a day, without the hour or the time zone after it."""
    return day(value[:10])


class Entries:
    """A reader of entries that knows which came before."""

    def __init__(self, source: Source) -> None:
        self.source, self.lines = source, Lines()

    def __call__(self, item: Item) -> Iterable[Record]:
        """Return the records of one entry."""
        kind = item.take("", str)
        if kind not in KINDS:
            raise ItemError(f"{kind[:40]!r} is neither a person nor an entity")
        number = item.sole("DATAID")
        if (first := self.lines.first(number, item.number)) != item.number:
            raise ItemError(f"{number[:40]!r} is the DATAID of entry {first} already")
        actor = listed(item, made_id("un", number), KINDS[kind])
        on, ended = self.past(item.many("LISTED_ON", written)), item.many("DELISTED_ON", written)
        if on is None:
            raise ItemError("'LISTED_ON' is missing")
        reference, lists = item.sole("REFERENCE_NUMBER"), item.many("UN_LIST_TYPE", str)
        words = [*item.many("COMMENTS1", str), *designations(item), *lists]
        report = Report(
            id=f"{self.source.id}/{made_id(number)}",
            event=actor.id,
            type=EventType.SANCTION,
            when=Span(earliest=on, latest=on),
            participants=(
                Participant(role=Role.INITIATOR, actor=COUNCIL),
                Participant(role=Role.RECIPIENT, actor=actor.id),
            ),
            codes=tuple(("un-list", made_id(name)) for name in lists),
            evidence=Evidence(
                said_on=self.source.published or on,
                quotations=tuple(Quotation(exact=excerpt(each), lang="en") for each in words[:1]),
                locator=reference,
            ),
        )
        for why, keys in LEFT.items():
            item.leave(why, *keys)
        item.done()
        return [actor, report, *self.delisted(report, ended)]

    def past(self, days: tuple[date, ...]) -> date | None:
        """Return the first of some days, which are not after the list was made."""
        published = self.source.published
        if days and published and min(days) > published:
            raise ItemError(f"{min(days)} is after {published}, when the list was made")
        return min(days, default=None)

    def delisted(self, report: Report, days: tuple[date, ...]) -> Iterator[Report]:
        """Yield the report that somebody was taken off the list, where one was."""
        if (on := self.past(days)) is not None:
            yield replace(
                report,
                id=f"{report.id}/delisted",
                event=f"{report.event}/delisted",
                type=EventType.RETREAT,
                when=Span(earliest=on, latest=on),
                withdraws=(report.event,),
                evidence=replace(report.evidence, quotations=()),
            )


def listed(item: Item, id_: str, kind: ActorKind) -> Actor:
    """Return who is listed."""
    parts = [part for key in NAMES for part in item.many(key, str)]
    if not parts:
        raise ItemError("an entry without a name")
    others = [Name(text=text) for text in item.many("NAME_ORIGINAL_SCRIPT", str)]
    for key in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in item.inners(key):
            quality = (*alias.many("QUALITY", str.casefold), "")[0]
            if quality in GOOD:
                others += (Name(text=text) for text in alias.many("ALIAS_NAME", str))
    return Actor(
        id=id_,
        kind=kind,
        name=" ".join(parts),
        lang=None,
        names=tuple(each for each in dict.fromkeys(others) if each.text != " ".join(parts)),
    )


def designations(item: Item) -> list[str]:
    """Return what a person is said to be."""
    return [text for each in item.inners("DESIGNATION") for text in each.many("VALUE", str)]
