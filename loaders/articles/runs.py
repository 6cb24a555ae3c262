"""Runs of tokens that make one name: entity spans merged, titles before them told apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.naming import ARTICLES, HYPHENS, POSSESSIVE, Found
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Run", "runs", "title"]

#: spaCy's labels of what may act or be a place.
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
#: Labels of entities whose names are nobody's and no place's.
OTHER = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW",
     "LANGUAGE", "WORK_OF_ART"}
)  # fmt: skip
EDGES = frozenset({"the", "The", "THE", "a", "an", "A", "An", '"', "'", "(", ")", "’", "“", "”"})
SENIORITY = frozenset({"of", "-", "for"})


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
    made = (_run(doc, words, s, e, by_start) for s, e in _bounds(doc, words, found))
    return [run for run in made if run is not None]


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
        cased = token.text[0].isupper() or token.lower_ in ARTICLES
        if (
            token.tag_ in ("NNP", "NNPS")
            and cased
            and token.is_alpha
            and token.ent_type_ not in OTHER
        ):
            group[token.i] = 1
    for n, span in enumerate(doc.ents, 2):
        if span.label_ in LABELS:
            group[span.start : span.end] = [n] * (span.end - span.start)
    for n, f in enumerate(found, len(doc) + 2):
        if _credible(doc, f):
            ent = {group[i] for i in range(f.start, f.end)} - {0, 1}
            if f.how != "demonym" or not ent:
                group[f.start : f.end] = [max(ent, default=n)] * (f.end - f.start)
    return group


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
    while start < end and words[start] in EDGES:
        start += 1
    while end > start and (words[end - 1] in POSSESSIVE or words[end - 1] in EDGES):
        end -= 1
    if start == end:
        return None
    inner = [found[i] for i in range(start, end) if i in found]
    label = next(
        (doc[i].ent_type_ for i in range(end - 1, start - 1, -1) if doc[i].ent_type_), None
    )
    core = _core(words, start, end, found, person=label in (None, "PERSON"))
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
