"""Nouns of events: what each means, and whose a deed is that is told by a noun."""

from typing import TYPE_CHECKING

from loaders.articles.lexicon import NounSense, lexicon
from loaders.articles.nouns import conjoined, keys, prepositions
from loaders.articles.parties import Cast, Party
from ontology.terms import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["authors", "noun_sense", "owners", "violent"]


def noun_sense(noun: "Token") -> NounSense | None:
    """Return the meaning of a noun of an event, of its compound first."""
    return next((found for key in keys(noun) if (found := lexicon().nouns.get(key))), None)


def violent(noun: "Token") -> bool:
    """Tell whether a noun is a use of force: "attack", "killing"."""
    sense = noun_sense(noun)
    return sense is not None and sense.type is EventType.ASSAULT


def authors(cast: Cast, noun: "Token") -> tuple[Party, ...]:
    """Return whose a deed is that is the subject of what follows from it: "the raid killed ten"."""
    governed = prepositions(noun)
    return (
        cast.all(governed.get("by", ()))
        or owners(cast, noun)
        or cast.all(n for word in ("between", "among") for n in governed.get(word, ()))
    )


def owners(cast: Cast, noun: "Token") -> tuple[Party, ...]:
    """Return whose a noun is, by its possessor and the adjectives of states before it."""
    found = [
        p
        for child in noun.children
        if child.dep_ in ("poss", "amod", "compound", "nmod")
        for each in conjoined(child)
        for p in cast.of(each)
        if not p.placed
    ]
    return tuple({p.actor: p for p in found}.values())
