"""What was noted under a key, in a temporary file: memory does not grow with what is noted."""

import sqlite3

__all__ = ["Notes"]


class Notes:
    """A text for each key; the first that is noted stays. The system removes the file itself."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("CREATE TABLE noted (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
        self._file.execute("BEGIN")

    def note(self, key: str, text: str) -> str:
        """Note a text and return what stands under the key: an older text, where there is one.

        >>> notes = Notes()
        >>> notes.note("a", "1"), notes.note("a", "2"), notes.get("b")
        ('1', '1', None)
        """
        made = self._file.execute("INSERT OR IGNORE INTO noted VALUES (?, ?)", (key, text))
        return text if made.rowcount else (self.get(key) or "")

    def get(self, key: str) -> str | None:
        """Return what is noted under a key."""
        found = self._file.execute("SELECT text FROM noted WHERE key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])
