"""From what stands in a file to an article: its id, and what its first lines say of it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from loaders.articles.encodings import Refused
from loaders.articles.english import why_not_english
from loaders.articles.headers import header
from loaders.articles.parts import Article
from ontology.names import made_id

__all__ = ["Found", "article", "web_address"]

#: The longest title, publisher or byline, and the longest address, in characters.
LONGEST, LONGEST_ADDRESS = 500, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file or an entry of it gives of an article; ``key`` is the file's own id of it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    byline: str | None = None
    key: str | None = None
    line: int = 1


def article(found: Found, file: str, *, alone: bool = False) -> Article:
    """Return the article; what is not given beside the text is taken from its first lines.

    ``file`` is the file's name, which makes the file's own ids unique. Of an article that is
    ``alone`` in its file, the name is the id where it has no address: so the file, loaded again
    after a change, replaces what it said.

    Raises:
        Refused: it has no text, or the text is not English.
    """
    if not found.text.strip():
        raise Refused("it has no text")
    if why := why_not_english(found.text):
        raise Refused(why)
    top = header(found.text, titled=bool(found.title))
    title = _short(found.title) or top.title
    publisher = _short(found.publisher) or top.publisher
    chain = [each for each in top.via if each.casefold() != (publisher or "").casefold()]
    if publisher is None and chain:
        publisher = chain.pop(0)
    published = found.published or top.published
    url = found.url or web_address(top.url)
    where = (publisher, published.isoformat() if published else None, title)
    return Article(
        id=made_id("article", file) if alone and not url else _id(found, file, url, where),
        text=found.text,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        byline=_short(found.byline) or top.byline,
        via=tuple(chain),
        line=found.line,
    )


def web_address(text: str | None) -> str | None:
    """Return an address of the web, None where the text is none.

    >>> web_address("javascript:alert(1)")
    """
    text = (text or "").strip()
    if not re.fullmatch(r"https?://[^\s<>\"'`{}|\\^]+", text, re.IGNORECASE):
        return None
    try:
        return text if len(text) <= LONGEST_ADDRESS and urlsplit(text).hostname else None
    except ValueError:
        return None


def _short(text: str | None) -> str | None:
    """Return a title or name on one line, None where there is none."""
    return " ".join((text or "").split())[:LONGEST] or None


def _id(found: Found, file: str, url: str | None, where: tuple[str | None, ...]) -> str:
    """Return an id from the address, the file's own id, who, when and what, or the text."""
    if url:
        return made_id("article", url)
    if found.key:
        return made_id("article", file, found.key)
    if all(where):
        return made_id("article", *filter(None, where))
    return made_id("article", hashlib.sha256(found.text.encode()).hexdigest()[:16])
