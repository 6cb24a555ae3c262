"""What a file is: where it comes from, its content, and what reads it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph import Origin
from ontology.errors import SourceError
from ontology.names import made_id

__all__ = ["STDIN", "origin", "short_name"]

#: What stands for standard input.
STDIN = "-"
BLOCK = 1024 * 1024
#: What decides on the quads that a file becomes: a change there loads the file anew.
MAPPING = {
    "graph": (
        *("alone.py", "fusion.py", "identity.py", "intake.py", "iris.py", "node.py"),
        *("ntriples.py", "planning.py", "quads.py", "tally.py"),
    ),
    "loaders": (),
    "ontology": (),
}


def short_name(source: str) -> str:
    """Return a file name for a source that every file system takes, different for each."""
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    return f"{made_id(source)[:80].rstrip('%')}-{digest}"


def origin(path: Path, loader: str, shown: Path) -> Origin:
    """Return where records come from: the file's name, its content, and what reads it.

    ``shown`` is how the user knows the file, where that is not its path.

    Raises:
        SourceError: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        str(shown).encode()
    except UnicodeEncodeError:
        raise SourceError(
            "the file's name is not Unicode: rename it", path=repr(shown.name)
        ) from None
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), path=shown) from None
    stdin = shown.parts[:1] == (STDIN,)
    place = "" if stdin else hashlib.sha256(str(shown.resolve()).encode()).hexdigest()[:16]
    return Origin(
        name=path.name if str(shown) == STDIN else str(shown),
        loader=f"{loader} {fingerprint()}",
        digest=digest.hexdigest(),
        place=place,
    )


@cache
def fingerprint() -> str:
    """Return a hash of everything that decides on the quads that a file becomes."""
    digest = hashlib.sha256()
    for package, only in MAPPING.items():
        for part in contents(files(package)):
            if part.name in only or (not only and mapping(part)):
                digest.update(part.name.encode() + part.read_bytes())
    return digest.hexdigest()[:12]


def contents(folder: Traversable) -> Iterator[Traversable]:
    """Yield the files of a folder and of those in it, in order."""
    for part in sorted(folder.iterdir(), key=lambda f: f.name):
        if part.is_dir():
            yield from contents(part)
        else:
            yield part


def mapping(part: Traversable) -> bool:
    """Tell whether a file holds code or data of the mapping."""
    return part.is_file() and part.name.endswith((".py", ".json"))
