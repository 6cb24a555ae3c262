"""Who says what is reported, from the nearest speaker out, and every saying of a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.attribution import TELLING, Speech, according, attributed, claimed, said, says
from loaders.articles.conditions import swallowed
from loaders.articles.grammar import is_verb
from loaders.articles.hearsay import aside, within
from loaders.articles.parties import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Speech", "sayings", "speech"]

DEEPEST = 12
#: How far into a sentence its saying is looked for, in words.
FARTHEST = 250
CLAUSAL = frozenset({"ccomp", "pcomp", "parataxis"})


def speech(token: "Token", cast: Cast, quoted: Mapping[int, Speech] | None = None) -> Speech | None:
    """Return who says what stands at a token, the nearest speaker first, the others as ``via``.

    ``quoted`` has the speech of the tokens in quotation marks (`spoken`), which frames what is
    reported within them.
    """
    found = list(_chain(token, cast))
    framing = quoted.get(token.i) if quoted else None
    if framing is not None and not any(_same(framing, each) for each in found):
        found.append(framing)
    found = [each for each in found if each.speakers] or found
    if not found:
        return None
    mine = {p.actor for p in found[0].speakers}
    via = {p.actor: p for each in found[1:] for p in (*each.speakers, *each.told)}
    return replace(found[0], via=tuple(p for a, p in via.items() if a not in mine))


def _same(one: Speech, other: Speech) -> bool:
    return one.verb == other.verb or {p.actor for p in one.speakers} == {
        p.actor for p in other.speakers
    }


def _chain(token: "Token", cast: Cast) -> Iterator[Speech]:
    """Yield the sayings under which a token stands, from the innermost out."""
    below, depth = token, 0
    while depth < DEEPEST:
        if below.i in cast.sourced and (source := according(below, cast)):
            yield source
        head = below.head
        if head == below:
            break
        if below.dep_ in CLAUSAL and _parted(below, head):
            break
        clause = (below.dep_ in CLAUSAL or swallowed(below)) and is_verb(head)
        if (clause and (found := said(head, below, cast))) or (found := claimed(below, head, cast)):
            yield found
        below, depth = head, depth + 1
    if beside := _beside(below, cast):
        yield beside


def _parted(below: "Token", head: "Token") -> bool:
    """Tell whether a semicolon stands between a clause and the one that the parser hangs it on."""
    first, after = sorted((below.i, head.i))
    return any(t.text == ";" for t in below.doc[first:after])


def _beside(root: "Token", cast: Cast) -> Speech | None:
    """Return the speaker of "…, X said" where the parser hangs the saying on what is said."""
    for child in root.children:
        after = child.i > root.i or aside(child)
        if after and child.dep_ in ("parataxis", "ccomp", "advcl", "conj") and says(child):
            content = ("ccomp", "mark", "xcomp") + ("dobj",) * (child.lemma_ not in TELLING)
            kinds = {c.dep_ for c in child.children}
            spliced = child.dep_ != "conj" or not any(c.dep_ == "cc" for c in root.children)
            if "nsubj" in kinds and spliced and not kinds & set(content):
                return attributed(child, cast)
    put_in = next((c for c in within(root) if says(c)), None)
    return attributed(put_in, cast) if put_in is not None else None


def sayings(doc: "Doc", sentence: int, cast: Cast) -> tuple[Speech, ...]:
    """Return every saying with a speaker in the sentence that begins at a token.

    They are kept with the cast, until it is told who "we" is.
    """
    if sentence not in cast.sayings:
        cast.sayings[sentence] = tuple(_sayings(doc, sentence, cast))
    return cast.sayings[sentence]


def _sayings(doc: "Doc", sentence: int, cast: Cast) -> Iterator[Speech]:
    for token in doc[sentence : min(doc[sentence].sent.end, sentence + FARTHEST)]:
        if is_verb(token) and says(token):
            found = attributed(token, cast)
            if found is not None and found.speakers:
                yield found
        elif token.lower_ == "according" and (source := according(token.head, cast)):
            yield source
