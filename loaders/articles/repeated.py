"""What stands in article after article of one file is the site's, not theirs."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Self

from loaders.articles.opinion import reports
from loaders.articles.paragraphs import blocks, prose
from loaders.articles.parts import Article

__all__ = ["Repeated"]


class Repeated:
    """How often short paragraphs stand in different articles; memory does not grow with them.

    Copies of one article count once: a report that many outlets carry is no boilerplate.
    """

    #: From so many different articles on, a paragraph is the site's.
    OFTEN = 3
    #: Longer paragraphs are never dropped as repeated, in characters.
    LONGEST = 300
    #: So many paragraphs are remembered; beyond, those that were met least are forgotten. What is
    #: the site's stands in nearly every article and is met again before long.
    MOST = 20_000

    def __init__(self) -> None:
        self.counts: dict[bytes, int] = {}
        self._stories: set[bytes] = set()

    @classmethod
    def over(cls, articles: Iterable[object]) -> Self:
        """Return the counts over all articles of a file; what was set aside does not count."""
        repeated = cls()
        for each in articles:
            if isinstance(each, Article):
                repeated.note(each)
        return repeated

    def note(self, article: Article) -> None:
        """Count the short paragraphs of one article, each once."""
        texts = [block.text for block in blocks(article.text)]
        story = _key(max((each for each in texts if prose(each)), key=len, default=article.text))
        if story in self._stories or len(self._stories) >= self.MOST:
            return
        self._stories.add(story)
        for key in {_key(each) for each in texts if len(each) <= self.LONGEST}:
            self.counts[key] = self.counts.get(key, 0) + 1
        least = 1
        while len(self.counts) > self.MOST:
            self.counts = {key: count for key, count in self.counts.items() if count > least}
            least += 1

    def __contains__(self, text: str) -> bool:
        """Tell whether a paragraph is the site's: it is repeated and reports nothing."""
        often = self.counts.get(_key(text), 0) >= self.OFTEN if len(text) <= self.LONGEST else False
        return often and not (prose(text) and reports(text))


def _key(text: str) -> bytes:
    """Return a short key of a text, whatever its spacing and case."""
    return blake2b(" ".join(text.casefold().split()).encode(), digest_size=8).digest()
