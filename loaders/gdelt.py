"""GDELT events, 1.0 and 2.0: who did what to whom, by CAMEO, one row for each event.

Codebooks: GDELT Data Format Codebook 1.03 (2013-08-25), for files of 57 columns (up to 31 March
2013, by month and year) and of 58 (a day each); GDELT Event Codebook 2.0 (2015-02-19), for files
of 61 (a quarter of an hour each). No file has a header. The reduced files of 17 columns and the
tables of normalization are not read.

Known limits. A row is a weak claim: a machine found a verb between two names in one sentence, so
that a conditional, a denied, an old or a sporting event may be among them, one event may have
many rows, and MALE is taken for the capital of the Maldives. How valid such data are is disputed
(Wang et al., Science 353, 2016, 1502): reliability D. What an actor's code and words mean is said
in loaders/cameo_actors.py. The place is where the text had last been, and the borders are those
of its gazetteer. ``outlets`` is as of the first quarter of an hour (2.0) or day (1.0); the
address is that of one article among them. A CAMEO code that has lost a leading zero is given it
back where EventRootCode, of two digits always, proves it; else the row is set aside.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from loaders import datasets
from loaders.cameo_actors import Acting, acting
from loaders.curated import degrees, finite
from loaders.decoding import head
from loaders.gdelt_columns import EARLY, TABLE
from loaders.gdelt_places import Located, located
from loaders.outlets import published
from loaders.seen import New
from loaders.stamps import past, stamped
from loaders.table import Row, RowError, whole
from ontology.codes import CAMEO
from ontology.records import Actor, Evidence, Participant, Record, Report, Source, Span
from ontology.seen import Lines
from ontology.terms import ActorKind, Reliability, Role

__all__ = ["LATITUDE", "LONGITUDE", "PUBLISHER", "load", "recognises", "source", "tone"]

#: The first five columns: an id, a day, its month, its year, its year again with a fraction.
BEGINNING = re.compile(r"\d+\t(((\d{4})\d\d)\d\d)\t\2\t\3\t\3(?:\.\d*)?\t", re.ASCII)
PUBLISHER = Actor(id="gdelt", kind=ActorKind.ORGANIZATION, name="GDELT")
LICENSE = "free for any use that cites the GDELT Project, https://www.gdeltproject.org/"
LATITUDE, LONGITUDE = (lru_cache(maxsize=65_536)(degrees(limit)) for limit in (90, 180))
DAY = timedelta(days=1)


def widths(beginning: str) -> set[int]:
    """Return how many columns the rows have that look like events."""
    return {line.count("\t") + 1 for line in beginning.split("\n") if BEGINNING.match(line)}


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether some line is an event of GDELT, by its first five columns and its width."""
    return not widths(beginning).isdisjoint({57, 58, 61})


def source(path: Path, what: str, *, loader: str = "gdelt") -> Source:
    """Return the source that a file of GDELT is."""
    return datasets.source(
        path, loader, f"GDELT {what}",
        publisher=PUBLISHER.id, license=LICENSE, reliability=Reliability.D,
    )  # fmt: skip


def load(path: Path) -> Iterator[Record]:
    """Yield the actors, the place, the outlet and the report of each row."""
    said = source(path, "events")
    yield said
    yield PUBLISHER
    table = TABLE if 61 in widths(head(path)) else EARLY
    yield from table.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which events, actors and places came before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines, self.new = Lines(), New()

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        number, day = row.take("GLOBALEVENTID", whole), row.take("SQLDATE", stamped)
        added = row.take("DATEADDED", past)
        if day > added + DAY:
            raise RowError(f"column 'SQLDATE' holds {day}, later than it was added, {added}")
        code = meant(row.take("EventCode", str), row.take("EventRootCode", str))
        where = place(row)
        sides = actor(row, "Actor1"), actor(row, "Actor2")
        stands = row.get("SOURCEURL", str)
        url, publisher = published("gdelt", stands) if stands else (None, None)
        report = Report(
            id=f"{self.source}/{number}",
            event=f"gdelt/{number}",
            type=CAMEO[code][0],
            when=on(day),
            participants=participants(*(side and side[0] for side in sides)),
            place=where and where[0],
            codes=(("cameo", code),),
            intensity=row.get("GoldsteinScale", finite),
            evidence=Evidence(
                said_by=(publisher.id,) if publisher else (),
                said_on=added,
                url=url,
                locator=None if url else stands,
                outlets=row.get("NumSources", whole),
                tone=row.get("AvgTone", tone),
            ),
        )
        first = self.lines.first(str(number), row.line)
        if first != row.line:
            raise RowError(f"event {number} stands in line {first} already")
        described = (*(each and each[1] for each in (*sides, where)), publisher)
        return [*self.new(*described), report]


def actor(row: Row, side: str) -> Acting | None:
    """Return the actor on one side of a row, None where there is nobody."""
    code, said = row.get(f"{side}Code", str), row.get(f"{side}Name", str)
    return acting(code, said, row.get(f"{side}CountryCode", str))


def place(row: Row) -> Located | None:
    """Return where it was, None where GDELT found no place."""
    type_, name = row.get("ActionGeo_Type", str), row.get("ActionGeo_FullName", str)
    fips = row.get("ActionGeo_CountryCode", str)
    point = row.get("ActionGeo_Lat", LATITUDE), row.get("ActionGeo_Long", LONGITUDE)
    try:
        return located(type_, name, fips, *point)
    except ValueError as error:
        raise RowError(f"column 'ActionGeo_Type' holds {type_!r}: {error}") from None


@lru_cache(maxsize=4096)
def meant(code: str, root: str) -> str:
    """Return the CAMEO code of a row, with the zero that it and its root may have lost.

    >>> meant("42", "4"), meant("0214", "02"), meant("193", "19")
    ('042', '0214', '193')
    """
    for each in (code, f"0{code}"):
        if each in CAMEO and each.startswith(root.zfill(2)):
            return each
    raise RowError(f"column 'EventCode' holds {code!r}: no CAMEO code that begins with {root!r}")


def tone(value: str) -> float:
    """Return a tone, -100 to 100."""
    number = finite(value)
    if not -100 <= number <= 100:
        raise ValueError("must lie between -100 and 100")
    return round(number, 4)


@lru_cache(maxsize=4096)
def on(day: date) -> Span:
    """Return the time that a day takes."""
    return Span(earliest=day, latest=day)


@lru_cache(maxsize=65_536)
def participants(initiator: str | None, recipient: str | None) -> tuple[Participant, ...]:
    """Return those who take part, of whom one may be missing."""
    sides = ((Role.INITIATOR, initiator), (Role.RECIPIENT, recipient))
    return tuple(Participant(role=role, actor=each) for role, each in sides if each)
