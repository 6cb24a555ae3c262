"""Articles of English news: read, cleaned, parsed and coded by rules. See docs/accuracy.md.

Text, Markdown, HTML, JSON Lines, RSS and Atom. An article is a source with a graph of its own; one
of a file that may hold many is part of that file's. What is not English, has no text or cannot be
read is set aside with the reason. It needs the extra ``text``.

A text is read to its end, however long, in a time that grows with it; what is held is one article
at a time. Larger than 20 MB (a line of JSON or a page: 10 MB) is set aside.

Known limits. The rules see one clause at a time: they do not know that two clauses tell of one
event, and an event of which the article speaks twice is reported twice. A sentence that the parser
gets wrong is coded wrong. An actor that the register does not know is the article's own.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.articles.kinds import recognises
from loaders.opening import bare_name
from ontology.errors import DetenteError
from ontology.names import made_id
from ontology.records import Counted, Loaded, Record, SetAside, Source
from ontology.terms import SourceKind

if TYPE_CHECKING:
    from loaders.articles.parts import Article, Cleaned, Dropped
    from loaders.articles.repeated import Repeated

__all__ = ["cleaned", "coded", "dropped", "load", "recognises"]


def load(path: Path) -> Iterator[Record]:
    """Yield, for each article of a file, its source, its own actors and places, and its claims.

    Raises:
        SourceError: the file is missing or empty, or cannot be read.
        DetenteError: the extra ``text`` is not installed.
    """
    from loaders.articles import language, reading

    language.model()
    many = reading.of_many(path)
    whole = _file(path, many=many)
    repeated = _repeated(path) if many else None
    units = 0
    for units, each in enumerate(reading.read(path), start=1):
        said = each if isinstance(each, SetAside) else _tried(each, repeated)
        if units == 1 and (many or isinstance(said, SetAside)):
            yield whole
        if isinstance(said, SetAside):
            yield said
            continue
        for record in said:
            part = many and isinstance(record, Source)
            yield replace(record, part_of=whole.id) if part else record  # type: ignore[arg-type]
        yield Loaded(line=each.line)
    yield Counted(units=units, unit="article")


def _tried(article: "Article", repeated: "Repeated | None") -> list[Record] | SetAside:
    """Return what an article says; set aside where the coder fails on it, so that others are read.

    Whatever a text brings, a parser that has learnt from examples may make of it what no rule
    expected: one article of ten thousand must not cost the others.
    """
    try:
        return list(coded(article, repeated))
    except DetenteError:
        raise
    except Exception as error:  # said above
        reason = f"the coder fails on it, which is our fault: {type(error).__name__}: {error}"
        return SetAside(line=article.line, reason=reason[:300], raw=article.text[:500])


def coded(article: "Article", repeated: "Repeated | None" = None) -> Iterator[Record]:
    """Yield what one article says: it is cleaned, parsed and coded."""
    from loaders.articles import coding, language, noise

    cleaned = noise.kept(article, repeated)
    with language.forgetting():
        docs = language.parse(paragraph.text for paragraph in cleaned.paragraphs)
        records = list(coding.coded(cleaned, docs))
    yield from records


def cleaned(path: Path) -> "Iterator[Cleaned | SetAside]":
    """Yield the articles of a file without their noise, just as ``load`` codes them."""
    from loaders.articles import noise, reading

    repeated = _repeated(path) if reading.of_many(path) else None
    for each in reading.read(path):
        yield each if isinstance(each, SetAside) else noise.kept(each, repeated)


def dropped(path: Path) -> "Iterator[tuple[Article, Dropped]]":
    """Yield what of each article of a file is not read any further, with the reason.

    What was set aside as a whole is in the account of the load.
    """
    for each in cleaned(path):
        if not isinstance(each, SetAside):
            yield from ((each.article, piece) for piece in each.dropped)


def _repeated(path: Path) -> "Repeated":
    """Return how often paragraphs stand in the articles of a file, which is read for it once."""
    from loaders.articles import reading
    from loaders.articles.repeated import Repeated

    return Repeated.over(reading.read(path))


def _file(path: Path, *, many: bool) -> Source:
    """Return the file as a source: that of all its articles, or of one that is set aside."""
    kind = SourceKind.DATASET if many else SourceKind.DOCUMENT
    id_ = made_id("articles" if many else "article", bare_name(path))
    return Source(id=id_, kind=kind, title=bare_name(path))
