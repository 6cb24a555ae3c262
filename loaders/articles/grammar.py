"""What a clause is made of: verb, subjects, objects, prepositions, complement."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.articles.nouns import conjoined, kernel, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Clause", "is_verb", "relative", "subjects"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: Verbs whose passive is a state of their subject: "is opposed to".
STATES = frozenset(
    {"oppose", "commit", "determine", "prepare", "concern", "engage", "resolve", "alarm"}
)
#: Verbs whose complement the parser often takes for a clause of purpose.
PURPOSEFUL = frozenset({"be", "press", "order", "push", "urge", "agree", "vow", "send", "dispatch"})
#: Nouns for words: what they say, their author says.
VOICES = frozenset(
    [
        "declaration",
        "statement",
        "letter",
        "resolution",
        "report",
        "speech",
        "message",
        "communique",
        "decree",
        "order",
        "note",
        "interview",
        "law",
        "plan",
        "decision",
        "vote",
        "drive",
        "campaign",
        "move",
        "step",
    ]
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
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if own:
        return [kernel(n) for c in own for n in conjoined(relative(c))], passive
    return _inherited(verb, passive)


def _gerund(subject: "Token") -> "Token":
    """Return the noun of "the agency operating in Iraq said", which the parser makes a clause."""
    if subject.tag_ != "VBG":
        return subject
    return next((c for c in subject.children if c.dep_ == "nsubj"), subject)


def _inherited(verb: "Token", passive: bool) -> tuple[list["Token"], bool]:
    head, dep = verb.head, verb.dep_
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VBN":
            return [kernel(head)], True
        if verb.tag_ == "VBG" or dep == "relcl":
            return (_owner(head) if head.lemma_ in VOICES else [kernel(head)]), passive
        return _owner(head), passive
    if dep in ("pcomp", "prep"):
        governor = head.head if head.pos_ == "ADP" else head
        return _controller(governor, head.lower_), passive
    if dep in ("xcomp", "ccomp", "advcl", "conj", "parataxis") and is_verb(head):
        if dep == "xcomp":
            return _controller(head, "to"), passive
        if dep == "advcl" and verb.tag_ == "VBN":
            return subjects(head)[0], True
        # A passive shares its surface subject with the verb that it is joined to.
        return subjects(head)[0], passive or (
            dep == "conj" and verb.tag_ == "VBN" and subjects(head)[1]
        )
    if dep == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head)[0], passive
    return [], passive


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
    if objects and verb.lemma_ not in SUBJECT_CONTROL and word in ("to", "of", "for", "from"):
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


@dataclass(slots=False)
class Clause:
    """A verb with what hangs on it, its voice undone: ``doers`` act, ``objects`` are acted upon."""

    verb: "Token"
    doers: list["Token"] = field(default_factory=list)
    objects: list["Token"] = field(default_factory=list)
    surface: list["Token"] = field(default_factory=list)
    prepositions: dict[str, list["Token"]] = field(default_factory=dict)
    passive: bool = False

    @classmethod
    def of(cls, verb: "Token") -> "Clause":
        """Return the clause of a verb."""
        surface, passive = subjects(verb)
        governed = prepositions(verb)
        for said in verb.children:
            if said.dep_ == "acomp":
                governed = {**prepositions(said), **governed}
        objects = [
            kernel(n)
            for c in verb.children
            if c.dep_ in ("dobj", "dative", "oprd", "attr") and c.pos_ != "ADP"
            for n in conjoined(relative(c))
        ]
        objects += _fronted(verb)
        doers = surface
        if passive and verb.lemma_ in STATES and "by" not in governed:
            passive = False
        if passive:
            doers, objects = governed.pop("by", []), [*surface, *objects]
        return cls(verb, doers, objects, surface, governed, passive)

    @cached_property
    def lemma(self) -> str:
        """Return the verb's lemma, with its adjective where it is a form of "be"."""
        lemma = self.verb.lemma_.lower()
        if lemma == "be" or (
            lemma in ("stand", "remain", "become", "make") and self.adjective is not None
        ):
            return f"be {self.adjective.lemma_.lower()}" if self.adjective is not None else lemma
        return lemma

    @cached_property
    def adjective(self) -> "Token | None":
        """Return the adjective that a form of "be" says of its subject."""
        return next(
            (
                c
                for c in self.verb.children
                if c.dep_ in ("acomp", "oprd") and c.pos_ in ("ADJ", "VERB")
            ),
            None,
        )

    @cached_property
    def particles(self) -> frozenset[str]:
        """Return the particles and the bare adverbs of the verb."""
        return frozenset(
            c.lower_ for c in self.verb.children if c.dep_ in ("prt", "advmod", "prep", "acomp")
        )

    @cached_property
    def complement(self) -> "tuple[str, Token] | None":
        """Return the verb of the complement, after its sort: infinitive, clause, gerund."""
        for governor in (self.verb, self.adjective, *self.objects):
            wanted = ("acl",) if governor in self.objects else ("xcomp", "ccomp", "advcl")
            for child in governor.children if governor is not None else ():
                fits = child.dep_ in wanted and is_verb(child)
                if fits and (kind := _kind(child, self.verb)):
                    return kind, child
        for word, nouns in self.prepositions.items():
            for noun in nouns:
                if noun.tag_ == "VBG" and word not in ("by", "after", "before", "while", "since"):
                    return "ing", noun
        return None


def _kind(verb: "Token", above: "Token") -> str | None:
    """Return what sort of complement a verb makes, None for an adjunct."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "mark") and c.i < verb.i}
    if verb.dep_ == "advcl":
        return "to" if "to" in words and above.lemma_ in PURPOSEFUL else None
    if "to" in words:
        return "to"
    if verb.tag_ == "VBG" and verb.dep_ != "ccomp":
        return "ing"
    if verb.dep_ == "acl":
        return None
    return "that"


def _fronted(verb: "Token") -> list["Token"]:
    """Return the noun that a relative clause without its object says something of."""
    if verb.dep_ != "relcl" or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return []
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None or own.tag_ in ("WP", "WDT"):
        return []
    return [kernel(verb.head)]
