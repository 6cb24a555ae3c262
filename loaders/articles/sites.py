"""Where a clause says that something happened: the place that hangs on its verb or its noun."""

from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause, is_verb
from loaders.articles.nouns import conjoined, prepositions
from loaders.articles.parties import Cast
from loaders.articles.recipients import PLACING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["of_clause", "of_noun"]

#: Prepositions after which even the name of a state is a place.
WITHIN = frozenset({"in", "inside", "near", "outside", "around", "across", "off", "throughout"})


def of_clause(cast: Cast, clause: Clause) -> str | None:
    """Return the place of a clause: after a preposition of place, or a place as its object."""
    if clause.verb.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.verb.children):
        mention = cast.at.get(clause.verb.head.i)
        if mention and mention.place:
            return mention.place
    said = [(w, n) for w, nouns in clause.prepositions.items() for n in nouns]
    for each in (*clause.objects, *clause.surface):
        said += [("", each)]
        said += [(w, n) for w, nouns in prepositions(each).items() for n in nouns]
    for word, noun in said:
        for each in conjoined(noun):
            mention = cast.at.get(each.i)
            if mention and mention.place and (word in WITHIN or mention.actor is None):
                return mention.place
    return _deeper(cast, clause.verb)


def of_noun(cast: Cast, noun: "Token") -> str | None:
    """Return the place after a noun of an event: "talks in Oman"."""
    for word, nouns in prepositions(noun).items():
        if word in PLACING:
            for each in nouns:
                mention = cast.at.get(each.i)
                if mention and mention.place:
                    return mention.place
    return None


def _deeper(cast: Cast, verb: "Token") -> str | None:
    """Return a place after a preposition anywhere below a verb, within its own clause."""
    for each in verb.subtree:
        mention = cast.at.get(each.i)
        if mention and mention.place and each.dep_ == "pobj" and each.head.lower_ in PLACING:
            above = next((a for a in each.ancestors if is_verb(a)), None)
            if above == verb:
                return mention.place
    return None
