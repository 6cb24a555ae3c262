"""Acts of speech: pledges, threats, demands, refusals, each with what it is about."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.attribution import CLAIMS, Speech
from loaders.articles.contents import content
from loaders.articles.denials import denied, same_side
from loaders.articles.grammar import Clause, subjects
from loaders.articles.hedges import finite, hedged
from loaders.articles.lexicon import Sense
from loaders.articles.offers import OWNED, demand, owned, ready
from loaders.articles.parties import Cast, Party
from loaders.articles.promises import coded, named, promised
from loaders.articles.shape import Frame
from loaders.articles.voices import voices
from ontology.terms import QUAD_CLASS, EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = [
    "MARCHING",
    "OWNED",
    "coded",
    "demand",
    "denied",
    "owned",
    "ready",
    "spoken",
    "with_content",
]

#: Those whose demand is a protest.
MARCHING = frozenset({"protester", "protestor", "demonstrator", "marcher", "rioter", "striker"})
#: Types of words against an attack: they are for whoever made it, not for whom it was made on.
BLAMING = frozenset({EventType.ACCUSE, EventType.REJECT})


def with_content(reader: "Reader", clause: Clause, sense: Sense, frame: Frame) -> Frame:
    """Return the frame of an act of speech with what it is about."""
    act = sense.act or ""
    if _stated(clause):
        return _statement(reader, clause, frame)
    if act == "refuse" and any(noun.lemma_ in CLAIMS for noun in clause.objects):
        act, frame = "deny", replace(frame, code="016", type=EventType.DENY)
    frame = replace(frame, initiators=_speakers(clause, frame, reader.cast))
    mine = {p.actor for p in frame.initiators}
    frame = replace(frame, recipients=tuple(p for p in frame.recipients if p.actor not in mine))
    about = content(reader, clause, act)
    frame = named(frame, act, about)
    if act in ("request", "appeal") and any(p.noun in MARCHING for p in frame.initiators):
        frame = replace(frame, code="141", type=EventType.PROTEST)
    if about is not None and frame.place is None:
        frame = replace(frame, place=about.place)
    if act in ("request", "appeal") and clause.complement and sense.then:
        frame = replace(frame, recipients=_asked(reader, clause, frame) or frame.recipients)
    together = act == "agree" and len(frame.initiators) > 1
    if not frame.recipients and about is not None and not together:
        suffered = about.type is EventType.ASSAULT and frame.type in BLAMING
        others = [*about.initiators] if suffered else [*about.recipients, *about.initiators]
        if act in ("pledge", "vow", "threaten"):
            others = list(about.recipients)
        if act in ("pledge", "vow", "threaten", "deny"):
            others = [p for p in others if not same_side(frame.initiators, (p,), reader.cast)]
        frame = replace(frame, recipients=tuple(p for p in others if p.actor not in mine)[:2])
    return frame


def _stated(clause: Clause) -> bool:
    """Tell whether one only insists that something is so: it is demanded in the subjunctive."""
    found = clause.complement
    if clause.lemma not in ("insist", "suggest") or found is None or found[0] != "that":
        return False
    return finite(found[1]) and not any(c.lower_ == "should" for c in found[1].children)


def _statement(reader: "Reader", clause: Clause, frame: Frame) -> Frame:
    about = content(reader, clause, "accuse")
    return replace(
        frame, code="010", type=EventType.STATEMENT, content=about, recipients=(),
        initiators=_speakers(clause, frame, reader.cast),
    )  # fmt: skip


def _speakers(clause: Clause, frame: Frame, cast: Cast) -> tuple[Party, ...]:
    """Return who speaks, himself where only a state or a body is known by the words for him."""
    if any(p.direct for p in frame.initiators) or not clause.doers:
        return frame.initiators
    return voices(clause.doers, cast) or frame.initiators


def _asked(reader: "Reader", clause: Clause, frame: Frame) -> tuple[Party, ...]:
    """Return of whom something is asked: the subject of what he is to do."""
    if clause.complement is None:
        return ()
    mine = {p.actor for p in frame.initiators}
    asked = reader.cast.all(subjects(clause.complement[1])[0])
    return tuple(p for p in asked if p.actor not in mine and not p.placed)


def spoken(frame: Frame, said: Speech | None, cast: Cast) -> Frame:
    """Return a frame with who says it; one who says what he will do, pledges or threatens it."""
    if said is None:
        return frame
    frame = replace(frame, said=said)
    if frame.content is not None and said.speakers and not frame.initiators:
        frame = replace(frame, initiators=said.speakers)
    own = frame.type in (EventType.PLEDGE, EventType.THREATEN) and frame.rule.startswith("verb be ")
    if own and same_side(said.speakers, frame.initiators, cast):
        frame = replace(frame, initiators=said.speakers)
    if not frame.future or frame.content is not None or frame.type is None:
        return frame
    if frame.modality not in (Modality.PLANNED, Modality.CONDITIONAL):
        return frame
    if frame.type is EventType.CONSULT or not _willed(cast.doc[frame.trigger]):
        return frame
    if not same_side(said.speakers, frame.initiators, cast) or QUAD_CLASS[frame.type] == "neutral":
        return frame
    on_condition = frame.condition is not None
    meant = Modality.CONDITIONAL if on_condition else Modality.PLEDGED
    about = replace(frame, modality=meant, said=None)
    bare = replace(
        frame, initiators=said.speakers, modality=Modality.ACTUAL, polarity=Polarity.AFFIRMED,
        condition=None, rule=f"{frame.rule}, said of oneself",
    )  # fmt: skip
    made = promised(bare, "pledge", about)
    if made.type is EventType.THREATEN and not on_condition:
        return replace(made, content=replace(about, modality=Modality.THREATENED))
    return made


def _willed(verb: "Token") -> bool:
    """Tell whether a verb says "will" or "would": a plan that is told is no pledge."""
    return hedged(verb).modality in (Modality.PLANNED, Modality.CONDITIONAL) or (
        verb.dep_ == "xcomp" and verb.head.lemma_ == "go"
    )
