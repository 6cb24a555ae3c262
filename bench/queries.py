"""Measure each named query on a large store, beside the naive SPARQL and other engines.

    python -m bench.queries [N] [--store DIR] [--virtuoso URL] [--patience SECONDS]

N invented events (100,000 if nothing is said) are made and loaded, into DIR if it is given; a store
that is there already is taken for one of these. Ours is the query as a user asks it, for the first
fifty rows: finding the window, asking, and reading the rows; medians of five after one run that
does not count. "Naive" is the whole query, without window and limit, on pyoxigraph alone, in a
process of its own; it is asked twice, and the second time counts. "DuckDB" is a table of the same
events in memory, which needs ``pip install --group bench``; where it is not there, the column says
so. CPU milliseconds. "Virtuoso" is the naive query with the same limit at an endpoint that holds
the same graph, in milliseconds by the clock, since another process does the work. What takes longer
than a minute, or than is said, is given up.
"""

import argparse
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

import detente as dt
from bench.rivals import Tabled, table, virtuoso
from bench.synthetic import write
from graph.asking import PREFIXES
from graph.table import Table
from ontology.errors import QueryError

RUNS, ROWS, PATIENCE = 5, 50, 60
MONTH = {"since": "2021-03-01", "until": "2021-03-31"}
WEEK = {"since": "2021-03-01", "until": "2021-03-07"}
DYAD = {"actor": "Iran", "other": "Iraq"}
RARE = {"actor": "Police (Iran)"}
#: What is asked: the name of a query, and the values of its parameters.
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("who-did-what", {}),
    ("who-did-what", WEEK),
    ("who-did-what", {"actor": "Iran", **MONTH}),
    ("who-did-what", RARE),
    ("who-did-what", {"type": "ASSAULT"}),
    ("between", {**DYAD, "since": "2021-01-01", "until": "2021-12-31"}),
    ("by-month", {"actor": "Iran"}),
    ("by-month", {}),
    ("count", WEEK),
    ("count", {}),
    ("count", {"since": "2021-01-15", "until": "2021-12-15"}),
    ("count", RARE),
    ("degree", {}),
    ("degree", MONTH),
    ("degree", WEEK),
    ("dyads", {}),
    ("dyads", MONTH),
    ("via", DYAD),
    ("threats", {}),
    ("threats", RARE),
    ("threats", {"actor": "Police (Iran)", "target": "Police (Iraq)"}),
    ("sanctions", {}),
    ("sanctions", {"actor": "Police (Iran)", "target": "Police (Iraq)"}),
    ("pledges", {}),
    ("pledges", {**RARE, "since": "2022-09-01"}),
    ("prospects", {"actor": "Iran"}),
    ("relations", {"actor": "Iran"}),
    ("belongs-to", {"actor": "Iran"}),
    ("differences", {}),
    ("said-first", {}),
    ("said-first", RARE),
    ("first-and-last", RARE),
    ("near", {"place": "Baghdad", "km": "100"}),
    ("evidence", {"event": "{event}"}),
    ("source-says", {"source": "register"}),
)


def median(run: Callable[[], object]) -> float:
    """Return the median CPU milliseconds of some runs, fewer where they would take too long."""
    run()
    took: list[float] = []
    start = time.monotonic()
    while len(took) < RUNS and (not took or time.monotonic() - start < PATIENCE):
        before = time.process_time()
        run()
        took.append((time.process_time() - before) * 1000)
    return statistics.median(took)


def ours(
    graph: dt.KnowledgeGraph, name: str, values: dict[str, Any], patience: float
) -> tuple[str, str]:
    """Return how long a named query takes, and how many rows it has, if it does in time."""

    def ask() -> Table:
        found = graph.query(name, limit=ROWS, timeout=patience, **values)
        if not isinstance(found, Table):
            raise TypeError("a named query answers with a table")
        return found

    try:
        rows = ask()
    except QueryError:
        return "given up", ""
    return f"{median(ask):.0f}", f"{len(rows)}{'' if rows.complete else '+'}"


def naive(folder: Path, text: str, patience: float) -> str:
    """Return how long the engine alone takes, in a process that can be ended."""
    command = [sys.executable, "-m", "bench.queries", "--naive", str(folder)]
    try:
        done = subprocess.run(
            command, input=text, text=True, capture_output=True, timeout=patience, check=True
        )
    except subprocess.TimeoutExpired:
        return f"> {patience * 1000:,.0f}"
    except subprocess.CalledProcessError:
        return "failed"
    return done.stdout.strip()


def alone(folder: str, text: str) -> None:
    """Print the CPU milliseconds of one query on the engine alone: of the second run of two."""
    store = ox.Store.read_only(f"{folder}/rdf")

    def ask() -> None:
        found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(found, ox.QuerySolutions):
            for _ in found:
                pass

    ask()
    before = time.process_time()
    ask()
    print(f"{(time.process_time() - before) * 1000:.0f}")


def measured(folder: Path, tabled: Tabled, endpoint: str, patience: float) -> None:
    """Print a line for each query: ours, the naive one, the others, and the rows."""
    texts: list[tuple[str, str, str, str, str]] = []
    with dt.open(folder) as graph:
        event = str(graph.table("SELECT ?e { ?e a sem:Event } LIMIT 1")[0]["e"])
        for name, given in ASKED:
            values = {key: value.format(event=event) for key, value in given.items()}
            shown = " ".join((name, *(v for k, v in values.items() if k != "event")))
            took, rows = ours(graph, name, values, patience)
            text = graph.sparql(name, **values)
            texts.append((shown, took, rows, text, tabled(name, values, ROWS)))
    virtuosos = f" {'Virtuoso':>9}" if endpoint else ""
    print(f"\n{'CPU ms, median':52} {'ours':>9} {'naive':>9} {'DuckDB':>9}{virtuosos}  rows")
    for shown, took, rows, text, beside in texts:
        there = f" {virtuoso(endpoint, text, ROWS, patience):>9}" if endpoint else ""
        line = f"{shown:52} {took:>9} {naive(folder, text, patience):>9} {beside:>9}{there}  {rows}"
        print(line, flush=True)


def options() -> argparse.ArgumentParser:
    """Return what the command understands."""
    read = argparse.ArgumentParser(prog="python -m bench.queries")
    read.add_argument("events", nargs="?", type=int, default=100_000, help="how many to invent")
    read.add_argument("--store", type=Path, help="where the store is, or is to be")
    read.add_argument("--virtuoso", default="", help="the address of a SPARQL endpoint")
    read.add_argument("--patience", type=float, default=PATIENCE, help="seconds for a query")
    read.add_argument("--naive", default="", help=argparse.SUPPRESS)
    return read


def main() -> None:
    """Measure a store of so many events, which is made if it is not there."""
    told = options().parse_args()
    if told.naive:
        alone(told.naive, sys.stdin.read())
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, {version('pyoxigraph')}")
    with TemporaryDirectory() as made:
        folder = told.store or Path(made) / "store"
        events = write(told.events, Path(made) / "icews.tab")
        if not folder.exists():
            with dt.open(folder) as graph:
                print(graph.load(events))
        measured(folder, table(events), told.virtuoso, told.patience)


if __name__ == "__main__":
    main()
