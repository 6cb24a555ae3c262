"""The graph that a user holds: claims in, questions and pictures out."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph import answering, asking, catalogue, identity, named
from graph.claims import Claims
from graph.table import Table, Triples
from ontology.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.checking import Problems
    from graph.explaining import Explanations
    from graph.overtime import By, Scale
    from graph.view import View
    from graph.view.shape import Theme

__all__ = ["EventGraph"]

#: How a named query is named; anything else is SPARQL.
NAME = re.compile(r"[a-z][a-z0-9-]*")


class EventGraph(Claims):
    """Claims about international politics, in memory or in a folder, to ask and to see.

    Use it as a context manager, or close it, so that another program may open the folder.
    """

    @property
    def rdf(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset, to read: its default graph is the union of all.

        Of a store at an endpoint it is a copy, as the claims are now.
        """
        from graph.dataset import dataset

        return dataset(self._engine.snapshot())

    def query(
        self,
        query: str,
        /,
        *,
        limit: int = asking.ROWS,
        offset: int = 0,
        timeout: float = asking.SECONDS,
        **values: object,
    ) -> Table | Triples | bool:
        """Answer a named query, or SPARQL text; see ``detente queries`` for the names.

        Args:
            query: a name, or the text of a SELECT, CONSTRUCT, DESCRIBE or ASK query.
            limit: how many rows or triples to return at the most; the answer says when it was cut.
            offset: how many to pass over before them.
            timeout: how many seconds it may take.
            values: the query's parameters, such as ``actor="Iran"``; ``$name`` in SPARQL text.

        Raises:
            UnknownNameError: no query, parameter, actor, place or type has that name.
            QueryError: the text is malformed or unsafe, a value does not fit, or time ran out.
        """
        return self._answer(query, values, limit, offset, timeout)

    def _answer(
        self, query: str, values: Mapping[str, object], rows: int, offset: int, seconds: float
    ) -> Table | Triples | bool:
        store = self._engine.store
        if not NAME.fullmatch(query.strip()):
            return answering.paged(store, self.sparql(query, **values), rows, offset, seconds)
        found = named.find(query.strip())
        self._engine.refuse(found.name, values)
        terms = named.terms_for(found, values, self._lookup)
        return answering.answer(store, found, terms, rows=rows, offset=offset, seconds=seconds)

    def sparql(self, query: str, /, **values: object) -> str:
        """Return the SPARQL that a named query, or a text with parameters, stands for.

        Of a named query it is the whole answer; `query` asks for no more of it than is wanted.
        """
        if NAME.fullmatch(query.strip()):
            return named.with_values(named.find(query.strip()), values, self._lookup)
        return named.with_terms(query, values)

    def table(self, query: str, /, **values: object) -> Table:
        """Answer a query whose answer is a table."""
        found = self._answer(query, values, asking.ROWS, 0, asking.SECONDS)
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

        return problems(self._engine.snapshot())

    def export(self, path: str | Path, format: str | None = None) -> None:  # noqa: A002  # what one types
        """Write the whole graph as Turtle, TriG, N-Quads or JSON-LD, by the file's suffix."""
        from graph.export import write

        write(self._engine.snapshot(), Path(path), format)

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

    def snapshots(
        self,
        *,
        by: "By" = "month",
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> "dict[str, nx.DiGraph[str]]":
        """Return who acts on whom in each period, as ``dyads`` does for all time.

        An event is counted in the period of its last day. Each network says in its attributes which
        ``period`` it is, how many of its events may have been earlier (``vague``), and how many
        have no day at all and are in none (``undated``). Periods without events are empty networks.

        Args:
            by: ``week`` (ISO 8601), ``month``, ``quarter`` or ``year``.
            since: events that may have ended on this day or later.
            until: events that may have begun on this day or earlier.
        """
        from graph.overtime import snapshots

        return snapshots(self._engine.store, by=by, since=since, until=until)

    def escalation(
        self,
        actor: str,
        other: str,
        *,
        by: "By" = "month",
        scale: "Scale" = "quad",
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Table:
        """Return the course of what two actors do to each other, a row for each period.

        Columns: ``period``; ``events``, and how many of each quad class; ``net``, the sum of the
        intensities, and ``mean``, their mean, both below zero where conflict outweighs; ``forth``,
        the mean of what ``actor`` does to ``other``, and ``back``; ``without``, how many events
        have no intensity. An event counts in the period of its last day. What a minister or an army
        did stands under his or its own name, not the state's.

        Args:
            actor: one of the two.
            other: the other.
            by: ``week`` (ISO 8601), ``month``, ``quarter`` or ``year``.
            scale: ``quad``, from -2 (material conflict) to 2 (material cooperation), which every
                event has; or ``source``, from -10 to 10, the mean of what its reports give.
            since: events that may have ended on this day or later.
            until: events that may have begun on this day or earlier.
        """
        from graph.overtime import escalation

        pair = self._lookup.actor(actor), self._lookup.actor(other)
        return escalation(self, *pair, by=by, scale=scale, since=since, until=until)

    def why(self, claim: str) -> "Explanations":
        """Return why a claim is in the graph: who says so, where, in which words, by which rule.

        Args:
            claim: the id or IRI of a report, relation or post, or of an event for all its reports.

        Raises:
            UnknownNameError: there is no such claim or event.
        """
        from graph.explaining import Explanations, explained

        found, store = self._lookup.claims(claim), self._engine.reading()
        stand = partial(identity.stands_for, store)
        return Explanations(explained(store, each, stand) for each in found)

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

        store = self._engine.reading()
        return View.of(
            store,
            self._lookup,
            partial(identity.stands_for, store),
            actor=actor,
            hops=hops,
            since=since,
            until=until,
            types=types,
            title=title,
            theme=theme,
        )
