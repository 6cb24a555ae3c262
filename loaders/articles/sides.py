"""Who backs, leads or fights whom, and who is allied with whom, where a text says so in passing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.naming import HYPHENS
from loaders.articles.stating import Stating, asserted, examples, goals, joined, subject
from ontology.terms import ActorKind, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

#: What a participle says of the noun, towards the name before its hyphen or after "by" or "with".
PARTICIPLES = {
    **dict.fromkeys(("backed", "supported", "sponsored", "funded", "financed", "armed", "trained",
                     "equipped"), RelationType.BACKED_BY),
    **dict.fromkeys(("aligned", "leaning"), RelationType.ALIGNED_WITH),
    "allied": RelationType.ALLIED_WITH,
    "loyal": RelationType.ALIGNED_WITH,
    **dict.fromkeys(("affiliated", "linked", "connected"), RelationType.ASSOCIATED_WITH),
    **dict.fromkeys(("led", "controlled", "run", "commanded", "headed", "dominated"),
                    RelationType.IN_CHARGE_OF),
}  # fmt: skip
PREFIXES = {"pro": RelationType.ALIGNED_WITH, "anti": RelationType.OPPOSED_TO}
#: What a verb says of its subject and its object.
VERBS = {
    **dict.fromkeys(("fight", "battle", "combat"), RelationType.FIGHTING_AGAINST),
    **dict.fromkeys(("lead", "command", "head", "govern", "control", "rule", "run", "chair"),
                    RelationType.IN_CHARGE_OF),
    **dict.fromkeys(("back", "fund", "finance", "sponsor", "arm"), RelationType.BACKED_BY),
}  # fmt: skip
#: Verbs of taking a side, and the preposition after which it stands; none for an object.
SIDING = {"stand": frozenset({"by", "with", "alongside", "behind"}), "side": frozenset({"with"}),
          "support": frozenset[str](), "ally": frozenset({"with"})}  # fmt: skip
#: Verbs for what is done to an armed group by those who fight it, though it is only their aim.
DEFEATING = frozenset({"combat", "counter", "defeat", "degrade", "destroy", "dislodge", "fight"})
#: Every verb that may tell a relation.
SPOKEN = frozenset({*VERBS, *SIDING, *DEFEATING})
STRUGGLES = frozenset({"battle", "campaign", "fight", "offensive", "operation", "struggle", "war"})
WARS = frozenset({"conflict", "fighting", "hostility", "war"})
AGAINST = frozenset({"against", "with", "alongside"})
COMMANDS = frozenset({"command", "control", "direction", "leadership"})
#: Verbs that say of their subject that it gives its support.
GIVING = frozenset({"declare", "express", "extend", "give", "lend", "offer", "pledge", "provide",
                    "reaffirm", "reiterate", "voice"})  # fmt: skip
#: Relations that the object has to the subject, in the order of the words.
REVERSED = frozenset({RelationType.BACKED_BY})
ARMED = frozenset({ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})


def find(stating: Stating) -> None:
    """Note the relations between actors that words of backing, leading and fighting tell."""
    for token in stating.doc:
        lower = token.lower_
        if lower in PARTICIPLES and token.pos_ in ("VERB", "ADJ"):
            _participle(stating, token, PARTICIPLES[lower])
        if lower in PREFIXES:
            _prefix(stating, token, PREFIXES[lower])
        if lower == "under" and token.dep_ == "prep":
            _under(stating, token)
        if token.pos_ == "NOUN":
            _by_noun(stating, token, token.lemma_.lower())
        elif token.pos_ == "VERB":
            _by_verb(stating, token, token.lemma_.lower())


def _by_noun(stating: Stating, token: "Token", lemma: str) -> None:
    if lemma in STRUGGLES:
        _struggle(stating, token)
    if lemma in WARS:
        _war(stating, token)
    if lemma in ("support", "backing"):
        _support(stating, token)


def _by_verb(stating: Stating, token: "Token", lemma: str) -> None:
    if lemma not in SPOKEN or not asserted(token):
        return
    if lemma in VERBS:
        _verb(stating, token, VERBS[lemma])
    if lemma in SIDING:
        _siding(stating, token, SIDING[lemma])
    if lemma in DEFEATING and token.tag_ in ("VB", "VBG"):
        _defeat(stating, token)


def _participle(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "the Iran-backed Badr Organization", "militias backed by Iran", "is aligned with"."""
    doc = stating.doc
    if token.i >= 2 and doc[token.i - 1].text in HYPHENS and token.dep_ != "ROOT":
        _said_of(stating, type_, _modified(token), doc[token.i - 2], token.i)
        return
    subjects = joined(_subject(token))
    if not subjects or not asserted(token):
        return
    for child in token.children:
        if child.lower_ in ("by", "with", "to") and child.dep_ in ("agent", "prep"):
            for goal in goals(child):
                for each in subjects:
                    _note(stating, type_, each, goal, {token.i}, "participle")


def _prefix(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "pro-Iran paramilitary group"."""
    at = token.i + 2
    if at < len(stating.doc) and stating.doc[token.i + 1].text in HYPHENS:
        other = stating.doc[at]
        noun = next((t for t in stating.doc[at + 1 : at + 6] if t.tag_[0] == "N"), None)
        while noun is not None and noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
            noun = noun.head
        if noun is not None and noun.i > at:
            _said_of(stating, type_, noun, other, token.i)


def _said_of(stating: Stating, type_: RelationType, noun: "Token", other: "Token", at: int) -> None:
    """Note what stands before a noun, of it and of those who are named as examples of it."""
    _note(stating, type_, noun, other, {at}, "compound")
    for example in examples(noun):
        _note(stating, type_, example, other, {at, noun.i}, "example")


def _note(
    stating: Stating, type_: RelationType, noun: "Token", other: "Token", span: set[int], rule: str
) -> None:
    """Note what a participle or prefix says of a noun; a leader stands to it as its subject."""
    one, two = (other, noun) if type_ is RelationType.IN_CHARGE_OF else (noun, other)
    stating.between(type_, one, two, span, rule)


def _modified(token: "Token") -> "Token":
    """Return the noun before which a participle stands."""
    for _ in range(4):
        if token.dep_ not in ("amod", "compound", "nmod") or token.head.i < token.i:
            return token
        token = token.head
    return token


def _subject(token: "Token") -> "Token | None":
    """Return what a participle is said of: the noun before it, or the subject of "is"."""
    if token.dep_ in ("acl", "relcl") and not any(c.dep_ == "nsubjpass" for c in token.children):
        return token.head
    if token.dep_ == "amod" and token.head.i < token.i:
        return token.head
    return subject(token.head if token.dep_ in ("acomp", "attr") else token)


def _struggle(stating: Stating, token: "Token") -> None:
    """Read "the coalition's campaign against X", "Y in its fight against X"."""
    owners = [child for child in token.children if child.dep_ in ("poss", "compound", "amod")]
    if token.dep_ == "pobj" and token.head.lower_ == "in":
        owners += list(_engaged(token.head.head))
    for child in token.children:
        if child.lower_ == "against" and child.dep_ == "prep":
            for goal in goals(child):
                for owner in owners:
                    _note(
                        stating, RelationType.FIGHTING_AGAINST, owner, goal, {token.i}, "compound"
                    )


def _engaged(above: "Token") -> Iterator["Token"]:
    """Yield who is in a fight: a name, those who are supported in it, or the subject of "is"."""
    if above.pos_ in ("NOUN", "PROPN"):
        yield from joined(above)
        backed = [c for c in above.children if c.lower_ in ("for", "of") and c.dep_ == "prep"]
        yield from (goal for child in backed for goal in goals(child))
    elif above.lemma_ in ("be", "join", "engage"):
        yield from joined(subject(above))
    elif above.lemma_ in ("back", "help", "support", "assist", "aid"):
        yield from (each for c in above.children if c.dep_ == "dobj" for each in joined(c))


def _war(stating: Stating, token: "Token") -> None:
    """Read "is at war with X", "the war between X and Y"."""
    for child in token.children:
        if child.lower_ == "between" and child.dep_ == "prep":
            sides = list(goals(child))
            if len(sides) == 2:
                kind = RelationType.FIGHTING_AGAINST
                stating.between(kind, sides[0], sides[1], {token.i}, "compound")
    at = token.head
    if at.lower_ != "at" or at.dep_ != "prep" or not asserted(at.head):
        return
    for each in (*token.children, *at.children, *at.head.children):
        if each.lower_ == "with" and each.dep_ == "prep":
            for one in joined(subject(at.head)):
                for goal in goals(each):
                    kind = RelationType.FIGHTING_AGAINST
                    stating.between(kind, one, goal, {token.i}, "copula")


def _support(stating: Stating, token: "Token") -> None:
    """Read "in its support of X", "reiterated support for X"."""
    owners = [child for child in token.children if child.dep_ == "poss"]
    if not owners and token.dep_ == "dobj" and token.head.lemma_ in GIVING:
        owners = joined(subject(token.head)) if asserted(token.head) else []
    for child in token.children:
        if child.lower_ in ("of", "for") and child.dep_ == "prep":
            for goal in goals(child):
                for owner in owners:
                    kind = RelationType.ALIGNED_WITH
                    stating.between(kind, owner, goal, {token.i}, "verb")


def _under(stating: Stating, token: "Token") -> None:
    """Read "the 5th Division under General X", "under the command of X"."""
    for goal in goals(token):
        commanders, named = [goal], stating.owner.get(goal.i)
        if goal.lower_ in COMMANDS:
            after = [c for c in goal.children if c.lower_ == "of" and c.dep_ == "prep"]
            commanders = [each for child in after for each in goals(child)]
            commanders += [child for child in goal.children if child.dep_ == "poss"]
        elif named is None or named.kind is not ActorKind.PERSON:
            continue
        forces = stating.owner.get(token.head.i)
        if forces is not None and forces.kind in ARMED:
            for each in commanders:
                kind = RelationType.IN_CHARGE_OF
                stating.between(kind, each, token.head, {token.i}, "participle")


def _verb(stating: Stating, token: "Token", type_: RelationType) -> None:
    """Read "X is fighting Y", "X, who leads Y", "X funds Y"."""
    objects: list[Token] = [o for c in token.children if c.dep_ == "dobj" for o in joined(c)]
    for child in token.children:
        if type_ is RelationType.FIGHTING_AGAINST and child.lower_ == "against":
            objects += goals(child)
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children):
        return
    for one in joined(subject(token)):
        for other in objects:
            first, second = (other, one) if type_ in REVERSED else (one, other)
            stating.between(type_, first, second, {token.i}, "verb")


def _siding(stating: Stating, token: "Token", after: frozenset[str]) -> None:
    """Read "X stands by Y", "X sided with Y", "X supports Y"."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children):
        return
    objects = [o for c in token.children if c.dep_ == "dobj" and not after for o in joined(c)]
    objects += [g for c in token.children if c.lower_ in after for g in goals(c)]
    for one in joined(subject(token)):
        for other in objects:
            stating.between(RelationType.ALIGNED_WITH, one, other, {token.i}, "verb")


def _defeat(stating: Stating, token: "Token") -> None:
    """Read "the coalition's strategy to defeat X", "Y, committed to destroying X"."""
    objects = [o for c in token.children if c.dep_ == "dobj" for o in joined(c)]
    for other in objects:
        named = stating.owner.get(other.i)
        if named is not None and named.kind is ActorKind.ARMED_GROUP:
            for one in _aiming(stating, token):
                stating.between(RelationType.FIGHTING_AGAINST, one, other, {token.i}, "verb")


def _aiming(stating: Stating, token: "Token") -> list["Token"]:
    """Return who has an aim: the noun on which it hangs, whose that is, or the verb's subject."""
    at = token
    for _ in range(4):
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN"):
            owners = [c for c in at.head.children if c.dep_ in ("poss", "compound", "amod")]
            return [at.head] if stating.at(at.head) else owners
        if own := subject(at):
            return joined(own)
        if at.head.i == at.i:
            return []
        at = at.head
    return []
