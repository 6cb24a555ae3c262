"""Paragraphs parsed and read as those of one article, for the tests of mentions and relations."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from loaders.articles import mentions
from loaders.articles.language import parse
from loaders.articles.parts import Article, Mention

PUBLISHED = date(2026, 2, 7)


def memory() -> mentions.Memory:
    return mentions.Memory(Article(id="article", text="", published=PUBLISHED))


def read(*texts: str, to: mentions.Memory | None = None) -> Iterator[tuple[Doc, list[Mention]]]:
    """Yield each paragraph with its mentions."""
    carried = memory() if to is None else to
    for doc in parse(texts):
        yield doc, mentions.find(doc, carried)


def actors(*texts: str) -> dict[str, str | None]:
    """Return the actor of each text that is mentioned; the last where a text is mentioned twice."""
    return {m.text: m.actor for _, found in read(*texts) for m in found}


def places(*texts: str) -> dict[str, str | None]:
    return {m.text: m.place for _, found in read(*texts) for m in found}
