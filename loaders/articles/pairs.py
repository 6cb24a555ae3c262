"""Whom "the two countries", "both sides" and "the two ministers" mean: the last two named together.

They are taken from the nearest sentence, or clause before the words, that names exactly two states,
or two persons; where it names three, it can not be told whom they mean, and nobody is named.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loaders.articles.memory import Memory
from loaders.articles.parts import Mention
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["latest", "meant"]

#: Nouns for the states of whom one has spoken, and for the persons.
STATES = frozenset(
    {"country", "nation", "state", "government", "side", "neighbor", "neighbour", "capital",
     "party", "adversary", "rival", "ally", "foe", "power", "delegation", "army", "military"}
)  # fmt: skip
PERSONS = frozenset(
    {"leader", "minister", "president", "premier", "official", "diplomat", "envoy", "man", "woman",
     "counterpart", "commander", "general"}
)  # fmt: skip
TWO = frozenset({"two", "both"})
#: How many sentences back they may have been named.
FARTHEST = 3


def meant(noun: "Token", mentions: Iterable[Mention], memory: Memory) -> tuple[str, ...]:
    """Return the two actors that a noun stands for; nobody where it does not, or none is clear.

    >>> from loaders.articles.language import parse
    >>> from loaders.articles.mentions import find
    >>> from loaders.articles.parts import Article
    >>> memory = Memory(Article(id="a", text=""))
    >>> (doc,) = parse(["Iran and Iraq met. The two countries signed a treaty."])
    >>> meant(doc[7], find(doc, memory), memory)
    ('iran', 'iraq')
    """
    lemma = noun.lemma_.lower()
    persons = lemma in PERSONS
    if noun.tag_ != "NNS" or not (persons or lemma in STATES) or not _dual(noun):
        return ()
    found = list(mentions)
    before = [m for m in found if m.end <= noun.i]
    sentences = [s for s in noun.doc.sents if s.start <= noun.i][::-1]
    for sentence in sentences[:FARTHEST]:
        within = (m for m in before if sentence.start <= m.start < sentence.end)
        named = _named(within, memory, persons=persons)
        if named:
            return tuple(named) if len(named) == 2 else ()
    pair = memory.two_persons if persons else memory.two_states
    return pair if len(sentences) < FARTHEST else ()


def _dual(noun: "Token") -> bool:
    """Tell whether there are two of a noun, and nothing else says whose: "the two sides"."""
    words = {c.lower_ for c in noun.children if c.dep_ in ("nummod", "det", "predet", "amod")}
    own = any(c.dep_ in ("poss", "compound") or c.lower_ in ("of", "in") for c in noun.children)
    return bool(words & TWO) and not own


def _named(mentions: Iterable[Mention], memory: Memory, *, persons: bool) -> dict[str, None]:
    """Return the states, or the persons, that are mentioned, in their order."""
    named: dict[str, None] = {}
    for mention in mentions:
        if persons:
            actor = mention.actor if mention.kind is ActorKind.PERSON else None
        else:
            place = memory.country_of_place(mention.place)
            actor = memory.country(mention.actor) or (place if place == mention.place else None)
        if actor is not None:
            named[actor] = None
    return named


def latest(doc: "Doc", mentions: Iterable[Mention], memory: Memory) -> None:
    """Note the two states and the two persons who were last named together, for what follows."""
    found = list(mentions)
    for sentence in list(doc.sents)[-FARTHEST:]:
        within = [m for m in found if sentence.start <= m.start < sentence.end]
        for persons in (True, False):
            named = tuple(_named(within, memory, persons=persons))
            if len(named) > 1:
                pair = named if len(named) == 2 else ()
                if persons:
                    memory.two_persons = pair
                else:
                    memory.two_states = pair
