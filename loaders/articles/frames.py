"""From the clauses of a parsed paragraph to frames: who does what to whom, meant in which way."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles import acts, nominals, recipients, sites
from loaders.articles.doing import means, sides
from loaders.articles.grammar import Clause, is_verb
from loaders.articles.lexicon import Sense
from loaders.articles.modality import Manner, condition, conditional, manner, obliged
from loaders.articles.once import once
from loaders.articles.parties import Cast, Party
from loaders.articles.senses import match
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech, speech
from loaders.articles.untold import subordinate, untold
from ontology.terms import EventType, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Reader"]

#: A sentence of more words is no prose, and is not read.
LONGEST = 250
#: Codes of what is done by deciding it.
DECIDED = ("081", "083", "12", "172", "163", "161", "162", "164")


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
            yield from sorted(once(found), key=lambda f: f.trigger)

    def _ordered(self, root: "Token") -> "Iterator[Token]":
        """Yield the tokens of a sentence, governors before what they govern."""
        waiting = deque([root])
        while waiting:
            token = waiting.popleft()
            yield token
            waiting.extend(token.children)

    def _told(self, token: "Token") -> Frame | None:
        """Return the frame at a token with the speech in which it stands."""
        if token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass"):
            return nominals.free(token, self)
        if is_verb(token):
            if conditional(token) or untold(token):
                return None
            said = self.speech(token)
            if denial := acts.denied(self, token, said):
                return denial
            frame = self.clause(token, said)
            return frame and _blamed(acts.spoken(frame, said, self.cast))
        if token.pos_ == "ADJ":
            return acts.ready(self, token, self.speech(token))
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        if token.lemma_ in acts.OWNED and (owned := acts.owned(self, token, self.speech(token))):
            return owned
        return nominals.free(token, self)

    def speech(self, token: "Token") -> Speech | None:
        """Return who says what stands at a token."""
        return speech(token, self.cast, self.quoted)

    def clause(self, verb: "Token", said: Speech | None = None) -> Frame | None:
        """Return the frame of a verb, or None where it is no event of the lexicon."""
        clause = Clause.of(verb)
        self.used.add(verb.i)
        if obliged(verb) and said and said.speakers:
            return acts.demand(self, clause, said)
        sense = match(clause, self.cast)
        if sense and sense.type is EventType.ASSAULT and nominals.unfit(clause, self.cast):
            return None
        noun = nominals.taken_up(clause, sense)
        if noun is not None:
            return nominals.light(self, clause, noun)
        return None if sense is None else self.frame(clause, sense)

    def frame(self, clause: Clause, sense: Sense) -> Frame | None:
        """Return the frame of a clause in a meaning of its verb."""
        meant = decided(clause, sense)
        doers, whom = sides(self.cast, clause, sense)
        made = Frame(
            code=means(clause) if sense.code == "193" else sense.code,
            type=sense.type,
            rule=f"verb {sense.says}",
            initiators=doers,
            recipients=whom,
            modality=meant.modality,
            polarity=meant.polarity,
            future=meant.future,
            trigger=clause.verb.i,
            subordinate=subordinate(clause.verb),
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
        self._use_up(clause, sense)
        return made

    def _use_up(self, clause: Clause, sense: Sense) -> None:
        """Mark what belongs to a clause: its objects, its complement, and what an object is for."""
        if sense.then and clause.complement:
            self.used.add(clause.complement[1].i)
        for noun in clause.objects:
            if not sense.act:
                self.used.add(noun.i)
            else:
                self.used.update(t.i for t in noun.subtree if t.dep_ == "pcomp")

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
        """Return to whom a clause is done, but for those who do it."""
        return recipients.recipients(self.cast, clause, sense, doers)

    def belongs(self, party: Party) -> bool:
        """Tell whether a party is of the register, or known to belong to somebody who is."""
        return recipients.belongs(self.cast, party)

    def place(self, clause: Clause) -> str | None:
        """Return the place of a clause."""
        return sites.of_clause(self.cast, clause)


def _blamed(frame: Frame) -> Frame | None:
    """Return a frame whose recipients are said to be behind something with who says so, if any."""
    if frame.type is not EventType.ACCUSE or not frame.rule.startswith("verb be "):
        return frame
    if frame.initiators or frame.passive:
        return frame
    return replace(frame, initiators=frame.said.speakers) if frame.said else None


def decided(clause: Clause, sense: Sense) -> Manner:
    """Return the manner of a clause; to decide to allow or to forbid is to do it."""
    meant = manner(clause.verb)
    head = clause.verb.head
    done = head.lemma_ == "decide" and clause.verb.dep_ == "xcomp" and manner(head).asserted
    if done and sense.code.startswith(DECIDED):
        return Manner(polarity=meant.polarity)
    return meant
