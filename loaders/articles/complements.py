"""What a verb makes of the clause under it: "is said to have attacked", "failed to attack"."""

from typing import TYPE_CHECKING

from loaders.articles.effects import Effect, applied
from loaders.articles.governors import (
    ADJECTIVES,
    ALLEGED,
    FACTUAL,
    NOUNS,
    OBJECTS,
    POSSIBLE,
    RAISED,
    UNTRUE,
    clauses,
)
from loaders.articles.hearsay import told
from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed
from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OF_ACTS", "act_of", "complement", "of_act"]

#: What becomes of what an act of speech is about.
OF_ACTS = {
    "agree": Modality.PLEDGED, "pledge": Modality.PLEDGED, "vow": Modality.PLEDGED,
    "threaten": Modality.THREATENED, "refuse": Modality.POSSIBLE, "request": Modality.DEMANDED,
    "appeal": Modality.DEMANDED, "accuse": Modality.ALLEGED, "deny": Modality.ALLEGED,
    "hope": Modality.POSSIBLE,
}  # fmt: skip
#: Verbs that free somebody of a charge: "cleared of bombing".
CLEARING = frozenset({"clear", "acquit", "absolve", "exonerate", "exculpate"})
#: Verbs of a claim or a fear that arises.
EMERGING = listed(
    "emerge surface circulate spread mount grow arise persist swirl abound appear exist come have "
    "go remain rise increase deepen"
)


def complement(token: "Token", verb: "Token", over: Manner) -> Manner:
    """Return the manner of a complement under a verb of a known kind."""
    lemma, said = verb.lemma_.lower(), lexicon().lists["say"]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if token.dep_ == "ccomp" and lemma in EMERGING and (doubt := _subject_effect(verb)):
        return applied(doubt, Manner(polarity=over.polarity))
    if passive and token.tag_ == "VBN" and not infinitive and lemma in RAISED | {"fear"}:
        return applied(ALLEGED, Manner(polarity=over.polarity))
    if lemma == "be" and not infinitive:
        return _predicated(verb, over)
    if infinitive and (raised := _raised(verb, over, passive=passive)):
        return raised
    if token.dep_ == "ccomp" and lemma in said:
        return told(token, verb, over)
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    effect = OBJECTS.get(f"{lemma}_{particle}") if particle else None
    effect = effect or (clauses().get(lemma) if lemma not in FACTUAL or not infinitive else None)
    if effect is not None:
        return _failed(effect, over) if lemma in lexicon().lists["fail"] else applied(effect, over)
    if lemma not in ("be", "have") and (act := act_of(verb)):
        return of_act(act, over)
    charged = lemma == "charge" and token.head.lower_ == "with"
    if token.dep_ == "pcomp" and (token.head.lower_ == "of" or charged):
        return applied(UNTRUE if lemma in CLEARING else ALLEGED, over)
    if infinitive and lemma not in FACTUAL and lemma not in lexicon().lists["through"]:
        return applied(POSSIBLE, over)
    return over


def _subject_effect(verb: "Token") -> Effect | None:
    """Return what the noun makes of a clause in "reports emerged that", "fears grew that"."""
    nouns = (c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj")
    return next((e for lemma in nouns if (e := NOUNS.get(lemma))), None)


def _predicated(verb: "Token", over: Manner) -> Manner:
    """Return what is said of a clause: "it is likely that", "that … was false"."""
    words = (c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))
    effect = next((e for word in words if (e := ADJECTIVES.get(word) or NOUNS.get(word))), None)
    effect = effect or _subject_effect(verb)
    return applied(effect, over) if effect is not None else over


def _failed(effect: Effect, over: Manner) -> Manner:
    """Return what one failed to do was not done, and what one did not fail to do was."""
    made = applied(effect, over)
    return made if made.denied else Manner(over.modality, made.polarity, over.future)


def _raised(verb: "Token", over: Manner, *, passive: bool) -> Manner | None:
    """Return what "is said to have", "is to", "has yet to", "is about to" make of an infinitive."""
    lemma = verb.lemma_.lower()
    if lemma in RAISED and (passive or lemma in ("seem", "appear")):
        return applied(Effect(Modality.ALLEGED), Manner(polarity=over.polarity))
    words = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "acomp", "prt")}
    if lemma in ("have", "be", "remain") and "yet" in words:
        return Manner(polarity=Polarity.DENIED)
    if lemma == "have" or lemma == "need":
        done = verb.tag_ == "VBD" and lemma == "have"
        return over if done else applied(Effect(Modality.DEMANDED), over)
    if lemma == "go" and verb.tag_ == "VBG":
        return applied(Effect(Modality.PLANNED), over)
    if lemma == "be":
        adjective = next((c for c in verb.children if c.dep_ in ("acomp", "oprd")), None)
        effect = Effect(Modality.PLANNED)
        if adjective is not None:
            effect = ADJECTIVES.get(adjective.lemma_.lower(), Effect())
        elif any(c.dep_ == "attr" for c in verb.children):
            effect = Effect(Modality.POSSIBLE)
        return applied(effect, over)
    return None


def act_of(verb: "Token") -> str | None:
    """Return the act of speech that a verb is in the lexicon, if any."""
    senses = lexicon().verbs.get(verb.lemma_.lower(), ())
    return next((sense.act for sense in senses if sense.act), None)


def of_act(act: str, over: Manner) -> Manner:
    """Return the manner of what an act of speech is about."""
    polarity = Polarity.DENIED if act == "deny" else over.polarity
    return Manner(OF_ACTS[act], polarity, future=True)
