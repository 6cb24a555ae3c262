"""POLECAT events: who did what to whom, by PLOVER, coded by machine from news in seven languages.

Codebook: Halterman, Bagozzi, Beger, Schrodt and Scarborough, PLOVER and POLECAT (2023), with the
files of doi:10.7910/DVN/AJGVIT: tab-separated, one file a week or a year, "None" for nothing.

Actors. One column may name several, between semicolons: each takes part. Countries and sectors are
lists beside the names: they are given to the actors where they are as many as the names, or where
there is one name; otherwise nobody can tell whose they are, and they are left out. An actor whose
name is that of its own country is that state; every other is an actor of unknown kind, one for each
country in which its name is used. Most are persons, and a person is never given to a country or a
side, so country and sectors stay codes.

Known limits. The rows are coded by machine, so the reliability of the file is not judged (F).
Several rows of one event id are reports about one event. An event that is dated more than a day
after its story was published is only planned; more than a year after, its date is taken for a
mistake. Titles of actors are left out: that somebody holds an office needs the words that say so.
A headline is quoted where a file has one; the published files have no text. Written without a real
file at hand, from the codebook: a column that is not known stops the load by its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from loaders import datasets, states
from loaders.curated import finite
from loaders.seen import New
from loaders.sites import east, north, site
from loaders.spans import day
from loaders.table import NOTHING, Row, RowError, Table
from loaders.told import MARGIN, excerpt, listed, named, past
from ontology.names import made_id
from ontology.records import (
    Actor,
    Evidence,
    Participant,
    Place,
    Quotation,
    Record,
    Report,
    Span,
)
from ontology.seen import Lines
from ontology.terms import ActorKind, EventType, Modality, PlacePrecision, Role

__all__ = ["load", "recognises"]

#: Columns of each side; the codebook has the title and the raw name before the resolved country.
SIDE = (
    *("{} Name", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw"),
    *("Wikipedia {} ID", "{} Country", "{} COW"),
)
SIDES = {"Actor": Role.INITIATOR, "Recipient": Role.RECIPIENT}
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(column.format(side) for side in SIDES for column in SIDE),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
    *("Actor Resolved", "Recipient Resolved", "Headline", "Story Text"),
)
LEFT = {
    "Quad Code": "follows from the event type",
    "GeoNames ID": "the names and coordinates of the place are GeoNames' own",
    "Raw Placename": "the place as the story spells it",
    "Feature Type": "the parts of the place that are named tell how exactly it is known",
    "Story People": "whom else the story names, with no part in the event",
    "Story Organizations": "what else the story names, with no part in the event",
    "Story Locations": "where else the story looks",
    "Language": "of the story, which is not in the file",
    "Version": "of the program that coded it",
    "Story Text": "the words of others at length; the headline is enough to find the story",
}
for each in SIDES:
    LEFT |= {
        f"Primary {each} Sector": "one of the sectors",
        f"{each} Title": "an office is claimed with the words that say so, or not at all",
        f"{each} COW": "another number of the country",
        f"{each} Resolved": "the name is the resolved one",
    }
NEEDED = frozenset({"Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name"})
TABLE = Table(
    columns=COLUMNS,
    left=LEFT,
    optional=frozenset(COLUMNS) - NEEDED,
    free=True,
    nothing=NOTHING | {"None"},
)
#: A date so long after its story was published is a mistake of the program.
FARTHEST = timedelta(days=366)
EMPTY = frozenset({"", "None"})


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first line names the columns of POLECAT."""
    return named(beginning, "\t") >= NEEDED


def load(path: Path) -> Iterator[Record]:
    """Yield the actors, the outlet, the place and the report of each row."""
    said = datasets.source(path, "polecat", "POLECAT", publisher="polecat", license="CC0-1.0")
    yield said
    yield Actor(id="polecat", kind=ActorKind.ORGANIZATION, name="POLECAT")
    yield from TABLE.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which events and actors came before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines, self.new = Lines(), New()

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        key, kind = row.take("Event ID", made_id), row.take("Event Type", event_type)
        sides = [(role, *one) for side, role in SIDES.items() for one in actors(row, side)]
        took_part = tuple(Participant(role=role, actor=each) for role, each, _ in sides)
        coded, where = codes(row), place(row)
        when, said = row.take("Event Date", day), row.get("Publication Date", day)
        outlet, headline = row.get("Source", publisher), row.get("Headline", excerpt)
        claim = Report(
            id=f"{self.source}/{key}",
            event=f"polecat/{key}",
            type=kind,
            when=Span(earliest=when, latest=when),
            participants=tuple(dict.fromkeys(took_part)),
            place=where.id if where else None,
            modality=modality(when, said),
            codes=coded,
            intensity=row.get("Intensity", finite),
            evidence=Evidence(
                said_by=(outlet.id,) if outlet else (),
                said_on=said,
                quotations=(Quotation(exact=headline),) if headline else (),
            ),
        )
        told = (
            key,
            kind,
            *(code for _, code in coded),
            *(f"{p.role} {p.actor}" for p in took_part),
        )
        same = self.lines.first("\t".join((*told, claim.place or "")), row.line)
        if same != row.line:
            raise RowError(f"event {key} stands in line {same} already, with the same actors")
        if self.lines.first(key, row.line) != row.line:
            claim = replace(claim, id=f"{claim.id}/{row.line}")
        return [*self.new(*(own for _, _, own in sides), outlet, where), claim]


@lru_cache(maxsize=256)
def event_type(value: str) -> EventType:
    """Return the type of an event; POLECAT's sixteen are PLOVER's."""
    return EventType.of(value)


def codes(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the mode and the contexts of a row."""
    mode, contexts = row.get("Event Mode", made_id), row.get("Contexts", listed) or ()
    found = [("plover-context", made_id(context)) for context in contexts]
    return tuple([("plover-mode", mode), *found] if mode else found)


def modality(when: date, said: date | None) -> Modality:
    """Return whether an event is said to have happened, or only planned.

    Raises:
        RowError: the story, or an event without one, lies in the future; or the event more than a
            year after its story.
    """
    if said is None:
        past("Event Date", when)
        return Modality.ACTUAL
    past("Publication Date", said)
    if when > said + FARTHEST:
        past("Event Date", when, said)
    return Modality.ACTUAL if when <= said + MARGIN else Modality.PLANNED


def actors(row: Row, side: str) -> Iterator[tuple[str, Actor | None]]:
    """Yield the id of each actor on a side, and its description where it is no state."""
    resolved, raw = row.get(f"{side} Name", cells), row.get(f"{side} Name Raw", cells)
    names = resolved or raw or []
    columns = f"{side} Country", f"{side} Sectors", f"Wikipedia {side} ID"
    lists = (beside(row.get(column, cells), len(names)) for column in columns)
    for name, countries, sectors, pages in zip(names, *lists, strict=True):
        if name and name != "None":
            yield actor(name, countries, sectors, pages)


def cells(value: str) -> list[str]:
    """Return the members of a list, with those that are empty."""
    return [part.strip() for part in value.split(";")]


def beside(values: list[str] | None, names: int) -> list[tuple[str, ...]]:
    """Return which values belong to each name; none where that cannot be told."""
    if names == 1:
        return [tuple(v for v in values or () if v not in EMPTY)]
    if values is None or len(values) != names:
        return [()] * names
    return [tuple(v.strip() for v in each.split(",") if v not in EMPTY) for each in values]


@lru_cache(maxsize=16_384)
def actor(
    name: str, countries: tuple[str, ...], sectors: tuple[str, ...], pages: tuple[str, ...]
) -> tuple[str, Actor | None]:
    """Return an actor's id, and its description where it is no state of the register."""
    state = states.by_name(name)
    if state and len(countries) == 1 and states.by_code("iso3", countries[0]) == state:
        return state, None
    own = Actor(
        id=made_id("polecat", *countries, name),
        kind=ActorKind.UNKNOWN,
        name=name,
        codes=(
            *(("polecat-country", country) for country in countries),
            *(("polecat-sector", sector) for sector in dict.fromkeys(sectors)),
            *(("wikipedia", page) for page in pages),
        ),
    )
    return own.id, own


@lru_cache(maxsize=4096)
def publisher(name: str) -> Actor:
    """Return the outlet that published a story."""
    return Actor(id=made_id("polecat", "source", name), kind=ActorKind.MEDIA, name=name)


def place(row: Row) -> Place | None:
    """Return where it was: by its own name, and as exact as the smallest part that is named.

    What lies in no country, as a sea may, is only known to be in the region.
    """
    name = row.get("Placename", str)
    parts = tuple(row.get(column, str) for column in ("City", "District", "Province", "Country"))
    spot = row.get("Latitude", north), row.get("Longitude", east)
    if not any(parts):
        return site("polecat", (name, None), *spot, precision=PlacePrecision.REGION)
    return site("polecat", parts, *spot, name=name)
