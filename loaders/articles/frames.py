"""From the clauses of a parsed paragraph to frames: who does what to whom, meant in which way."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles import acts, nominals
from loaders.articles.grammar import Clause, is_verb, subjects
from loaders.articles.lexicon import Sense
from loaders.articles.modality import Manner, condition, conditional, manner, obliged, purpose
from loaders.articles.nouns import conjoined, prepositions
from loaders.articles.parties import Cast, Party
from loaders.articles.senses import match
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech, speech
from ontology.terms import ActorKind, EventType, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Reader"]

#: A sentence of more words is no prose, and is not read.
LONGEST = 250
#: Slots that name a place rather than a recipient, except of a visit.
PLACING = frozenset(
    {"in", "at", "near", "on", "over", "around", "inside", "outside", "off", "across"}
)
#: Prepositions after which even the name of a state is a place.
WITHIN = frozenset({"in", "inside", "near", "outside", "around", "across", "off"})
#: Codes of what is done with a thing or with people for somebody else.
GIVING = ("03", "06", "07", "0842", "086", "0874", "15", "16")
#: Codes of what is done by deciding it.
DECIDED = ("081", "083", "12", "172", "163", "161", "162", "164")
#: Kinds that are somebody of their own without a state.
NAMED = frozenset({ActorKind.INTERNATIONAL_ORGANIZATION, ActorKind.PERSON, ActorKind.PARTY})
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})


class Reader:
    """Reads the frames of one paragraph; each word is used once."""

    def __init__(self, doc: "Doc", cast: Cast, quoted: dict[int, Speech]) -> None:
        self.doc, self.cast, self.quoted = doc, cast, quoted
        self.used: set[int] = set()

    def read(self) -> Iterator[Frame]:
        """Yield the frames of the paragraph in the order of their sentences."""
        for sentence in self.doc.sents:
            if len(sentence) > LONGEST:
                continue
            unused = (t for t in self._ordered(sentence.root) if t.i not in self.used)
            found = [frame for token in unused if (frame := self._told(token))]
            yield from sorted(found, key=lambda f: f.trigger)

    def _ordered(self, root: "Token") -> "Iterator[Token]":
        """Yield the tokens of a sentence, governors before what they govern."""
        waiting = deque([root])
        while waiting:
            token = waiting.popleft()
            yield token
            waiting.extend(token.children)

    def _told(self, token: "Token") -> Frame | None:
        """Return the frame at a token with the speech in which it stands."""
        if is_verb(token):
            if conditional(token) or purpose(token) or _bidden(token):
                return None
            said = self.speech(token)
            if denial := acts.denied(self, token, said):
                return denial
            frame = self.clause(token, said)
            return frame and acts.spoken(frame, said, self.cast)
        if token.pos_ == "ADJ":
            return acts.ready(self, token, self.speech(token))
        return nominals.free(token, self) if token.pos_ in ("NOUN", "PROPN") else None

    def speech(self, token: "Token") -> Speech | None:
        """Return who says what stands at a token."""
        return speech(token, self.cast) or self.quoted.get(token.i)

    def clause(self, verb: "Token", said: Speech | None = None) -> Frame | None:
        """Return the frame of a verb, or None where it is no event of the lexicon."""
        clause = Clause.of(verb)
        self.used.add(verb.i)
        if obliged(verb) and said and said.speakers:
            return acts.demand(self, clause, said)
        sense = match(clause, self.cast)
        if sense and sense.type is EventType.ASSAULT and nominals.unfit(clause, self.cast):
            return None
        noun = nominals.taken_up(clause, self.cast, sense)
        if noun is not None:
            return nominals.light(self, clause, noun)
        return None if sense is None else self.frame(clause, sense)

    def frame(self, clause: Clause, sense: Sense) -> Frame | None:
        """Return the frame of a clause in a meaning of its verb."""
        meant = decided(clause, sense)
        doers = self.cast.all(clause.doers)
        made = Frame(
            code=nominals.means(clause) if sense.code == "193" else sense.code,
            type=sense.type,
            rule=f"verb {sense.says}",
            initiators=doers,
            recipients=self.recipients(clause, sense, doers),
            modality=meant.modality,
            polarity=meant.polarity,
            future=meant.future,
            trigger=clause.verb.i,
            subordinate=_subordinate(clause.verb),
            place=self.place(clause),
            condition=self.condition(clause.verb),
            passive=clause.passive,
        )
        if sense.code == "190" and any(p.noun in acts.MARCHING for p in doers):
            made = replace(made, code="145", type=EventType.PROTEST)
        if sense.code == "150" and len(doers) > 1:
            made = replace(made, code="062", type=EventType.COOPERATE)
        if sense.act:
            made = acts.with_content(self, clause, sense, made)
        else:
            for noun in clause.objects:
                self.used.add(noun.i)
        return made

    def condition(self, verb: "Token") -> "Frame | None":
        """Return the frame of the condition of a clause, bare where it is no event."""
        found = condition(verb)
        if found is None:
            return None
        self.used.add(found.i)
        frame = self.clause(found) if is_verb(found) else nominals.noun_frame(found, self)
        if frame is None:
            return Frame(
                code="", type=None, rule="condition", trigger=found.i, modality=Modality.POSSIBLE
            )
        return replace(frame, modality=Modality.POSSIBLE, condition=None, content=None)

    def recipients(
        self, clause: Clause, sense: Sense, doers: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Return the parties in the first slot of a meaning that has any but the initiators."""
        mine = {party.actor for party in doers}
        bare: tuple[Party, ...] = ()
        for slot, deep in (*((s, False) for s in sense.to), *((s, True) for s in sense.to)):
            found = tuple(
                p for p in self._slot(clause, slot, deep=deep)
                if p.actor not in mine and (not p.placed or sense.code.startswith("04"))
                and not self._theme(p, clause, sense)
            )  # fmt: skip
            if any(self.belongs(p) for p in found):
                return tuple({p.actor: p for p in found}.values())
            bare = bare or found
        if sense.mutual and len(doers) > 1:
            return ()
        return tuple({p.actor: p for p in bare}.values())

    def belongs(self, party: Party) -> bool:
        """Tell whether a party is of the register, or known to belong to somebody who is."""
        known = self.cast.memory.actors.get(party.actor)
        return known is None or bool(known.country or known.part_of) or known.kind in NAMED

    def _theme(self, party: Party, clause: Clause, sense: Sense) -> bool:
        """Tell whether a party is what is given, sent or withdrawn, rather than to whom."""
        return (
            sense.code.startswith(GIVING)
            and sense.object not in (None, "", "actor")
            and any(party.token == noun.i for noun in clause.objects)
            and not (party.direct and self.belongs(party))
        )

    def _slot(self, clause: Clause, slot: str, *, deep: bool) -> tuple[Party, ...]:
        """Return the parties in a slot; ``deep`` also looks below what hangs on the verb."""
        if deep and slot in ("object", "owner", "complement"):
            return ()
        if slot == "object":
            return self.cast.all(clause.objects)
        if slot == "owner":
            return tuple(p for noun in clause.objects for p in self.cast.around(noun))
        if slot == "complement":
            found = clause.complement
            return self.cast.all(subjects(found[1])[0]) if found else ()
        if slot == "within":
            return self._within(clause) if deep else ()
        if slot == "place":
            return ()
        return self.cast.all(self._after(clause, slot, deep=deep))

    def _after(self, clause: Clause, word: str, *, deep: bool) -> "list[Token]":
        """Return the nouns after a preposition on the verb, on its objects, and on theirs."""
        if word in clause.prepositions:
            return clause.prepositions[word]
        below = [*clause.objects, *(n for nouns in clause.prepositions.values() for n in nouns)]
        for noun in below:
            if nouns := prepositions(noun).get(word):
                return nouns
        for noun in below if deep else ():
            for nouns in prepositions(noun).values():
                for each in nouns:
                    if found := prepositions(each).get(word):
                        return found
        return []

    def _within(self, clause: Clause) -> tuple[Party, ...]:
        found = clause.complement
        roots = [*clause.objects, *([found[1]] if found else [])]
        roots += [
            n
            for w, nouns in clause.prepositions.items()
            if w not in PLACING and w != "by"
            for n in nouns
        ]
        first = next((p for root in roots for p in self.cast.within(root)), None)
        if first is None:
            return ()
        joined = conjoined(self.doc[first.token])
        return tuple(p for noun in joined for p in self.cast.of(noun)) or (first,)

    def place(self, clause: Clause) -> str | None:
        """Return the place of a clause: after a preposition of place, or a place as its object."""
        said = [(w, n) for w, nouns in clause.prepositions.items() for n in nouns]
        for each in (*clause.objects, *clause.surface):
            said += [("", each)]
            said += [(w, n) for w, nouns in prepositions(each).items() for n in nouns]
        for word, noun in said:
            for each in conjoined(noun):
                mention = self.cast.at.get(each.i)
                if mention and mention.place and (word in WITHIN or mention.actor is None):
                    return mention.place
        return self._deeper(clause.verb)

    def _deeper(self, verb: "Token") -> str | None:
        """Return a place after a preposition anywhere below a verb, within its own clause."""
        for each in verb.subtree:
            mention = self.cast.at.get(each.i)
            if mention and mention.place and each.dep_ == "pobj" and each.head.lower_ in PLACING:
                above = next((a for a in each.ancestors if is_verb(a)), None)
                if above == verb:
                    return mention.place
        return None


def _bidden(verb: "Token") -> bool:
    """Tell whether a verb is an order or a supposition: "attack us, and you will see"."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "conj", "parataxis", "appos", "ccomp")
        and not any(c.dep_ in ("aux", "nsubj", "auxpass", "nsubjpass") for c in verb.children)
        and not any(c.dep_ == "aux" for c in verb.head.children)
    )


def decided(clause: Clause, sense: Sense) -> Manner:
    """Return the manner of a clause; to decide to allow or to forbid is to do it."""
    meant = manner(clause.verb)
    head = clause.verb.head
    done = head.lemma_ == "decide" and clause.verb.dep_ == "xcomp" and manner(head).asserted
    if done and sense.code.startswith(DECIDED):
        return Manner(polarity=meant.polarity)
    return meant


def _subordinate(verb: "Token") -> bool:
    """Tell whether a verb stands in a clause beside the point of its sentence."""
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head is not verb:
        verb = verb.head
    return verb.dep_ in SUBORDINATE
