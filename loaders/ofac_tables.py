"""The three tables of an OFAC list: which is which, who has which name, where each ends.

Specification: dat_spec.txt of the US Treasury (public domain).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from loaders import delimited
from loaders.table import Row, Table, whole
from ontology.records import Counted, Record, SetAside
from ontology.seen import Lines
from ontology.terms import ActorKind

__all__ = ["KINDS", "LISTED", "NAMED", "PLACED", "first", "names", "rows", "table"]

NOTHING = frozenset({"", "-0-", "None Identified"})
LISTED = Table(
    (
        *("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign"),
        *("Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks"),
    ),
    left={
        "Tonnage": "the size of a ship is no claim about politics",
        "GRT": "the size of a ship is no claim about politics",
        "Vess_owner": "no type of relation says who owns what",
    },
    header=False,
    delimiter=",",
    quoted=True,
    nothing=NOTHING,
)
NAMED = replace(
    LISTED,
    columns=("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"),
    left={"alt_type": "a name is one, old or new", "alt_remarks": "is empty in all lists"},
)
PLACED = replace(
    LISTED,
    columns=("ent_num", "add_num", "address", "city", "country", "add_remarks"),
    left={
        "address": "a street, which may be a person's home",
        "add_remarks": "is empty in all lists",
    },
)
KINDS = {
    "individual": ActorKind.PERSON,
    "vessel": ActorKind.VESSEL,
    "aircraft": ActorKind.VESSEL,
}


def first(path: Path) -> str:
    """Return the first row of a file, as it stands there."""
    rows = delimited.Rows(path, ",", quoted=True, width=None)
    return next((row.raw for row in rows), "")


def table(beginning: str) -> Table | None:
    """Return which of OFAC's tables begins so, if any does."""
    first = next((line for line in beginning.splitlines() if line.strip()), "")
    cells = [cell.strip() for cell in delimited.split(first, ",", quoted=True) or ()]
    if len(cells) < 5 or not cells[0].isdigit():
        return None
    if len(cells) == 12:
        return LISTED if cells[2] in {*KINDS, "-0-"} else None
    if not cells[1].isdigit():
        return None
    if len(cells) == 5:
        return NAMED if cells[2] in {"aka", "fka", "nka"} else None
    return PLACED if len(cells) == 6 else None


def names(path: Path) -> dict[str, Lines]:
    """Return who has each name of the list, and which names stand in it twice."""
    found = {"once": Lines(), "twice": Lines()}

    def read(row: Row) -> Iterable[Record]:
        for column in set(LISTED.columns) - set(LISTED.left):
            row.get(column, str)  # what cannot be read is nobody's name: its row is set aside
        row.take("Program", str)
        person = row.get("SDN_Type", str) == "individual"
        number, name = row.take("ent_num", whole), row.take("SDN_Name", str)
        if found["once"].first(name, 2 * number + person) != 2 * number + person:
            found["twice"].first(name, 1)
        return ()

    for _ in LISTED.rows(path, read):
        pass
    return found


def rows(of: Table, path: Path, read: Callable[[Row], Iterable[Record]]) -> Iterator[Record]:
    """Yield the records of a table, without the mark of the file's end."""
    marks = 0
    for record in of.rows(path, read):
        if isinstance(record, SetAside) and record.raw == "\x1a":
            marks += 1
        elif isinstance(record, Counted):
            yield replace(record, units=record.units - marks)
        else:
            yield record
