"""Names and statements of an entity of Wikibase, the program behind Wikidata, in its JSON.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. A statement without a
value, or with an unknown one, says nothing here, nor does a deprecated one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.curated import ADDRESS
from loaders.items import Item, ItemError
from loaders.lasting import lasting
from loaders.spans import when
from ontology.records import Name, Span

__all__ = ["LANGUAGES", "Statement", "names", "statements"]

#: The languages whose labels and aliases are kept, the first for preference; "mul" is for all.
LANGUAGES = ("en", "mul", "ar", "fa", "he", "ku", "tr", "ur", "fr", "de", "es", "ru", "uk", "zh")
#: Qualifiers: of what an office is, by the organization that it directs or its jurisdiction. Not
#: "of" (P642), which for an ambassador is the other state.
OF = ("P2389", "P1001")
START, END, CITES = "P580", "P582", "P854"
TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})T00:00:00Z", re.ASCII)
#: How many characters of a day each precision of Wikibase keeps: year, month, day.
KEPT = {9: 4, 10: 7, 11: 10}
#: A calendar whose days are other ones: only the year is kept.
JULIAN = "Q1985786"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says: the item it points to, when it holds, of what, and what it cites."""

    id: str
    item: str
    during: Span | None
    of: tuple[str, ...]
    url: str | None


def names(entity: Item) -> list[Name]:
    """Return the labels of an entity, the first for preference, then its aliases."""
    labels, aliases = entity.inner("labels"), entity.inner("aliases")
    told = [found for lang in LANGUAGES if labels and (found := labels.inner(lang))]
    told += [found for lang in LANGUAGES if aliases for found in aliases.inners(lang)]
    return list(dict.fromkeys(map(_name, told)))


def _name(told: Item) -> Name:
    lang = told.take("language", str)
    return Name(text=told.take("value", str), lang=None if lang == "mul" else lang)


def statements(claims: Item, key: str) -> list[Statement]:
    """Return the statements of a property that point to an item."""
    return [made for each in claims.inners(key) if (made := _statement(each))]


def _statement(told: Item) -> Statement | None:
    if told.get("rank", str) == "deprecated":
        return None
    main = told.inner("mainsnak")
    item = main and _item(main)
    if not item:
        return None
    qualifiers, of, during = told.inner("qualifiers"), tuple[str, ...](), None
    if qualifiers:
        of = tuple(o for key in OF for each in qualifiers.inners(key) if (o := _item(each)))
        during = lasting(*([*_times(qualifiers.inners(key))] for key in (START, END)))
    return Statement(told.take("id", str), item, during, of, next(_cited(told), None))


def _value(snak: Item) -> Item | None:
    """Return what holds the value of a snak."""
    return snak.inner("datavalue") if snak.get("snaktype", str) == "value" else None


def _item(snak: Item) -> str | None:
    held = _value(snak)
    found = held.inner("value") if held else None
    return found.get("id", str) if found else None


def _times(snaks: list[Item]) -> Iterator[Span]:
    """Yield the times that are known to the year at least."""
    for snak in snaks:
        held = _value(snak)
        told = held.inner("value") if held else None
        kept = KEPT.get(told.whole("precision") or 0) if told else None
        if not told or not kept or not (found := told.take("time", TIME.fullmatch)):
            continue
        julian = (told.get("calendarmodel", str) or "").endswith(JULIAN)
        try:
            yield when("-".join(found.groups())[: 4 if julian else kept])
        except ValueError as error:
            raise ItemError(f"the time {found[0]!r}: {error}") from None


def _cited(told: Item) -> Iterator[str]:
    """Yield the addresses that a statement cites."""
    for reference in told.inners("references"):
        snaks = reference.inner("snaks")
        for snak in snaks.inners(CITES) if snaks else ():
            held = _value(snak)
            address = held.get("value", str) if held else None
            if address and ADDRESS.fullmatch(address):
                yield address
