"""The engine under a graph: where its quads lie, and how a change is made whole or not at all.

A change is written to a journal beside the store first. When the journal's plan is on disk under
its final name, the change is decided; it is then carried out, and whoever opens the store after a
crash carries it out again. So a reader finds the old state or the new one (one update that clears
and inserts would be atomic too, but takes 15 s for 100,000 quads; clearing and then adding tears).
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.iris import CATALOGUE
from ontology.errors import StoreError

__all__ = ["Engine", "Plan"]

FORMAT = "1"
#: Below this many quads one transaction is cheaper than the files that bulk loading writes.
SMALL = 20_000


@dataclass(slots=True)
class Plan:
    """One change: graphs to drop, quads to add (in a file), and events to derive anew."""

    drop: list[str] = field(default_factory=list)
    quads: int = 0
    events: list[str] = field(default_factory=list)


class Engine:
    """An Oxigraph store, in memory or in a folder with its journal and ledger.

    Raises:
        StoreError: the folder is something else, in use, damaged, or of another version.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._store: ox.Store | None = ox.Store() if folder is None else self._opened(folder)

    @property
    def store(self) -> ox.Store:
        """The store; nobody else keeps it, or closing would not let go of the folder.

        Raises:
            StoreError: it is closed.
        """
        if self._store is None:
            raise StoreError("the graph is closed")
        return self._store

    def _opened(self, folder: Path) -> ox.Store:
        version = folder / "VERSION"
        if (
            folder.exists()
            and not version.exists()
            and (not folder.is_dir() or any(folder.iterdir()))
        ):
            raise StoreError(f"{folder} is not a store of Détente")
        (folder / "journal").mkdir(parents=True, exist_ok=True)
        if not version.exists():
            _written(version, FORMAT)
        if (found := version.read_text(encoding="utf-8")) != FORMAT:
            raise StoreError(f"{folder} is a store of format {found[:20]!r}, not {FORMAT!r}")
        for left in (folder / "rdf").glob("bulk-*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            return ox.Store(str(folder / "rdf"))
        except OSError as error:
            in_use = "lock" in str(error).lower()
            why = "is in use by another program" if in_use else f"cannot be opened: {error}"
            raise StoreError(f"{folder} {why}") from None

    def recover(self, derive: Callable[[Iterable[str]], None]) -> bool:
        """Carry out a change that was decided and not finished; tell whether there was one."""
        if self.folder is None:
            return False
        journal = self.folder / "journal"
        unfinished = (journal / "plan.json").exists()
        if unfinished:
            plan = Plan(**json.loads((journal / "plan.json").read_text(encoding="utf-8")))
            self._carry_out(plan, journal, derive)
        else:
            _cleared(journal)
        self._check_ledger()
        return unfinished

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """Give a folder to write new quads in; it is emptied again whatever happens."""
        if self.folder is None:
            with TemporaryDirectory(prefix="detente-") as made:
                yield Path(made)
            return
        journal = self.folder / "journal"
        try:
            yield journal
        finally:
            if not (journal / "plan.json").exists():
                _cleared(journal)

    def commit(self, plan: Plan, workspace: Path, derive: Callable[[Iterable[str]], None]) -> None:
        """Decide on a change whose quads are in the workspace, and carry it out."""
        if self.folder is not None:
            _synced(workspace / "quads.nq")
            _written(workspace / "plan.json", json.dumps(asdict(plan)))
        self._carry_out(plan, workspace, derive)

    def _carry_out(
        self, plan: Plan, workspace: Path, derive: Callable[[Iterable[str]], None]
    ) -> None:
        for graph in plan.drop:
            self.store.remove_graph(ox.NamedNode(graph))
            self.forget(ox.NamedNode(graph), ox.NamedNode(CATALOGUE))
        if plan.quads:
            add = self.store.load if plan.quads < SMALL else self.store.bulk_load
            add(path=str(workspace / "quads.nq"), format=ox.RdfFormat.N_QUADS)
        derive(plan.events)
        if self.folder is not None:
            self.store.flush()
            self._write_ledger()
            (workspace / "plan.json").unlink()
            _cleared(workspace)

    def forget(self, subject: ox.NamedNode, graph: ox.NamedNode) -> None:
        """Remove what a graph says of a subject."""
        for quad in list(self.store.quads_for_pattern(subject, None, None, graph)):
            self.store.remove(quad)

    def _graphs(self) -> list[str]:
        return sorted(g.value for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))

    def _write_ledger(self) -> None:
        """Note which graphs there are, on disk at once: a damaged log loses them silently."""
        if self.folder is not None:
            _written(self.folder / "ledger.json", json.dumps(self._graphs(), indent=0))

    def _check_ledger(self) -> None:
        ledger = self.folder and self.folder / "ledger.json"
        if not ledger or not ledger.exists():
            return
        lost = set(json.loads(ledger.read_text(encoding="utf-8"))) - set(self._graphs())
        if lost:
            listed = ", ".join(sorted(lost)[:3])
            raise StoreError(f"{self.folder} is damaged: it has lost {listed}; load again")

    def close(self) -> None:
        """Let go of the folder, so that another program may open it."""
        if self._store is not None and self.folder is not None:
            self._store.flush()
        self._store = None


def _synced(path: Path) -> None:
    """Wait until a file is on disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _written(path: Path, text: str) -> None:
    """Write a file whole: under another name first, then in place of the old one."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _cleared(folder: Path) -> None:
    """Remove the files of an unfinished or finished change."""
    for path in folder.iterdir():
        path.unlink()
