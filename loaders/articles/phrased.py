"""What the words before it make of a clause or a noun: "plans for", "instead of", "able to"."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from loaders.articles.complements import complement
from loaders.articles.effects import Effect, applied
from loaders.articles.governors import ADJECTIVES, DENYING, FALSE, FOR, NOUNS, OBJECTS
from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Meant", "adjective", "after", "certain", "noun", "object_effect"]

Meant: TypeAlias = "Callable[[Token, int], Manner]"

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
#: Words before "of" or "than" with which a thing was not done: "instead of attacking".
INSTEAD = frozenset({"instead", "short", "rather"})
#: Verbs after which "against" keeps one from doing it.
AGAINST = frozenset({"decide", "warn", "advise", "caution", "vote", "argue", "counsel", "rule"})
#: Verbs of a charge, which need not be true.
BLAMING = frozenset({"accuse", "suspect", "blame", "charge", "indict", "implicate"})
#: Nouns that tell something only with "of" or a clause, and else only have it as their topic.
TELLING = frozenset({"report", "story", "theory", "sign", "vote", "resolution", "charge", "order"})
#: Prepositions after which a noun makes anything of what follows, and those that give its topic.
LINKS = frozenset(
    {"", "of", "for", "to", "on", "over", "about", "against", "toward", "towards", "from"}
)
TOPIC = frozenset({"on", "over", "about"})
#: Nouns whose infinitive was done: "the first country to recognise it".
DONE = frozenset({"first", "last", "latest", "only", "one", "second", "third", "way"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def after(token: "Token", preposition: "Token", meant: Meant, depth: int) -> Manner:
    """Return what a preposition and the word before it make of what follows."""
    over, word = preposition.head, preposition.lower_
    if word == "without" or _instead(preposition):
        return Manner(polarity=Polarity.DENIED)
    if word == "of" and over.dep_ == "pobj" and _charged_by(over):
        return Manner(Modality.ALLEGED)
    if preposition.dep_ == "agent" or over.i == preposition.i:
        return meant(over, depth) if over.pos_ in VERBAL else Manner()
    if word == "against" and over.lemma_ in AGAINST:
        return applied(Effect(Modality.POSSIBLE, denies=True), Manner())
    if over.pos_ in NOMINAL:
        return noun(token, over, word, meant, depth)
    if over.pos_ == "ADP":
        return after(token, over, meant, depth)
    if over.pos_ in VERBAL:
        return _after_verb(token, over, word, meant(over, depth))
    return _after_adjective(over, word, meant, depth)


def _charged_by(noun: "Token") -> bool:
    """Tell whether a noun is who brings a charge: "was accused by the opposition of bombing"."""
    by = noun.head
    return by.dep_ == "agent" and by.head.lemma_ in BLAMING


def _instead(preposition: "Token") -> bool:
    words = {c.lower_ for c in preposition.children} | {preposition.head.lower_}
    return preposition.lower_ in ("of", "than") and bool(words & INSTEAD)


def _after_adjective(over: "Token", word: str, meant: Meant, depth: int) -> Manner:
    """Return what "capable of" and "close to" make of what follows."""
    if over.pos_ == "ADV" and over.lower_ in ("close", "near", "short"):
        return Manner(Modality.POSSIBLE, Polarity.DENIED)
    effect = ADJECTIVES.get(over.lemma_) if over.pos_ == "ADJ" and word in ("of", "to") else None
    return applied(effect, meant(over.head, depth)) if effect is not None else Manner()


def _after_verb(token: "Token", verb: "Token", word: str, over: Manner) -> Manner:
    """Return what a verb and its preposition make of a gerund or of the noun of an event."""
    if token.dep_ == "pcomp" and token.tag_ == "VBG":
        return complement(token, verb, over)
    if word in ("of", "for", "with", "on") and verb.lemma_ in BLAMING:
        return applied(Effect(Modality.ALLEGED), over)
    if word == "for" and verb.lemma_ in FOR:
        return applied(Effect(Modality.POSSIBLE), over)
    effect = object_effect(verb) if word in TOPIC | {"of", "against"} else None
    about = effect is not None and not effect.firm and not certain(token)
    return applied(effect, over) if effect is not None and about else over


def object_effect(verb: "Token") -> Effect | None:
    """Return what a verb makes of the noun that is its object, with its particle."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return OBJECTS.get(f"{verb.lemma_}_{particle}" if particle else verb.lemma_.lower())


def certain(noun: "Token") -> bool:
    """Tell whether a noun of an event is a certain one: "the attack", "Israel's war"."""
    return any(
        (c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "poss" for c in noun.children
    )


def noun(token: "Token", over: "Token", word: str, meant: Meant, depth: int) -> Manner:
    """Return what a noun makes of what hangs on it, by what else is said of the noun."""
    clausal = token.dep_ in ("acl", "relcl")
    effect = _noun_effect(token, over.lemma_.lower(), word, clausal=clausal)
    if effect is None:
        if clausal and token.tag_ == "VB" and over.lemma_ not in DONE:
            return Manner(Modality.POSSIBLE, future=True)
        return Manner() if clausal else meant(over, depth)
    above = meant(over, depth)
    if above.modality is Modality.CONDITIONAL:
        return applied(Effect(None, denies=effect.denies), above, future=True)
    return applied(effect, Manner(polarity=_said_of(over, above)))


def _noun_effect(token: "Token", lemma: str, word: str, *, clausal: bool) -> Effect | None:
    """Return what a noun makes of a clause, or of a noun after a preposition, if anything."""
    effect = NOUNS.get(lemma)
    if effect is None or word not in LINKS:
        return None
    told = effect.modality is Modality.ALLEGED or lemma in TELLING
    if told and not (clausal or word == "of"):
        return None
    return None if word in TOPIC and certain(token) else effect


def _said_of(noun: "Token", over: Manner) -> Polarity:
    """Return whether a claim, a plan or a fear is said not to be: "the claim … was baseless"."""
    verb = noun.head
    if any(c.dep_ == "poss" or c.lower_ == "by" for c in noun.children):
        return Polarity.AFFIRMED  # whose claim it is, says that it is so
    words = {c.lemma_ for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")}
    untrue = verb.lemma_ == "be" and noun.dep_ in ("nsubj", "csubj") and words & FALSE
    denied = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in DENYING
    return Polarity.DENIED if untrue or denied else over.polarity


def adjective(word: "Token", verb: "Token", meant: Meant, depth: int) -> Manner:
    """Return what an adjective makes of the clause under it: "is able to", "poised to"."""
    over = meant(verb, depth) if verb.pos_ in VERBAL and verb.i != word.i else Manner()
    effect = ADJECTIVES.get(word.lemma_.lower()) or ADJECTIVES.get(word.lower_)
    return applied(effect, over) if effect is not None else over
