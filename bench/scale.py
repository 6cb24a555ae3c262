"""Measure loading many rows of GDELT to a store on disk, beside the engine alone, in the same run.

    python -m bench.scale [ROWS] [--of FILE.export.CSV] [--runs N]

The rows (100,000 by default) are those of a GDELT 2.0 file with new ids and days, without one those
of the loader's own test case. The limit is the engine's bulk load of the very quads that we made,
ready as N-Quads on disk: it reads no table, maps nothing, derives nothing and keeps no journal.
Each measurement is a process of its own, and makes a new store; medians are printed. The disk's
speed is in both figures. "Mapping" reads the table and writes its quads to nowhere: what is held is
ours alone, without the engine's.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

CASE = Path(__file__).parent.parent / "tests" / "loaders" / "gdelt" / "in.CSV"
#: The columns of a GDELT 2.0 event, and where its id, its days and the day of adding stand.
WIDTH, ADDED = 61, 59
FIRST, DAYS = date(2022, 1, 1), 730


def rows(of: Path, count: int) -> Iterator[str]:
    """Yield rows of a file over and over, each with an id of its own, day after day."""
    lines = of.read_text(encoding="utf-8", errors="replace").splitlines()
    whole = [line.split("\t") for line in lines]
    whole = [cells for cells in whole if len(cells) == WIDTH and cells[0].isdigit()]
    for n in range(count):
        cells = list(whole[n % len(whole)])
        day = FIRST + timedelta(days=n * DAYS // count)
        stamp = f"{day:%Y%m%d}"
        cells[:5] = [str(10**9 + n), stamp, stamp[:6], stamp[:4], f"{day:%Y}.{day:%j}"]
        cells[ADDED] = f"{stamp}000000"
        yield "\t".join(cells)


def ours(source: Path, folder: Path) -> int:
    """Load a file into a new store, and return the number of quads in it."""
    import detente as dt

    with dt.open(folder) as graph:
        account = graph.load(source)[0]
        print(account, file=sys.stderr)
        return len(graph)


def limit(source: Path, folder: Path) -> int:
    """Load quads into a new store of the engine, and return their number."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def again(source: Path, folder: Path) -> int:
    """Load a file that has not changed into the store where it is, and return 0."""
    import detente as dt

    with dt.open(folder) as graph:
        if graph.load(source)[0].outcome != "unchanged":
            raise AssertionError("it was loaded again")
        return 0


def mapping(source: Path, folder: Path) -> int:  # noqa: ARG001  # no store is made
    """Make the quads of a file, keep none, and return how many are what the file says."""
    from graph.accounts import Origin
    from graph.intake import Intake
    from loaders import find

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        intake = Intake(nowhere, Origin(name=source.name, loader="gdelt", digest=""))
        intake.drain(find("gdelt").load(source))
    return sum(intake.graphs.values())


RUNS = {"ours": ours, "limit": limit, "again": again, "mapping": mapping}


def measured(what: str, source: Path, folder: Path) -> dict[str, float]:
    """Run one of them here, and return its seconds, its memory in MB and the number of quads."""
    start, spent = time.perf_counter(), time.process_time()
    quads = RUNS[what](source, folder)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = time.perf_counter() - start
    return {"s": took, "cpu": time.process_time() - spent, "mb": used, "quads": quads}


def in_process(what: str, source: Path, folder: Path) -> dict[str, float]:
    """Run one of them in a process of its own."""
    command = [sys.executable, "-m", "bench.scale", "--one", what, str(source), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def dumped(folder: Path, to: Path) -> Path:
    """Write every quad of a store to a file, as N-Quads."""
    ox.Store.read_only(str(folder / "rdf")).dump(str(to), format=ox.RdfFormat.N_QUADS)
    return to


def compare(of: Path, count: int, runs: int) -> None:
    """Print our figures and the engine's."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in RUNS}
    with TemporaryDirectory(dir=".", prefix=".bench-") as made:
        work = Path(made)
        source = work / "many.export.CSV"
        with source.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{row}\n" for row in rows(of, count))
        for n in range(runs):
            found["ours"].append(in_process("ours", source, work / f"ours-{n}"))
            found["again"].append(in_process("again", source, work / f"ours-{n}"))
            found["mapping"].append(in_process("mapping", source, work))
            quads = dumped(work / f"ours-{n}", work / "quads.nq")
            found["limit"].append(in_process("limit", quads, work / f"limit-{n}"))
    print(f"{count:,} rows of GDELT 2.0; pyoxigraph {version('pyoxigraph')}, {platform.machine()}")
    median = {
        name: {key: statistics.median(run[key] for run in all_) for key in all_[0]}
        for name, all_ in found.items()
    }
    for name, told in median.items():
        rate = f"{told['quads'] / told['s']:10,.0f} quads/s" if told["quads"] else " " * 18
        print(f"{name:7} {told['s']:8.2f} s {told['cpu']:8.2f} CPU-s {rate} {told['mb']:7,.0f} MB")
    share = median["limit"]["s"] / median["ours"]["s"]
    each, said = (median[name]["quads"] / count for name in ("ours", "mapping"))
    print(
        f"{each:.1f} quads a row, {said:.1f} of them what the file says, the rest derived or ours"
    )
    print(f"{share:.2f} of the limit's speed (to reach .80)")


def main() -> int:
    """Read the arguments and measure."""
    if sys.argv[1:2] == ["--one"]:
        what, source, folder = sys.argv[2:5]
        print(json.dumps(measured(what, Path(source), Path(folder))))
        return 0
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("rows", type=int, nargs="?", default=100_000)
    parser.add_argument("--of", type=Path, default=CASE)
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    compare(given.of, given.rows, given.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
