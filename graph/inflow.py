"""Quads on their way into the engine, which takes them in while they are still being made.

A small change is written to a file, read through, decided on, and then carried out. A large new
source would wait twice: for its file, then for the engine. So past the first megabytes its quads go
through a pipe to the engine's bulk loader, which works beside us. Until the change is decided, a
note in the journal says which graphs are being filled: should we die, whoever opens the store next
removes them, and when it fails we do. A source that replaces another is never filled so.
"""

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph.journal import NOTE, written
from graph.keeping import Keeper

__all__ = ["Inflow"]

#: From so many characters on, about 150,000 quads, a new source goes to the engine directly.
ENOUGH = 32 * 1024 * 1024
#: The size of a write to the pipe, in characters.
BLOCK = 1 << 20


class Inflow:
    """Where the quads of one change are written.

    Args:
        engine: the engine that takes them in.
        workspace: the folder of the change.
        file: the name of the file in it, in which what is not taken in directly stands.
        filling: gives the graphs that would be filled, none where the source is not a new one.
    """

    def __init__(
        self, engine: Keeper, workspace: Path, file: str, filling: Callable[[], list[str]]
    ) -> None:
        self._engine, self._workspace, self._path = engine, workspace, workspace / file
        self._filling = filling
        self._graphs: list[str] = []
        self._out: IO[str] = self._path.open("w", encoding="utf-8", newline="\n")
        self._left = ENOUGH
        self._thread: threading.Thread | None = None
        self._failure: list[BaseException] = []
        self.direct = self.decided = False

    def write(self, text: str) -> int:
        """Write some quads."""
        self._left -= len(text)
        if self._left < 0 and not self.direct:
            self._left = ENOUGH
            if self._engine.direct and hasattr(os, "mkfifo") and (graphs := self._filling()):
                self._connect(graphs)
        try:
            return self._out.write(text)
        except BrokenPipeError:
            self._join()
            raise

    def announce(self, graph: str) -> None:
        """Note a further graph that will be filled."""
        if self.direct and graph not in self._graphs:
            self._out.flush()
            self._note([*self._graphs, graph])

    def _note(self, graphs: list[str]) -> None:
        self._graphs = graphs
        written(self._workspace / NOTE, json.dumps(graphs))

    def _connect(self, graphs: list[str]) -> None:
        """Let the engine read from a pipe, and give it what there is already."""
        self._out.close()
        self._note(graphs)
        pipe = self._workspace / "pipe"
        os.mkfifo(pipe)
        store = self._engine.store
        self._thread = threading.Thread(target=self._take, args=(store, pipe), name="detente-bulk")
        self._thread.start()
        self.direct = True
        self._out = pipe.open("w", encoding="utf-8", newline="\n", buffering=BLOCK)
        with self._path.open(encoding="utf-8", newline="\n") as kept:
            while block := kept.read(BLOCK):
                self._out.write(block)
        self._path.write_text("", encoding="utf-8")

    def _take(self, store: ox.Store, pipe: Path) -> None:
        try:
            store.bulk_load(path=str(pipe), format=ox.RdfFormat.N_QUADS)
        except BaseException as error:  # handed on to the thread that writes
            self._failure.append(error)

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
        if self._failure:
            error = self._failure[0]
            said = f"not a statement of RDF: {error}" if isinstance(error, SyntaxError) else error
            raise ValueError(str(said)) from error

    def finish(self) -> None:
        """Wait until all is taken in.

        Raises:
            ValueError: the engine did not take a quad.
        """
        self._out.close()
        self._join()

    def give_up(self) -> None:
        """Remove what was taken in, unless the change is decided; what was there stays."""
        if self.decided:
            return
        with suppress(BrokenPipeError):
            self._out.close()
        if self._thread is not None:
            self._thread.join()
        if self.direct:
            self._engine.undo(self._graphs)
            (self._workspace / NOTE).unlink(missing_ok=True)
