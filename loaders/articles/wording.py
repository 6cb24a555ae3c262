"""Evidence: the exact words behind a claim, at which characters they stand, and who says so.

A sentence is quoted whole where it is short enough, else the clause of the event, else as many of
its words as may be quoted, the verb or noun of the event among them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.articles.dated import Days
from loaders.articles.memory import Memory
from loaders.articles.parties import Cast
from loaders.articles.parts import Paragraph
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech, speech
from ontology.records import Evidence, Post, Quotation, Relation
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Wording"]

#: The longest quotation, in characters.
LONGEST = 299
#: What leads from what is said up to its verb of saying.
SAID = frozenset({"ccomp", "parataxis", "advcl"})


@dataclass(frozen=True)
class Wording:
    """The words of a parsed paragraph, and who speaks them; ``first`` is its first sentence."""

    doc: "Doc"
    paragraph: Paragraph
    cast: Cast
    quoted: Mapping[int, Speech]
    days: Days
    first: int

    @cached_property
    def starts(self) -> list[int]:
        """The first token of each sentence."""
        return [sentence.start for sentence in self.doc.sents]

    def sentence(self, at: int) -> int:
        """Return the number in the article of the sentence of a token, from 1."""
        return self.first + bisect_right(self.starts, at)

    def of(self, frame: Frame, confidence: float) -> Evidence:
        """Return who says what a frame says, in which words, and by which rule it was read."""
        said = frame.said
        return Evidence(
            said_by=tuple(dict.fromkeys(p.actor for p in said.speakers)) if said else (),
            heard_from=_heard(said, self.cast.memory),
            said_on=self.days.said_on(said) if said else self.days.published,
            quotations=(self.quotation(frame.trigger),),
            confidence=confidence,
            locator=f"rule: {frame.rule}, sentence {self.sentence(frame.trigger)}",
        )

    def quotation(self, at: int) -> Quotation:
        """Return the words around a token that make a quotation, with their place in the text."""
        token = self.doc[at]
        first, after = token.sent.start, token.sent.end
        if not self._short(first, after):
            first, after = token.left_edge.i, token.right_edge.i + 1
        while after > at + 1 and not self._short(first, after):
            after -= 1
        while first < at and not self._short(first, after):
            first += 1
        text = self.doc[first:after].text
        exact = text.strip()[:LONGEST]
        start = self.paragraph.start + self.doc[first].idx + len(text) - len(text.lstrip())
        return Quotation(exact=exact, start=start, end=start + len(exact))

    def _short(self, first: int, after: int) -> bool:
        return len(self.doc[first:after].text.strip()) <= LONGEST

    def attributed(self, claims: Iterable[Relation | Post]) -> Iterator[Relation | Post]:
        """Yield relations and posts with who says so, and with the number of their sentence.

        What stands within the words of a speaker is said by him; else the publisher says it.
        """
        for claim in claims:
            token = self._token(claim)
            if token is None:
                yield claim
                continue
            evidence = self._evidence(claim.evidence, token)
            yield replace(claim, evidence=evidence)

    def _token(self, claim: Relation | Post) -> "Token | None":
        """Return the token that governs the words of a claim."""
        for each in claim.evidence.quotations[:1]:
            if each.start is not None and each.end is not None:
                start = self.paragraph.start
                span = self.doc.char_span(
                    each.start - start, each.end - start, alignment_mode="expand"
                )
                return span.root if span else None
        return None

    def _evidence(self, evidence: Evidence, token: "Token") -> Evidence:
        locator = f"{evidence.locator}, sentence {self.sentence(token.i)}"
        said = speech(token, self.cast, self.quoted)
        if said is None or not said.speakers or evidence.said_by or not _within(token, said):
            return replace(evidence, locator=locator)
        return replace(
            evidence,
            said_by=tuple(dict.fromkeys(p.actor for p in said.speakers)),
            heard_from=evidence.heard_from or _heard(said, self.cast.memory),
            said_on=self.days.said_on(said),
            locator=locator,
        )


def _heard(said: Speech | None, memory: Memory) -> tuple[str, ...]:
    """Return those who say that it was said, and the outlets to which something was told."""
    if said is None:
        return ()
    told = [p.actor for p in said.told if memory.kind(p.actor) is ActorKind.MEDIA]
    heard = dict.fromkeys([*(p.actor for p in said.via), *told])
    return tuple(a for a in heard if a not in {p.actor for p in said.speakers})


def _within(token: "Token", said: Speech) -> bool:
    """Tell whether a token is part of what is said, and not of who says it, and to whom."""
    while token.head.i != token.i:
        if token.head.i == said.verb:
            return token.dep_ in SAID
        token = token.head
    return token.i != said.verb
