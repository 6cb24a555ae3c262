"""Casefiles: what sources say, coded by hand in a YAML file. See docs/casefile.md.

A casefile is loaded whole or not at all: its first mistake is an error with file and line.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from loaders import claims, curated
from loaders.entries import Entry, read, words
from loaders.opening import suffix
from loaders.scope import Scope
from loaders.spans import day
from ontology.records import Actor, Counted, Loaded, Place, Post, Record, Relation, Report, Source
from ontology.terms import Reliability, SourceKind

__all__ = ["load", "recognises"]

Claim: TypeAlias = Report | Relation | Post
Reader: TypeAlias = Callable[[Entry, Source, int], Claim]


def recognises(path: Path, beginning: str) -> bool:
    """Tell whether a YAML file has the key ``casefile``."""
    keys = (line.partition(":")[0] for line in beginning.splitlines())
    return suffix(path) in {".yaml", ".yml", ""} and "casefile" in keys


def load(path: Path) -> Iterator[Record]:
    """Yield the actors and places of a casefile, then each source and what it says."""
    top = read(path)
    itself = Source(
        id=top.take("casefile", curated.key),
        kind=SourceKind.CASEFILE,
        title=top.take("title", words),
        published=top.get("date", day),
        about=top.get("about", words),
        license=top.get("license", words),
        author=top.get("author", words),
    )
    scope = Scope(itself.id)
    named = list(names(top, scope))
    sources = {key: source(entry, scope, key) for key, entry in top.named("sources", curated.key)}
    if not sources:
        raise top.missing("sources", ": a claim needs somebody who makes it")
    said = Said(sources)
    for entry, reader in readers(top, scope):
        said.take(entry, reader)
    top.done()
    yield itself
    yield from named
    yield from said.records()


def names(top: Entry, scope: Scope) -> Iterator[Actor | Place]:
    """Yield the casefile's own actors and places, each known to the scope from then on."""
    actors, places = (list(top.named(k, curated.key)) for k in ("actors", "places"))
    scope.declare("actor", [key for key, _ in actors])
    scope.declare("place", [key for key, _ in places])
    for key, entry in actors:
        actor = curated.actor(entry, scope.keys["actor"][key], scope.actor)
        entry.done()
        scope.own_actors.add(actor)
        yield actor
    for key, entry in places:
        place = curated.place(entry, scope.keys["place"][key], scope.actor, scope.place)
        entry.done()
        scope.own_places.add(place)
        yield place


def source(entry: Entry, scope: Scope, key: str) -> Source:
    """Return the source that an entry describes."""
    made = Source(
        id=f"{scope.casefile}/{key}",
        kind=entry.take("kind", SourceKind.of),
        title=entry.take("title", words),
        publisher=entry.get("publisher", scope.actor),
        published=entry.get("date", day),
        url=entry.get("url", curated.address),
        license=entry.get("license", words),
        language=entry.get("language", curated.language),
        about=entry.get("about", words),
        author=entry.get("author", words),
        reliability=entry.get("reliability", Reliability.of) or Reliability.F,
        via=entry.many("via", scope.actor),
        part_of=scope.casefile,
    )
    entry.done()
    return made


def readers(top: Entry, scope: Scope) -> Iterator[tuple[Entry, Reader]]:
    """Yield every claim of a casefile with what reads it."""
    events = list(top.named("events", curated.key))
    ids = scope.declare("event", [key for key, _ in events])
    for key, entry in events:
        event = claims.Event(ids[key], entry.take("label", words))
        reports = entry.entries("reports")
        entry.done()
        if not reports:
            raise entry.fail(f"event {key!r} has no 'reports'")
        numbers: Counter[str] = Counter()
        for each in reports:
            yield each, _report(scope, event, numbers)
    for each in top.entries("relations"):
        yield each, lambda e, s, n: claims.relation(e, scope, s, n)
    for each in top.entries("posts"):
        yield each, lambda e, s, n: claims.post(e, scope, s, n)


def _report(scope: Scope, event: claims.Event, numbers: Counter[str]) -> Reader:
    """Return a reader that numbers an event's reports source by source."""

    def reader(entry: Entry, source: Source, _: int) -> Report:
        numbers[source.id] += 1
        return claims.report(entry, scope, source, event, numbers[source.id])

    return reader


class Said:
    """What each source of a casefile says, gathered from all its sections."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self.sources, self.units = sources, 0
        self.claims: dict[str, list[tuple[int, Claim]]] = {key: [] for key in sources}

    def take(self, entry: Entry, reader: Reader) -> None:
        """Read one claim into the list of its source."""
        self.units += 1
        key = entry.take("source", words)
        if key not in self.sources:
            raise entry.fail(f"no source {key!r} (known: {', '.join(sorted(self.sources))})")
        claim = reader(entry, self.sources[key], len(self.claims[key]) + 1)
        self.claims[key].append((entry.line, claim))

    def records(self) -> Iterator[Record]:
        """Yield each source, then its claims, then how many claims there are."""
        for key, source in self.sources.items():
            yield source
            for line, claim in self.claims[key]:
                yield claim
                yield Loaded(line=line)
        yield Counted(units=self.units, unit="claim")
