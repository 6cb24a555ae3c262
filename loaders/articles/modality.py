"""In what way a clause is meant: done, planned, possible, demanded, denied.

What its own words say goes before what its governors make of it (`loaders.articles.governors`).
"""

from typing import TYPE_CHECKING

from loaders.articles.conditions import (
    condition,
    conditional,
    depends,
    obliged,
    purpose,
    swallowed,
    to_come,
)
from loaders.articles.governed import above
from loaders.articles.hearsay import doubted
from loaders.articles.hedges import asked, finite, hedged, past
from loaders.articles.lexicon import lexicon
from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Manner", "condition", "conditional", "manner", "obliged", "purpose"]

NOMINAL = frozenset({"NOUN", "PROPN"})
#: Clauses with a tense of their own that their governor nevertheless makes true or untrue.
EMBEDDED = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp"})
#: Clauses that a question or a governor leaves alone: what is said in passing is asserted.
ASIDE = frozenset({"relcl"})
#: Words before a noun of which there may be none.
SOME = frozenset({"any", "every", "each", "whichever", "whatever"})
DEEPEST = 12


def manner(token: "Token", depth: int = 0) -> Manner:
    """Return in what way a verb, or a noun of an event, is said; it is kept with the parse."""
    known: dict[tuple[int, bool], Manner] = token.doc.user_data.setdefault("manner", {})
    key = (token.i, depth == 0)
    if key not in known:
        known[key] = _manner(token, depth)
    return known[key]


def _manner(token: "Token", depth: int) -> Manner:
    own, over = _own(token), Manner()
    if token.dep_ == "relcl" and token.pos_ not in NOMINAL:
        over = _passing(token, depth)
    if depth <= DEEPEST and (site := _site(token)) is not None:
        over = above(site, manner, depth + 1)
    modality = own.modality if own.modality is not Modality.ACTUAL else over.modality
    if over.modality is not Modality.ACTUAL and own.modality is Modality.PLANNED:
        modality = over.modality
    denied = own.denied != over.denied
    if denied is False and own.denied and modality is Modality.ACTUAL:
        modality = Modality.POSSIBLE
    open_ = modality in (Modality.ACTUAL, Modality.PLANNED)
    if open_ and depth == 0 and token.dep_ not in ASIDE and asked(token):
        modality = Modality.POSSIBLE
    return Manner(
        modality, Polarity.DENIED if denied else Polarity.AFFIRMED, own.future or over.future
    )


def _own(token: "Token") -> Manner:
    """Return what the words of a clause itself say, its condition among them."""
    own = hedged(token)
    if token.pos_ in NOMINAL:
        return Manner(Modality.CONDITIONAL) if depends(token) is not None else own
    open_ = own.modality in (Modality.PLANNED, Modality.ACTUAL)
    spoken = own.modality is Modality.ACTUAL and finite(token) and _speaks(token)
    supposed = open_ and not spoken and not past(token) and condition(token) is not None
    if conditional(token) or supposed or swallowed(token):
        return Manner(Modality.CONDITIONAL, own.polarity, own.future)
    if to_come(token):
        return Manner(Modality.PLANNED, own.polarity, future=True)
    if own.modality is Modality.ACTUAL and doubted(token):
        return Manner(Modality.ALLEGED, own.polarity)
    return own


def _speaks(verb: "Token") -> bool:
    """Tell whether a verb is an act of speech, whose condition is of what is said."""
    lemma = verb.lemma_.lower()
    said = lemma in lexicon().lists["say"]
    return said or any(sense.act for sense in lexicon().verbs.get(lemma, ()))


def _passing(verb: "Token", depth: int) -> Manner:
    """Return what the noun makes of a clause that tells more of it: "any drone that crossed it"."""
    noun = verb.head
    if any(c.dep_ == "det" and c.lower_ in SOME for c in noun.children):
        return Manner(Modality.POSSIBLE)
    event = noun.lemma_.lower() in lexicon().nouns
    told = event and manner(noun, depth + 1).modality is Modality.ALLEGED
    return Manner(Modality.ALLEGED) if told else Manner()


def _site(token: "Token") -> "Token | None":
    """Return the word of a clause from which its governors are looked for, None where it has none.

    A verb with a tense of its own that is joined to another shares the governors of that one, but
    not its own words: "no evidence that Iran attacked it or that it sank".
    """
    if token.pos_ in NOMINAL or not finite(token):
        return token
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    told = token.dep_ == "relcl" and any(
        c.dep_ == "mark" and c.lower_ == "that" for c in token.children
    )
    return token if told or token.dep_ in EMBEDDED else None
