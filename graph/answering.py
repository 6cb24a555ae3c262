"""Answering a named query: within a window on the store that is as small as its rows allow."""

import re
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import pyoxigraph as ox

from graph.asking import MOST_SECONDS, PREFIXES, ask, within
from graph.guard import bound, parameters
from graph.named import Named
from graph.table import Table, Triples
from graph.window import windows
from graph.wording import lines_for
from ontology.errors import QueryError

__all__ = ["answer", "paged"]

T = TypeVar("T")
#: How a query that is of one type of event says so.
KIND = re.compile(r"sem:eventType type:(\w+)")


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
    of_one = KIND.search(query.text)
    kind = PREFIXES["type"] + of_one.group(1) if of_one else ""
    end = time.monotonic() + seconds
    found: Table | Triples | bool = False
    every = windows(store, names, terms, rows, offset, kind)
    while (told := _timely(lambda: next(every, None), seconds, end)) is not None:
        given = {**terms, **told}
        text = bound(lines_for(query.text, given.keys()), given)
        left = max(end - time.monotonic(), 0.001) if seconds > 0 else seconds
        found = paged(store, text, rows, 0 if "offset" in names else offset, left)
        if isinstance(found, bool) or not found.complete:
            break
    return found


def _timely(find: Callable[[], T], seconds: float, end: float) -> T:
    """Return what is found out about the store, which counts towards the time of the query."""
    if not 0 < seconds < MOST_SECONDS:
        return find()  # the query itself says what is wrong
    try:
        return within(find, max(end - time.monotonic(), 0.001))
    except TimeoutError:
        raise QueryError(f"the query took longer than {seconds:g} seconds") from None


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
