"""Quotations: whose the words are that stand in quotation marks, over sentences and paragraphs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.attribution import Speech
from loaders.articles.grammar import is_verb
from loaders.articles.parties import Cast, Party
from loaders.articles.quotations import Quoted, quotations
from loaders.articles.speech import sayings, speech
from loaders.articles.voices import voices

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["latest", "spoken"]

#: The most words of a speaker beside a colon.
SHORT = 6
ENDINGS = frozenset({".", "!", "?", ":", '"', "”", "…"})
FIRST = frozenset({"i", "we", "us", "our", "ours", "my", "me", "ourselves"})


def spoken(doc: "Doc", cast: Cast, before: tuple[Party, ...] = ()) -> dict[int, Speech]:
    """Return the speech of every token that stands in quotation marks.

    The speaker is he whose saying frames the quotation in one of its sentences, else the one
    before: a quotation goes on over sentences, and a new one without a speaker is of the last. One
    within another is of whom the outer one says it.
    """
    found = {**_headed(doc, cast), **_first_person(doc, cast)}
    last = Speech(before, -1) if before else None
    for span in quotations(doc):
        within = _within(span, found)
        said = _framing(doc, span, cast, inside=within is not None)
        if said is None and within is None and _whole(doc, span):
            said = last
        if within is None and said is not None:
            last = said
        if said is not None:
            made = replace(said, via=within.speakers) if within is not None else said
            found.update(dict.fromkeys(range(span.first, span.after), made))
    return found


def _headed(doc: "Doc", cast: Cast) -> dict[int, Speech]:
    """Return the speech of a headline with its speaker beside a colon: "UN: Rebels fled"."""
    if not len(doc) or doc[-1].text in ENDINGS:
        return {}
    marks = [t.i for t in doc if t.text == ":"]
    if len(marks) != 1:
        return {}
    for first, after, rest in (
        (0, marks[0], range(marks[0] + 1, len(doc))),
        (marks[0] + 1, len(doc), range(marks[0])),
    ):
        if not 0 < after - first <= SHORT or any(is_verb(t) for t in doc[first:after]):
            continue
        speakers = voices([doc[first:after].root], cast)
        if speakers and len(rest) > 1:
            return dict.fromkeys(rest, Speech(speakers, -2))
    return {}


def _first_person(doc: "Doc", cast: Cast) -> dict[int, Speech]:
    """Return the speech of "we" and "our" in what is reported without marks of quotation."""
    own = (t for t in doc if t.lower_ in FIRST and t.tag_ in ("PRP", "PRP$"))
    said = ((t.i, speech(t, cast)) for t in own)
    return {at: each for at, each in said if each is not None and each.speakers}


def latest(doc: "Doc", cast: Cast, quoted: Mapping[int, Speech]) -> tuple[Party, ...]:
    """Return who spoke last in a paragraph, for a quotation that begins the next; maybe nobody."""
    if doc and len(doc) - 2 in quoted:
        return quoted[len(doc) - 2].speakers
    said = [s for sentence in doc.sents for s in sayings(doc, sentence.start, cast)]
    if said:
        return said[-1].speakers
    return quoted[max(quoted)].speakers if quoted else ()


def _within(span: Quoted, found: Mapping[int, Speech]) -> Speech | None:
    return found.get(span.first) if span.inner else None


def _whole(doc: "Doc", span: Quoted) -> bool:
    """Tell whether a quotation is more than a few words that are only called so."""
    return any(
        t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in doc[span.first : span.after]
    ) or span.after - span.first > 8  # fmt: skip


def _framing(doc: "Doc", span: Quoted, cast: Cast, *, inside: bool) -> Speech | None:
    """Return the first saying outside a quotation, in the sentences at its ends."""
    first, after, last = span.first, span.after, len(doc) - 1
    for i in (max(first - 1, 0), min(after, last), min(after + 1, last), min(after - 1, last)):
        for said in sayings(doc, doc[i].sent.start, cast)[:: -1 if inside else 1]:
            if not span.holds(said.verb) and not (inside and said.verb > first):
                return said
    return None
