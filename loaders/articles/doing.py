"""Who does what a clause says: its subject, whose a deed is, or whose the means were."""

from typing import TYPE_CHECKING

from loaders.articles.deeds import authors, noun_sense, violent
from loaders.articles.grammar import Clause, is_verb, subjects
from loaders.articles.lexicon import Sense, lexicon
from loaders.articles.nouns import keys
from loaders.articles.parties import Cast, Party
from loaders.articles.recipients import recipients
from ontology.terms import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["means", "sides"]

#: Codes of what is done with one's own forces: of "troops are stationed" they are the subject.
MOVING = ("154", "152", "0874")


def sides(cast: Cast, clause: Clause, sense: Sense) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who does it and to whom; of a deed by nobody named, whose the means were."""
    doers = _doers(cast, clause)
    if sense.swap:
        return recipients(cast, clause, sense, doers) or _means_of(cast, clause), doers
    if sense.type is EventType.ASSAULT and not clause.doers:
        doers = _means_of(cast, clause)
    if sense.code.startswith(MOVING) and clause.passive and not clause.doers:
        doers = cast.all(clause.objects)
    return doers, recipients(cast, clause, sense, doers)


def _doers(cast: Cast, clause: Clause) -> tuple[Party, ...]:
    """Return who acts, not the place where a thing stands; whose a deed is, where that does."""
    found: dict[str, Party] = {}
    for noun in _doing(clause):
        deed = noun_sense(noun) is not None and cast.named(noun) is None
        for party in authors(cast, noun) if deed else cast.of(noun):
            if not _only_there(party):
                found.setdefault(party.actor, party)
    return tuple(found.values())


def _doing(clause: Clause) -> "list[Token]":
    """Return the subjects of a clause; of measures, those of the verb that announces them."""
    said: list[Token] = []
    for noun in clause.doers:
        of_verb = noun.dep_ in ("dobj", "pobj") and clause.verb.dep_ in ("acl", "relcl")
        above = next((a for a in noun.ancestors if is_verb(a)), None) if of_verb else None
        measure = above is not None and lexicon().is_a(keys(noun)[-1], "measures")
        said += subjects(above)[0] if above is not None and measure else [noun]
    return said


def _only_there(party: Party) -> bool:
    """Tell whether a party is only the state where a thing stands: "a car bomb in Somalia"."""
    return party.placed and not party.direct and party.noun not in lexicon().agents


def means(clause: Clause) -> str:
    """Return the code of a killing by the noun that does it: "killed in a raid"."""
    senses = (noun_sense(noun) for noun in (*clause.doers, *_means(clause)))
    return next((s.code for s in senses if s and s.code[:2] in ("18", "19")), "193")


def _means_of(cast: Cast, clause: Clause) -> tuple[Party, ...]:
    """Return whose the means of a deed were: of the US in "killed in a US drone strike"."""
    for noun in _means(clause):
        if violent(noun) and (found := authors(cast, noun)):
            return found
    return ()


def _means(clause: Clause) -> "list[Token]":
    return [n for w in ("in", "by", "with", "from") for n in clause.prepositions.get(w, ())]
