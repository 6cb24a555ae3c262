"""From a frame to a report: who says so, in which words, when, and how sure the reading is.

The confidence of a report is made, not measured: .9, times a factor for each thing that makes a
reading less sure. It orders reports; it is no probability.

=====================================================  =====
the event is a noun that no verb takes up               .75
the clause is beside the point of its sentence          .9
no recipient was found                                  .9
an actor is known by a pronoun or a description only    .85
an actor is not of the register                         .95
the verb is followed by no more than a bare object      .95
=====================================================  =====
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles import times
from loaders.articles.memory import Memory
from loaders.articles.parties import Party
from loaders.articles.parts import Article, Paragraph
from loaders.articles.shape import Frame
from loaders.spans import FIRST, LAST
from ontology.records import Evidence, Participant, Proposition, Quotation, Report, Span
from ontology.register import register
from ontology.terms import ActorKind, EventType, Modality, Role, TimePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Reporter", "short"]

#: The longest quotation, in characters.
LONGEST = 299
#: An aside without a recipient is left out below this confidence.
SURE = 0.72
#: Types that one may suffer without anybody being said to do it.
SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.ACCUSE, EventType.SANCTION})


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the reports of one article."""

    article: Article
    memory: Memory

    def report(
        self, frame: Frame, doc: "Doc", paragraph: Paragraph, number: int, n: int
    ) -> Report | None:
        """Return the report of a frame, None where it says too little."""
        if frame.type is None or not _enough(frame):
            return None
        id_ = f"{self.article.id}/{number}/{n}"
        asserted = frame.asserted
        content = frame.content if asserted else None
        condition = None if asserted else frame.condition
        return Report(
            id=id_,
            event=id_,
            type=frame.type,
            when=self.when(frame, doc),
            participants=_participants(frame),
            label=self.label(frame),
            place=frame.place,
            modality=frame.modality,
            polarity=frame.polarity,
            content=self.proposition(content, doc) if content else None,
            condition=self.proposition(condition, doc) if condition else None,
            codes=(("cameo", frame.code),),
            evidence=self.evidence(frame, doc, paragraph, number),
        )

    def proposition(self, frame: Frame, doc: "Doc") -> Proposition:
        """Return what is spoken of, in the words of the article."""
        first, after = _extent(doc[frame.trigger])
        return Proposition(
            label=short(doc[first:after].text),
            type=frame.type,
            participants=_participants(frame),
            place=frame.place,
            modality=Modality.POSSIBLE if frame.modality is Modality.ACTUAL else frame.modality,
            polarity=frame.polarity,
            condition=self.proposition(frame.condition, doc) if frame.condition else None,
        )

    def evidence(self, frame: Frame, doc: "Doc", paragraph: Paragraph, number: int) -> Evidence:
        """Return who says so, in which words, and by which rule it was read."""
        sentence = doc[frame.trigger].sent
        first, after = sentence.start, sentence.end
        if len(sentence.text.strip()) > LONGEST:
            first, after = _extent(doc[frame.trigger])
        text = doc[first:after].text
        start = paragraph.start + doc[first].idx + len(text) - len(text.lstrip())
        exact = text.strip()[:LONGEST]
        said = frame.said
        return Evidence(
            said_by=tuple(p.actor for p in said.speakers) if said else (),
            heard_from=tuple(p.actor for p in said.told if self.medium(p)) if said else (),
            quotations=(Quotation(exact=exact, start=start, end=start + len(exact)),),
            confidence=self.confidence(frame),
            locator=f"rule: {frame.rule}, sentence {number}",
        )

    def medium(self, party: Party) -> bool:
        """Tell whether a party is an outlet."""
        return self.memory.kind(party.actor) is ActorKind.MEDIA

    def confidence(self, frame: Frame) -> float:
        """Return how sure the reading is, as the module says."""
        sure = 0.9
        parties = (*frame.initiators, *frame.recipients)
        sure *= 0.75 if frame.nominal else 1.0
        sure *= 0.9 if frame.subordinate else 1.0
        sure *= 1.0 if frame.recipients else 0.9
        sure *= 0.85 if any(p.how in ("pronoun", "description") for p in parties) else 1.0
        sure *= 0.95 if any(p.actor not in register().actors for p in parties) else 1.0
        sure *= 1.0 if " " in frame.rule.removeprefix("verb ") else 0.95
        return round(sure, 2)

    def slight(self, frame: Frame) -> bool:
        """Tell whether a frame is an aside that names nobody to whom it is done, and is unsure."""
        aside = frame.subordinate and not frame.nominal and not frame.recipients
        return aside and self.confidence(frame) < SURE

    def label(self, frame: Frame) -> str:
        """Return the type with who and whom, as the register or the article names them."""
        doers = " and ".join(self.name(p.actor) for p in frame.initiators) or "unknown"
        whom = " and ".join(self.name(p.actor) for p in frame.recipients)
        said = frame.type.label if frame.type else ""
        return f"{doers}: {said}" + (f", {whom}" if whom else "")

    def name(self, actor: str) -> str:
        """Return the name of an actor."""
        known = self.memory.actors.get(actor) or register().actors.get(actor)
        return known.name if known else actor

    def when(self, frame: Frame, doc: "Doc") -> Span:
        """Return the time that stands with the verb, else that it was by the publication."""
        published = self.article.published
        if published:
            for entity in doc[frame.trigger].sent.ents:
                if entity.label_ in ("DATE", "TIME") and _governs(doc[frame.trigger], entity.root):
                    span = times.resolve(entity.text, published, future=frame.future)
                    if span:
                        return span
            if frame.modality is Modality.ACTUAL:
                return Span(earliest=FIRST, latest=published, precision=TimePrecision.ON_OR_BEFORE)
        return Span(earliest=FIRST, latest=LAST, precision=TimePrecision.UNKNOWN)


def _participants(frame: Frame) -> tuple[Participant, ...]:
    made = [Participant(role=Role.INITIATOR, actor=p.actor) for p in frame.initiators]
    made += [Participant(role=Role.RECIPIENT, actor=p.actor) for p in frame.recipients]
    return tuple(dict.fromkeys(made))


def _enough(frame: Frame) -> bool:
    """Tell whether a frame says who did it, or to whom something was done."""
    if any(not p.placed for p in frame.initiators):
        return True
    suffered = frame.type in SUFFERED and frame.asserted
    return bool(frame.recipients) and suffered and not frame.initiators


def _extent(token: "Token") -> tuple[int, int]:
    """Return the tokens of a clause: from the leftmost to the rightmost that hangs on its verb."""
    first, after = token.left_edge.i, token.right_edge.i + 1
    while after > first + 1 and len(token.doc[first:after].text) > LONGEST:
        after -= 1
    return first, after


def _governs(verb: "Token", token: "Token") -> bool:
    """Tell whether a time hangs on a verb, with no other verb between, or on its saying."""
    while token.head is not token:
        token = token.head
        if token == verb:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def short(text: str) -> str:
    """Return a text on one line, cut where it is longer than a quotation may be."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
