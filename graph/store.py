"""The graph that a user holds: claims in, questions and pictures out."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from graph import asking, catalogue, fusion, identity, named, shipped
from graph.accounts import Account, Origin
from graph.engine import Engine, Plan
from graph.intake import Intake
from graph.iris import IDENTITY, made
from graph.lookup import Lookup
from graph.table import Table, Triples
from ontology.errors import QueryError, SourceError
from ontology.names import made_id
from ontology.records import Record
from ontology.terms import Verdict

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.checking import Problems
    from graph.view import View
    from graph.view.shape import Theme

__all__ = ["EventGraph"]


class EventGraph:
    """Claims about international politics, in memory or in a folder.

    Use it as a context manager, or close it, so that another program may open the folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._engine = Engine(folder)
        self._identities = identity.Identities(self._engine)
        self._lookup = Lookup(self._engine, self._identities.of)
        self._engine.recover(self._derive)

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
        """The folder in which the graph lies; None in memory."""
        return self._engine.folder

    @property
    def rdf(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset, to read: its default graph is the union of all."""
        from graph.dataset import dataset

        return dataset(self._engine.store)

    def _derive(self, events: Iterable[str]) -> None:
        fusion.derive(self._engine.store, events, self._identities.of)

    # -- what goes in ------------------------------------------------------------------------

    def held(self, origin: Origin) -> Account | None:
        """Return the account of a file that was loaded just as it is now, or None."""
        return catalogue.held(self._engine.store, origin)

    def extend(
        self, records: Iterable[Record], *, origin: Origin, replace: bool = False
    ) -> Account:
        """Load the records of one file: all of it, or nothing.

        What an earlier load of the same source said is replaced. Where that was a file of the same
        name in another place, and other content, nothing is done unless ``replace`` says so.

        Raises:
            SourceError: the records do not add up, or belong to another file's source.
        """
        with self._engine.workspace() as workspace:
            with (workspace / "quads.nq").open("w", encoding="utf-8", newline="\n") as out:
                intake = Intake(out, origin)
                intake.drain(records)
            return self._settle(intake, origin, workspace, replace=replace)

    def begin(self) -> None:
        """Load the register and the vocabulary, unless they are there as they are shipped."""
        if self.held(shipped.origin()) is None:
            text, intake = shipped.prepared()
            with self._engine.workspace() as workspace:
                (workspace / "quads.nq").write_text(text, encoding="utf-8", newline="\n")
                self._settle(intake, shipped.origin(), workspace, replace=True)

    def _settle(self, intake: Intake, origin: Origin, workspace: Path, *, replace: bool) -> Account:
        """Put the quads in the workspace in the place of what the same source said before."""
        old = catalogue.graphs_of(self._engine.store, intake.main)
        if catalogue.owners(self._engine.store, intake.graphs) - {intake.main}:
            problem = f"source {intake.account.source!r} belongs to another file"
            raise SourceError(problem, path=origin.name)
        if old and not replace:
            catalogue.refuse_other(self._engine.store, intake.main, origin)
        touched = catalogue.events_in(self._engine.store, old)
        plan = Plan(drop=old, quads=intake.written, events=sorted(intake.events | touched))
        self._engine.commit(plan, workspace, self._derive)
        intake.account.outcome = "replaced" if old else "loaded"
        return intake.account

    def remove(self, source: str) -> list[str]:
        """Take back everything that a source says, and return the graphs that are gone.

        Raises:
            UnknownNameError: there is no such source.
        """
        iri = self._lookup.source(source)
        graphs = catalogue.graphs_from(self._engine.store, iri)
        plan = Plan(drop=graphs, events=sorted(catalogue.events_in(self._engine.store, graphs)))
        with self._engine.workspace() as workspace:
            (workspace / "quads.nq").touch()
            self._engine.commit(plan, workspace, self._derive)
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
        graph = ox.NamedNode(IDENTITY)
        self._engine.forget(ox.NamedNode(node.iri), graph)
        lines = "".join(f"{s} {p} {o} <{IDENTITY}> .\n" for s, p, o in node)
        self._engine.store.load(lines, format=ox.RdfFormat.N_QUADS)
        self._derive(catalogue.events_with(self._engine.store, pair))

    # -- what comes out ----------------------------------------------------------------------

    def query(
        self,
        query: str,
        /,
        *,
        limit: int = asking.ROWS,
        timeout: float = asking.SECONDS,
        **values: object,
    ) -> Table | Triples | bool:
        """Answer a named query, or SPARQL text; see ``detente queries`` for the names.

        Args:
            query: a name, or the text of a SELECT, CONSTRUCT, DESCRIBE or ASK query.
            limit: how many rows or triples to return at the most; the answer says when it was cut.
            timeout: how many seconds it may take.
            values: the query's parameters, such as ``actor="Iran"``; ``$name`` in SPARQL text.

        Raises:
            UnknownNameError: no query, parameter, actor, place or type has that name.
            QueryError: the text is malformed or unsafe, a value does not fit, or time ran out.
        """
        text = self.sparql(query, **values)
        return asking.ask(self._engine.store, text, rows=limit, seconds=timeout)

    def sparql(self, query: str, /, **values: object) -> str:
        """Return the SPARQL that a named query, or a text with parameters, stands for."""
        if not any(c.isspace() for c in query.strip()):
            return named.with_values(named.find(query), values, self._lookup)
        return named.with_terms(query, values)

    def table(self, query: str, /, **values: object) -> Table:
        """Answer a query whose answer is a table."""
        found = asking.ask(self._engine.store, self.sparql(query, **values))
        if not isinstance(found, Table):
            raise QueryError("the answer to this query is not a table")
        return found

    def sources(self) -> Table:
        """Return what was loaded: each source, by whom, of which date, with its counts."""
        return catalogue.sources(self._engine.store)

    def actor(self, name: str) -> str:
        """Return the IRI of the actor with an id or a name in any spelling or script."""
        return self._lookup.actor(name)

    def check(self) -> "Problems":
        """Return how the graph breaks its shapes; empty where it keeps them."""
        from graph.checking import problems

        return problems(self._engine.store)

    def export(self, path: str | Path, format: str | None = None) -> None:  # noqa: A002
        """Write the whole graph as Turtle, TriG, N-Quads or JSON-LD, by the file's suffix."""
        from graph.export import write

        write(self._engine.store, Path(path), format)

    def network(
        self,
        *,
        actor: str | None = None,
        hops: int = 1,
        since: date | str | None = None,
        until: date | str | None = None,
        types: Iterable[str] = (),
    ) -> "nx.MultiDiGraph[str]":
        """Return actors and events as a network: initiator to event, event to the others.

        Args:
            actor: keep what lies within ``hops`` events of this one.
            hops: how many events away.
            since: keep events that may have ended on this day or later.
            until: keep events that may have begun on this day or earlier.
            types: keep events of these types.
        """
        from graph.network import network

        centre = None if actor is None else self._lookup.actor(actor)
        return network(
            self._engine.store, actor=centre, hops=hops, since=since, until=until, types=types
        )

    def dyads(
        self, *, since: date | str | None = None, until: date | str | None = None
    ) -> "nx.DiGraph[str]":
        """Return who acts on whom: an edge for each pair, weighted by the number of events."""
        from graph.network import dyads

        return dyads(self._engine.store, since=since, until=until)

    def view(
        self,
        *,
        actor: str | None = None,
        hops: int = 1,
        since: date | str | None = None,
        until: date | str | None = None,
        types: Iterable[str] = (),
        title: str | None = None,
        theme: "Theme" = "auto",
    ) -> "View":
        """Return a page of the graph: ``.save("page.html")``; shows itself in a notebook.

        Args:
            actor: show what lies within ``hops`` events of this one.
            hops: how many events away.
            since: show events that may have ended on this day or later.
            until: show events that may have begun on this day or earlier.
            types: show events of these types.
            title: what stands at the top.
            theme: ``auto``, ``light`` or ``dark``.
        """
        from graph.view import View

        return View.of(
            self._engine.store,
            self._lookup,
            self._identities.of,
            actor=actor,
            hops=hops,
            since=since,
            until=until,
            types=types,
            title=title,
            theme=theme,
        )
