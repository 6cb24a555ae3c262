"""Denials: of what one is charged with, of a claim, and what is only said not to be so."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.contents import event
from loaders.articles.governors import FALSE, NOUNS
from loaders.articles.grammar import Clause
from loaders.articles.hedges import past
from loaders.articles.modality import manner
from loaders.articles.parties import Cast, Party
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech
from loaders.articles.wordlists import wordlists
from ontology.terms import QUAD_CLASS, ActorKind, EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = ["denied", "same_side"]

#: What one may be charged with: to say that one is not is a denial.
CHARGED = frozenset({"involved", "responsible", "behind", "guilty", "complicit", "implicated"})
CHARGING = frozenset({"involve", "implicate"})
#: Those who, where it is not said for whom they speak, speak for whom they speak of.
MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
CONFLICT = frozenset({"verbal conflict", "material conflict"})


def denied(reader: "Reader", verb: "Token", said: Speech | None) -> Frame | None:
    """Return the denial of one who says that his own side did not do something, or was not in it.

    Only a deed of conflict that is over is denied; that one does none is a statement. One who says
    that a claim is false denies what it claims.
    """
    if said is None or not said.speakers:
        return None
    if (refuted := _refuted(reader, verb, said)) is not None:
        return refuted
    meant = manner(verb)
    if meant.polarity is not Polarity.DENIED or meant.modality is not Modality.ACTUAL:
        return None
    clause = Clause.of(verb)
    if not same_side(said.speakers, reader.cast.all(clause.doers or clause.surface), reader.cast):
        return None
    if clause.lemma.removeprefix("be ") in CHARGED | CHARGING:
        reader.used.add(verb.i)
        return _denial(said, verb, _bare(verb), f"verb {clause.lemma}, said not to be")
    found = reader.clause(verb)
    if found is None or found.type is None or QUAD_CLASS[found.type] not in CONFLICT:
        return None
    content = replace(
        found, modality=Modality.ALLEGED, polarity=Polarity.DENIED, said=None, condition=None,
        content=None,
    )  # fmt: skip
    if past(verb):
        return _denial(said, verb, content, f"{found.rule}, said not to be")
    return Frame(
        code="010", type=EventType.STATEMENT, rule=f"{found.rule}, said not to be",
        trigger=verb.i, initiators=said.speakers, content=content, said=said,
    )  # fmt: skip


def _refuted(reader: "Reader", verb: "Token", said: Speech) -> Frame | None:
    """Return the denial of "the claim that X did it was baseless"."""
    words = {c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")}
    untrue = words & FALSE and not manner(verb).denied
    untrue = untrue or ("true" in words and manner(verb).denied)
    if verb.lemma_ != "be" or not untrue:
        return None
    for noun in (c for c in verb.children if c.dep_ == "nsubj"):
        if noun.lemma_ not in NOUNS and noun.lower_ not in ("it", "that"):
            continue
        inner = next((c for c in noun.children if c.dep_ in ("acl", "relcl")), None)
        if noun.lower_ == "it":
            below = [*verb.children, *(c for n in verb.children for c in n.children)]
            inner = next((c for c in below if c.dep_ in ("ccomp", "acl") and c.i > verb.i), None)
        found = event(reader, inner) if inner is not None else None
        content = found or _bare(inner if inner is not None else noun)
        content = replace(
            content, modality=Modality.ALLEGED, polarity=Polarity.DENIED, condition=None,
            content=None, said=None,
        )  # fmt: skip
        reader.used.update({noun.i, verb.i})
        return _denial(said, verb, content, f"noun {noun.lemma_}, said to be untrue")
    return None


def _bare(verb: "Token") -> Frame:
    return Frame(
        code="", type=None, rule="not so", trigger=verb.i, modality=Modality.ALLEGED,
        polarity=Polarity.DENIED,
    )  # fmt: skip


def _denial(said: Speech, verb: "Token", content: Frame, rule: str) -> Frame:
    return Frame(
        code="016", type=EventType.DENY, rule=rule, trigger=verb.i, initiators=said.speakers,
        content=content, said=said,
    )  # fmt: skip


def _for_others(speaker: Party, cast: Cast) -> bool:
    """Tell whether one speaks for whom the sentence is of: "its envoy", "a ministry official"."""
    if _whose(cast.doc[speaker.token]):
        return True
    known = cast.memory.actors.get(speaker.actor)
    if known is None or known.country or known.part_of or not known.name.islower():
        return False
    nouns = (wordlists().nouns.get(word) for word in known.name.split())
    body = any(noun and noun.kind is ActorKind.GOVERNMENT_BODY for noun in nouns)
    return body or speaker.noun in MOUTHS


def _whose(noun: "Token") -> bool:
    """Tell whether a noun is of one who was named in the sentence: "its envoy", "their men"."""
    return any(
        c.tag_ == "PRP$" and c.lower_ in ("its", "his", "her", "their") for c in noun.children
    )


def same_side(speakers: tuple[Party, ...], doers: tuple[Party, ...], cast: Cast) -> bool:
    """Tell whether speakers speak for those who act: themselves, or their state."""
    if doers and any(_for_others(p, cast) for p in speakers):
        return True
    if speakers and any(_whose(cast.doc[p.token]) for p in doers):
        return True
    mine = {p.actor for p in speakers}
    mine |= {c for p in speakers if (c := cast.memory.country(p.actor))}
    return any(p.actor in mine or cast.memory.country(p.actor) in mine for p in doers)
