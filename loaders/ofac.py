"""OFAC's sanctions lists as CSV: sdn.csv (who is listed), alt.csv (their other names), add.csv.

Specification: dat_spec.txt of the US Treasury (public domain): no header, ``-0-`` for
nothing, the files joined by ``ent_num``, a byte 0x1A at the end. The lists of those who are not
SDNs (cons_prim.csv and so on) are written in the same way.

Known limits. The files say neither when somebody was listed nor when they were published: a day in
the file's name (``sdn_2018-10-19.csv``) is taken for that of publication. Without it a listing has
no date, and no person is linked to anybody: "Linked To:" is read only between those that the list
has as no persons. A title is quoted only with a date, and is no post, since it is free text.
Nationality, birth, papers and weak aliases (those in the remarks) are left out. alt.csv and add.csv
do not tell who has a name or an address: load them beside sdn.csv. Of an address the town and the
state are taken, since the street may be a person's home. The programmes are codes, and say of what
somebody is accused, not that it is so.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from loaders import datasets, states
from loaders.lasting import begun
from loaders.ofac_tables import KINDS, LISTED, NAMED, first, names, rows, table
from loaders.opening import bare_name
from loaders.seen import New
from loaders.spans import day
from loaders.table import Row, RowError, whole
from ontology.names import made_id
from ontology.records import (
    Actor,
    Evidence,
    Name,
    Naming,
    Participant,
    Quotation,
    Record,
    Relation,
    Report,
    Source,
)
from ontology.seen import Lines
from ontology.terms import ActorKind, EventType, RelationType, Reliability, Role

__all__ = ["load", "recognises"]

DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
#: What a given name has and a surname, written in capitals, has not.
SMALL, GIVEN = re.compile("[a-z]"), re.compile("[A-Z][a-z]")
LINKED = re.compile(r"Linked To: (.+)")
NUMBERED = re.compile(r"(?:Vessel Registration Identification (IMO)|(MMSI)) ([0-9]+)\.?")


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the first row is one of OFAC's."""
    return "-0-" in beginning and table(beginning) is not None


def load(path: Path) -> Iterator[Record]:
    """Yield those who are listed, that they are sanctioned, and to whom they are linked."""
    which = table(first(path))
    name = Path(bare_name(path)).stem
    source = datasets.source(
        path, "ofac", "OFAC sanctions list",
        publisher="ofac", published=_published(name), reliability=Reliability.B,
    )  # fmt: skip
    yield source
    if which is LISTED or which is None:
        yield from rows(LISTED, path, Listings(source, names(path)))
    else:
        yield from rows(which, path, _alias() if which is NAMED else _address())


def _published(name: str) -> date | None:
    found = DATED.search(name)
    try:
        return day("-".join(found.groups())) if found else None
    except ValueError:
        return None


class Listings:
    """A reader of sdn.csv, which knows who has which name."""

    def __init__(self, source: Source, names: dict[str, Lines]) -> None:
        self.source, self.names = source, names
        self.lines, self.new = Lines(), New()
        self.when = begun((), source.published)

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row."""
        number = row.take("ent_num", whole)
        first = self.lines.first(str(number), row.line)
        if first != row.line:
            raise RowError(f"entry {number} stands in line {first} already")
        remarks = (row.get("Remarks", str) or "").split("; ")
        actor = _actor(row, number, remarks)
        said = [row.take("Program", str), row.get("Title", str)]
        report = Report(
            id=f"{self.source.id}/{number}",
            event=f"ofac/{number}",
            type=EventType.SANCTION,
            when=self.when,
            participants=(
                Participant(role=Role.INITIATOR, actor="us-department-of-the-treasury"),
                Participant(role=Role.RECIPIENT, actor=actor.id),
            ),
            codes=tuple(("ofac-program", made_id(code)) for code in _programmes(said[0] or "")),
            evidence=self.evidence(row, *(said if self.source.published else said[:1])),
        )
        return [*self.new(actor), *self.links(row, actor, remarks), report]

    def evidence(self, row: Row, *words: str | None) -> Evidence:
        """Return the words of a row that say something."""
        return Evidence(
            said_on=self.source.published,
            quotations=tuple(Quotation(exact=each, lang="en") for each in words if each),
            locator=f"line {row.line}",
        )

    def links(self, row: Row, actor: Actor, remarks: list[str]) -> Iterator[Record]:
        """Yield those to whom the remarks link an actor, and that they do."""
        for n, remark in enumerate(remarks, 1):
            if not (found := LINKED.fullmatch(remark)):
                continue
            other, id_, person = self.named(found[1], last=n == len(remarks))
            if (person or actor.kind is ActorKind.PERSON) and not self.source.published:
                continue
            if id_.startswith("ofac/name/"):
                yield from self.new(Actor(id=id_, kind=ActorKind.UNKNOWN, name=other, lang=None))
            yield Relation(
                id=f"{self.source.id}/{actor.id.removeprefix('ofac/')}/{n}",
                type=RelationType.ASSOCIATED_WITH,
                subject=actor.id,
                object=id_,
                evidence=self.evidence(row, remark),
            )

    def named(self, name: str, *, last: bool) -> tuple[str, str, bool]:
        """Return a name, the id of who has it, and whether that may be a person.

        The last remark ends in a full stop, which may be the name's own ("S.A.").
        """
        for each in (name, name.removesuffix(".")) if last else (name,):
            number = self.names["once"].first(each, 0)
            if number and not self.names["twice"].first(each, 0):
                return each, f"ofac/{number // 2}", bool(number % 2)
        bare = name.removesuffix(".") if last and name.count(".") == 1 else name
        return bare, made_id("ofac", "name", bare), True


def _actor(row: Row, number: int, remarks: list[str]) -> Actor:
    """Return who is listed in a row."""
    kind = KINDS.get(row.get("SDN_Type", str) or "", ActorKind.ORGANIZATION)
    name = row.take("SDN_Name", str)
    sign, flag, sort = (row.get(c, str) for c in ("Call_Sign", "Vess_flag", "Vess_type"))
    codes = [("call-sign", sign)] if sign else []
    numbers = filter(None, map(NUMBERED.fullmatch, remarks))
    codes += [((each[1] or each[2]).lower(), each[3]) for each in numbers]
    state = states.by_name(flag) if flag else None
    codes += [("ofac-flag", flag)] if flag and not state else []
    return Actor(
        id=f"ofac/{number}",
        kind=kind,
        name=name,
        lang=None,
        names=_turned(name) if kind is ActorKind.PERSON else (),
        codes=tuple(codes),
        country=state if kind is ActorKind.VESSEL else None,
        about=sort if kind is ActorKind.VESSEL else None,
    )


def _turned(name: str) -> tuple[Name, ...]:
    """Return a person's name as it is spoken, where it is written with the surname first.

    >>> _turned("DARWISH, Samir Sakhir")[0].text
    'Samir Sakhir DARWISH'
    """
    surname, _, given = name.partition(", ")
    if "," in given or SMALL.search(surname) or not GIVEN.search(given):
        return ()
    return (Name(text=f"{given} {surname}"),)


def _programmes(value: str) -> list[str]:
    """Return the programmes of a cell.

    >>> _programmes("NPWMD] [IFSR")
    ['NPWMD', 'IFSR']
    """
    return [each.strip(" []") for each in value.split("] [")]


def _alias() -> Callable[[Row], Iterable[Record]]:
    """Return a reader of alt.csv: each row is a further name of somebody."""
    lines = Lines()

    def read(row: Row) -> Iterable[Record]:
        number, name = row.take("ent_num", whole), row.take("alt_name", str)
        key = row.take("alt_num", whole)
        if (first := lines.first(str(key), row.line)) != row.line:
            raise RowError(f"name {key} stands in line {first} already")
        names = (Name(text=name), *_turned(name))
        return [Naming(actor=f"ofac/{number}", names=names)]

    return read


def _address() -> Callable[[Row], Iterable[Record]]:
    """Return a reader of add.csv: each row says in which town and state somebody is."""
    lines = Lines()

    def read(row: Row) -> Iterable[Record]:
        number, key = row.take("ent_num", whole), row.take("add_num", whole)
        if (first := lines.first(str(key), row.line)) != row.line:
            raise RowError(f"address {key} stands in line {first} already")
        parts = (row.get("city", str), row.get("country", str))
        place = ", ".join(part for part in parts if part)
        return [Naming(actor=f"ofac/{number}", addresses=(place,))] if place else []

    return read
