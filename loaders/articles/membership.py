"""Who is part, member, ally or enemy of whom, where a noun, "belongs to" or "including" says so."""

from typing import TYPE_CHECKING

from loaders.articles.stating import Stating, asserted, examples, goals, joined, subject
from ontology.terms import ActorKind, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

#: What a noun says of the one to whom it belongs, towards whom it belongs to.
NOUNS = {
    **dict.fromkeys(("affiliate", "arm", "branch", "chapter", "component", "faction", "offshoot",
                     "part", "subsidiary", "unit", "wing"), RelationType.PART_OF),
    **dict.fromkeys(("ally", "partner"), RelationType.ALLIED_WITH),
    **dict.fromkeys(("adversary", "enemy", "foe", "rival"), RelationType.OPPOSED_TO),
    "proxy": RelationType.BACKED_BY,
}  # fmt: skip
OWNING = frozenset({"poss", "compound", "amod", "nmod"})
#: Kinds of actor that have members or parts.
BODIES = frozenset(
    {ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP, ActorKind.INTERNATIONAL_ORGANIZATION,
     ActorKind.ORGANIZATION, ActorKind.PARTY, ActorKind.GOVERNMENT_BODY, ActorKind.COMPANY}
)  # fmt: skip
#: Verbs whose subject has their objects as members.
HOLDING = frozenset({"comprise", "include"})
VERBS = HOLDING | {"belong", "consist", "join"}


def find(stating: Stating) -> None:
    """Note the relations between actors that a paragraph states by words of belonging."""
    for token in stating.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in NOUNS:
            _noun(stating, token, NOUNS[lemma])
        elif lemma in VERBS and token.pos_ == "VERB" and asserted(token):
            _verb(stating, token, lemma)
    for mention in list(stating.owner.values()):
        if mention.kind in BODIES and mention.how != "pronoun":
            _including(stating, stating.doc[mention.end - 1])


def _noun(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "Y, a branch of X", "X's ally Y", "Y is part of X", "the armed wing of X, Y"."""
    rule, held = _held(stating, token)
    others = [g for c in token.children if c.lower_ == "of" for g in goals(c)]
    others += [child for child in token.children if child.dep_ in OWNING and child not in held]
    if type_ is not RelationType.PART_OF:  # of allies the possessive may hang on the name
        others += [c for h in held for c in h.children if c.dep_ == "poss" and c.i < token.i]
    for one in held:
        for other in others:
            stating.between(type_, one, other, {token.i}, rule)


def _held(stating: Stating, token: "Token") -> tuple[str, list["Token"]]:
    """Return the rule, and the names of which a noun is said."""
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
        return "copula", joined(subject(token.head)) if asserted(token.head) else []
    if token.dep_ == "appos":
        return "apposition", [token.head]
    if token.dep_ in ("compound", "nmod") and token.head.i > token.i:
        return "apposition", joined(token.head)
    named = [child for child in token.children if child.dep_ == "appos"]
    return "apposition", [each for child in named for each in joined(child)] or _next(
        stating, token
    )


def _next(stating: Stating, token: "Token") -> list["Token"]:
    """Return the name between commas after "the military wing of X"."""
    after = [g for c in token.children if c.lower_ == "of" for g in goals(c)]
    for goal in after[-1:]:
        of = stating.owner.get(goal.i)
        at = of.end if of is not None else goal.i + 1
        if at + 1 < len(stating.doc) and stating.doc[at].text == ",":
            begin = at + 2 if stating.doc[at + 1].lower_ == "the" else at + 1
            name = stating.owner.get(begin)
            if name is not None and name.start == begin and name.kind in BODIES:
                ended = stating.doc[name.end].text if name.end < len(stating.doc) else "."
                return [stating.doc[name.end - 1]] if ended in (",", ".") else []
    return []


def _verb(stating: Stating, token: "Token", lemma: str) -> None:
    """Read "Y belongs to X", "Y joined X", "X includes Y and Z", "X consists of Y and Z"."""
    prepositions = {c.lower_: list(goals(c)) for c in token.children if c.dep_ == "prep"}
    objects = [o for c in token.children if c.dep_ == "dobj" for o in joined(c)]
    type_ = RelationType.MEMBER_OF
    if lemma == "belong":
        pairs = [(s, g) for s in joined(subject(token)) for g in prepositions.get("to", ())]
    elif lemma == "join":
        pairs = [(s, o) for s in joined(subject(token)) for o in objects]
    else:
        members = objects if lemma in HOLDING else prepositions.get("of", [])
        pairs = [(m, s) for s in joined(subject(token)) for m in members]
    for one, other in pairs:
        if _body(stating, other):
            stating.between(type_, one, other, {token.i}, "verb")


def _including(stating: Stating, noun: "Token") -> None:
    """Read "the coalition, including X and Y"."""
    if noun.tag_ in ("NNS", "NNPS") and noun.pos_ != "PROPN":
        return
    for member in examples(noun):
        stating.between(RelationType.MEMBER_OF, member, noun, set(), "example")


def _body(stating: Stating, token: "Token") -> bool:
    named = stating.owner.get(token.i)
    return named is not None and named.kind in BODIES
