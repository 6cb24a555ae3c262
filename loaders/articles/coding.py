"""One article to records: its source, actors, places, and what it says, with the words that say it.

How the confidence of a report is made stands in `loaders.articles.reporting`, how its days are
found in `loaders.articles.dated`, which numbers it has in `loaders.articles.tallies`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from loaders.articles import belonging, mentions, pairs, places, relations
from loaders.articles.dated import Days
from loaders.articles.frames import Reader
from loaders.articles.labels import shortened
from loaders.articles.memory import Memory
from loaders.articles.parties import Cast, Party
from loaders.articles.parts import Article, Cleaned, Paragraph
from loaders.articles.referred import referred
from loaders.articles.reporting import Reporter, enough, slight
from loaders.articles.shape import Frame
from loaders.articles.signed import Announced
from loaders.articles.speech import Speech
from loaders.articles.spoken import latest, spoken
from loaders.articles.statements import with_statements
from loaders.articles.tallies import tallies
from loaders.articles.wording import Wording
from ontology.records import Actor, Place, Post, Record, Relation, Report, Source
from ontology.register import register
from ontology.terms import ActorKind, EventType, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Coder", "coded"]

Claim: TypeAlias = Report | Relation | Post

#: How many characters of the first sentence are the title of an article that has none.
TITLE = 90
#: Types that are coded of people without a name too.
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})


def coded(cleaned: Cleaned, docs: "Iterable[Doc]") -> Iterator[Record]:
    """Yield the source that an article is, the actors and places of its own, and its claims.

    ``docs`` are its paragraphs, parsed (``language.parse``).
    """
    coder = Coder(cleaned.article)
    for paragraph, doc in zip(cleaned.paragraphs, docs, strict=True):
        coder.take(paragraph, doc)
    yield from coder.records(title(cleaned))


def title(cleaned: Cleaned) -> str:
    """Return the title of an article, or the first words of it that are kept."""
    if cleaned.article.title:
        return cleaned.article.title
    first = next((p.text for p in cleaned.paragraphs if p.text.strip()), "")
    return shortened(first, TITLE) or "untitled"


@dataclass(slots=True)
class Coder:
    """Codes one article, paragraph by paragraph."""

    article: Article
    memory: Memory = field(init=False)
    announced: Announced = field(init=False)
    claims: list[Claim] = field(default_factory=list)
    sentence: int = 0
    last: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        self.memory = Memory(article=self.article)
        self.announced = Announced(self.article)

    def take(self, paragraph: Paragraph, doc: "Doc") -> None:
        """Code one paragraph."""
        found = mentions.find(doc, self.memory)
        cast = Cast(doc, found, self.memory)
        belonging.settle(cast, found)
        where = places.find(doc, found, self.memory)
        quoted = self.quoted(paragraph, doc, cast)
        reader = Reader(doc, cast, quoted)
        frames = with_statements(reader, [f for f in reader.read() if _kept(f, reader)])
        days = Days(doc, self.article.published)
        wording = Wording(doc, paragraph, cast, quoted, days, self.sentence)
        reporter = Reporter(self.memory, wording, where, tallies(doc, frames))
        stated = relations.find(doc, found, self.memory, start=paragraph.start)
        made = (*reporter.reports(frames), *wording.attributed(stated))
        self.claims.extend(self.passed_on(made))
        self.sentence += sum(1 for _ in doc.sents)
        pairs.latest(doc, found, self.memory)

    def quoted(self, paragraph: Paragraph, doc: "Doc", cast: Cast) -> dict[int, Speech]:
        """Return the speech in which each token stands that is quoted or was announced."""
        announced = self.announced.speech(paragraph, doc, cast)
        quoted = announced or spoken(doc, cast, self.last)
        cast.voices = {token: said.speakers for token, said in quoted.items()}
        if quoted:
            cast.sayings.clear()
        self.last = latest(doc, cast, quoted)
        return quoted

    def passed_on(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield claims with the sender of the message that they are from, where it has one."""
        name = self.announced.sender if self.announced.active else None
        sender = None if name is None else self.outlet(name, ActorKind.UNKNOWN)
        for claim in claims:
            evidence = claim.evidence
            if sender and not evidence.heard_from and sender not in evidence.said_by:
                yield replace(claim, evidence=replace(evidence, heard_from=(sender,)))
            else:
                yield claim

    def records(self, named: str) -> Iterator[Record]:
        """Yield the source, the actors and places of the article's own, and its claims."""
        article = self.article
        publisher = article.publisher and self.outlet(article.publisher)
        via = tuple(self.outlet(name) for name in article.via)
        yield Source(
            id=article.id,
            kind=SourceKind.ARTICLE,
            title=named,
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

    def outlet(self, name: str, kind: ActorKind = ActorKind.MEDIA) -> str:
        """Return the id of an outlet: the register's, or one of the article's own."""
        found = register().actor_index.find(name)
        return next(iter(found)) if len(found) == 1 else self.memory.actor(name, kind)

    def used(self, more: Iterable[str]) -> tuple[list[Actor], list[Place]]:
        """Return the provisional actors and places to which the claims refer."""
        named, placed = referred(self.claims)
        named = {**dict.fromkeys(more), **named}
        for each in list(named):
            if each in self.memory.actors:
                named.update(dict.fromkeys(self.memory.record(each).part_of))
        actors = [self.memory.record(a) for a in named if a in self.memory.actors]
        return actors, [self.memory.places[p] for p in placed if p in self.memory.places]


def _kept(frame: Frame, reader: Reader) -> bool:
    """Tell whether a frame says enough, is sure enough, and about somebody who is told apart.

    What somebody has not said is nobody's claim: "they have not said that they would withdraw".
    """
    if frame.said is not None and _unsaid(reader.doc, frame.said.verb):
        return False
    said = frame.said.speakers if frame.said else ()
    spoken_of = [of for of in (frame.content, frame.condition) if of is not None]
    others = (p for of in spoken_of for p in (*of.initiators, *of.recipients))
    sides = (*frame.initiators, *frame.recipients, *said, *others)
    known = frame.type in DEEDS or any(map(reader.belongs, sides))
    return known and enough(frame) and not slight(frame)


#: Verbs of saying that only say.
SAYING = frozenset({"say", "tell", "state", "announce", "indicate", "mention", "disclose"})


def _unsaid(doc: "Doc", at: int) -> bool:
    """Tell whether a verb of saying is denied."""
    return at >= 0 and doc[at].lemma_ in SAYING and any(c.dep_ == "neg" for c in doc[at].children)
