"""Which meaning of the lexicon a clause has."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause
from loaders.articles.lexicon import Sense, lexicon
from loaders.articles.nouns import keys
from loaders.articles.parties import Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["match", "of_class"]


def match(clause: Clause, cast: Cast) -> Sense | None:
    """Return the meaning that asks for most and is met; None where the lexicon has none."""
    return next(
        (sense for sense in lexicon().verbs.get(clause.lemma, ()) if meets(clause, sense, cast)),
        None,
    )


def meets(clause: Clause, sense: Sense, cast: Cast) -> bool:
    """Tell whether a clause has everything that a meaning asks for."""
    return (
        all(_word(clause, word, noun) for word, noun in sense.words)
        and _object(clause, sense, cast)
        and _complement(clause, sense)
    )


def of_class(nouns: Iterable["Token"], name: str) -> bool:
    """Tell whether one of some nouns is of a class of the lexicon, or is that noun."""
    return any(lexicon().is_a(key, name) for noun in nouns for key in keys(noun))


def _word(clause: Clause, word: str, noun: str | None) -> bool:
    if noun is None:
        nouns = clause.prepositions.get(word)
        if nouns:
            return not all(each.ent_type_ in ("DATE", "TIME") for each in nouns)
        return nouns is not None or word in clause.particles
    if word in clause.particles and of_class(clause.objects, noun):
        return True
    return of_class(clause.prepositions.get(word, ()), noun)


def _object(clause: Clause, sense: Sense, cast: Cast) -> bool:
    if sense.object is None:
        return True
    if sense.object == "":
        return not clause.objects
    if sense.object == "actor":
        return any(cast.acts(noun) or cast.of(noun) for noun in clause.objects)
    return of_class(clause.objects, sense.object)


def _complement(clause: Clause, sense: Sense) -> bool:
    if sense.then is None:
        return True
    found = clause.complement
    if found is None or found[0] != sense.then:
        return False
    if sense.then_verb is None:
        return True
    lemma = found[1].lemma_.lower()
    return lemma == sense.then_verb or of_class(
        [c for c in found[1].children if c.dep_ == "dobj"], sense.then_verb
    )
