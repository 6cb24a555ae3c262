"""What a page says of each claim, actor and place, read from the graph."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import cast

import pyoxigraph as ox

from graph.fusion import PROPOSED, ROLES, Values
from graph.iris import short
from graph.view.shape import Actor, Content, Name, Part, Place, Quote, Report, Source, Status
from ontology.terms import (
    DCTERMS,
    DET,
    GEO,
    OA,
    PROV,
    RDF,
    SCHEMA,
    SEM,
    SKOS,
    ActorKind,
    EventType,
    Modality,
    PlacePrecision,
    RelationType,
    Reliability,
    SourceKind,
    TimePrecision,
)

__all__ = ["Reader", "days", "said_time", "status"]

KINDS = {kind.iri: kind.value for kind in ActorKind}
TYPES = {kind.iri: kind.value for kind in (*EventType, *RelationType)}
MODALITIES = {way.iri: way.value for way in Modality}
PRECISIONS = {how.iri: how.value for how in PlacePrecision}
TIMES = {how.iri: how for how in TimePrecision}
SOURCES = {kind.iri: kind.value for kind in SourceKind}
GRADES = {grade.iri: grade.value for grade in Reliability}


class Reader:
    """Reads one graph; everything that is asked twice is read once."""

    def __init__(self, store: ox.Store, canonical: Callable[[str], str]) -> None:
        self.store, self.canonical = store, cache(canonical)
        self.values = cache(lambda iri: read(store, iri))

    def subjects(self, predicate: str, iri: str) -> list[str]:
        """Return what says something of a thing, in order."""
        pattern = (None, ox.NamedNode(predicate), ox.NamedNode(iri))
        found = self.store.quads_for_pattern(*pattern)
        return sorted({q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)})

    def all_of(self, iri: str, predicate: str) -> list[str]:
        """Return all values of a predicate as text, in order."""
        return sorted({value.value for value in self.values(iri).said.get(predicate, ())})

    def label(self, iri: str) -> str:
        """Return the name of a thing: the English one first, or else its id."""
        found = self.values(iri).said.get(SKOS.prefLabel, [])
        texts = [(getattr(each, "language", None) != "en", each.value) for each in found]
        return min(texts)[1] if texts else short(iri)

    def status(self, said: Values) -> Status:
        """Return how far a claim or a proposition is said to be so."""
        return status(said.first(DET.modality), said.first(DET.polarity))

    def actor(self, iri: str, id_: str) -> Actor:
        """Return what a page says of an actor."""
        said = self.values(iri)
        label = self.label(iri)
        names = {
            (text.value, getattr(text, "language", None))
            for predicate in (SKOS.prefLabel, SKOS.altLabel, DET.acronym)
            for text in said.said.get(predicate, ())
            if text.value != label
        }
        kinds = [KINDS[each] for each in self.all_of(iri, RDF.type) if each in KINDS]
        matched = self.all_of(iri, SKOS.exactMatch)
        return {
            "id": id_,
            "iri": iri,
            "label": label,
            "kind": min(kinds, default="unknown"),
            "names": [named(text, lang) for text, lang in sorted(names, key=str)],
            "about": said.first(DCTERMS.description),
            "wikidata": matched[0].rpartition("/")[2] if matched else None,
        }

    def place(self, iri: str, id_: str) -> Place:
        """Return what a page says of a place."""
        said = self.values(iri)
        geometry = said.first(GEO.hasGeometry)
        wkt = self.values(geometry).first(GEO.asWKT) if geometry else None
        spot = [float(n) for n in wkt.strip("POINT()").split()] if wkt else [None, None]
        radius = said.first(DET.radius)
        return {
            "id": id_,
            "label": self.label(iri),
            "precision": PRECISIONS.get(said.first(DET.placePrecision) or "", "unknown"),
            "lat": spot[1],
            "lon": spot[0],
            "radius": float(radius) if radius else None,
        }

    def source(self, iri: str) -> Source:
        """Return what a page says of a source."""
        said = self.values(iri)
        publisher, published = said.first(SCHEMA.publisher), said.first(SCHEMA.datePublished)
        named = self.label(publisher) if publisher else None
        title = said.first(DCTERMS.title) or short(iri)
        return {
            "id": short(iri),
            "iri": iri,
            "label": ", ".join(part for part in (named or title, published) if part),
            "title": title,
            "publisher": named,
            "date": published,
            "url": said.first(SCHEMA.url),
            "kind": next(
                (SOURCES[c] for c in self.all_of(iri, RDF.type) if c in SOURCES), "source"
            ),
            "via": [self.label(outlet) for outlet in self.all_of(iri, PROV.wasQuotedFrom)],
            "reliability": GRADES.get(said.first(DET.reliability) or ""),
        }

    def report(self, iri: str, id_: str, label: str, actors: Callable[[str], str]) -> Report:
        """Return what a page says of a claim; ``actors`` gives the id of an actor on the page."""
        said = self.values(iri)
        source = said.source
        content = said.first(DET.content)
        spoken_of = self.values(content).first(DET.proposedType) if content else None
        kind = said.first(SEM.eventType) or said.first(DET.relationType) or spoken_of
        credibility, confidence = said.first(DET.credibility), said.first(DET.extractionConfidence)
        made: Report = {
            "id": id_,
            "source": short(source),
            "event": None,
            "relation": None,
            "label": label,
            "type": TYPES.get(kind or ""),
            "status": self.status(said),
            "said_by": [self.label(who) for who in self.all_of(iri, PROV.wasAttributedTo)],
            "heard_from": [self.label(who) for who in self.all_of(iri, PROV.wasQuotedFrom)],
            "said_on": said.first(PROV.generatedAtTime),
            "quotes": list(self.quotes(iri)),
            "content": self.content(content, actors) if content else None,
            "quantities": [self.quantity(q) for q in self.all_of(iri, DET.quantity)],
            "reliability": GRADES.get(self.values(source).first(DET.reliability) or ""),
            "credibility": int(credibility) if credibility else None,
            "confidence": float(confidence) if confidence else None,
            "iri": iri,
        }
        told = self.values(content) if content else said
        if where := said.first(SEM.hasPlace) or told.first(DET.proposedPlace):
            made["place"] = self.label(where)
        precision = said.first(DET.timePrecision) or told.first(DET.timePrecision)
        made["earliest"], made["latest"] = own = stamps(said, told)
        if any(own):
            made["time"] = said_time(*own, precision)
        return made

    def held(self, iri: str) -> list[tuple[str, str]]:
        """Return the role and the actor of everybody in what a report says."""
        said = self.values(iri).said
        return sorted(
            (str(name), actor.value)
            for role, name in ROLES.items()
            if role in said
            for actor in said[role]
        )

    def quotes(self, iri: str) -> Iterator[Quote]:
        """Yield the exact words of a claim, in the order in which they stand."""
        for selector in self.all_of(iri, OA.hasSelector):
            said = self.values(selector)
            start, end = said.first(OA.start), said.first(OA.end)
            yield {
                "exact": said.first(OA.exact) or "",
                "start": int(start) if start else None,
                "end": int(end) if end else None,
            }

    def content(self, iri: str, actors: Callable[[str], str]) -> Content:
        """Return what is spoken of, and the condition on which it would be."""
        said = self.values(iri)
        condition = said.first(DET.condition)
        parts: list[Part] = [
            {"role": role, "actor": actors(self.canonical(actor))}
            for role, actor in self.proposed(iri)
        ]
        return {
            "label": self.label(iri),
            "type": TYPES.get(said.first(DET.proposedType) or ""),
            "status": self.status(said),
            "actors": parts,
            "condition": self.content(condition, actors) if condition else None,
        }

    def proposed(self, iri: str) -> list[tuple[str, str]]:
        """Return the role and the actor of everybody who would take part."""
        said = self.values(iri).said
        prefix = f"{DET.BASE}proposed"
        return sorted(
            (role.removeprefix(prefix).lower(), actor.value)
            for role in PROPOSED & set(said)
            for actor in said[role]
        )

    def quantity(self, iri: str) -> str:
        """Return how many of what, in the source's words where it has them."""
        said = self.values(iri)
        of = said.first(SCHEMA.unitText) or ""
        least, most = said.first(SCHEMA.minValue), said.first(SCHEMA.maxValue)
        counted = said.first(SCHEMA.value)
        if counted:
            words = f"{float(counted):,.10g}"
        elif least and most:
            words = f"{float(least):,.10g} to {float(most):,.10g}"
        else:
            words = f"at least {float(least):,.10g}" if least else ""
            words = f"at most {float(most):,.10g}" if most else words
        exact = said.first(SCHEMA.text)
        counted_words = " ".join(part for part in (words, of) if part)
        return f"{counted_words} (“{exact}”)" if exact else counted_words


def read(store: ox.Store, iri: str) -> Values:
    """Read what all graphs say of a thing, several values of one predicate in order."""
    read = Values()
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            read.said[quad.predicate.value].append(quad.object)
    for found in read.said.values():
        if len(found) > 1:
            found.sort(key=str)
    return read


def status(modality: str | None, polarity: str | None) -> Status:
    """Return how far a thing is said to be so, from the IRIs of how it is said."""
    if polarity == DET.denied:
        return "denied"
    return cast("Status", MODALITIES.get(modality or "", "actual"))


def named(text: str, lang: str | None) -> Name:
    """Return a name with its language."""
    return {"text": text, "lang": lang}


def stamps(said: Values, told: Values) -> tuple[str | None, str | None]:
    """Return the days that a claim gives, or else those of what it speaks of."""
    own = days(said.first(SEM.hasEarliestBeginTimeStamp), said.first(SEM.hasLatestEndTimeStamp))
    spoken = days(told.first(DET.proposedEarliest), told.first(DET.proposedLatest))
    return own if any(own) else spoken


def days(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return two days, None for one that is only nominal."""
    return (
        None if not first or first == date.min.isoformat() else first,
        None if not last or last == date.max.isoformat() else last,
    )


def said_time(first: str | None, last: str | None, precision: str | None) -> str:
    """Say a time in words, as exactly as it is known.

    >>> said_time(None, "2026-02-07", TimePrecision.ON_OR_BEFORE.iri)
    'on or before 2026-02-07'
    """
    how = TIMES.get(precision or "")
    if first is None and last is None:
        return "time not given"
    if first is None:
        return f"on or before {last}"
    if last is None:
        return f"on or after {first}"
    if how is TimePrecision.YEAR and first[:4] == last[:4]:
        return first[:4]
    if how is TimePrecision.MONTH and first[:7] == last[:7]:
        return date.fromisoformat(first).strftime("%B %Y")
    return first if first == last else f"between {first} and {last}"
