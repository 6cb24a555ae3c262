"""From a frame to a report: what it says, when, where, how many, and how sure the reading is.

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

The place is the most exact one that is told of the clause. A dateline says where the reporter was,
not where the event was: it is never taken for the place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles import labels, places
from loaders.articles.dated import SPEAKING, acted
from loaders.articles.memory import Memory
from loaders.articles.places import Where
from loaders.articles.shape import Frame
from loaders.articles.wording import Wording
from ontology.records import Participant, Proposition, Quantity, Report
from ontology.register import register
from ontology.terms import ActorKind, EventType, Modality, Polarity, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reporter", "enough", "slight"]

#: The longest label of a proposition, in characters.
LONGEST = 240
#: An aside without a recipient is left out below this confidence.
SURE = 0.72
#: Types that one may suffer without anybody being said to do it.
SUFFERED = frozenset(
    {EventType.ACCUSE, EventType.AID, EventType.ASSAULT, EventType.COERCE, EventType.CONCEDE,
     EventType.PROTEST, EventType.RETREAT, EventType.SANCTION}
)  # fmt: skip
#: Types of which it is enough to know where: "fighting broke out in the town".
BROKEN_OUT = frozenset({EventType.ASSAULT, EventType.PROTEST})
#: Types of what is said of what was done.
DONE = frozenset({EventType.ACCUSE, EventType.DENY})
#: Types of what is said or decided about something that may be elsewhere.
ABOUT = frozenset({*SPEAKING, EventType.SANCTION, EventType.AGREE}) - {EventType.SUPPORT}
#: Kinds of which one actor is several people, and last words of such a name.
SEVERAL = frozenset({ActorKind.POPULATION})
MANY = ("forces", "guards", "brigades", "troops", "police", "people", "houthis", "taliban")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the reports of one paragraph, from its words, its places and its numbers."""

    memory: Memory
    wording: Wording
    where: Sequence[Where]
    tallies: Mapping[int, tuple[Quantity, ...]]

    def reports(self, frames: Sequence[Frame]) -> Iterator[Report]:
        """Yield the reports of frames that say enough, numbered within their sentence."""
        counts: dict[int, int] = {}
        for frame in frames:
            number = self.wording.sentence(frame.trigger)
            counts[number] = counts.get(number, 0) + 1
            if frame.type is not None:
                id_ = f"{self.memory.article.id}/{number}/{counts[number]}"
                yield self.report(frame, frame.type, id_)

    def report(self, frame: Frame, type_: EventType, id_: str) -> Report:
        """Return the report of a frame."""
        content = frame.content if frame.asserted else None
        condition = None if frame.asserted else frame.condition
        return Report(
            id=id_,
            event=id_,
            type=type_,
            when=self.wording.days.of(frame),
            participants=_participants(frame),
            label=labels.label(frame, self.doc, self.named),
            place=self.place(frame),
            modality=frame.modality,
            polarity=frame.polarity,
            content=self.proposition(content, past=type_ in DONE) if content else None,
            condition=self.proposition(condition) if condition else None,
            quantities=self.tallies.get(frame.trigger, ()),
            codes=(("cameo", frame.code),),
            evidence=self.wording.of(frame, confidence(frame)),
        )

    @property
    def doc(self) -> "Doc":
        """The parsed paragraph."""
        return self.wording.doc

    def proposition(self, frame: Frame, *, past: bool = False) -> Proposition:
        """Return what is spoken of, in the words of the article; ``past`` if it was done."""
        token = self.doc[frame.trigger]
        text = self.doc[token.left_edge.i : token.right_edge.i + 1].text
        return Proposition(
            label=labels.shortened(text, LONGEST) or token.text,
            type=frame.type,
            participants=_participants(frame),
            when=self.wording.days.told(frame, past=past),
            place=self.place(frame),
            modality=Modality.POSSIBLE if frame.modality is Modality.ACTUAL else frame.modality,
            polarity=frame.polarity,
            condition=self.proposition(frame.condition) if frame.condition else None,
        )

    def place(self, frame: Frame) -> str | None:
        """Return the most exact place told of a clause, or the town that it is done to.

        A word, a demand or a sanction is not where that is of which it speaks.
        """
        at = frame.said.verb if frame.said and acted(frame) else frame.trigger
        if at < 0:
            return None
        direct = frame.type in ABOUT or frame.content is not None
        return places.of_clause(self.doc[at], self.where, direct=direct)

    def named(self, actor: str) -> tuple[str, bool]:
        """Return the name of an actor, and whether it is spoken of as many."""
        known = self.memory.actors.get(actor) or register().actors.get(actor)
        if known is None:
            return actor, False
        own = actor in self.memory.actors and known.kind is not ActorKind.PERSON
        plural = known.name.casefold().endswith(("s", *MANY) if own else MANY)
        return known.name, plural or known.kind in SEVERAL


def confidence(frame: Frame) -> float:
    """Return how sure the reading of a frame is, as the module says."""
    sure = 0.9
    parties = (*frame.initiators, *frame.recipients)
    sure *= 0.75 if frame.nominal else 1.0
    sure *= 0.9 if frame.subordinate else 1.0
    sure *= 1.0 if frame.recipients else 0.9
    sure *= 0.85 if any(p.how in ("pronoun", "description") for p in parties) else 1.0
    sure *= 0.95 if any(p.actor not in register().actors for p in parties) else 1.0
    sure *= 1.0 if " " in frame.rule.removeprefix("verb ") else 0.95
    return round(sure, 2)


def slight(frame: Frame) -> bool:
    """Tell whether a frame is an aside that names nobody to whom it is done, and is unsure.

    So is a participle that says what nobody named has done: "the men jailed last year".
    """
    if frame.modality is Modality.ALLEGED and frame.said and frame.said.speakers:
        return False  # a claim that somebody is named for
    if frame.subordinate and frame.passive and not frame.initiators and frame.asserted:
        return True
    bare = not frame.nominal and not frame.recipients and frame.content is None
    aside = frame.subordinate and bare
    return aside and frame.type is not EventType.PROTEST and confidence(frame) < SURE


def _participants(frame: Frame) -> tuple[Participant, ...]:
    made = [Participant(role=Role.INITIATOR, actor=p.actor) for p in frame.initiators]
    made += [Participant(role=Role.RECIPIENT, actor=p.actor) for p in frame.recipients]
    return tuple(dict.fromkeys(made))


def enough(frame: Frame) -> bool:
    """Tell whether a frame says who did it, to whom it was done, or where violence broke out."""
    if any(not p.placed for p in frame.initiators):
        return True
    told = frame.modality in (Modality.ACTUAL, Modality.ALLEGED)
    told = told and frame.polarity is Polarity.AFFIRMED and not frame.initiators
    seen = frame.type in BROKEN_OUT and frame.place is not None
    return told and (seen or (frame.type in SUFFERED and bool(frame.recipients)))
