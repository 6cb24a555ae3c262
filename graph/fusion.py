"""What reports agree on: the values of an event, derived from the reports about it.

The rule is det:consensusRule. It looks at the reports that affirm the event as done; the event has
the type and the place that most sources give, every actor in every role that any of them gives,
and the days that all of them allow, or failing that the days that any allows. Where no report
affirms it as done, the hub is a det:Prospect, whose properties have other names, so that no query
for events finds it. Everything here is made from the reports, and can be made again from them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from graph.iris import FUSION
from ontology.terms import DET, PROV, RDF, SEM, XSD, PlacePrecision, Role, TimePrecision

__all__ = ["Values", "derive", "fused", "values"]

GRAPH = ox.NamedNode(FUSION)
ABOUT = ox.NamedNode(DET.about)
ROLES = {DET.BASE + role for role in Role}
PROPOSED = {f"{DET.BASE}proposed{role.title()}" for role in Role}
PRECISIONS = {precision.iri for precision in TimePrecision}
#: From the most exact to the least.
EXACTNESS = {
    precision.iri: rank
    for rank, precision in enumerate(
        (
            PlacePrecision.EXACT,
            PlacePrecision.CITY,
            PlacePrecision.DISTRICT,
            PlacePrecision.PROVINCE,
            PlacePrecision.COUNTRY,
            PlacePrecision.SEA,
            PlacePrecision.REGION,
        )
    )
}


@dataclass(slots=True)
class Values:
    """What one graph says of a report, or of the proposition in it: predicate to values."""

    graph: ox.NamedNode | None = None
    said: dict[str, list[ox.NamedNode | ox.Literal]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def first(self, predicate: str) -> str | None:
        """Return the first value of a predicate as text."""
        found = self.said.get(predicate)
        return found[0].value if found else None

    def named(self, predicate: str) -> list[ox.NamedNode]:
        """Return the things that a predicate has; a text in their place is nothing."""
        return [v for v in self.said.get(predicate, ()) if isinstance(v, ox.NamedNode)]

    def day(self, predicate: str) -> str | None:
        """Return the first day that a predicate has; what is no day is nothing."""
        for found in self.said.get(predicate, ()):
            if isinstance(found, ox.Literal) and found.datatype.value == XSD.date:
                with suppress(ValueError):
                    return date.fromisoformat(found.value).isoformat()
        return None

    @property
    def source(self) -> str:
        """The graph that says so: there is one for each source."""
        return self.graph.value if self.graph else self.first(PROV.wasDerivedFrom) or ""

    @property
    def asserted(self) -> bool:
        """Whether the report affirms the event as done."""
        return (self.first(DET.modality), self.first(DET.polarity)) == (DET.actual, DET.affirmed)


def values(store: ox.Store, node: ox.NamedNode, graph: ox.NamedNode | None = None) -> Values:
    """Read what is said of a thing, in one graph or in all."""
    read = Values(graph)
    for quad in sorted(store.quads_for_pattern(node, None, None, graph), key=str):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            read.said[quad.predicate.value].append(quad.object)
    return read


def derive(store: ox.Store, events: Iterable[str], canonical: Callable[[str], str]) -> None:
    """Derive the values of some events anew, in the graph of derived values."""
    new: list[ox.Quad] = []
    for iri in events:
        event = ox.NamedNode(iri)
        for old in list(store.quads_for_pattern(event, None, None, GRAPH)):
            store.remove(old)
        reports = [
            values(store, quad.subject, quad.graph_name)
            for quad in sorted(store.quads_for_pattern(None, ABOUT, event), key=str)
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
        ]
        new.extend(fused(store, event, reports, canonical))
    store.extend(new)


def fused(
    store: ox.Store, event: ox.NamedNode, reports: list[Values], canonical: Callable[[str], str]
) -> Iterator[ox.Quad]:
    """Yield the derived quads of one event; none where nothing is reported of it."""
    affirmed = [report for report in reports if report.asserted]
    denied = any(report.first(DET.polarity) == DET.denied for report in reports)
    if affirmed:
        said = happened(store, affirmed, canonical)
        said.append((DET.disputed, literal(str(denied).lower(), XSD.boolean)))
    elif reports:
        said = prospect(store, reports, canonical)
    else:
        return
    counted = affirmed or reports
    said.append((DET.reportCount, literal(str(len(counted)), XSD.integer)))
    sources = {report.source for report in counted}
    said.append((DET.sourceCount, literal(str(len(sources)), XSD.integer)))
    for predicate, term in said:
        yield ox.Quad(event, ox.NamedNode(predicate), term, GRAPH)


Said = list[tuple[str, "ox.NamedNode | ox.Literal"]]


def happened(store: ox.Store, reports: list[Values], canonical: Callable[[str], str]) -> Said:
    """Return the values of an event that some report affirms."""
    said: Said = [(RDF.type, ox.NamedNode(SEM.Event))]
    said += voted(reports, SEM.eventType)
    said += actors(reports, ROLES, canonical)
    exactness = placed(store)
    said += voted(reports, SEM.hasPlace, exactness)
    first, last = SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp
    return said + span(reports, first, last)


def prospect(store: ox.Store, reports: list[Values], canonical: Callable[[str], str]) -> Said:
    """Return the values of what is only spoken of."""
    contents = [content for report in reports for content in spoken_of(store, report)]
    said: Said = [(RDF.type, ox.NamedNode(DET.Prospect))]
    said += voted(contents, DET.proposedType)
    said += actors(contents, PROPOSED, canonical)
    said += voted(contents, DET.proposedPlace)
    said += span(contents, DET.proposedEarliest, DET.proposedLatest)
    for how in (DET.modality, DET.polarity):
        found = {value for report in reports for value in report.named(how)}
        said += ((how, value) for value in sorted(found, key=str))
    return said


def spoken_of(store: ox.Store, report: Values) -> Iterator[Values]:
    """Yield what a report that asserts nothing speaks of, as said by the report's source."""
    for content in report.named(DET.content):
        yield values(store, content, report.graph)


def voted(reports: list[Values], predicate: str, rank: Callable[[str], int] = lambda _: 0) -> Said:
    """Return the value that most sources give; of equals the higher rank, then the first."""
    sources: dict[ox.NamedNode, set[str]] = defaultdict(set)
    count: Counter[ox.NamedNode] = Counter()
    for report in reports:
        for value in report.named(predicate):
            sources[value].add(report.source)
            count[value] += 1
    if not sources:
        return []
    best = min(sources, key=lambda v: (-len(sources[v]), -count[v], rank(v.value), v.value))
    return [(predicate, best)]


def placed(store: ox.Store) -> Callable[[str], int]:
    """Return a rank of places: the more exact before the less."""

    def rank(place: str) -> int:
        said = values(store, ox.NamedNode(place))
        return EXACTNESS.get(said.first(DET.placePrecision) or "", len(EXACTNESS))

    return rank


def actors(reports: list[Values], roles: set[str], canonical: Callable[[str], str]) -> Said:
    """Return every actor in every role that any gives, each as the one it is judged to be."""
    found = {
        (role, canonical(value.value))
        for report in reports
        for role in roles & set(report.said)
        for value in report.named(role)
    }
    return [(role, ox.NamedNode(actor)) for role, actor in sorted(found)]


def span(reports: list[Values], first: str, last: str) -> Said:
    """Return the days that all reports allow, or failing that, that any allows."""
    spans = [
        (start, end, report.first(DET.timePrecision))
        for report in reports
        if (start := report.day(first)) and (end := report.day(last)) and start <= end
    ]
    if not spans:
        return []
    start, end = max(s for s, _, _ in spans), min(e for _, e, _ in spans)
    if start > end:
        start, end = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    exact = [p for s, e, p in spans if (s, e) == (start, end) and p in PRECISIONS]
    said: Said = [(first, literal(start, XSD.date)), (last, literal(end, XSD.date))]
    return [*said, (DET.timePrecision, ox.NamedNode(min(exact, default=DET.between)))]


def literal(value: str, datatype: str) -> ox.Literal:
    """Return a typed literal."""
    return ox.Literal(value, datatype=ox.NamedNode(datatype))
