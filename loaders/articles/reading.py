"""Reading files of articles: text, Markdown, HTML, JSON Lines, RSS and Atom."""

from collections.abc import Iterator
from pathlib import Path

from loaders.articles.encodings import Refused, text_of
from loaders.articles.feeds import feed
from loaders.articles.found import Found, article
from loaders.articles.kinds import kind_of, recognises
from loaders.articles.lines import lines
from loaders.articles.markup import page
from loaders.articles.parts import Article
from loaders.opening import bare_name, opened
from ontology.errors import SourceError
from ontology.records import SetAside

__all__ = ["of_many", "read", "recognises"]

#: The largest file that is read as a whole, in bytes; JSON Lines are read line by line.
LARGEST = 20 * 1024 * 1024


def of_many(path: Path) -> bool:
    """Tell whether a file may hold several articles: JSON Lines, or a feed.

    Raises:
        SourceError: the file is missing or cannot be read.
    """
    return _kind(path) in {"lines", "feed"}


def read(path: Path) -> Iterator[Article | SetAside]:
    """Yield the articles of a file, and what of it was set aside with the reason.

    Raises:
        SourceError: the file is missing, empty, or cannot be read.
        DetenteError: the extra ``text`` is not installed and this kind of file needs it.
    """
    seen: dict[int, int] = {}  # by the hashes of ids, which are short
    alone = not of_many(path)
    try:
        for found in _found(path):
            yield found if isinstance(found, SetAside) else _article(found, path, seen, alone)
    except Refused as refused:
        yield SetAside(line=1, reason=str(refused), raw="")


def _kind(path: Path) -> str:
    """Return how a file is read, by its name and its first bytes."""
    with opened(path) as file:
        return kind_of(path, file.read(4096).decode("utf-8", errors="replace"))


def _found(path: Path) -> Iterator[Found | SetAside]:
    """Yield what stands in a file, by its kind."""
    kind = _kind(path)
    if kind == "lines":
        yield from lines(path)
        return
    with opened(path) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(f"more than {LARGEST:,} bytes")
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise SourceError("the file is empty", path=path)
    if kind == "feed":
        yield from feed(content)
    elif kind == "page":
        yield page(content)
    else:
        yield Found(text=text_of(content))


def _article(found: Found, path: Path, seen: dict[int, int], alone: bool) -> Article | SetAside:
    """Return an article, or why it is set aside: no text, not English, or read before."""
    try:
        made = article(found, bare_name(path), alone=alone)
    except Refused as refused:
        return SetAside(line=found.line, reason=str(refused), raw=found.text[:500])
    before = seen.setdefault(hash(made.id), found.line)
    if before != found.line:
        reason = f"the same article as on line {before}: {made.id}"
        return SetAside(line=found.line, reason=reason[:300], raw=found.text[:500])
    return made
