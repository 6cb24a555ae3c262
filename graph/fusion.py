"""What reports agree on: the values of an event, derived from the reports about it.

The rule is det:consensusRule. It looks at the reports that affirm the event as done; the event has
the type and the place that most sources give, every actor in every role that any of them gives,
and the days that all of them allow, or failing that the days that any allows. Where no report
affirms it as done, the hub is a det:Prospect, whose properties have other names, so that no query
for events finds it. Everything here is made from the reports, and can be made again from them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import pyoxigraph as ox

from graph.ahead import Readable
from graph.alone import facts_of
from graph.tally import Facts, index
from ontology.terms import DET, PROV, RDF, SEM, XSD, PlacePrecision, Role, TimePrecision

__all__ = ["Said", "Values", "facts", "fused", "reports", "values"]

ABOUT = ox.NamedNode(DET.about)
ROLES = {DET.BASE + role: role for role in Role}
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


def values(store: Readable, node: ox.NamedNode, graph: ox.NamedNode | None = None) -> Values:
    """Read what is said of a thing, in one graph or in all."""
    read = Values(graph)
    for quad in sorted(store.quads_for_pattern(node, None, None, graph), key=str):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            read.said[quad.predicate.value].append(quad.object)
    return read


def reports(store: Readable, event: ox.NamedNode) -> list[Values]:
    """Read what each graph reports about an event."""
    return [
        values(store, quad.subject, quad.graph_name)
        for quad in sorted(store.quads_for_pattern(None, ABOUT, event), key=str)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
    ]


def fused(store: Readable, told: list[Values], canonical: Callable[[str], str]) -> "Said":
    """Return what follows for an event from all reports about it; nothing where there are none.

    Args:
        store: where the reports stand, with their places and what they speak of.
        told: what each graph reports.
        canonical: gives the IRI under which an actor's events are gathered.
    """
    affirmed = [report for report in told if report.asserted]
    if affirmed:
        said = happened(store, affirmed, canonical)
        if any(report.first(DET.polarity) == DET.denied for report in told):
            said.append((DET.disputed, literal("true", XSD.boolean)))
    elif told:
        said = prospect(store, told, canonical)
    else:
        return []
    counted = affirmed or told
    said.append((DET.reportCount, literal(str(len(counted)), XSD.integer)))
    sources = {report.source for report in counted}
    said.append((DET.sourceCount, literal(str(len(sources)), XSD.integer)))
    if found := facts(said):
        said += ((predicate, ox.NamedNode(tally)) for predicate, tally in index(found))
    return said


def facts(said: "Said") -> Facts | None:
    """Return what is counted of an event with such values; None where it has not happened."""
    if (RDF.type, ox.NamedNode(SEM.Event)) not in said:
        return None
    days = {p: v.value for p, v in said if isinstance(v, ox.Literal)}
    sides: dict[Role, dict[str, None]] = defaultdict(dict)
    for predicate, value in said:
        if predicate in ROLES:
            sides[ROLES[predicate]][value.value] = None
    first, last = (
        days.get(p, "") for p in (SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp)
    )
    kind = next((value.value for predicate, value in said if predicate == SEM.eventType), "")
    return facts_of(sides, first, last, kind)


Said: TypeAlias = list[tuple[str, "ox.NamedNode | ox.Literal"]]


def happened(store: Readable, reports: list[Values], canonical: Callable[[str], str]) -> Said:
    """Return the values of an event that some report affirms."""
    said: Said = [(RDF.type, ox.NamedNode(SEM.Event))]
    said += voted(reports, SEM.eventType)
    said += actors(reports, ROLES, canonical)
    exactness = placed(store)
    said += voted(reports, SEM.hasPlace, exactness)
    first, last = SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp
    return said + span(reports, first, last)


def prospect(store: Readable, reports: list[Values], canonical: Callable[[str], str]) -> Said:
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


def spoken_of(store: Readable, report: Values) -> Iterator[Values]:
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


def placed(store: Readable) -> Callable[[str], int]:
    """Return a rank of places: the more exact before the less."""

    def rank(place: str) -> int:
        said = values(store, ox.NamedNode(place))
        return EXACTNESS.get(said.first(DET.placePrecision) or "", len(EXACTNESS))

    return rank


def actors(reports: list[Values], roles: Collection[str], canonical: Callable[[str], str]) -> Said:
    """Return every actor in every role that any gives, each as the one it is judged to be."""
    found = {
        (role, canonical(value.value))
        for report in reports
        for role in sorted(set(roles) & set(report.said))
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
    how = min(exact, default=DET.between)
    # Of a single day it is not said: an event that names its precision is one of several days.
    single = start == end and how == TimePrecision.DAY.iri
    return said if single else [*said, (DET.timePrecision, ox.NamedNode(how))]


def literal(value: str, datatype: str) -> ox.Literal:
    """Return a typed literal."""
    return ox.Literal(value, datatype=ox.NamedNode(datatype))
