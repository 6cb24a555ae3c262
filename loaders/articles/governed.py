"""What the governors of a clause or a noun make of it: "no evidence that", "was to have"."""

from typing import TYPE_CHECKING

from loaders.articles.complements import act_of, complement, of_act
from loaders.articles.conditions import purpose
from loaders.articles.effects import applied
from loaders.articles.governors import ADJECTIVES, SUBJECTS
from loaders.articles.lexicon import lexicon
from loaders.articles.meant import Manner
from loaders.articles.phrased import Meant, adjective, after, certain, noun, object_effect
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["above"]

CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "oprd", "advmod", "csubj", "csubjpass"})
OBJECT = frozenset({"dobj", "nsubjpass", "attr", "dative"})
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
OPENING = frozenset({"whether", "if"})
#: Verbs that say of their subject what it is, and where the word for it stands.
COPULAS = frozenset({"be", "remain", "seem", "look", "appear", "become"})
SAID = frozenset({"acomp", "oprd", "attr"})


def above(token: "Token", meant: Meant, depth: int) -> Manner:
    """Return what stands above a clause or a noun makes of it; ``meant`` is `manner` itself."""
    head, dep = token.head, token.dep_
    if head.i == token.i or dep in ("parataxis", "punct", "npadvmod", "meta", "ROOT"):
        return Manner()
    if token.pos_ in VERBAL and dep == "relcl" and not (purpose(token) or _content(token)):
        return Manner()
    if dep == "conj":
        return meant(head, depth)
    if dep in ("csubj", "csubjpass", "ccomp", "advcl", "pcomp") and _whether(token):
        return Manner(Modality.POSSIBLE)
    if head.pos_ in ("ADP", "SCONJ", "PART") or dep in ("pobj", "pcomp"):
        return after(token, head, meant, depth)
    if head.pos_ in NOMINAL:
        return noun(token, head, "", meant, depth)
    if head.pos_ in ("ADJ", "ADV"):
        return adjective(head, head.head, meant, depth)
    return _verb(token, head, meant, depth) if head.pos_ in VERBAL else Manner()


def _content(verb: "Token") -> bool:
    """Tell whether a clause after a noun is what the noun tells: "the report that they left"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _whether(verb: "Token") -> bool:
    """Tell whether a clause leaves open if it is so: "it is unclear whether they attacked"."""
    return any(c.dep_ == "mark" and c.lower_ in OPENING for c in verb.children)


# Under a verb


def _verb(token: "Token", verb: "Token", meant: Meant, depth: int) -> Manner:
    if token.dep_ in ("nsubj", "agent", "expl"):
        return _subject(verb, meant, depth)
    if token.dep_ == "advcl":
        return _adjunct(token, verb, meant, depth)
    if token.dep_ in OBJECT and token.pos_ in NOMINAL:
        return _object(token, verb, meant, depth)
    if token.dep_ in CLAUSAL:
        return complement(token, verb, meant(verb, depth))
    return meant(verb, depth)


def _subject(verb: "Token", meant: Meant, depth: int) -> Manner:
    """Return what is said of the noun of an event: that it is likely, false, looming."""
    over = meant(verb, depth)
    if (effect := SUBJECTS.get(verb.lemma_)) is not None:
        return applied(effect, over)
    if verb.lemma_ in COPULAS:
        words = (c.lemma_.lower() for c in verb.children if c.dep_ in SAID)
        said = next((e for word in words if (e := ADJECTIVES.get(word))), None)
        return applied(said, over) if said is not None else over
    return over


def _adjunct(token: "Token", verb: "Token", meant: Meant, depth: int) -> Manner:
    """Return what the main clause makes of an adjunct without a tense of its own."""
    if purpose(token):
        return Manner(Modality.PLANNED, meant(verb, depth).polarity, future=True)
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return complement(token, verb, meant(verb, depth))
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    if "than" in marks:
        return Manner(polarity=Polarity.DENIED)
    return Manner() if marks else meant(verb, depth)


def _object(token: "Token", verb: "Token", meant: Meant, depth: int) -> Manner:
    over = meant(verb, depth)
    effect = object_effect(verb)
    if effect is not None and (effect.firm or not certain(token)):
        return applied(effect, over)
    if effect is None and (act := act_of(verb)) and verb.lemma_ not in lexicon().lists["say"]:
        return of_act(act, over)
    return over
