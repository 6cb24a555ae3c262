"""What an act of speech is about: not done, but promised, threatened, demanded, denied."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.complements import OF_ACTS
from loaders.articles.grammar import Clause, is_verb
from loaders.articles.lexicon import lexicon
from loaders.articles.shape import Frame
from ontology.terms import EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = ["content", "event"]

#: Acts whose content, a noun alone, is what the speaker himself would do.
OWN = frozenset({"pledge", "vow", "threaten", "agree", "refuse"})


def content(reader: "Reader", clause: Clause, act: str) -> Frame | None:
    """Return what an act of speech is about: its complement, or the noun that is its object."""
    found = clause.complement
    frame = None
    if found is not None:
        frame = reader.clause(_main(found[1]))
        _use_up(reader, found[1])
        for other in found[1].conjuncts:
            reader.used.add(other.i)
    if act == "deny" and found is None:
        frame = _claimed(reader, clause)
    if frame is None:
        nouns = [*clause.objects, *(n for ns in clause.prepositions.values() for n in ns)]
        nouns = [n for n in nouns if found is None or n.i != found[1].head.i]
        frame = next((f for n in nouns if (f := _noun(reader, n, clause, act))), None)
    if frame is None and found is not None:
        frame = Frame(code="", type=None, rule="complement", trigger=found[1].i)
    if frame is None:
        return None
    supposed = frame.condition or (found and _supposed(reader, found[1]))
    supposed = supposed or reader.condition(clause.verb)
    meant = Modality.CONDITIONAL if supposed and act in OWN else OF_ACTS[act]
    polarity = Polarity.DENIED if act == "deny" else frame.polarity
    return replace(frame, modality=meant, polarity=polarity, said=None, condition=supposed or None)


def _main(verb: "Token") -> "Token":
    """Return what one is helped or about to do: defend in "help defend"."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    through = verb.lemma_.lower() in lexicon().lists["through"]
    objects = any(c.dep_ in ("dobj", "dative") for c in verb.children)
    return inner if inner is not None and through and not objects else verb


def _claimed(reader: "Reader", clause: Clause) -> Frame | None:
    """Return what a claim says that is denied; he who makes it is still to be heard of."""
    inner = (
        c for noun in clause.objects for c in noun.children
        if c.dep_ in ("acl", "relcl") and is_verb(c) and any(w.dep_ == "mark" for w in c.children)
    )  # fmt: skip
    verb = next(inner, None)
    if verb is None:
        return None
    made = reader.clause(verb)
    owned = any(
        c.dep_ == "poss" or c.lower_ in ("by", "from") for n in clause.objects for c in n.children
    )
    if owned:
        reader.used.discard(verb.i)
    return made or Frame(code="", type=None, rule="complement", trigger=verb.i)


def _use_up(reader: "Reader", verb: "Token") -> None:
    """Mark the infinitives under a complement as part of it."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            reader.used.add(child.i)
            _use_up(reader, child)


def _supposed(reader: "Reader", verb: "Token") -> Frame | None:
    """Return the condition that hangs on a complement or on an infinitive under it."""
    below = (c for c in verb.subtree if c.dep_ in ("xcomp", "ccomp", "conj") or c == verb)
    return next((found for c in below if (found := reader.condition(c)) is not None), None)


def _noun(reader: "Reader", noun: "Token", clause: Clause, act: str) -> Frame | None:
    """Return what a noun says that an act is about, by the speaker where it is his own deed.

    A clause that tells more of it may say to whom, and on which condition: "ready for war, which
    would reach all the bases if Washington wanted it".
    """
    from loaders.articles import nominals

    made = nominals.noun_frame(noun, reader)
    if made is None or act not in OWN or made.type is not EventType.ASSAULT:
        return made
    told = next((c for c in noun.children if c.dep_ == "relcl" and is_verb(c)), None)
    condition = reader.condition(told) if told is not None else None
    doers = made.initiators or reader.cast.all(clause.doers)
    mine = {p.actor for p in doers}
    whom = made.recipients
    if told is not None and not whom:
        objects = reader.cast.all(Clause.of(told).objects)
        whom = tuple(p for p in objects if p.actor not in mine and not p.placed)
    return replace(
        made, initiators=doers, recipients=whom, condition=condition,
        modality=Modality.CONDITIONAL if condition is not None else made.modality,
    )  # fmt: skip


def event(reader: "Reader", token: "Token") -> Frame | None:
    """Return the event that a clause tells of, its verb's or that of a noun under it."""
    from loaders.articles import nominals
    from loaders.articles.modality import manner

    made = reader.clause(token)
    if made is not None and made.type is not None:
        return made
    clause = Clause.of(token)
    for noun in (*clause.objects, *clause.surface):
        found = nominals.noun_frame(noun, reader)
        if found is not None and (found.initiators or found.recipients):
            meant = manner(noun)
            doers = found.initiators or reader.cast.all(clause.doers)
            return replace(
                found, initiators=doers, modality=meant.modality, polarity=meant.polarity
            )
    return None
