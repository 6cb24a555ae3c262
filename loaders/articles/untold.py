"""Verbs that tell of no event of their own: orders, purposes, questions; and those in passing."""

from typing import TYPE_CHECKING

from loaders.articles.grammar import is_verb
from loaders.articles.modality import purpose

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["subordinate", "untold"]

#: What a clause beside the point of its sentence is to what it hangs on.
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})


def untold(verb: "Token") -> bool:
    """Tell whether a verb says of nothing that it is done, planned or possible."""
    return _purposed(verb) or _bidden(verb) or _asked(verb)


def _bidden(verb: "Token") -> bool:
    """Tell whether a verb is an order or a supposition: "attack us, and you will see"."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "conj", "parataxis", "appos", "ccomp")
        and not any(c.dep_ in ("aux", "nsubj", "auxpass", "nsubjpass") for c in verb.children)
        and not any(c.dep_ == "aux" for c in verb.head.children)
    )


def _purposed(verb: "Token") -> bool:
    """Tell whether a verb says to which end something is done: "to help him oust the general"."""
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        if purpose(verb.head):
            return True
        verb = verb.head
    return purpose(verb)


def _asked(verb: "Token") -> bool:
    """Tell whether a verb only says what somebody answers to: "asked about the strike, he said"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.lemma_ in ("ask", "question")


def subordinate(verb: "Token") -> bool:
    """Tell whether a verb stands in a clause beside the point of its sentence."""
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head != verb:
        verb = verb.head
    return verb.dep_ in SUBORDINATE
