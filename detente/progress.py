"""How far a load is, shown in one line of a terminal: bytes, rows a second, time left."""

import shutil
import sys
from time import monotonic

from detente.reading import Reading

__all__ = ["Line", "line"]

#: The line is written anew after so many seconds; the time left is guessed after so many.
AGAIN, GUESSED = 0.1, 1.0
#: What moves to the beginning of the line and clears it (ECMA-48).
CLEAR = "\r\x1b[K"


class Line:
    """The line of a terminal in which a load shows how far it is."""

    def __init__(self) -> None:
        self._of: tuple[str, int] | None = None
        self._began, self._last, self._shown = 0.0, 0.0, False
        self._at = self._rows = 0

    def __call__(self, reading: Reading) -> None:
        """Show how far a file is read, if some time has passed."""
        now = monotonic()
        of = reading.file, reading.number
        if of != self._of or reading.at < self._at:  # another file, or the same one once more
            self._of, self._began = of, now
            self._rows = reading.rows
        self._at = reading.at
        if now - self._last >= AGAIN:
            self._last, self._shown = now, True
            width = shutil.get_terminal_size().columns - 1
            said = line(reading, reading.rows - self._rows, now - self._began, width)
            sys.stderr.write(f"{CLEAR}{said}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave nothing on the line."""
        if self._shown:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
            self._shown = False


def line(reading: Reading, rows: int, seconds: float, width: int) -> str:
    """Return what is shown: which of how many files, its share in per cent, rate, time left.

    >>> line(Reading(file="a.tab", number=2, files=3, size=400, at=100), 3_000, 2, 60)
    '2 of 3  a.tab  25%  1,500 rows/s  0:06 left'
    """
    share = min(1.0, reading.at / reading.size) if reading.size else 0.0
    told = [f"{share:.0%}"]
    if seconds >= GUESSED:
        told.append(f"{rows / seconds:,.0f} rows/s" if rows >= seconds else f"{rows:,} rows")
        if 0 < share < 1:
            left = round(seconds * (1 - share) / share)
            told.append(f"{left // 60}:{left % 60:02} left")
    before = f"{reading.number} of {reading.files}  " if reading.files > 1 else ""
    after = "  ".join(["", *told])
    room = max(8, width - len(before) - len(after))
    name = "".join(c if c.isprintable() else "?" for c in reading.file)
    return f"{before}{name if len(name) <= room else f'…{name[1 - room :]}'}{after}"[:width]
