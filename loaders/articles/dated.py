"""The days of an event: of the times in its sentence, the one that belongs to its clause.

A time dates the nearest clause or noun that governs it. "Since the 2003 war" does not put a verb
into 2003: what goes on began then, and lasts up to the publication. A clause without a time of its
own has that of the clause to which it is joined, of "when" and "as", and of the verb on which a
participle hangs. What is left without any was on or before the publication, or the day on which
it was said where that is told: news may suggest the day before, and does not say so. What is
planned, pledged, threatened or conditional is on or after it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles import calendar, times
from loaders.articles.alongside import OCCUR, alongside
from loaders.articles.anchors import Anchor, anchors
from loaders.articles.grammar import is_verb
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech
from loaders.spans import FIRST, LAST
from ontology.records import Span
from ontology.terms import EventType, Modality, TimePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["SPEAKING", "Days", "acted"]

#: A time after an object dates its verb only if it is so near to the publication.
NEAR = timedelta(days=60)
#: Acts that are done by saying something.
SPEAKING = frozenset(
    {EventType.ACCUSE, EventType.APPEAL, EventType.DENY, EventType.PLEDGE, EventType.REJECT,
     EventType.REQUEST, EventType.STATEMENT, EventType.SUPPORT, EventType.THREATEN}
)  # fmt: skip
#: How far conjoined verbs and participles are followed.
DEEPEST = 3


class Told(NamedTuple):
    """A time: how it dates a word, and its tokens with and without the preposition."""

    how: str
    before: int
    start: int
    end: int


@dataclass(frozen=True)
class Days:
    """The times of a parsed paragraph of an article that was published on a day, if it says so."""

    doc: "Doc"
    published: date | None

    @cached_property
    def dating(self) -> dict[int, list[Told]]:
        """Return the times that may date each word."""
        found: dict[int, list[Told]] = {}
        for before, start, end in times.expressions(self.doc):
            for anchor in anchors(self.doc, start, end):
                told = Told(_how(anchor, start), before, start, end)
                found.setdefault(anchor.at, []).append(told)
        return found

    def of(self, frame: Frame) -> Span:
        """Return when the event of a frame was, or will be."""
        said, ahead = self.said_on(frame.said), _ahead(frame, self.doc[frame.trigger])
        told = self.told(frame)
        if acted(frame):
            told = None if said is None else calendar.day(said)
        if told is not None:
            return told
        since = said or self.published
        if since is None:
            return Span(earliest=FIRST, latest=LAST, precision=TimePrecision.UNKNOWN)
        return calendar.after(since) if ahead else calendar.before(since)

    def told(self, frame: Frame, *, past: bool = False) -> Span | None:
        """Return the time that the text gives of what a frame says, None where it gives none.

        ``past`` is set for what somebody is accused of or denies, however it is meant.
        """
        token = self.doc[frame.trigger]
        ahead = not past and _ahead(frame, token)
        span = self._at(token, frame, ahead) or self._joined(token, frame, ahead)
        return None if span is None else self._closed(span, ahead=ahead)

    def said_on(self, said: Speech | None) -> date | None:
        """Return the day on which something was said, where the text tells it."""
        if said is None or said.verb < 0:
            return None
        told = self.dating.get(said.verb, ())
        spans = [s for each in told if each.how == "verb" and (s := self._span(each, ahead=False))]
        days = {span.latest for span in spans if span.precision is TimePrecision.DAY}
        return days.pop() if len(days) == 1 else None

    def _at(self, token: "Token", frame: Frame, ahead: bool) -> Span | None:
        """Return the most exact of the times that date a word itself."""
        told = [each for each in self.dating.get(token.i, ()) if _fits(each, token, frame)]
        spans = [span for each in told if (span := self._span(each, ahead=ahead))]
        return min(spans, key=lambda span: span.latest - span.earliest, default=None)

    def _joined(self, token: "Token", frame: Frame, ahead: bool) -> Span | None:
        """Return the time of a clause that shares it."""
        waiting, seen = [(token, 0)], {token.i}
        while waiting:
            near, depth = waiting.pop(0)
            if near.i != token.i and (span := self._at(near, frame, ahead)):
                return span
            for other in alongside(near) if depth < DEEPEST else ():
                if other.i not in seen:
                    seen.add(other.i)
                    waiting.append((other, depth + 1))
        return None

    def _span(self, told: Told, *, ahead: bool) -> Span | None:
        """Return the days that a time means for the word that it dates."""
        first = told.before if told.how in ("verb", "part") else told.start
        if self.doc[first].lower_ == "for" and not _lasting(self.doc[first]):
            return None
        span = times.resolved(self.doc[first : told.end].text, self.published, future=ahead)
        if span is None:
            return None
        if told.how == "part" and not self._near(span):
            return None
        if told.how == "after":
            return calendar.after(span.earliest)
        return calendar.before(span.latest) if told.how == "before" else span

    def _near(self, span: Span) -> bool:
        return self.published is not None and self.published - span.latest < NEAR

    def _closed(self, span: Span, *, ahead: bool) -> Span:
        """Return a time that is open on one side, closed by the publication where it must be."""
        published = self.published
        if published is None:
            return span
        if span.precision is TimePrecision.ON_OR_AFTER and not ahead and span.earliest <= published:
            return calendar.between(span.earliest, published)
        if span.precision is TimePrecision.ON_OR_BEFORE:
            if ahead and span.latest >= published:
                return calendar.between(published, span.latest)
            return calendar.before(min(span.latest, published))
        return span


def _how(anchor: Anchor, start: int) -> str:
    """Return how a time dates a word; one after a noun keeps its preposition."""
    return "part" if anchor.how == "noun" and anchor.at < start else anchor.how


def _fits(told: Told, token: "Token", frame: Frame) -> bool:
    """Tell whether a time dates the event of a frame, rather than what it is about."""
    if not is_verb(token):
        return told.how in ("noun", "part")
    if told.how == "subject":
        return frame.type is EventType.ASSAULT or token.lemma_ in OCCUR
    if told.how == "object":
        return frame.rule.startswith("noun of")
    return told.how != "noun"


def _ahead(frame: Frame, token: "Token") -> bool:
    """Tell whether what a frame says lies ahead: "may strike", not "may have struck"."""
    past = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    spoken_of = frame.modality not in (Modality.ACTUAL, Modality.ALLEGED)
    return (spoken_of or (frame.future and not frame.asserted)) and not past


def acted(frame: Frame) -> bool:
    """Tell whether the event of a frame is that its speaker says so."""
    if frame.content is not None and frame.content.trigger == frame.trigger:
        return True
    if frame.said is None or frame.said.verb == frame.trigger or not frame.asserted:
        return False
    speakers = {party.actor for party in frame.said.speakers}
    return frame.type in SPEAKING and any(p.actor in speakers for p in frame.initiators)


def _lasting(word: "Token") -> bool:
    """Tell whether "for three days" reaches to the present: it does after "has" only."""
    verb = next((above for above in word.ancestors if is_verb(above)), None)
    return verb is not None and any(c.lower_ in ("has", "have", "'ve") for c in verb.children)
