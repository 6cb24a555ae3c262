"""Clauses that share their time and their place with another one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.grammar import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OCCUR", "alongside"]

#: Verbs that say of the event that is their subject or object only that it takes place.
OCCUR = frozenset(
    {"be", "begin", "break", "conclude", "continue", "convene", "end", "erupt", "go", "happen",
     "hold", "kill", "last", "occur", "open", "resume", "stage", "start", "take", "wound"}
)  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def alongside(token: "Token") -> Iterator["Token"]:
    """Yield the verbs of the clauses that share their time with one, the surest first.

    Of a noun that is an event it is the verb that says that it takes place; of "the 2003 war that
    toppled him" the noun.
    """
    head = token.head
    if not is_verb(token):
        if token.dep_ in (*SUBJECTS, "dobj") and is_verb(head) and head.lemma_ in OCCUR:
            yield head
        return
    if token.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in token.children):
        yield head
    if token.dep_ == "conj" and is_verb(head) and _alike(head, token):
        yield head
    if token.dep_ == "advcl" and token.tag_ == "VBG" and is_verb(head):
        yield head
    for child in token.children:
        if child.dep_ == "conj" and is_verb(child) and _alike(token, child):
            yield child
    for child in token.children:
        if child.dep_ == "advcl" and is_verb(child) and (_while(child) or _bare(child)):
            yield child


def _while(verb: "Token") -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    return bool(words & {"when", "as", "while"})


def _bare(verb: "Token") -> bool:
    """Tell whether a participle follows without a word of its own: ", killing three"."""
    return verb.tag_ == "VBG" and not any(
        child.dep_ in ("mark", *SUBJECTS) or child.i < verb.i for child in verb.children
    )


def _alike(first: "Token", second: "Token") -> bool:
    """Tell whether two joined verbs share their time: they have one subject and one tense."""
    own = any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in second.children)
    return not own and first.tag_ == second.tag_
