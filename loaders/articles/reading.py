"""Reading files of articles: text, Markdown, HTML, JSON Lines, RSS and Atom."""

from collections.abc import Iterator
from pathlib import Path

from loaders.articles.encodings import Refused, text_of
from loaders.articles.feeds import feed
from loaders.articles.found import Found, article
from loaders.articles.lines import lines
from loaders.articles.markup import page
from loaders.articles.parts import Article
from ontology.errors import SourceError
from ontology.records import SetAside

__all__ = ["read", "recognises"]

#: The largest file of text that is read, in bytes.
LARGEST = 20 * 1024 * 1024
KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip


def recognises(path: Path, beginning: str) -> bool:
    """Tell from a file's name and beginning whether it holds articles."""
    kind = KINDS.get(path.suffix.lower())
    if kind == "lines":
        return beginning.lstrip("\ufeff \t\r\n").startswith("{")
    return kind in {"text", "page"} or (kind == "feed" and _is_feed(beginning))


def read(path: Path) -> Iterator[Article | SetAside]:
    """Yield the articles of a file, and what of it was set aside with the reason.

    Raises:
        SourceError: the file is missing or cannot be read.
        DetenteError: the extra ``text`` is not installed and this kind of file needs it.
    """
    seen: dict[str, int] = {}
    try:
        for found in _found(path):
            yield found if isinstance(found, SetAside) else _article(found, path.stem, seen)
    except Refused as refused:
        yield SetAside(line=1, reason=str(refused), raw="")
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), path=path) from None


def _found(path: Path) -> Iterator[Found | SetAside]:
    """Yield what stands in a file, by its kind."""
    kind = KINDS.get(path.suffix.lower(), "text")
    if kind == "lines":
        yield from lines(path)
        return
    size = path.stat().st_size
    if size > LARGEST:
        raise Refused(f"{size:,} bytes are more than {LARGEST:,}")
    content = path.read_bytes()
    if not content.strip():
        raise Refused("the file is empty")
    beginning = content[:1000].decode("ascii", errors="replace").lstrip("\ufffd \t\r\n").lower()
    if kind == "feed":
        yield from feed(content)
    elif kind == "page" or beginning.startswith(("<!doctype html", "<html")):
        yield page(content)
    else:
        yield Found(text=text_of(content))


def _article(found: Found, stem: str, seen: dict[str, int]) -> Article | SetAside:
    """Return an article, or why it is set aside: no text, not English, or read before."""
    try:
        made = article(found, stem)
    except Refused as refused:
        return SetAside(line=found.line, reason=str(refused), raw=found.text[:500])
    before = seen.setdefault(made.id, found.line)
    if before != found.line:
        reason = f"the same article as on line {before}: {made.id}"
        return SetAside(line=found.line, reason=reason[:300], raw=found.text[:500])
    return made


def _is_feed(beginning: str) -> bool:
    """Tell whether XML begins as a feed does."""
    return any(mark in beginning[:4000] for mark in ("<rss", "<feed", ":feed "))
