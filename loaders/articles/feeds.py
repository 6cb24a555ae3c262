"""Articles of an RSS 2.0 or Atom file: from its bytes alone, nothing is fetched."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.parsers import expat

from loaders.articles.encodings import FAULTS, Refused
from loaders.articles.extra import needed
from loaders.articles.found import Found, web_address
from loaders.articles.markup import fragment
from ontology.records import SetAside

__all__ = ["feed"]

#: The largest feed that is read, in bytes, and how deep it may be nested.
LARGEST, DEEPEST = 20 * 1024 * 1024, 100
ENTRIES = frozenset({"item", "entry"})


def feed(content: bytes) -> Iterator[Found | SetAside]:
    """Yield what stands in each entry of a feed, with the line on which the entry begins.

    Raises:
        Refused: too large, not well-formed, with a DOCTYPE, nested too deep, or not a feed.
        DetenteError: the extra is not installed.
    """
    if len(content) > LARGEST:
        raise Refused(f"a feed of {len(content):,} bytes, more than {LARGEST:,}")
    lines = _entries(content)
    # A stream, never bytes or text: those might be taken for a file's name or an address.
    parse = needed("feedparser").parse
    try:
        known = parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except FAULTS as error:
        raise Refused(f"a feed that cannot be read: {error!r:.200}") from None
    if not known.version.startswith(("rss2", "rss09", "atom")):
        raise Refused("not a feed in RSS 2.0 or Atom")
    if not known.entries:
        raise Refused("a feed without entries")
    exact = len(lines) == len(known.entries)
    for number, entry in enumerate(known.entries):
        line = lines[number] if exact else 1
        try:
            yield _found(entry, known.feed, line)
        except Refused as refused:
            yield SetAside(line=line, reason=str(refused), raw=str(entry.get("title", ""))[:500])


def _entries(content: bytes) -> list[int]:
    """Return the lines on which the entries of a feed begin; refuse what is unsafe to parse."""
    parser = expat.ParserCreate()
    lines: list[int] = []
    depth = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(f"a feed nested more than {DEEPEST} deep")
        if name.rpartition(":")[2] in ENTRIES:
            lines.append(parser.CurrentLineNumber)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise Refused("a feed with a DOCTYPE, which may define what it expands to")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refused(f"not well-formed XML: {error}") from None
    return lines


def _found(entry: Any, channel: Any, line: int) -> Found:  # noqa: ANN401 - feedparser's own
    """Return what stands in one entry."""
    texts = [_text(each) for each in entry.get("content", ())]
    texts.append(_text(entry.get("summary_detail") or {}))
    source = entry.get("source") or {}
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Found(
        text=max(texts, key=len),
        title=fragment(entry.get("title") or ""),
        publisher=fragment(source.get("title") or channel.get("title") or ""),
        published=date(*when[:3]) if when and when[0] > 0 else None,
        url=web_address(entry.get("link")),
        byline=entry.get("author"),
        key=entry.get("id"),
        line=line,
    )


def _text(content: Any) -> str:  # noqa: ANN401  # lxml and feedparser have no types
    """Return the text of one content of an entry, HTML or plain."""
    value = content.get("value") or ""
    return value.strip() if content.get("type") == "text/plain" else fragment(value)
