"""Zips: a zip of several files is a folder, and each file in it a source of its own.

Nothing is written but where the caller says, under the last part of a file's name. What leads out
of the zip, stands in it twice, or is locked by a password is an error of that file alone; a zip
made to fill the disk is one as a whole. Files and folders whose names begin with a dot, and what
macOS adds, are left out, as they are in a folder.
"""

import io
import lzma
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from loaders.unseen import UNSEEN
from ontology.errors import SourceError

__all__ = [
    "DAMAGED",
    "TOO_MUCH",
    "Member",
    "extracted",
    "members",
    "opened",
    "sole",
    "sole_name",
    "too_much",
]

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: Up to so many bytes anything may unpack to; beyond, up to so many times its size.
FREE, TIMES = 1 << 30, 250
TOO_MUCH = f"unpacks to more than {TIMES} times its size: it is made to fill the disk"
#: Files by which documents and programs are known that are packed as zips.
DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
LOCKED = 0x1
#: What goes wrong within a zip.
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip: its name, its place in the list, and why it is not read if it is not."""

    name: str
    number: int
    problem: str = ""


def too_much(unpacked: int, packed: int) -> bool:
    """Tell whether so many bytes cannot come from so many in good faith."""
    return unpacked > FREE and unpacked > TIMES * packed


def opened(file: IO[bytes]) -> zipfile.ZipFile | None:
    """Return the zip that a file is, None for any other file, which is left at its beginning."""
    beginning = file.read(4)
    file.seek(0)
    return zipfile.ZipFile(file) if beginning in ZIP else None


def members(path: Path) -> list[Member]:
    """Return the files in a zip of several; none for any other file, or a zip that is damaged.

    Raises:
        SourceError: the zip is made to fill the disk.
    """
    try:
        with path.open("rb") as file, opened(file) or io.BytesIO() as archive:
            if not isinstance(archive, zipfile.ZipFile) or _is_document(archive):
                return []
            found = _files(archive)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return []
    if len(found) > 1 and too_much(sum(i.file_size for i in found.values()), path.stat().st_size):
        raise SourceError(TOO_MUCH, path=path)
    seen: set[str] = set()
    made = []
    for number, info in found.items():
        problem = _problem(info) or ("stands in the zip twice" if info.filename in seen else "")
        seen.add(info.filename)
        made.append(Member(_shown(info.filename), number, problem))
    return sorted(made, key=lambda m: (m.name, m.number)) if len(made) > 1 else []


def extracted(path: Path, member: Member, folder: Path) -> Path:
    """Write one file of a zip into a folder, and return where it lies.

    Raises:
        SourceError: it is not read, for the member's reason, or is damaged.
    """
    if member.problem:
        raise SourceError(member.problem, path=path / member.name)
    copy = folder / PurePosixPath(member.name.replace("\\", "/")).name
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.infolist()[member.number]
            with archive.open(info) as file, copy.open("wb") as out:
                shutil.copyfileobj(file, out, 1 << 20)
    except (*DAMAGED, ValueError) as error:
        raise SourceError(f"packed, and damaged: {error}", path=path / member.name) from None
    return copy


def sole(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """Return the one file in a zip.

    Raises:
        SourceError: there is none, there are several, or it is not to be read.
    """
    if _is_document(archive):
        raise SourceError(
            "a document or a program, not text: save it as text, a table as CSV", path=path
        )
    found = list(_files(archive).values())
    if len(found) != 1:
        raise SourceError(f"a zip of {len(found)} files: unpack it, or name one", path=path)
    if problem := _problem(found[0]):
        raise SourceError(problem, path=path / _shown(found[0].filename))
    return found[0]


def sole_name(path: Path) -> str:
    """Return the name of the one file in a zip, empty where it is none."""
    try:
        with path.open("rb") as file, opened(file) or io.BytesIO() as archive:
            found = _files(archive) if isinstance(archive, zipfile.ZipFile) else {}
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return ""
    return next(iter(found.values())).filename if len(found) == 1 else ""


def _is_document(archive: zipfile.ZipFile) -> bool:
    return not DOCUMENTS.isdisjoint(archive.namelist())


def _files(archive: zipfile.ZipFile) -> dict[int, zipfile.ZipInfo]:
    """Return the files in a zip that are not hidden, by their place in its list."""
    return {
        number: info
        for number, info in enumerate(archive.infolist())
        if not info.is_dir() and not any(map(_hidden, _parts(info.filename)))
    }


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").split("/")


def _hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."})


def _problem(info: zipfile.ZipInfo) -> str:
    """Return why a file in a zip is not read, nothing where it is."""
    parts = _parts(info.filename)
    if UNSEEN.search(info.filename):
        return "its name in the zip holds characters that are not shown"
    if ".." in parts or not parts[0] or parts[0].endswith(":") or not parts[-1].strip("."):
        return "its name in the zip leads out of it: it is made to do harm"
    return "locked by a password: unpack the zip" if info.flag_bits & LOCKED else ""


def _shown(name: str) -> str:
    """Return a name that shows all its characters and stays below the zip."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name).lstrip("/\\") or "?"
