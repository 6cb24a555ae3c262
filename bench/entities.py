"""Score the mentions of loaders/articles against re3d: typed spans, and stated relations.

    python -m bench.entities [FOLDER]

FOLDER holds ``re3d/`` (Dstl, Aleph Insights and Committed Software: 65 documents on Iraq and Syria
with spans of entities and relations). Scored are persons, organisations, nationalities and places.
A span counts if its characters and its type are those of the gold, both without an article before
and a genitive after; two spans of one type at the same place count once. re3d also has what is no
name ("civilians", "it"), which spaCy does not look for: so ours are scored twice, all of them, and
those that hold a capital letter and do not point back. re3d takes titles into the span of a person
("Foreign Secretary Boris Johnson"), and numbers into that of a group ("60 civilians"): the spans of
both, spaCy's and ours, are widened to the left over them.

A relation counts if its type is that of the gold, and if a mention of each of its two actors
anywhere in the document overlaps the gold's span: "the group" is who it was. Allies and those who
fight each other have no order. Ours are what is stated as a relation or a post, and of which
organization an unnamed group is part; with attacks, also who is said to have attacked whom, which
re3d calls a relation and we an event. Much of re3d's cannot be ours: a place or a thing is no
actor. A post of a state is not counted, since re3d has no such relation.
The rules were written with the even half of the documents in view (by hash of their ids); the odd
half is only scored.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from bench.related import RELATIONS, Gold, Ours, Span, fits, told
from loaders.articles import mentions
from loaders.articles.coding import Coder
from loaders.articles.language import parse
from loaders.articles.parts import Article, Mention, Paragraph
from loaders.articles.runs import title
from ontology.terms import ActorKind

TYPES = ("Person", "Organisation", "Nationality", "Location")
#: What spaCy calls what re3d calls so.
LABELS = {
    "PERSON": "Person", "ORG": "Organisation", "NORP": "Nationality", "GPE": "Location",
    "LOC": "Location", "FAC": "Location",
}  # fmt: skip
#: How a mention is found that is no name; plain spaCy looks for names only.
POINTING = ("pronoun", "description")
NO_TYPE = (ActorKind.UNKNOWN, ActorKind.VESSEL)
#: Without a date no person has a post.
DATE = date(2015, 1, 1)
BEFORE = re.compile(r"(?:the|a|an)\s+|[\s\"'“”‘’(]+", re.IGNORECASE)
AFTER = re.compile(r"(?:['’]s|[\s\"'“”’),.]+)$")

Spans: TypeAlias = set[tuple[str, int, int, str]]


class Document(NamedTuple):
    """A document of re3d with its gold spans and relations."""

    id: str
    text: str
    spans: Spans
    related: set[Gold]


class Read(NamedTuple):
    """What was found in a document: spans of plain spaCy, ours, the names of ours, relations."""

    theirs: Spans
    ours: Spans
    names: Spans
    related: set[Ours]


class Score(NamedTuple):
    """How many were found and are gold, how many found are right, how many gold were reached."""

    found: int
    gold: int
    right: int
    reached: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.reached / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        counts = f"{self.gold} gold, {self.found} found"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({counts})"


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the article before it and the genitive after it."""
    while (found := BEFORE.match(text, start, end)) and found.end() < end:
        start = found.end()
    while (found := AFTER.search(text[start:end])) and found.start():
        end = start + found.start()
    return start, end


def documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of re3d, joined with their entities and relations."""
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities, relations_ = grouped(part / "entities.json"), grouped(part / "relations.json")
        for read in lines(part / "documents.json"):
            id_, text = read["_id"], read["text"]
            spans = {
                (id_, *bare(text, e["begin"], e["end"]), e["type"])
                for e in entities[id_]
                if e["type"] in TYPES
            }
            related = {
                (
                    r["type"],
                    bare(text, r["sourceBegin"], r["sourceEnd"]),
                    bare(text, r["targetBegin"], r["targetEnd"]),
                )
                for r in relations_[id_]
                if r["type"] in RELATIONS
            }
            yield Document(id_, text, spans, related)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def grouped(path: Path) -> Mapping[str, list[dict[str, Any]]]:
    """Return the objects of a file by their document."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for read in lines(path):
        found[read["documentId"]].append(read)
    return found


def even(id_: str) -> bool:
    """Tell whether a document is of the half that may be looked at."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 2 == 0


def typed(mention: Mention) -> str | None:
    """Return what re3d would call a mention."""
    if mention.how == "demonym":
        return "Nationality"
    if mention.kind in (ActorKind.PERSON, ActorKind.OFFICE):
        return "Person"
    if mention.place is not None or mention.kind in (ActorKind.STATE, ActorKind.FACILITY):
        return "Location"
    return None if mention.kind in NO_TYPE else "Organisation"


def read(document: Document) -> Read:
    """Return what plain spaCy and we find in a document."""
    found = Read(set(), set(), set(), set())
    article = Article(id=document.id, text=document.text, published=DATE)
    memory, coder = mentions.Memory(article), Coder(article)
    said: dict[str, set[Span]] = defaultdict(set)
    for start, doc in parsed(document.text):
        coder.take(Paragraph(start, doc.text), doc)
        for ent in doc.ents:
            if label := LABELS.get(ent.label_):
                part = doc[widened(doc, ent.start, named=label == "Person") : ent.end]
                at = bare(document.text, start + part.start_char, start + part.end_char)
                found.theirs.add((document.id, *at, label))
        for mention in mentions.find(doc, memory):
            named = mention.kind is ActorKind.PERSON and mention.how not in POINTING
            part = doc[widened(doc, mention.start, named=named) : mention.end]
            at = bare(document.text, start + part.start_char, start + part.end_char)
            for actor in filter(None, (mention.actor, mention.place)):
                said[actor].add(at)
            if label := typed(mention):
                found.ours.add((document.id, *at, label))
                if part.text != part.text.lower() and mention.how not in POINTING:
                    found.names.add((document.id, *at, label))
    found.related.update(told(coder, said))
    return found


def widened(doc: Any, start: int, *, named: bool) -> int:  # noqa: ANN401 - spaCy's own types
    """Return where a span begins with its number, or a person's name with the titles before it."""
    at = start
    if at > 0 and doc[at - 1].tag_ == "CD" and doc[at - 1].dep_ == "nummod":
        return at - 1
    if not named or not doc[at].is_title:
        return at
    while at > 0 and (title(doc[at - 1].text) or doc[at - 1].lower_ in ("of", "-")):
        at -= 1
    while at < start and doc[at].lower_ in ("of", "-"):
        at += 1
    if 0 < at < start and doc[at - 1].ent_type_ in ("GPE", "NORP"):
        at = at - 1
    return at


def parsed(text: str) -> Iterator[tuple[int, Any]]:
    """Yield each paragraph parsed, with the character at which it begins."""
    parts = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    yield from zip((start for start, _ in parts), parse(part for _, part in parts), strict=True)


def score(found: set[Any], gold: set[Any]) -> Score:
    """Compare what was found with the gold."""
    return Score(len(found), len(gold), len(found & gold), len(found & gold))


def related(rows: Iterable[tuple[Document, Read]], name: str | None, *, deeds: bool) -> Score:
    """Compare the relations of some documents: how many of ours are right, of the gold found."""
    found = gold = right = reached = 0
    for document, read_ in rows:
        ours = [r for r in read_.related if name in (None, r[0]) and (deeds or not r[3])]
        wanted = [r for r in document.related if name in (None, r[0])]
        found, gold = found + len(ours), gold + len(wanted)
        right += sum(any(fits(r, g) for g in wanted) for r in ours)
        reached += sum(any(fits(r, g) for r in ours) for g in wanted)
    return Score(found, gold, right, reached)


def main(arguments: list[str]) -> int:
    """Print the scores; 1 where the data is not there."""
    folder = Path(arguments[0] if arguments else "../shared/data") / "re3d"
    if not folder.is_dir():
        print(f"NOT MEASURED: there is no folder {folder}; give the one that holds re3d/")
        return 1
    rows = [(document, read(document)) for document in documents(folder)]
    show("even half (rules written with it in view)", [r for r in rows if even(r[0].id)])
    show("odd half (only scored)", [r for r in rows if not even(r[0].id)])
    show("whole", rows)
    return 0


def show(title_: str, rows: list[tuple[Document, Read]]) -> None:
    """Print the scores of some documents."""
    print(f"{title_}, {len(rows)} documents")
    gold = {s for document, _ in rows for s in document.spans}
    for kind in (None, *TYPES):
        plain, names, ours = (
            score(
                {s for _, read_ in rows for s in read_[n] if kind in (None, s[3])},
                {s for s in gold if kind in (None, s[3])},
            )
            for n in (0, 2, 1)
        )
        print(f"  {kind or 'all':14} spaCy {plain}")
        print(f"  {'':14} ours, names {names}  {names.f1 - plain.f1:+.3f}")
        print(f"  {'':14} ours  {ours}  {ours.f1 - plain.f1:+.3f}")
    for name in (None, *RELATIONS):
        print(f"  {name or 'relations':16} {related(rows, name, deeds=False)}")
        if name in (None, "FightingAgainst"):
            print(f"  {'  with attacks':16} {related(rows, name, deeds=True)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
