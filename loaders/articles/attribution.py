"""One saying: its verb or noun, its speaker, and those who were told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause
from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed
from loaders.articles.parties import Cast, Party
from loaders.articles.voices import voices

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CLAIMS", "TELLING", "Speech", "according", "attributed", "claimed", "said", "says"]

#: Verbs of saying beside those of the lexicon.
ALSO = listed(
    "accuse accept agree answer ask beg boast concede counter declare demand deny dismiss "
    "elaborate expect fear forecast hail hope interject joke lament pledge press question reject "
    "retort stipulate swear urge underline underscore underscored stress vow wish worry"
)
#: Nouns of which a clause, or a noun after "of", is what somebody says.
CLAIMS = listed(
    "accusation admission allegation announcement argument assertion assurance charge claim "
    "complaint declaration demand denial insistence message pledge promise remark report "
    "statement suggestion testimony threat view vow warning"
)
QUOTING = frozenset({"quote", "cite", "report", "describe", "record"})
#: Verbs whose object is who is told.
TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "ask"})


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: the speakers, the verb of saying, those who were told.

    ``via`` are those who say that they say it: "X said that Y had said".
    """

    speakers: tuple[Party, ...]
    verb: int
    told: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()


def says(verb: "Token") -> bool:
    """Tell whether a verb is one of saying."""
    lemma = verb.lemma_.lower()
    return lemma in lexicon().lists["say"] or lemma in ALSO


def said(verb: "Token", below: "Token", cast: Cast) -> Speech | None:
    """Return the saying that a verb is of a clause under it."""
    if not says(verb) or verb.i == below.i:
        return None
    if verb.lemma_ == "say" and verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _quoting(verb.head.head, cast)
    return attributed(verb, cast)


def attributed(verb: "Token", cast: Cast) -> Speech | None:
    """Return who says something by a verb of saying, and to whom."""
    if verb.lemma_ in QUOTING and any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return _quoting(verb, cast)
    clause = Clause.of(verb)
    told = [*clause.objects, *(n for w in ("to", "with") for n in clause.prepositions.get(w, ()))]
    if clause.passive:
        heard = [*clause.surface] if verb.lemma_ in TELLING else []
        return _speech(clause.doers, verb, cast, heard) if clause.doers else None
    behind = [c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i]
    doers = behind or clause.surface or _torn(verb)
    return _speech(doers, verb, cast, told) if doers else None


def _torn(verb: "Token") -> "list[Token]":
    """Return the speaker whom the parser has torn from his verb: the noun beside it.

    After it where what is said stands before ("…, read a statement"), else right before it.
    """
    ahead = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    after = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i]
    if ahead and after:
        return after[:1]
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    return [before] if before.pos_ in ("NOUN", "PROPN") and before.head.i < verb.i else []


def _speech(
    doers: "Iterable[Token]", verb: "Token", cast: Cast, told: "Iterable[Token]" = ()
) -> Speech:
    """Return a saying with those who were told, in an interview or a talk to an outlet too."""
    heard = [*told, *_interview(verb)]
    return Speech(voices(doers, cast), verb.i, cast.all(heard))


def _interview(verb: "Token") -> "Iterator[Token]":
    """Yield who was spoken to: "in an interview with X", "speaking to X"."""
    for child in verb.children:
        speaking = child.dep_ == "advcl" and child.lemma_ in ("speak", "talk", "tell")
        goals = [child] if speaking else [g for g in child.children if child.dep_ == "prep"]
        for goal in goals:
            if speaking or goal.lemma_ in ("interview", "comment", "remark", "statement", "call"):
                for word in goal.children:
                    if word.dep_ == "prep" and word.lower_ in ("to", "with"):
                        yield from (n for n in word.children if n.dep_ == "pobj")
                    elif word.dep_ == "dobj":
                        yield word


def _quoting(verb: "Token", cast: Cast) -> Speech | None:
    """Return the saying of "X quoted Y as saying", "Y was quoted by X as saying"."""
    clause = Clause.of(verb)
    if verb.lemma_ not in QUOTING:
        return None
    outlets = clause.doers if clause.passive else clause.surface
    told = cast.all(outlets)
    return Speech(voices(clause.objects, cast), verb.i, told) if clause.objects else None


def claimed(below: "Token", noun: "Token", cast: Cast) -> Speech | None:
    """Return the saying that a noun is of a clause: "a claim by Hamas that …"."""
    if noun.lemma_ not in CLAIMS or below.dep_ not in ("acl", "relcl", "prep", "ccomp"):
        return None
    if below.dep_ == "prep" and below.lower_ not in ("of", "that"):
        return None
    own = [c for c in noun.children if c.dep_ == "poss"]
    own += [
        n for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")
        for n in c.children if n.dep_ == "pobj"
    ]  # fmt: skip
    return Speech(voices(own, cast), noun.i) if own else None


def according(token: "Token", cast: Cast) -> Speech | None:
    """Return the saying of "according to X" under a verb."""
    for child in token.children:
        if child.lower_ == "according":
            nouns = [n for to in child.children for n in to.children if n.dep_ == "pobj"]
            return Speech(voices(nouns, cast), child.i) if nouns else None
    return None
