"""Where: the places of the clauses of a paragraph, as exactly as they are told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles.memory import Memory
from loaders.articles.mentions import covering
from loaders.articles.parts import Mention
from loaders.articles.standing import LOCATIVE
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Where", "find", "of_clause"]

#: From the most exact to the least.
ORDER = (
    PlacePrecision.EXACT, PlacePrecision.DISTRICT, PlacePrecision.CITY, PlacePrecision.PROVINCE,
    PlacePrecision.SEA, PlacePrecision.REGION, PlacePrecision.COUNTRY,
)  # fmt: skip
WATERS = frozenset({"coast", "coasts", "coastline", "shore", "shores", "waters"})
INNER = LOCATIVE | {"of"}
#: What a place phrase may hang on to be that of the clause: its verb, or what the verb governs.
GOVERNED = frozenset(
    {"dobj", "attr", "nsubj", "nsubjpass", "pobj", "prep", "agent", "conj", "npadvmod", "advmod",
     "xcomp", "pcomp", "acomp", "oprd"}
)  # fmt: skip


class Where(NamedTuple):
    """A phrase of place: its tokens with the preposition, the id of the place, how exact it is."""

    start: int
    end: int
    place: str
    precision: PlacePrecision


def find(doc: "Doc", mentions: Sequence[Mention], memory: Memory) -> list[Where]:
    """Return the phrases of place in a paragraph, left to right.

    "At a mosque in Baghdad" is in Baghdad, "in the Iraqi capital" too; "off Iran's coast" is a sea
    of its own, provisional as all places that the register does not have.
    """
    owner = covering(mentions)
    found: list[Where] = []
    for token in doc:
        if token.dep_ in ("prep", "prt") and token.lower_ in LOCATIVE:
            for goal in _goals(token):
                place = _place(goal, owner, memory)
                if place is not None:
                    found.append(Where(token.i, goal.i + 1, place, _precision(place, memory)))
    return found


def of_clause(verb: "Token", found: Iterable[Where]) -> str | None:
    """Return the most exact place told of a clause, by its verb (or its noun, for an event).

    What belongs to a clause within, such as a relative one, is not its own.
    """
    doc = verb.doc
    own = [where for where in found if _hangs(doc[where.start].head, verb)]
    best = min(own, key=lambda where: (ORDER.index(where.precision), where.start), default=None)
    return None if best is None else best.place


def _hangs(token: "Token", verb: "Token") -> bool:
    for _ in range(8):
        if token.i == verb.i:
            return True
        if token.dep_ not in GOVERNED or token.head.i == token.i:
            return False
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def _goals(preposition: "Token") -> Iterator["Token"]:
    """Yield what stands after a preposition, and what is joined to it.

    Of "patrol off the coast" the parser may take "off" for a part of the verb.
    """
    pending = [child for child in preposition.children if child.dep_ == "pobj"][:1]
    if not pending and preposition.dep_ == "prt":
        after = preposition.head.children
        pending = [c for c in after if c.dep_ == "dobj" and c.lower_ in WATERS][:1]
    for goal in pending:
        yield goal
        if len(pending) < 20:
            pending += [child for child in goal.children if child.dep_ == "conj"]


def _place(goal: "Token", owner: Mapping[int, Mention], memory: Memory) -> str | None:
    mention = owner.get(goal.i)
    if mention is not None and mention.place is not None:
        return mention.place
    near = [*goal.children, *(g for c in goal.children if c.lower_ == "of" for g in _goals(c))]
    around = [m for token in near if (m := owner.get(token.i)) is not None]
    return _special(goal, around, memory) or _within(goal, around, owner, memory)


def _special(goal: "Token", around: list[Mention], memory: Memory) -> str | None:
    """Return the waters of a state, or its capital."""
    named = [m for m in around if m.place or memory.country(m.actor)]
    if not named:
        return None
    state = memory.country(named[0].actor) or memory.country_of_place(named[0].place)
    if goal.lower_ in WATERS and named[0].text:
        name = f"Waters off {_name(state) or named[0].text}"
        return memory.place(name, PlacePrecision.SEA, country=state)
    if goal.lower_ == "capital":
        seats = wordlists().seats.items()
        return next((seat for seat, of in seats if of == state), None)
    return None


def _within(
    goal: "Token", around: list[Mention], owner: Mapping[int, Mention], memory: Memory
) -> str | None:
    """Return the place in which or of which a nameless one is: a mosque in Baghdad."""
    for child in goal.children:
        if child.dep_ == "prep" and child.lower_ in INNER:
            for inner in _goals(child):
                if inner.i > goal.i and (place := _place(inner, owner, memory)) is not None:
                    return place
    return next((m.place for m in around if m.place is not None), None)


def _name(state: str | None) -> str | None:
    known = register().places.get(state or "")
    return known.name if known else None


def _precision(place: str, memory: Memory) -> PlacePrecision:
    known = memory.places.get(place) or register().places[place]
    return known.precision
