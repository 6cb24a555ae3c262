"""Records as triples: the one place where the shape of the graph is decided.

A triple is three terms written as N-Triples. What a source does not assert (planned, conditional,
threatened, denied) never gets a `sem:eventType` or a role of its own: it becomes a proposition,
whose properties have other names, so that no query for what happened can find it.
"""

from collections.abc import Iterable
from functools import singledispatch

from graph import ntriples as nt
from graph.iris import made
from graph.node import Node, Triple
from ontology.records import (
    Actor,
    Evidence,
    Mention,
    Name,
    Naming,
    Participant,
    Place,
    Post,
    Proposition,
    Quantity,
    Relation,
    Report,
    Source,
    Span,
    Statement,
)
from ontology.terms import (
    ACTOR_CLASSES,
    DCTERMS,
    DET,
    GEO,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SEM,
    SKOS,
    TIME,
    ActorKind,
    Modality,
    Polarity,
    Role,
)

__all__ = ["triples"]

CODES = "https://w3id.org/detente/code/"
WIKIDATA = "http://www.wikidata.org/entity/"
#: How an actor of each kind is part of another; the others by org:subOrganizationOf.
WHOLE = {
    ActorKind.ARMED_FORCE: ORG.unitOf,
    ActorKind.GOVERNMENT_BODY: ORG.unitOf,
    ActorKind.VESSEL: DCTERMS.isPartOf,
    ActorKind.FACILITY: DCTERMS.isPartOf,
}
#: The property of a proposition that stands for each role of a report.
PROPOSED = {role: f"{DET.BASE}proposed{role.value.title()}" for role in Role}


@singledispatch
def triples(record: object, source: Source) -> Iterable[Triple]:
    """Return what a record says, as said by a source."""
    raise TypeError(f"not a record that is kept: {record!r} of {source.id}")


@triples.register
def _(record: Statement, source: Source) -> Iterable[Triple]:  # noqa: ARG001  # says the same of any source
    return [(record.subject, record.predicate, record.object)]


@triples.register
def _(record: Source, source: Source) -> Iterable[Triple]:  # noqa: ARG001  # says the same of any source
    node = Node(made("source", record.id), record.kind.iri)
    node.text(DCTERMS.title, record.title, record.language)
    node.text(DCTERMS.identifier, record.id)
    node.links(DET.reliability, [record.reliability.iri])
    node.refer(SCHEMA.publisher, "actor", record.publisher)
    node.day(SCHEMA.datePublished, record.published)
    node.links(SCHEMA.url, [record.url] if record.url else [])
    node.text(DCTERMS.license, record.license)
    node.text(DCTERMS.description, record.about)
    node.text(DCTERMS.creator, record.author)
    node.text(DCTERMS.language, record.language)
    node.refer(PROV.wasQuotedFrom, "actor", *record.via)
    node.refer(DCTERMS.isPartOf, "source", record.part_of)
    return node


@triples.register
def _(record: Actor, source: Source) -> Iterable[Triple]:  # noqa: ARG001  # says the same of any source
    node = Node(made("actor", record.id), record.kind.iri, *ACTOR_CLASSES[record.kind])
    node.named(Name(text=record.name, lang=record.lang), record.names)
    for scheme, code in record.codes:
        node.text(SKOS.notation, f"{scheme}:{code}")
    node.refer(DET.country, "actor", record.country)
    node.refer(WHOLE.get(record.kind, ORG.subOrganizationOf), "actor", *record.part_of)
    node.refer(OWL.differentFrom, "actor", *record.differs_from)
    node.links(SKOS.exactMatch, [WIKIDATA + record.wikidata] if record.wikidata else [])
    node.text(DCTERMS.description, record.about, "en")
    return node


@triples.register
def _(record: Place, source: Source) -> Iterable[Triple]:  # noqa: ARG001  # says the same of any source
    node = Node(made("place", record.id), SEM.Place, GEO.Feature)
    node.named(Name(text=record.name, lang=record.lang), record.names)
    node.links(DET.placePrecision, [record.precision.iri])
    if record.latitude is not None and record.longitude is not None:
        point = node.part(GEO.hasGeometry, "point", GEO.Geometry)
        wkt = nt.text(f"POINT({record.longitude} {record.latitude})")
        point.say(GEO.asWKT, f"{wkt}^^{nt.iri(GEO.wktLiteral)}")
        node.add(point)
    node.number(DET.radius, record.radius_km)
    node.refer(GEO.sfWithin, "place", record.within)
    node.refer(DET.country, "actor", record.country)
    node.links(SKOS.exactMatch, [WIKIDATA + record.wikidata] if record.wikidata else [])
    return node


@triples.register
def _(record: Report, source: Source) -> Iterable[Triple]:
    node = Node(made("report", record.id), DET.Report)
    node.refer(DET.about, "event", record.event)
    _manner(node, record.modality, record.polarity)
    if record.asserted:
        node.links(SEM.eventType, [record.type.iri])
        for part in record.participants:
            node.refer(DET.BASE + part.role, "actor", part.actor)
        _times(node, record.when)
        node.refer(SEM.hasPlace, "place", record.place)
        _content(node, record.content)
    else:
        _content(node, _spoken_of(record))
    node.links(DET.codedAs, (f"{CODES}{scheme}/{code}" for scheme, code in record.codes))
    node.number(DET.intensity, record.intensity)
    for n, quantity in enumerate(record.quantities, 1):
        _quantity(node, n, quantity)
    node.refer(DET.fulfils, "event", *record.fulfils)
    node.refer(DET.breaches, "event", *record.breaches)
    node.refer(DET.withdraws, "event", *record.withdraws)
    _evidence(node, record.evidence, source)
    if record.label:
        hub = Node(made("event", record.event))
        hub.text(SKOS.prefLabel, record.label, "en")
        node.add(hub)
    return node


@triples.register
def _(record: Relation, source: Source) -> Iterable[Triple]:
    node = Node(made("relation", record.id), DET.Relation)
    _manner(node, record.modality, record.polarity)
    if record.asserted:
        node.links(DET.relationType, [record.type.iri])
        node.refer(DET.relationSubject, "actor", record.subject)
        node.refer(DET.relationObject, "actor", record.object)
        _times(node, record.during)
    else:
        _content(node, _unproved(record))
    _evidence(node, record.evidence, source)
    return node


@triples.register
def _(record: Post, source: Source) -> Iterable[Triple]:
    node = Node(made("post", record.id), DET.PostHolding, ORG.Membership)
    _manner(node, Modality.ACTUAL, Polarity.AFFIRMED)
    node.refer(ORG.member, "actor", record.holder)
    node.refer(ORG.organization, "actor", record.organization)
    role = node.part(ORG.role, "role", ORG.Role)
    role.text(SKOS.prefLabel, record.title, "en")
    node.add(role)
    if record.during:
        during = node.part(ORG.memberDuring, "during", TIME.ProperInterval)
        _times(during, record.during)
        node.add(during)
    _evidence(node, record.evidence, source)
    return node


@triples.register
def _(record: Naming, source: Source) -> Iterable[Triple]:  # noqa: ARG001  # says the same of any source
    node = Node(made("actor", record.actor))
    node.named(None, record.names)
    for address in record.addresses:
        node.text(SCHEMA.address, address)
    return node


@triples.register
def _(record: Mention, source: Source) -> Iterable[Triple]:
    node = Node(made("mention", record.id), DET.Mention)
    node.text(DCTERMS.title, record.title)
    node.refer(DET.mentions, "event", *record.events)
    node.refer(DET.mentions, "actor", *record.actors)
    node.refer(DET.mentions, "place", *record.places)
    node.links(DET.codedAs, (f"{CODES}{scheme}/{code}" for scheme, code in record.codes))
    _evidence(node, record.evidence, source)
    return node


def _manner(node: Node, modality: Modality, polarity: Polarity) -> None:
    node.links(DET.modality, [modality.iri])
    node.links(DET.polarity, [polarity.iri])


def _times(node: Node, when: Span | None) -> None:
    if when is not None:
        node.day(SEM.hasEarliestBeginTimeStamp, when.earliest)
        node.day(SEM.hasLatestEndTimeStamp, when.latest)
        node.links(DET.timePrecision, [when.precision.iri])


def _spoken_of(record: Report) -> Proposition:
    """Return what a report that asserts nothing speaks of."""
    return Proposition(
        label=record.label or record.type.label,
        type=record.type,
        participants=record.participants,
        when=record.when,
        place=record.place,
        modality=record.modality,
        polarity=record.polarity,
        condition=record.condition,
    )


def _unproved(record: Relation) -> Proposition:
    """Return what a relation that is not asserted speaks of."""
    sides = ((Role.INITIATOR, record.subject), (Role.RECIPIENT, record.object))
    return Proposition(
        label=record.type.label,
        type=record.type,
        participants=tuple(Participant(role=role, actor=actor) for role, actor in sides),
        when=record.during,
        modality=record.modality,
        polarity=record.polarity,
    )


def _content(node: Node, said: Proposition | None, how: str = DET.content) -> None:
    if said is None:
        return
    inner = node.part(how, how.removeprefix(DET.BASE), DET.Proposition)
    inner.text(SKOS.prefLabel, said.label, "en")
    _manner(inner, said.modality, said.polarity)
    inner.links(DET.proposedType, [said.type.iri] if said.type else [])
    for part in said.participants:
        inner.refer(PROPOSED[part.role], "actor", part.actor)
    inner.refer(DET.proposedPlace, "place", said.place)
    if said.when:
        inner.day(DET.proposedEarliest, said.when.earliest)
        inner.day(DET.proposedLatest, said.when.latest)
        inner.links(DET.timePrecision, [said.when.precision.iri])
    _content(inner, said.condition, DET.condition)
    node.add(inner)


def _quantity(node: Node, n: int, quantity: Quantity) -> None:
    inner = node.part(DET.quantity, f"quantity/{n}", SCHEMA.QuantitativeValue)
    inner.text(SCHEMA.unitText, quantity.of)
    for how, value in (
        (SCHEMA.value, quantity.value),
        (SCHEMA.minValue, quantity.minimum),
        (SCHEMA.maxValue, quantity.maximum),
    ):
        inner.number(how, value)
    inner.text(SCHEMA.text, quantity.words)
    node.add(inner)


def _evidence(node: Node, evidence: Evidence, source: Source) -> None:
    node.refer(PROV.wasDerivedFrom, "source", source.id)
    node.refer(PROV.wasAttributedTo, "actor", *(evidence.said_by or (source.publisher,)))
    node.refer(PROV.wasQuotedFrom, "actor", *evidence.heard_from)
    node.day(PROV.generatedAtTime, evidence.said_on)
    node.number(DET.extractionConfidence, evidence.confidence)
    node.integer(DET.credibility, evidence.credibility)
    node.text(DET.locator, evidence.locator)
    node.links(SCHEMA.url, [evidence.url] if evidence.url else [])
    node.integer(DET.outletCount, evidence.outlets)
    node.number(DET.tone, evidence.tone)
    for n, quotation in enumerate(evidence.quotations, 1):
        inner = node.part(OA.hasSelector, f"quotation/{n}", OA.TextQuoteSelector)
        inner.text(OA.exact, quotation.exact, quotation.lang)
        if quotation.start is not None and quotation.end is not None:
            inner.links(RDF.type, [OA.TextPositionSelector])
            inner.integer(OA.start, quotation.start)
            inner.integer(OA.end, quotation.end)
        node.add(inner)
