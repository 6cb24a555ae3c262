"""What a user asks of a store at an endpoint: sent as it understands it, read as it comes in.

A query is read here first, by the embedded engine and of nothing: so it is malformed in the same
words as elsewhere, and it is known what it answers with.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from graph import asking
from graph.asking import Answer
from graph.endpoint_wire import RESULTS, TRIPLES, Body, Request
from graph.guard import tokens_of
from graph.table import Table, Triples
from ontology.errors import QueryError

if TYPE_CHECKING:
    from graph.remote import Remote

__all__ = ["answered", "results", "selecting", "true"]


def answered(
    remote: "Remote", text: str, rows: int, seconds: float, stopped: threading.Event
) -> Table | Triples | bool:
    """Return what a query answers, cut after some rows, or where the server cuts it.

    Raises:
        QueryError: the query is malformed, or takes too long.
        StoreError: the endpoint cannot be reached, or answers with something else.
    """
    form = asking.asked(ox.Store(), text)
    graph = isinstance(form, ox.QueryTriples)
    accept = TRIPLES if graph else RESULTS
    with _asked(remote, text, accept, seconds) as body:
        try:
            if isinstance(form, ox.QueryBoolean):
                return true(results(body))
            found = asking.collected(_read(body, rows, graph=graph), rows, stopped)
        except (SyntaxError, ValueError) as error:
            raise remote.unread(error) from None
        cut = "x-sparql-maxrows" in body.headers
    if isinstance(found, bool) or not found.complete:
        return found
    if isinstance(found, Triples) and remote.dialect.virtuoso:
        # It cuts a graph without a word, but not the rows that the graph is made of.
        with _asked(remote, selecting(text), RESULTS, seconds) as body:
            cut = "x-sparql-maxrows" in body.headers
    return replace(found, complete=False) if cut else found


@contextmanager
def _asked(remote: "Remote", text: str, accept: tuple[str, ...], seconds: float) -> Iterator[Body]:
    late = (("timeout", str(int(seconds * 1000))),) if remote.dialect.virtuoso else ()
    request = Request(
        url=remote.address.query,
        form=(("query", remote.written(text)), *remote.union(text), *late),
        accept=accept,
        seconds=seconds,
        asked=True,
    )
    with remote.wire.streamed(request) as body:
        if body.headers.get("x-sql-state", "").startswith("S1T"):  # what came is not all
            raise QueryError(f"the query took longer than {seconds:g} seconds")
        yield body


def _read(body: Body, rows: int, *, graph: bool) -> Answer:
    if not graph:
        return results(body)
    made = ox.Store()
    read = ox.parse(cast("IO[bytes]", body), format=ox.RdfFormat.N_TRIPLES)
    made.extend(islice(read, rows + 1))
    return made.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def results(body: Body | bytes) -> Answer:
    """Return rows, or yes or no, from what came.

    Raises:
        SyntaxError: it is nothing of the kind.
    """
    return ox.parse_query_results(
        body if isinstance(body, bytes) else cast("IO[bytes]", body),
        format=ox.QueryResultsFormat.JSON,
    )


def true(found: Answer) -> bool:
    """Tell whether an answer says yes.

    Raises:
        ValueError: it says neither yes nor no.
    """
    if not isinstance(found, ox.QueryBoolean):
        raise ValueError("neither yes nor no")  # noqa: TRY004  # it came so
    return bool(found)


def selecting(text: str) -> str:
    """Return the SELECT of whose rows a CONSTRUCT makes its triples.

    >>> selecting("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5")
    'SELECT * WHERE { ?s ?p ?o } LIMIT 5'
    >>> selecting("CONSTRUCT WHERE { ?s ?p ?o }")
    'SELECT * WHERE { ?s ?p ?o }'
    """
    kept = list(tokens_of(text))
    at = next((n for n, (_, t) in enumerate(kept) if t.upper() in {"CONSTRUCT", "DESCRIBE"}), 0)
    after, depth = at + 1, 0
    while after < len(kept) and kept[at][1].upper() == "CONSTRUCT":
        kind = kept[after][0]
        if not depth and kind != "open":
            break
        depth += (kind == "open") - (kind == "close")
        after += 1
    head = [token for _, token in kept[:at]]
    return " ".join([*head, "SELECT *", *(token for _, token in kept[after:])])
