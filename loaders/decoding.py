"""Reading a text file: what is not UTF-8 text is refused with the line where it goes wrong."""

from pathlib import Path

from loaders.opening import opened
from ontology.errors import SourceError

__all__ = ["decoded", "head"]

#: The largest file that is read as a whole, in bytes.
LARGEST = 64 * 1024 * 1024


def decoded(path: Path) -> str:
    """Return the text of a file.

    Raises:
        SourceError: it is missing, a folder, empty, binary, too large or not UTF-8.
    """
    with opened(path) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(f"more than {LARGEST:,} bytes", path=path)
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise SourceError("the file is empty", path=path)
    if b"\0" in content:
        raise SourceError("binary, not text: it holds a NUL byte", path=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start]
        problem = f"not UTF-8: byte 0x{found:02X}; save the file as UTF-8"
        raise SourceError(problem, path=path, line=line) from None


def head(path: Path, size: int = 8192) -> str:
    """Return the beginning of a file as text, to recognise it by; bad bytes as U+FFFD.

    Raises:
        SourceError: it is missing, unreadable, a folder, or there is nothing in it.
    """
    with opened(path) as file:
        read = file.read(size)
    beginning = read.decode("utf-8-sig", errors="replace")
    if len(read) < size and not beginning.strip():
        raise SourceError("the file is empty", path=path)
    return beginning
