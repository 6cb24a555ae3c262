"""Measure loading an ICEWS file and three named queries, beside plain rdflib in the same run.

    python -m bench.loading [FILE.tab]

Without a file, one of 3,705 invented rows is made. rdflib is given the very quads that we made of
the file, ready as N-Quads, so that its figure holds no mapping; ours holds all of it: reading,
mapping, deriving events, the journal. Medians of five; the queries' answers are compared; what
rdflib cannot answer, or not in half a minute, is said.
"""

import platform
import signal
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import rdflib

import detente as dt
from bench.synthetic import write
from graph.asking import PREFIXES

T = TypeVar("T")
RUNS = 5
#: Seconds after which plain rdflib is given up.
PATIENCE = 30
QUERIES: tuple[tuple[str, dict[str, str]], ...] = (
    ("who-did-what", {"actor": "Iran"}),
    ("between", {"actor": "Russia", "other": "United States"}),
    ("degree", {}),
)


def timed(run: Callable[[], T]) -> tuple[float, T]:
    """Return the median seconds of some runs after one that does not count, and the last result."""
    took = []
    result = run()
    for _ in range(RUNS):
        start = time.perf_counter()
        result = run()
        took.append(time.perf_counter() - start)
    return statistics.median(took), result


def on_disk(path: Path) -> int:
    """Load a file into a new folder, and return the number of quads."""
    with TemporaryDirectory() as folder, dt.open(Path(folder) / "store") as graph:
        graph.load(path)
        return len(graph)


def in_memory(path: Path) -> dt.KnowledgeGraph:
    """Load a file into memory."""
    graph = dt.open()
    graph.load(path)
    return graph


def plain(quads: Path) -> rdflib.Dataset:
    """Load quads that are ready into plain rdflib."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(quads, format="nquads")
    return graph


def answered(peer: rdflib.Dataset, text: str) -> tuple[float, int | str]:
    """Return how long plain rdflib takes, and how many rows it finds, or why it finds none."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    start = time.perf_counter()
    try:
        found: int | str = len(list(peer.query(text)))
    except Exception as error:  # whatever it cannot do is the figure
        found = type(error).__name__
    finally:
        signal.alarm(0)
    return time.perf_counter() - start, found


def compared(graph: dt.KnowledgeGraph, peer: rdflib.Dataset) -> None:
    """Print the time of each query on both, and whether the answers are as long."""
    head = "\n".join(f"PREFIX {prefix}: <{base}>" for prefix, base in PREFIXES.items())
    for name, values in QUERIES:
        text = graph.sparql(name, **values)
        ours, found = timed(partial(graph.table, text))
        took, theirs = answered(peer, f"{head}\n{text}")
        said = "same rows" if theirs == len(found) else f"{len(found)} rows; rdflib: {theirs}"
        print(
            f"{name:24} {ours * 1000:10.1f} ms {took * 1000:12.1f} ms   {took / ours:6.1f}x  {said}"
        )


def main(arguments: list[str]) -> None:
    """Print every figure."""
    warnings.simplefilter("ignore")  # rdflib's own deprecations
    with TemporaryDirectory() as folder:
        path = Path(arguments[0]) if arguments else write(3705, Path(folder) / "icews.tab")
        print(f"{platform.platform()}, Python {platform.python_version()}; {path.name}")
        for part in ("detente", "pyoxigraph", "rdflib"):
            print(f"  {part} {version(part)}")
        quads = Path(folder) / "all.nq"
        memory, graph = timed(lambda: in_memory(path))
        disk, count = timed(lambda: on_disk(path))
        graph.export(quads)
        again, _ = timed(lambda: graph.load(path))
        start = time.perf_counter()
        peer = plain(quads)
        theirs = time.perf_counter() - start
        print(f"\n{'':24} {'ours':>13} {'rdflib':>15}")
        print(
            f"{'load, in memory':24} {memory:10.2f} s  {theirs:12.2f} s    {theirs / memory:6.1f}x"
        )
        print(f"{'load, on disk':24} {disk:10.2f} s  {'none':>12}   ({count:,} quads)")
        print(f"{'load again, unchanged':24} {again * 1000:10.1f} ms")
        compared(graph, peer)


if __name__ == "__main__":
    main(sys.argv[1:])
