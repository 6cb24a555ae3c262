"""On which condition a clause depends, and which clauses are only conditions, purposes, times."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.hedges import MUST, headed
from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["condition", "conditional", "obliged", "purpose", "swallowed", "to_come"]

CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest", "whether", "assuming"})
#: Participles that the parser takes for prepositions: "provided that".
PROVIDED = frozenset({"provided", "providing", "assuming", "given"})
#: Conjunctions of time whose clause in the present tense is still to come.
TIMES = frozenset({"before", "until", "till", "once", "when", "whenever", "after", "as"})
GATHERING = listed("gather assemble rally march convene unite meet join")
#: Verbs that say on what something hangs: "depends on the group laying down its arms".
DEPENDING = frozenset({"depend", "hinge", "rest", "hang"})


def conditional(verb: "Token") -> bool:
    """Tell whether a clause is itself the condition of another."""
    if verb.dep_ == "prep" and verb.lower_ in PROVIDED:
        return True
    if verb.dep_ in ("pcomp", "ccomp") and verb.head.lower_ in PROVIDED:
        return True
    if verb.dep_ == "ccomp":
        return _rung(verb)
    if verb.dep_ != "advcl" or swallowed(verb):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
    return (
        bool(marks & CONDITIONS)
        or _inverted(verb)
        or _as_long_as(verb)
        or any(c.lower_ == "case" for m in verb.children if m.dep_ == "mark" for c in m.subtree)
    )


def swallowed(verb: "Token") -> bool:
    """Tell whether the parser has made one clause of a main clause and its condition.

    It takes the verb of the condition for a noun: "Unless Armenia withdraws, … will storm it".
    """
    if verb.dep_ != "advcl":
        return False
    below = [(c.dep_, c.lower_) for c in verb.children]
    marked = any(dep == "mark" and word in CONDITIONS for dep, word in below)
    if not marked:
        return False
    twice = sum(dep in ("nsubj", "nsubjpass") for dep, _ in below) > 1
    return twice and any(dep == "aux" and word in ("will", "would") for dep, word in below)


def _inverted(verb: "Token") -> bool:
    """Tell whether a clause is a condition by its order: "should Iran attack", "had it not"."""
    if verb.lower_ in ("were", "had", "should"):
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return subject is not None and subject.i > verb.i
    first = min((c for c in verb.children if not c.is_punct), key=lambda c: c.i, default=None)
    inverted = first is not None and first.lower_ in ("should", "were", "had")
    return inverted and first is not None and first.dep_ in ("aux", "auxpass") and first.i < verb.i


def _rung(verb: "Token") -> bool:
    """Tell whether the parser has split a condition: "had the hotline not rung that night"."""
    had = verb
    inner = any(c.dep_ == "ccomp" and c.tag_ == "VBN" for c in had.children)
    bare = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in had.children)
    return had.lower_ == "had" and had.dep_ == "ccomp" and inner and bare


def _as_long_as(verb: "Token") -> bool:
    long = verb.head.lower_ == "long" or any(
        c.lower_ == "long" and c.dep_ == "advmod" for c in verb.children
    )
    return long and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.children)


def condition(verb: "Token") -> "Token | None":
    """Return the verb or the noun of the condition on which a clause depends.

    It may hang on the clause to which this one is joined: "If …, we cannot …, so we would …".
    """
    own = _condition(verb)
    if own is not None:
        return own
    joined = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i < verb.i]
    if verb.dep_ in ("conj", "ccomp", "parataxis") and not any(
        c.dep_ == "mark" for c in verb.children
    ):
        joined.append(verb.head)
    return next((found for each in joined if (found := _condition(each)) is not None), None)


def _condition(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ in ("advcl", "ccomp") and conditional(child):
            inner = (c for c in child.children if c.dep_ in ("ccomp", "xcomp"))
            return next(inner, child) if child.lower_ in ("had", "were") else child
        if child.lower_ == "long" and child.dep_ == "advmod":
            below = (c for c in child.children if c.dep_ == "advcl")
            if (lasting := next(below, None)) is not None:
                return lasting
        if child.dep_ == "prep" and (found := next(_supposed(child), None)) is not None:
            return found
    return None


def _supposed(preposition: "Token") -> "Iterator[Token]":
    """Yield the condition after "provided that", "in the event of", "in case of"."""
    for goal in preposition.children:
        if goal.dep_ in ("pcomp", "ccomp") and preposition.lower_ in PROVIDED:
            yield goal
        if goal.lower_ in ("exchange", "return") and preposition.lower_ == "in":
            yield from (
                n for c in (*goal.children, *preposition.head.children)
                if c.lower_ == "for" and c.i > goal.i for n in c.children if n.dep_ == "pobj"
            )  # fmt: skip
        if goal.dep_ == "pobj" and goal.lower_ in ("event", "case") and preposition.lower_ == "in":
            for of in goal.children:
                if of.lower_ == "of":
                    yield from (n for n in of.children if n.dep_ == "pobj")
                elif of.dep_ == "acl":
                    yield of


def depends(noun: "Token") -> "Token | None":
    """Return what the noun of an event hangs on: the verb or noun after "depends on"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in DEPENDING:
        return None
    words = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon"))
    return next((n for c in words for n in c.children if n.dep_ in ("pobj", "pcomp")), None)


def purpose(verb: "Token") -> bool:
    """Tell whether a clause only says to which end something is done: "to help him"."""
    aimed = verb.head.lower_ == "at" and verb.head.head.lemma_ in ("aim", "direct")
    if verb.dep_ == "pcomp" and aimed:
        return True
    return (
        verb.dep_ in ("advcl", "acl", "relcl")
        and not (verb.head.lemma_ in GATHERING and _speaks(verb))
        and verb.tag_ == "VB"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        and not headed(verb)
    )


def _speaks(verb: "Token") -> bool:
    """Tell whether a verb is one of speaking: those who gather to declare something, declare it."""
    lemma = verb.lemma_.lower()
    return lemma in lexicon().lists["say"] or any(
        sense.act for sense in lexicon().verbs.get(lemma, ())
    )


def to_come(verb: "Token") -> bool:
    """Tell whether a clause of time is in the present tense: "before Russia attacks"."""
    return (
        verb.dep_ == "advcl"
        and (
            verb.tag_ in ("VBZ", "VBP")
            or any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
        )
        and not any(c.dep_ == "aux" for c in verb.children)
        and any(c.dep_ in ("mark", "advmod") and c.lower_ in TIMES for c in verb.children)
        and not any(c.lower_ == "as" for c in verb.children if c.dep_ == "mark")
    )


def obliged(verb: "Token") -> bool:
    """Tell whether a clause says that its subject must or should."""
    return any(c.dep_ == "aux" and c.lower_ in MUST for c in verb.children) or (
        verb.lemma_ in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)
    )
