"""The state that a name or a code of a dataset stands for, looked up once each."""

from collections.abc import Mapping
from functools import cache

from ontology.register import register
from ontology.terms import ActorKind

__all__ = ["by_code", "by_name"]


@cache
def by_name(name: str) -> str | None:
    """Return the id of the state with a name, where the register knows exactly one.

    >>> by_name("Iran"), by_name("Ruritania")
    ('iran', None)
    """
    actors = register().actors
    found = [i for i in register().actor_index.find(name) if actors[i].kind is ActorKind.STATE]
    return found[0] if len(found) == 1 else None


def by_code(scheme: str, code: str) -> str | None:
    """Return the id of the state with a code: of the scheme iso2, iso3 or fips.

    >>> by_code("iso3", "IRN"), by_code("iso3", "XXX")
    ('iran', None)
    """
    return _codes(scheme).get(code)


@cache
def _codes(scheme: str) -> Mapping[str, str]:
    return {
        code: actor.id
        for actor in register().actors.values()
        if actor.kind is ActorKind.STATE
        for named, code in actor.codes
        if named == scheme
    }
