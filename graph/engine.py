"""The engine under a graph: where its quads lie, and how a change is made whole or not at all.

A change is written to a journal beside the store first, and read through. When the journal's plan
is on disk under its final name, the change is decided; it is then carried out, and whoever opens
the store after a crash carries it out again. So a reader finds the old state or the new one. (One
update that clears and inserts would be atomic too, but takes 15 s for 100,000 quads; clearing and
then adding tears.)
"""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pyoxigraph as ox

from graph.ahead import graph_name_of
from graph.iris import CATALOGUE, FUSION, TALLY, within
from graph.journal import NOTE, Plan, cleared, synced, verified, written
from graph.keeping import Count
from ontology.errors import StoreError
from ontology.records import Record
from ontology.terms import DET

__all__ = ["Engine"]

FORMAT = "3"
#: What may lie in a folder in which a store was about to be made.
BEGUN = {"VERSION.new", "journal"}
#: Below this many quads one transaction is cheaper than the files that bulk loading writes.
SMALL = 20_000
#: Above this many quads those that we wrote ourselves, term by term, are not read through again.
LARGE = 1_000_000


class Handle:
    """A store that can be let go of, though an error that somebody keeps still names it."""

    def __init__(self, store: ox.Store) -> None:
        self._store: ox.Store | None = store

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the store has
        if self._store is None:
            raise StoreError("the graph is closed")
        return getattr(self._store, name)

    def __len__(self) -> int:
        return len(self._store) if self._store is not None else 0

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._store or ())

    def let_go(self) -> None:
        """Forget the store, so that its folder may be opened again."""
        self._store = None


class Engine:
    """An Oxigraph store, in memory or in a folder with its journal and ledger.

    Raises:
        StoreError: the folder is something else, in use, damaged, or of another version.
    """

    #: A large new source goes to the bulk loader while it is being read.
    direct = True
    #: A folder or a memory that is open is a store.
    known = True
    #: So many names are looked through to suggest one.
    suggests = 20_000

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._broken = ""
        self._count: Count = lambda _: None
        self._store: Handle | None = None
        with self._understood():
            self._store = Handle(ox.Store() if folder is None else self._opened(folder))

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Say what is wrong with a folder as an error of the store, and let go of it."""
        try:
            yield
        except StoreError:
            self._let_go()
            raise
        except (OSError, RuntimeError, ValueError, TypeError) as error:
            self._let_go()
            in_use = "/LOCK: " in str(error)
            why = (
                "is in use by another program, such as a notebook"
                if in_use
                else f"cannot be opened: {error}"
            )
            raise StoreError(f"{self.folder} {why}") from error

    @property
    def store(self) -> ox.Store:
        """The store; nobody else keeps it, or closing would not let go of the folder.

        Raises:
            StoreError: it is closed, or a change was decided and could not be finished.
        """
        if self._broken:
            raise StoreError(self._broken)
        if self._store is None:
            raise StoreError("the graph is closed")
        return cast("ox.Store", self._store)

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.let_go()
        self._store = None

    def _opened(self, folder: Path) -> ox.Store:
        version = folder / "VERSION"
        ours = version.exists() or not folder.exists()
        if not ours and (not folder.is_dir() or {f.name for f in folder.iterdir()} - BEGUN):
            raise StoreError(f"{folder} is not a store of Détente")
        (folder / "journal").mkdir(parents=True, exist_ok=True)
        if not version.exists():
            written(version, FORMAT)
        if (found := version.read_bytes()) != FORMAT.encode():
            raise StoreError(f"{folder} is a store of format {found[:20]!r}, not {FORMAT!r}")
        return ox.Store(str(folder / "rdf"))

    def begin(self, count: Count) -> None:
        """Carry out a change that was decided and not finished, and clear what is left over.

        ``count`` notes, after every change, how much there is of what was changed.

        Raises:
            StoreError: the folder is damaged; it is let go of.
        """
        self._count = count
        if self.folder is not None:
            with self._understood():
                self._recover(self.folder)

    def _recover(self, folder: Path) -> None:
        for left in (folder / "rdf").glob("bulk-*"):
            shutil.rmtree(left, ignore_errors=True)
        journal = folder / "journal"
        if (journal / "plan.json").exists():
            plan = Plan.read(journal)
            self._carry_out(plan, journal)
        elif (journal / NOTE).exists():
            self.undo(json.loads((journal / NOTE).read_bytes()))
        cleared(journal)
        ledger = folder / "ledger.json"
        if ledger.exists():
            lost = set(map(str, json.loads(ledger.read_bytes()))) - set(self._graphs())
            if lost:
                listed = ", ".join(sorted(lost)[:3])
                raise StoreError(f"{folder} is damaged: it has lost {listed}; load again")

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """Give a folder to write new quads in; it is emptied again whatever happens."""
        if self.folder is None:
            with TemporaryDirectory(prefix="detente-") as made:
                yield Path(made)
            return
        _ = self.store  # one that is closed or broken has no journal to write in
        journal = self.folder / "journal"
        try:
            yield journal
        finally:
            if not any((journal / name).exists() for name in ("plan.json", NOTE)):
                cleared(journal)

    def foreseen(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records: what is asked of them lies here."""
        yield from records

    def refuse(self, name: str, given: Collection[str]) -> None:
        """Refuse no named query: they are written for this engine."""

    def reading(self) -> ox.Store:
        """Return the store: what is read one by one lies here."""
        return self.store

    def snapshot(self) -> ox.Store:
        """Return the store: all quads lie here."""
        return self.store

    def undo(self, graphs: list[str]) -> None:
        """Remove graphs that were being filled by a change that was not decided."""
        for graph in graphs:
            self.store.remove_graph(ox.NamedNode(graph))
            self.forget(ox.NamedNode(graph))

    def commit(
        self, plan: Plan, workspace: Path, decided: Callable[[], None] = lambda: None
    ) -> None:
        """Read a change through, decide on it, and carry it out.

        ``decided`` is called when it is decided on.

        Raises:
            ValueError: a quad is malformed, or in a graph that the plan does not name; nothing is
                done.
            OSError: the disk failed; nothing is done, or all of it when the store is opened again.
        """
        if plan.quads and not (plan.made and plan.quads > LARGE):
            verified(workspace / "quads.nq", plan)
        try:
            if self.folder is not None:
                if plan.quads:
                    synced(workspace / "quads.nq")
                plan.write(workspace)
            decided()
            self._carry_out(plan, workspace)
        except BaseException:
            self._broken = "a change could not be finished; open the store again"
            if self.folder is None:  # there is nothing to open again: finish it now
                self._broken = ""
                self._carry_out(plan, workspace)
            elif not (workspace / "plan.json").exists():
                self._broken = ""
            raise

    def _carry_out(self, plan: Plan, workspace: Path) -> None:
        for graph in plan.drop:
            self.store.remove_graph(ox.NamedNode(graph))
            self.forget(ox.NamedNode(graph))
        for event in plan.clear:
            self._clear(ox.NamedNode(event), FUSION)
        for tally in plan.reset:
            self._clear(ox.NamedNode(tally), TALLY)
        for graph in plan.stale:
            self.forget(ox.NamedNode(graph), ox.NamedNode(DET.digest))
        if plan.quads:
            add = self.store.load if plan.quads < SMALL else self.store.bulk_load
            add(path=str(workspace / "quads.nq"), format=ox.RdfFormat.N_QUADS)
        self._count(plan)
        if self.folder is not None:
            self.store.flush()
            written(self.folder / "ledger.json", json.dumps(self._graphs(), indent=0))
            (workspace / "plan.json").unlink()
            cleared(workspace)

    def _clear(self, node: ox.NamedNode, graphs: str) -> None:
        """Remove what is said of a thing in a graph of ours, and in those of its files."""
        for quad in list(self.store.quads_for_pattern(node, None, None)):
            if within(graph_name_of(quad), graphs):
                self.store.remove(quad)

    def forget(self, graph: ox.NamedNode, predicate: ox.NamedNode | None = None) -> None:
        """Remove what the catalogue says of a graph."""
        catalogue = ox.NamedNode(CATALOGUE)
        for quad in list(self.store.quads_for_pattern(graph, predicate, None, catalogue)):
            self.store.remove(quad)

    def _graphs(self) -> list[str]:
        """Return the graphs that there are: a damaged log loses them silently, a ledger tells."""
        return sorted(g.value for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))

    def close(self) -> None:
        """Let go of the folder, so that another program may open it."""
        if self._store is not None and self.folder is not None and not self._broken:
            self._store.flush()
        self._let_go()
