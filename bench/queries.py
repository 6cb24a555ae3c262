"""Measure each named query on a large store, beside the naive SPARQL on the engine alone.

    python -m bench.queries [STORE | N]

Without a store, one of N invented events is made, 100,000 if nothing is said. Ours is the query
as a user asks it, for the first fifty rows: finding the window, asking, and reading the rows;
medians of five after one run that does not count. Beside it stands the whole query, without window
and limit, on pyoxigraph alone, in a process of its own; it is asked twice, and the second time
counts. CPU milliseconds. What takes longer than a minute is given up.
"""

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
    ("degree", {}),
    ("degree", MONTH),
    ("degree", WEEK),
    ("dyads", {}),
    ("dyads", MONTH),
    ("via", DYAD),
    ("threats", {"actor": "Police (Iran)", "target": "Police (Iraq)"}),
    ("sanctions", {"actor": "Police (Iran)", "target": "Police (Iraq)"}),
    ("pledges", {**RARE, "since": "2022-09-01"}),
    ("prospects", {"actor": "Iran"}),
    ("relations", {"actor": "Iran"}),
    ("belongs-to", {"actor": "Iran"}),
    ("differences", {}),
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


def ours(graph: dt.KnowledgeGraph, name: str, values: dict[str, Any]) -> tuple[str, str]:
    """Return how long a named query takes, and how many rows it has, if it does in time."""

    def ask() -> Table:
        found = graph.query(name, limit=ROWS, timeout=PATIENCE, **values)
        if not isinstance(found, Table):
            raise TypeError("a named query answers with a table")
        return found

    try:
        rows = ask()
    except QueryError:
        return "given up", ""
    return f"{median(ask):.0f}", f"{len(rows)}{'' if rows.complete else '+'}"


def naive(folder: Path, text: str) -> str:
    """Return how long the engine alone takes, in a process that can be ended."""
    command = [sys.executable, "-m", "bench.queries", "--naive", str(folder)]
    try:
        done = subprocess.run(
            command, input=text, text=True, capture_output=True, timeout=PATIENCE, check=True
        )
    except subprocess.TimeoutExpired:
        return f"> {PATIENCE},000"
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


def measured(folder: Path) -> None:
    """Print a line for each query: ours, the naive one, and the rows."""
    texts: list[tuple[str, str, str, str]] = []
    with dt.open(folder) as graph:
        event = str(graph.table("SELECT ?e { ?e a sem:Event } LIMIT 1")[0]["e"])
        for name, given in ASKED:
            values = {key: value.format(event=event) for key, value in given.items()}
            shown = " ".join((name, *(v for k, v in values.items() if k != "event")))
            texts.append((shown, *ours(graph, name, values), graph.sparql(name, **values)))
    print(f"\n{'CPU ms, median':52} {'ours':>9} {'naive':>9}  rows")
    for shown, took, rows, text in texts:
        print(f"{shown:52} {took:>9} {naive(folder, text):>9}  {rows}", flush=True)


def main(arguments: list[str]) -> None:
    """Measure a store, or one that is made of so many events."""
    given = arguments[0] if arguments else "100000"
    if given == "--naive":
        alone(arguments[1], sys.stdin.read())
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, {version('pyoxigraph')}")
    if not given.isdigit():
        measured(Path(given))
        return
    with TemporaryDirectory() as made:
        folder = Path(made) / "store"
        with dt.open(folder) as graph:
            print(graph.load(write(int(given), Path(made) / "icews.tab")))
        measured(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
