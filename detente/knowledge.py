"""The graph with its loaders: what `detente.open` gives."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

import loaders
from detente import files, found
from detente.asides import Asides
from detente.found import File
from detente.reading import Reading, Told, watched
from graph import Account, Accounts, EventGraph, Origin
from graph.endpoint import Address, is_address
from loaders.opening import listening
from ontology.errors import DetenteError, SourceError, StoreError
from ontology.records import Record

__all__ = ["KnowledgeGraph", "open"]


class KnowledgeGraph(EventGraph):
    """Claims about international politics, wherever they lie, and how files become claims.

    Every graph begins with the register of actors and places, and with the vocabulary.
    """

    def __init__(self, where: Path | Address | None = None) -> None:
        super().__init__(where)
        self._asides = Asides(where) if isinstance(where, Path) else None
        if not isinstance(where, Address):
            self.begin()

    def load(
        self,
        *paths: str | Path,
        loader: str | None = None,
        replace: bool = False,
        progress: Told | None = None,
    ) -> Accounts:
        """Load files, or all files in folders and zips; each file whole or not at all.

        A file that was loaded before, and has not changed, changes nothing. One that has changed
        replaces what it said. ``-`` is standard input. A file may be packed by gzip, bzip2, xz,
        Zstandard or zip; a zip of several files is a folder.

        Args:
            paths: files, folders and zips.
            loader: the name of the loader; recognised by looking into the file where None.
            replace: whether a file may replace another that was loaded as the same source.
            progress: is told, row by row, how far a file is read.

        Raises:
            SourceError: a file is not as its loader expects; the files before it are loaded.
            UnknownNameError: there is no such loader.
        """
        accounts = Accounts()
        for each in self.loading(*paths, loader=loader, replace=replace, progress=progress):
            if isinstance(each, DetenteError):
                raise each
            accounts.append(each)
        return accounts

    def loading(
        self,
        *paths: str | Path,
        loader: str | None = None,
        replace: bool = False,
        progress: Told | None = None,
    ) -> Iterator[Account | DetenteError]:
        """Load as ``load`` does, and yield the account of each file, or why it is not loaded."""
        listed = list(found.listed(paths, self.folder))
        self.begin()
        for number, each in enumerate(listed, 1):
            for file in found.unpacked(each):
                reading = Reading(file=str(file.shown), number=number, files=len(listed))
                try:
                    done: Account | DetenteError = self._load(
                        file, reading, loader, progress, replace=replace
                    )
                except DetenteError as error:
                    done = error
                yield done

    def _load(
        self,
        file: File,
        reading: Reading,
        loader: str | None,
        told: Told | None,
        *,
        replace: bool,
    ) -> Account:
        """Load a file; what is wrong with it is said of the file as the user knows it."""
        if file.problem is not None:
            raise file.problem
        try:
            with listening(reading.move):
                return self._read(file, reading, loader, told, replace=replace)
        except SourceError as error:
            if file.path == file.shown:
                raise
            raise SourceError(error.problem, path=file.shown, line=error.line) from None

    def _read(
        self,
        file: File,
        reading: Reading,
        loader: str | None,
        told: Told | None,
        *,
        replace: bool,
    ) -> Account:
        began, path = perf_counter(), file.path
        loaders.head(path)  # a missing or empty file is an error to every loader
        name = loader or loaders.recognise(path)
        origin = files.origin(path, name, file.shown)
        account = self._unchanged(origin)
        if account is None:
            reading.size = path.stat().st_size
            records = watched(loaders.find(name).load(path), reading, told)
            account = self._extended(records, origin, path, replace=replace)
        account.seconds = perf_counter() - began
        return account

    def _unchanged(self, origin: Origin) -> Account | None:
        """Return the account of a file that is loaded as it is, None where it must be read.

        It is read again where a full disk has lost the reasons why something was set aside.
        """
        account = self.held(origin)
        if account is not None and self._asides is not None:
            self._asides.attach(account)
            if account.set_aside and account.aside_file is None:
                return None
        return account

    def _extended(
        self, records: Iterable[Record], origin: Origin, path: Path, *, replace: bool
    ) -> Account:
        """Take records in, and keep what is set aside beside the store."""
        if self._asides is None:
            return self.extend(records, origin=origin, replace=replace)
        with self._asides.drafted(origin.name) as draft:
            account = self.extend(draft.watch(records), origin=origin, replace=replace)
            self._asides.place(draft, account, path)
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
            if self._asides is not None and each not in left:
                self._asides.remove(str(each))
        return gone


def open(  # noqa: A001  # dt.open
    store: str | Path | None = None, *, update: str | None = None, data: str | None = None
) -> KnowledgeGraph:
    """Open a graph: in memory, in a folder, which is made where it is not there, or at an endpoint.

    A store at a SPARQL 1.1 endpoint is named by the address of its queries. It begins to be one of
    ours with the first load; to open and ask it changes nothing. Who asks is named by the
    environment: DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN.

    Args:
        store: a folder or an address.
        update: the address of updates, where it is not the usual one; also DETENTE_UPDATE.
        data: the address of the graph store protocol; also DETENTE_GSP.

    Raises:
        StoreError: the folder is something else, in use, or damaged; the endpoint cannot be
            reached, refuses, or is none; a password stands in its address.
    """
    if store is None:
        return KnowledgeGraph()
    if is_address(store):
        return KnowledgeGraph(Address.named(str(store), update=update, data=data))
    if update or data:
        raise StoreError(f"{store} is a folder: it has no address of updates or of graphs")
    return KnowledgeGraph(Path(store))
