"""Whom "the group", "the minister" or "the army" means: the one of whom it was said."""

from typing import TYPE_CHECKING

from loaders.articles.memory import Seen
from loaders.articles.naming import HYPHENS
from loaders.articles.wordlists import Noun
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.scene import Scene

__all__ = ["referent"]

#: How many sentences back a description may reach.
NEAR = 2
STATES = frozenset({ActorKind.STATE})
GROUPS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.ORGANIZATION,
     ActorKind.INTERNATIONAL_ORGANIZATION}
)  # fmt: skip
#: The kinds of actor that a noun may point back to.
FITTING = {
    "group": GROUPS, "movement": GROUPS, "organization": GROUPS, "organisation": GROUPS,
    "network": GROUPS, "faction": GROUPS, "alliance": GROUPS, "bloc": GROUPS,
    "militia": frozenset({ActorKind.ARMED_GROUP}), "party": frozenset({ActorKind.PARTY}),
    "country": STATES, "nation": STATES,
    "kingdom": STATES, "republic": STATES,
    "company": frozenset({ActorKind.COMPANY}), "firm": frozenset({ActorKind.COMPANY}),
    "ship": frozenset({ActorKind.VESSEL}), "vessel": frozenset({ActorKind.VESSEL}),
    "carrier": frozenset({ActorKind.VESSEL}),
    "newspaper": frozenset({ActorKind.MEDIA}), "broadcaster": frozenset({ActorKind.MEDIA}),
    "military": frozenset({ActorKind.ARMED_FORCE}), "army": frozenset({ActorKind.ARMED_FORCE}),
    "ministry": frozenset({ActorKind.GOVERNMENT_BODY}),
}  # fmt: skip


def referent(scene: "Scene", token: "Token", noun: Noun) -> str | None:
    """Return whom a definite noun points back to; None where it is nobody, or may be several.

    First the one actor that the article has called by this noun, whether as a title ("Foreign
    Minister Araghchi … the minister") or as a group of a country ("Iraqi army … the army"); else
    the one actor of a fitting kind in this sentence, or else in the two before it.
    "The country" is the one state to which all who are spoken of there belong.
    """
    if token.i > 0 and scene.words[token.i - 1] in HYPHENS:
        return None  # "vice-president" is no president
    if noun.plural and noun.kind in (ActorKind.POPULATION, ActorKind.PERSON):
        return _crowd(scene, noun)
    if noun.lemma not in FITTING or noun.lemma == "party":
        called = scene.memory.called.get(noun.lemma, ())
        known = [actor for actor in called if _placed(scene, actor)]
        if len(known) == 1:
            return known[0]
        if known or noun.lemma not in FITTING:
            return None
    now = scene.numbers[token.i]
    near = [seen for seen in scene.seen(token.i) if now - seen.sentence <= NEAR]
    if FITTING[noun.lemma] == STATES:
        states = {state for s in near if (state := scene.memory.country(s.actor))}
        return states.pop() if len(states) == 1 else None
    return _one(near, FITTING[noun.lemma], now)


def _crowd(scene: "Scene", noun: Noun) -> str | None:
    """Return the one crowd that was called so, and of which it was said where or whose it is."""
    if noun.lemma == "person":
        return None
    called = scene.memory.called.get(noun.lemma, ())
    known = [actor for actor in called if scene.memory.kind(actor) is noun.kind]
    return known[0] if len(known) == 1 and _placed(scene, known[0]) else None


def _placed(scene: "Scene", actor: str) -> bool:
    """Tell whether more is known of an actor than the noun: a name, or a country."""
    made = scene.memory.actors.get(actor)
    return made is None or made.country is not None or made.kind is ActorKind.PERSON


def _one(near: list[Seen], kinds: frozenset[ActorKind], now: int) -> str | None:
    """Return the one fitting actor of this sentence, or of all that are near."""
    fitting = [seen for seen in near if seen.kind in kinds and not seen.demonym]
    for among in ({s.actor for s in fitting if s.sentence == now}, {s.actor for s in fitting}):
        if among:
            return among.pop() if len(among) == 1 else None
    return None
