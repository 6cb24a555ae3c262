"""Who says what: reported speech, quotations over sentences, and "according to"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause, is_verb
from loaders.articles.lexicon import lexicon
from loaders.articles.parties import Cast, Party

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Speech", "speech", "spoken"]

OPENING, CLOSING = frozenset('"“„«'), frozenset('"”»')
DEEPEST = 12
#: How far into a sentence its saying is looked for, in words.
FARTHEST = 250


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: the speakers, the verb of saying, those who were told."""

    speakers: tuple[Party, ...]
    verb: int
    told: tuple[Party, ...] = ()


def speech(token: "Token", cast: Cast) -> Speech | None:
    """Return who says the clause of a verb: its matrix verb's subject, or "according to" whom."""
    below, depth = token, 0
    while below.head is not below and depth < DEEPEST:
        if found := _according(below, cast):
            return found
        head = below.head
        spoken_of = is_verb(head) and below.dep_ == "ccomp"
        if spoken_of and (said := _said(head, cast)):
            return said
        below, depth = head, depth + 1
    return _according(below, cast) or _beside(below, cast)


def _said(verb: "Token", cast: Cast) -> Speech | None:
    if verb.lemma_.lower() not in lexicon().lists["say"]:
        return None
    clause = Clause.of(verb)
    speakers = cast.all(
        clause.surface if verb.lemma_ != "tell" or not clause.passive else clause.doers
    )
    return Speech(speakers, verb.i, cast.all(clause.objects)) if clause.surface else None


def _beside(root: "Token", cast: Cast) -> Speech | None:
    """Return the speaker of "…, X said" where the parser hangs the saying on what is said."""
    for child in root.children:
        if (
            child.dep_ in ("parataxis", "ccomp", "advcl")
            and child.lemma_.lower() in lexicon().lists["say"]
        ):
            inner = Clause.of(child)
            if inner.surface and not any(
                c.dep_ in ("ccomp", "dobj", "mark") for c in child.children
            ):
                return Speech(cast.all(inner.surface), child.i, cast.all(inner.objects))
    return None


def _according(token: "Token", cast: Cast) -> Speech | None:
    for child in token.children:
        if child.lower_ == "according":
            nouns = [n for to in child.children for n in to.children if n.dep_ == "pobj"]
            return Speech(cast.all(nouns), child.i)
    return None


def spoken(doc: "Doc", cast: Cast, before: tuple[Party, ...] = ()) -> dict[int, Speech]:
    """Return the speech of every token that stands in quotation marks.

    The speaker is he whose saying frames the quotation in one of its sentences, else the one
    before: a quotation goes on over sentences, and a new one without a speaker is of the last.
    """
    found: dict[int, Speech] = {}
    last = Speech(before, -1) if before else None
    sayings: dict[int, list[Speech]] = {}
    for first, after in _quoted(doc):
        said = _framing(doc, first, after, sayings, cast)
        last = said or last
        if last:
            found.update(dict.fromkeys(range(first, after), last))
    return found


def _quoted(doc: "Doc") -> list[tuple[int, int]]:
    spans, start = [], None
    for token in doc:
        if (start is None and token.text in OPENING) or (start is None and token.text == "``"):
            start = token.i + 1
        elif start is not None and (token.text in CLOSING or token.text == "''"):
            spans.append((start, token.i))
            start = None
    if start is not None:
        spans.append((start, len(doc)))
    return spans


def _framing(
    doc: "Doc", first: int, after: int, sayings: dict[int, list[Speech]], cast: Cast
) -> Speech | None:
    """Return the first saying outside a quotation, in the sentences at its ends."""
    last = len(doc) - 1
    for i in (max(first - 1, 0), min(after, last), min(after + 1, last), min(after - 1, last)):
        sentence = doc[i].sent.start
        if sentence not in sayings:
            sayings[sentence] = list(_sayings(doc, sentence, cast))
        for said in sayings[sentence]:
            if not first <= said.verb < after:
                return said
    return None


def _sayings(doc: "Doc", sentence: int, cast: Cast) -> Iterator[Speech]:
    """Yield every saying with a speaker in the sentence that begins at a token."""
    for token in doc[sentence : sentence + FARTHEST]:
        if token.sent.start != sentence:
            return
        if token.lemma_.lower() in lexicon().lists["say"] and is_verb(token):
            clause = Clause.of(token)
            if speakers := cast.all(clause.surface):
                yield Speech(speakers, token.i, cast.all(clause.objects))
