"""Taking in a loader's records: quads to a file, and an account that must add up."""

from collections.abc import Iterable
from typing import IO

from graph import ntriples as nt
from graph.accounts import Account, Aside, Origin
from graph.identity import judged, judgements_of
from graph.iris import CATALOGUE, SHIPPED, graph_of, made
from graph.quads import triples
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
from ontology.terms import DCTERMS, DET, PROV, RDF

__all__ = ["Intake"]

ABOUT = nt.iri(DET.about)
#: The graphs of these names are the store's own.
RESERVED = frozenset({"catalogue", "fusion", "identity", SHIPPED})


class Intake:
    """Writes the quads of one file's records, and counts.

    ``graphs`` are the named graphs that they go to, with the number of quads written to each;
    ``events`` are the IRIs of all events that a report is about, ``judged`` the judgements of
    identity that are made, each with the actors that it is about.
    """

    def __init__(self, out: IO[str], origin: Origin) -> None:
        self.account = Account(file=origin.name, loader=origin.loader.partition(" ")[0])
        self.graphs: dict[str, int] = {}
        self.events: set[str] = set()
        self.judged: dict[str, set[str]] = {}
        self.main, self.catalogued = "", 0
        self._out, self._origin = out, origin
        self._sources: dict[str, Source] = {}
        self._source: Source | None = None
        self._counted = False

    @property
    def written(self) -> int:
        """How many quads were written, the catalogue's not counted."""
        return sum(self.graphs.values())

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
                self.account.aside.append(
                    Aside(self._origin.name, record.line, record.reason, record.raw)
                )
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
        if self._graph not in self.graphs:
            self.graphs[self._graph] = 0
            self._sources[self._graph] = source
            self._write(source)

    def _write(self, record: Record) -> None:
        if self._source is None:
            raise SourceError("a claim before any source", path=self._origin.name)
        if isinstance(record, Report | Relation | Post):
            self.account.reports += 1
        if isinstance(record, Report):
            self.events.add(made("event", record.event))
        about = isinstance(record, Statement) and record.predicate == ABOUT
        if isinstance(record, Statement) and about and record.object.startswith("<"):
            self.events.add(record.object[1:-1])
        for s, p, o in triples(record, self._source):
            self._out.write(f"{s} {p} {o} {self._term} .\n")
            self.graphs[self._graph] += 1
        if isinstance(record, Actor):
            self._judge(record)

    def _judge(self, actor: Actor) -> None:
        """Write what the register's names tell of an actor's identity."""
        graph = judgements_of(self.main)
        for s, p, o in judged(actor):
            self.judged.setdefault(s[1:-1], set()).add(made("actor", actor.id))
            self._out.write(f"{s} {p} {o} {nt.iri(graph)} .\n")
            self.graphs[graph] = self.graphs.get(graph, 0) + 1

    def _settle(self) -> None:
        account, path = self.account, self._origin.name
        if not self.main:
            raise SourceError("nothing was found in the file", path=path)
        if not self._counted:
            raise SourceError("the loader did not say how much it read", path=path)
        if account.read != account.loaded + len(account.aside):
            told = f"{account.loaded} loaded and {len(account.aside)} set aside"
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
                (DET.unitsSetAside, nt.integer(len(account.aside))),
            ]
        for p, o in said:
            self._out.write(f"{nt.iri(graph)} {nt.iri(p)} {o} {nt.iri(CATALOGUE)} .\n")
            self.catalogued += 1
