"""To which actors and places claims refer."""

from collections.abc import Iterable

from ontology.records import Post, Proposition, Relation, Report

__all__ = ["referred"]


def referred(claims: Iterable[Report | Relation | Post]) -> tuple[dict[str, None], dict[str, None]]:
    """Return the ids of the actors and of the places to which claims refer, in their order."""
    actors: dict[str, None] = {}
    places: dict[str, None] = {}
    for claim in claims:
        if isinstance(claim, Relation):
            actors.update(dict.fromkeys((claim.subject, claim.object)))
        elif isinstance(claim, Post):
            actors.update(dict.fromkeys((claim.holder, claim.organization)))
        else:
            _told(claim, actors, places)
        evidence = claim.evidence
        actors.update(dict.fromkeys((*evidence.said_by, *evidence.heard_from)))
    return actors, places


def _told(report: Report, actors: dict[str, None], places: dict[str, None]) -> None:
    """Note the actors and places of a report, of its content and of its condition."""
    waiting: list[Report | Proposition | None] = [report, report.content, report.condition]
    while waiting:
        told = waiting.pop()
        if told is None:
            continue
        actors.update(dict.fromkeys(part.actor for part in told.participants))
        if told.place:
            places[told.place] = None
        if isinstance(told, Proposition):
            waiting.append(told.condition)
