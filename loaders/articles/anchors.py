"""What a time in a sentence dates: the noun on which it hangs, or the verb of its clause."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles.grammar import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Anchor", "anchors"]

#: How many words above a time may be followed.
FARTHEST = 8
#: Prepositions in whose noun the event of the verb lies: "killed 12 in Friday's raid".
WITHIN = frozenset({"in", "during", "at", "by", "amid", "with", "over", "on"})
AFTER = frozenset({"since", "after", "following"})
BEFORE = frozenset({"before", "until", "till"})
#: How a noun modifies another one.
MODIFYING = frozenset({"poss", "compound", "nummod", "amod", "nmod", "npadvmod", "appos"})


class Anchor(NamedTuple):
    """A word that a time dates: at which token, and how.

    ``how`` is "verb" for the clause itself, "noun" for a noun, "part" for a noun that is the
    object of the verb and before the time ("sanctions on Friday"), "whole" for one within which
    the event of the verb lies, "subject" for a subject and "object" for an object that the time
    modifies ("Friday's raid"), "after" and "before" for one after or before which it was.
    """

    at: int
    how: str


def anchors(doc: "Doc", start: int, end: int) -> Iterator[Anchor]:
    """Yield what the time at some tokens dates, the nearest first; it ends with a verb, or none."""
    inside = range(start, end)
    token = next(t for t in doc[start:end] if t.head.i not in inside or t.head == t)
    how = "verb"
    for _ in range(FARTHEST):
        head = token.head
        if head == token:
            return
        if is_verb(head):
            yield from _at_verb(token, head, how)
            return
        if head.pos_ in ("NOUN", "PROPN") and token.dep_ != "pobj":
            yield Anchor(head.i, "noun")
            modifies = token.dep_ in MODIFYING and token.i < head.i
            how = "modified" if modifies or how == "modified" else "part"
        elif how == "part" and head.lower_ in AFTER | BEFORE:
            how = "after" if head.lower_ in AFTER else "before"
        elif how == "modified" and head.pos_ in ("ADP", "SCONJ", "VERB"):
            word = head.lower_
            how = "after" if word in AFTER else "before" if word in BEFORE else "whole"
            if how == "whole" and word not in WITHIN:
                return
        token = head


def _at_verb(token: "Token", verb: "Token", how: str) -> Iterator[Anchor]:
    """Yield the verb to which a time leads through the words below it."""
    if how == "modified":
        roles = {"nsubj": "subject", "dobj": "object"}
        if token.dep_ in roles:
            yield Anchor(verb.i, roles[token.dep_])
    elif how == "verb":
        yield Anchor(_matrix(token, verb).i, how)
    else:
        yield Anchor(verb.i, how)


def _matrix(token: "Token", verb: "Token") -> "Token":
    """Return the verb of saying for a time that the parser takes into what is said.

    In "Turkey said on Friday it would leave" the day stands before the subject of "leave".
    """
    above = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or not above.i < token.i < verb.i:
        return verb
    own = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "mark", "expl", "aux")]
    return above if own and token.i < min(own) and token.i - above.i <= 4 else verb
