"""How each source says it: one module for each, with a load function."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, cast

from loaders.decoding import head
from ontology.errors import SourceError, UnknownNameError
from ontology.records import Record

__all__ = ["LOADERS", "Loader", "find", "head", "known", "recognise"]

#: Name to module, imported on first use. Keep sorted; a test does.
LOADERS = {
    "acled": "loaders.acled",
    "articles": "loaders.articles",
    "casefile": "loaders.casefile",
    "cep": "loaders.cep",
    "ftm": "loaders.ftm",
    "gdelt": "loaders.gdelt",
    "gdelt-gkg": "loaders.gdelt_gkg",
    "gdelt-mentions": "loaders.gdelt_mentions",
    "icews": "loaders.icews",
    "ofac": "loaders.ofac",
    "polecat": "loaders.polecat",
    "rdf": "loaders.rdf",
    "ucdp": "loaders.ucdp",
    "un": "loaders.un",
    "wikidata": "loaders.wikidata",
}


class Loader(Protocol):
    """What a loader's module has."""

    def recognises(self, path: Path, beginning: str) -> bool:
        """Tell from its name and its first 8 kB whether a file is of this kind."""

    def load(self, path: Path) -> Iterator[Record]:
        """Yield the source, what it says, and how much there was of it."""


@cache
def installed() -> dict[str, str]:
    """Return the loaders of other packages; looked for once, since that takes 9 ms."""
    return {point.name: point.value for point in entry_points(group="detente.loaders")}


def known() -> dict[str, str]:
    """Return every loader's name and module: ours, then those of other packages."""
    return dict(sorted((installed() | LOADERS).items()))


def find(name: str) -> Loader:
    """Return the loader with that name, ours or another package's.

    >>> find("icew")
    Traceback (most recent call last):
    ontology.errors.UnknownNameError: no loader named 'icew'; did you mean 'icews'? ...
    """
    modules = known()
    if name not in modules:
        raise UnknownNameError("loader", name, modules)
    return cast("Loader", import_module(modules[name]))


def recognise(path: Path) -> str:
    """Return the name of the loader that recognises a file.

    Raises:
        SourceError: the file is missing or empty, or no loader or several recognise it.
    """
    beginning = head(path)
    names = [name for name in known() if find(name).recognises(path, beginning)]
    if len(names) == 1:
        return names[0]
    if names:
        raise SourceError(f"recognised by {' and '.join(names)}: choose one of them", path=path)
    began = " ".join(beginning.split())[:40]
    raise SourceError(
        f"not recognised: no loader knows a file that begins {began!r} (what is read is listed by "
        "`detente loaders`; docs/casefile.md is for what you note down yourself)",
        path=path,
    )
