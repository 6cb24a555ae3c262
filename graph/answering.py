"""Answering a named query: within a window on the store that is as small as its rows allow."""

import time
from collections.abc import Mapping

import pyoxigraph as ox

from graph.asking import ask
from graph.guard import bound, parameters
from graph.named import Named
from graph.table import Table, Triples
from graph.window import windows
from graph.wording import lines_for
from ontology.errors import QueryError

__all__ = ["answer", "paged"]


def answer(
    store: ox.Store,
    query: Named,
    terms: Mapping[str, str],
    *,
    rows: int,
    offset: int,
    seconds: float,
) -> Table | Triples | bool:
    """Return the rows of a named query, from some row on.

    Raises:
        QueryError: it takes too long, or a limit is none.
    """
    names = set(parameters(query.text))
    end = time.monotonic() + seconds
    found: Table | Triples | bool = False
    for told in windows(store, names, terms, rows, offset):
        given = {**terms, **told}
        text = bound(lines_for(query.text, given.keys()), given)
        left = max(end - time.monotonic(), 0.001) if seconds > 0 else seconds
        found = paged(store, text, rows, 0 if "offset" in names else offset, left)
        if isinstance(found, bool) or not found.complete:
            break
    return found


def paged(
    store: ox.Store, text: str, rows: int, offset: int, seconds: float
) -> Table | Triples | bool:
    """Return what a query answers, from some row on.

    Raises:
        QueryError: it is malformed, reaches outside the store, takes too long, or a limit is none.
    """
    if offset < 0 or rows < 0:
        raise QueryError(f"not a limit: {rows} rows from row {offset}")
    found = ask(store, text, rows=rows + offset, seconds=seconds)
    if isinstance(found, Table):
        return found[offset:]
    if isinstance(found, Triples):
        return Triples(found.triples[offset:], found.complete)
    return found
