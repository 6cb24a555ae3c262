"""The source that an article is, whichever extractor reads it."""

from collections.abc import Callable

from loaders.articles.parts import Article
from ontology.records import Source
from ontology.terms import SourceKind

__all__ = ["source_of"]


def source_of(
    article: Article, outlet: Callable[[str], str], *, title: str | None = None
) -> Source:
    """Return an article as a source; ``outlet`` gives the id of an outlet with a name.

    ``title`` is what it is called by where it has none of its own.
    """
    return Source(
        id=article.id,
        kind=SourceKind.ARTICLE,
        title=article.title or title or "(untitled)",
        publisher=outlet(article.publisher) if article.publisher else None,
        published=article.published,
        url=article.url,
        language=article.language,
        author=article.byline,
        via=tuple(outlet(name) for name in article.via),
    )
