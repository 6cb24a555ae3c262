"""The engine under a graph at an endpoint: what `graph.engine` is to a folder.

What a change touches is fetched in batches into a working copy; the change is worked out there, as
it is for a folder, and becomes quads that go and quads that come. `graph.remote_journal` makes it
whole or not at all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pyoxigraph as ox

from graph import foreseeing
from graph.ahead import graph_name_of
from graph.endpoint import Address, Credentials
from graph.endpoint_dialect import UNIONS, dialect_of
from graph.endpoint_wire import RESULTS, Request, Wire
from graph.engine import FORMAT, LARGE
from graph.iris import CATALOGUE, FUSION, TALLY, made, within
from graph.journal import Plan, verified
from graph.keeping import Count
from graph.remote import Remote
from graph.remote_change import Change
from graph.remote_journal import Journal
from graph.remote_writing import Writer
from graph.working import Copy
from ontology.errors import StoreError
from ontology.records import Record, Report
from ontology.terms import DET, XSD

__all__ = ["RemoteEngine"]

#: How Virtuoso calls the answer to an ASK in a mode in which it leaves out rows of others.
RETURNED = b"__ASK_RETVAL"
#: So many records are looked at ahead, to fetch at once what will be asked of them.
AHEAD = 5_000
#: So many quads are copied whole at the most, to check, to export, or to read with rdflib.
MOST = 5_000_000
COUNT = ox.NamedNode(DET.quadCount)


class RemoteEngine:
    """A store at a SPARQL 1.1 endpoint, with its journal.

    Raises:
        StoreError: it cannot be reached, refuses, is of another version, or its default graph is
            not the union of its graphs.
    """

    folder: Path | None = None
    #: Whether quads are taken in while they are being made; an endpoint is told when all are there.
    direct = False
    #: So many names are looked through to suggest one.
    suggests = 1_000

    def __init__(self, address: Address, who: Credentials) -> None:
        self._wire = Wire(address, who)
        self._open = True
        try:
            self._connect(address)
        except BaseException:
            self.close()
            raise

    def _connect(self, address: Address) -> None:
        asked = Request(url=address.query, form=(("query", "ASK { }"),), accept=RESULTS, seconds=30)
        body, headers = self._wire.fetched(asked)
        if RETURNED in body:
            raise StoreError(
                f"{address}: this Virtuoso runs with CaseMode = 1, in which it answers wrongly: "
                "set CaseMode = 2 in its ini"
            )
        engine = headers.get("server", "")
        settled = address.settled(engine)
        self._remote = Remote(self._wire, settled, dialect_of(engine))
        self._writer = Writer(self._wire, settled)
        self._journal = Journal(self._remote, self._writer)
        self._known = self._journal.format()
        if self._known:
            self._unite()

    def _unite(self) -> None:
        """Find out how the union of all graphs is asked for, of a store that has something."""
        if self._known != FORMAT:
            raise StoreError(
                f"{self._remote.address} is a store of format {self._known!r}, not {FORMAT!r}"
            )
        plain = self._remote.dialect
        for union in UNIONS:
            self._remote.dialect = replace(plain, union=union)
            if self._sees():
                return
        raise StoreError(
            f"{self._remote.address}: its default graph is not the union of its graphs, which is "
            "what queries are about: let the server make it so"
        )

    def _sees(self) -> bool:
        try:
            return self._journal.seen()
        except StoreError:  # it does not know the parameter
            return False

    @property
    def known(self) -> bool:
        """Whether there is a store of ours at the endpoint."""
        return bool(self._known)

    @property
    def store(self) -> ox.Store:
        """The store, to read; it answers to the calls of the embedded engine that we use.

        Raises:
            StoreError: it is closed.
        """
        if not self._open:
            raise StoreError("the graph is closed")
        return cast("ox.Store", self._remote)

    def begin(self, count: Count) -> None:
        """Do nothing: what somebody left undone is done by whoever next changes the store."""

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """Be the one who changes the store, and give a folder to write new quads in.

        Raises:
            StoreError: somebody else is changing it, or one may not.
        """
        _ = self.store
        with TemporaryDirectory(prefix="detente-") as made_, self._journal.held():
            folder = Path(made_)
            if not self._known:
                self._journal.begin(FORMAT)
                self._known = FORMAT
                self._unite()
            for left, change in self._journal.left(folder):
                if change is not None:
                    self._carry_out(change)
                self._journal.done(left)
            self._remote.copy = Copy()
            try:
                yield folder
            finally:
                self._remote.copy = None

    def undo(self, graphs: list[str]) -> None:
        """Do nothing: no graph is filled before a change is decided."""

    def foreseen(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records, when what will be asked of their events and actors has been fetched."""
        left = iter(records)
        while some := list(islice(left, AHEAD)):
            reports = [record for record in some if isinstance(record, Report)]
            actors = {made("actor", p.actor) for r in reports for p in r.participants}
            foreseeing.claims(self._remote, {made("event", each.event) for each in reports})
            foreseeing.judgements(self._remote, actors)
            yield from some

    def commit(
        self, plan: Plan, workspace: Path, decided: Callable[[], None] = lambda: None
    ) -> None:
        """Write a change down, decide on it, and carry it out.

        Raises:
            ValueError: a quad is malformed, or in a graph that the plan does not name; nothing is
                done.
            StoreError: the endpoint failed; nothing is done, or, where it says so, all of it when
                the store is next changed.
        """
        path = workspace / "quads.nq"
        if not path.exists():
            path.touch()
        if plan.quads and not (plan.made and plan.quads > LARGE):
            verified(path, plan)
        change = self._change(plan, path)
        self._journal.log(change)
        self._journal.decide()
        decided()
        try:
            self._carry_out(change)
        except StoreError as error:
            raise StoreError(f"{error}; it is decided, and is done when you load again") from error
        self._journal.done()
        self._remote.copy = Copy()

    def _change(self, plan: Plan, path: Path) -> Change:
        """Return what goes and what comes, as it is worked out from the working copy."""
        gone = {line for pattern in _going(plan) for line in self._lines(*pattern)}
        if gone:
            with path.open(encoding="utf-8", newline="\n") as lines:
                gone.difference_update(line.rstrip() for line in lines)
        return Change(path, plan.drop, sorted(plan.graphs), sorted(gone, key=_by_graph))

    def _lines(
        self, subject: str, predicate: str | None, top: str, dropped: frozenset[str]
    ) -> Iterator[str]:
        """Yield what is said of a thing in a graph of ours, and in those of its files."""
        of = None if predicate is None else ox.NamedNode(predicate)
        for quad in self._remote.quads_for_pattern(ox.NamedNode(subject), of, None):
            graph = graph_name_of(quad)
            if within(graph, top) and graph not in dropped:
                yield f"{quad} ."

    def _carry_out(self, change: Change) -> None:
        change.carry_out(self._writer, self._journal.going_on)
        for some in range(0, len(change.put), 200):
            self._journal.going_on()
            self._count(change.put[some : some + 200])

    def _count(self, graphs: list[str]) -> None:
        """Note how many quads some graphs have, where the catalogue has them."""
        these = f"VALUES ?g {{ {' '.join(f'<{graph}>' for graph in graphs)} }}"
        known, old = (f"{these} GRAPH <{CATALOGUE}> {{ ?g {p} ?n }}" for p in ("?p", COUNT))
        new = f"(COUNT(*) AS ?n) WHERE {{ {these} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        ask = self._remote.rows
        there = {row["g"].value for row in ask(f"SELECT DISTINCT ?g WHERE {{ {known} }}")}
        was = {_pair(row) for row in ask(f"SELECT ?g ?n WHERE {{ {old} }}")}
        found = {_pair(row) for row in ask(f"SELECT ?g {new}")}
        self._writer.remove((CATALOGUE, _counted(*each)) for each in sorted(was - found))
        add = [_counted(*each) for each in sorted(found - was) if each[0] in there]
        if add:
            self._writer.add(CATALOGUE, add)

    def refuse(self, name: str, given: Collection[str]) -> None:
        """Refuse a named query that the endpoint is known to answer wrongly."""
        self._remote.dialect.refuse(name, given)

    def reading(self) -> ox.Store:
        """Return the store to read much of one by one: what was read is kept, for this one time."""
        _ = self.store
        return cast("ox.Store", replace(self._remote, copy=Copy(eager=True)))

    def snapshot(self) -> ox.Store:
        """Return a copy of all claims in memory, for what needs all of them.

        Raises:
            StoreError: there are too many.
        """
        if (there := len(self._remote)) > MOST:
            raise StoreError(
                f"{self._remote.address}: {there:,} quads, and this copies all of them: of a store "
                f"at an endpoint it takes {MOST:,} at the most"
            )
        copy = ox.Store()
        copy.bulk_extend(iter(self._remote))
        return copy

    def close(self) -> None:
        """Let go of the connections."""
        self._open = False
        self._wire.close()


def _pair(row: ox.QuerySolution) -> tuple[str, str]:
    return row["g"].value, row["n"].value


def _counted(graph: str, count: str) -> str:
    return f'<{graph}> {COUNT} "{count}"^^<{XSD.integer}> .'


def _going(plan: Plan) -> Iterator[tuple[str, str | None, str, frozenset[str]]]:
    """Yield the things of which something goes: which, of which predicate, and in which graph."""
    dropped = frozenset(plan.drop)
    for event in plan.clear:
        yield event, None, FUSION, dropped
    for tally in plan.reset:
        yield tally, None, TALLY, dropped
    for graph in plan.drop:
        yield graph, None, CATALOGUE, dropped
    for graph in plan.stale:
        yield graph, DET.digest, CATALOGUE, dropped


def _by_graph(line: str) -> tuple[str, str]:
    return line.rstrip(" .").rpartition(" ")[2], line
