"""ACLED events: political violence and protest, coded by people, one row for each event.

Codebook: Armed Conflict Location and Event Data Project, ACLED Codebook (2023); the columns of
its exports before 2023 (data_id, iso3…) and since (disorder_type, civilian_targeting, tags…), the
interaction codes as numbers or, since 2024, as words. Types: ontology/acled.ttl.

Roles. By the codebook actor 1 is not always the one who acts. So both sides of a battle, of an
agreement, and of mob violence that is not against civilians are *participants*: no column says who
began. In a demonstration those who demonstrate are initiators, whichever column they stand in; of
a violent one the other side is the recipient, of any other a participant. A row with a protest and
the force, or the intervention, that met it makes two reports about two events: PROTEST, and what
was done to the protesters, ASSAULT or COERCE (`…/response`), with those killed. In all else
(violence against civilians, explosions and remote violence, strategic developments) actor 1 is the
initiator and actor 2 the recipient. An associated actor has the role of its side; where that is
participant it is an *instrument*, a body by which it is done, so that allies never look like
opponents.

Known limits. Fatalities are estimates, mostly the lowest that is reported; none are said where the
file has 0, which in ACLED means that none are known. A day of week precision may be any day of a
week, so six days before and after are allowed; of month precision, any of its month. Notes are
quoted up to 300 characters. The timestamp is that of the last change, not of the first coding.
Outlets are actors of unknown kind: the column also names organizations, networks and "Undisclosed
Source". So are associated actors whose names do not tell their kind; an actor has the kind with
which he stands first. A file with two rows an event (one for each actor) loses the second of
them. Column names in capitals, as in spreadsheets made before 2023, are not recognised.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from loaders import datasets
from loaders.acled_sides import roles, side, took_part
from loaders.seen import New
from loaders.sites import east, north, site
from loaders.spans import day as written
from loaders.spans import when
from loaders.table import Row, RowError, Table, whole
from loaders.told import among, excerpt, listed, named, past
from ontology.codes import ACLED
from ontology.names import made_id
from ontology.records import (
    Actor,
    Evidence,
    Participant,
    Place,
    Quantity,
    Quotation,
    Record,
    Report,
    Span,
)
from ontology.seen import Lines
from ontology.terms import (
    ActorKind,
    EventType,
    PlacePrecision,
    Reliability,
    Role,
    TimePrecision,
)

__all__ = ["load", "recognises"]

LEFT = {
    "data_id": "a number of the export; event_id_cnty is the event's",
    "event_id_no_cnty": "event_id_cnty without its letters",
    "year": "the date says the same",
    "disorder_type": "follows from the event and sub-event type",
    "interaction": "the two inter columns side by side",
    "iso": "the country says the same",
    "iso3": "the country says the same",
    "region": "follows from the country",
    "source_scale": "how far the sources reach: said of all together, not of each",
    "population_1km": "follows from the coordinates",
    "population_2km": "follows from the coordinates",
    "population_5km": "follows from the coordinates",
    "population_best": "follows from the coordinates",
}
NEEDED = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "country"),
    *("admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "notes", "fatalities"),
)
OPTIONAL = frozenset({*LEFT, "sub_event_type", "civilian_targeting", "tags", "timestamp"})
TABLE = Table(
    columns=tuple(dict.fromkeys((*NEEDED, *sorted(OPTIONAL)))),
    left=LEFT,
    optional=OPTIONAL,
    free=True,
    delimiter=",",
    quoted=True,
)
FOUND = {"event_id_cnty", "event_date", "event_type", "actor1", "inter1", "geo_precision"}
DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", re.ASCII)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEK, NO_TIME = timedelta(days=6), timedelta()
#: A town, a part of a region, a region.
exactness = among(
    {"1": PlacePrecision.CITY, "2": PlacePrecision.DISTRICT, "3": PlacePrecision.PROVINCE}
)
precision_of_days = among(
    {"1": TimePrecision.DAY, "2": TimePrecision.WEEK, "3": TimePrecision.MONTH}
)
KILLED = "people killed"
#: What was done to protesters, in a row that also has their protest.
RESPONSES = {
    "excessive-force-against-protesters": EventType.ASSAULT,
    "protest-with-intervention": EventType.COERCE,
}


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first line names the columns of ACLED."""
    return named(beginning, ",") >= FOUND


def load(path: Path) -> Iterator[Record]:
    """Yield the actors, the outlets, the place and the report of each row."""
    said = datasets.source(
        path,
        "acled",
        "ACLED",
        publisher="acled",
        license="ACLED End User License Agreement",
        reliability=Reliability.B,
    )
    yield said
    yield Actor(id="acled", kind=ActorKind.ORGANIZATION, name="ACLED")
    yield from TABLE.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which events and actors came before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines, self.new = Lines(), New(by_id=True)

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        key, (kind, code) = row.take("event_id_cnty", made_id), coded(row)
        sides = side(row, "1"), side(row, "2")
        part = roles(kind, code, *(each[0].name if each else "" for each in sides))
        where, outlets = place(row), [outlet(name) for name in row.get("source", listed) or ()]
        if said := row.get("timestamp", stamp):
            past("timestamp", said)
        happened = past("event_date", row.take("event_date", day), said)
        notes = row.get("notes", excerpt)
        quantities, tags = told(row)
        claim = Report(
            id=f"{self.source}/{key}",
            event=f"acled/{key}",
            type=kind,
            when=span(row, happened),
            participants=tuple(dict.fromkeys(took_part(sides, part))),
            place=where.id if where else None,
            codes=(("acled", code), *tags),
            quantities=quantities,
            evidence=Evidence(
                heard_from=tuple(each.id for each in outlets),
                said_on=said,
                quotations=(Quotation(exact=notes, lang="en"),) if notes else (),
            ),
        )
        first = self.lines.first(key, row.line)
        if first != row.line:
            raise RowError(f"event {key} stands in line {first} already")
        return [*self.new(*sides[0], *sides[1], *outlets, where), *apart(claim, code)]


def coded(row: Row) -> tuple[EventType, str]:
    """Return the type of a row, and its code: of the sub-event where there is one."""
    event, sub = row.take("event_type", known), row.get("sub_event_type", known)
    kind, iri = ACLED[sub or event]
    return kind, iri.rpartition("/")[2]


def known(value: str) -> str:
    """Return a type of ACLED."""
    if value not in ACLED:
        raise ValueError("not an event or sub-event type of ACLED")
    return value


def apart(claim: Report, code: str) -> Iterator[Report]:
    """Yield a report; of a protest that was met with force, one of each."""
    protesters = [p for p in claim.participants if p.role is Role.INITIATOR]
    others = [p for p in claim.participants if p.role is not Role.INITIATOR]
    if code not in RESPONSES or not (protesters and others):
        yield claim
        return
    killed = tuple(q for q in claim.quantities if q.of == KILLED)
    crowd = tuple(q for q in claim.quantities if q.of != KILLED)
    yield replace(claim, participants=tuple(protesters), quantities=crowd)
    yield replace(
        claim,
        id=f"{claim.id}/response",
        event=f"{claim.event}/response",
        type=RESPONSES[code],
        participants=(
            *(Participant(role=Role.INITIATOR, actor=p.actor) for p in others),
            *(Participant(role=Role.RECIPIENT, actor=p.actor) for p in protesters),
        ),
        quantities=killed,
    )


@lru_cache(maxsize=16_384)
def outlet(name: str) -> Actor:
    """Return one of those from whom ACLED has an event."""
    return Actor(id=made_id("acled", "source", name), kind=ActorKind.UNKNOWN, name=name)


@lru_cache(maxsize=16_384)
def day(value: str) -> date:
    """Return the day that is written as 2023-01-05 or as 05 January 2023."""
    found = DAY.fullmatch(value)
    if not found or found.group(2) not in MONTHS:
        return written(value)
    return date(int(found.group(3)), MONTHS.index(found.group(2)) + 1, int(found.group(1)))


@lru_cache(maxsize=16_384)
def stamp(value: str) -> date:
    """Return the day, in Greenwich, of so many seconds since 1970."""
    return datetime.fromtimestamp(min(whole(value), 1 << 37), tz=UTC).date()


def span(row: Row, middle: date) -> Span:
    """Return the days between which it was: a day, a week around it, or its month."""
    precision = row.take("time_precision", precision_of_days)
    if precision is TimePrecision.MONTH:
        return when(middle.isoformat()[:7])
    margin = WEEK if precision is TimePrecision.WEEK else NO_TIME
    return Span(earliest=middle - margin, latest=middle + margin, precision=precision)


def place(row: Row) -> Place | None:
    """Return where it was, as exactly as the row says that it knows."""
    columns = ("location", "admin3", "admin2", "admin1", "country")
    return site(
        "acled",
        tuple(row.get(column, str) for column in columns),
        row.get("latitude", north),
        row.get("longitude", east),
        precision=row.take("geo_precision", exactness),
    )


def told(row: Row) -> tuple[tuple[Quantity, ...], list[tuple[str, str]]]:
    """Return how many were killed and how many demonstrated, and the tags of a row."""
    counted, tags = [], []
    if killed := row.get("fatalities", whole):
        counted.append(Quantity(of=KILLED, value=killed))
    for tag in row.get("tags", listed) or ():
        what, _, how_many = tag.partition("=")
        if what.strip() != "crowd size":
            tags.append(("acled-tag", hyphened(tag)))
        elif how_many.strip() and how_many.strip() != "no report":
            counted.append(Quantity(of="demonstrators", words=how_many.strip()))
    if targeting := row.get("civilian_targeting", hyphened):
        tags.append(("acled-targeting", targeting))
    return tuple(counted), tags


def hyphened(value: str) -> str:
    """Return a code as ontology/acled.ttl has them: small letters, with hyphens between."""
    return made_id("-".join(re.findall(r"\w+", value.lower())) or value)
