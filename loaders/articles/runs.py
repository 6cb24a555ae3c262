"""Runs of tokens that make one name: entity spans merged, titles before them told apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.articles.naming import ARTICLES, HYPHENS, POSSESSIVE, PREFIXES, Found
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Run", "runs", "title"]

#: spaCy's labels of what may act or be a place.
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
#: Labels of entities whose names are nobody's and no place's.
OTHER = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW",
     "LANGUAGE", "WORK_OF_ART"}
)  # fmt: skip
#: A person's name has at most so many tokens.
MOST = 7
EDGES = frozenset({"the", "The", "THE", "a", "an", "A", "An", '"', "'", "(", ")", "’", "“", "”"})
SENIORITY = frozenset({"of", "-", "for"})
NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
#: Words before a name that make it a person's, whatever the parser takes it for.
PERSONAL = frozenset(
    {"admiral", "ambassador", "ayatollah", "brigadier", "capt", "captain", "chancellor", "col",
     "colonel", "dr", "emir", "envoy", "gen", "governor", "imam", "king", "lieutenant", "lt", "maj",
     "major", "mayor", "minister", "mr", "mrs", "ms", "mullah", "pope", "premier", "president",
     "prince", "princess", "prof", "queen", "sayyid", "secretary", "senator", "sheikh", "sultan"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A name: the tokens of it with its titles, and ``core``, where it begins without them.

    ``exact`` is the register's name or the demonym that is the whole core; ``inner`` are the names
    within, such as the state before a title. ``core`` is ``end`` where there are only titles.
    """

    start: int
    core: int
    end: int
    label: str | None
    exact: Found | None
    inner: tuple[Found, ...]


def runs(doc: "Doc", found: Sequence[Found]) -> list[Run]:
    """Return the names of a text, left to right, none over another."""
    words = [token.text for token in doc]
    by_start = {f.start: f for f in found}
    for f in found:  # runs begin after an article: "The Gambia"
        if words[f.start] in EDGES and f.end > f.start + 1:
            by_start.setdefault(f.start + 1, replace(f, start=f.start + 1))
    made: list[Run] = []
    for start, end in _bounds(doc, words, found):
        run = _run(doc, words, start, end, by_start)
        if run is not None and (not made or run.start >= made[-1].end):
            made.append(run)
    return made


def _bounds(doc: "Doc", words: list[str], found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Yield where runs begin and end: tokens joined by an entity, a name, or as compounds."""
    group = _groups(doc, found)
    start: int | None = None
    for i in range(len(words)):
        if not group[i]:
            if start is not None and not _glue(doc, words, group, i):
                yield start, i
                start = None
        elif start is None:
            start = i
        elif group[i - 1] and not _joined(doc, group, i - 1):
            yield start, i
            start = i
    if start is not None:
        yield start, len(words)


def _groups(doc: "Doc", found: Sequence[Found]) -> list[int]:
    """Return a number for each token: 0 for none, 1 for a loose proper noun, else which name."""
    group = [0] * len(doc)
    for token in doc:
        if _loose(token) or _numbered(token):
            group[token.i] = 1
    for n, span in enumerate(doc.ents, 2):
        if span.label_ in LABELS:
            group[span.start : span.end] = [n] * (span.end - span.start)
    for n, f in enumerate(found, len(doc) + 2):
        if _credible(doc, f):
            ent = {group[i] for i in range(f.start, f.end)} - {0, 1}
            if f.how != "demonym" or not ent:
                group[f.start : f.end] = [max(ent, default=n)] * (f.end - f.start)
    _part(doc, found, group)
    return group


def _part(doc: "Doc", found: Sequence[Found], group: list[int]) -> None:
    """Part names at a comma: "the Armed Forces, Popular Mobilization Forces" are two."""
    for f in found:
        for at in (f.start - 1, f.end):
            if 0 < at < len(doc) and doc[at].text == ",":
                group[at] = 0


def _loose(token: "Token") -> bool:
    """Tell whether a token is a proper noun, or a title before one: "Dr."."""
    cased = token.text[0].isupper() or token.lower_ in ARTICLES
    named = token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in OTHER
    return cased and named and (token.is_alpha or title(token.text))


def _numbered(token: "Token") -> bool:
    """Tell whether a token is the number of a unit: "5th Division"."""
    if not NUMBERED.fullmatch(token.text) or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().tag_ == "NNP" and token.head.i > token.i


def _credible(doc: "Doc", found: Found) -> bool:
    """Tell whether a name can be meant: a single word must look like a name to the parser too."""
    if found.end - found.start > 1 or found.how == "demonym":
        return True
    token = doc[found.start]
    if token.ent_type_ in OTHER and token.ent_type_ not in ("EVENT", "LAW", "WORK_OF_ART"):
        return False
    return bool(token.ent_type_) or token.tag_ in ("NNP", "NNPS", "JJ") or not token.is_sent_start


def _joined(doc: "Doc", group: list[int], i: int) -> bool:
    """Tell whether a token and the next are of one name."""
    if group[i] == group[i + 1]:
        return True
    token, after = doc[i], doc[i + 1]
    if token.tag_ not in ("NNP", "NNPS") or token.text in POSSESSIVE:
        return False
    return (
        token.dep_ == "compound"
        and token.head.i > i
        and bool(group[token.head.i])
        and (after.dep_ == "compound" or after.i == token.head.i)
    )


def _glue(doc: "Doc", words: list[str], group: list[int], i: int) -> bool:
    """Tell whether a hyphen joins the names on both sides: in "al-Nujaba", not in "US-Iran"."""
    if words[i] not in HYPHENS or not 0 < i < len(words) - 1 or not group[i + 1]:
        return False
    if doc[i - 1].whitespace_ or doc[i].whitespace_:
        return False
    if words[i - 1].casefold() in ARTICLES or words[i - 1].casefold() in wordlists().honorifics:
        return True
    return doc[i - 1].ent_type_ == doc[i + 1].ent_type_ == "PERSON"


def _run(
    doc: "Doc", words: list[str], start: int, end: int, found: Mapping[int, Found]
) -> Run | None:
    while start < end and (words[start] in EDGES or _prefixed(words, start, end)):
        start += 1
    while end > start and (words[end - 1] in POSSESSIVE or words[end - 1] in EDGES):
        end -= 1
    if start == end:
        return None
    inner = [found[i] for i in range(start, end) if i in found]
    label = next(
        (doc[i].ent_type_ for i in range(end - 1, start - 1, -1) if doc[i].ent_type_), None
    )
    person = label in (None, "PERSON") or _personal(words, start, end)
    core = _core(words, start, end, found, person=person)
    if core == start and (after := _after_post(doc, words, start, end, found)):
        core = after
    last = max((f for f in inner if f.end >= end), key=lambda f: f.start - f.end, default=None)
    if last is not None and core < last.start < last.end - 1:
        loose = not any(doc[i].ent_type_ for i in range(core, last.start))
        core = last.start if loose else core
    exact = found.get(core)
    whole = exact if exact is not None and exact.end >= end else None
    kept = tuple(f for f in inner if f is not whole and f.end <= core)
    if whole is None and core < end:
        kept = (
            *kept,
            *(f for f in inner if f.start == core and (_modifies(f) or f.end > core + 1)),
        )
    return Run(start, core, max(end, whole.end if whole else end), label, whole, kept)


def _core(
    words: list[str], start: int, end: int, found: Mapping[int, Found], *, person: bool
) -> int:
    """Return where a name begins without the posts, ranks and states before it.

    Of what may be no person only what is before a name of the register is taken off, so that
    "New York" and "General Electric" stay whole.
    """
    at = start
    titled = False
    while at < end:
        here = found.get(at)
        if here is not None and here.end >= end and not _office(here):
            return at if titled else start
        if here is not None and (_office(here) or _titled(words, here.end, end)):
            titled, at = titled or _office(here), here.end
        elif title(words[at]) or (titled and words[at] in SENIORITY):
            titled, at = titled or _heads(words[at]), at + 1
        else:
            return at if titled and person else start
    return end if titled else start


def _prefixed(words: list[str], at: int, end: int) -> bool:
    """Tell whether "pro-" or "anti-" stands at a token, or its hyphen."""
    if words[at] in HYPHENS:
        return at > 0 and words[at - 1].lower() in PREFIXES
    return words[at].lower() in PREFIXES and at + 2 < end and words[at + 1] in HYPHENS


def _personal(words: list[str], start: int, end: int) -> bool:
    """Tell whether a name that begins with a post is a person's: no word of it is a body's."""
    kinds = wordlists().kinds
    at = next((i for i in range(end - 1, start - 1, -1) if title(words[i])), None)
    if at is None or not 0 < end - 1 - at <= MOST:
        return False
    bodies = any(word.casefold() in kinds for word in words[at + 1 : end])
    return words[at].casefold().strip(".") in PERSONAL and not bodies


def _after_post(
    doc: "Doc", words: list[str], start: int, end: int, found: Mapping[int, Found]
) -> int | None:
    """Return where a person's name begins: "Minister of Qatar X", "FCO Minister X"; else None."""
    first = found.get(start)
    before = start - (2 if start > 1 and words[start - 1] == "the" else 1)
    if first is not None and 1 < end - first.end <= MOST and before > 0:
        of = words[before] in ("of", "for") and title(words[before - 1])
        return first.end if of and (_modifies(first) or first.actor) else None
    posts = [i for i in range(start + 1, end - 1) if words[i].casefold() in PERSONAL]
    if not posts or not words[start].isupper() or posts[0] != start + 1:
        return None
    return posts[0] + 1 if doc[end - 1].ent_type_ in ("PERSON", "") else None


def _titled(words: list[str], at: int, end: int) -> bool:
    """Tell whether a word of a post or a rank follows, and a name after it."""
    return at + 1 < end and title(words[at])


def title(word: str) -> bool:
    """Tell whether a word is one of a post's title, or a rank."""
    lower = word.casefold().strip(".")
    lists = wordlists()
    return lower in lists.titles or lower in lists.honorifics


def _heads(word: str) -> bool:
    """Tell whether a word is a post or a rank by itself, as "minister" is and "foreign" is not."""
    lower = word.casefold().strip(".")
    return lower in wordlists().posts or lower in wordlists().honorifics


def _office(found: Found) -> bool:
    known = register().actors.get(found.actor or "")
    return known is not None and known.kind is ActorKind.OFFICE


def _modifies(found: Found) -> bool:
    """Tell whether a name before others says whose they are: a state, its demonym, a place."""
    known = register().actors.get(found.actor or "")
    return (
        found.how == "demonym"
        or found.place is not None
        or (known is not None and known.kind is ActorKind.STATE)
    )
