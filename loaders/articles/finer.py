"""Cutting a paragraph finer, where something within it is no part of the article."""

import re
from collections.abc import Iterator

from loaders.articles.leaks import leaked
from loaders.articles.paragraphs import Block, blocks, sentences
from loaders.articles.parts import Article
from loaders.articles.surroundings import surrounding

__all__ = ["finer"]

#: What may stand as a sentence within a paragraph and is not of it.
WITHIN = re.compile(
    r"\b(?:subscribe|newsletter|sign up|cookies|advertisement|rights reserved|read more|follow us|"
    r"click here|also read|share this)\b",
    re.IGNORECASE,
)


def finer(article: Article) -> Iterator[Block]:
    """Yield the blocks of an article; what stands within one and is not of it, apart.

    Where a whole article is one line, a newsletter's invitation or a leak is a sentence of it.
    """
    for block in blocks(article.text):
        cut = WITHIN.search(block.text) if len(block.text) > 120 else None
        most = len(block.text) > max(500, len(article.text) // 2)
        if cut:
            yield from _apart(block)
        elif most and leaked(block.text):
            yield from _grouped(block)
        else:
            yield block


def _apart(block: Block) -> Iterator[Block]:
    """Yield a block without the sentences that only surround it, and these."""
    begin = end = block.start
    for at, sentence in sentences(block.text, block.start):
        if surrounding(sentence):
            if end > begin:
                yield Block(begin, block.text[begin - block.start : end - block.start], mark=begin)
            yield Block(at, sentence, mark=at)
            begin = at + len(sentence)
        elif begin == end or end < begin:
            begin = at
        end = at + len(sentence)
    if end > begin:
        yield Block(begin, block.text[begin - block.start : end - block.start], mark=begin)


def _grouped(block: Block) -> Iterator[Block]:
    """Yield a block three sentences at a time."""
    cut = [*sentences(block.text, block.start)]
    for number in range(0, len(cut), 3):
        group = cut[number : number + 3]
        begin, end = group[0][0], group[-1][0] + len(group[-1][1])
        yield Block(begin, block.text[begin - block.start : end - block.start], mark=begin)
