"""Whom a pronoun means, by who is subject where; nobody rather than a wrong one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.memory import Seen
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.scene import Scene

__all__ = ["find"]

PERSONS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
#: The kinds of actor that "it" and "they" may stand for.
BODIES = frozenset(ActorKind) - {
    ActorKind.PERSON, ActorKind.OFFICE, ActorKind.POPULATION, ActorKind.UNKNOWN
}  # fmt: skip
CROWDS = frozenset({ActorKind.POPULATION, ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})
SUBJECTS = ("nsubj", "nsubjpass")
#: Clauses whose pronoun may be the subject of the clause on which they depend.
EMBEDDED = frozenset({"ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "pcomp", "parataxis"})


def find(scene: "Scene") -> None:
    """Take in the pronouns of a paragraph whose meaning is told by the sentence or the last."""
    for token in scene.doc:
        if token.tag_ in ("PRP", "PRP$") and token.i not in scene.owner:
            actor = _meant(scene, token)
            if actor is not None:
                scene.add(token.i, token.i + 1, actor=actor, how="pronoun")


def _meant(scene: "Scene", token: "Token") -> str | None:
    word = token.lower_
    if word not in PERSONS | THINGS | MANY or (word == "it" and _empty(token)):
        return None
    for above in _above(token):
        mention = scene.owner.get(above.i)
        if mention is None or mention.actor is None:
            if _fits_noun(word, above):
                return None
            continue
        plural = above.tag_ in ("NNS", "NNPS")
        joined = any(c.dep_ == "conj" and not _holds(c, token) for c in above.children)
        if _fits(word, mention.kind, plural=plural) and not joined:
            return mention.actor
    return _last(scene, token, word)


def _above(token: "Token") -> Iterator["Token"]:
    """Yield the subjects of the clauses above a pronoun's own; of its own for a possessive."""
    own = token.tag_ == "PRP$" or token.dep_ not in SUBJECTS
    at = token
    if token.tag_ == "PRP$":  # "Iran and its ally": the one to whom the noun is joined
        noun = next((t for t in (token.head, *token.head.ancestors) if t.dep_ == "conj"), None)
        if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.head.i < token.i:
            yield noun.head
    for _ in range(20):
        if at.pos_ in ("VERB", "AUX"):
            for child in at.children:
                if child.dep_ in SUBJECTS and child.i < token.i and own and child.i != token.i:
                    yield child
            own = token.tag_ == "PRP$" or at.dep_ in EMBEDDED or token.dep_ not in SUBJECTS
        if at.head.i == at.i:
            return
        if at.dep_ in EMBEDDED:
            own = True
        at = at.head


def _holds(noun: "Token", pronoun: "Token") -> bool:
    """Tell whether a pronoun stands within a noun's phrase."""
    return noun.left_edge.i <= pronoun.i <= noun.right_edge.i


def _last(scene: "Scene", token: "Token", word: str) -> str | None:
    """Return the one fitting subject of the sentence before; for a person, the one person."""
    now = scene.numbers[token.i]
    seen = [s for s in scene.seen(token.i) if now - s.sentence <= 1 and not s.demonym]
    fitting = [s for s in seen if _fits(word, s.kind, plural=s.plural)]
    here = [s for s in fitting if s.sentence == now]
    if here and (token.dep_ not in SUBJECTS or word in PERSONS):
        return _one(fitting) if word in PERSONS else None
    subjects = [s for s in fitting if s.subject and s.sentence < now]
    if word in PERSONS and not subjects:
        return _one(fitting)
    return None if here else _one(subjects)


def _one(seen: list[Seen]) -> str | None:
    actors = {s.actor for s in seen}
    return actors.pop() if len(actors) == 1 else None


def _fits(word: str, kind: ActorKind, *, plural: bool) -> bool:
    """Tell whether a pronoun may stand for an actor of a kind."""
    if word in PERSONS:
        return kind in (ActorKind.PERSON, ActorKind.OFFICE) and not plural
    if word in THINGS:
        return kind in BODIES and not plural
    return plural or kind in CROWDS


def _fits_noun(word: str, token: "Token") -> bool:
    """Tell whether a pronoun may stand for a noun that is no mention: then it is nobody's."""
    if token.pos_ == "PRON":
        return token.lower_ in ("who", "which", "that") or token.lower_ == word
    if word in PERSONS:
        return False
    return (token.tag_ in ("NNS", "NNPS")) == (word in MANY)


def _empty(token: "Token") -> bool:
    """Tell whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in (
        "seem",
        "appear",
        "happen",
        "rain",
        "turn",
        "remain",
    ):
        return True
    kinds = {child.dep_ for child in verb.children}
    return verb.lemma_ == "be" and bool(kinds & {"acomp", "attr", "ccomp", "xcomp", "advcl"})
