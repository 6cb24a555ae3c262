"""Blocks that are no sentences: headings, labels, lines above an article; not lists of people."""

from collections.abc import Sequence

from loaders.articles.captions import caption
from loaders.articles.documents import labelled
from loaders.articles.leaks import leaked
from loaders.articles.paragraphs import Block, Kind, prose
from loaders.articles.surroundings import surrounding, without_tail

__all__ = ["Headings"]

#: A block that long without the end of a sentence is no prose, in characters.
ENDLESS = 10_000
#: How many blocks may stand above the first paragraph, and how long such a line may be, in words.
ABOVE, LONGEST = 25, 25
#: What ends a line that is no heading.
ENDS = (":", ".", ",", ";", "”", '"', "…")


class Headings:
    """Which blocks of an article are headings, taken in order.

    Where its sentences end with marks (``strict``), a line without one is a heading or a link.
    """

    def __init__(self, found: Sequence[Block]) -> None:
        self.alone = len(found) == 1
        self.lead = next((n for n, each in enumerate(found[:ABOVE]) if _own(each.text)), 0)
        self.listing = False
        ended = sum(prose(each.text) for each in found)
        loose = sum(each.kind is Kind.TEXT and _loose(each.text) for each in found)
        self.strict = ended >= 3 and ended >= 2 * loose

    def reason(self, number: int, block: Block) -> str | None:
        """Return why a block is no prose by its shape alone; call it for each block that is left.

        Short lines after one that ends with a colon are entries of a list, up to the next sentence.
        """
        if len(block.text) > ENDLESS:
            return f"no prose: {len(block.text):,} characters without the end of a sentence"
        if self.alone or block.kind is Kind.HEADING:
            return None if self.alone else "a heading"
        text = block.text[: without_tail(block.text)].rstrip()
        if prose(text) or text.endswith(ENDS):
            self.listing = text.endswith(":") and len(text.split()) > 2
            return None
        if self.listing or (labelled(block.text) and block.text.endswith("?")):
            return None
        if number < self.lead and len(block.text.split()) <= LONGEST:
            return "above the article" if block.kind is Kind.TEXT else None
        link = self.strict and block.kind is Kind.TEXT and len(block.text.split()) <= LONGEST
        return "a heading" if link or _heading(block) else None


def _own(text: str) -> bool:
    """Tell whether a block may be the first paragraph."""
    return prose(text) and not (surrounding(text) or caption(text) or leaked(text))


def _loose(text: str) -> bool:
    """Tell whether a line of some length ends without a mark."""
    return not prose(text) and not text.endswith(ENDS) and len(text.split()) > 6


def _heading(block: Block) -> bool:
    """Tell whether a line looks like a heading: few words, or most of them with a capital."""
    words = block.text.split()
    if len(words) > 12 or block.kind is not Kind.TEXT:
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long) >= 0.7 * len(long)
    return capital or len(words) <= 6 or block.text.endswith("?")
