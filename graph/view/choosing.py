"""Which events a page shows: by actor, time and type, and at most so many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from graph.fusion import ROLES
from graph.view.reading import TYPES, Reader, days
from graph.view.shape import Status
from ontology.errors import QueryError
from ontology.terms import DET, RDF, SEM, TimePrecision

__all__ = ["Choice", "Hub", "held", "hubs_of", "most_told", "near", "wanted"]

#: How many events a page shows before it leaves some out, and says so.
MOST = 400
STAMPS = (SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a page is to show; days are ISO dates, types notations, the actor an IRI."""

    title: str | None = None
    actor: str | None = None
    hops: int = 1
    since: str | None = None
    until: str | None = None
    types: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            try:
                date.fromisoformat(day or "2000-01-01")
            except ValueError:
                raise QueryError(f"not a day (2026-02-07): {day!r}") from None
        if self.hops < 0:
            raise QueryError(f"hops must not be negative: {self.hops}")


@dataclass(slots=True)
class Hub:
    """An event or a prospect while its page is made."""

    iri: str
    type: str | None
    first: str | None
    last: str | None
    precision: str | None
    status: Status
    sources: int
    actors: list[tuple[str, str]] = field(default_factory=list)


def hubs_of(reader: Reader) -> Iterable[Hub]:
    """Yield every event and every prospect."""
    for prospect, (of, kind, first, last) in (
        (False, (SEM.Event, SEM.eventType, *STAMPS)),
        (True, (DET.Prospect, DET.proposedType, DET.proposedEarliest, DET.proposedLatest)),
    ):
        for iri in reader.subjects(RDF.type, of):
            said = reader.values(iri)
            roles = reader.proposed(iri) if prospect else held(reader, iri)
            yield Hub(
                iri,
                TYPES.get(said.first(kind) or ""),
                *days(said.first(first), said.first(last)),
                said.first(DET.timePrecision) or TimePrecision.DAY.iri,
                reader.status(said) if prospect else "actual",
                int(said.first(DET.sourceCount) or 0),
                roles,
            )


def held(reader: Reader, iri: str) -> list[tuple[str, str]]:
    """Return the role and the actor of everybody in an event or a report."""
    said = reader.values(iri).said
    return sorted(
        (role.removeprefix(DET.BASE), actor.value)
        for role in set(ROLES) & set(said)
        for actor in said[role]
    )


def wanted(hub: Hub, choice: Choice) -> bool:
    """Tell whether an event is of a chosen type and may lie in the chosen time."""
    if choice.types and hub.type not in choice.types:
        return False
    after = choice.since is None or hub.last is None or hub.last >= choice.since
    return after and (choice.until is None or hub.first is None or hub.first <= choice.until)


def near(hubs: list[Hub], choice: Choice) -> list[Hub]:
    """Return the events that lie within some steps of the chosen actor, or all of them."""
    if choice.actor is None:
        return hubs
    reached, kept = {choice.actor}, set[str]()
    for _ in range(max(choice.hops, 1)):
        found = [hub for hub in hubs if reached & {actor for _, actor in hub.actors}]
        kept |= {hub.iri for hub in found}
        reached |= {actor for hub in found for _, actor in hub.actors}
    return [hub for hub in hubs if hub.iri in kept]


def most_told(hubs: list[Hub]) -> list[Hub]:
    """Return as many events as a page shows: those with the most sources, then the latest."""
    if len(hubs) <= MOST:
        return hubs
    ranked = sorted(hubs, key=lambda h: (h.sources, h.last or "", h.iri), reverse=True)[:MOST]
    kept = {hub.iri for hub in ranked}
    return [hub for hub in hubs if hub.iri in kept]
