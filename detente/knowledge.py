"""The graph with its loaders: what `detente.open` gives."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import loaders
from detente import files
from graph import Account, Accounts, EventGraph
from ontology.errors import SourceError, StoreError
from ontology.records import Loaded, Record, SetAside

__all__ = ["KnowledgeGraph", "open"]


class KnowledgeGraph(EventGraph):
    """Claims about international politics, in memory or in a folder, and how files become claims.

    Every graph begins with the register of actors and places, and with the vocabulary.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self.begin()

    def load(
        self,
        *paths: str | Path,
        loader: str | None = None,
        replace: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> Accounts:
        """Load files, or all files in folders; each file whole or not at all.

        A file that was loaded before, and has not changed, changes nothing. One that has changed
        replaces what it said. ``-`` is standard input.

        Args:
            paths: files and folders.
            loader: the name of the loader; recognised by looking into the file where None.
            replace: whether a file may replace one of the same name from another folder.
            progress: is called with the line that has been read.

        Raises:
            SourceError: a file is not as its loader expects; the files before it are loaded.
            UnknownNameError: there is no such loader.
        """
        return Accounts(
            self._load(path, loader, replace, progress)
            for path in files.expanded(paths, self.folder)
        )

    def _load(
        self,
        shown: Path,
        loader: str | None,
        replace: bool,
        progress: Callable[[int], None] | None,
    ) -> Account:
        try:
            return self._read(shown, loader, replace, progress)
        except SourceError as error:
            if str(shown) != files.STDIN:
                raise
            raise SourceError(error.problem, path=shown, line=error.line) from None

    def _read(
        self,
        shown: Path,
        loader: str | None,
        replace: bool,
        progress: Callable[[int], None] | None,
    ) -> Account:
        with files.named(shown) as path:
            loaders.head(path)  # a missing or empty file is an error to every loader
            name = loader or loaders.recognise(path)
            read = loaders.find(name).load
            origin = files.origin(path, name, shown)
            account = self.held(origin)
            if account is not None and self._reasons_kept(account):
                return account
            records = watched(read(path), progress)
            account = self.extend(records, origin=origin, replace=replace)
        account.aside_file = self._keep_aside(account)
        return account

    def remove(self, source: str) -> list[str]:
        """Take back everything that a source says, with what was set aside of it.

        Raises:
            UnknownNameError: there is no such source.
        """
        told = self.sources().column("source")
        gone = super().remove(source)
        left = set(self.sources().column("source"))
        for each in told:
            if self.folder is not None and each not in left:
                self._aside(str(each)).unlink(missing_ok=True)
        return gone

    def _aside(self, source: str) -> Path:
        """Return the file in which what is set aside of a source lies, beside the store."""
        folder = self.folder or Path()
        return folder / "aside" / f"{files.short_name(source)}.jsonl"

    def _reasons_kept(self, account: Account) -> bool:
        """Tell whether what was set aside lies beside the store; a full disk may have lost it."""
        whole = account.read == account.loaded or self.folder is None
        return whole or self._aside(account.source).exists()

    def _keep_aside(self, account: Account) -> Path | None:
        """Write what was set aside beside the store, with the reasons, and return the file."""
        if self.folder is None:
            return None
        path = self._aside(account.source)
        if not account.aside:
            path.unlink(missing_ok=True)
            return None
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8") as out:
            for each in account.aside:
                told = {"file": each.file, "line": each.line, "reason": each.reason}
                out.write(json.dumps(told | {"raw": each.raw}, ensure_ascii=False) + "\n")
        return path


def watched(records: Iterable[Record], progress: Callable[[int], None] | None) -> Iterator[Record]:
    """Yield records, telling the line of each that is done."""
    for record in records:
        yield record
        if progress and isinstance(record, Loaded | SetAside):
            progress(record.line)


def open(store: str | Path | None = None) -> KnowledgeGraph:  # noqa: A001  # dt.open
    """Open a graph: in memory, or in a folder, which is made where it is not there.

    Raises:
        StoreError: the folder is something else, in use, or damaged; or an address is given:
            stores at an endpoint are not built yet.
    """
    if store is None:
        return KnowledgeGraph()
    if urlsplit(str(store)).scheme in {"http", "https"}:
        raise StoreError(f"{store}: stores at an endpoint are not supported yet; give a folder")
    return KnowledgeGraph(Path(store))
