"""Acts of speech that no verb names: "Ethiopia's threat to", "ready to", "they must leave"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.attribution import Speech
from loaders.articles.complements import OF_ACTS
from loaders.articles.grammar import Clause, subjects
from loaders.articles.modality import manner
from loaders.articles.promises import coded, named, promised
from loaders.articles.shape import Frame
from loaders.articles.voices import voices
from ontology.terms import EventType, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = ["OWNED", "demand", "owned", "ready"]

#: Nouns of acts of speech that somebody has: "Ethiopia's threat to bomb the dam".
OWNED = {
    "threat": ("threaten", "130", EventType.THREATEN),
    "pledge": ("pledge", "030", EventType.PLEDGE),
    "promise": ("pledge", "030", EventType.PLEDGE), "vow": ("pledge", "030", EventType.PLEDGE),
    "offer": ("pledge", "030", EventType.PLEDGE),
    "warning": ("threaten", "130", EventType.THREATEN),
    "refusal": ("refuse", "120", EventType.REJECT),
    "demand": ("request", "100", EventType.REQUEST), "call": ("appeal", "020", EventType.APPEAL),
    "appeal": ("appeal", "020", EventType.APPEAL),
}  # fmt: skip
#: Adjectives of one who offers to do something.
READY = frozenset({"ready", "willing", "prepared", "eager", "determined"})


def owned(reader: "Reader", noun: "Token", said: Speech | None) -> Frame | None:
    """Return the threat, promise or demand that somebody has: "Ethiopia's threat to bomb it"."""
    known = OWNED.get(noun.lemma_)
    told = (
        c for c in noun.children if c.dep_ in ("acl", "relcl")
        and (c.tag_ == "VB" or any(w.dep_ == "mark" and w.lower_ == "that" for w in c.children))
    )  # fmt: skip
    infinitive = next(told, None)
    whose = [c for c in noun.children if c.dep_ == "poss"]
    if known is None or infinitive is None or not whose:
        return None
    if manner(noun).denied:
        return None
    act, code, type_ = known
    speakers = voices(whose, reader.cast)
    about = reader.clause(infinitive)
    reader.used.update({noun.i, infinitive.i})
    if about is None or about.type is None:
        about = Frame(code="", type=None, rule="complement", trigger=infinitive.i)
    if not about.initiators and act in ("threaten", "pledge", "refuse"):
        about = replace(about, initiators=speakers)
    about = replace(about, modality=OF_ACTS[act], said=None)
    mine = {p.actor for p in speakers}
    made = Frame(
        code=code, type=type_, rule=f"noun {noun.lemma_} to", trigger=noun.i, initiators=speakers,
        recipients=tuple(p for p in about.recipients if p.actor not in mine), said=said,
        nominal=True,
    )  # fmt: skip
    return named(made, act, about)


def ready(reader: "Reader", adjective: "Token", said: Speech | None) -> Frame | None:
    """Return the pledge in "we are volunteers ready to serve": an adjective after its noun."""
    if adjective.lemma_ not in READY or adjective.dep_ not in ("amod", "acl", "relcl", "appos"):
        return None
    infinitive = next((c for c in adjective.children if c.dep_ == "xcomp"), None)
    if infinitive is None:
        return None
    noun = adjective.head
    doers = reader.cast.of(noun)
    if not doers and noun.dep_ == "attr":
        doers = reader.cast.all(subjects(noun.head)[0])
    reader.used.update({adjective.i, infinitive.i})
    about = reader.clause(infinitive) or Frame(
        code="", type=None, rule="complement", trigger=infinitive.i
    )
    mine = {p.actor for p in doers}
    made = Frame(
        code="030", type=EventType.PLEDGE, rule=f"{adjective.lemma_} to", trigger=adjective.i,
        initiators=doers, said=said,
        recipients=tuple(p for p in about.recipients if p.actor not in mine),
    )  # fmt: skip
    return (
        promised(made, "pledge", replace(about, modality=Modality.PLEDGED))
        if about.type
        else replace(made, content=replace(about, modality=Modality.PLEDGED))
    )


def demand(reader: "Reader", clause: Clause, said: Speech) -> Frame | None:
    """Return the demand of one who says that another must do something."""
    from loaders.articles.senses import match

    mine = {p.actor for p in said.speakers}
    asked = tuple(
        p for p in reader.cast.all(clause.surface) if p.actor not in mine and not p.placed
    )
    if not asked:
        return None
    sense = match(clause, reader.cast)
    about = reader.frame(clause, sense) if sense else None
    code = coded("request", about.code if about else "")
    return Frame(
        code=code, type=EventType.REQUEST, rule="must, said of another", trigger=clause.verb.i,
        initiators=said.speakers, recipients=asked,
        content=about and replace(about, modality=Modality.DEMANDED), said=said,
    )  # fmt: skip
