"""A file is in the graph whole or not at all, whatever happens, and can be taken out again."""

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import permutations, product
from pathlib import Path
from shutil import copyfile

import pyoxigraph as ox
import pytest

import detente as dt
from detente import files
from graph.iris import ID
from graph.shipped import records as register_records
from graph.store import EventGraph
from ontology.errors import DetenteError, SourceError, StoreError
from ontology.records import Counted, Loaded, Record, SetAside, Source
from ontology.terms import DET, SourceKind
from tests.graph.conftest import Write
from tests.graph.test_engine import loaded, quads, table, take

ROOT = Path(__file__).parents[2]
PARTY = {"Source Name": "Hezbollah", "Source Sectors": "Insurgents", "Source Country": "Lebanon"}
OUTLET = {"Source Name": "Hezbollah", "Source Sectors": "Media", "Source Country": "Lebanon"}
MEETING = "source: {}, type: CONSULT, initiator: ruritania, recipient: freedonia, when: 2001-05-03"


# -- the same graph, however it came about ---------------------------------------------------


def test_loading_twice_changes_no_quad(casefile: Write, tmp_path: Path) -> None:
    paths = casefile(talks=[MEETING.format("a")]), table(tmp_path / "a.tab", {}, {"Event ID": "2"})
    graph = dt.open()
    graph.load(*paths)
    before = quads(graph)
    assert [account.outcome for account in graph.load(*paths)] == ["unchanged", "unchanged"]
    assert quads(graph) == before
    assert quads(loaded(*paths, *paths)) == quads(loaded(*paths))


def test_a_changed_file_replaces_its_source_whole_and_leaves_the_others(tmp_path: Path) -> None:
    other = table(tmp_path / "b.tab", {"Event ID": "7"}, {"Event ID": "2", "City": "Basra"})
    graph = loaded(table(tmp_path / "a.tab", {}, {"Event ID": "2", "City": "Basra"}), other)
    changed = table(tmp_path / "a.tab", {"Event ID": "3"})
    assert take(graph, changed).outcome == "replaced"
    assert quads(graph) == quads(loaded(changed, other))
    table(tmp_path / "a.tab", {}, {"Event ID": "2", "City": "Basra"})
    take(graph, tmp_path / "a.tab")
    assert quads(graph) == quads(loaded(tmp_path / "a.tab", other))


def reported(event: str) -> str:
    """Return, as RDF, what an export of another store says of an event."""
    return f"""
        @prefix det: <{DET.BASE}> .
        @prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
        <{ID}report/theirs/1> a det:Report ; det:about <{ID}event/{event}> ;
          det:modality det:actual ; det:polarity det:affirmed ;
          sem:eventType <https://w3id.org/detente/type/CONSULT> ;
          det:initiator <{ID}actor/crisis/guard> .
        """


@pytest.fixture
def trio(casefile: Write, tmp_path: Path) -> dict[str, Path]:
    """Files of which each bears on what is made of the others."""
    rdf = tmp_path / "theirs.ttl"
    rdf.write_text(reported("crisis/talks"))
    return {
        "casefile": casefile(
            talks=[
                MEETING.format("a"),
                f"{MEETING.format('a')}, place: strelsau",
                MEETING.format("b"),
            ]
        ),
        "party": table(tmp_path / "party.tab", PARTY, {**PARTY, "Event ID": "3"}),
        "outlet": table(tmp_path / "outlet.tab", OUTLET, {**OUTLET, "Event ID": "2"}),
        "rdf": rdf,
    }


@pytest.mark.parametrize("names", [("casefile", "rdf"), ("party", "outlet"), ("rdf", "party")])
def test_the_order_of_loading_does_not_count(trio: dict[str, Path], names: tuple[str, ...]) -> None:
    orders = permutations(trio[name] for name in names)
    first, *others = (quads(loaded(*order)) for order in orders)
    assert all(other == first for other in others)


@pytest.mark.parametrize("gone", ["casefile", "party", "outlet", "rdf"])
def test_removing_leaves_exactly_what_was_there_before(trio: dict[str, Path], gone: str) -> None:
    kept = [path for name, path in trio.items() if name != gone]
    graph = loaded(*kept)
    before = quads(graph)
    source = take(graph, trio[gone]).source
    assert quads(graph) != before
    graph.remove(source)
    assert quads(graph) == before


def test_a_part_that_was_removed_comes_back_with_its_file(casefile: Write) -> None:
    graph, path = dt.open(), casefile(talks=[MEETING.format("a"), MEETING.format("b")])
    graph.load(path)
    before = quads(graph)
    graph.remove("crisis/b")
    assert quads(graph) != before
    graph.load(path)
    assert quads(graph) == before


def test_the_same_event_in_two_files_is_one_report_of_each(tmp_path: Path) -> None:
    graph = loaded(table(tmp_path / "2015.tab", {}), table(tmp_path / "february.tab", {}))
    counted = ox.NamedNode(DET.reportCount), ox.NamedNode(DET.sourceCount)
    reports, sources = (
        {str(quad.object) for quad in graph.store.quads_for_pattern(None, name, None)}
        for name in counted
    )
    assert reports == sources


def test_the_catalogue_counts_what_is_there(trio: dict[str, Path]) -> None:
    graph = loaded(*trio.values())
    told = graph.store.quads_for_pattern(None, ox.NamedNode(DET.quadCount), None)
    for graph_, count in ((quad.subject, quad.object) for quad in told):
        assert isinstance(graph_, ox.NamedNode)
        assert isinstance(count, ox.Literal)
        there = sum(1 for _ in graph.store.quads_for_pattern(None, None, None, graph_))
        assert (graph_.value, int(count.value)) == (graph_.value, there)


def test_a_file_whose_graphs_change_places_is_still_the_same_file(tmp_path: Path) -> None:
    graph, path = EventGraph(), tmp_path / "two.trig"
    one, two = (f"<http://g/{n}> {{ <http://s/> <http://p/> <http://o/{n}> }}\n" for n in (1, 2))
    for text in (one + two, two + one, two, one):
        path.write_text(text)
        take(graph, path)
        assert quads(graph) == quads(loaded(path))
    graph.remove("rdf/two")
    assert quads(graph) == []


# -- a load that fails -----------------------------------------------------------------------

START = Source(id="icews/a", kind=SourceKind.DATASET, title="A")
OTHERS = Source(id="icews/b", kind=SourceKind.DATASET, title="B")
STORES_OWN = [
    Source(id=name, kind=SourceKind.DATASET, title="x")
    for name in ("catalogue", "fusion", "identity", "identity/icews/a", "register", "register/x")
]


def raising(error: BaseException) -> Callable[[], Iterator[Record]]:
    def records() -> Iterator[Record]:
        yield START
        yield Loaded(line=1)
        raise error

    return records


def yielding(*records: Record) -> Callable[[], Iterator[Record]]:
    return lambda: iter(records)


FAILURES: dict[str, Callable[[], Iterator[Record]]] = {
    "raises": raising(SourceError("no good", path="a.tab", line=7)),
    "raises what nobody expects": raising(ValueError("no good")),
    "is interrupted": raising(KeyboardInterrupt()),
    "yields nothing": yielding(),
    "yields no source": yielding(Loaded(line=1), Counted(units=1)),
    "does not count": yielding(START, Loaded(line=1)),
    "counts more than it loads": yielding(START, Loaded(line=1), Counted(units=2)),
    "loads more than it counts": yielding(START, *[Loaded(line=1)] * 2, Counted(units=1)),
    "counts what is set aside twice": yielding(
        START, SetAside(line=1, reason="x", raw=""), Loaded(line=1), Counted(units=1)
    ),
    "writes into another file's source": yielding(START, OTHERS, Counted(units=0)),
    **{f"writes into {s.id}": yielding(s, Counted(units=0)) for s in STORES_OWN},
    **{
        f"writes into {s.id} after its own": yielding(START, s, Counted(units=0))
        for s in STORES_OWN
    },
}


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EventGraph, Path]]:
    """A graph in a folder that is the same after every failure, and when it is opened again."""
    folder = tmp_path_factory.mktemp("steady")
    path = table(folder / "a.tab", {})
    with EventGraph(folder / "store") as graph:
        take(graph, path)
        take(graph, table(folder / "b.tab", {"Event ID": "2"}))
        before = quads(graph)
        yield graph, path
    with EventGraph(folder / "store") as graph:
        assert quads(graph) == before


@pytest.mark.parametrize("records", FAILURES.values(), ids=FAILURES)
def test_a_loader_that_fails_changes_nothing(
    steady: tuple[EventGraph, Path], records: Callable[[], Iterator[Record]]
) -> None:
    graph, path = steady
    before = quads(graph)
    with pytest.raises((SourceError, ValueError, KeyboardInterrupt)):
        graph.extend(records(), origin=files.origin(path, "icews", path), replace=True)
    assert quads(graph) == before
    assert list((path.parent / "store" / "journal").iterdir()) == []


def test_nobody_but_the_register_writes_as_the_register(tmp_path: Path) -> None:
    path = table(tmp_path / "a.tab", {})
    with pytest.raises(SourceError):
        EventGraph().extend(register_records(), origin=files.origin(path, "icews", path))


# -- a disk that is full ---------------------------------------------------------------------

WRITES = {"add", "bulk_extend", "bulk_load", "clear_graph", "extend", "flush", "load", "remove"}
WRITES |= {"remove_graph", "update"}


class Disk:
    """A disk on which from the n-th kind of write on nothing can be written."""

    def __init__(self) -> None:
        self.room, self.done = sys.maxsize, list[str]()

    def __call__(self, name: str) -> None:
        if self.done[-1:] != [name]:
            self.done.append(name)
        if len(self.done) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def watched(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        """Return a function that fails where the disk is full."""

        def call(*arguments: object, **named: object) -> object:
            reads = name == "open" and not set("wax+") & set(str((*arguments, "r", "r")[1]))
            if not reads:
                self(name)
            return function(*arguments, **named)

        return call


class Full:
    """A store on such a disk."""

    def __init__(self, disk: Disk, store: ox.Store) -> None:
        self._disk, self._store = disk, store

    def __len__(self) -> int:
        return len(self._store)

    def __getattr__(self, name: str) -> object:
        found = getattr(self._store, name)
        return self._disk.watched(name, found) if name in WRITES else found


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk, real = Disk(), ox.Store
    monkeypatch.setattr(ox, "Store", lambda *folder: Full(disk, real(*folder)))
    monkeypatch.setattr(os, "fsync", disk.watched("fsync", os.fsync))
    for name in ("open", "replace", "mkdir"):
        monkeypatch.setattr(Path, name, disk.watched(name, getattr(Path, name)))
    return disk


def test_a_full_disk_leaves_the_old_or_the_new_and_loses_nothing_else(
    tmp_path: Path, disk: Disk
) -> None:
    """At whatever write it is full; and what is loaded when there is room again is loaded."""
    path, kept = tmp_path / "a.tab", table(tmp_path / "b.tab", {"Event ID": "9"})
    other = table(tmp_path / "c.tab", {"Event ID": "8"})
    table(path, {}, {"Event ID": "2"})
    with EventGraph(tmp_path / "template") as graph:
        take(graph, path)
        take(graph, kept)
    old = quads(loaded(path, kept)), quads(loaded(path, kept, other))
    table(path, {"Event ID": "3"})
    new = quads(loaded(path, kept)), quads(loaded(path, kept, other))
    for room in range(100):
        store = shutil.copytree(tmp_path / "template", tmp_path / str(room))
        failed, also = filled(disk, store, room, path, other, (old[0], new[0]))
        with EventGraph(store) as graph:
            found = quads(graph)
        assert found in (old[also], new[also]), f"torn by a disk full at {disk.done[room - 1 :]}"
        if not failed:
            return
        shutil.rmtree(store)
    pytest.fail("the disk was never large enough")


def filled(
    disk: Disk, store: Path, room: int, path: Path, other: Path, whole: tuple[list[str], list[str]]
) -> tuple[bool, bool]:
    """Load a file on a disk with little room, and another when there is room again.

    Tells whether the one failed, and whether the other is in.
    """
    graph = EventGraph(store)
    disk.done.clear()
    disk.room = room
    try:
        take(graph, path)
    except (OSError, DetenteError):
        failed = True
    else:
        failed = False
    disk.room = sys.maxsize
    try:
        assert quads(graph) in whole, f"half a change is seen, full at {disk.done[room:]}"
    except StoreError:
        assert failed, "refuses to answer after a load that succeeded"
    try:
        take(graph, other)
    except DetenteError:
        also = False
    else:
        also = True
    graph.close()
    return failed, also


# -- a program that is killed ----------------------------------------------------------------

#: Loads each version of two files in turn: one goes in by one transaction, the other in bulk.
LOADING = """
import sys
from pathlib import Path
from shutil import copyfile
import graph.engine
from detente import files
from graph.store import EventGraph
from loaders.icews import load
graph.engine.SMALL = 2_000
folder = Path(sys.argv[1])
loading = EventGraph(folder / "store")
print("open", flush=True)
while True:
    for version in ("new", "old"):
        for name in ("small.tab", "large.tab"):
            path = Path(copyfile(folder / version / name, folder / name))
            loading.extend(load(path), origin=files.origin(path, "icews", path), replace=True)
"""
KILLS = 12


def test_a_killed_program_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """What is derived is compared with the rest, so it is consistent with the reports."""
    small, large = versions(tmp_path / "small.tab", 60), versions(tmp_path / "large.tab", 250)
    whole = [whole_of(tmp_path, *pair) for pair in product(small, large)]
    chance = random.Random(2026)
    for n in range(KILLS):
        killed_after(chance.uniform(0, 0.6), tmp_path)
        with EventGraph(tmp_path / "store") as graph:
            assert content(graph) in whole, f"torn by kill {n}"


def versions(path: Path, size: int) -> list[Path | None]:
    """Write two versions of a table, and return their paths, and None for that there is none."""
    made: list[Path | None] = [None]
    for version, city in (("old", "Basra"), ("new", "Mosul")):
        folder = path.parent / version
        folder.mkdir(exist_ok=True)
        rows = ({"Event ID": f"{size}{n}", "City": city} for n in range(size))
        made.append(table(folder / path.name, *rows))
    return made


def whole_of(folder: Path, *paths: Path | None) -> frozenset[str]:
    """Return what a graph becomes into which files have gone, each under its name."""
    return content(loaded(*(Path(copyfile(path, folder / path.name)) for path in paths if path)))


def content(graph: EventGraph) -> frozenset[str]:
    """Return what is in a graph, but for which loader read it where: two programs differ."""
    loose = (f"<{DET.loader}>", f"<{DET.origin}>")
    return frozenset(line for line in quads(graph) if not any(term in line for term in loose))


def killed_after(seconds: float, folder: Path) -> None:
    """Let a program load for some seconds, and kill it."""
    command = [sys.executable, "-c", LOADING, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=ROOT) as program:
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline() == b"open\n", program.stderr.read().decode()
        time.sleep(seconds)
        assert program.poll() is None, program.stderr.read().decode()
        program.kill()
