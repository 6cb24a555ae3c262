"""Who takes part in a row of ACLED, of which kind, and in which role: see loaders.acled for why."""

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders import states
from loaders.table import Row, RowError
from loaders.told import listed
from ontology.codes import ACLED
from ontology.names import made_id
from ontology.records import Actor, Participant
from ontology.terms import ActorKind, EventType, Role

__all__ = ["roles", "side", "took_part"]

#: What two sides do without either being said to act on the other.
MUTUAL = {
    ACLED[name][1].rpartition("/")[2]
    for name in (
        *("Agreement", "Armed clash", "Battles", "Government regains territory"),
        *("Non-state actor overtakes territory", "Battle-Government regains territory"),
        *("Battle-No change of territory", "Battle-Non-state actor overtakes territory"),
    )
}
DEMONSTRATORS, CIVILIANS = ("Protesters", "Rioters"), "Civilians"
#: How names begin that tell an actor's kind wherever it is.
NAMED = {
    "Civilians (": ActorKind.POPULATION,
    "Protesters (": ActorKind.POPULATION,
    "Rioters (": ActorKind.POPULATION,
    "Government of ": ActorKind.GOVERNMENT_BODY,
    "Military Forces of ": ActorKind.ARMED_FORCE,
    "Police Forces of ": ActorKind.ARMED_FORCE,
    "Unidentified Armed Group (": ActorKind.ARMED_GROUP,
}
#: The kind for each interaction code, as a number or by its first word; 8 may be of any kind.
INTER = {
    **dict.fromkeys(("1", "state"), ActorKind.ARMED_FORCE),
    **dict.fromkeys(("2", "rebel"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("3", "political"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("4", "identity"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("5", "rioters"), ActorKind.POPULATION),
    **dict.fromkeys(("6", "protesters"), ActorKind.POPULATION),
    **dict.fromkeys(("7", "civilians"), ActorKind.POPULATION),
    **dict.fromkeys(("0", "8", "external", "other"), ActorKind.UNKNOWN),
}
#: Where a name says to which state the actor belongs: "… of Iran (1989-)", "… (Iran)".
BELONGS = (
    re.compile(r"(?:Government|Military Forces|Police Forces) of (?:the )?(.+?) \(\d{4}"),
    re.compile(r".*\(([^()\d]+)\)$"),
)


def roles(kind: EventType, code: str, one: str, other: str) -> tuple[Role, Role]:
    """Return the roles of the two sides, given their names."""
    if kind is EventType.PROTEST:
        faced = Role.RECIPIENT if code == "violent-demonstration" else Role.PARTICIPANT
        first, second = (
            Role.INITIATOR if name.startswith(DEMONSTRATORS) else faced for name in (one, other)
        )
        return first, second
    mob = code == "mob-violence" and other and not other.startswith(CIVILIANS)
    if code in MUTUAL or mob:
        return Role.PARTICIPANT, Role.PARTICIPANT
    return Role.INITIATOR, Role.RECIPIENT


def side(row: Row, number: str) -> list[Actor]:
    """Return the actor on one side, then those associated with it; none where nobody is there."""
    name, inter = row.get(f"actor{number}", str), row.get(f"inter{number}", interaction)
    others = row.get(f"assoc_actor_{number}", listed) or ()
    if name is None:
        if number == "1" or others:
            raise RowError(f"column 'actor{number}' is empty")
        return []
    return [actor(name, inter or ActorKind.UNKNOWN), *map(actor, others)]


def took_part(sides: tuple[list[Actor], ...], part: tuple[Role, ...]) -> Iterator[Participant]:
    """Yield everybody who took part, each in the role of his side."""
    for actors, role in zip(sides, part, strict=True):
        allied = Role.INSTRUMENT if role is Role.PARTICIPANT else role
        for n, each in enumerate(actors):
            yield Participant(role=allied if n else role, actor=each.id)


@lru_cache(maxsize=256)
def interaction(value: str) -> ActorKind:
    """Return the kind of actor that an interaction code stands for."""
    found = re.match(r"\d|[a-z]+", value.lower())
    if not found or found.group() not in INTER:
        raise ValueError("not an interaction code of ACLED (1 to 8, or its words)")
    return INTER[found.group()]


@lru_cache(maxsize=16_384)
def actor(name: str, kind: ActorKind = ActorKind.UNKNOWN) -> Actor:
    """Return an actor; what its name says of its kind goes before the row's code."""
    found = next((match for each in BELONGS if (match := each.match(name))), None)
    return Actor(
        id=made_id("acled", name),
        kind=next((k for start, k in NAMED.items() if name.startswith(start)), kind),
        name=name,
        country=states.by_name(found.group(1)) if found else None,
    )
