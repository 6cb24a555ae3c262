"""Actors and places as a person writes them in YAML, in the register and in casefiles."""

import re
from collections.abc import Callable
from math import isfinite

from loaders.entries import Entry, words
from ontology.records import Actor, Name, Place
from ontology.terms import ActorKind, PlacePrecision

__all__ = ["actor", "address", "degrees", "finite", "key", "language", "place"]

LANGUAGES = ("ar", "fa", "he", "ku")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]%]+(?:%[0-9A-Fa-f]{2}[^\s<>\"{}|\\^`\[\]%]*)*")


def key(value: str) -> str:
    """Return an id that a person made up: small letters, digits and hyphens."""
    if not KEY.fullmatch(value):
        raise ValueError("an id has small letters, digits and hyphens only")
    return value


def address(value: str) -> str:
    """Return an http or https address."""
    if not ADDRESS.fullmatch(value):
        raise ValueError("an address begins with http:// or https:// and has no spaces")
    return value


def language(value: str) -> str:
    """Return a language tag such as en or pt-BR."""
    if not LANGUAGE.fullmatch(value):
        raise ValueError("a language is a tag such as en or pt-BR")
    return value


def finite(value: str) -> float:
    """Return a number that is one: not nan, not infinite."""
    number = float(value) if NUMBER.fullmatch(value) else float("nan")
    if not isfinite(number):
        raise ValueError("a number is written as 4947 or 49.5")
    return number


def wikidata(value: str) -> str:
    """Return the number of a Wikidata item."""
    if not WIKIDATA.fullmatch(value):
        raise ValueError("a Wikidata item is Q and a number")
    return value


def degrees(limit: float) -> Callable[[str], float]:
    """Return a cast to degrees between -limit and limit."""

    def cast(value: str) -> float:
        number = finite(value)
        if not -limit <= number <= limit:
            raise ValueError(f"must lie between {-limit:g} and {limit:g} degrees")
        return number

    return cast


def positive(value: str) -> float:
    """Return a number above nothing."""
    number = finite(value)
    if number <= 0:
        raise ValueError("must be more than 0")
    return number


def names(entry: Entry) -> tuple[Name, ...]:
    """Return the other names of an entry: Latin spellings, other scripts, acronyms."""
    found = [Name(text=text) for text in entry.many("aliases", words)]
    for lang in LANGUAGES:
        found += (Name(text=text, lang=lang) for text in entry.many(lang, words))
    found += (Name(text=text, exact=True) for text in entry.many("acronyms", words))
    return tuple(dict.fromkeys(found))


def actor(entry: Entry, id_: str, refer: Callable[[str], str]) -> Actor:
    """Return the actor that an entry describes; ``refer`` turns a name into an id."""
    codes = entry.inner("codes")
    return Actor(
        id=id_,
        kind=entry.take("kind", ActorKind.of),
        name=entry.take("name", words),
        names=names(entry),
        codes=() if codes is None else tuple(coded(codes)),
        country=entry.get("country", refer),
        part_of=entry.many("part_of", refer),
        differs_from=entry.many("not", refer),
        wikidata=entry.get("wikidata", wikidata),
        about=entry.get("about", words),
    )


def coded(codes: Entry) -> list[tuple[str, str]]:
    """Return the codes of a state."""
    found = [(scheme, codes.take(scheme, words)) for scheme in ("iso2", "iso3")]
    fips = codes.get("fips", words)
    codes.done()
    return [*found, ("fips", fips)] if fips else found


def place(
    entry: Entry, id_: str, refer: Callable[[str], str], locate: Callable[[str], str]
) -> Place:
    """Return the place that an entry describes; the two casts turn names into ids."""
    return Place(
        id=id_,
        name=entry.take("name", words),
        precision=entry.take("precision", PlacePrecision.of),
        names=names(entry),
        latitude=entry.get("latitude", degrees(90)),
        longitude=entry.get("longitude", degrees(180)),
        radius_km=entry.get("radius_km", positive),
        within=entry.get("within", locate),
        country=entry.get("country", refer),
        wikidata=entry.get("wikidata", wikidata),
    )
