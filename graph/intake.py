"""Taking in a loader's records: quads to a file, and an account that must add up."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

import pyoxigraph as ox

from graph import alone
from graph import ntriples as nt
from graph.accounts import Account, Origin
from graph.ahead import Readable
from graph.identity import judged, judgements_of, stands_for
from graph.iris import CATALOGUE, SHIPPED, derived_of, graph_of, made
from graph.node import Triple
from graph.quads import triples
from graph.tally import Deltas
from ontology.errors import SourceError
from ontology.records import (
    Actor,
    Counted,
    Loaded,
    Post,
    Record,
    Relation,
    Report,
    SetAside,
    Source,
    Statement,
)
from ontology.seen import Lines
from ontology.terms import DCTERMS, DET, PROV, RDF

__all__ = ["Intake"]

ABOUT = nt.iri(DET.about)
JUDGED = nt.iri(DET.judgementOf)
ABOUT_NODE = ox.NamedNode(DET.about)
#: The graphs of these names are the store's own.
RESERVED = frozenset({"catalogue", "fusion", "identity", "tally", SHIPPED})
#: So many actors are remembered with the one for whom they stand.
MANY = 100_000


class Outlet(Protocol):
    """Where text is written."""

    def write(self, text: str, /) -> int:
        """Write some text."""


class Intake:
    """Writes the quads of one file's records, and counts.

    ``graphs`` are the named graphs that the claims go to, with the number of quads written to each;
    ``events`` are the IRIs of events for which what follows is still to be derived; for those that
    one report alone tells of it is written at once, and counted in ``deltas``; ``repeated`` are
    those of which a second report came after that. ``judged`` are the judgements of identity that
    are made, each with the actors that it is about; ``made`` is whether every term was written by
    us.

    Args:
        out: where the quads are written.
        origin: where the records come from.
        kept: gives what stays when a file with this main graph is loaded; nothing where None.
        announce: is told of each graph before something is written to it.
    """

    def __init__(
        self,
        out: Outlet,
        origin: Origin,
        kept: Callable[[str], Readable] | None = None,
        announce: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.account = Account(file=origin.name, loader=origin.loader.partition(" ")[0])
        self.graphs: dict[str, int] = {}
        self.events: set[str] = set()
        self.repeated: set[str] = set()
        self.judged: dict[str, set[str]] = {}
        self.deltas = Deltas()
        self.main, self.catalogued, self.derived, self.made = "", 0, 0, True
        self._out, self._origin, self._announce = out, origin, announce
        self._kept = kept or (lambda _: ox.Store())
        self._view: Readable = ox.Store()
        self._same: dict[str, set[str]] = {}
        self._reported = Lines()
        self._stands_for = lru_cache(MANY)(
            lambda actor: stands_for(self._view, actor, self._same.get(actor, ()))
        )
        self._sources: dict[str, Source] = {}
        self._source: Source | None = None
        self._counted, self._reports = False, 0

    @property
    def written(self) -> int:
        """How many quads were written, the catalogue's not counted."""
        return sum(self.graphs.values()) + self.derived

    def drain(self, records: Iterable[Record]) -> None:
        """Take in all records, then write the catalogue's entry.

        Raises:
            SourceError: the account does not add up, or a record cannot be said in RDF.
        """
        for record in records:
            try:
                self._take(record)
            except ValueError as error:
                raise SourceError(str(error), path=self._origin.name) from error
        self._settle()

    def _take(self, record: Record) -> None:
        match record:
            case Source():
                self._open(record)
            case Loaded():
                self.account.loaded += 1
            case SetAside():
                self.account.put_aside(record)
            case Counted():
                self.account.read, self.account.unit = record.units, record.unit
                self._counted = True
            case _:
                self._write(record)

    def _open(self, source: Source) -> None:
        """Let what follows be what this source says."""
        top = source.id.partition("/")[0]
        if top in RESERVED and top != self._origin.loader:
            raise ValueError(f"{source.id!r} is a name that the store keeps for itself")
        self._source = source
        self._graph = graph_of(source.id, source.part_of)
        self._term = nt.iri(self._graph)
        if not self.main:
            self.main, self.account.source = self._graph, source.id
            self._view = self._kept(self.main)
            self._derived = nt.iri(derived_of(self.main))
        if self._graph not in self.graphs:
            self._announce(self._graph)
            self.graphs[self._graph] = 0
            self._sources[self._graph] = source
            self._write(source)

    def _write(self, record: Record) -> None:
        if self._source is None:
            raise SourceError("a claim before any source", path=self._origin.name)
        if isinstance(record, Report | Relation | Post):
            self.account.reports += 1
        said = list(triples(record, self._source))
        term, write = self._term, self._out.write
        for s, p, o in said:
            write(f"{s} {p} {o} {term} .\n")
        self.graphs[self._graph] += len(said)
        if isinstance(record, Report):
            self._follow(record, said)
        elif isinstance(record, Actor):
            self._judge(record)
        elif isinstance(record, Statement):
            self.made = False
            if record.predicate == ABOUT and record.object.startswith("<"):
                self.events.add(record.object[1:-1])

    def _follow(self, report: Report, said: list[Triple]) -> None:
        """Write what follows for the event, unless other reports must be heard too."""
        event = made("event", report.event)
        self._reports += 1
        if event in self.events:
            return
        stood = self._reported.first(event, self._reports)
        if stood != self._reports:
            self.repeated.add(event)
        elif report.asserted and self._unheard_of(event):
            terms = nt.iri(made("report", report.id)), nt.iri(event)
            if found := alone.derived(said, *terms, self._stands_for):
                for s, p, o in found[0]:
                    self._out.write(f"{s} {p} {o} {self._derived} .\n")
                self.derived += len(found[0])
                self.deltas.add(found[1])
                return
        self.events.add(event)

    def _unheard_of(self, event: str) -> bool:
        """Tell whether no other file reports about an event."""
        return not any(self._view.quads_for_pattern(None, ABOUT_NODE, ox.NamedNode(event)))

    def _judge(self, actor: Actor) -> None:
        """Write what the register's names tell of an actor's identity."""
        graph = judgements_of(self.main)
        for s, p, o in judged(actor):
            self.judged.setdefault(s[1:-1], set()).add(made("actor", actor.id))
            if p == JUDGED:
                self._same.setdefault(made("actor", actor.id), set()).add(o[1:-1])
            self._out.write(f"{s} {p} {o} {nt.iri(graph)} .\n")
            self.graphs[graph] = self.graphs.get(graph, 0) + 1

    def _settle(self) -> None:
        account, path = self.account, self._origin.name
        if not self.main:
            raise SourceError("nothing was found in the file", path=path)
        if not self._counted:
            raise SourceError("the loader did not say how much it read", path=path)
        if account.read != account.loaded + account.set_aside:
            told = f"{account.loaded} loaded and {account.set_aside} set aside"
            raise SourceError(f"{account.read} {account.unit}s read, but {told}", path=path)
        for graph in list(self.graphs):
            self._catalogue(graph)

    def _catalogue(self, graph: str) -> None:
        """Write what the catalogue says of one graph."""
        origin, account = self._origin, self.account
        said = [
            (RDF.type, nt.iri(PROV.Bundle)),
            (DCTERMS.isPartOf, nt.iri(self.main)),
            (DET.loader, nt.text(origin.loader)),
        ]
        if graph in self._sources:
            of = made("source", self._sources[graph].id)
            said.append((PROV.wasDerivedFrom, nt.iri(of)))
        if graph == self.main:
            said += [
                (DET.digest, nt.text(origin.digest)),
                (DET.origin, nt.text(origin.place)),
                (DET.unit, nt.text(account.unit)),
                (DET.unitsRead, nt.integer(account.read)),
                (DET.unitsLoaded, nt.integer(account.loaded)),
                (DET.unitsSetAside, nt.integer(account.set_aside)),
            ]
        for p, o in said:
            self._out.write(f"{nt.iri(graph)} {nt.iri(p)} {o} {nt.iri(CATALOGUE)} .\n")
            self.catalogued += 1
