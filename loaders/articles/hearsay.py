"""What is only told: by a verb that doubts it, by a rumour, or against somebody's denial."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loaders.articles.governors import DENYING, NOUNS
from loaders.articles.hedges import hedged
from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed
from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["aside", "doubted", "told", "within"]

#: What says that nobody knows whether what was said is so.
UNPROVEN = re.compile(
    r"\b(?:could|can|ha(?:s|ve)|was|were|is|are)(?:n['’]t| ?not)(?: yet| immediately)?"
    r"(?: be(?:en)?)?(?: independently)? (?:verif|confirm|corroborat|substantiat)\w+|"
    r"\bwithout (?:\w+ing )?(?:any |further )?(?:evidence|proof|details)\b|"
    r"(?:;|\bbut|\bthough|\bwhile|\. ) ?[^.;]{1,60}\b(?:says?|said|insist(?:s|ed)) (?:that )?"
    r"(?:it|they|he|she|its \w+) "
    r"(?:did|had|ha[sv]e?|was|were)(?: not|n['’]t)\b|"
    r"\bno (?:independent |immediate )?(?:confirmation|evidence|proof|verification)\b|"
    r"\bcall(?:s|ed|ing)? (?:\w+ ){1,4}[\"“‘']?"
    r"(?:baseless|false|fabricat\w+|lies?|nonsense|untrue)\b"
)
#: Verbs of an aside that leaves a thing open: "rebels, it is feared, have killed them".
ASIDES = listed(
    "claim allege fear believe suspect think suppose presume rumour rumor speculate assume"
)

#: Verbs that say whose deed something is held to be.
ATTRIBUTING = listed("blame attribute ascribe pin")
#: Those whose business it is to accuse: what they say is their charge.
ACCUSERS = listed("prosecutor prosecution plaintiff indictment lawsuit complaint accuser detractor")


def told(token: "Token", verb: "Token", over: Manner) -> Manner:
    """Return what a verb of saying makes of what is said: its speaker answers for it.

    It is only alleged where the verb doubts it, where it is not said, or where the sentence goes
    on that another denies it: "…, a claim Moscow denies".
    """
    lemma = verb.lemma_.lower()
    if over.denied:
        believed = lemma in lexicon().lists["allege"]
        return Manner(Modality.ALLEGED, over.polarity if believed else Polarity.AFFIRMED)
    doubted = lemma in lexicon().lists["allege"] and lemma != "say"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    doubted = doubted or (passive and not any(c.dep_ == "agent" for c in verb.children))
    doubted = doubted or _rumoured(c for c in verb.children if c.dep_ == "nsubj")
    return Manner(Modality.ALLEGED) if doubted or _contested(token, verb) else Manner()


def _rumoured(nouns: "Iterable[Token]") -> bool:
    """Tell whether what says something is a claim or a rumour that nobody is named for."""
    for noun in nouns:
        effect = NOUNS.get(noun.lemma_.lower())
        if noun.lemma_.lower() in ACCUSERS:
            return True
        doubtful = effect is not None and effect.modality is Modality.ALLEGED
        whose = any(c.dep_ == "poss" or c.lower_ in ("by", "from") for c in noun.children)
        certain = noun.lemma_ == "report" and noun.tag_ == "NN"
        if (doubtful and not whose and not certain) or hedged(noun).modality is Modality.ALLEGED:
            return True
    return False


def aside(verb: "Token") -> bool:
    """Tell whether a clause is put in between commas: "soldiers, they claim, fled"."""
    if verb.dep_ == "parataxis":
        return True
    if verb.dep_ not in ("ccomp", "advcl") or verb.head.i < verb.i:
        return False
    return _between_commas(verb)


def within(verb: "Token") -> "Iterator[Token]":
    """Yield the sayings put in after a subject, on which they hang: "the army, X said"."""
    for noun in verb.children:
        for child in noun.children if noun.dep_ in ("nsubj", "nsubjpass") else ():
            kinds = {c.dep_ for c in child.children}
            if child.dep_ == "relcl" and "nsubj" in kinds and not kinds & {"dobj", "ccomp"}:
                relative = any(c.tag_ in ("WDT", "WP") for c in child.children)
                if not relative and _between_commas(child):
                    yield child


def _between_commas(verb: "Token") -> bool:
    first, after = verb.left_edge.i, verb.right_edge.i + 1
    marks = [verb.doc[at].text for at in (first - 1, after) if 0 <= at < len(verb.doc)]
    return marks == [",", ","] or (verb.doc[after - 1].text == "," and marks[:1] == [","])


def doubted(verb: "Token") -> bool:
    """Tell whether a deed is only alleged: by its own subject, or by whom it is told.

    "An apparent strike hit it", "according to unconfirmed reports", "they allegedly beat and shot".
    """
    own = any(c.dep_ == "nsubj" for c in verb.children)
    if verb.dep_ == "conj" and not own and hedged(verb.head).modality is Modality.ALLEGED:
        return True
    return any(map(_doubts, (*verb.children, *within(verb))))


def _doubts(child: "Token") -> bool:
    """Tell whether a word under a verb says that the deed is only alleged."""
    if child.lower_ == "according":
        nouns = (noun for to in child.children for noun in to.children)
        return _rumoured(nouns) or bool(UNPROVEN.search(_said_with(child)))
    if child.dep_ == "prep" and child.lower_ in ("in", "by"):
        return any(_suspect(c) or _so_called(c) for c in child.children)
    if child.dep_ in ("advcl", "conj") and child.i > child.head.i:
        return _or_so(child)
    if child.dep_ == "nsubj":
        return _suspect(child)
    if child.dep_ == "agent":
        return any(map(_suspect, child.children))
    if child.dep_ == "relcl":
        return child.lemma_.lower() in ASIDES
    return aside(child) and child.lemma_.lower() in ASIDES


def _suspect(noun: "Token") -> bool:
    """Tell whether what is done in or by something makes it doubtful: "in a suspected strike"."""
    if noun.lemma_ in ("account", "report") and noun.tag_ == "NNS":
        return True
    if any(map(_blames, noun.children)):
        return True
    hedge = hedged(noun).modality is Modality.ALLEGED if noun.pos_ in ("NOUN", "PROPN") else False
    return hedge and (noun.lemma_ in lexicon().nouns or noun.dep_ in ("nsubj", "pobj"))


def _blames(clause: "Token") -> bool:
    """Tell whether a clause guesses at whose deed a noun is: "a strike blamed on Israel"."""
    if clause.dep_ not in ("acl", "relcl"):
        return False
    lemma, marks = clause.lemma_.lower(), {c.lower_ for c in clause.children if c.dep_ == "prep"}
    if lemma in ATTRIBUTING:
        return bool(marks & {"on", "to"})
    passive = clause.tag_ == "VBN" and lemma in ASIDES
    return passive and any(c.dep_ == "xcomp" for c in clause.children)


def _so_called(clause: "Token") -> bool:
    """Tell whether others call a deed so: "in what residents described as a raid"."""
    whose = any(c.lower_ == "what" for c in clause.children)
    return clause.dep_ == "pcomp" and whose and clause.lemma_ in ("describe", "call", "term", "say")


def _or_so(verb: "Token") -> bool:
    """Tell whether a clause leaves it to others: "or so they say", "if they are to be believed"."""
    words = {t.lower_ for t in verb.children}
    believed = verb.lower_ == "believed" or any(c.lower_ == "believed" for c in verb.children)
    return ("so" in words and verb.lemma_ in ("say", "claim")) or ("if" in words and believed)


def _contested(token: "Token", verb: "Token") -> bool:
    """Tell whether somebody denies what is said: "a claim Moscow denies", "but Iran denied it"."""
    near = (*token.subtree, *verb.subtree)
    if UNPROVEN.search(_said_with(verb)):
        return True
    return any(map(_denial, near)) or any(map(_rebuts, (*near, *_next_root(verb))))


def _said_with(verb: "Token") -> str:
    """Return the words of the sentence of a saying, and of the next."""
    end = verb.sent.end
    after = verb.doc[end].sent.end if end < len(verb.doc) else end
    return verb.doc[verb.sent.start : after].text


def _next_root(verb: "Token") -> "Iterator[Token]":
    """Yield the main verb of the next sentence, where there is one."""
    end = verb.sent.end
    if verb.dep_ == "ROOT" and end < len(verb.doc):
        yield verb.doc[end].sent.root


def _rebuts(verb: "Token") -> bool:
    """Tell whether a verb denies what was said before it: "but the army denied it"."""
    if verb.lemma_ not in DENYING or verb.dep_ not in ("conj", "advcl", "parataxis", "ROOT"):
        return False
    what = [c for c in verb.children if c.dep_ == "dobj"]
    return any(c.lower_ in ("it", "this", "that") or _claim(c) for c in what)


def _claim(noun: "Token") -> bool:
    effect = NOUNS.get(noun.lemma_.lower())
    claim = effect is not None and effect.modality is Modality.ALLEGED
    return (claim or noun.lemma_ in ("involvement", "responsibility")) and not any(
        c.dep_ in ("acl", "prep") for c in noun.children
    )


def _denial(word: "Token") -> bool:
    """Tell whether a word begins the denial of what stands before it."""
    if word.dep_ in ("relcl", "advcl"):
        return word.lemma_ in DENYING and any(w.tag_ == "WDT" for w in word.children)
    return (
        word.dep_ in ("appos", "conj", "npadvmod")
        and word.lemma_ in NOUNS
        and any(c.dep_ == "relcl" and c.lemma_ in DENYING for c in word.children)
    )
