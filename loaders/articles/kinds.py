"""Which files hold articles: by the ending of the name, and by how the content begins.

What another loader reads is never claimed: tables, RDF, casefiles, and JSON or XML of other kinds.
"""

import json
import re
from pathlib import Path

from loaders.opening import suffix

__all__ = ["KEYS", "kind_of", "recognises"]

#: The keys of a line of JSON.
KEYS = frozenset({"id", "url", "title", "publisher", "date", "text"})
KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
PAGE = re.compile(r"\s*(?>(?s:<!--.{0,2000}?-->)\s*)*+<(?:!doctype html|html)\b", re.IGNORECASE)
#: What may stand before the first element of XML, then a feed's own.
FEED = re.compile(
    r"\s*(?>(?:<\?.{0,500}?\?>|<!--.{0,4000}?-->|"
    r"<!DOCTYPE\s+(?!rss|feed)[^\[>]*(?:\[.*?\]\s*)?>)\s*)*+"
    r"<(?:!DOCTYPE\s+(?:rss|feed)|(?:[\w-]+:)?(?:rss|feed))\b",
    re.DOTALL,
)
#: How files begin that others read: RDF, XML, JSON, a casefile, a script.
OTHERS = re.compile(
    r"\s*(?>#[^\n]*\n\s*)*+(?:@prefix\s|@base\s|(?i:prefix)\s+[\w.-]*:\s*<|(?i:base)\s*<|_:\w|"
    r"<[a-z][a-z0-9+.-]*:[^<>\s]*>\s*(?:[<{]|a\s|[\w.-]*:\S))"
    r"|\s*(?:<\?xml\b|[{\[]\s*[\"{\[]|casefile\s*:|#!)"
)
#: A line of a list of codes or names: a comment, a single word, cells, a code at the end.
ENTRY = re.compile(r"\s*#|\s*\S+\s*$|\S.*\t|.*\[[A-Z~+_/ -]{2,}\]\s*(?:#.*)?$")
#: How a line ends that ends a sentence, and from how many lines on one is to be expected.
ENDED, EXPECTED = re.compile(r".*[.!?:\u2026][\"'\u201d\u2019\u00bb)\]*_]*\s*$"), 8
#: Names at the beginning of an object, as far as the first bytes of a file show it.
NAME = re.compile(r'\s*[{,]\s*"((?:[^"\\]|\\.)*)"\s*:\s*')
VALUE = re.compile(r'"(?:[^"\\]|\\.)*"|[\w.+-]+')


def recognises(path: Path, beginning: str) -> bool:
    """Tell from a file's name and beginning whether it holds articles."""
    kind = KINDS.get(suffix(path))
    begins = _plain(beginning)
    if kind == "lines":
        return _is_article_line(begins)
    if kind == "feed":
        return bool(FEED.match(begins))
    if kind == "text":
        others = OTHERS.match(begins) or _is_table(begins) or _is_list(begins)
        return bool(PAGE.match(begins)) or not others
    return kind == "page"


def kind_of(path: Path, beginning: str) -> str:
    """Return how a file is read: as ``text``, a ``page``, ``lines`` of JSON, or a ``feed``.

    The name decides; where it tells nothing, and for text that is a page, the beginning does.
    """
    kind = KINDS.get(suffix(path))
    begins = _plain(beginning)
    if kind in {None, "text"} and PAGE.match(begins):
        return "page"
    if kind is None and begins.startswith("{"):
        return "lines"
    return kind or ("feed" if FEED.match(begins) else "text")


def _plain(beginning: str) -> str:
    """Return a beginning without the marks of an encoding; of UTF-16, every other byte is NUL."""
    return beginning.replace("\0", "").lstrip("\ufeff\ufffd \t\r\n")


def _is_article_line(begins: str) -> bool:
    """Tell whether the first object of a JSON Lines file is an article.

    It has a text, and a title, an address or a day, or no key that an article has not.
    """
    for line in begins.split("\n"):
        names = _names(line)
        if names:
            return "text" in names and bool(names & {"title", "url", "date"} or names <= KEYS)
    return False


def _names(line: str) -> set[str]:
    """Return the keys of an object, those before the cut where it is cut off."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return _first_names(line)
    return set(entry) if isinstance(entry, dict) else set()


def _first_names(line: str) -> set[str]:
    """Return the first keys of a broken or cut object, as long as their values are plain."""
    names: set[str] = set()
    at = 0
    while found := NAME.match(line, at):
        names.add(found[1])
        value = VALUE.match(line, found.end())
        if value is None:
            break
        at = value.end()
    return names


def _is_table(begins: str) -> bool:
    """Tell whether the first lines are cells between tabs, or between commas without blanks."""
    lines = [line for line in begins.split("\n")[:4] if line.strip()][:3]
    tabs = [line.count("\t") for line in lines]
    if tabs and tabs[0] >= 2 and len(set(tabs)) == 1:
        return True
    first = lines[0] if lines else ""
    return " " not in first and len(re.findall(r"[^\s,;],(?=[^\s,;])", first)) >= 3


def _is_list(begins: str) -> bool:
    """Tell whether most lines are entries of a list of codes or names, or none ends a sentence."""
    lines = [line for line in begins.split("\n")[:-1] if line.strip()]
    if len(lines) < EXPECTED:
        return False
    entries = sum(bool(ENTRY.match(line)) for line in lines)
    return 2 * entries > len(lines) or not any(ENDED.match(line) for line in lines)
