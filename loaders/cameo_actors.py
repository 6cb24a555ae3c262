"""Actors as CAMEO codes them: a country, what sort of people, and the words that were found.

The words are those that the coder matched: a country, an adjective or a capital, a noun such as
POLICE, a town, or the name of a person or an organization. No code says which:

- a bare country code with words for that country is the state: IRN "TEHRAN" is Iran;
- a longer one with such words is what the code says: IRNGOV "IRANIAN" is the government of Iran;
- a code of sorts alone is what the words say, of no country: GOV "PRESIDENT" is some president;
- everything else is named by its words alone, and of unknown kind: USA "DENVER" is not the United
  States, and a person is tied to no country, group or crime by the code that a machine gave them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from string import capwords

from loaders import states
from loaders.cameo_codes import COUNTRIES, NAMED, RELIGIONS, SORTS
from loaders.entries import read, words
from ontology.names import fold, made_id
from ontology.records import Actor, Name
from ontology.register import register
from ontology.terms import ActorKind

__all__ = ["Acting", "acting"]

#: The id of an actor, and the actor where it is not the register's.
Acting = tuple[str, Actor | None]
DEMONYMS = files("ontology") / "demonyms.yaml"


@lru_cache(maxsize=65_536)
def acting(code: str | None, said: str | None, country: str | None) -> Acting | None:
    """Return the actor of a code, of the words found for it and the country in it.

    >>> acting("IRN", "TEHRAN", "IRN")
    ('iran', None)
    >>> acting("IRNGOV", "IRANIAN", "IRN")[1].name, acting("GOV", "PRESIDENT", None)[1].name
    ('Government (Iran)', 'President (no country given)')
    >>> acting("USA", "DENVER", "USA")[1].name
    'Denver'
    """
    if code is None and said is None:
        return None
    state = _state(country) if country else None
    sorts = _sorts((code or "").replace(country or "", "", 1))
    if code and country and state and (said is None or state in _states_called(said)):
        return _coded(country + "".join(sorts), state, sorts) if sorts else (state, None)
    if said and not country and sorts and SORTS.keys() - NAMED >= set(sorts):
        return _sort(said, sorts)
    if said is None:
        found = Actor(id=made_id("gdelt", str(code)), kind=ActorKind.UNKNOWN, name=str(code))
        return found.id, found
    return _named(code or "", said, country)


def _sorts(code: str) -> tuple[str, ...]:
    """Return the parts of a code, three letters each, none of them twice."""
    return tuple(dict.fromkeys(re.findall(r".{1,3}", code)))


def _says(sorts: Iterable[str]) -> str:
    """Return what codes of sorts and religions say; of a group or a people the code itself."""
    known = {sort: says for sort, (says, _) in SORTS.items()} | RELIGIONS
    return ", ".join(known.get(sort, f"code {sort}") for sort in sorts)


def _coded(code: str, state: str, sorts: tuple[str, ...]) -> Acting:
    """Return what a code says alone: people of some sorts in a state."""
    says = _says(sorts)
    actor = Actor(
        id=made_id("gdelt", code),
        kind=_kind(sorts),
        name=f"{says[:1].upper()}{says[1:]} ({register().actors[state].name})",
        codes=(("cameo-actor", code),),
        country=state,
    )
    return actor.id, actor


def _sort(said: str, sorts: tuple[str, ...]) -> Acting:
    """Return somebody of some sort, and of no country that the source knows."""
    bare, code = said.removeprefix("THE "), "".join(sorts)
    further = "".join(f"{_says([sort])}, " for sort in sorts[1:])
    actor = Actor(
        id=made_id("gdelt", code, bare),
        kind=_kind(sorts),
        name=f"{capwords(bare)} ({further}no country given)",
        codes=(("cameo-actor", code),),
    )
    return actor.id, actor


def _named(code: str, said: str, country: str | None) -> Acting:
    """Return whoever it is that has a name, which may be that of another country."""
    bare = said.removeprefix("THE ")
    name, kind = capwords(bare), ActorKind.UNKNOWN
    if country and _states_called(said):
        id_, name = made_id("gdelt", code, bare), f"{name} ({country})"
        return id_, Actor(id=id_, kind=kind, name=name, lang=None)
    id_, given = made_id("gdelt", "name", bare), () if bare == name else (Name(text=bare),)
    return id_, Actor(id=id_, kind=kind, name=name, lang=None, names=given)


def _kind(sorts: tuple[str, ...]) -> ActorKind:
    """Return the kind that the first sort with one tells of."""
    kinds = {sort: kind for sort, (_, kind) in SORTS.items()}
    kinds |= dict.fromkeys(RELIGIONS, ActorKind.POPULATION)
    return next((kinds[sort] for sort in sorts if sort in kinds), ActorKind.UNKNOWN)


def _state(country: str) -> str | None:
    return states.by_code("iso3", country) or COUNTRIES.get(country)


@lru_cache(maxsize=65_536)
def _states_called(said: str) -> frozenset[str]:
    """Return the states for which some words stand; GDELT may have cut a plural's last letter."""
    bare = said.removeprefix("THE ")
    found = {states.by_name(each) for each in (said, bare, f"{bare}S")}
    return frozenset(each for each in found if each) | _called().get(fold(bare), frozenset())


@cache
def _called() -> dict[str, frozenset[str]]:
    """Return the states for which each adjective, people, further name and capital stands."""
    found: dict[str, set[str]] = {}
    for state, word in _pairs():
        found.setdefault(fold(word), set()).add(state)
    return {word: frozenset(ids) for word, ids in found.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    places = register().places
    for entry in read(Path(str(DEMONYMS))).entries("states"):
        state = entry.take("id", words)
        for key in ("adjectives", "people", "names"):
            yield from ((state, word) for word in entry.many(key, words))
        for seat in entry.many("seats", words):
            names = (places[seat].name, *(name.text for name in places[seat].names))
            yield from ((state, name) for name in names)
