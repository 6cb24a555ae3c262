"""What the words of a clause itself say of it: "will", "allegedly", "no longer", "a planned"."""

from typing import TYPE_CHECKING

from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["MUST", "asked", "finite", "hedged", "past"]

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "going"})
MAYBE = frozenset({"may", "might", "could", "can", "ca"})
MUST = frozenset({"must", "should", "ought"})
NEVER = frozenset({"not", "never", "n't", "n’t", "neither", "nor", "nowhere", "hardly", "scarcely"})
#: Adverbs that say it almost was, and so was not.
NEARLY = frozenset({"nearly", "almost", "narrowly"})
ALLEGEDLY = frozenset(
    {"allegedly", "reportedly", "supposedly", "purportedly", "apparently", "ostensibly"}
)
PERHAPS = frozenset(
    {"perhaps", "maybe", "possibly", "potentially", "probably", "presumably", "conceivably"}
)
#: Words before a noun with which nobody did it: "no soldier", "neither side", "none of them".
NONE = frozenset({"no", "neither", "nobody", "none", "nothing"})
NO_WAY = frozenset({"circumstance", "account", "condition", "way", "means", "case", "pretext"})
#: Adjectives of what is not said to have happened: "a planned visit", "the alleged attack".
ADJECTIVES: dict[str, Modality] = {
    **dict.fromkeys(
        ["alleged", "suspected", "reported", "supposed", "purported", "rumoured", "rumored",
         "claimed", "presumed", "so-called", "apparent", "unconfirmed", "unverified"],
        Modality.ALLEGED),
    **dict.fromkeys(
        ["possible", "potential", "hypothetical", "feared", "imminent", "looming", "impending",
         "prospective", "simulated", "mock", "theoretical", "eventual", "likely", "unlikely",
         "conceivable", "would-be", "imagined", "imaginary", "fictional", "fictitious",
         "inevitable"], Modality.POSSIBLE),
    **dict.fromkeys(
        ["planned", "proposed", "scheduled", "upcoming", "forthcoming", "expected", "intended",
         "anticipated", "mooted", "envisaged", "future", "pending", "prepared"],
        Modality.PLANNED),
    **dict.fromkeys(["threatened"], Modality.THREATENED),
    **dict.fromkeys(["promised", "pledged"], Modality.PLEDGED),
    **dict.fromkeys(["demanded", "requested"], Modality.DEMANDED),
}  # fmt: skip
#: Adjectives of what came to nothing.
UNDONE = frozenset(
    {"foiled", "thwarted", "aborted", "averted", "cancelled", "canceled", "abandoned", "postponed",
     "fake", "nonexistent"}
)  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def hedged(token: "Token") -> Manner:
    """Return what the words that hang on a verb, or on a noun of an event, say of it."""
    if token.pos_ in NOMINAL:
        return _noun(token)
    modality = next((m for c in token.children if (m := _hedge(c)) is not None), Modality.ACTUAL)
    if modality is Modality.PLANNED and _contrary(token):
        modality = Modality.CONDITIONAL
    if modality is Modality.ACTUAL and _heading(token):
        modality = Modality.PLANNED
    denied = any(map(_negates, token.children))
    return Manner(modality, _polarity(denied), modality is Modality.PLANNED)


def _polarity(denied: bool) -> Polarity:
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def _noun(noun: "Token") -> Manner:
    """Return what adjectives and determiners say of the noun of an event."""
    modality, denied = Modality.ACTUAL, False
    for child in noun.children:
        word = child.lower_
        if child.dep_ == "det" and word in ("no", "neither"):
            denied = noun.dep_ not in ("dobj", *SUBJECTS)  # of these their verb is denied
        elif child.dep_ == "det" and word == "any":
            modality = Modality.POSSIBLE
        elif child.dep_ in ("amod", "compound", "nmod"):
            modality = ADJECTIVES.get(word, modality)
            if word == "called" and any(c.lower_ == "so" for c in child.children):
                modality = Modality.ALLEGED
            denied = denied or word in UNDONE
    return Manner(modality, _polarity(denied), modality is Modality.PLANNED)


def _hedge(child: "Token") -> Modality | None:
    """Return the modality of an auxiliary or an adverb, None where it has none."""
    word = child.lower_
    if child.dep_ in ("aux", "auxpass"):
        words = ((FUTURE, Modality.PLANNED), (MAYBE, Modality.POSSIBLE), (MUST, Modality.DEMANDED))
        return next((modality for listed, modality in words if word in listed), None)
    if child.dep_ in ("advmod", "npadvmod"):
        if word in ALLEGEDLY:
            return Modality.ALLEGED
        return Modality.POSSIBLE if word in PERHAPS else None
    if child.dep_ in ("agent", "prep") and word == "by":
        return next((m for c in child.children if (m := _hedge(c)) is Modality.ALLEGED), None)
    return None


def _contrary(verb: "Token") -> bool:
    """Tell whether a verb is of what would have been: "would have attacked"."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(words & {"would", "'d", "’d"}) and "have" in words


def _heading(verb: "Token") -> bool:
    """Tell whether a verb is the future of a headline: "Turkey to strike bases"."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    root = verb.dep_ == "ROOT" and any(c.dep_ in SUBJECTS for c in verb.children)
    return root or headed(verb)


def headed(verb: "Token") -> bool:
    """Tell whether an infinitive hangs on the name or noun that is all of a headline's rest."""
    head = verb.head
    return (
        verb.dep_ in ("relcl", "acl")
        and (head.dep_ == "ROOT" or _before_saying(head))
        and head.pos_ in NOMINAL
        and head.i < verb.i
        and not any(c.dep_ == "det" for c in head.children)
        and verb.tag_ == "VB"
        and not any(c.dep_ in SUBJECTS for c in verb.children)
    )


def _before_saying(noun: "Token") -> bool:
    """Tell whether a noun stands before "…, says the ministry", which is no clause of its own."""
    return noun.dep_ == "nsubj" and any(
        c.dep_ == "nsubj" and c.i > noun.head.i for c in noun.head.children
    )


def _negates(child: "Token") -> bool:
    """Tell whether a word under a verb denies it: "not", "never", "no longer", "no troops"."""
    word = child.lower_
    if child.dep_ == "neg":
        return True
    if child.dep_ in ("advmod", "preconj", "cc") and (word in NEVER or word in NEARLY):
        return not (child.dep_ == "cc" and word in ("not", "nor") and child.i > child.head.i)
    if child.dep_ in SUBJECTS:
        if _before_saying(child):
            return False
        return word in NONE or any(
            c.lower_ in NONE and c.dep_ in ("det", "preconj", "advmod") for c in child.children
        )
    if child.dep_ == "prep":
        return any(
            goal.lemma_ in NO_WAY and any(c.lower_ == "no" for c in goal.children)
            for goal in child.children
        )
    no = child.dep_ == "dobj" or (child.dep_ == "advmod" and word == "longer")
    return no and any(c.lower_ == "no" for c in child.children)


def finite(verb: "Token") -> bool:
    """Tell whether a verb has a tense of its own."""
    return verb.tag_ in ("VBD", "VBP", "VBZ", "MD") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBP", "VBZ", "MD")
        for c in verb.children
    )


def past(verb: "Token") -> bool:
    """Tell whether a verb is of the past."""
    return verb.tag_ == "VBD" or any(
        c.dep_ in ("aux", "auxpass")
        and (c.tag_ == "VBD" or c.lower_ in ("had", "has", "have", "'ve", "’ve"))
        for c in verb.children
    )


def asked(token: "Token") -> bool:
    """Tell whether a sentence is a question."""
    sentence = token.sent
    for at in range(sentence.end - 1, max(sentence.end - 4, sentence.start), -1):
        text = token.doc[at].text
        if text == "?":
            return True
        if text[0].isalnum():
            return False
    return False
