"""Places as a text tells of them: waters, borders, parts of a state, towns in a named state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.gazetteer import town_of
from loaders.articles.memory import Memory
from loaders.articles.parts import Mention
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["BORDERS", "WATERS", "agreed", "part", "precision", "province", "special"]

WATERS = frozenset({"coast", "coasts", "coastline", "shore", "shores", "waters"})
BORDERS = frozenset({"border", "frontier", "borders", "borderlands"})
PARTS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern",
     "southeastern", "southwestern", "north", "south", "east", "west", "northeast", "northwest",
     "southeast", "southwest"}
)  # fmt: skip


def special(goal: "Token", around: list[Mention], memory: Memory) -> str | None:
    """Return the waters of a state, or its capital."""
    named = [m for m in around if m.place or memory.country(m.actor)]
    if not named:
        return None
    if goal.lower_ in BORDERS:
        return _border(named, memory)
    state = memory.country(named[0].actor) or memory.country_of_place(named[0].place)
    if goal.lower_ in WATERS and named[0].text:
        name = f"Waters off {_name(state) or named[0].text}"
        return memory.place(name, PlacePrecision.SEA, country=state)
    if goal.lower_ == "capital":
        seats = wordlists().seats.items()
        return next((seat for seat, of in seats if of == state), None)
    return None


def _border(named: list[Mention], memory: Memory) -> str:
    """Return the region along the border of one state or two."""
    states = [memory.country(m.actor) or memory.country_of_place(m.place) for m in named]
    names = dict.fromkeys(_name(state) or m.text for state, m in zip(states, named, strict=True))
    sides = sorted(list(names)[:2])
    name = "–".join(sides) + " border" if len(sides) > 1 else f"Border of {sides[0]}"
    return memory.place(name, PlacePrecision.REGION)


def part(goal: "Token", mention: Mention, memory: Memory) -> str | None:
    """Return a part of a state: "southern Lebanon"; the place itself where none is named."""
    place, before = mention.place, (c for c in goal.lefts if c.i < mention.start)
    word = next((c.text for c in before if c.lower_ in PARTS), None)
    state = memory.country_of_place(place)
    if word is None or place is None or state != place:
        return place
    made = memory.place(f"{word.capitalize()} {_name(state)}", PlacePrecision.PROVINCE)
    memory.places[made] = replace(memory.places[made], country=state, within=place)
    return made


def province(place: str, told: Iterable[str], memory: Memory) -> None:
    """Note that a place of the article is a province, in the state of the others that are told."""
    states = {memory.country_of_place(other) for other in told} - {None}
    known = memory.places[place]
    state = states.pop() if len(states) == 1 else known.country
    memory.places[place] = replace(known, precision=PlacePrecision.PROVINCE, country=state)


def agreed(doc: "Doc", mentions: Sequence[Mention], memory: Memory) -> list[Mention]:
    """Return mentions, each town in the state that is named after it: "Tripoli, Lebanon"."""
    states = {
        m.start: memory.country(m.actor) or memory.country_of_place(m.place) for m in mentions
    }
    made = []
    for mention in mentions:
        state, place = states.get(mention.end + 1), mention.place
        if state and place and _names_state(doc, mention):
            made.append(replace(mention, place=_town(mention.text, place, state, memory)))
        else:
            made.append(mention)
    return made


def _names_state(doc: "Doc", mention: Mention) -> bool:
    """Tell whether a comma and a name that hangs on it follow a mention."""
    after = doc[mention.end : mention.end + 2]
    return (
        len(after) == 2
        and after[0].text == ","
        and after[1].dep_ in ("appos", "npadvmod", "nmod")
        and mention.start <= after[1].head.i < mention.end
    )


def _town(name: str, place: str, state: str, memory: Memory) -> str:
    """Return a town in a state: the place itself if it lies there, else one of the article."""
    if memory.country_of_place(place) == state and place not in memory.places:
        return place
    made = memory.place(name, PlacePrecision.CITY)
    town = town_of(name, state)
    memory.places[made] = replace(
        memory.places[made],
        country=state,
        latitude=town.latitude if town else None,
        longitude=town.longitude if town else None,
    )
    return made


def _name(state: str | None) -> str | None:
    known = register().places.get(state or "")
    return known.name if known else None


def precision(place: str, memory: Memory) -> PlacePrecision:
    """Return how exactly a place of the register, or of the article, is known."""
    known = memory.places.get(place) or register().places[place]
    return known.precision
