"""What hangs on a noun: what it counts, what is joined to it, its compounds and prepositions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conjoined", "hyphened", "kernel", "keys", "prepositions"]

#: Nouns that only count or group what follows their "of".
COUNTING = frozenset(
    {"all", "array", "barrage", "barrel", "batch", "bit", "cluster", "couple", "crowd", "day",
     "dozen", "dozens", "few", "five", "flotilla", "flurry", "four", "group", "hail",
     "half", "handful", "head", "hour", "hundred", "kg", "kilogram", "kind", "lot",
     "majority", "many", "member", "million", "month", "most", "number", "one", "pair",
     "part", "percent", "piece", "pound", "quarter", "raft", "round", "score", "scores",
     "series", "set", "several", "slew", "some", "sort", "spate", "squadron", "string",
     "swath", "swathe", "third", "thousand", "three", "ton", "tonne", "tranche", "trio",
     "two", "type", "volley", "wave", "week", "year"}
)  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def conjoined(token: "Token") -> Iterator["Token"]:
    """Yield a noun and those joined to it by "and" or "or"."""
    waiting = [token]
    while waiting:
        noun = waiting.pop()
        yield noun
        joined = [c for c in noun.children if c.dep_ == "conj" and c.pos_ in NOMINAL]
        waiting.extend(reversed(joined or _torn_off(noun)))


def _torn_off(noun: "Token") -> list["Token"]:
    """Return the nouns of a list that the parser has torn from its first: "A, the B, and C"."""
    doc, at = noun.doc, noun.right_edge.i + 2
    if at >= len(doc) or doc[at - 1].text != ",":
        return []
    token = doc[at]
    while token.dep_ in ("det", "amod", "compound", "poss", "nmod") and token.head.i > token.i:
        token = token.head
    torn = token.dep_ == "dep" or (token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"))
    listed = torn and any(c.dep_ == "conj" for c in token.children)
    return [token] if listed and token.pos_ in ("NOUN", "PROPN") else []


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
    lemma = token.lower_ if token.tag_ == "VBG" else token.lemma_.lower()
    joined = hyphened(token)
    lefts = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "nmod")]
    pairs = [f"{child.lemma_.lower()} {lemma}" for child in lefts]
    return [*joined, *pairs, *_of(token, lemma), lemma]


def hyphened(token: "Token") -> list[str]:
    """Return the whole of a word that the parser has divided at its hyphen: "sit-in", "test-fire".

    Its last part is in its own form too, since the parser takes "in" for no noun.
    """
    first, after = token.i, token.i + 1
    doc = token.doc
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_:
        first -= 2
    while after + 1 < len(doc) and doc[after].text == "-" and not doc[after - 1].whitespace_:
        after += 2
    if after - first < 3 or after - first > 5:
        return []
    front = "".join(t.lower_ for t in doc[first : after - 1])
    return list(
        dict.fromkeys((front + doc[after - 1].lemma_.lower(), front + doc[after - 1].lower_))
    )


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
        governs = child.dep_ in ("prep", "agent", "dative")
        if governs and child.pos_ in ("ADP", "SCONJ", "VERB") and child.lower_ != "according":
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
