"""One article to records: its source, actors, places, and what it says, with the words that say it.

How the confidence of a report is made stands in `loaders.articles.reporting`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.articles import belonging, mentions, relations
from loaders.articles.frames import Reader
from loaders.articles.memory import Memory
from loaders.articles.parties import Cast, Party
from loaders.articles.parts import Article, Cleaned, Paragraph
from loaders.articles.reporting import Reporter, short
from loaders.articles.speech import Speech, spoken
from ontology.records import (
    Actor,
    Place,
    Post,
    Proposition,
    Record,
    Relation,
    Report,
    Source,
)
from ontology.register import register
from ontology.terms import (
    ActorKind,
    EventType,
    SourceKind,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Coder", "coded"]

#: The longest line that only names a speaker, in words; how many paragraphs may be his.
LABEL, FOLLOWING = 12, 3
#: Types that are coded of people without a name too.
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})


def coded(cleaned: Cleaned, docs: "Iterable[Doc]") -> Iterator[Record]:
    """Yield the source that an article is, the actors and places of its own, and its claims.

    ``docs`` are its paragraphs, parsed (``language.parse``).
    """
    coder = Coder(cleaned.article)
    for paragraph, doc in zip(cleaned.paragraphs, docs, strict=True):
        coder.take(paragraph, doc)
    yield from coder.records()


@dataclass(slots=True)
class Coder:
    """Codes one article, paragraph by paragraph."""

    article: Article
    memory: Memory = field(init=False)
    claims: list[Report | Relation | Post] = field(default_factory=list)
    sentence: int = 0
    last: tuple[Party, ...] = ()
    label_left: int = 0
    end: int = 0
    labels: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        self.memory = Memory(article=self.article)

    def take(self, paragraph: Paragraph, doc: "Doc") -> None:
        """Code one paragraph."""
        found = mentions.find(doc, self.memory)
        cast = Cast(doc, found, self.memory)
        belonging.settle(cast, found)
        if self.article.text[self.end : paragraph.start].strip():
            self.label_left = 0
        self.end = paragraph.start + len(paragraph.text)
        quoted = self.labelled(doc, cast) or spoken(doc, cast, self.last)
        cast.voices = {token: said.speakers for token, said in quoted.items()}
        if quoted:
            self.last = quoted[max(quoted)].speakers
        starts = [sentence.start for sentence in doc.sents]
        counts: dict[int, int] = {}
        reader, reporter = Reader(doc, cast, quoted), Reporter(self.article, self.memory)
        for frame in reader.read():
            sides = (
                *frame.initiators,
                *frame.recipients,
                *(frame.said.speakers if frame.said else ()),
            )
            if reporter.slight(frame):
                continue
            if frame.type not in DEEDS and not any(map(reader.belongs, sides)):
                continue
            number = self.sentence + sum(start <= frame.trigger for start in starts)
            counts[number] = counts.get(number, 0) + 1
            made = reporter.report(frame, doc, paragraph, number, counts[number])
            if made is not None:
                self.claims.append(made)
        self.claims.extend(relations.find(doc, found, self.memory, start=paragraph.start))
        self.sentence += len(starts)

    def labelled(self, doc: "Doc", cast: Cast) -> dict[int, Speech]:
        """Return the speech of a paragraph after a line with only its speaker: "The minister:".

        It goes on for some paragraphs, at most up to a line that was dropped, such as the one that
        signs a message, or that signs it itself ("— Name (@name)").
        """
        text = doc.text.rstrip()
        if text.endswith(":") and len(doc) <= LABEL:
            parties = [p for m in cast.mentions if (p := cast.named(doc[m.start : m.end].root))]
            people = tuple(p for p in parties if self.memory.kind(p.actor) is ActorKind.PERSON)
            self.label_left, self.labels = (FOLLOWING, people[-1:]) if people else (0, ())
            return {}
        if not self.label_left:
            return {}
        self.label_left = 0 if "(@" in text else self.label_left - 1
        return dict.fromkeys(range(len(doc)), Speech(self.labels, -1))

    def records(self) -> Iterator[Record]:
        """Yield the source, the actors and places of the article's own, and its claims."""
        article = self.article
        publisher = article.publisher and self.outlet(article.publisher)
        via = tuple(self.outlet(name) for name in article.via)
        yield Source(
            id=article.id,
            kind=SourceKind.ARTICLE,
            title=article.title or short(article.text.strip().split("\n")[0][:120]) or "untitled",
            publisher=publisher,
            published=article.published,
            url=article.url,
            language=article.language,
            author=article.byline,
            via=via,
        )
        actors, places = self.used(filter(None, (publisher, *via)))
        yield from actors
        yield from places
        yield from self.claims

    def outlet(self, name: str) -> str:
        """Return the id of an outlet: the register's, or one of the article's own."""
        found = register().actor_index.find(name)
        return next(iter(found)) if len(found) == 1 else self.memory.actor(name, ActorKind.MEDIA)

    def used(self, more: Iterable[str]) -> tuple[list[Actor], list[Place]]:
        """Return the provisional actors and places to which the claims refer."""
        named: dict[str, None] = dict.fromkeys(more)
        placed: dict[str, None] = {}
        for claim in self.claims:
            _refer(claim, named, placed)
        for each in list(named):
            for above in getattr(self.memory.actors.get(each), "part_of", ()):
                named.setdefault(above)
        actors = [self.memory.actors[a] for a in named if a in self.memory.actors]
        return actors, [self.memory.places[p] for p in placed if p in self.memory.places]


def _refer(
    claim: Report | Relation | Post, named: dict[str, None], placed: dict[str, None]
) -> None:
    """Note every actor and place to which a claim refers."""
    if isinstance(claim, Relation):
        named.update(dict.fromkeys((claim.subject, claim.object)))
    elif isinstance(claim, Post):
        named.update(dict.fromkeys((claim.holder, claim.organization)))
    else:
        spoken_of: Report | Proposition | None
        waiting: list[Report | Proposition | None] = [claim, claim.content, claim.condition]
        while waiting:
            spoken_of = waiting.pop()
            if spoken_of is None:
                continue
            named.update(dict.fromkeys(p.actor for p in spoken_of.participants))
            if spoken_of.place:
                placed[spoken_of.place] = None
            if isinstance(spoken_of, Proposition):
                waiting.append(spoken_of.condition)
    evidence = claim.evidence
    named.update(dict.fromkeys((*evidence.said_by, *evidence.heard_from)))
