"""In what way a clause is meant: done, planned, possible, demanded, denied; on which condition."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause, is_verb
from loaders.articles.lexicon import lexicon
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Manner", "condition", "conditional", "manner", "obliged", "purpose"]

FUTURE = frozenset({"will", "shall", "'ll", "wo", "would", "'d", "going"})
MAYBE = frozenset({"may", "might", "could", "can", "ca"})
MUST = frozenset({"must", "should", "ought"})
NEVER = frozenset({"not", "never", "n't", "neither", "nor"})
ALLEGEDLY = frozenset({"allegedly", "reportedly", "supposedly", "purportedly", "apparently"})
PERHAPS = frozenset({"perhaps", "maybe", "possibly", "potentially", "probably"})
NONE: frozenset[str] = frozenset()
CONDITIONS = frozenset({"if", "unless", "provided", "lest", "whether"})
#: What becomes of what an act of speech is about.
OF_ACTS = {
    "agree": Modality.PLEDGED, "pledge": Modality.PLEDGED, "vow": Modality.PLEDGED,
    "threaten": Modality.THREATENED, "refuse": Modality.POSSIBLE, "request": Modality.DEMANDED,
    "appeal": Modality.DEMANDED, "accuse": Modality.ALLEGED, "deny": Modality.ALLEGED,
    "hope": Modality.POSSIBLE,
}  # fmt: skip
#: Verbs and nouns of the list `plan` that stand before a noun: "plans for an attack".
INTENDED = frozenset(
    [
        "plan",
        "intention",
        "intent",
        "threat",
        "vow",
        "pledge",
        "promise",
        "proposal",
        "possibility",
        "risk",
        "prospect",
        "danger",
        "call",
        "demand",
        "fear",
        "refusal",
        "attempt",
        "effort",
        "bid",
        "hope",
        "desire",
        "decision",
        "offer",
        "warning",
        "order",
    ]
)
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Manner:
    """Modality and polarity of a clause, and whether its subject is obliged or wills it."""

    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    future: bool = False

    @property
    def asserted(self) -> bool:
        """Whether the clause says that the thing was done."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.AFFIRMED


def manner(verb: "Token", depth: int = 0) -> Manner:
    """Return in what way a verb, or a noun of an event, is said."""
    own, negated, finite = _own(verb)
    future = own is Modality.PLANNED or _future(verb)
    above = Manner() if finite and verb.dep_ not in ("ccomp", "xcomp") else _above(verb, depth)
    modality = own if own is not Modality.ACTUAL else above.modality
    if above.modality is not Modality.ACTUAL and own in (Modality.ACTUAL, Modality.PLANNED):
        modality = above.modality
    denied = negated != (above.polarity is Polarity.DENIED)
    return Manner(
        modality, Polarity.DENIED if denied else Polarity.AFFIRMED, future or above.future
    )


def _own(verb: "Token") -> tuple[Modality, bool, bool]:
    """Return what the words of a clause itself say: modality, negation, whether it is finite."""
    modality = next((found for c in verb.children if (found := _hedged(c))), Modality.ACTUAL)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = any(c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in (verb, *auxiliaries))
    open_ = modality in (Modality.PLANNED, Modality.ACTUAL)
    if conditional(verb) or (open_ and not _past(verb) and condition(verb) is not None):
        modality = Modality.CONDITIONAL
    return modality, any(map(_negates, verb.children)), finite


def _hedged(child: "Token") -> Modality | None:
    """Return the modality of an auxiliary or an adverb, None where it has none."""
    word = child.lower_
    if child.dep_ in ("aux", "auxpass"):
        words = ((FUTURE, Modality.PLANNED), (MAYBE, Modality.POSSIBLE), (MUST, Modality.DEMANDED))
    elif child.dep_ == "advmod":
        words = (
            (ALLEGEDLY, Modality.ALLEGED),
            (PERHAPS, Modality.POSSIBLE),
            (NONE, Modality.ACTUAL),
        )
    else:
        return None
    return next((modality for listed, modality in words if word in listed), None)


def _negates(child: "Token") -> bool:
    """Tell whether a word under a verb denies it: "not", "never", "no longer", "no troops"."""
    if child.dep_ == "neg":
        return True
    if child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in NEVER:
        return True
    no = child.dep_ == "dobj" or (child.dep_ == "advmod" and child.lower_ == "longer")
    return no and any(c.lower_ == "no" for c in child.children)


def conditional(verb: "Token") -> bool:
    """Tell whether a clause is itself the condition of another."""
    if verb.dep_ != "advcl":
        return False
    first = min((c for c in verb.children), key=lambda c: c.i, default=None)
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
    inverted = (
        first is not None and first.lower_ in ("should", "were", "had") and first.dep_ == "aux"
    )
    return (
        bool(marks & CONDITIONS)
        or inverted
        or any(c.lower_ == "case" for m in verb.children if m.dep_ == "mark" for c in m.subtree)
    )


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
        if child.dep_ == "advcl" and conditional(child):
            return child
        if child.dep_ == "prep" and child.lower_ == "in":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lower_ in ("event", "case"):
                    for of in noun.children:
                        if of.lower_ == "of":
                            return next((n for n in of.children if n.dep_ == "pobj"), None)
    return None


def purpose(verb: "Token") -> bool:
    """Tell whether a clause only says to which end something is done: "to help him"."""
    return (
        verb.dep_ in ("advcl", "acl", "relcl")
        and verb.tag_ == "VB"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    )


def obliged(verb: "Token") -> bool:
    """Tell whether a clause says that its subject must or should."""
    return any(c.dep_ == "aux" and c.lower_ in MUST for c in verb.children) or (
        verb.lemma_ in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)
    )


def _future(verb: "Token") -> bool:
    return any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)


def _past(verb: "Token") -> bool:
    return verb.tag_ == "VBD" or any(
        c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children
    )


def _above(token: "Token", depth: int) -> Manner:
    """Return what the governors of a clause without its own tense make of it."""
    head = token.head
    if head is token or depth > DEEPEST:
        return Manner()
    if token.dep_ in (
        "conj",
        "advcl",
        "xcomp",
        "ccomp",
        "oprd",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "prep",
        "appos",
        "nsubjpass",
        "attr",
        "acomp",
        "dative",
        "agent",
        "csubj",
        "nsubj",
        "advmod",
        "compound",
    ):
        return _governed(token, head, depth)
    return Manner()


def _governed(token: "Token", head: "Token", depth: int) -> Manner:
    lemma = head.lemma_.lower()
    if not is_verb(head):
        if lemma in INTENDED and token.dep_ in ("prep", "acl", "pobj", "compound"):
            return Manner(Modality.POSSIBLE, future=True)
        return (
            _above(head, depth + 1)
            if head.pos_ in ("NOUN", "PROPN", "ADP", "ADJ", "VERB", "AUX", "SCONJ")
            else Manner()
        )
    above = manner(head, depth + 1)
    if token.dep_ in ("nsubj", "agent", "csubj"):
        return above
    if purpose(token):
        return Manner(Modality.PLANNED, above.polarity, True)
    if token.dep_ == "advcl":
        return (
            Manner()
            if any(c.dep_ == "mark" and c.lower_ not in CONDITIONS for c in token.children)
            else above
        )
    if token.dep_ == "conj":
        return above
    return _through(Clause.of(head).lemma, token, above)


def _through(lemma: str, token: "Token", above: Manner) -> Manner:
    """Return the manner of a complement or an object under a verb of a known kind."""
    lists = lexicon().lists
    complement = token.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "prep", "oprd", "advmod")
    if lemma in lists["fail"] and complement:
        other = Polarity.AFFIRMED if above.polarity is Polarity.DENIED else Polarity.DENIED
        return Manner(above.modality, other, above.future)
    if (lemma in lists["plan"] and (complement or token.dep_ == "dobj")) or lemma == "be":
        if lemma == "be" and token.dep_ != "xcomp":
            return above
        return Manner(Modality.PLANNED, above.polarity, True)
    if lemma in lists["attempt"] and complement:
        return Manner(Modality.POSSIBLE, above.polarity)
    senses = lexicon().verbs.get(lemma, ())
    act = next((s.act for s in senses if s.act), None)
    if act and lemma not in lists["say"]:
        return Manner(OF_ACTS[act], above.polarity if act != "deny" else Polarity.DENIED, True)
    if act and token.dep_ != "ccomp":
        return Manner(OF_ACTS[act], Polarity.AFFIRMED, True)
    if lemma in lists["allege"] and lemma != "say" and token.dep_ == "ccomp":
        return Manner(Modality.ALLEGED)
    return Manner() if token.dep_ == "ccomp" and lemma in lists["say"] else above
