"""Documents in the first person that are no commentary: letters, statements, interviews."""

import re
from collections.abc import Iterable

from loaders.articles.parts import Article

__all__ = ["is_document", "labelled"]

TITLE = re.compile(
    r"\W*(?:(?:joint|press|full|official|final|opening|closing) )*(?:statement|remarks|"
    r"speech|address|letter|message|declaration|communiqu[eé]|transcript|interview|press (?:"
    r"conference|release|briefing)|text of|read-?out|resolution|note verbale|q ?(?:&|and) ?a)\b"
    r"(?! (?:to|for) the editors?\b)",
    re.IGNORECASE,
)
FORMAL = re.compile(
    r"\b(?:I have the honou?r|I write to (?:inform|bring|draw|transmit)|on behalf of my (?:country|"
    r"government|delegation)|upon instructions? (?:from|of) my|circulat\w+ (?:the|this) "
    r"(?:present )?letter|accept, (?:sir|madam|excellency)|highest consideration|"
    r"for immediate release|note verbale)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:[QA]|[A-Z][\w.’'-]*(?: (?:al-|bin |of )?[A-Z][\w.’'-]*){0,4}) ?: +\S")


def is_document(article: Article, beginning: Iterable[str]) -> bool:
    """Tell whether an article is an official's own words, by its title or by set phrases."""
    named = TITLE.match(article.title or "")
    return bool(named) or any(FORMAL.search(text) for text in beginning)


def labelled(text: str) -> bool:
    """Tell whether a paragraph begins with who speaks, as those of an interview do.

    >>> labelled("Q: Will Norland return?"), labelled("Norland will return, he said.")
    (True, False)
    """
    return bool(LABEL.match(text))
