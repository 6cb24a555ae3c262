"""Which meaning of the lexicon a clause has."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause
from loaders.articles.lexicon import Sense, lexicon
from loaders.articles.nouns import keys
from loaders.articles.parties import Cast
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["KINDS", "match", "meets", "of_class"]

#: Names that stand in a pattern for the kinds of those who are named, not for a class of nouns.
KINDS: dict[str, frozenset[ActorKind]] = {
    "state": frozenset({ActorKind.STATE}),
    "body": frozenset({ActorKind.INTERNATIONAL_ORGANIZATION}),
    "person": frozenset({ActorKind.PERSON, ActorKind.OFFICE, ActorKind.POPULATION}),
    "vessel": frozenset({ActorKind.VESSEL}),
    "media": frozenset({ActorKind.MEDIA}),
}

#: Verbs that mean another thing with each particle: who "takes on" supplies seizes none.
PHRASAL = frozenset(
    {"take", "give", "put", "set", "turn", "bring", "carry", "make", "get", "hold", "call", "come",
     "go", "look", "pick", "run", "work", "step", "stand", "pass"}
)  # fmt: skip


def match(clause: Clause, cast: Cast) -> Sense | None:
    """Return the meaning that asks for most and is met; None where the lexicon has none."""
    return next(
        (sense for sense in lexicon().verbs.get(clause.lemma, ()) if meets(clause, sense, cast)),
        None,
    )


def meets(clause: Clause, sense: Sense, cast: Cast) -> bool:
    """Tell whether a clause has everything that a meaning asks for."""
    if clause.lemma in PHRASAL and not _particles(clause) <= {word for word, _ in sense.words}:
        return False
    return (
        (sense.doer is None or of_class(clause.doers, sense.doer, cast))
        and all(_word(clause, word, noun, cast) for word, noun in sense.words)
        and not _where(clause, sense)
        and _object(clause, sense, cast)
        and _complement(clause, sense, cast)
    )


def _particles(clause: Clause) -> set[str]:
    return {c.lower_ for c in clause.verb.children if c.dep_ == "prt"}


def of_class(nouns: Iterable["Token"], name: str, cast: Cast) -> bool:
    """Tell whether one of some nouns is of a class of the lexicon, is that noun, or such an actor.

    The class ``place`` is that of nouns that are the name of a place.
    """
    if name == "actor":
        return any(cast.acts(noun) or cast.of(noun) for noun in nouns)
    if name == "place":
        return any((m := cast.at.get(noun.i)) is not None and bool(m.place) for noun in nouns)
    if name in KINDS:
        named = (cast.named(noun) for noun in nouns)
        return any(p and cast.memory.kind(p.actor) in KINDS[name] for p in named)
    return any(lexicon().is_a(key, name) for noun in nouns for key in keys(noun))


def _word(clause: Clause, word: str, noun: str | None, cast: Cast) -> bool:
    if noun is None:
        nouns = clause.prepositions.get(word)
        if nouns:
            return not all(each.ent_type_ in ("DATE", "TIME") for each in nouns)
        return nouns is not None or word in clause.particles
    if word in clause.particles and of_class(clause.objects, noun, cast):
        return True
    return of_class(clause.prepositions.get(word, ()), noun, cast)


def _where(clause: Clause, sense: Sense) -> bool:
    """Tell whether the "in" of a meaning only says where: no "give in" in "gave it in aid"."""
    if ("in", None) not in sense.words or sense.code.startswith("04"):
        return False
    return bool(clause.prepositions.get("in"))


def _object(clause: Clause, sense: Sense, cast: Cast) -> bool:
    if sense.object is None:
        return True
    if sense.object == "":
        return not clause.objects
    return of_class(clause.objects, sense.object, cast)


def _complement(clause: Clause, sense: Sense, cast: Cast) -> bool:
    if sense.then is None:
        return True
    found = clause.complement
    if found is None:
        return False
    if sense.then == "other":
        return found[0] == "to" and any(c.dep_ in ("nsubj", "nsubjpass") for c in found[1].children)
    if found[0] != sense.then:
        return False
    if sense.then_verb is None:
        return True
    lemma = found[1].lemma_.lower()
    return lemma == sense.then_verb or of_class(
        [c for c in found[1].children if c.dep_ == "dobj"], sense.then_verb, cast
    )
