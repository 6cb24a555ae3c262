"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ontology.errors import DetenteError

__all__ = ["replaced"]


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which takes the place of another when all of it is on disk.

    Where writing fails, the other stays as it was, and nothing is left of the new one.

    Raises:
        DetenteError: there is no such folder.
    """
    if not path.parent.is_dir():
        raise DetenteError(f"{path.parent}: no such folder")
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
