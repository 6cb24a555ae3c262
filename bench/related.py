"""Compare relations and posts that a text states with those of re3d."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from loaders.articles.coding import Coder
from ontology.records import Post, Relation, Report
from ontology.terms import ActorKind, EventType, RelationType, Role

__all__ = ["RELATIONS", "Gold", "Ours", "Span", "fits", "told"]

Span: TypeAlias = tuple[int, int]
#: A relation of the gold: its type, and the characters of its two sides.
Gold: TypeAlias = tuple[str, Span, Span]
#: One of ours: its type, the characters at which each side is mentioned, and whether it is a deed.
Ours: TypeAlias = tuple[str, frozenset[Span], frozenset[Span], bool]

RELATIONS = {
    "AlliesOf": (RelationType.ALLIED_WITH, RelationType.ALIGNED_WITH, RelationType.BACKED_BY),
    "FightingAgainst": (RelationType.FIGHTING_AGAINST,),
    "BelongsTo": (RelationType.PART_OF, RelationType.MEMBER_OF),
    "InChargeOf": (RelationType.IN_CHARGE_OF,),
}
#: Relations that have no order.
MUTUAL = ("AlliesOf", "FightingAgainst")


def told(coder: Coder, said: Mapping[str, set[Span]]) -> Iterator[Ours]:
    """Yield the relations of an article, with where each of their sides is mentioned."""
    for name, one, other, deed in stated(coder):
        if said.get(one) and said.get(other):
            yield name, frozenset(said[one]), frozenset(said[other]), deed


def stated(coder: Coder) -> Iterator[tuple[str, str, str, bool]]:
    """Yield re3d's name of each relation, its two actors, and whether it is a deed."""
    for claim in coder.claims:
        if isinstance(claim, Post):
            if coder.memory.kind(claim.organization) is not ActorKind.STATE:
                yield "BelongsTo", claim.holder, claim.organization, False
        elif isinstance(claim, Relation):
            named = (name for name, types in RELATIONS.items() if claim.type in types)
            yield from ((name, claim.subject, claim.object, False) for name in named)
        elif isinstance(claim, Report) and claim.type is EventType.ASSAULT and claim.asserted:
            yield from attacks(claim)
    for group in coder.memory.actors.values():
        if group.kind is not ActorKind.PERSON:
            yield from (("BelongsTo", group.id, above, False) for above in group.part_of)


def attacks(report: Report) -> Iterator[tuple[str, str, str, bool]]:
    """Yield who attacked whom as a relation of re3d."""
    sides: dict[Role, list[str]] = defaultdict(list)
    for each in report.participants:
        sides[each.role].append(each.actor)
    for one in sides[Role.INITIATOR]:
        yield from (("FightingAgainst", one, other, True) for other in sides[Role.RECIPIENT])


def fits(ours: Ours, gold: Gold) -> bool:
    """Tell whether a relation is that of the gold."""
    if ours[0] != gold[0]:
        return False
    sides = [(ours[1], ours[2]), *([(ours[2], ours[1])] if gold[0] in MUTUAL else [])]
    return any(over(one, gold[1]) and over(other, gold[2]) for one, other in sides)


def over(spans: Iterable[Span], gold: Span) -> bool:
    """Tell whether one of some spans overlaps another."""
    return any(start < gold[1] and end > gold[0] for start, end in spans)
