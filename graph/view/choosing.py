"""Which events a page shows: by actor, time and type, and how many in detail."""

from dataclasses import dataclass
from datetime import date

from graph.view.hubs import Hub
from ontology.errors import QueryError

__all__ = ["Choice", "most_told", "near", "wanted"]

#: Up to so many events a page holds in detail; of more, only some, and counts of all.
MOST, DETAILED = 20_000, 5_000


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
    """Return the events that of which a page holds details: those told most, the latest first.

    Their order stays as it is.
    """
    if len(hubs) <= MOST:
        return hubs
    ranked = sorted(hubs, key=lambda h: (h.sources, h.last or "", h.iri), reverse=True)[:DETAILED]
    kept = {hub.iri for hub in ranked}
    return [hub for hub in hubs if hub.iri in kept]
