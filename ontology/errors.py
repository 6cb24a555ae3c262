"""What can go wrong.

* DetenteError
  + UnknownNameError      no loader, query, actor, parameter… has that name
  + SourceError           a source is not as its loader expects: file, line, what was found
  + QueryError            a query is malformed, unsafe, or its parameters do not fit
  + StoreError            a store is damaged, in use, or of another version
"""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["DetenteError", "QueryError", "SourceError", "StoreError", "UnknownNameError"]


class DetenteError(Exception):
    """The root of every error raised here on purpose."""


class UnknownNameError(DetenteError, LookupError):
    """A name is not in a table of known names; the message offers the nearest."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, sorted(known)
        close = get_close_matches(name, self.known, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        listed = f" (known: {', '.join(self.known)})" if 0 < len(self.known) <= 30 else ""
        super().__init__(f"no {kind} named {name!r}{hint}{listed}")


class SourceError(DetenteError, ValueError):
    """A source is not as its loader expects; says the file and, where known, the line."""

    def __init__(self, problem: str, *, path: object, line: int | None = None) -> None:
        problem = " ".join(problem.split())
        self.problem, self.path, self.line = problem, path, line
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")


class QueryError(DetenteError, ValueError):
    """A query is malformed, reaches outside the store, or its parameters do not fit."""


class StoreError(DetenteError, OSError):
    """A store cannot be opened, or is not what was written."""
