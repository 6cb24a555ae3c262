"""Where the rows of a table say that it was: the smallest part of the world that they name."""

from collections.abc import Callable
from functools import lru_cache

from loaders import states
from loaders.curated import degrees
from ontology.names import made_id
from ontology.records import Place
from ontology.terms import PlacePrecision

__all__ = ["east", "north", "site"]

#: Casts to degrees; a file names few places, and each of them often.
north: Callable[[str], float] = lru_cache(maxsize=16_384)(degrees(90))
east: Callable[[str], float] = lru_cache(maxsize=16_384)(degrees(180))
#: What four parts of an address stand for, the smallest first.
PARTS = (
    PlacePrecision.CITY,
    PlacePrecision.DISTRICT,
    PlacePrecision.PROVINCE,
    PlacePrecision.COUNTRY,
)


@lru_cache(maxsize=16_384)
def site(
    scheme: str,
    parts: tuple[str | None, ...],
    latitude: float | None,
    longitude: float | None,
    *,
    name: str | None = None,
    precision: PlacePrecision | None = None,
    country: str | None = None,
    radius_km: float | None = None,
) -> Place | None:
    """Return the place that a row names, None where it names none.

    Args:
        scheme: the source, with which the id begins.
        parts: what the place lies in, the smallest first and the country last. Without a
            ``precision`` they are city, district, province and country.
        latitude: of a point in it, in degrees.
        longitude: of the same point.
        name: what it is called, where that is not the smallest part.
        precision: how exactly the source knows it, where it says so; it becomes part of the id.
        country: the id of the state in which it lies; else the one whose name is the last part.
            A sea lies in none.
        radius_km: how far from the point it may have been.
    """
    named = [part for part in parts if part]
    if not named:
        return None
    own = (*((name,) if name and name != named[0] else ()), *((precision,) if precision else ()))
    exactness = precision or next(p for p, part in zip(PARTS, parts, strict=True) if part)
    at_sea = exactness is PlacePrecision.SEA
    return Place(
        id=made_id(scheme, *reversed(named), *own, f"{latitude}", f"{longitude}"),
        name=name or named[0],
        precision=exactness,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius_km,
        country=None if at_sea else country or (states.by_name(parts[-1]) if parts[-1] else None),
    )
