"""What a clause is made of: verb, subjects, objects, prepositions, complement."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.articles.lexicon import lexicon
from loaders.articles.nouns import conjoined, hyphened, kernel, prepositions
from loaders.articles.subjects import is_verb, relative, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Clause", "is_verb", "relative", "subjects"]

#: Verbs whose passive is a state of their subject: "is opposed to".
STATES = frozenset(
    {"oppose", "commit", "determine", "prepare", "concern", "engage", "resolve", "alarm"}
)
#: Verbs whose complement the parser often takes for a clause of purpose.
PURPOSEFUL = frozenset({"be", "press", "order", "push", "urge", "agree", "vow", "send", "dispatch"})
#: Verbs that always have an object: without one they are passive, though "was" is left out.
TRANSITIVE = frozenset(
    {"abduct", "arrest", "detain", "displace", "expel", "hurt", "injure", "jail", "kidnap", "kill",
     "wound"}
)  # fmt: skip
#: Verbs whose complement has no "to": "let the soldiers go".
CAUSING = frozenset({"let", "make", "have", "help", "see", "watch", "hear"})
#: Adjectives and nouns that say of an object what becomes of it, before it too: "set free ten men".
BECOMING = frozenset({"free", "hostage", "captive", "prisoner", "responsible", "accountable"})


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
            if said.dep_ == "oprd":
                governed.setdefault("as", []).append(said)
        objects = _objects(verb)
        doers = surface
        passive = passive or (not objects and _bare(verb))
        if passive and verb.lemma_ in STATES and "by" not in governed:
            passive = False
        if passive:
            doers, objects = governed.pop("by", []), [*surface, *objects]
        return cls(verb, doers, objects, surface, governed, passive)

    @cached_property
    def lemma(self) -> str:
        """Return the verb's lemma, with its adjective where it is a form of "be"."""
        lemma = _lemma(self.verb)
        if lemma == "be" or (
            lemma in ("stand", "remain", "become", "make") and self.adjective is not None
        ):
            said = self.adjective
            if said is None:
                return lemma
            return f"be {said.lower_ if said.pos_ == 'VERB' else said.lemma_.lower()}"
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
            c.lower_
            for c in self.verb.children
            if c.dep_ in ("prt", "advmod", "prep", "acomp", "oprd", "intj")
            or _predicate(c) is not None
        ) | (BECOMING & {t.lower_ for t in self.verb.doc[self.verb.i + 1 : self.verb.i + 2]})

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
    bare = verb.tag_ in ("VB", "VBP") and above.lemma_ in CAUSING
    if "to" in words or (bare and verb.dep_ == "ccomp"):
        return "to"
    if verb.tag_ == "VBG" and verb.dep_ != "ccomp":
        return "ing"
    if verb.dep_ == "acl":
        return None
    return "that"


def _bare(verb: "Token") -> bool:
    """Tell whether a verb that must have an object is passive without its "was": "ten injured"."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and verb.lemma_ in TRANSITIVE and not helped


def _objects(verb: "Token") -> list["Token"]:
    """Return what a verb is done to, as it stands: also the subject of what it makes another do."""
    objects = [
        kernel(n)
        for c in verb.children
        if (c.dep_ in ("dobj", "dative", "oprd", "attr") and c.pos_ != "ADP")
        or (c.dep_ == "xcomp" and c.pos_ in ("NOUN", "PROPN"))
        for n in conjoined(relative(c))
    ]
    objects += [kernel(n) for c in verb.children if (n := _predicate(c)) is not None]
    if verb.lemma_ in CAUSING:
        made = (c for c in verb.children if c.dep_ == "ccomp" and is_verb(c))
        objects += [kernel(n) for c in made for n in c.children if n.dep_ == "nsubj"]
    return [*objects, *_fronted(verb)]


def _lemma(verb: "Token") -> str:
    """Return the lemma of a verb, with what a hyphen joins to it; mended: "stage", not "stag"."""
    lemma, known = verb.lemma_.lower(), lexicon().verbs
    if whole := next((each for each in hyphened(verb) if each in known), None):
        return whole
    return f"{lemma}e" if lemma not in known and f"{lemma}e" in known else lemma


def _predicate(child: "Token") -> "Token | None":
    """Return of whom a complement without a verb says something: "found the man guilty"."""
    if child.dep_ != "ccomp" or child.pos_ not in ("ADJ", "NOUN", "ADP"):
        return None
    return next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _fronted(verb: "Token") -> list["Token"]:
    """Return the noun that a relative clause without its object says something of."""
    if verb.dep_ != "relcl" or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return []
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None or own.tag_ in ("WP", "WDT") or any(c.tag_ == "WRB" for c in verb.children):
        return []
    return [kernel(verb.head)]
