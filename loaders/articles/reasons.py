"""Why a block of an article is dropped, whatever the article is: the first sign that tells."""

from collections.abc import Iterator

from loaders.articles.captions import caption
from loaders.articles.headers import Header
from loaders.articles.headings import Headings
from loaders.articles.leaks import leaked
from loaders.articles.paragraphs import Block, prose, sentences
from loaders.articles.parts import Article
from loaders.articles.repeated import Repeated
from loaders.articles.sections import Section
from loaders.articles.set_apart import pulled
from loaders.articles.surroundings import surrounding

__all__ = ["reasons_of"]

#: Talk that is marked from its beginning to its end, over several paragraphs.
MARKED = ("think", "thinking", "scratchpad", "system", "instructions", "prompt", "reasoning")
#: Where an author box may stand: among so many last blocks.
LAST = 6
#: How many blocks after one are looked at.
NEAR = 8


def reasons_of(
    article: Article, found: list[Block], top: Header, repeated: Repeated | None
) -> dict[int, str]:
    """Return the numbers of the blocks that are dropped for what they are, with the reason."""
    headed = {line[0]: line[2] for line in top.lines if line[2] != "the dateline"}
    spans = _marked(article.text)
    lead = next((each.text for each in found if prose(each.text)), None)
    apart = pulled(found, article.text)
    reasons: dict[int, str] = {}
    section, seen, headings = Section(len(article.text)), set[int](), Headings(found)
    span = next(spans, None)
    for number, block in enumerate(found):
        while span and span[1] <= block.mark:
            span = next(spans, None)
        inside = "text of a writing tool: marked as such" if span and span[0] < block.end else None
        after = found[number + 1 : number + 1 + NEAR]
        reason = (
            headed.get(block.mark)
            or inside
            or leaked(block.text, article.title, lead)
            or section.reason(block, number >= len(found) - LAST, after)
            or ("the title" if _same(block.text, article.title) else None)
            or surrounding(block.text)
            or ("a caption" if _shows(number, found, reasons) else None)
            or ("stands in other articles too" if repeated and block.text in repeated else None)
            or apart.get(number)
            or _said_before(block.text, seen)
            or headings.reason(number, block)
        )
        if reason:
            reasons[number] = reason
    return reasons


def _shows(number: int, found: list[Block], reasons: dict[int, str]) -> bool:
    """Tell whether a block is a caption, by itself or by the credit above or below it."""
    text = found[number].text
    below = found[number + 1 : number + 2]
    credited = any(surrounding(each.text) == "a photo credit" for each in below)
    beside = credited or reasons.get(number - 1) == "a photo credit"
    unended = beside and len(text) < 200 and not text.endswith((".", "!", "?", ":", "”", '"'))
    return unended or caption(text, credited=credited)


def _same(text: str, title: str | None) -> bool:
    """Tell whether a block is the title, whatever its spacing and case."""
    return title is not None and text.casefold().split() == title.casefold().split()


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Yield where text lies between the marks of a writing tool or of code, in order."""
    found: list[tuple[int, int]] = []
    small = text.lower() if len(text.lower()) == len(text) else text  # some letters grow
    pairs = [(f"<{name}>", f"</{name}>") for name in MARKED] + [("\n```", "\n```")]
    for begin, end in pairs if "<" in text or "```" in text else ():
        at = small.find(begin)
        while at >= 0 and (close := small.find(end, at + len(begin))) >= 0:
            found.append((at, close + len(end)))
            at = small.find(begin, close + len(end))
    yield from sorted(found)


def _said_before(text: str, seen: set[int]) -> str | None:
    """Tell whether all that a block says has been said before, word for word."""
    keys = {hash(" ".join(each.strip("\"“”'‘’ ").split())) for _, each in sentences(text)}
    before = len(text) >= 20 and keys <= seen
    seen |= keys
    return "said before in the same words" if before else None
