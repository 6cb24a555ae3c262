"""Files as they come: plain, or packed by gzip, bzip2, xz, Zstandard or zip, also one in another.

How a file is packed is told by its first bytes, never by its name. What is packed is unpacked as it
is read and never held as a whole. A zip is read where it holds one file; one with more is a folder
(see loaders/archives.py). What unpacks to more than a gigabyte and more than 250 times its size is
made to do harm, and read no further: tables of events unpack to 5 to 20 times their size.
"""

import bz2
import gzip
import io
import lzma
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

if sys.version_info >= (3, 14):  # pragma: no cover
    from compression import zstd
else:
    from backports import zstd

from loaders import archives
from ontology.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["bare_name", "listening", "opened", "suffix"]

#: The first bytes of each way of packing.
WAYS: tuple[tuple[re.Pattern[bytes], Callable[[IO[bytes]], object]], ...] = (
    (re.compile(rb"\x1f\x8b"), gzip.open),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"), bz2.open),
    (re.compile(rb"\xfd7zXZ\x00"), lzma.open),
    (re.compile(rb"\x28\xb5\x2f\xfd"), zstd.open),
)
#: What a name may end in beside that of the file within.
ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".zip")
#: What goes wrong within a packed file.
DAMAGED = (*archives.DAMAGED, zstd.ZstdError)
#: How often a file may be packed, one way in another.
DEEPEST = 3
BLOCK = 1 << 17
#: Is told, after each block, at which byte of a file its reader is.
LISTENER: ContextVar[Callable[[int], None] | None] = ContextVar("LISTENER", default=None)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of a file, unpacked.

    Raises:
        SourceError: it is missing, unreadable, or a folder; it is packed and damaged, locked by a
            password, a zip of no or several files, or made to fill the disk.
    """
    try:
        with ExitStack() as closing:
            yield _unpacked(closing.enter_context(_plain(path)), path, closing)
    except SourceError:
        raise
    except DAMAGED as error:
        raise SourceError(f"packed, and damaged: {error}", path=path) from None
    except (OSError, ValueError) as error:
        packed = isinstance(error, OSError) and error.errno is None
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise SourceError(f"packed, and damaged: {said}" if packed else said, path=path) from None


@contextmanager
def listening(told: Callable[[int], None]) -> Iterator[None]:
    """Have somebody told how many bytes are read of each file that is opened meanwhile."""
    token = LISTENER.set(told)
    try:
        yield
    finally:
        LISTENER.reset(token)


class _File(io.FileIO):
    """A file that tells how far it is read."""

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        """Read a block."""
        count = super().readinto(buffer)
        if told := LISTENER.get():
            told(self.tell())
        return count


class _Guarded(io.RawIOBase):
    """What is packed in a file, as long as it is no more than can be."""

    def __init__(self, inner: IO[bytes], path: Path) -> None:
        self._inner, self._path = cast("io.BufferedIOBase", inner), path
        self._size, self._read = path.stat().st_size, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read a block.

        Raises:
            SourceError: more than can be was read.
        """
        count = self._inner.readinto(buffer)
        self._read += count
        if archives.too_much(self._read, self._size):
            raise SourceError(archives.TOO_MUCH, path=self._path)
        return count


def _plain(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_File(path), BLOCK))


def _unpacked(file: IO[bytes], path: Path, closing: ExitStack) -> IO[bytes]:
    """Return what is packed in a file, or the file itself."""
    if (archive := archives.opened(file)) is not None:
        closing.enter_context(archive)
        member = archives.sole(archive, path)
        file = _layer(closing.enter_context(archive.open(member)), path)
    for _ in range(DEEPEST + 1):
        magic = cast("io.BufferedReader", file).peek(10)[:10]
        way = next((way for pattern, way in WAYS if pattern.match(magic)), None)
        if way is None:
            return file
        inner = closing.enter_context(cast("IO[bytes]", way(file)))
        file = _layer(inner, path)
    raise SourceError(f"packed more than {DEEPEST} times", path=path)


def _layer(inner: IO[bytes], path: Path) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Guarded(inner, path), BLOCK))


def bare_name(path: Path) -> str:
    """Return the name of the file that is packed in one, or the file's own.

    >>> bare_name(Path("20180101.export.CSV.zip")), bare_name(Path("events.tab"))
    ('20180101.export.CSV', 'events.tab')
    """
    return _bare(path.name)


def _bare(name: str) -> str:
    while (found := PurePosixPath(name)).suffix.lower() in ENDINGS and found.stem:
        name = found.stem
    return name


def suffix(path: Path) -> str:
    """Return in what the name of the file within ends, in small letters.

    >>> suffix(Path("Claims.TTL.gz")), suffix(Path("claims"))
    ('.ttl', '')
    """
    name = bare_name(path)
    if name != path.name and not PurePosixPath(name).suffix:
        name = _bare(archives.sole_name(path) or name)
    return PurePosixPath(name).suffix.lower()
