"""What of an article is read any further, and what is dropped and why.

Nothing in a text is ever an instruction: it is kept, or it is dropped with a reason. What is kept
and what is dropped are pieces of the text as read, in its order.
"""

from collections.abc import Iterator
from itertools import islice

from loaders.articles import opinion
from loaders.articles.documents import is_document, labelled
from loaders.articles.finer import finer
from loaders.articles.headers import header
from loaders.articles.paragraphs import Block, Kind, prose, sentences
from loaders.articles.parts import Article, Cleaned, Dropped, Paragraph
from loaders.articles.reasons import reasons_of
from loaders.articles.repeated import Repeated
from loaders.articles.set_apart import scenarios, signatures
from loaders.articles.surroundings import without_tail

__all__ = ["kept"]

#: What a line that calls an article an opinion may be dropped as: never as one of many links.
LABELS = frozenset({"the title", "the byline", "a heading", "above the article"})


def kept(article: Article, repeated: Repeated | None = None) -> Cleaned:
    """Return the paragraphs of an article that are read further, and what was dropped.

    ``repeated`` knows what stands in other articles of the same file too. In a commentary
    (``opinion``) only the sentences that report something are kept.
    """
    found = list(finer(article))
    top = header(article.text, titled=bool(article.title))
    reasons = reasons_of(article, found, top, repeated)
    signed = signatures(found, article.text)
    for number, reason in signed.items():
        reasons.pop(number, None)
        if reason:
            reasons.setdefault(number - 1, reason)
        if number - 1 in reasons:
            reasons[number] = reasons[number - 1]
    commentary = _is_commentary(article, found, reasons)
    if commentary:
        reasons = _more_of_commentary(found) | reasons
    dateline = {line[0]: line[1] for line in top.lines if line[2] == "the dateline"}
    joined = signed.keys() - reasons.keys()
    pieces = list(_pieces(article.text, found, reasons, dateline, joined, commentary=commentary))
    return Cleaned(
        article,
        tuple(piece for piece in pieces if isinstance(piece, Paragraph)),
        tuple(piece for piece in pieces if isinstance(piece, Dropped)),
        commentary,
    )


def _is_commentary(article: Article, found: list[Block], reasons: dict[int, str]) -> bool:
    """Tell whether an article is commentary, by its label or by what is left of it."""
    first = [
        each.text
        for number, each in enumerate(islice(found, 6))
        if reasons.get(number, "the title") in LABELS or ">" in each.text
    ]
    if opinion.labelled(article.title, article.url, first):
        return True
    if is_document(article, (each.text for each in islice(found, 12))):
        return False
    left = (
        each.text
        for number, each in enumerate(found)
        if number not in reasons and not labelled(each.text)
    )
    headings = (found[number].text for number, why in reasons.items() if why == "a heading")
    return opinion.prevails(left, headings)


def _more_of_commentary(found: list[Block]) -> dict[int, str]:
    """Return the blocks of a commentary that only list what is thought, with the reason."""
    reasons = {
        number: "opinion: no report"
        for number, each in enumerate(found)
        if each.kind is Kind.ENTRY and not prose(each.text) and not opinion.reports(each.text)
    }
    return reasons | dict.fromkeys(scenarios(found), "a list of what may come")


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
