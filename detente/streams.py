"""Standard input and output, which may be closed, a pipe, or a terminal."""

import os
import sys
from typing import IO

from ontology.errors import SourceError

__all__ = ["kept_open", "on_terminal", "stdin"]


def kept_open() -> None:
    """Open what is closed of the standard streams as nothing.

    Else the next file that is opened, such as one of the store, would be taken for one of them.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def stdin() -> IO[bytes]:
    """Return standard input.

    Raises:
        SourceError: it is closed.
    """
    if sys.stdin is None:
        raise SourceError("standard input is closed", path="-")
    return sys.stdin.buffer


def on_terminal(stream: IO[str] | None) -> bool:
    """Tell whether a stream is shown on a terminal; one that is closed is not."""
    return stream is not None and stream.isatty()
