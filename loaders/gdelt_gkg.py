"""GDELT Global Knowledge Graph 2.1: of whom and of which places each document speaks.

Codebook: GDELT Global Knowledge Graph Codebook 2.1 (2015-02-19): 27 columns, no header.

Known limits. Persons and organizations are guesses of a machine by capital letters and lists: a
party may stand among the persons, a country among the organizations. That two names stand in one
document is no claim that they have to do with one another. Nothing says who is quoted, and the
words are as GDELT cut them up, blanks before commas and all, often after translation. The country
of a place is taken from its province's code, since the column of the country is wrong in many rows
of 2015. Themes are left out, being words that a document holds: name the loader
``gdelt-gkg-themes`` to have them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import TypeVar

from loaders.entries import UNSEEN
from loaders.gdelt import LATITUDE, LONGITUDE, PUBLISHER, source, tone
from loaders.gdelt_columns import NOTHING
from loaders.gdelt_places import Located, located
from loaders.outlets import published
from loaders.seen import New
from loaders.stamps import past
from loaders.table import Row, RowError, Table
from ontology.names import made_id
from ontology.records import Actor, Evidence, Mention, Quotation, Record
from ontology.seen import Lines
from ontology.terms import ActorKind

__all__ = ["load", "recognises"]

T = TypeVar("T")
COLUMNS = (
    *("GKGRECORDID", "DATE", "SourceCollectionIdentifier", "SourceCommonName"),
    *("DocumentIdentifier", "Counts", "V2Counts", "Themes", "V2Themes", "Locations"),
    *("V2Locations", "Persons", "V2Persons", "Organizations", "V2Organizations", "V2Tone"),
    *("Dates", "GCAM", "SharingImage", "RelatedImages", "SocialImageEmbeds"),
    *("SocialVideoEmbeds", "Quotations", "AllNames", "Amounts", "TranslationInfo", "Extras"),
)
THEMES = {
    "Themes": "words that the document holds; the loader gdelt-gkg-themes has them",
}
LEFT = {
    "SourceCollectionIdentifier": "whether the document has an address, which it shows itself",
    **dict.fromkeys(("Counts", "V2Counts"), "how many of what, without who did it or who says so"),
    "V2Themes": "the themes again, with where each stands",
    "Locations": "the second version has them as they are written",
    "Persons": "the second version has them as they are written",
    "Organizations": "the second version has them as they are written",
    "Dates": "days of which the document speaks, without what was on them",
    "GCAM": "how often words of 2,300 lists stand in it",
    **dict.fromkeys(("SharingImage", "RelatedImages"), "addresses of pictures"),
    **dict.fromkeys(("SocialImageEmbeds", "SocialVideoEmbeds"), "addresses of pictures and films"),
    "AllNames": "names of any kind; those of actors have columns of their own",
    "Amounts": "numbers and the words next to them, without who did it or who says so",
    "TranslationInfo": "what translated the document for GDELT, and from which language",
}
BEGINNING = re.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t", re.ASCII)
RECORD = re.compile(r"\d{14}-T?\d+", re.ASCII)
QUOTED = re.compile(r"#(?=\d+\|\d+\|)")
TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>", re.DOTALL)
THEME = re.compile(r"[A-Za-z0-9_-]+")


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether a line begins with the id and the time of a document."""
    return any(BEGINNING.match(line) for line in beginning.split("\n"))


def load(path: Path, *, themes: bool = False) -> Iterator[Record]:
    """Yield the outlet, the actors, the places and the mention of each document."""
    said = source(path, "Global Knowledge Graph", loader="gdelt-gkg")
    yield said
    yield PUBLISHER
    left = LEFT if themes else LEFT | THEMES
    table = Table(COLUMNS, left=left, header=False, nothing=NOTHING, unit="document")
    yield from table.rows(path, Documents(said.id, themes=themes))


class Documents:
    """A reader of documents that knows which of them, and which actors and places, came before."""

    def __init__(self, source: str, *, themes: bool) -> None:
        self.source, self.themes = source, themes
        self.lines, self.new = Lines(), New()

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one document."""
        key, identifier = row.take("GKGRECORDID", record), row.take("DocumentIdentifier", str)
        url, outlet = published("gdelt", identifier, row.get("SourceCommonName", str))
        people, bodies = row.get("V2Persons", persons), row.get("V2Organizations", organizations)
        actors, places = (*(people or ()), *(bodies or ())), row.get("V2Locations", locations) or ()
        themes = row.get("Themes", filed) if self.themes else None
        mention = Mention(
            id=f"{self.source}/{key}",
            title=row.get("Extras", title),
            actors=tuple(dict.fromkeys(actor.id for actor in actors)),
            places=tuple(dict.fromkeys(id_ for id_, _ in places)),
            codes=themes or (),
            evidence=Evidence(
                said_by=(outlet.id,) if outlet else (),
                said_on=row.take("DATE", past),
                quotations=row.get("Quotations", quotations) or (),
                locator=None if url else identifier,
                url=url,
                tone=row.get("V2Tone", lambda cell: tone(cell.partition(",")[0])),
            ),
        )
        first = self.lines.first(key, row.line)
        if first != row.line:
            raise RowError(f"document {key} stands in line {first} already")
        return [*self.new(*actors, *(place for _, place in places), outlet), mention]


def record(value: str) -> str:
    """Return the id of a document."""
    if not RECORD.fullmatch(value):
        raise ValueError("a document is numbered as 20260207114500-12")
    return value


def listed(cell: str, separator: str, cast: Callable[[str], T]) -> tuple[T, ...]:
    """Return the parts of a cell, cast, each once; they end in a separator or do not."""
    return tuple(dict.fromkeys(cast(part) for part in cell.split(separator) if part.strip()))


def persons(cell: str) -> tuple[Actor, ...]:
    """Return the persons of whom a document speaks, each name with where it stands."""
    return listed(cell, ";", lambda part: named(part, ActorKind.PERSON, "person"))


def organizations(cell: str) -> tuple[Actor, ...]:
    """Return the organizations of which a document speaks."""
    return listed(cell, ";", lambda part: named(part, ActorKind.ORGANIZATION, "organization"))


def named(part: str, kind: ActorKind, sort: str) -> Actor:
    """Return an actor by its name, after which stands where it was found."""
    name = part.rpartition(",")[0].strip() or part.strip()
    return Actor(id=made_id("gdelt", sort, name), kind=kind, name=name, lang=None)


def locations(cell: str) -> tuple[Located, ...]:
    """Return the places of which a document speaks."""
    return tuple(filter(None, listed(cell, ";", location)))


def location(part: str) -> Located | None:
    """Return a place: type, name, country, two provinces, point, number, where it stands."""
    cells = [cell or None for cell in part.split("#")]
    if len(cells) != 9:
        raise ValueError(f"a place has {len(cells)} parts in place of 9")
    type_, name, country, province, _, north, east, *_ = cells
    point = north and LATITUDE(north), east and LONGITUDE(east)
    return located(type_, name, (province or country or "")[:2] or None, *point)


def quotations(cell: str) -> tuple[Quotation, ...]:
    """Return the words that are quoted; where each stands is approximate, and left out."""
    parts = (part.split("|", 3) for part in QUOTED.split(cell))
    said = dict.fromkeys(part[3].strip() for part in parts if len(part) == 4)
    return tuple(Quotation(exact=words) for words in said if words)


def filed(cell: str) -> tuple[tuple[str, str], ...]:
    """Return the themes of a document."""
    themes = listed(cell, ";", str.strip)
    if strange := next((theme for theme in themes if not THEME.fullmatch(theme)), None):
        raise ValueError(f"not a theme: {strange!r}")
    return tuple(("gkg-theme", theme) for theme in themes)


def title(cell: str) -> str | None:
    """Return the title that a page has, None where it has none that shows."""
    found = TITLE.search(cell)
    text = " ".join(unescape(found[1]).split()) if found else ""
    return None if not text or UNSEEN.search(text) else text
