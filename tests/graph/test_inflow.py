"""A large new source goes to the engine while it is being read, and still goes in whole or not."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente import files
from graph import EventGraph, engine, inflow, rebuilding
from graph.iris import graph_of
from loaders.icews import load
from ontology.errors import SourceError
from ontology.records import Record
from tests.graph.test_atomicity import content
from tests.graph.test_engine import loaded, quads, table, take

ROOT = Path(__file__).parent.parent.parent
ROWS = [{"Event ID": f"{n}", "City": f"Town {n % 40}", "Story ID": f"{n}"} for n in range(300)]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every source be a large one, soon after it has begun."""
    monkeypatch.setattr(inflow, "ENOUGH", 20_000)


@pytest.fixture(params=["memory", "folder"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EventGraph]:
    with EventGraph(tmp_path / "store" if request.param == "folder" else None) as made:
        yield made


@pytest.mark.usefixtures("small_steps")
def test_it_becomes_the_same_as_by_a_file(
    graph: EventGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [table(tmp_path / "a.tab", *ROWS), table(tmp_path / "b.tab", *ROWS[::3])]
    direct: list[bool] = []
    real = inflow.Inflow.finish

    def finish(self: inflow.Inflow) -> None:
        real(self)
        direct.append(self.direct)

    monkeypatch.setattr(inflow.Inflow, "finish", finish)
    for path in paths:
        take(graph, path)
    assert direct == [True, True]
    monkeypatch.setattr(inflow, "ENOUGH", 1 << 30)
    assert quads(graph) == quads(loaded(*paths))
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


@pytest.mark.usefixtures("small_steps")
def test_an_event_that_comes_back_later_in_the_file_has_all_its_reports(
    graph: EventGraph, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.tab", *ROWS)

    def twice() -> Iterator[Record]:
        records = list(load(path))
        yield from records[:-1]
        yield from (each for each in records if hasattr(each, "event"))
        yield records[-1]

    graph.extend(twice(), origin=files.origin(path, "icews", path))
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("error", [SourceError("cut short", path="a.tab"), KeyboardInterrupt()])
def test_a_load_that_fails_on_the_way_leaves_what_was_there(
    graph: EventGraph, tmp_path: Path, error: BaseException
) -> None:
    take(graph, table(tmp_path / "b.tab", *ROWS[:3]))
    before, path = quads(graph), table(tmp_path / "a.tab", *ROWS)

    def cut() -> Iterator[Record]:
        for n, record in enumerate(load(path)):
            if n == 500:
                raise error
            yield record

    with pytest.raises(type(error)):
        graph.extend(cut(), origin=files.origin(path, "icews", path))
    assert quads(graph) == before
    take(graph, path)
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


@pytest.mark.usefixtures("small_steps")
def test_a_change_that_is_refused_at_the_end_leaves_what_was_there(
    graph: EventGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = quads(graph)

    def refused(*_: object) -> None:
        raise ValueError("as a test")

    monkeypatch.setattr(engine, "verified", refused)
    with pytest.raises(SourceError, match="as a test"):
        take(graph, table(tmp_path / "a.tab", *ROWS))
    assert quads(graph) == before


@pytest.mark.usefixtures("small_steps")
def test_a_source_that_was_there_is_not_filled_directly(graph: EventGraph, tmp_path: Path) -> None:
    take(graph, table(tmp_path / "a.tab", *ROWS))
    changed = table(tmp_path / "a.tab", *ROWS[5:])
    assert take(graph, changed).outcome == "replaced"
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


#: Loads a large new source, takes it back, and so on.
LOADING = """
import sys
from pathlib import Path
import graph.inflow
from detente import files
from graph.store import EventGraph
from loaders.icews import load
graph.inflow.ENOUGH = 20_000
path = Path(sys.argv[1]) / "a.tab"
loading = EventGraph(Path(sys.argv[1]) / "store")
print("open", flush=True)
while True:
    loading.extend(load(path), origin=files.origin(path, "icews", path))
    loading.remove("icews/a")
"""


def test_a_killed_program_leaves_the_source_or_nothing_of_it(tmp_path: Path) -> None:
    path = table(tmp_path / "a.tab", *ROWS)
    whole = [content(EventGraph()), content(loaded(path))]
    chance = random.Random(11)
    for n in range(8):
        command = [sys.executable, "-c", LOADING, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as program:
            assert program.stdout
            assert program.stdout.readline() == b"open\n"
            time.sleep(chance.uniform(0, 0.8))
            program.kill()
        with EventGraph(tmp_path / "store") as graph:
            assert content(graph) in whole, f"torn by kill {n}"
            if graph_of("icews/a", None) in {str(q.graph_name)[1:-1] for q in graph.store}:
                graph.remove("icews/a")
