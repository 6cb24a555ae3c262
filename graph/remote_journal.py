"""The journal of a store at an endpoint: who is changing it, and the change that is under way.

There are no transactions over several requests. So a change is written to the store first, packed
into texts that no query takes for claims. When all of it is there it is decided on, by one
statement; then it is carried out. Whoever next wants to change the store, from whichever machine,
carries out what was decided and not finished, and throws away what was not decided.

One writer at a time: he says that he is changing the store, with the server's own time, and for how
long. Who finds another's word that is still good steps back; of two at the same moment, both.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph import ntriples as nt
from graph.iris import ID
from graph.remote import JOURNAL, Remote
from graph.remote_change import Change, read, written
from graph.remote_writing import Writer
from ontology.errors import DetenteError, StoreError
from ontology.terms import XSD

__all__ = ["Journal"]

#: For how many seconds a writer's word is good, and after how many he gives it anew.
LEASE, RENEWED = 60, 15
#: What is left of the time at the least before a request that changes something.
MARGIN = 5
OWN = f"{ID}journal/"
AT, FOR, BY, PART, DECIDED, FORMAT = (
    f"{OWN}{name}" for name in ("at", "for", "by", "part", "decided", "format")
)
STORE = f"{OWN}store"


class Journal:
    """The journal of one store, as one program keeps it."""

    def __init__(self, remote: Remote, writer: Writer) -> None:
        self._remote, self._writer = remote, writer
        self._token = f"{OWN}claim/{secrets.token_hex(12)}"
        self._change = f"{JOURNAL}/{self._token.rpartition('/')[2]}"
        self._good_until = 0.0
        self._said: list[str] = []
        self._stop = threading.Event()

    # -- the format ------------------------------------------------------------------------

    def format(self) -> str:
        """Return the format of the store; empty where there is none yet."""
        text = f"SELECT ?f WHERE {{ GRAPH <{JOURNAL}> {{ <{STORE}> <{FORMAT}> ?f }} }} LIMIT 1"
        return next((row["f"].value for row in self._remote.rows(text)), "")

    def begin(self, format_: str) -> None:
        """Say that there is a store, and of which format."""
        self._writer.add(JOURNAL, [f"<{STORE}> <{FORMAT}> {nt.text(format_)} ."])

    def seen(self) -> bool:
        """Tell whether the default graph of a query is the union of all, as it is asked for."""
        return self._remote.true(f"ASK {{ <{STORE}> <{FORMAT}> ?f }}")

    # -- one writer ------------------------------------------------------------------------

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the one who changes the store.

        Raises:
            StoreError: somebody else is.
        """
        self._claim()
        self._stop.clear()
        beat = threading.Thread(target=self._beat, name="detente-claim", daemon=True)
        beat.start()
        try:
            yield
        finally:
            self._stop.set()
            beat.join()
            with suppress(DetenteError):
                self._writer.remove([(JOURNAL, line) for line in self._said])
            self._good_until, self._said = 0.0, []

    def _claim(self) -> None:
        self._say()
        others = self._others()
        live = [(by, until) for _, by, until, now in others if until > now]
        if live:
            self._writer.remove([(JOURNAL, line) for line in self._said])
            by, until = max(live, key=lambda each: each[1])
            raise StoreError(
                f"{self._remote.address} is being changed by {by}, who has said so until "
                f"{until:%H:%M:%S} UTC: try again then"
            )
        gone = " ".join(f"<{token}>" for token, *_ in others)
        if gone:
            self._writer.update(
                f"DELETE {{ GRAPH <{JOURNAL}> {{ ?c ?p ?o }} }} WHERE {{ "
                f"GRAPH <{JOURNAL}> {{ ?c ?p ?o }} FILTER(?c IN ({gone.replace('> <', '>, <')})) }}"
            )

    def _say(self) -> None:
        """Say that we are changing the store, in the place of what we said before."""
        before, began = self._said, time.monotonic()
        now = next(self._remote.rows("SELECT (NOW() AS ?now) WHERE { }"))["now"].value
        by = f"{socket.gethostname()[:80]}, process {os.getpid()}"
        said = [
            f'<{self._token}> <{AT}> "{now}"^^<{XSD.dateTime}> .',
            f"<{self._token}> <{FOR}> {nt.integer(LEASE)} .",
            f"<{self._token}> <{BY}> {nt.text(by)} .",
        ]
        self._writer.update(f"INSERT DATA {{ GRAPH <{JOURNAL}> {{ {' '.join(said)} }} }}")
        self._said, self._good_until = said, began + LEASE
        if past := [line for line in before if line not in said]:
            self._writer.remove([(JOURNAL, line) for line in past])

    def _others(self) -> list[tuple[str, str, datetime, datetime]]:
        """Return the words of others: whose, until when, and the time it is."""
        text = (
            f"SELECT ?c ?at ?for ?by (NOW() AS ?now) WHERE {{ GRAPH <{JOURNAL}> "
            f"{{ ?c <{AT}> ?at ; <{FOR}> ?for ; <{BY}> ?by }} }}"
        )
        found: list[tuple[str, str, datetime, datetime]] = []
        for row in self._remote.rows(text):
            token, by = row["c"].value, row["by"].value
            until = _moment(row["at"].value) + timedelta(seconds=int(row["for"].value))
            if token != self._token:
                shown = "".join(c for c in by if c.isprintable())[:120]
                found.append((token, shown, until, _moment(row["now"].value)))
        return found

    def _beat(self) -> None:
        """Give our word anew, until we are done."""
        while not self._stop.wait(min(RENEWED, LEASE / 4)):
            with suppress(DetenteError):
                self._say()

    def going_on(self) -> None:
        """Go on only while our word is good.

        Raises:
            StoreError: it could not be given anew in time: somebody else may have begun.
        """
        if time.monotonic() > self._good_until - min(MARGIN, LEASE / 4):
            raise StoreError(
                f"{self._remote.address}: the connection was lost for too long, and with it the "
                "right to change the store: load again"
            )

    # -- the change ------------------------------------------------------------------------

    def log(self, change: Change) -> None:
        """Write a change down."""
        for number, part in enumerate(written(change)):
            self.going_on()
            said = f'<{OWN}{number:06}> <{PART}> "{part}"'  # long texts Virtuoso takes only so
            self._writer.update(f"INSERT DATA {{ GRAPH <{self._change}> {{ {said} }} }}")

    def decide(self) -> None:
        """Decide on the change that is written down: from now on it will be carried out."""
        self.going_on()
        decided = f"<{self._change}> <{DECIDED}> {nt.boolean(True)} ."
        self._writer.update(f"INSERT DATA {{ GRAPH <{JOURNAL}> {{ {decided} }} }}")

    def done(self, change: str = "") -> None:
        """Forget a change that is carried out, or that was never decided."""
        change = change or self._change
        line = f"<{change}> <{DECIDED}> {nt.boolean(True)} ."
        self._writer.remove([(JOURNAL, line)])
        self._writer.drop([change])

    def left(self, folder: Path) -> Iterator[tuple[str, Change | None]]:
        """Yield the changes that somebody left: what is to be done, None where nothing is."""
        text = f"SELECT ?c WHERE {{ GRAPH <{JOURNAL}> {{ ?c <{DECIDED}> ?d }} }}"
        decided = {row["c"].value for row in self._remote.rows(text)}
        text = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?n <{PART}> ?t }} }}"
        begun = {row["g"].value for row in self._remote.rows(text)}
        for each in sorted(decided | begun):
            if each.startswith(f"{JOURNAL}/"):
                change = read(self._parts(each), folder / "left.nq") if each in decided else None
                yield each, change

    def _parts(self, change: str) -> Iterator[str]:
        text = f"SELECT ?n WHERE {{ GRAPH <{change}> {{ ?n <{PART}> ?t }} }} ORDER BY STR(?n)"
        for number in [row["n"] for row in self._remote.rows(text)]:
            one = f"SELECT ?t WHERE {{ GRAPH <{change}> {{ {number} <{PART}> ?t }} }}"
            yield next(self._remote.rows(one))["t"].value


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
