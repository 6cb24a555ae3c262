"""Tallies: how many events there are of an actor, between two, of a type, in a month, in all.

The engine has no index on values and counts by visiting. A tally is a count that is kept: of each
initiator and recipient, of each actor and of each type, in each month and in all, and of each
month. An event names the tallies of its dyads and of its actors (`det:dyadMonth`,
`det:actorMonth`), which makes them an index too. They follow from the events' derived values alone,
and can be made again from them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple
from urllib.parse import quote

from graph import ntriples as nt
from graph.iris import ID, TALLY
from graph.node import Triple
from ontology.terms import DET, RDF, XSD

__all__ = ["Deltas", "Facts", "Key", "counts", "described", "index", "month"]

#: So many tallies are held in memory before they go to a temporary file.
MANY = 50_000
ACTOR, TYPE = f"{ID}actor/", "https://w3id.org/detente/type/"
GRAPH = nt.iri(TALLY)
COUNTS = (DET.eventCount, DET.initiatedCount, DET.receivedCount)
#: The classes of the tallies: in all, and in a month.
KINDS = {
    "actor": (DET.ActorTally, DET.ActorMonthTally),
    "dyad": (DET.DyadTally, DET.DyadMonthTally),
    "month": (DET.MonthTally, DET.MonthTally),
    "type": (DET.TypeTally, DET.TypeMonthTally),
}
#: What a tally is of.
PARTS = {
    "actor": (DET.tallyActor,),
    "dyad": (DET.tallyInitiator, DET.tallyRecipient),
    "month": (),
    "type": (DET.tallyType,),
}
#: How the counts of a tally change, and what that becomes of those that are not in memory.
ADD = """INSERT INTO delta VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET n = n + excluded.n, i = i + excluded.i, r = r + excluded.r"""


class Key(NamedTuple):
    """What is counted, by IRIs; the month is empty for all months.

    Of a dyad one side may be empty, where an event has nobody on it.
    """

    of: str
    first: str
    second: str
    month: str

    @property
    def kind(self) -> str:
        """The class of the tally; of a dyad with one side there is none of its own."""
        if self.of == "dyad" and not (self.first and self.second):
            return DET.Tally
        return KINDS[self.of][bool(self.month)]

    @property
    def iri(self) -> str:
        """The IRI of the tally."""
        named = {"dyad": (self.first, self.second), "month": ()}.get(self.of, (self.first,))
        # That of a dyad in all ends in a semicolon, so that its sides are never taken for a month.
        months = (self.month,) if self.month or self.of == "dyad" else ()
        return f"{ID}tally/{self.of}/{';'.join((*map(_part, named), *months))}"

    @property
    def in_all(self) -> "Key":
        """The tally of the same in all months."""
        return self._replace(month="")


def _part(iri: str) -> str:
    """Return an actor or a type as a part of an IRI; parts are told apart by semicolons."""
    own = iri.removeprefix(ACTOR).removeprefix(TYPE)
    return own if own != iri and ";" not in own else quote(iri, safe="")


@dataclass(frozen=True, slots=True)
class Facts:
    """What of an event is counted: IRIs of its actors by role and of its type, and its month.

    The type and the month are empty where they are not known. ``mutual`` are those who take part
    where none acts on the other: of two, each has met the other.
    """

    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    mutual: tuple[str, ...]
    others: tuple[str, ...]
    month: str
    type: str = ""

    @property
    def actors(self) -> set[str]:
        """Everybody who takes part, in any role."""
        return {*self.initiators, *self.recipients, *self.mutual, *self.others}


def month(earliest: str, latest: str) -> str:
    """Return the month of an event from its first and last day, empty where both are open.

    >>> month("2026-01-30", "2026-02-02"), month("2026-01-30", "9999-12-31")
    ('2026-02', '2026-01')
    """
    day = latest if latest < "9999" else earliest
    return day[:7] if day > "0002" else ""


def dyads(facts: Facts) -> list[Key]:
    """Return the tallies of each pair of an initiator and a recipient, and of those who meet.

    Two who meet in an event in which one acts on the other too are one pair.
    """
    pairs = [
        (one, other)
        for one in facts.initiators or ("",)
        for other in facts.recipients or ("",)
        if one or other
    ]
    pairs += permutations(facts.mutual, 2)
    return [Key("dyad", one, other, facts.month) for one, other in dict.fromkeys(pairs)]


def index(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the tallies that an event names, each with the predicate by which it does."""
    for dyad in dyads(facts):
        yield DET.dyadMonth, dyad.iri
    for actor in sorted(facts.actors):
        yield DET.actorMonth, Key("actor", actor, "", facts.month).iri


def counts(facts: Facts) -> Iterator[tuple[Key, int, int]]:
    """Yield every tally that counts an event, and whether as initiated and as received."""
    for key, begun, met in _in_its_month(facts):
        yield key, begun, met
        if facts.month:
            yield key.in_all, begun, met
    if facts.month:
        yield Key("month", "", "", facts.month), 0, 0


def _in_its_month(facts: Facts) -> Iterator[tuple[Key, int, int]]:
    for dyad in dyads(facts):
        yield dyad, 0, 0
    if facts.type:
        yield Key("type", facts.type, "", facts.month), 0, 0
    for actor in facts.actors:
        begun, met = actor in facts.initiators, actor in facts.recipients
        yield Key("actor", actor, "", facts.month), begun, met


class Deltas:
    """How counts change; past the first thousands in a temporary file."""

    def __init__(self) -> None:
        self._few: dict[Key, list[int]] = {}
        self._many: sqlite3.Connection | None = None

    def add(self, facts: Facts, sign: int = 1) -> None:
        """Count an event, or with -1 take it back."""
        few = self._few
        for key, begun, met in counts(facts):
            found = few.get(key)
            if found is None:
                found = few[key] = [0, 0, 0]
            found[0] += sign
            found[1] += sign * begun
            found[2] += sign * met
        if len(few) >= MANY:
            self._spill()

    def _spill(self) -> None:
        if self._many is None:
            self._many = sqlite3.connect("", isolation_level=None)
            self._many.execute("PRAGMA journal_mode = OFF")
            self._many.execute("PRAGMA synchronous = OFF")
            key = "kind, first, second, month"
            self._many.execute(
                f"CREATE TABLE delta ({key}, n, i, r, PRIMARY KEY ({key})) WITHOUT ROWID"
            )
        self._many.execute("BEGIN")
        self._many.executemany(ADD, ((*key, *found) for key, found in sorted(self._few.items())))
        self._many.execute("COMMIT")
        self._few.clear()

    def __iter__(self) -> Iterator[tuple[Key, tuple[int, int, int]]]:
        """Yield each tally that changes, in order, with the change of its three counts."""
        for key, (n, begun, met) in self._sorted():
            if n or begun or met:
                yield key, (n, begun, met)

    def _sorted(self) -> Iterator[tuple[Key, Sequence[int]]]:
        if self._many is None:
            yield from sorted(self._few.items())
            return
        self._spill()
        rows = self._many.execute("SELECT * FROM delta ORDER BY kind, first, second, month")
        yield from ((Key(*row[:4]), row[4:]) for row in rows)


def described(key: Key, found: Iterable[int]) -> Iterator[Triple]:
    """Yield what is said of a tally with its counts."""
    tally = nt.iri(key.iri)
    yield tally, nt.iri(RDF.type), nt.iri(key.kind)
    for part, iri in zip(PARTS[key.of], (key.first, key.second), strict=False):
        if iri:
            yield tally, nt.iri(part), nt.iri(iri)
    if key.month:
        yield tally, nt.iri(DET.tallyMonth), f'"{key.month}"^^<{XSD.gYearMonth}>'
    for predicate, count in zip(COUNTS, found, strict=True):
        if key.of == "actor" or predicate == DET.eventCount:
            yield tally, nt.iri(predicate), nt.integer(count)
