"""What hangs on a noun: what it counts, what is joined to it, its compounds and prepositions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conjoined", "kernel", "keys", "prepositions"]

#: Nouns that only count or group what follows their "of".
COUNTING = frozenset(
    [
        "group",
        "number",
        "series",
        "couple",
        "lot",
        "majority",
        "member",
        "score",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "handful",
        "wave",
        "kind",
        "sort",
        "type",
        "bit",
        "piece",
        "part",
        "round",
        "ton",
        "tonne",
        "barrel",
        "crowd",
        "pair",
        "one",
        "some",
        "many",
        "most",
        "two",
        "three",
        "four",
        "five",
        "all",
        "several",
        "few",
        "head",
        "set",
        "spate",
        "string",
        "batch",
        "kilogram",
        "kg",
        "pound",
        "day",
        "week",
        "month",
        "year",
        "hour",
        "round",
    ]
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def conjoined(token: "Token") -> Iterator["Token"]:
    """Yield a noun and those joined to it by "and" or "or"."""
    waiting = [token]
    while waiting:
        noun = waiting.pop()
        yield noun
        joined = (c for c in noun.children if c.dep_ == "conj" and c.pos_ in NOMINAL)
        waiting.extend(reversed(list(joined)))


def kernel(token: "Token") -> "Token":
    """Return the noun that is counted: troops in "thousands of troops"."""
    if token.lemma_.lower() in COUNTING or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        return kernel(noun)
    return token


def keys(token: "Token") -> list[str]:
    """Return the names under which a noun may stand in the lexicon, the longest first."""
    lemma = token.lemma_.lower()
    lefts = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "nmod")]
    pairs = [f"{child.lemma_.lower()} {lemma}" for child in lefts]
    return [*pairs, *_of(token, lemma), lemma]


def _of(token: "Token", lemma: str) -> list[str]:
    """Return "state of emergency" for the first of its words."""
    return [
        f"{lemma} of {noun.lemma_.lower()}"
        for child in token.children
        if child.lower_ == "of"
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def prepositions(token: "Token") -> dict[str, list["Token"]]:
    """Return the nouns after each preposition on a token; "out of" counts as "of" too."""
    found: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            _follow(child, found)
    return found


def _follow(preposition: "Token", found: dict[str, list["Token"]]) -> None:
    nouns = found.setdefault(preposition.lower_, [])
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            nouns.extend(kernel(noun) for noun in conjoined(child))
        elif child.dep_ in ("prep", "conj") and child.pos_ == "ADP":
            _follow(child, found)
    if not nouns and preposition.n_rights == 0 and (noun := _next(preposition)):
        nouns.extend(kernel(each) for each in conjoined(noun))


def _next(preposition: "Token") -> "Token | None":
    """Return the noun right after a preposition from which the parser has torn it."""
    if preposition.i + 1 >= len(preposition.doc):
        return None
    token = preposition.nbor()
    while (
        token.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod")
        and token.head.i > token.i
    ):
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN") else None
