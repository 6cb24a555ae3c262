"""Who backs, leads, fights or is part of whom, where a text says so in passing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.naming import HYPHENS
from loaders.articles.stating import Stating, asserted
from ontology.terms import RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

#: What a participle says of the noun, towards the name before its hyphen or after "by" or "with".
PARTICIPLES = {
    **dict.fromkeys(("backed", "supported", "sponsored", "funded", "financed", "armed", "trained",
                     "equipped"), RelationType.BACKED_BY),
    **dict.fromkeys(("aligned", "leaning"), RelationType.ALIGNED_WITH),
    "allied": RelationType.ALLIED_WITH,
    **dict.fromkeys(("affiliated", "linked", "connected"), RelationType.ASSOCIATED_WITH),
    **dict.fromkeys(("led", "controlled", "run", "commanded", "headed"), RelationType.IN_CHARGE_OF),
}  # fmt: skip
PREFIXES = {"pro": RelationType.ALIGNED_WITH, "anti": RelationType.OPPOSED_TO}
#: What a verb says of its subject and its object.
VERBS = {
    **dict.fromkeys(("fight", "battle", "combat"), RelationType.FIGHTING_AGAINST),
    **dict.fromkeys(("lead", "command", "head", "govern", "control", "rule"),
                    RelationType.IN_CHARGE_OF),
    **dict.fromkeys(("fund", "finance", "sponsor", "arm"), RelationType.BACKED_BY),
}  # fmt: skip
PARTS = frozenset({"part", "branch", "wing", "arm", "unit", "affiliate", "offshoot", "subsidiary"})
ALLIES = frozenset({"ally", "partner"})
STRUGGLES = frozenset({"fight", "war", "battle", "campaign", "offensive", "struggle"})
AGAINST = frozenset({"against", "with"})
#: Relations that the object has to the subject, in the order of the words.
REVERSED = frozenset({RelationType.BACKED_BY})


def find(stating: Stating) -> None:
    """Note the relations between actors that words of backing, leading, fighting and parts tell."""
    for token in stating.doc:
        lower = token.lower_
        if lower in PARTICIPLES and token.pos_ in ("VERB", "ADJ"):
            _participle(stating, token, PARTICIPLES[lower])
        if lower in PREFIXES:
            _prefix(stating, token, PREFIXES[lower])
        if lower in PARTS or lower in ALLIES or lower == "allies":
            _part(stating, token)
        if lower in STRUGGLES:
            _struggle(stating, token)
        if token.pos_ == "VERB" and token.lemma_ in VERBS and asserted(token):
            _verb(stating, token, VERBS[token.lemma_])


def _note(
    stating: Stating, type_: RelationType, noun: "Token", other: "Token", span: set[int], rule: str
) -> None:
    """Note what a participle or prefix says of a noun; a leader stands to it as its subject."""
    subject, towards = stating.at(noun), stating.at(other)
    if subject is None or towards is None:
        return
    if type_ is RelationType.IN_CHARGE_OF:
        subject, towards = towards, subject
    ends = {*span, *stating.around(noun), *stating.around(other)}
    stating.relate(type_, subject, towards, (min(ends), max(ends) + 1), rule)


def _participle(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "the Iran-backed Badr Organization", "militias backed by Iran", "is aligned with"."""
    doc = stating.doc
    if token.i >= 2 and doc[token.i - 1].text in HYPHENS and token.dep_ != "ROOT":
        _note(stating, type_, _modified(token), doc[token.i - 2], {token.i}, "compound")
        return
    subjects = _joined(_subject(token))
    if not subjects or not asserted(token):
        return
    for child in token.children:
        if child.lower_ in ("by", "with", "to") and child.dep_ in ("agent", "prep"):
            for goal in _goals(child):
                for subject in subjects:
                    _note(stating, type_, subject, goal, {token.i}, "participle")


def _modified(token: "Token") -> "Token":
    """Return the noun before which a participle stands."""
    for _ in range(4):
        if token.dep_ not in ("amod", "compound", "nmod") or token.head.i < token.i:
            return token
        token = token.head
    return token


def _subject(token: "Token") -> "Token | None":
    """Return what a participle is said of: the noun before it, or the subject of "is"."""
    if token.dep_ in ("acl", "relcl"):
        return token.head
    verb = token.head if token.dep_ in ("acomp", "attr") else token
    return next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)


def _prefix(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "pro-Iran paramilitary group"."""
    at = token.i + 2
    if at < len(stating.doc) and stating.doc[token.i + 1].text in HYPHENS:
        other = stating.doc[at]
        noun = next((t for t in stating.doc[at + 1 : at + 6] if t.tag_[0] == "N"), None)
        while noun is not None and noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
            noun = noun.head
        if noun is not None and noun.i > at:
            _note(stating, type_, noun, other, {token.i}, "compound")


def _part(stating: Stating, token: "Token") -> None:
    """Read "Y, a branch of X", "Y is part of X", "an ally of X"."""
    subject, rule = None, "apposition"
    if token.dep_ == "appos":
        subject = token.head
    elif token.dep_ == "attr" and token.head.lemma_ == "be" and asserted(token.head):
        subject, rule = _subject(token), "copula"
    if subject is None:
        return
    type_ = RelationType.PART_OF if token.lower_ in PARTS else RelationType.ALLIED_WITH
    for child in token.children:
        if child.lower_ == "of" and child.dep_ == "prep":
            for goal in _goals(child):
                _note(stating, type_, subject, goal, {token.i}, rule)


def _struggle(stating: Stating, token: "Token") -> None:
    """Read "the coalition's campaign against X"."""
    owners = [child for child in token.children if child.dep_ in ("poss", "compound", "amod")]
    for child in token.children:
        if child.lower_ == "against" and child.dep_ == "prep":
            for goal in _goals(child):
                for owner in owners:
                    _note(
                        stating, RelationType.FIGHTING_AGAINST, owner, goal, {token.i}, "compound"
                    )


def _verb(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "X is fighting Y", "X leads Y", "X funds Y"."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return
    objects: list[Token] = [child for child in token.children if child.dep_ == "dobj"]
    for child in token.children:
        if type_ is RelationType.FIGHTING_AGAINST and child.lower_ in AGAINST:
            objects += _goals(child)
    for other in objects:
        one, two = stating.at(subject), stating.at(other)
        if one is not None and two is not None:
            one, two = (two, one) if type_ in REVERSED else (one, two)
            ends = {*stating.around(subject), *stating.around(other), token.i}
            stating.relate(type_, one, two, (min(ends), max(ends) + 1), "verb")


def _goals(preposition: "Token") -> Iterator["Token"]:
    """Yield what stands after a preposition, and what is joined to it."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _joined(child)


def _joined(first: "Token | None") -> list["Token"]:
    """Return a noun and those that are joined to it by "and"."""
    joined = [] if first is None else [first]
    for token in joined:
        if len(joined) < 20:
            joined += [child for child in token.children if child.dep_ == "conj"]
    return joined
