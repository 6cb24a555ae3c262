"""Who a noun of a parsed paragraph is: the actor that it names, or that its modifiers name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.articles import pairs
from loaders.articles.grammar import relative, subjects
from loaders.articles.lexicon import lexicon
from loaders.articles.memory import Memory
from loaders.articles.nouns import conjoined, kernel, prepositions
from loaders.articles.parts import Mention
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Cast", "Party"]

#: What hangs on a noun and says whose or which it is.
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
#: Prepositions that say whose or whence a noun is, surest first.
BELONGING = ("of", "from", "in", "at", "for", "within", "based", "on")
#: Participles that say whose or whence a noun is: "workers affiliated with".
ATTACHED = frozenset(
    {"affiliated", "based", "belonging", "flagged", "linked", "living", "loyal", "owned",
     "registered", "working"}
)  # fmt: skip
#: Nouns for those of whom the sentence has spoken: "between the two countries".
POINTING = frozenset(
    {"counterpart", "country", "member", "nation", "neighbor", "neighbour", "party", "side",
     "state"}
)  # fmt: skip
#: Prepositions after which the name of a state may be that of a place or of whom it is done to.
AIMING = frozenset({"at", "near", "off", "around"})
#: Prepositions after which a capital is its state: "talks with Tehran", "an apology from Tokyo".
MEANT = frozenset(
    {"with", "against", "from", "to", "by", "on", "between", "over", "toward", "towards", "for"}
)
#: Those whose "we" is their state or group.
SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.OFFICE, ActorKind.GOVERNMENT_BODY})
#: How deep "the head of the army of the republic of …" is followed.
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at a token; ``direct`` where the noun itself names it, not a modifier of it.

    ``noun`` is the lemma of the noun that acts: "soldier" in "Israeli soldiers"; ``placed`` marks
    the state where a place lies, of which only the place is named.
    """

    actor: str
    token: int
    direct: bool
    noun: str
    how: str = "exact"
    placed: bool = False


class Cast:
    """The parties of one parsed paragraph, found from its nouns."""

    def __init__(self, doc: "Doc", mentions: Iterable[Mention], memory: Memory) -> None:
        self.doc, self.memory = doc, memory
        self.words = [token.text for token in doc]
        self.mentions = sorted(mentions, key=lambda m: m.start - m.end)
        self.at: dict[int, Mention] = {}
        for mention in self.mentions:
            head = doc[mention.start : mention.end].root.i
            self.at.setdefault(head, mention)
        #: Who speaks at a token, for "we" and "us".
        self.voices: dict[int, tuple[Party, ...]] = {}
        #: What was found of who says something, by the first token of the sentence.
        self.sayings: dict[int, tuple[Any, ...]] = {}
        #: The words on which "according" hangs.
        self.sourced = {t.head.i for t in doc if t.lower_ == "according"}
        self.inner: dict[int, Mention] = {}
        for mention in self.mentions:
            self.inner.update(dict.fromkeys(range(mention.start, mention.end), mention))

    def of(self, noun: "Token", depth: int = 0) -> tuple[Party, ...]:
        """Return the parties that a noun stands for: itself, else those in its modifiers."""
        noun = kernel(relative(noun))
        if pair := pairs.meant(noun, self.mentions, self.memory):
            return tuple(Party(a, noun.i, True, noun.lemma_, "description") for a in pair)
        own = self.named(noun)
        if own is not None:
            return (*(self._shared(own, noun, depth) or (own,)), *self._examples(noun, depth))
        if noun.pos_ == "PRON":
            return self._pronoun(noun, depth)
        return self.around(noun, depth)

    def _examples(self, noun: "Token", depth: int) -> tuple[Party, ...]:
        """Return those who are named as examples of a group: "groups such as X and Y"."""
        if depth > DEEPEST or noun.tag_ not in ("NNS", "NNPS"):
            return ()
        found = [
            party
            for word, nouns in prepositions(noun).items()
            if word in ("as", "including", "like")
            for each in nouns
            if each.pos_ == "PROPN"
            for party in self.of(each, depth + 1)
        ]
        return _once(found)

    def _shared(self, own: Party, noun: "Token", depth: int) -> tuple[Party, ...]:
        """Return the several parties of a noun that is theirs: Hungarian and Romanian officials."""
        known = self.memory.actors.get(own.actor)
        plural = noun.tag_ in ("NNS", "NNPS")
        if known is None or (known.country and not plural) or noun.pos_ == "PROPN":
            return ()
        found = tuple(p for p in self.around(noun, depth) if p.actor != own.actor)
        return found if len(found) > 1 else ()

    def all(self, nouns: Iterable["Token"]) -> tuple[Party, ...]:
        """Return the parties of several nouns, each actor once."""
        found: dict[str, Party] = {}
        for noun in nouns:
            for party in self.of(noun):
                found.setdefault(party.actor, party)
        return tuple(found.values())

    def named(self, noun: "Token") -> Party | None:
        """Return the party that a mention at a noun is."""
        mention = self.at.get(noun.i) or self.inner.get(noun.i)
        if mention is None:
            return None
        actor = self.actor(mention)
        if actor is None or (noun.lemma_ in POINTING and actor in self.memory.actors):
            return None
        lemma, placed = noun.lemma_.lower(), mention.actor is None and not _aimed(noun, mention)
        return Party(actor, noun.i, True, lemma, mention.how, placed)

    def actor(self, mention: Mention) -> str | None:
        """Return the actor of a mention; for a place the state where it lies."""
        if mention.actor:
            return mention.actor
        place = mention.place and (
            self.memory.places.get(mention.place) or register().places.get(mention.place)
        )
        return place.country if place else None

    def around(self, noun: "Token", depth: int = 0) -> tuple[Party, ...]:
        """Return the parties that the modifiers of a noun name."""
        if depth > DEEPEST:
            return ()
        lemma = noun.lemma_.lower()
        found = [
            Party(p.actor, noun.i, False, lemma, p.how, p.placed)
            for child in noun.children
            if child.dep_ in MODIFIERS
            for each in conjoined(child)
            for p in self._modifier(each, depth)
            if not self._same(p, noun)
        ]
        return _once(found) or self._after(noun, depth)

    def _modifier(self, child: "Token", depth: int) -> tuple[Party, ...]:
        own = self.named(child)
        if own and not self._holds(child, child.head):
            return (own,)
        if child.pos_ == "PRON":
            return self._pronoun(child, depth)
        if "-" in child.text or any(c.dep_ == "punct" for c in child.children):
            within = [self.inner[t.i] for t in child.subtree if t.i in self.inner]
            actors = (self.actor(m) for m in within)
            return tuple(Party(a, child.i, False, child.lemma_, "exact") for a in actors if a)[:1]
        return self.around(child, depth + 1)

    def _holds(self, child: "Token", noun: "Token") -> bool:
        """Tell whether the mention at a modifier is that of its noun too."""
        mention = self.inner.get(child.i)
        return mention is not None and mention.start <= noun.i < mention.end

    def _same(self, party: Party, noun: "Token") -> bool:
        mention = self.inner.get(noun.i)
        return mention is not None and mention.actor == party.actor

    def _after(self, noun: "Token", depth: int) -> tuple[Party, ...]:
        for word in BELONGING:
            for child in noun.children:
                if _says(child, word):
                    found = [
                        Party(p.actor, noun.i, False, noun.lemma_.lower(), p.how, p.placed)
                        for preposition in (child, *child.children)
                        for below in preposition.children
                        if below.dep_ == "pobj"
                        for each in conjoined(below)
                        for p in self.of(each, depth + 1)
                    ]
                    if found:
                        return _once(found)
        beside = (c for c in noun.children if c.dep_ == "appos" and not _spelt_out(c))
        return tuple(p for c in beside for p in self.of(c, depth + 1))

    def _pronoun(self, noun: "Token", depth: int) -> tuple[Party, ...]:
        """Return whom a third person within a sentence points back to: the subject above it."""
        if noun.lower_ in FIRST:
            return self._speaking(noun)
        if depth > DEEPEST or noun.lower_ not in PRONOUNS:
            return ()
        for above in noun.ancestors:
            if above.pos_ not in ("VERB", "AUX") or noun.head == above:
                continue
            found = tuple(
                p for s in subjects(above)[0] if s.i < noun.i for p in self.of(s, depth + 1)
            )
            if found:
                return tuple(Party(p.actor, noun.i, True, p.noun, "pronoun") for p in found)
        return ()

    def _speaking(self, noun: "Token") -> tuple[Party, ...]:
        """Return whom a speaker means by himself: for "we" his state or group, where he has one."""
        voices = self.voices.get(noun.i, ())
        if noun.lower_ in ("i", "me", "my", "mine", "myself"):
            return voices
        behind = ((voice, self._behind(voice.actor)) for voice in voices)
        return tuple(Party(actor, noun.i, True, noun.lower_, "pronoun") for _, actor in behind)

    def _behind(self, actor: str) -> str:
        known = self.memory.actors.get(actor) or register().actors.get(actor)
        if known is None or known.kind not in SPEAKERS:
            return actor
        return (known.part_of[0] if known.part_of else known.country) or actor

    def within(self, token: "Token") -> Iterator[Party]:
        """Yield the parties in everything that hangs on a token, left to right."""
        for each in token.subtree:
            mention = self.at.get(each.i)
            actor = mention and self.actor(mention)
            if actor:
                yield Party(
                    actor, each.i, False, each.lemma_.lower(), mention.how if mention else ""
                )

    def acts(self, noun: "Token") -> bool:
        """Tell whether a noun can act: it names an actor, or those who act."""
        named = self.at.get(noun.i)
        return (
            named is not None and named.actor is not None
        ) or noun.lemma_.lower() in lexicon().agents


FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
PRONOUNS = frozenset(
    {"he", "her", "him", "himself", "his", "it", "its", "itself", "she", "their", "them", "they",
     "which", "who"}
)  # fmt: skip


def _aimed(noun: "Token", mention: Mention) -> bool:
    """Tell whether a state stands after a preposition that may aim at it: "missiles at Israel"."""
    word = noun.head.lower_
    if mention.place in wordlists().seats:
        return word in MEANT
    return mention.place in register().actors and word in AIMING


def _spelt_out(noun: "Token") -> bool:
    """Tell whether a noun comes after a colon: it says what something is, not who."""
    before = noun.left_edge.i - 1
    return before >= 0 and noun.doc[before].text == ":"


def _says(child: "Token", word: str) -> bool:
    """Tell whether a preposition, alone or after a participle, says whose a noun is."""
    if child.dep_ == "prep":
        return child.lower_ == word
    return child.dep_ == "acl" and word == "of" and child.lower_ in ATTACHED


def _once(found: list[Party]) -> tuple[Party, ...]:
    return tuple({party.actor: party for party in reversed(found)}.values())[::-1]
