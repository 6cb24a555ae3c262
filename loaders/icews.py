"""ICEWS coded events: who did what to whom, by CAMEO, one row for each sentence that says so.

Codebook: Boschee et al., ICEWS Coded Event Data, doi:10.7910/DVN/28075 (public domain, CC0).

Known limits. The event id is not unique, the id with the date is. The rows are coded by machine:
most sentences that name two actors and a verb become an event, and a conditional or a denied one
may be among them, so the reliability of the file is not judged (F). A country is a name; the
countries that the register does not know by it are kept as a code of the actor.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from loaders import datasets, states
from loaders.curated import finite
from loaders.seen import New
from loaders.sites import east, north, site
from loaders.spans import day as written
from loaders.table import Row, RowError, Table, whole
from ontology.codes import CAMEO
from ontology.names import made_id
from ontology.records import (
    Actor,
    Evidence,
    Participant,
    Place,
    Record,
    Report,
    Span,
)
from ontology.seen import Lines
from ontology.terms import ActorKind, Role

__all__ = ["load", "recognises"]

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
    *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
    *("Sentence Number", "Publisher", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude"),
)
TABLE = Table(COLUMNS, left={"Event Text": "the CAMEO code says the same"})
#: What a sector says of an actor's kind, the surest first.
SECTORS = {
    "Media": ActorKind.MEDIA,
    "News": ActorKind.MEDIA,
    "Military": ActorKind.ARMED_FORCE,
    "Police": ActorKind.ARMED_FORCE,
    "Insurgents": ActorKind.ARMED_GROUP,
    "Unidentified Forces": ActorKind.ARMED_GROUP,
    "International Government Organization": ActorKind.INTERNATIONAL_ORGANIZATION,
    "General Population / Civilian / Social": ActorKind.POPULATION,
    "Protestors / Popular Opposition / Mobs": ActorKind.POPULATION,
    "Criminals / Gangs": ActorKind.POPULATION,
    "Business": ActorKind.COMPANY,
}


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first line names the columns of ICEWS."""
    return beginning.lstrip("\r\n").partition("\n")[0].split("\t")[:3] == list(COLUMNS[:3])


def load(path: Path) -> Iterator[Record]:
    """Yield the actors, the place and the report of each row."""
    said = datasets.source(
        path, "icews", "ICEWS coded events", publisher="icews", license="CC0-1.0"
    )
    yield said
    yield Actor(id="icews", kind=ActorKind.ORGANIZATION, name="ICEWS")
    yield from TABLE.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which events and actors came before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines, self.new = Lines(), New()

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        day, number = row.take("Event Date", written), row.take("Event ID", whole)
        first = self.lines.first(f"{day}/{number}", row.line)
        if first != row.line:
            raise RowError(f"event {number} of {day} stands in line {first} already")
        source, target = actor(row, "Source"), actor(row, "Target")
        where, publisher = place(row), row.get("Publisher", outlet)
        sides = (source, target)
        claim = report(row, self.source, f"{day}/{number}", day, sides, where, publisher)
        return [*self.new(source, target, publisher, where), claim]


def report(
    row: Row,
    source: str,
    key: str,
    day: date,
    sides: tuple[Actor, Actor],
    where: Place | None,
    publisher: Actor | None,
) -> Report:
    """Return the report of a row, and use up what is left of it."""
    code = row.take("CAMEO Code", known)
    story, sentence = row.take("Story ID", whole), row.take("Sentence Number", whole)
    return Report(
        id=f"{source}/{key}",
        event=f"icews/{key}",
        type=CAMEO[code][0],
        when=Span(earliest=day, latest=day),
        participants=(
            Participant(role=Role.INITIATOR, actor=sides[0].id),
            Participant(role=Role.RECIPIENT, actor=sides[1].id),
        ),
        place=where.id if where else None,
        codes=(("cameo", code),),
        intensity=row.get("Intensity", finite),
        evidence=Evidence(
            said_by=(publisher.id,) if publisher else (),
            locator=f"line {row.line}, story {story}, sentence {sentence}",
        ),
    )


def known(code: str) -> str:
    """Return a CAMEO code; a lost leading zero is an error, never guessed at."""
    if code not in CAMEO:
        lost = f"; a leading zero may be lost (0{code})" if f"0{code}" in CAMEO else ""
        raise ValueError(f"not a CAMEO code{lost}")
    return code


def actor(row: Row, side: str) -> Actor:
    """Return the actor on one side of a row."""
    name = row.take(f"{side} Name", str)
    sectors = row.get(f"{side} Sectors", str)
    country = row.get(f"{side} Country", str)
    listed = tuple(sectors.split(",")) if sectors else ()
    state = country and states.by_name(country)
    codes = [("icews-sector", sector) for sector in listed]
    codes += [("icews-country", country)] if country and not state else []
    return Actor(
        id=made_id("icews", name),
        kind=ActorKind.STATE if name == country else kind(listed),
        name=name,
        codes=tuple(codes),
        country=None if name == country else state,
    )


def kind(sectors: tuple[str, ...]) -> ActorKind:
    """Return the kind of actor that the sectors tell of."""
    return next((k for sector, k in SECTORS.items() if sector in sectors), ActorKind.UNKNOWN)


def outlet(name: str) -> Actor:
    """Return the publisher of a story."""
    return Actor(id=made_id("icews", "publisher", name), kind=ActorKind.MEDIA, name=name)


def place(row: Row) -> Place | None:
    """Return where it was: the smallest part of the world that the row names."""
    parts = tuple(row.get(column, str) for column in ("City", "District", "Province", "Country"))
    return site("icews", parts, row.get("Latitude", north), row.get("Longitude", east))
