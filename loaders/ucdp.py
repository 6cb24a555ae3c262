"""UCDP GED: events of organized violence, coded by people, one row for each event.

Codebook: Högbladh, UCDP GED Codebook, versions 17.1 to 25.1, and Sundberg and Melander, Introducing
the UCDP Georeferenced Event Dataset (2013). Types: ontology/ucdp.ttl. Licence: CC BY 4.0.

Roles. In state-based and non-state conflict the columns do not say who used force on whom in the
event: both sides are *participants*. In one-sided violence side A is the initiator and the
civilians are the recipient. A side with one Gleditsch-Ward number is that state; a side of several
states stays one actor, as its name has it.

Known limits. An event has at least one death in its best or high estimate, and its conflict 25 in
some year: what kills nobody is not in the file. Deaths of unknown persons are not said, being what
the others leave of the whole, nor those of civilians where one-sided violence killed nobody else.
A place of precision 5 (a river, a border, a part of a country) is only known to lie in its
country. Events of clarity 2 gather several that reports did not tell apart; they are coded so.
Civilians are an actor for each country in which they were attacked. A side of non-state conflict
may be a people as well as a militia: its kind is unknown, unless it stands in another conflict
first. Estimates named best_est, high_est and low_est, as before version 17, are not recognised.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from loaders import datasets
from loaders.gleditsch_ward import by_number
from loaders.seen import New
from loaders.sites import east, north, site
from loaders.spans import day
from loaders.table import Row, RowError, Table, whole
from loaders.told import among, excerpt, listed, named, past
from ontology.codes import UCDP
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
    PlacePrecision,
    Reliability,
    Role,
    TimePrecision,
)

__all__ = ["load", "recognises"]

LEFT = {
    "relid": "the number of the event in the coders' own files",
    "year": "the dates say the same",
    "active_year": "whether the conflict had 25 deaths that year: said of the year",
    "conflict_dset_id": "an older number of the conflict",
    "conflict_name": "the number of the conflict stands for it",
    "dyad_dset_id": "an older number of the dyad",
    "dyad_new_id": "the two sides are the dyad",
    "dyad_name": "the two sides are the dyad",
    "side_a_dset_id": "an older number of the side",
    "side_b_dset_id": "an older number of the side",
    "source_date": "source_article has the day of each article",
    "source_headline": "source_article has the headline of each article",
    "where_description": "the place in the coders' words; its name and coordinates are taken",
    "geom_wkt": "the coordinates say the same",
    "priogrid_gid": "follows from the coordinates",
    "region": "follows from the country",
    "deaths_unknown": "what the other deaths leave of the best estimate",
}
NEEDED = (
    *("id", "type_of_violence", "side_a_new_id", "side_a", "side_b_new_id", "side_b"),
    *("where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "country"),
    *("date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("best", "high", "low"),
)
OPTIONAL = frozenset(
    {
        *LEFT,
        *("code_status", "conflict_new_id", "number_of_sources", "source_article"),
        *("source_office", "source_original", "country_id", "event_clarity", "gwnoa", "gwnob"),
    }
)
TABLE = Table(
    columns=(*NEEDED, *sorted(OPTIONAL)),
    left=LEFT,
    optional=OPTIONAL,
    free=True,
    delimiter=",",
    quoted=True,
)
FOUND = {"id", "type_of_violence", "side_a", "side_b", "where_prec", "date_prec"}
NON_STATE, ONE_SIDED = "2", "3"
CIVILIANS = "Civilians"
MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?$")
WHOSE = {
    "deaths_a": "people of side A killed",
    "deaths_b": "people of side B killed",
    "deaths_civilians": "civilians killed",
}
violence = among({code: (code, found) for code, found in UCDP.items()})
#: What the codebook's precisions of places stand for; 2 is within 25 km of the point.
PLACES = {
    **dict.fromkeys("1", PlacePrecision.CITY),
    **dict.fromkeys("23", PlacePrecision.DISTRICT),
    **dict.fromkeys("4", PlacePrecision.PROVINCE),
    **dict.fromkeys("56", PlacePrecision.COUNTRY),
    **dict.fromkeys("7", PlacePrecision.SEA),
}
NEAR = "2"
#: And those of dates; each has a first and a last day.
DATES = {
    "1": TimePrecision.DAY,
    "2": TimePrecision.BETWEEN,
    "3": TimePrecision.WEEK,
    "4": TimePrecision.MONTH,
    "5": TimePrecision.BETWEEN,
}
precision_of_places = among({code: (code, found) for code, found in PLACES.items()})
precision_of_days = among(DATES)


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first line names the columns of UCDP GED."""
    return named(beginning, ",") >= FOUND


def load(path: Path) -> Iterator[Record]:
    """Yield the actors, the offices that reported it, the place and the report of each row."""
    said = datasets.source(
        path, "ucdp", "UCDP GED", publisher="ucdp", license="CC-BY-4.0", reliability=Reliability.B
    )
    yield said
    yield Actor(id="ucdp", kind=ActorKind.ORGANIZATION, name="Uppsala Conflict Data Program")
    yield from TABLE.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which events and actors came before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines, self.new = Lines(), New(by_id=True)

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        number = row.take("id", whole)
        code, (kind, _) = row.take("type_of_violence", violence)
        sides, where = [side(row, letter, code) for letter in "ab"], place(row)
        offices = [office(name) for name in row.get("source_office", listed) or ()]
        both = Role.PARTICIPANT, Role.PARTICIPANT
        roles = (Role.INITIATOR, Role.RECIPIENT) if code == ONE_SIDED else both
        claim = Report(
            id=f"{self.source}/{number}",
            event=f"ucdp/{number}",
            type=kind,
            when=span(row),
            participants=tuple(
                Participant(role=role, actor=each)
                for role, (each, _) in zip(roles, sides, strict=True)
            ),
            place=where.id if where else None,
            codes=(("ucdp", code), *codes(row)),
            quantities=tuple(deaths(row, code)),
            evidence=evidence(row, offices),
        )
        first = self.lines.first(f"{number}", row.line)
        if first != row.line:
            raise RowError(f"event {number} stands in line {first} already")
        return [*self.new(*(own for _, own in sides), *offices, where), claim]


def side(row: Row, letter: str, code: str) -> tuple[str, Actor | None]:
    """Return the id of a side, and its description where it is not a state of the register."""
    name, number = row.take(f"side_{letter}", str), row.take(f"side_{letter}_new_id", whole)
    state = row.get(f"gwno{letter}", str)
    country = row.take("country", str)
    if state and (known := by_number(state)):
        return known, None
    own = actor(name, number, code, state, country if name == CIVILIANS else "")
    return own.id, own


@lru_cache(maxsize=16_384)
def actor(name: str, number: int, code: str, state: str | None, country: str) -> Actor:
    """Return a side that is no state of the register; civilians are those of a country."""
    if name == CIVILIANS:
        return Actor(id=made_id("ucdp", name, country), kind=ActorKind.POPULATION, name=name)
    kind = ActorKind.UNKNOWN if code == NON_STATE else ActorKind.ARMED_GROUP
    if state or name.startswith("Government of "):
        kind = ActorKind.UNKNOWN if "," in name else ActorKind.GOVERNMENT_BODY
    numbers = [("gleditsch-ward", each.strip()) for each in (state or "").split(",") if state]
    return Actor(
        id=made_id("ucdp", "actor", f"{number}"),
        kind=kind,
        name=name,
        codes=(("ucdp-actor", f"{number}"), *numbers),
    )


@lru_cache(maxsize=16_384)
def office(name: str) -> Actor:
    """Return one of those from whom UCDP has an event."""
    return Actor(id=made_id("ucdp", "source", name), kind=ActorKind.UNKNOWN, name=name)


def span(row: Row) -> Span:
    """Return the days between which it was."""
    precision = row.take("date_prec", precision_of_days)
    first, last = row.take("date_start", midnight), row.take("date_end", midnight)
    if first > last:
        raise RowError(f"column 'date_start' holds {first}, which is later than {last}")
    if precision is TimePrecision.DAY and first != last:
        precision = TimePrecision.BETWEEN
    return Span(earliest=first, latest=past("date_end", last), precision=precision)


@lru_cache(maxsize=16_384)
def midnight(value: str) -> date:
    """Return the day that is written as 2019-05-01, with or without its first moment."""
    return day(MIDNIGHT.sub("", value))


def place(row: Row) -> Place | None:
    """Return where it was, as exactly as the row says that it knows."""
    columns = ("where_coordinates", "adm_2", "adm_1", "country")
    code, precision = row.take("where_prec", precision_of_places)
    number = row.get("country_id", str)
    return site(
        "ucdp",
        tuple(row.get(column, str) for column in columns),
        row.get("latitude", north),
        row.get("longitude", east),
        precision=precision,
        country=by_number(number) if number else None,
        radius_km=25 if code == NEAR else None,
    )


def codes(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the conflict, and what is out of the common in how clear the event is."""
    if conflict := row.get("conflict_new_id", whole):
        yield "ucdp-conflict", f"{conflict}"
    if (clarity := row.get("event_clarity", whole)) and clarity != 1:
        yield "ucdp-clarity", f"{clarity}"
    if (status := row.get("code_status", made_id)) and status != "Clear":
        yield "ucdp-status", status


def deaths(row: Row, code: str) -> Iterator[Quantity]:
    """Yield how many were killed in all, then how many of each side and of the civilians."""
    low, best, high = (row.take(column, whole) for column in ("low", "best", "high"))
    if not low <= best <= high:
        raise RowError(f"column 'best' holds {best}, which is not between {low} and {high}")
    bounds = (low, high) if low != high else (None, None)
    yield Quantity(of="people killed", value=best, minimum=bounds[0], maximum=bounds[1])
    for column, whose in WHOSE.items():
        killed = row.get(column, whole)
        if killed and not (code == ONE_SIDED and killed == best):
            yield Quantity(of=whose, value=killed)


def evidence(row: Row, offices: Iterable[Actor]) -> Evidence:
    """Return who says so: the articles, and those whom they cite."""
    said = (row.get(column, excerpt) for column in ("source_article", "source_original"))
    counted = row.get("number_of_sources", int)
    return Evidence(
        heard_from=tuple(each.id for each in offices),
        quotations=tuple(Quotation(exact=words) for words in said if words),
        outlets=counted if counted and counted > 0 else None,
    )
