"""A store's folder: what is opened, what is refused, and what is mended."""

import gc
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import loaders
from detente import files
from graph import Account
from graph.engine import FORMAT
from graph.store import EventGraph
from loaders.icews import COLUMNS
from ontology.errors import DetenteError, QueryError, SourceError, StoreError
from ontology.records import Counted, Loaded, Record, Source, Statement
from ontology.terms import SourceKind

CELLS = {
    **dict.fromkeys(COLUMNS, ""),
    "Event ID": "1",
    "Event Date": "2015-02-01",
    "Source Name": "Iran",
    "Source Country": "Iran",
    "CAMEO Code": "042",
    "Intensity": "1.9",
    "Target Name": "Iraq",
    "Target Country": "Iraq",
    "Story ID": "9",
    "Sentence Number": "1",
    "Country": "Iraq",
}


def table(path: Path, *rows: dict[str, str]) -> Path:
    """Write a table as ICEWS writes it: a line for each row, which says how it differs."""
    lines = ["\t".join({**CELLS, **row}[column] for column in COLUMNS) for row in rows]
    path.write_text("\n".join(["\t".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return path


def take(graph: EventGraph, path: Path, place: str = "") -> Account:
    """Load a file, whether it has changed or not, wherever it lies."""
    name = loaders.recognise(path)
    origin = replace(files.origin(path, name, path), place=place)
    return graph.extend(loaders.find(name).load(path), origin=origin)


def quads(graph: EventGraph) -> list[str]:
    """Return all that is in a graph; there are no blank nodes, so this is canonical."""
    return sorted(f"{quad} ." for quad in graph.store.quads_for_pattern(None, None, None))


def refusal(folder: Path) -> str:
    """Return why a folder is not opened; the error and what it holds on to is forgotten."""
    try:
        EventGraph(folder).close()
    except StoreError as error:
        said = str(error)
    else:
        pytest.fail(f"{folder} was opened")
    gc.collect()
    assert "\n" not in said
    return said


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    with EventGraph(folder / "store") as graph:
        take(graph, table(folder / "a.tab", {}))
    return folder / "store"


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A store with one file in it, closed."""
    return shutil.copytree(template, tmp_path / "store")


# -- what is refused -------------------------------------------------------------------------


def test_a_folder_of_other_things_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    assert "not a store" in refusal(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("inside", ["", "store", "a/b/store"])
def test_a_file_is_no_folder(tmp_path: Path, inside: str) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert "notes.txt" in refusal(tmp_path / "notes.txt" / inside)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_store_whose_name_only_sounds_locked_is_not_said_to_be_in_use(tmp_path: Path) -> None:
    (tmp_path / "blockade").write_text("a file")
    assert "in use" not in refusal(tmp_path / "blockade" / "store")


def test_a_name_that_no_folder_can_have_is_an_error_of_the_store(tmp_path: Path) -> None:
    refusal(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
@pytest.mark.parametrize("new", [True, False])
def test_a_folder_that_may_not_be_written_is_an_error_of_the_store(
    tmp_path: Path, folder: Path, new: bool
) -> None:
    shut = tmp_path if new else folder
    paths = [shut, *shut.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert str(shut) in refusal(shut / "new" if new else shut)
    finally:
        for path in paths:
            path.chmod(0o700)


@pytest.mark.parametrize("content", [b"0", b"1", b"2", b"", b"\xff\xfe", b"<html>" * 99])
def test_a_store_of_another_version_is_refused(folder: Path, content: bytes) -> None:
    (folder / "VERSION").write_bytes(content)
    said = refusal(folder)
    assert f"{FORMAT!r}" in said
    assert len(said) < len(str(folder)) + 80


DAMAGE: dict[str, Callable[[Path], object]] = {
    "the ledger is cut": lambda store: (store / "ledger.json").write_text('["https://w3'),
    "the ledger is something else": lambda store: (store / "ledger.json").write_text("5"),
    "the ledger is binary": lambda store: (store / "ledger.json").write_bytes(b"\xff\0"),
    "a graph is lost": lambda store: (store / "ledger.json").write_text('["http://x/"]'),
    "all graphs are lost": lambda store: shutil.rmtree(store / "rdf"),
    "the engine's files are damaged": lambda store: (store / "rdf" / "CURRENT").write_text("x"),
    "the engine's files are gone": lambda store: (store / "rdf" / "CURRENT").unlink(),
    "the plan is cut": lambda store: (store / "journal" / "plan.json").write_text('{"dr'),
    "the plan is another's": lambda store: (store / "journal" / "plan.json").write_text("{}0"),
    "the plan has no quads": lambda store: (store / "journal" / "plan.json").write_text(
        '{"drop": [], "quads": 5, "events": []}'
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_said_and_not_answered_from(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    damage(folder)
    assert folder.name in refusal(folder)


def test_a_store_that_was_refused_is_let_go_of(folder: Path) -> None:
    """Or it could not be mended without ending Python."""
    good = (folder / "ledger.json").read_bytes()
    (folder / "ledger.json").write_text('["http://x/"]')
    refusal(folder)
    (folder / "ledger.json").write_bytes(good)
    EventGraph(folder).close()


# -- one writer ------------------------------------------------------------------------------


def test_a_second_opener_is_told_and_disturbs_nothing(folder: Path) -> None:
    """The engine's temporary files, for one, are those of a load that is under way."""
    with EventGraph(folder) as graph:
        working = folder / "rdf" / "bulk-0"
        working.mkdir()
        (working / "0.sst").write_bytes(b"half a table")
        (folder / "journal" / "quads.nq").write_text("<http://half")
        assert "in use" in refusal(folder)
        assert (working / "0.sst").exists()
        assert (folder / "journal" / "quads.nq").exists()
        assert len(graph) > 0


def test_a_closed_graph_lets_go_and_answers_nothing(folder: Path) -> None:
    graph = EventGraph(folder)
    graph.close()
    graph.close()
    with pytest.raises(StoreError):
        graph.query("ASK {}")
    EventGraph(folder).close()


WRONG: dict[str, Callable[[EventGraph, Path], object]] = {
    "no query": lambda graph, _: graph.query("SELECT {"),
    "a query that is too slow": lambda graph, _: graph.query("ASK {}", timeout=0),
    "no such query": lambda graph, _: graph.query("who"),
    "nobody": lambda graph, _: graph.actor("Nobody"),
    "no source": lambda graph, _: graph.remove("nothing"),
    "another file of the name": lambda graph, path: [take(graph, path, at) for at in "ab"],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_an_error_that_somebody_keeps_does_not_keep_the_store(
    folder: Path, wrong: Callable[[EventGraph, Path], object]
) -> None:
    """A notebook keeps the last one, with all that its frames knew."""
    path = table(folder.parent / "a.tab", {})
    with EventGraph(folder) as graph, pytest.raises(DetenteError) as kept:
        wrong(graph, path)
    EventGraph(folder).close()
    assert kept.value


# -- what a crash leaves ---------------------------------------------------------------------


@pytest.mark.parametrize("left", [[], ["VERSION.new"], ["VERSION.new", "journal"], ["journal"]])
def test_a_store_whose_making_was_cut_short_can_be_made_again(
    tmp_path: Path, left: list[str]
) -> None:
    store = tmp_path / "store"
    store.mkdir()
    for name in left:
        (store / name).mkdir() if name == "journal" else (store / name).write_text("")
    with EventGraph(store) as graph:
        assert len(graph) == 0


def test_what_a_bulk_load_left_is_cleared(folder: Path) -> None:
    (folder / "rdf" / "bulk-0").mkdir()
    (folder / "rdf" / "bulk-0" / "0.sst").write_bytes(b"x")
    EventGraph(folder).close()
    assert not list(folder.rglob("bulk-*"))


@pytest.mark.parametrize("left", ["quads.nq", "plan.json.new", "both"])
def test_a_change_that_was_not_decided_is_discarded(folder: Path, left: str) -> None:
    with EventGraph(folder) as graph:
        before = quads(graph)
    for name in ["quads.nq", "plan.json.new"] if left == "both" else [left]:
        (folder / "journal" / name).write_text('{"drop": ["https://w3id.org/dete')
    with EventGraph(folder) as graph:
        assert quads(graph) == before
    assert list((folder / "journal").iterdir()) == []


@pytest.mark.parametrize("stop", ["remove_graph", "load", "remove", "add", "flush"])
def test_a_change_that_was_decided_is_carried_out_once_however_often(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """The journal is put back as if the program had died again before it could clear it."""
    changed = table(folder.parent / "a.tab", {"Event ID": "2"}, {"Event ID": "3"})
    died_at(monkeypatch, stop, folder, changed).close()
    gc.collect()
    saved = shutil.copytree(folder / "journal", folder.parent / "saved")
    for _ in range(2):
        with EventGraph(folder) as graph:
            found = quads(graph)
        assert list((folder / "journal").iterdir()) == []
        assert found == quads(loaded(changed))
        shutil.copytree(saved, folder / "journal", dirs_exist_ok=True)


def loaded(*paths: Path) -> EventGraph:
    """Return a graph in memory with some files in it."""
    graph = EventGraph()
    for path in paths:
        take(graph, path)
    return graph


class Died(BaseException):
    """What no code is prepared for."""


def died_at(
    monkeypatch: pytest.MonkeyPatch, stop: str, folder: Path | None, *paths: Path
) -> EventGraph:
    """Load files, and die the first time that the last one is about to do something."""
    real, armed = ox.Store, [False]

    class Deadly:
        def __init__(self, *arguments: str) -> None:
            self._store = real(*arguments)

        def __getattr__(self, name: str) -> object:
            if name == stop and armed[0]:
                armed[0] = folder is not None  # in a folder it is dead for good
                raise Died
            return getattr(self._store, name)

    with monkeypatch.context() as patched:
        patched.setattr(ox, "Store", Deadly)
        graph = EventGraph(folder)
        for path in paths[:-1]:
            take(graph, path)
        armed[0] = True
        with pytest.raises((Died, StoreError)):
            take(graph, paths[-1])
        armed[0] = False
    return graph


@pytest.mark.parametrize("stop", ["remove_graph", "load", "remove", "add"])
def test_an_interrupt_does_not_cost_what_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """There is no other copy: a decided change is finished first, or nothing of it is done."""
    kept, path = table(tmp_path / "b.tab", {"Event ID": "9"}), table(tmp_path / "a.tab", {})
    graph = died_at(monkeypatch, stop, None, kept, path, path)
    assert quads(graph) == quads(loaded(kept, path))


# -- what may go in --------------------------------------------------------------------------

GOOD = ("<http://s/>", "<http://p/>", '"o"')
BAD = [
    ("<http://[/>", "<http://p/>", '"o"'),
    ("<http://s/%zz>", "<http://p/>", '"o"'),
    ("<s>", "<http://p/>", '"o"'),
    ("<http://s/>", '"p"', '"o"'),
    ("<http://s/>", "<http://p/>", '"o"@e'),
    ("<http://s/>", "<http://p/>", '"o'),
    ("<http://s/>", "<http://p/>", "<http://o/> <https://w3id.org/detente/id/graph/identity> . #"),
    ("<http://s/>", "<http://p/>", "<http://o/> <https://w3id.org/detente/id/graph/catalogue> . #"),
    ("<http://s/>", "<http://p/>", '"o" <http://other/> .\n<http://s/> <http://p/> "o"'),
    ("_:b", "<http://p/>", '"o"'),
    ("<http://s/>", "<http://p/>", '"\ud800"'),
]


@pytest.mark.parametrize("terms", BAD, ids=map(str, range(len(BAD))))
@pytest.mark.parametrize("in_memory", [True, False], ids=["memory", "folder"])
def test_what_is_no_quad_of_the_source_is_refused_before_anything_is_done(
    folder: Path, in_memory: bool, terms: tuple[str, str, str]
) -> None:
    """A decided change that can not be carried out would shut the store for good."""
    path = table(folder.parent / "a.tab", {})
    store = None if in_memory else folder
    with EventGraph(store) as graph:
        take(graph, path)
        before = quads(graph)
        records: list[Record] = [
            Source(id="icews/a", kind=SourceKind.DATASET, title="A"),
            *(Statement(subject=s, predicate=p, object=o) for s, p, o in (GOOD, terms)),
            Loaded(line=1),
            Counted(units=1),
        ]
        with pytest.raises(SourceError):
            graph.extend(records, origin=files.origin(path, "rdf", path), replace=True)
        assert quads(graph) == before
        take(graph, path)
    if store:
        with EventGraph(store) as graph:
            assert quads(graph) == before


def test_a_judgement_is_kept_and_can_be_taken_back(folder: Path) -> None:
    with EventGraph(folder) as graph:
        before = quads(graph)
        for verdict in ("different", "same", "unsure"):
            graph.judge("icews/Iran", "icews/Iraq", verdict, by="me", why="I said so")
        with pytest.raises(QueryError):
            graph.judge("icews/Iran", "icews/Iraq", "same", by=" ", why="x")
        with pytest.raises(DetenteError):
            graph.judge("icews/Iran", "icews/Iraq", "sam", by="me", why="x")
        after = quads(graph)
    assert set(before) < set(after)
    with EventGraph(folder) as graph:
        assert quads(graph) == after
