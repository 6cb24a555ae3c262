"""Score the mentions of loaders/articles against re3d: typed spans, and stated relations.

    python -m bench.entities [FOLDER]

FOLDER holds ``re3d/`` (Dstl, Aleph Insights and Committed Software: 65 documents on Iraq and Syria
with spans of entities and relations). Scored are persons, organisations, nationalities and places.
A span counts if its characters and its type are those of the gold, both without an article before
and a genitive after; two spans of one type at the same place count once. re3d also has what is no
name ("civilians", "it"), which spaCy does not look for: so ours are scored twice, all of them, and
those that hold a capital letter and do not point back. Relations count if their type and both texts
are those of the gold. The rules were written with the even half of the documents in view (by hash
of their ids); the odd half is only scored.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from loaders.articles import mentions, relations
from loaders.articles.language import parse
from loaders.articles.parts import Article, Mention
from ontology.records import Post, Relation
from ontology.terms import ActorKind, RelationType

TYPES = ("Person", "Organisation", "Nationality", "Location")
#: What spaCy calls what re3d calls so.
LABELS = {
    "PERSON": "Person", "ORG": "Organisation", "NORP": "Nationality", "GPE": "Location",
    "LOC": "Location", "FAC": "Location",
}  # fmt: skip
#: How a mention is found that is no name; plain spaCy looks for names only.
POINTING = ("pronoun", "description")
NO_TYPE = (ActorKind.UNKNOWN, ActorKind.VESSEL)
RELATIONS = {
    "AlliesOf": (RelationType.ALLIED_WITH, RelationType.ALIGNED_WITH, RelationType.BACKED_BY),
    "FightingAgainst": (RelationType.FIGHTING_AGAINST,),
    "BelongsTo": (RelationType.PART_OF, RelationType.MEMBER_OF),
    "InChargeOf": (RelationType.IN_CHARGE_OF,),
}
BEFORE = re.compile(r"(?:the|a|an)\s+|[\s\"'“”‘’(]+", re.IGNORECASE)
AFTER = re.compile(r"(?:['’]s|[\s\"'“”’),.]+)$")

Spans: TypeAlias = set[tuple[str, int, int, str]]
Related: TypeAlias = set[tuple[str, str, str, str]]


class Document(NamedTuple):
    """A document of re3d with its gold spans and relations."""

    id: str
    text: str
    spans: Spans
    related: Related


class Score(NamedTuple):
    """How many were found, how many are gold, and how many are both."""

    found: int
    gold: int
    both: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.found + self.gold) if self.found + self.gold else 0.0

    def __str__(self) -> str:
        precision = self.both / self.found if self.found else 0.0
        recall = self.both / self.gold if self.gold else 0.0
        counts = f"{self.gold} gold, {self.found} found"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  ({counts})"


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
                (id_, r["type"], plain(r["source"]), plain(r["target"]))
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


def plain(name: str) -> str:
    """Return a name as relations are compared: in small letters, without article or genitive."""
    start, end = bare(name, 0, len(name))
    return name[start:end].casefold()


def even(id_: str) -> bool:
    """Tell whether a document is of the half that may be looked at."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 2 == 0


def typed(mention: Mention) -> str | None:
    """Return what re3d would call a mention."""
    if mention.how == "demonym":
        return "Nationality"
    if mention.kind is ActorKind.PERSON:
        return "Person"
    if mention.place is not None or mention.kind in (ActorKind.STATE, ActorKind.FACILITY):
        return "Location"
    return None if mention.kind in NO_TYPE else "Organisation"


def read(document: Document) -> tuple[Spans, Spans, Spans, Related]:
    """Return the spans of plain spaCy, ours, those of ours that are names, and our relations."""
    theirs: Spans = set()
    ours: Spans = set()
    names: Spans = set()
    related: Related = set()
    memory = mentions.Memory(Article(id=document.id, text=document.text))
    for start, doc in parsed(document.text):
        for ent in doc.ents:
            if label := LABELS.get(ent.label_):
                at = bare(document.text, start + ent.start_char, start + ent.end_char)
                theirs.add((document.id, *at, label))
        found = mentions.find(doc, memory)
        for mention in found:
            if label := typed(mention):
                part = doc[mention.start : mention.end]
                at = bare(document.text, start + part.start_char, start + part.end_char)
                ours.add((document.id, *at, label))
                if part.text != part.text.lower() and mention.how not in POINTING:
                    names.add((document.id, *at, label))
        for relation in relations.find(doc, found, memory):
            related |= set(told(document.id, relation, found))
    return theirs, ours, names, related


def told(
    id_: str, relation: Relation | Post, found: Iterable[Mention]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield a relation between the texts of its actors, as re3d has it; a post is a belonging."""
    texts: dict[str | None, set[str]] = defaultdict(set)
    for mention in found:
        texts[mention.actor].add(plain(mention.text))
        texts[mention.place].add(plain(mention.text))
    if isinstance(relation, Post):
        one, other, names = relation.holder, relation.organization, ["BelongsTo"]
    else:
        one, other = relation.subject, relation.object
        names = [name for name, types in RELATIONS.items() if relation.type in types]
    for name in names:
        for subject in texts[one]:
            yield from ((id_, name, subject, text) for text in texts[other])


def parsed(text: str) -> Iterator[tuple[int, Any]]:
    """Yield each paragraph parsed, with the character at which it begins."""
    parts = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    yield from zip((start for start, _ in parts), parse(part for _, part in parts), strict=True)


def score(found: set[Any], gold: set[Any]) -> Score:
    """Compare what was found with the gold."""
    return Score(len(found), len(gold), len(found & gold))


def main(arguments: list[str]) -> int:
    """Print the scores; 1 where the data is not there."""
    folder = Path(arguments[0] if arguments else "../shared/data") / "re3d"
    if not folder.is_dir():
        print(f"NOT MEASURED: there is no folder {folder}; give the one that holds re3d/")
        return 1
    read_ = [(document, *read(document)) for document in documents(folder)]
    halves = {
        "even half (rules written with it in view)": [r for r in read_ if even(r[0].id)],
        "odd half (only scored)": [r for r in read_ if not even(r[0].id)],
        "whole": read_,
    }
    for title, part in halves.items():
        show(title, part)
    return 0


def show(title: str, part: list[tuple[Document, Spans, Spans, Spans, Related]]) -> None:
    """Print the scores of some documents."""
    gold = set[Any]().union(*(row[0].spans for row in part))
    theirs = set[Any]().union(*(row[1] for row in part))
    ours, names = (
        set[Any]().union(*spans) for spans in ([r[2] for r in part], [r[3] for r in part])
    )
    print(f"{title}, {len(part)} documents")
    for kind in (None, *TYPES):
        told = {s for s in gold if kind in (None, s[3])}
        plain_spacy, named, our = (
            score({s for s in spans if kind in (None, s[3])}, told)
            for spans in (theirs, names, ours)
        )
        print(f"  {kind or 'all':14} spaCy {plain_spacy}")
        print(f"  {'':14} ours, names {named}  {named.f1 - plain_spacy.f1:+.3f}")
        print(f"  {'':14} ours  {our}  {our.f1 - plain_spacy.f1:+.3f}")
    related = set[Any]().union(*(row[0].related for row in part))
    said = set[Any]().union(*(row[4] for row in part))
    for name in (None, *RELATIONS):
        of = [{r for r in relations_ if name in (None, r[1])} for relations_ in (said, related)]
        print(f"  {name or 'relations':16} {score(*of)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
