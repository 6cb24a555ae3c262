"""Files that a user names: folders opened, zips of several files unpacked, pipes caught.

A zip of several files is a folder. Each file in it is unpacked when its turn comes, into a
temporary folder, under its own name, of which its source's id is made.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO

from detente import streams
from detente.files import STDIN
from loaders import archives
from loaders.opening import opened
from ontology.errors import SourceError

__all__ = ["File", "listed", "unpacked"]

BLOCK = 1 << 20
#: How deep zips may lie in zips.
DEEPEST = 2


@dataclass(frozen=True, slots=True)
class File:
    """A file to load: where it lies, how the user knows it, and what is wrong if it is not read.

    ``member`` is the file that is meant where a zip lies there.
    """

    path: Path
    shown: Path
    member: archives.Member | None = None
    problem: SourceError | None = None


def listed(paths: Iterable[str | Path], without: Path | None = None) -> Iterator[File]:
    """Yield each file that is named, each in a folder or a zip of several that is, in order.

    ``without`` is a folder, that of the store, whose files are no sources. What is not there, an
    empty folder, and a zip made to do harm are files with a problem.
    """
    for path in map(Path, paths):
        if not _is(path, Path.is_dir):
            yield from _opened(path, path)
            continue
        found = sorted(f for f in path.rglob("*") if f.is_file() and not _hidden(f, path))
        if without is not None:
            found = [f for f in found if without.resolve() not in f.resolve().parents]
        if not found:
            problem = SourceError("no files in the folder", path=path)
            yield File(path, path, problem=problem)
        for each in found:
            yield from _opened(each, each)


def unpacked(file: File, depth: int = 0) -> Iterator[File]:
    """Yield a file as it can be read again and again, or what is in it where it is a zip.

    What is piped, and what lies in a zip, is copied; a copy is gone when the next is asked for.
    """
    stdin = str(file.path) == STDIN
    if file.problem or not (stdin or file.member or _is(file.path, Path.is_fifo)):
        yield file
        return
    with TemporaryDirectory(prefix="detente-") as folder:
        try:
            copy = _copied(file, Path(folder), depth)
            inner = list(_opened(copy, file.shown))
        except SourceError as error:
            problem = SourceError(error.problem, path=file.shown, line=error.line)
            inner = [replace(file, problem=problem)]
        except OSError as error:
            problem = SourceError((error.strerror or str(error)).lower(), path=file.shown)
            inner = [replace(file, problem=problem)]
        for each in inner:
            if each.member:
                yield from unpacked(each, depth + 1)
            else:
                yield each


def _copied(file: File, folder: Path, depth: int) -> Path:
    """Return a copy of what is piped, or of what lies in a zip."""
    if file.member is not None:
        if depth > DEEPEST:
            raise SourceError("a zip in a zip in a zip in a zip: unpack it", path=file.shown)
        return archives.extracted(file.path, file.member, folder)
    copy = folder / "piped"
    with copy.open("wb") as out:
        if str(file.path) == STDIN:
            copyfileobj(streams.stdin(), out, BLOCK)
        else:
            with file.path.open("rb") as pipe:
                copyfileobj(pipe, out, BLOCK)
    return copy.rename(folder / f"stdin-{_digest(copy)[:8]}")


def _digest(path: Path) -> str:
    """Return a hash of what a file holds, unpacked where it can be: packing does not count."""
    try:
        with opened(path) as file:
            return _hash(file)
    except SourceError:
        with path.open("rb") as file:
            return _hash(file)


def _hash(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _opened(path: Path, shown: Path) -> Iterator[File]:
    """Yield a file, or those in it where it is a zip of several."""
    try:
        members = archives.members(path) if _is(path, Path.is_file) else []
    except SourceError as error:
        yield File(path, shown, problem=SourceError(error.problem, path=shown))
        return
    for member in members:
        yield File(path, shown / member.name, member)
    if not members:
        yield File(path, shown)


def _is(path: Path, what: Callable[[Path], bool]) -> bool:
    """Tell whether a path is a file, folder or pipe; what cannot be one is none."""
    try:
        return what(path)
    except (OSError, ValueError):
        return False


def _hidden(path: Path, top: Path) -> bool:
    """Tell whether a file, or a folder above it, has a name that begins with a dot."""
    return any(part.startswith(".") for part in path.relative_to(top).parts)
