"""Files that a user names: folders opened, standard input caught, content hashed."""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph import Origin
from ontology.errors import SourceError
from ontology.names import made_id

__all__ = ["STDIN", "expanded", "named", "origin", "short_name"]

STDIN = "-"
BLOCK = 1024 * 1024
#: What decides on the quads that a file becomes: a change there loads the file anew.
MAPPING = {
    "graph": ("identity.py", "intake.py", "iris.py", "node.py", "ntriples.py", "quads.py"),
    "loaders": (),
    "ontology": (),
}


def expanded(paths: tuple[str | Path, ...], without: Path | None = None) -> Iterator[Path]:
    """Yield each file that is named, and every file in each folder, in order.

    ``without`` is a folder, that of the store, whose files are no sources.

    Raises:
        SourceError: a file or folder is not there, or a folder is empty.
    """
    for path in map(Path, paths):
        if not folder(path):
            yield path
            continue
        found = sorted(f for f in path.rglob("*") if f.is_file() and not hidden(f, path))
        if without is not None:
            found = [f for f in found if without.resolve() not in f.resolve().parents]
        if not found:
            raise SourceError("no files in the folder", path=path)
        yield from found


def piped(path: Path) -> bool:
    """Tell whether a path is a pipe, which can be read only once."""
    try:
        return path.is_fifo()
    except (OSError, ValueError):
        return False


def folder(path: Path) -> bool:
    """Tell whether a path is a folder; what cannot be one is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def short_name(source: str) -> str:
    """Return a file name for a source that every file system takes, different for each."""
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    return f"{made_id(source)[:80].rstrip('%')}-{digest}"


def hidden(path: Path, top: Path) -> bool:
    """Tell whether a file, or a folder above it, has a name that begins with a dot."""
    return any(part.startswith(".") for part in path.relative_to(top).parts)


@contextmanager
def named(path: Path) -> Iterator[Path]:
    """Give a path that can be read again: the file's own, or that of a copy of what is piped.

    The copy is named after its content, so that two different inputs are two sources.
    """
    stdin = str(path) == STDIN
    if not stdin and not piped(path):
        yield path
        return
    with TemporaryDirectory(prefix="detente-") as folder:
        content = sys.stdin.buffer.read() if stdin else path.read_bytes()
        copy = Path(folder) / f"stdin-{hashlib.sha256(content).hexdigest()[:8]}"
        copy.write_bytes(content)
        yield copy


def origin(path: Path, loader: str, shown: Path) -> Origin:
    """Return where records come from: the file's name, its content, and what reads it.

    Raises:
        SourceError: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise SourceError(
            "the file's name is not Unicode: rename it", path=repr(path.name)
        ) from None
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), path=path) from None
    stdin = str(shown) == STDIN
    place = "" if stdin else hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return Origin(
        name=path.name if stdin else str(shown),
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
