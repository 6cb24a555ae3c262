"""How far a load is: which file of how many, how many rows and bytes of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ontology.records import Loaded, Record, SetAside

__all__ = ["Reading", "Told", "watched"]


@dataclass(slots=True)
class Reading:
    """How far a file is read, the ``number``-th of ``files``.

    ``size`` and ``at`` are in bytes of the file as it lies there, packed or not. A loader may read
    a file more than once: then ``at`` begins again.
    """

    file: str
    number: int = 1
    files: int = 1
    size: int = 0
    rows: int = 0
    at: int = 0

    def move(self, at: int) -> None:
        """Note the byte at which the reader is."""
        self.at = at


Told = Callable[[Reading], None]


def watched(records: Iterable[Record], reading: Reading, told: Told | None) -> Iterator[Record]:
    """Yield records, and tell how far the file is read after each row that is done."""
    for record in records:
        yield record
        if type(record) is Loaded or type(record) is SetAside:
            reading.rows += 1
            if told is not None:
                told(reading)
