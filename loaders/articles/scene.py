"""A parsed paragraph with the mentions found in it so far, and who was spoken of before."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.articles.memory import Memory, Seen
from loaders.articles.parts import Mention
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Scene", "head"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: How many mentions are remembered, within a paragraph and from one to the next.
REACH = 40
#: What ends a sentence, a quotation or a lead-in.
ENDINGS = frozenset(".!?:;,…\"'”’)")
PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class Scene:
    """A paragraph while it is read: ``owner`` is the innermost mention at each token."""

    doc: "Doc"
    memory: Memory
    words: list[str] = field(init=False)
    numbers: list[int] = field(init=False)
    heading: bool = field(init=False)
    mentions: list[Mention] = field(default_factory=list)
    owner: dict[int, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = [token.text for token in self.doc]
        number, self.numbers = self.memory.sentence, []
        for token in self.doc:
            number += bool(token.is_sent_start)
            self.numbers.append(number)
        self.heading = self._heading()

    def _heading(self) -> bool:
        """Tell whether the paragraph is a heading, in which capitals make no names."""
        words = [word for word in self.words if word[0].isalpha() and len(word) > 3]
        capital = sum(word[0].isupper() for word in words)
        ended = not self.words or self.words[-1][-1] in ENDINGS
        return not ended and 2 < len(words) <= 20 and capital >= 0.8 * len(words)

    def add(
        self,
        start: int,
        end: int,
        *,
        actor: str | None = None,
        place: str | None = None,
        kind: ActorKind | None = None,
        how: str = "exact",
    ) -> Mention:
        """Take in a mention; the kind is that of its actor where it is not given."""
        if kind is None:
            kind = self.memory.kind(actor) if actor else ActorKind.UNKNOWN
        text = self.doc[start:end].text
        made = Mention(
            start=start, end=end, text=text, actor=actor, place=place, kind=kind, how=how
        )
        insort(self.mentions, made, key=_order)
        for at in range(start, end):
            inner = self.owner.get(at)
            if inner is None or inner.end - inner.start >= end - start:
                self.owner[at] = made
        return made

    def seen(self, before: int) -> Iterator[Seen]:
        """Yield who was mentioned before a token, in order, the paragraphs before it first.

        Only the last few are remembered, so that a long paragraph takes no longer for each.
        """
        at = bisect_left(self.mentions, (before, -len(self.doc)), key=_order)
        if at < REACH:
            yield from self.memory.seen
        for mention in self.mentions[max(at - REACH, 0) : at]:
            if mention.end <= before:
                yield from self._seen(mention)

    def _seen(self, mention: Mention) -> Iterator[Seen]:
        actor = mention.actor
        if actor is None and self.memory.country_of_place(mention.place) == mention.place:
            actor = mention.place  # a state that stands as a place is spoken of too
        if actor is not None:
            token = head(self.doc, mention.start, mention.end)
            yield Seen(
                actor,
                mention.kind if mention.actor else ActorKind.STATE,
                self.numbers[mention.start],
                subject=subject(token),
                plural=token.tag_ in PLURAL,
                demonym=mention.how == "demonym",
            )

    def close(self) -> list[Mention]:
        """Hand what was seen to the next paragraph, and return the mentions in order."""
        new = [seen for mention in self.mentions[-REACH:] for seen in self._seen(mention)]
        self.memory.seen = [*self.memory.seen, *new][-REACH:]
        self.memory.sentence = self.numbers[-1] if self.numbers else self.memory.sentence
        return self.mentions


def _order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def head(doc: "Doc", start: int, end: int) -> "Token":
    """Return the token of a span on which the others depend, the last where there are several."""
    for at in range(end - 1, start, -1):
        if not start <= doc[at].head.i < end and doc[at].tag_ not in ("POS", "HYPH"):
            return doc[at]
    return doc[start]


def subject(token: "Token") -> bool:
    """Tell whether a token is a subject, or joined to one by "and"."""
    for _ in range(8):
        if token.dep_ != "conj":
            break
        token = token.head
    return token.dep_ in SUBJECTS
