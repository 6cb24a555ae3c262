"""What is set aside, beside the store: the reasons, and the rows to mend and load again.

``aside/SOURCE.jsonl`` has a line for each row: file, line, reason, and its text. Where the loader
can read such rows by themselves, ``aside/SOURCE/NAME.aside.tab`` has them too, as they stood in the
file NAME.tab, below the line that names the columns. Who mends them there loads that file, which is
a source of its own. A file in which somebody has written is never written over, and never removed.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from detente.files import short_name
from graph import Account
from loaders.opening import bare_name
from ontology.records import Counted, Record, SetAside

__all__ = ["Asides", "Draft"]


class Draft:
    """What is set aside of one file, written while it is read, so that memory does not grow.

    Args:
        folder: where it is written, until the file is in.
        file: the name of the file.
    """

    def __init__(self, folder: Path, file: str) -> None:
        self.folder, self.file = folder, file
        self.heading: str | None = None
        self._out: tuple[IO[bytes], IO[bytes]] | None = None

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records, and write those that are set aside."""
        for record in records:
            if type(record) is SetAside:
                self._write(record)
            elif type(record) is Counted:
                self.heading = record.heading
            yield record

    def _write(self, aside: SetAside) -> None:
        if self._out is None:
            self.folder.mkdir(parents=True)
            paths = (self.folder / "reasons.jsonl", self.folder / "rows")
            self._out = paths[0].open("wb"), paths[1].open("wb")
        told = {"file": self.file, "line": aside.line, "reason": aside.reason, "raw": aside.raw}
        self._out[0].write(_bytes(json.dumps(told, ensure_ascii=False), escaped=True))
        self._out[1].write(_bytes(aside.raw))

    def close(self) -> None:
        """Finish writing."""
        for out in self._out or ():
            out.close()


class Asides:
    """The folder beside a store in which lies what was set aside."""

    def __init__(self, store: Path) -> None:
        self.folder = store / "aside"

    def reasons(self, source: str) -> Path:
        """Return the file of the reasons why something of a source was set aside."""
        return self.folder / f"{short_name(source)}.jsonl"

    def attach(self, account: Account) -> None:
        """Tell in an account where what was set aside lies, if it does."""
        reasons = self.reasons(account.source)
        if account.set_aside and reasons.exists():
            account.aside_file = reasons
            account.mend_file = max(self._rows(account.source), key=_age, default=None)

    def _rows(self, source: str) -> list[Path]:
        """Return the files of rows to mend."""
        return sorted((self.folder / short_name(source)).glob("*.aside*"))

    @contextmanager
    def drafted(self, file: str) -> Iterator[Draft]:
        """Give what to write in while a file is read; it is gone afterwards."""
        folder = self.folder / ".draft"
        shutil.rmtree(folder, ignore_errors=True)
        draft = Draft(folder, file)
        try:
            yield draft
        finally:
            draft.close()
            shutil.rmtree(folder, ignore_errors=True)

    def place(self, draft: Draft, account: Account, path: Path) -> None:
        """Put what was set aside in the place of what a source had there before."""
        draft.close()
        for source in (account.source, *account.instead_of):
            self.remove(source)
        if not account.set_aside:
            return
        if draft.heading is not None:
            folder = self.folder / short_name(account.source)
            folder.mkdir(exist_ok=True)
            account.mend_file = _free(folder, Path(bare_name(path)))
            with account.mend_file.open("wb") as out, (draft.folder / "rows").open("rb") as rows:
                out.write(_bytes(draft.heading) if draft.heading else b"")
                shutil.copyfileobj(rows, out)
        account.aside_file = self.reasons(account.source)
        (draft.folder / "reasons.jsonl").replace(account.aside_file)

    def remove(self, source: str) -> None:
        """Remove what was set aside of a source, but for rows in which somebody has written."""
        reasons, folder = self.reasons(source), self.folder / short_name(source)
        for rows in self._rows(source):
            if _as_written(rows, reasons):
                rows.unlink()
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
        reasons.unlink(missing_ok=True)


def _bytes(text: str, *, escaped: bool = False) -> bytes:
    """Return a line of UTF-8; what was none comes back as it was, or is escaped as JSON has it."""
    try:
        return f"{text}\n".encode(errors="backslashreplace" if escaped else "surrogateescape")
    except UnicodeEncodeError:  # half a character that somebody wrote
        return f"{text}\n".encode(errors="backslashreplace")


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _free(folder: Path, name: Path) -> Path:
    """Return a name that no file has: events.aside.tab, events.aside-2.tab and so on."""
    number, path = 1, folder / f"{name.stem}.aside{name.suffix}"
    while path.exists():
        number += 1
        path = folder / f"{name.stem}.aside-{number}{name.suffix}"
    return path


def _as_written(rows: Path, reasons: Path) -> bool:
    """Tell whether rows are still as they were written, all that the reasons have and no other."""
    try:
        size = sum(map(len, _texts(reasons)))
        with rows.open("rb") as file:
            file.seek(max(0, rows.stat().st_size - size))
            return all(file.read(len(text)) == text for text in _texts(reasons))
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        return False


def _texts(reasons: Path) -> Iterator[bytes]:
    """Yield the rows that reasons were given for, as they were written."""
    with reasons.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield _bytes(json.loads(line)["raw"])
