"""What follows for an event from the one report that there is of it.

Most events of a dataset are reported once. What is derived for them is a copy of the report, and is
written with it, so that nothing need be read back. It is the same that `graph.fusion` would derive.
"""

from collections.abc import Callable, Iterable

from graph import ntriples as nt
from graph.node import Triple
from graph.tally import Facts, index, month
from ontology.terms import DET, RDF, SEM, Role, TimePrecision

__all__ = ["derived"]

TYPE = nt.iri(SEM.eventType)
COPIED = frozenset({TYPE, nt.iri(SEM.hasPlace)})
FIRST, LAST = nt.iri(SEM.hasEarliestBeginTimeStamp), nt.iri(SEM.hasLatestEndTimeStamp)
PRECISION, DAY = nt.iri(DET.timePrecision), nt.iri(TimePrecision.DAY.iri)
ROLES = {nt.iri(DET.BASE + role): role for role in Role}
KIND = (nt.iri(RDF.type), nt.iri(SEM.Event))
COUNTED = tuple((nt.iri(p), nt.integer(1)) for p in (DET.reportCount, DET.sourceCount))


def derived(
    said: Iterable[Triple], report: str, event: str, canonical: Callable[[str], str]
) -> tuple[list[Triple], Facts] | None:
    """Return what follows for an event from all that its report says, and what is counted of it.

    None where the days are not in order, or the report does not say them.

    Args:
        said: the triples of the report and of its parts.
        report: the report, as a term.
        event: the event, as a term.
        canonical: gives the IRI under which an actor's events are gathered.
    """
    made: dict[tuple[str, str], None] = {KIND: None}
    sides: dict[Role, dict[str, None]] = {}
    first = last = precision = kind = ""
    for subject, predicate, term in said:
        if subject != report:
            continue
        if predicate in COPIED:
            made[predicate, term] = None
            kind = term[1:-1] if predicate == TYPE else kind
        elif predicate in ROLES:
            actor = canonical(term[1:-1])
            made[predicate, nt.iri(actor)] = None
            sides.setdefault(ROLES[predicate], {})[actor] = None
        elif predicate == FIRST:
            first = term[1:11]
            made[predicate, term] = None
        elif predicate == LAST:
            last = term[1:11]
            made[predicate, term] = None
        elif predicate == PRECISION:
            precision = term
    if not first or first > last:
        return None
    if precision and (first != last or precision != DAY):
        made[PRECISION, precision] = None
    facts = facts_of(sides, first, last, kind)
    made.update(dict.fromkeys(COUNTED))
    made.update(dict.fromkeys((nt.iri(p), nt.iri(tally)) for p, tally in index(facts)))
    return [(event, predicate, term) for predicate, term in made], facts


def facts_of(sides: dict[Role, dict[str, None]], first: str, last: str, kind: str) -> Facts:
    """Return what is counted of an event, from its actors by role, its days and its type."""

    def named(*roles: Role) -> tuple[str, ...]:
        return tuple(sorted({actor for role in roles for actor in sides.get(role, ())}))

    others = set(Role) - {Role.INITIATOR, Role.RECIPIENT, Role.PARTICIPANT}
    return Facts(
        initiators=named(Role.INITIATOR),
        recipients=named(Role.RECIPIENT),
        mutual=named(Role.PARTICIPANT),
        others=named(*others),
        month=month(first, last),
        type=kind,
    )
