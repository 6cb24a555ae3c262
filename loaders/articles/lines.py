"""Articles of a JSON Lines file: an object a line, read one at a time."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

from loaders.articles.encodings import UNWANTED, Refused
from loaders.articles.found import Found, web_address
from loaders.articles.kinds import KEYS
from loaders.articles.publication import day
from loaders.opening import opened
from ontology.records import SetAside

__all__ = ["lines"]

#: The longest line that is read, and how much of a broken one is kept, in bytes.
LONGEST, SHOWN = 10 * 1024 * 1024, 500


def lines(path: Path) -> Iterator[Found | SetAside]:
    """Yield what stands in each line; broken lines are set aside with their reason.

    Keys that are not read are set aside once, with the first line that has one.

    Raises:
        SourceError: the file cannot be read.
    """
    unread: dict[str, int] = {}
    for number, content in enumerate(_physical(path), 1):
        try:
            if content.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _found(content, number, unread)
        except Refused as refused:
            raw = content[:SHOWN].decode("utf-8", errors="replace").rstrip("\r\n")
            yield SetAside(line=number, reason=str(refused), raw=raw)
    if unread:
        names = ", ".join(repr(name[:40]) for name in sorted(unread)[:20])
        reason = f"keys that are not read: {names} (known: {', '.join(sorted(KEYS))})"
        yield SetAside(line=min(unread.values()), reason=reason, raw="")


def _physical(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long, one byte more than is read."""
    with opened(path) as file:
        while content := file.readline(LONGEST + 1):
            rest = content
            while len(rest) > SHOWN and not rest.endswith(b"\n"):
                rest = file.readline(LONGEST)
            yield content


def _found(content: bytes, line: int, unread: dict[str, int]) -> Found:
    """Return what stands in one line; note the keys that nobody reads."""
    if len(content) > LONGEST:
        raise Refused(f"a line of more than {LONGEST:,} bytes")
    entry = _object(content)
    for key in entry.keys() - KEYS:
        if len(unread) < 1000:
            unread.setdefault(key, line)
    address = _words(entry, "url")
    if address and web_address(address) is None:
        raise Refused(f"url: {address[:80]!r} is no address of the web")
    return Found(
        text=_words(entry, "text") or "",
        title=_words(entry, "title"),
        publisher=_words(entry, "publisher"),
        published=_day(entry),
        url=web_address(address),
        key=_words(entry, "id"),
        line=line,
    )


def _object(content: bytes) -> dict[str, object]:
    """Return a line's JSON object; strict where Python's reader is not."""
    try:
        entry = json.loads(
            content.decode("utf-8-sig"),
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8: byte 0x{content[error.start]:02X}") from None
    except RecursionError:
        raise Refused("JSON nested too deep") from None
    except ValueError as error:
        raise Refused(f"not JSON: {error}") from None
    if not isinstance(entry, dict):
        raise Refused(f"not a JSON object but {type(entry).__name__}")
    return entry


def _refuse(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise Refused(f"not JSON: {name}")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object none of whose keys is given twice."""
    entry = dict(pairs)
    if len(entry) < len(pairs):
        raise Refused("a key is given twice")
    return entry


def _words(entry: dict[str, object], key: str) -> str | None:
    """Return a value that is text, or a number where it is the id."""
    value = entry.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise Refused(f"{key}: {type(value).__name__}, not text")
    return value.translate(UNWANTED) if value else None


def _day(entry: dict[str, object]) -> date | None:
    """Return the day of publication, written as 2026-02-07 or with the month's name."""
    value = _words(entry, "date")
    if value is None:
        return None
    found = day(value)
    if found is None:
        raise Refused(f"date: {value[:40]!r} is no day; write it as 2026-02-07")
    return found
