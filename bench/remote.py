"""Measure loading rows of GDELT into a store at an endpoint, and asking it.

    python -m bench.remote URL [ROWS] [--files N] [--of FILE.export.CSV] [--pid PID]

The engine must be running and hold nothing but what this brings: what it loads is taken back at
the end. The rows (10,000 by default) are those of `bench.scale`, in so many files. Who may change
the store is named by DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN. CPU seconds are ours, and
those of the engine where its process is named (on Linux): on a busy machine they say more than the
clock.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import detente as dt
from bench.scale import CASE, rows
from graph.endpoint_wire import Request, Wire
from graph.remote_engine import RemoteEngine
from graph.table import Table

#: Named queries, as they are asked of it.
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("who-did-what", {}),
    ("who-did-what", {"actor": "Iran"}),
    ("by-month", {"actor": "Iran"}),
    ("count", {}),
    ("degree", {}),
    ("dyads", {}),
)


class Counted:
    """Counts what goes over the wire, by what it is for."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.sent = self.came = 0

    def watch(self, wire: Wire) -> None:
        """Count the requests of a connection."""
        fetched = wire.fetched

        def counted(request: Request) -> tuple[bytes, object]:
            self.requests["changes" if request.content is not None else "questions"] += 1
            self.sent += len(request.content or b"") + sum(len(v) for _, v in request.form)
            answer = fetched(request)
            self.came += len(answer[0])
            return answer

        wire.fetched = counted  # type: ignore[assignment,method-assign]  # it watches

    def __str__(self) -> str:
        made = ", ".join(f"{n:,} {what}" for what, n in sorted(self.requests.items()))
        return f"{made}; {self.sent / 1e6:,.1f} MB sent, {self.came / 1e6:,.1f} MB came"


class Clock:
    """Prints how long something takes, here and in the engine, and how many quads a second."""

    def __init__(self, pid: int | None) -> None:
        self._stat = None if pid is None else Path(f"/proc/{pid}/stat")

    def engine(self) -> float:
        """Return the CPU seconds that the engine has used."""
        if self._stat is None:
            return 0.0
        ticks = self._stat.read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    @contextmanager
    def measured(self, what: str, quads: Callable[[], int] = lambda: 0) -> Iterator[None]:
        """Print how long something takes, and how many quads a second that is."""
        wall, used, there = time.perf_counter(), time.process_time(), self.engine()
        yield
        wall, used = time.perf_counter() - wall, time.process_time() - used
        there = self.engine() - there
        many = quads()
        per = f"; {many / wall:,.0f} quads/s, {many / max(there, 0.01):,.0f} a CPU-s of the engine"
        said = f"{what}: {wall:,.2f} s, {used:,.2f} CPU-s of ours, {there:,.2f} of the engine's"
        print(said + (per if many else ""), flush=True)


def files(folder: Path, of: Path, count: int, parts: int) -> list[Path]:
    """Write rows in so many files, and return their paths."""
    made: list[Path] = []
    lines = list(rows(of, count))
    size = -(-count // parts)
    for n in range(parts):
        made.append(folder / f"{20220101000000 + n}.export.CSV")
        made[-1].write_text("\n".join(lines[n * size : (n + 1) * size]) + "\n", encoding="utf-8")
    return made


def main() -> None:
    """Print what was measured."""
    read = argparse.ArgumentParser(description=__doc__, prog="python -m bench.remote")
    read.add_argument("url")
    read.add_argument("rows", type=int, nargs="?", default=10_000)
    read.add_argument("--files", type=int, default=1)
    read.add_argument("--of", type=Path, default=CASE)
    read.add_argument("--pid", type=int)
    given = read.parse_args()
    measured = Clock(given.pid).measured
    with TemporaryDirectory() as made, dt.open(given.url) as graph:
        paths = files(Path(made), given.of, given.rows, given.files)
        with measured("the register, if it is not there"):
            graph.begin()
        keeper, counted = graph._engine, Counted()
        if not isinstance(keeper, RemoteEngine):
            raise TypeError("not the address of an endpoint")
        counted.watch(keeper._wire)
        accounts, before = dt.Accounts(), len(graph)
        with measured(f"{given.rows:,} rows in {given.files} files", lambda: len(graph) - before):
            accounts = graph.load(*paths)
        print(f"  {sum(a.quads for a in accounts):,} quads in their own graphs; {counted}")
        print(f"  {len(graph):,} quads in the store")
        with measured("the same again, unchanged"):
            graph.load(*paths)
        for name, values in ASKED:
            with measured(f"{name} {values or ''}, fifty rows"):
                found = graph.query(name, limit=50, **values)
            assert isinstance(found, Table)
        with measured("taken back"):
            for account in accounts:
                graph.remove(account.source)


if __name__ == "__main__":
    main()
