"""Kill a load at random moments, again and again, and count what is lost or torn.

    python -m bench.kills [KILLS] [--of FILE.export.CSV] [--seed N]

Three files of GDELT rows, which go into the store in the three ways that there are (one
transaction; in bulk; in bulk while they are read), are loaded by `detente load` into a store on
disk, and the program is killed (SIGKILL) after a random time. Whoever opens the store next must
find each file whole or not at all, and everything that is derived as it follows from the claims.
The next load goes on from there; a store that is complete is begun anew. At the end, what the last
store holds is compared with that of a load that nobody disturbed.
"""

import argparse
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import detente as dt
from bench.scale import CASE, rows
from graph import rebuilding
from ontology.terms import DET

#: Rows of the three files: in one transaction, in bulk, in bulk while they are read.
SIZES = {"small": 60, "medium": 1_000, "large": 6_000}


def written(of: Path, folder: Path) -> Path:
    """Write the files, and return their folder."""
    folder.mkdir()
    for number, (name, size) in enumerate(SIZES.items()):
        with (folder / f"{name}.export.CSV").open("w", encoding="utf-8", newline="\n") as out:
            for row in rows(of, size):
                out.write(f"{int(row.partition('	')[0]) + number * 10**6}\t")
                out.write(f"{row.partition('	')[2]}\n")
    return folder


def command(files: Path, store: Path) -> list[str]:
    """Return the command line of a load."""
    return [sys.executable, "-m", "detente.cli", "load", str(files), "--store", str(store)]


def sizes(graph: dt.KnowledgeGraph) -> dict[str, Counter[str]]:
    """Return how many quads each of a file's graphs has, by the file's name."""
    counts = Counter(str(quad.graph_name) for quad in graph.store)
    return {
        name: Counter({g: n for g, n in counts.items() if f"/{name}" in g and "/fusion" not in g})
        for name in SIZES
    }


def held(store: Path, whole: dict[str, Counter[str]]) -> tuple[frozenset[str], list[str]]:
    """Return which files a store holds, and what is wrong with it."""
    with dt.open(store) as graph:
        told = " ".join(str(row["source"]) for row in graph.sources())
        there = frozenset(name for name in SIZES if f"/{name}" in told)
        found = sizes(graph)
        wrong = [
            f"{name}: {found[name].total()} quads of {whole[name].total() if name in there else 0}"
            for name in SIZES
            if found[name] != (whole[name] if name in there else Counter())
        ]
        if rebuilding.kept(graph.store) != rebuilding.followed(graph.store):
            wrong.append("what is derived does not follow")
        return there, wrong


def content(store: Path) -> set[str]:
    """Return all quads of a store, but where and by what each file was read."""
    with dt.open(store) as graph:
        loose = {f"<{DET.loader}>", f"<{DET.origin}>"}
        return {str(quad) for quad in graph.store if f"{quad.predicate}" not in loose}


def killed(files: Path, store: Path, seconds: float) -> bool:
    """Load, and kill the program after some seconds; tell whether it was still at it."""
    with subprocess.Popen(command(files, store), stdout=subprocess.DEVNULL) as program:
        time.sleep(seconds)
        alive = program.poll() is None
        program.kill()
        return alive


def main() -> int:
    """Read the arguments, kill, and print what was found; 1 where something was lost or torn."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills")
    parser.add_argument("kills", type=int, nargs="?", default=100)
    parser.add_argument("--of", type=Path, default=CASE)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    chance, wrong, states = random.Random(given.seed), list[str](), Counter[str]()
    with TemporaryDirectory(dir=".", prefix=".bench-") as made:
        work = Path(made)
        files, store, whole = written(given.of, work / "in"), work / "store", work / "whole"
        start = time.perf_counter()
        subprocess.run(command(files, whole), check=True, stdout=subprocess.DEVNULL)
        longest, done = time.perf_counter() - start, 0
        with dt.open(whole) as graph:
            each = sizes(graph)
        if not all(each.values()):
            raise AssertionError(f"a file is not in the whole store: {each}")
        while done < given.kills:
            if not killed(files, store, chance.uniform(0, longest)):
                shutil.rmtree(store)
                continue
            done += 1
            there, found = held(store, each)
            states[", ".join(sorted(there)) or "none"] += 1
            wrong += [f"after kill {done}: {what}" for what in found]
            if len(there) == len(SIZES):
                shutil.rmtree(store)
        subprocess.run(command(files, store), check=True, stdout=subprocess.DEVNULL)
        lost, more = content(whole) - content(store), content(store) - content(whole)
    print(f"{done} kills within {longest:.1f} s each; files found afterwards:")
    for state, times in states.most_common():
        print(f"  {times:4} times {state}")
    print(f"torn: {len(wrong)}; quads lost in the end: {len(lost)}, too many: {len(more)}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong or lost or more else 0


if __name__ == "__main__":
    sys.exit(main())
