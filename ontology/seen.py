"""Keys that came before, in memory that does not grow with how many there are."""

import sqlite3

__all__ = ["Lines"]

#: So many keys are kept in memory before they go to a temporary file.
FEW = 20_000


class Lines:
    """In which line each key stood first; past the first thousands in a temporary file."""

    def __init__(self) -> None:
        self._few: dict[str, int] = {}
        self._many: sqlite3.Connection | None = None

    def first(self, key: str, line: int) -> int:
        """Return the line in which a key stood first, which is this one where it is new.

        >>> lines = Lines()
        >>> lines.first("a", 1), lines.first("b", 2), lines.first("a", 3)
        (1, 2, 1)
        """
        found = self._few.setdefault(key, line)
        if found != line:
            return found
        if self._many is not None:
            stood = self._many.execute("SELECT line FROM seen WHERE key = ?", (key,)).fetchone()
            if stood is not None:
                del self._few[key]
                return int(stood[0])
        if len(self._few) >= FEW:
            self._spill()
        return line

    def _spill(self) -> None:
        """Move what is in memory to a temporary file, which the system removes by itself."""
        if self._many is None:
            self._many = sqlite3.connect("", isolation_level=None)
            self._many.execute("PRAGMA journal_mode = OFF")
            self._many.execute("PRAGMA synchronous = OFF")
            self._many.execute(
                "CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID"
            )
        self._many.execute("BEGIN")
        self._many.executemany("INSERT INTO seen VALUES (?, ?)", sorted(self._few.items()))
        self._many.execute("COMMIT")
        self._few.clear()
