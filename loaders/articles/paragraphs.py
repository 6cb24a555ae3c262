"""Cutting a text into its paragraphs and sentences, each with the place at which it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

__all__ = ["Block", "Kind", "blocks", "prose", "sentences"]

#: A block longer than this is cut at the ends of sentences, to pieces of about `PIECE`.
LONGEST, PIECE = 6000, 1500


class Kind(Enum):
    """What a block looks like."""

    TEXT = "text"
    HEADING = "heading"
    ENTRY = "entry"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list entry; ``text`` stands at ``start``, without its mark.

    ``mark`` is where the mark begins, such as ``- `` or ``## ``.
    """

    start: int
    text: str
    kind: Kind = Kind.TEXT
    mark: int = 0

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


GROUP = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
LINE = re.compile(r"[^\n]+")
#: The mark of a heading, a list entry or a quotation; a number needs a blank after its dot.
MARK = re.compile(
    r"[ \t]*(?:(#{1,6})[ \t]+|([-*•‣▪●◦–][ \t]+|\d{1,2}[.)][ \t]+)|(>)[ \t]*(?!<))(?=\S)"
)
ENDS = re.compile(r"[.!?…:][\"”’')\]»]*\s*$")
#: The end of a sentence: not after initials and common short forms.
STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt|Jr|Sr|No|vs))(?<!\b(?:Mrs|Gen|Col|Sgt|Sen|"
    r"Rep|Gov|Maj|Adm|Cpt))(?<!\b(?:Capt|Prof|"
    r"Brig))[.!?…]+[\"”’')\]»]*\s+(?=[\"“‘'(\[]?[^\W_a-z])"
)
TEXTUAL = re.compile(r"[.!?][\"”’')\]»]*\s*$")


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order: groups of lines, or lines where each is a paragraph."""
    for group in GROUP.finditer(text):
        lines = list(LINE.finditer(text, group.start(), group.end()))
        spans = [(group.start(), group.end())] if _wrapped(lines) else [m.span() for m in lines]
        for start, end in spans:
            yield from _cut(_block(text, start, end))


def prose(text: str) -> bool:
    """Tell whether a text is running text rather than a title, a label or a line of a list.

    >>> prose("Talks went on in Oman on Friday, officials said."), prose("Talks go on in Oman")
    (True, False)
    """
    words = text.count(" ") + 1
    return words >= 25 or (words >= 6 and bool(TEXTUAL.search(text[-12:])))


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its place, ``start`` being the text's own.

    >>> list(sentences("Mr. Al-Amiri left. He said so."))
    [(0, 'Mr. Al-Amiri left.'), (19, 'He said so.')]
    """
    begin = 0
    for stop in STOP.finditer(text):
        yield start + begin, text[begin : stop.end()].rstrip()
        begin = stop.end()
    if text[begin:].strip():
        yield start + begin, text[begin:].rstrip()


def _wrapped(lines: list[re.Match[str]]) -> bool:
    """Tell whether lines are one paragraph broken at a width, by their lengths and ends."""
    widths = [len(line[0].rstrip()) for line in lines]
    if len(lines) < 2 or not 45 <= max(widths) <= 100 or min(widths[:-1]) < 0.6 * max(widths):
        return False
    if any(MARK.match(line[0]) for line in lines):
        return False
    within = [line[0] for line in lines[:-1]]
    ended = sum(bool(ENDS.search(line[-12:])) for line in within)
    small = sum(line[0].lstrip()[:1].islower() for line in lines[1:])
    return small > 0 and ended <= max(1, len(within) // 2)


def _block(text: str, start: int, end: int) -> Block:
    """Return the block between two places, without blanks around it and its mark."""
    piece = text[start:end]
    at = start + len(piece) - len(piece.lstrip())
    mark = MARK.match(text, at, end)
    kind = Kind.TEXT
    if mark:
        kind = Kind.HEADING if mark[1] else Kind.ENTRY if mark[2] else Kind.QUOTE
    begin = mark.end() if mark else at
    return Block(begin, text[begin:end].rstrip(), kind, at)


def _cut(block: Block) -> Iterator[Block]:
    """Yield a block or, where it is very long, pieces of it."""
    if len(block.text) <= LONGEST:
        yield block
        return
    begin, last = block.start, block.start
    for at, sentence in sentences(block.text, block.start):
        if at - begin >= PIECE:
            yield Block(
                begin, block.text[begin - block.start : last - block.start], block.kind, begin
            )
            begin = at
        last = at + len(sentence)
    yield Block(begin, block.text[begin - block.start :], block.kind, begin)
