"""What the first lines of a text say of it: title, day, byline, outlets; and its last lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from loaders.articles.datelines import dateline
from loaders.articles.paragraphs import Block, Kind, blocks, prose, sentences
from loaders.articles.publication import day, is_date_line, passed_on, strip_date
from loaders.articles.surroundings import surrounding
from ontology.register import register
from ontology.terms import ActorKind

__all__ = ["Header", "header"]

#: How many blocks above the first paragraph are looked at, and how many characters.
MOST, REACH = 15, 20_000
KEYED = re.compile(r"[*_]{0,2}([A-Za-z][A-Za-z _-]{2,18})[*_]{0,2}\s*:[*_]{0,2}\s+(\S.*)$")
#: Keys of lines such as "Title: …", as front matter and press releases have them.
KEYS = {
    "title": "title", "headline": "title", "date": "date", "published": "date",
    "publication date": "date", "posted": "date", "author": "byline", "authors": "byline",
    "byline": "byline", "written by": "byline", "publisher": "publisher", "outlet": "publisher",
    "publication": "publisher", "newspaper": "publisher", "site": "publisher",
    "source": "source", "via": "source", "agency": "source", "url": "url", "link": "url",
    "updated": "other",
    "section": "other", "category": "other", "categories": "other", "tags": "other",
    "keywords": "other", "language": "other", "description": "other",
}  # fmt: skip
BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Ss]tory by|[Ww]ords by|"
    r"[Rr]eported by)\s+((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"the\b)[A-Z][^.!?]{2,100})$"
)
#: The end of a sentence, of one that is quoted, or of what leads in to another.
SENTENCE = re.compile(r"[.:;,…]$|[.!?][\"”’»)\]]+$")
#: An outlet alone on a line, perhaps with its city: "Harbour Gazette (Vellport)".
OUTLET = re.compile(r"(?:The )?([A-Z][\w&'’ -]{1,40}?)(?: \([A-Z][\w ]{2,20}\))?$")
SEPARATOR = re.compile(r"\s+[|•·]\s+|\s{3,}|\t")


@dataclass(slots=True)
class Header:
    """What the lines around an article say of it, and where each of them stands.

    ``lines`` holds each line's start and end with what it is, such as ``the title``; ``sure`` is
    whether a line calls the title so.
    """

    title: str | None = None
    published: date | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    via: list[str] = field(default_factory=list)
    sure: bool = False
    lines: list[tuple[int, int, str]] = field(default_factory=list)


def header(text: str, *, titled: bool = False) -> Header:
    """Return what the lines above the first paragraph say, its dateline, and the last lines.

    ``titled`` where the title is known from elsewhere.
    """
    found = Header()
    opening = list(islice(blocks(text[:REACH]), MOST))
    for block in opening:
        if not _take(block, found, titled=titled or len(opening) == 1):
            break
    for block in [each for each in opening if prose(each.text)][:3]:
        _dateline(block, found)
    for block in _last(text):
        _credit(block, found)
    return found


def _take(block: Block, found: Header, *, titled: bool) -> bool:
    """Read one block as a line of the header; False where the article's own text begins."""
    line = " ".join(block.text.split())
    known = _keyed(line, found) or _parts(line, found)
    if known is None and surrounding(line):
        return True
    if known is None and not titled and _is_title(block, line):
        known = _title(line, found)
    if known:
        found.lines.append((block.mark, block.end, known))
    return known is not None or (not prose(line) and len(line) <= 200)


def _keyed(line: str, found: Header) -> str | None:
    """Read a line such as "Title: …"; return what it is."""
    match = KEYED.match(line) if len(line) <= 400 else None
    key = KEYS.get(match[1].strip().lower()) if match else None
    if not match or key is None:
        return None
    value = match[2].strip(" \"'*_")
    if key == "date":
        found.published = found.published or day(value)
        found.via += passed_on(strip_date(value))
    elif key == "source":
        found.via.append(value)
    elif key != "other" and getattr(found, key) is None:
        setattr(found, key, value)
        found.sure = found.sure or key == "title"
    return f"the {key}" if key != "other" else "a line about the article"


def _parts(line: str, found: Header) -> str | None:
    """Read a line of a byline, a day and outlets, in any order; return what it is."""
    said = [_part(part, found) for part in SEPARATOR.split(line) if part.strip()]
    kinds = [kind for kind in said if kind]
    short = len(line) <= 160 and len(said) - len(kinds) <= 1
    return " and ".join(dict.fromkeys(kinds)) if kinds and short else None


def _part(part: str, found: Header) -> str | None:
    """Read one part of a line; return what it is, None where that is not known."""
    if is_date_line(part):
        newer = found.published is None or "updated" not in part.lower()
        found.published = (found.published or day(part)) if newer else found.published
        found.via += passed_on(part)
        return "the date"
    if outlets := passed_on(part):
        found.via += outlets
        return "the source"
    named = BYLINE.match(re.sub(r",\s*$", "", part.strip(" *_")))
    if named and _outlet(named[1]):
        found.via.append(named[1])
        return "the source"
    if named and len(part.split()) <= 14:
        when = day(named[1])
        found.published = found.published or when
        found.byline = found.byline or (_names(named[1]) if when else named[1].strip())
        return "the byline"
    if found.publisher is None and _outlet(part):
        found.publisher = part
        return "the publisher"
    return surrounding(part)


def _outlet(line: str) -> bool:
    """Tell whether a line is the name of an outlet of the register and nothing else."""
    named = OUTLET.match(line.strip(" *_"))
    known = register().actor_index.find(named[1]) if named else ()
    return any(register().actors[each].kind is ActorKind.MEDIA for each in known)


def _names(line: str) -> str | None:
    """Return the names of a byline that a date follows."""
    before = re.split(r"[,|–—-]\s+(?=\w*\s?\d)|\s+on\s+\w+\s\d", line)[0]
    return strip_date(before) or None


def _title(line: str, found: Header) -> str | None:
    """Take a line as the title, in place of a short label that was taken for it."""
    short = found.title is not None and len(found.title.split()) <= 3 < len(line.split())
    label = short and not found.sure
    if found.title is not None and not label:
        return None
    found.title = line
    return "the title"


def _is_title(block: Block, line: str) -> bool:
    """Tell whether a line may be the title: short, a few words, no sentence."""
    words = len(line.split())
    if not (8 <= len(line) <= 200 and 1 < words <= 30) or block.kind is Kind.ENTRY or "<" in line:
        return False
    if len(list(sentences(line))) > 1:
        return False
    return block.kind is Kind.HEADING or not SENTENCE.search(line)


def _dateline(block: Block, found: Header) -> None:
    """Read the dateline of one of the first paragraphs."""
    if line := dateline(block.text):
        found.lines.append((block.start, block.start + line.length, "the dateline"))
        agency = line.agency
        found.published = found.published or day(block.text[: line.length])
        if agency and agency not in found.via:
            found.via.append(agency)


def _last(text: str) -> Iterator[Block]:
    """Yield the last few short blocks of a text that is longer than its header."""
    tail = text[-1500:]
    cut = len(text) - len(tail)
    for block in list(blocks(tail))[-4:]:
        if block.mark > 0 or not cut:
            yield Block(block.start + cut, block.text, block.kind, block.mark + cut)


def _credit(block: Block, found: Header) -> None:
    """Read a last line that says from where the text came, or when it was published."""
    outlets, line = passed_on(block.text), " ".join(block.text.split())
    dated = not outlets and is_date_line(line)
    if not (outlets or dated) or any(block.mark == taken[0] for taken in found.lines):
        return
    found.via += [each for each in outlets if each not in found.via]
    found.published = found.published or day(line)
    found.lines.append((block.mark, block.end, "the date" if dated else "the source"))
