"""The parts of an article that its readers hand to one another."""

from dataclasses import dataclass
from datetime import date

from ontology.terms import ActorKind

__all__ = ["Article", "Cleaned", "Dropped", "Mention", "Paragraph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read; all offsets are into ``text``, ``line`` is where it begins in its file.

    ``via`` are the outlets that passed it on, nearest to the reader first.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = "en"
    via: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is kept: ``text`` stands in the article from ``start``."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of an article that is not read, and why."""

    start: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its noise; ``opinion`` where it is commentary."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...]
    opinion: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of tokens that names or points to an actor or a place.

    ``start`` and ``end`` are token indices in the parsed paragraph, ``end`` not included.
    ``actor`` is the register's id or a provisional ``<article id>/<slug>``; ``how`` it was found:
    exact, acronym, binding, pronoun, description, provisional or demonym.
    """

    start: int
    end: int
    text: str
    actor: str | None = None
    place: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    how: str = "exact"
