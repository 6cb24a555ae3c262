"""Files as they come: plain, or packed by gzip, bzip2, xz, Zstandard or zip.

How a file is packed is told by its first bytes, never by its name. What is packed is unpacked as it
is read and never held as a whole, so that a small file that becomes a huge one costs time, not
memory. A zip is read where it holds one file; of one with more, each is a file of its own
(`members`).
"""

import bz2
import gzip
import lzma
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, cast

if sys.version_info >= (3, 14):  # pragma: no cover
    from compression import zstd
else:
    from backports import zstd

from ontology.errors import SourceError

__all__ = ["bare_name", "members", "opened", "unpacked"]

#: The first bytes of each way of packing.
GZIP, BZIP2, XZ, ZSTD, ZIP = (
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"PK\x03\x04",
)
#: What a name may end in beside that of the file within.
ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".zip")
#: What goes wrong within a packed file.
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError, zipfile.BadZipFile, RuntimeError)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of a file, unpacked.

    Raises:
        SourceError: it is missing, unreadable, or a folder; it is packed and damaged, locked by a
            password, or a zip of no or several files.
    """
    try:
        with path.open("rb") as raw, _unpacking(raw, path) as file:
            yield file
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise SourceError(said, path=path) from None
    except DAMAGED as error:
        raise SourceError(f"packed, and damaged: {error}", path=path) from None


def _unpacking(raw: IO[bytes], path: Path) -> IO[bytes]:
    """Return a file that unpacks what another holds."""
    magic = raw.read(6)
    raw.seek(0)
    if magic.startswith(GZIP):
        return cast("IO[bytes]", gzip.open(raw))
    if magic.startswith(BZIP2):
        return cast("IO[bytes]", bz2.open(raw))
    if magic.startswith(XZ):
        return cast("IO[bytes]", lzma.open(raw))
    if magic.startswith(ZSTD):
        return cast("IO[bytes]", zstd.open(raw))
    if magic.startswith(ZIP):
        return _sole(zipfile.ZipFile(raw), path)
    return raw


def _sole(archive: zipfile.ZipFile, path: Path) -> IO[bytes]:
    names = _files(archive)
    if len(names) != 1:
        raise SourceError(f"a zip of {len(names)} files: unpack it, or name one", path=path)
    return archive.open(names[0])


def _files(archive: zipfile.ZipFile) -> list[str]:
    return sorted(each.filename for each in archive.infolist() if not each.is_dir())


def members(path: Path) -> list[str]:
    """Return the names of the files in a zip of several; none for any other file."""
    try:
        with path.open("rb") as raw:
            if raw.read(4) != ZIP:
                return []
            with zipfile.ZipFile(raw) as archive:
                names = _files(archive)
    except (OSError, ValueError, zipfile.BadZipFile):
        return []
    return names if len(names) > 1 else []


@contextmanager
def unpacked(path: Path, member: str) -> Iterator[IO[bytes]]:
    """Give the bytes of one file of a zip.

    Raises:
        SourceError: the zip is damaged or locked by a password.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            yield file
    except (OSError, KeyError, *DAMAGED) as error:
        raise SourceError(f"packed, and damaged: {error}", path=path / member) from None


def bare_name(path: Path) -> str:
    """Return the name of the file that is packed in one, or the file's own.

    >>> bare_name(Path("20180101.export.CSV.zip")), bare_name(Path("events.tab"))
    ('20180101.export.CSV', 'events.tab')
    """
    name = PurePosixPath(path.name)
    return name.stem if name.suffix.lower() in ENDINGS and name.stem else path.name
