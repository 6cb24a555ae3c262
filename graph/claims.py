"""Claims in: what a file says is taken in whole, replaced whole, taken back whole."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from graph import catalogue, identity, shipped
from graph.accounts import Account, Origin
from graph.ahead import Ahead
from graph.endpoint import Address
from graph.identity import judgements_of
from graph.inflow import Inflow
from graph.intake import Intake
from graph.iris import IDENTITY, derived_of, made
from graph.journal import Plan
from graph.keeping import keeper
from graph.lookup import Lookup
from graph.planning import QUADS, planned
from ontology.errors import QueryError, SourceError
from ontology.names import made_id
from ontology.records import Record
from ontology.terms import Verdict

__all__ = ["Claims"]


class Claims:
    """Claims about international politics, in memory, in a folder or at an endpoint.

    Use it as a context manager, or close it, so that another program may open the folder.
    """

    def __init__(self, where: Path | Address | None = None) -> None:
        self._engine = keeper(where)
        self._lookup = Lookup(self._engine, self._stands_for)
        self._engine.begin(lambda plan: catalogue.count(self._engine.store, plan.graphs))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store's folder."""
        self._engine.close()

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._engine.store)

    @property
    def store(self) -> ox.Store:
        """The engine itself, for those who know what they do: changes here have no source."""
        return self._engine.store

    @property
    def folder(self) -> Path | None:
        """The folder in which the graph lies; None in memory and at an endpoint."""
        return self._engine.folder

    @property
    def known(self) -> bool:
        """Whether anything was loaded yet; an endpoint has nothing of ours before."""
        return self._engine.known

    def _stands_for(self, actor: str) -> str:
        """Return the IRI under which an actor's events are gathered."""
        return identity.stands_for(self._engine.store, actor)

    def _kept(self, main: str, origin: Origin) -> Ahead:
        """Return what stays of the claims when a file is loaded again."""
        graphs = self._graphs_of(main, origin)
        mains = (main, *catalogue.renamed(self._engine.store, main, origin))
        own = (of for each in mains for of in (each, judgements_of(each), derived_of(each)))
        return Ahead(self._engine.store, [*graphs, *own])

    def _graphs_of(self, main: str, origin: Origin) -> list[str]:
        """Return the graphs that a file brought, by whatever name its source had then."""
        store = self._engine.store
        mains = (main, *catalogue.renamed(store, main, origin))
        return [graph for each in mains for graph in catalogue.graphs_of(store, each)]

    def held(self, origin: Origin) -> Account | None:
        """Return the account of a file that was loaded just as it is now, or None."""
        return catalogue.held(self._engine.store, origin)

    def extend(
        self, records: Iterable[Record], *, origin: Origin, replace: bool = False
    ) -> Account:
        """Load the records of one file: all of it, or nothing.

        What an earlier load of the same source said is replaced, and what one of the same file
        said, where its source had another name then. Where the source was another file's, nothing
        is done unless ``replace`` says so.

        Raises:
            SourceError: the records do not add up, or belong to another file's source.
        """
        with self._engine.workspace() as workspace:
            inflow = Inflow(self._engine, workspace, QUADS, lambda: self._filling(intake, origin))
            try:
                intake = Intake(
                    inflow, origin, lambda main: self._kept(main, origin), inflow.announce
                )
                intake.drain(self._engine.foreseen(records))
                inflow.finish()
                return self._settle(intake, origin, workspace, inflow, replace=replace)
            except BaseException:
                inflow.give_up()
                raise

    def begin(self) -> None:
        """Load the register and the vocabulary, unless they are there as they are shipped."""
        if self.held(shipped.origin()) is None:
            text, intake = shipped.prepared()
            with self._engine.workspace() as workspace:
                (workspace / QUADS).write_text(text, encoding="utf-8", newline="\n")
                self._settle(intake, shipped.origin(), workspace, replace=True)

    def _filling(self, intake: Intake, origin: Origin) -> list[str]:
        """Return the graphs that a source fills, none where it is not a new one of ours."""
        graphs = [*intake.graphs, judgements_of(intake.main), derived_of(intake.main)]
        store = self._engine.store
        old = self._graphs_of(intake.main, origin) or catalogue.owners(store, graphs)
        return graphs if intake.made and not old else []

    def _settle(
        self,
        intake: Intake,
        origin: Origin,
        workspace: Path,
        inflow: Inflow | None = None,
        *,
        replace: bool,
    ) -> Account:
        """Put the quads in the workspace in the place of what the same source said before."""
        direct = inflow is not None and inflow.direct
        renamed = catalogue.renamed(self._engine.store, intake.main, origin)
        old = [] if direct else self._graphs_of(intake.main, origin)
        if catalogue.owners(self._engine.store, intake.graphs) - {intake.main, *renamed}:
            problem = f"source {intake.account.source!r} belongs to another file"
            raise SourceError(problem, path=origin.name)
        if old and not replace:
            catalogue.refuse_other(self._engine.store, intake.main, origin)
        store = self._engine.store
        before = Ahead(store, intake.graphs if direct else ())
        judged = identity.changed(before, old, intake.judged)
        plan = Plan(
            drop=old,
            graphs=sorted(intake.graphs),
            derived=[derived_of(intake.main)],
            quads=0 if direct else intake.written,
            catalogued=0 if direct else intake.catalogued,
            made=intake.made,
        )
        self._commit(
            planned(
                store, workspace, plan, owner=intake.main, events=intake.events,
                judged=judged, deltas=intake.deltas, repeated=intake.repeated,
            ),
            workspace, origin.name, inflow,
        )  # fmt: skip
        intake.account.quads = catalogue.counted(self._engine.store, intake.graphs)
        intake.account.outcome = "replaced" if old else "loaded"
        intake.account.instead_of = tuple(renamed.values())
        return intake.account

    def _commit(self, plan: Plan, workspace: Path, name: str, inflow: Inflow | None = None) -> None:
        def decided() -> None:
            if inflow is not None:
                inflow.decided = True

        try:
            self._engine.commit(plan, workspace, decided)
        except ValueError as error:
            raise SourceError(str(error), path=name) from None

    def remove(self, source: str) -> list[str]:
        """Take back everything that a source says, and return the graphs that are gone.

        Raises:
            UnknownNameError: there is no such source.
        """
        store = self._engine.store
        graphs = catalogue.graphs_from(store, self._lookup.source(source))
        judged = identity.changed(store, graphs, {})
        stale = sorted(catalogue.owners(store, graphs) - set(graphs))
        plan = Plan(drop=graphs, stale=stale)
        with self._engine.workspace() as workspace:
            self._commit(planned(store, workspace, plan, judged=judged), workspace, source)
        return graphs

    def judge(self, one: str, other: str, verdict: str, *, by: str, why: str) -> None:
        """Record a person's judgement that two actors are the same, different, or unsure.

        It goes before what the rule says, and is taken back by judging again.

        Args:
            one: an actor's id, IRI or name, as ``other``.
            other: the other.
            verdict: ``same``, ``different`` or ``unsure``.
            by: who judges.
            why: for what reason.
        """
        if not by.strip() or not why.strip():
            raise QueryError("a judgement needs somebody who makes it, and a reason")
        pair = [self._lookup.own_actor(one), self._lookup.own_actor(other)]
        agent = made("agent", made_id(by.strip()))
        node = identity.judgement(pair[0], pair[1], Verdict.of(verdict), by=agent, why=why)
        store = self._engine.store
        kept = identity.others(store, node.iri)
        lines = [*kept, *(f"{s} {p} {o} <{IDENTITY}> ." for s, p, o in node)]
        plan = Plan(
            drop=[IDENTITY],
            graphs=[IDENTITY],
            quads=len(lines),
        )
        with self._engine.workspace() as workspace:
            text = "\n".join(lines) + "\n"
            (workspace / QUADS).write_text(text, encoding="utf-8", newline="\n")
            self._commit(planned(store, workspace, plan, judged=pair), workspace, "judgement")
