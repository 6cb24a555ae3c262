"""Who does what a verb says: its subject, also where it stands with another verb or a noun."""

from typing import TYPE_CHECKING

from loaders.articles.lexicon import lexicon
from loaders.articles.nouns import conjoined, kernel, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_verb", "relative", "subjects"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: Nouns for words: what they say, their author says.
VOICES = frozenset(
    {"campaign", "communique", "decision", "declaration", "decree", "drive", "interview", "law",
     "letter", "message", "move", "note", "order", "plan", "report", "resolution", "speech",
     "statement", "step", "vote"}
)  # fmt: skip
#: Verbs of what follows from a deed, rather than of what a noun is: "a prison, killing two".
ENDING = frozenset(
    {"kill", "wound", "injure", "destroy", "damage", "displace", "free", "leave", "trap"}
)
#: Verbs whose subject, and not their object, does what the infinitive says.
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "use", "send"})


def is_verb(token: "Token") -> bool:
    """Tell whether a token can be the verb of a clause."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in (
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
    )


def relative(token: "Token") -> "Token":
    """Return what a relative pronoun stands for, or the token itself."""
    if token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.dep_ in SUBJECTS):
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return above.head
    return token


def subjects(verb: "Token") -> tuple[list["Token"], bool]:
    """Return the subjects of a verb as they stand, and whether they are its logical objects.

    An infinitive or a participle has that of its matrix verb, or the noun on which it hangs.
    """
    own = [_gerund(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")]
    own = own or [c for c in verb.children if _before(c, verb)]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if own:
        return [kernel(n) for c in own for n in conjoined(relative(c))], passive
    return _inherited(verb, passive)


def _before(child: "Token", verb: "Token") -> bool:
    """Tell whether the parser takes the name before a finite verb for an adverb."""
    return (
        child.dep_ == "npadvmod" and child.i == verb.i - 1 and child.pos_ == "PROPN"
        and verb.tag_ in ("VBD", "VBZ", "VBP") and child.ent_type_ not in ("DATE", "TIME")
    )  # fmt: skip


def _gerund(subject: "Token") -> "Token":
    """Return the noun of "the agency operating in Iraq said", which the parser makes a clause."""
    if subject.tag_ != "VBG":
        return subject
    return next((c for c in subject.children if c.dep_ == "nsubj"), subject)


def _inherited(verb: "Token", passive: bool) -> tuple[list["Token"], bool]:
    """Return the subject of a verb without one of its own, from what it hangs on."""
    head, dep = verb.head, verb.dep_
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _of_noun(verb, passive)
    if dep in ("pcomp", "prep"):
        governor = head.head if head.pos_ == "ADP" else head
        return _controller(governor, head.lower_), passive
    if dep in ("xcomp", "ccomp", "advcl", "conj", "parataxis") and is_verb(head):
        return _of_verb(verb, passive)
    if dep == "attr" and verb.tag_ == "VBG" and head.lemma_ == "be":
        return subjects(head)[0], passive
    if dep == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head)[0], passive
    if dep in ("xcomp", "ccomp"):
        # The parser took the verb above for a noun, and yet gave it a subject.
        own = [c for c in head.children if c.dep_ == "nsubj"]
        return [kernel(n) for c in own for n in conjoined(relative(c))], passive
    return [], passive


def _of_noun(verb: "Token", passive: bool) -> tuple[list["Token"], bool]:
    """Return the subject of a participle, an infinitive or a relative clause on a noun."""
    noun, clause = verb.head, verb.dep_
    if clause == "acl" and verb.tag_ == "VBG" and any(c.dep_ == "mark" for c in verb.children):
        above = next((a for a in verb.ancestors if is_verb(a)), None)
        return (subjects(above)[0] if above is not None else []), passive
    if verb.tag_ in ("VBN", "VBD") and clause == "acl":
        return [kernel(noun)], not _torn(verb)
    if verb.tag_ == "VBN":
        return [kernel(noun)], True
    if verb.tag_ == "VBG" and verb.lemma_ in ENDING and noun.lemma_ not in lexicon().agents:
        return _result(noun), passive
    if verb.tag_ == "VBG" or clause == "relcl":
        return (_owner(noun) if noun.lemma_ in VOICES else [kernel(noun)]), passive
    return _owner(noun), passive


def _of_verb(verb: "Token", passive: bool) -> tuple[list["Token"], bool]:
    """Return the subject that a verb shares with the one on which it hangs."""
    head, dep = verb.head, verb.dep_
    if dep == "xcomp":
        return _controller(head, "to"), passive
    above, acted_upon = subjects(head)
    if dep == "advcl" and verb.tag_ == "VBN":
        return above, True
    if dep == "advcl" and verb.tag_ == "VBG" and (agent := prepositions(head).get("by")):
        return agent, passive
    # A passive shares its surface subject with the verb that it is joined to.
    return above, passive or (dep == "conj" and verb.tag_ == "VBN" and acted_upon)


def _result(noun: "Token") -> list["Token"]:
    """Return who does what follows from a deed: "stormed a prison, killing the guards".

    An attack, or a bomb, that kills is itself the subject.
    """
    above = next((a for a in noun.ancestors if is_verb(a)), None)
    lemma = noun.lemma_.lower()
    itself = lemma in lexicon().nouns or lexicon().is_a(lemma, "explosive")
    if above is None or itself or noun.dep_ in ("nsubj", "nsubjpass"):
        return [kernel(noun)]
    return prepositions(above).get("by") or subjects(above)[0]


def _torn(verb: "Token") -> bool:
    """Tell whether the parser takes the verb of a sentence for a participle of its subject."""
    kinds = {c.dep_ for c in verb.children}
    active = kinds & {"dobj", "ccomp"} or any(
        c.tag_ == "VB" and c.dep_ in ("advcl", "xcomp") for c in verb.children
    )
    raised = verb.lemma_ in ("believe", "think", "suspect", "know", "suppose", "presume", "accuse")
    return verb.head.dep_ == "ROOT" and bool(active) and not raised and "agent" not in kinds


def _controller(verb: "Token", word: str) -> list["Token"]:
    """Return who does what an infinitive or gerund under a verb says."""
    if not is_verb(verb):
        return (
            _owner(verb)
            if verb.pos_ == "NOUN"
            else subjects(verb.head)[0]
            if verb.pos_ == "ADJ"
            else []
        )
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    if (
        objects
        and verb.lemma_ not in SUBJECT_CONTROL
        and word in ("to", "of", "for", "from", "with")
    ):
        return [kernel(n) for c in objects for n in conjoined(c)]
    return subjects(verb)[0]


def _owner(noun: "Token") -> list["Token"]:
    """Return the possessor of a noun, or the subject of the verb whose object it is."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return owners
    if noun.dep_ in ("dobj", "attr", "pobj", "nsubjpass"):
        above = next((a for a in noun.ancestors if is_verb(a)), None)
        return subjects(above)[0] if above is not None else []
    return []
