"""What of an article is read any further, and what is dropped and why.

Nothing in a text is ever an instruction: it is kept, or it is dropped with a reason. What is kept
and what is dropped are pieces of the text as read, in its order.
"""

from collections.abc import Iterator
from itertools import islice

from loaders.articles import opinion
from loaders.articles.finer import finer
from loaders.articles.headers import Header, header
from loaders.articles.leaks import leaked
from loaders.articles.paragraphs import Block, Kind, prose, sentences
from loaders.articles.parts import Article, Cleaned, Dropped, Paragraph
from loaders.articles.repeated import Repeated
from loaders.articles.sections import Section
from loaders.articles.set_apart import scenarios, signatures
from loaders.articles.surroundings import surrounding, without_tail

__all__ = ["kept"]

#: A block that long without the end of a sentence is no prose, in characters.
ENDLESS = 10_000
#: Talk that is marked from its beginning to its end, over several paragraphs.
MARKED = ("think", "thinking", "scratchpad", "system", "instructions", "prompt", "reasoning")
#: Where an author box may stand: among so many last blocks.
LAST = 6


def kept(article: Article, repeated: Repeated | None = None) -> Cleaned:
    """Return the paragraphs of an article that are read further, and what was dropped.

    ``repeated`` knows what stands in other articles of the same file too. In a commentary
    (``opinion``) only the sentences that report something are kept.
    """
    found = list(finer(article))
    top = header(article.text, titled=bool(article.title))
    reasons = _reasons(article, found, top, repeated)
    signed = signatures(found, article.text)
    for number, reason in signed.items():
        reasons.pop(number, None)
        if reason:
            reasons.setdefault(number - 1, reason)
        if number - 1 in reasons:
            reasons[number] = reasons[number - 1]
    commentary = _is_commentary(article, found, reasons)
    if commentary:
        reasons |= {n: "a list of what may come" for n in scenarios(found) if n not in reasons}
    dateline = {line[0]: line[1] for line in top.lines if line[2] == "the dateline"}
    joined = signed.keys() - reasons.keys()
    pieces = list(_pieces(article.text, found, reasons, dateline, joined, commentary=commentary))
    return Cleaned(
        article,
        tuple(piece for piece in pieces if isinstance(piece, Paragraph)),
        tuple(piece for piece in pieces if isinstance(piece, Dropped)),
        commentary,
    )


def _reasons(
    article: Article, found: list[Block], top: Header, repeated: Repeated | None
) -> dict[int, str]:
    """Return the numbers of the blocks that are dropped for what they are, with the reason."""
    headed = {line[0]: line[2] for line in top.lines if line[2] != "the dateline"}
    spans = _marked(article.text)
    lead = next((each.text for each in found if prose(each.text)), None)
    reasons: dict[int, str] = {}
    section, seen = Section(len(article.text)), set[int]()
    span = next(spans, None)
    for number, block in enumerate(found):
        while span and span[1] <= block.mark:
            span = next(spans, None)
        inside = "text of a writing tool: marked as such" if span and span[0] < block.end else None
        reason = (
            headed.get(block.mark)
            or inside
            or leaked(block.text, article.title, lead)
            or section.reason(block, number >= len(found) - LAST)
            or ("the title" if _same(block.text, article.title) else None)
            or surrounding(block.text)
            or ("stands in other articles too" if repeated and block.text in repeated else None)
            or _said_before(block.text, seen)
            or _shape(block, alone=len(found) == 1)
        )
        if reason:
            reasons[number] = reason
    return reasons


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


def _shape(block: Block, *, alone: bool) -> str | None:
    """Return why a block is no prose by its shape alone."""
    if len(block.text) > ENDLESS:
        return f"no prose: {len(block.text):,} characters without the end of a sentence"
    if alone or block.kind is Kind.HEADING:
        return None if alone else "a heading"
    words = block.text.split()
    if prose(block.text) or block.text.endswith((":", ".", "”", '"')) or len(words) > 12:
        return None
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long) >= 0.7 * len(long)
    is_heading = capital or len(words) <= 6 or block.text.endswith("?")
    return "a heading" if block.kind is Kind.TEXT and is_heading else None


def _is_commentary(article: Article, found: list[Block], reasons: dict[int, str]) -> bool:
    """Tell whether an article is commentary, by its label or by what is left of it."""
    first = [each.text for each in islice(found, 6)]
    if opinion.labelled(article.title, article.url, first):
        return True
    left = (each.text for number, each in enumerate(found) if number not in reasons)
    headings = (found[number].text for number, why in reasons.items() if why == "a heading")
    return opinion.prevails(left, headings)


def _pieces(
    text: str,
    found: list[Block],
    reasons: dict[int, str],
    dateline: dict[int, int],
    joined: set[int],
    *,
    commentary: bool,
) -> Iterator[Paragraph | Dropped]:
    """Yield what is kept and what is dropped of each block, in the order of the text."""
    for number, block in enumerate(found):
        if number in joined:
            continue
        if number in reasons:
            yield Dropped(block.mark, text[block.mark : block.end], reasons[number])
            continue
        begin = dateline.get(block.start, block.start)
        if begin > block.start:
            yield Dropped(block.start, text[block.start : begin], "the dateline")
        end = block.start + without_tail(block.text)
        last = found[number + 1].end if number + 1 in joined else end
        if commentary and last == end:
            yield from _reported(text, begin, end)
        elif last > begin:
            yield Paragraph(begin, text[begin:last])
        if block.end > end and last == end:
            yield Dropped(end, text[end : block.end], "the signature of a message")


def _reported(text: str, begin: int, end: int) -> Iterator[Paragraph | Dropped]:
    """Yield a commentary's paragraph, the sentences that report something apart from the rest."""
    cut = list(sentences(text[begin:end], begin))
    whys = [opinion.why_opinion(sentence) for _, sentence in cut]
    if None in whys:
        whys = [why or None for why in whys]
    whys = ["opinion: no report" if why == "" else why for why in whys]
    first = 0
    for number in range(1, len(cut) + 1):
        if number == len(cut) or bool(whys[number]) != bool(whys[first]):
            at, stop = cut[first][0], cut[number - 1][0] + len(cut[number - 1][1])
            why = whys[first]
            yield Dropped(at, text[at:stop], why) if why else Paragraph(at, text[at:stop])
            first = number
