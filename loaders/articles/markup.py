"""News pages: their text as plain Markdown, and what they say about themselves.

Headings begin with ``##``, list items with ``-``, quotations with ``>``, so that a page, a feed and
a Markdown file are read by the same rules.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

from loaders.articles.encodings import FAULTS, Refused, text_of
from loaders.articles.extra import needed
from loaders.articles.found import Found, web_address
from loaders.articles.hidden import check_size, hide

__all__ = ["fragment", "page"]

#: The largest page that is read, in bytes.
LARGEST = 10 * 1024 * 1024
#: Elements that begin a new line; trafilatura's names and HTML's.
PLAIN = """p div section article main list ul ol dl dt dd table tr row figure figcaption header
footer aside nav pre hr address form body html"""
#: What marks the line of each.
BLOCKS = {
    **dict.fromkeys(PLAIN.split(), ""),
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), "## "),
    **dict.fromkeys(("item", "li"), "- "),
    **dict.fromkeys(("quote", "blockquote"), "> "),
}
#: Quotations that a page sets apart from its text, by the name of their class.
PULLED = (
    "//*[self::blockquote or self::aside or self::div or self::p]"
    "[contains(@class, 'pullquote') or contains(@class, 'pull-quote')]"
)
CELLS = frozenset({"td", "th", "cell"})
BREAK = "\x0b"


def page(content: bytes) -> Found:
    """Return what stands in an HTML page: the article's text and what the page says of it.

    Raises:
        Refused: too large, nested too deep, no text, or no article found in it.
        DetenteError: the extra is not installed.
    """
    if len(content) > LARGEST:
        raise Refused(f"a page of {len(content):,} bytes, more than {LARGEST:,}")
    tree = _tree(text_of(content, html=True))
    for figure in tree.iter("figure"):  # trafilatura drops a caption unseen, or takes it for text
        _keep_caption(figure)
    for quote in tree.xpath(PULLED):
        quote.text = f"[pull quote] {' '.join(' '.join(quote.itertext()).split())}"
        del quote[:]
    known = _extracted(tree)
    text = rendered(known.body) if known is not None and known.body is not None else ""
    if not text:
        raise Refused("no text of an article was found in the page")
    return Found(
        text=text,
        title=known.title,
        publisher=known.sitename or known.hostname,
        published=date.fromisoformat(known.date[:10]) if known.date else None,
        url=web_address(known.url),
        byline=known.author,
    )


def _extracted(tree: Any) -> Any:  # noqa: ANN401 - trafilatura's own
    """Return what trafilatura takes for the article, and what it knows of it."""
    settings = needed("trafilatura.settings").use_config()  # a new one each time
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")  # below, it joins all paragraphs
    extract = needed("trafilatura").bare_extraction
    dates = {
        "extensive_search": False,  # else any date in the text may become the page's
        "original_date": True,
        "max_date": "2100-01-01",  # the same answer on any day
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd dates and zones
            return extract(
                tree,
                with_metadata=True,
                include_comments=False,
                config=settings,
                date_extraction_params=dates,
            )
    except FAULTS as error:
        raise Refused(f"a page that cannot be read: {error!r:.200}") from None


def fragment(content: str) -> str:
    """Return the text that a reader sees in a piece of HTML, such as an entry of a feed.

    Raises:
        Refused: nested too deep.
    """
    if "<" not in content and "&" not in content:
        return content.strip()
    return rendered(_tree(f"<html><body><div>{content}</div></body></html>"))


def rendered(tree: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Return the text of a tree, a paragraph for each of its blocks."""
    return "\n\n".join(_paragraphs(tree))


def _tree(html: str) -> Any:  # noqa: ANN401  # lxml and feedparser have no types
    """Return a page as a tree without what is hidden in it."""
    check_size(html)
    lxml = needed("lxml.html")
    parser = lxml.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.document_fromstring(html.encode("utf-8"), parser=parser)
    except (needed("lxml.etree").LxmlError, ValueError, AssertionError) as error:
        raise Refused(f"not a page: {error}") from None
    hide(tree)
    return tree


def _keep_caption(figure: Any) -> None:  # noqa: ANN401  # lxml and feedparser have no types
    """Turn a figure into a paragraph that is marked as its caption: ``![…]``."""
    words = " ".join(" ".join(each.itertext()) for each in figure.iter("figcaption")).split()
    if not words and figure.find(".//blockquote") is not None:
        return  # a quotation, or an embedded message
    figure.clear(keep_tail=True)
    figure.tag, figure.text = "p", f"![{' '.join(words)}]" if words else ""


def _paragraphs(tree: Any) -> Iterator[str]:  # noqa: ANN401  # lxml and feedparser have no types
    """Yield each block's text with its mark; two line breaks end a block."""
    pieces: list[str] = []
    marks: list[str] = []
    walk = needed("lxml.etree").iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = BLOCKS.get(element.tag)
        if block is not None:
            yield from _block(pieces, marks)
            if block and event == "start":
                marks.append(block)
            elif block:
                marks.pop()
        elif element.tag in {"br", "lb"} and event == "start":
            pieces.append(BREAK)
        elif element.tag in CELLS and event == "end":
            pieces.append(" ")
        pieces.append((element.text if event == "start" else element.tail) or "")
    yield from _block(pieces, marks)


def _block(pieces: list[str], marks: list[str]) -> Iterator[str]:
    """Yield the paragraphs of one block, and empty it."""
    text = "".join(pieces)
    pieces.clear()
    for each in re.split(rf"{BREAK}\s*{BREAK}", text):
        if words := each.split():
            yield (marks[-1] if marks else "") + " ".join(words)
