"""Places as GDELT writes them: how exact, a full name, a FIPS 10-4 country, a point."""

from functools import lru_cache

from loaders import states
from ontology.names import made_id
from ontology.records import Name, Place
from ontology.terms import PlacePrecision

__all__ = ["Located", "located"]

#: The id of a place, and the place where the register does not have it.
Located = tuple[str, Place | None]
#: What the type of a place says: a country, a state or city of the US, a city or state elsewhere.
#: A county and a landmark are cities too.
PRECISIONS = {
    "1": PlacePrecision.COUNTRY,
    "2": PlacePrecision.PROVINCE,
    "3": PlacePrecision.CITY,
    "4": PlacePrecision.CITY,
    "5": PlacePrecision.PROVINCE,
}
#: The West Bank: a part of its state, so that a place of this code is not the whole of it.
PART = "WE"


@lru_cache(maxsize=65_536)
def located(
    type_: str | None,
    name: str | None,
    fips: str | None,
    latitude: float | None,
    longitude: float | None,
) -> Located | None:
    """Return the place of a type, with the register's id where the code names a country.

    >>> located("1", "Iran", "IR", 32.0, 53.0)
    ('iran', None)
    """
    if type_ in {None, "0"} or name is None:
        return None
    if type_ not in PRECISIONS:
        raise ValueError(f"no type of place: {type_!r}")
    state = states.by_code("fips", fips) if fips else None
    if type_ == "1" and state and fips != PART:
        return state, None
    short = name.partition(", ")[0].strip() or name
    place = Place(
        id=made_id("gdelt", name, f"{latitude}", f"{longitude}"),
        name=short,
        names=(Name(text=name, lang="en"),) if name != short else (),
        precision=PRECISIONS[type_],
        latitude=latitude,
        longitude=longitude,
        country=state,
    )
    return place.id, place
