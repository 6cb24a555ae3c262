"""Articles of English news: read, cleaned, parsed and coded by rules. See docs/accuracy.md.

Text, Markdown, HTML, JSON Lines, RSS and Atom. One article is one source; what is not English, has
no text or cannot be read is set aside with the reason. It needs the extra ``text``.

Known limits. The rules see one clause at a time: they do not know that two clauses tell of one
event, and an event of which the article speaks twice is reported twice. A sentence that the parser
gets wrong is coded wrong. An actor that the register does not know is the article's own.
"""

from collections.abc import Iterator
from pathlib import Path

from loaders.articles import coding, language, noise, reading
from loaders.articles.parts import Article
from loaders.articles.reading import recognises
from loaders.articles.repeated import Repeated
from ontology.names import made_id
from ontology.records import Counted, Loaded, Record, Source
from ontology.terms import SourceKind

__all__ = ["load", "recognises"]


def load(path: Path) -> Iterator[Record]:
    """Yield, for each article of a file, its source, its own actors and places, and its claims.

    Raises:
        SourceError: the file is missing or cannot be read.
        DetenteError: the extra ``text`` is not installed.
    """
    language.model()
    repeated = Repeated.over(reading.read(path))
    units = 0
    for each in reading.read(path):
        units += 1
        if isinstance(each, Article):
            yield from coded(each, repeated)
            yield Loaded(line=each.line)
        else:
            if units == 1:
                yield _file(path)
            yield each
    yield Counted(units=units, unit="article")


def coded(article: Article, repeated: Repeated | None = None) -> Iterator[Record]:
    """Yield what one article says: it is cleaned, parsed and coded."""
    cleaned = noise.kept(article, repeated)
    docs = language.parse(paragraph.text for paragraph in cleaned.paragraphs)
    yield from coding.coded(cleaned, docs)


def _file(path: Path) -> Source:
    """Return the file itself as a source, for one whose first article is set aside."""
    return Source(id=made_id("articles", path.name), kind=SourceKind.DOCUMENT, title=path.name)
