"""What careless and hostile files are made of, and what loads them."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import detente as dt
from loaders.icews import COLUMNS
from ontology.errors import DetenteError

__all__ = ["CASE", "HEADER", "Loading", "case", "nested", "read_by_another_process", "row", "table"]

CASE = """casefile: test-case
title: T
sources:
  a: {kind: article, title: X, publisher: middle-east-eye, date: 2026-02-07}
events:
  ev:
    label: L
    reports:
      - {source: a, type: PLEDGE, initiator: iran, recipient: iraq, when: 2026-02-07}
"""
CELLS = {
    **dict.fromkeys(COLUMNS, ""),
    "Event ID": "1",
    "Event Date": "2015-02-01",
    "Source Name": "Iran",
    "CAMEO Code": "042",
    "Intensity": "1.9",
    "Target Name": "Iraq",
    "Story ID": "9",
    "Sentence Number": "1",
    "Country": "Iraq",
    "Latitude": "33.3",
    "Longitude": "44.4",
}
HEADER = "\t".join(COLUMNS)


def row(**cells: str) -> str:
    """Return a line of ICEWS; `Event_Date` stands for the column "Event Date"."""
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    assert set(named) <= set(COLUMNS)
    return "\t".join((CELLS | named).values())


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows, ""])


def case(old: str, new: str) -> str:
    assert CASE.count(old) == 1
    return CASE.replace(old, new)


def nested(opening: str, closing: str, depth: int, inner: str = "1") -> str:
    return f"{opening * depth}{inner}{closing * depth}"


class Loading:
    """Loads a text under a name, and sees to it that what fails changes nothing."""

    def __init__(self, graph: dt.KnowledgeGraph, folder: Path) -> None:
        self.graph, self.folder = graph, folder

    def path(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fails(self, name: str, content: str | bytes, loader: str | None = None) -> str:
        """Return the error, without the folder's name."""
        return self.refused(self.path(name, content), loader)

    def refused(self, path: Path, loader: str | None = None) -> str:
        before = len(self.graph), self.graph.sources().column("source")
        with pytest.raises(DetenteError) as caught:
            self.graph.load(path, loader=loader)
        assert (len(self.graph), self.graph.sources().column("source")) == before
        said = str(caught.value)
        assert "\n" not in said
        assert len(said) < 2_000
        return said.replace(f"{self.folder}/", "")

    def sets_aside(self, name: str, content: str | bytes) -> list[tuple[int, str]]:
        """Return the line and the reason of all that is set aside; the rest is loaded."""
        before = len(self.graph)
        (account,) = self.graph.load(self.path(name, content))
        assert account.read == account.loaded + len(account.aside)
        self.graph.remove(account.source)
        assert len(self.graph) == before
        self.account = account
        return [(aside.line, aside.reason) for aside in account.aside]


READING = """
import sys, time
from pathlib import Path
from loaders import find
from ontology.errors import SourceError
for name in sys.argv[1:]:
    began, loader = time.monotonic(), "casefile" if name.endswith("yaml") else "rdf"
    try:
        for record in find(loader).load(Path(name)):
            str(record)
    except SourceError as error:
        assert len(str(error)) < 2000
    assert time.monotonic() - began < 4, name
    print(Path(name).name, flush=True)
"""


def read_by_another_process(folder: Path, texts: dict[str, str]) -> list[str]:
    """Return the names of the files that a process reads, or refuses, and lives."""
    for name, text in texts.items():
        (folder / name).write_text(text)
    command = [sys.executable, "-c", READING, *(str(folder / name) for name in texts)]
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
        return [*done.stdout.split(), *done.stderr.splitlines()[-1:]]
    return ["it never ends"]
