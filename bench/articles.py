"""Measure how fast articles are read, and in how much memory, beside plain spaCy on the same text.

    python -m bench.articles [--full] [--long]

Articles are made of templates (`bench.newswire`), in one JSON Lines file; each measurement is a
process of its own. Words are counted at blanks. The time is that of the processor, for reading,
cleaning, parsing and coding; loading the model, and one article before, count for neither. The
memory is the most that the process held, the model and the register with it.

With ``--full`` 10,000 articles too. With ``--long`` nothing but one text of 1 MB and one of 4 MB,
and how many times as long the second takes: a time that grows with the text gives 4.
"""

import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.newswire import article, write

COUNTS, FULL = (10, 100, 1000), (10, 100, 1000, 10_000)
#: The sizes of one long text, in bytes.
LONG = (1_000_000, 4_000_000)


def texts(path: Path) -> Iterator[str]:
    """Yield the text of each line of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def ours(path: Path) -> int:
    """Load every article of a file, and return the number of claims."""
    from loaders.articles import load
    from ontology.records import Post, Relation, Report

    return sum(isinstance(record, Report | Relation | Post) for record in load(path))


def plain(path: Path) -> int:
    """Parse every article of a file with spaCy's own pipeline, and return the number of names."""
    from loaders.articles.language import model

    return sum(len(doc.ents) for doc in model().pipe(texts(path), batch_size=32))


RUNS: dict[str, Callable[[Path], int]] = {"ours": ours, "plain": plain}


def measured(name: str, path: Path) -> dict[str, float]:
    """Run one of both, and return its CPU seconds, its peak memory in MB, and what it found."""
    from loaders.articles.language import model
    from ontology.register import register

    model()
    register()
    with TemporaryDirectory() as folder:
        RUNS[name](write(1, Path(folder) / "first.jsonl"))
    start = time.process_time()
    found = RUNS[name](path)
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": took,
        "peak": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        "found": found,
    }


def apart(name: str, path: Path) -> dict[str, float]:
    """Measure in a new process."""
    command = [sys.executable, "-m", "bench.articles", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def long_text(size: int, path: Path) -> Path:
    """Write one text of so many bytes, made of articles, and return the path."""
    numbers, written = count(1), 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        while written < size:
            written += out.write(article(next(numbers))["text"] + "\n\n")
    return path


def growth(sizes: tuple[int, int] = LONG) -> None:
    """Print how long one text takes, and how many times as long a longer one."""
    with TemporaryDirectory() as folder:
        found = [apart("ours", long_text(size, Path(folder) / f"{size}.txt")) for size in sizes]
    for size, told in zip(sizes, found, strict=True):
        shown = f"{told['seconds']:8.1f} CPU-s {told['peak']:5.0f} MB {told['found']:6,.0f} claims"
        print(f"one text of {size / 1e6:g} MB {shown}")
    times = found[1]["seconds"] / found[0]["seconds"]
    print(f"{sizes[1] / sizes[0]:g} times the text takes {times:.1f} times as long")


def main(arguments: list[str]) -> None:
    """Print every figure, or measure once where a process was started for it."""
    if len(arguments) == 2 and arguments[0] in RUNS:
        print(json.dumps(measured(arguments[0], Path(arguments[1]))))
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, spaCy {version('spacy')}")
    if "--long" in arguments:
        growth()
        return
    print("articles     words             ours      plain spaCy  ratio     peak    plain")
    with TemporaryDirectory() as folder:
        for number in FULL if "--full" in arguments else COUNTS:
            path = write(number, Path(folder) / f"{number}.jsonl")
            words = sum(len(text.split()) for text in texts(path))
            mine, other = apart("ours", path), apart("plain", path)
            print(
                f"{number:8,} {words:9,} {words / mine['seconds']:12,.0f} w/s"
                f" {words / other['seconds']:12,.0f} w/s {other['seconds'] / mine['seconds']:6.2f}"
                f" {mine['peak']:5.0f} MB {other['peak']:5.0f} MB"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
