"""Where: the places of the clauses of a paragraph, as exactly as they are told."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles import situated
from loaders.articles.alongside import alongside
from loaders.articles.memory import Memory
from loaders.articles.mentions import covering
from loaders.articles.parts import Mention
from loaders.articles.situated import BORDERS, WATERS
from loaders.articles.standing import LOCATIVE, TRAVEL
from ontology.terms import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["ORDER", "Where", "find", "of_clause"]

#: From the most exact to the least.
ORDER = (
    PlacePrecision.EXACT, PlacePrecision.DISTRICT, PlacePrecision.CITY, PlacePrecision.PROVINCE,
    PlacePrecision.SEA, PlacePrecision.REGION, PlacePrecision.COUNTRY,
)  # fmt: skip
INNER = LOCATIVE | {"of", "on", "from"}
#: What something may be on, or along, or of: no target and no topic.
SURFACES = BORDERS | frozenset(
    {"coast", "edge", "island", "outskirt", "outskirts", "peninsula", "shore", "side", "street"}
)
#: What leads to a place only with such a noun.
UPON = frozenset({"on"})
#: Verbs and nouns after which "to" leads to where it ends, and verbs of what a place suffers.
ARRIVING = frozenset(
    {"come", "fly", "go", "head", "march", "return", "sail", "travel", "trip", "visit"}
)
STRUCK = frozenset(
    {"attack", "besiege", "bombard", "invade", "liberate", "occupy", "raid", "target"}
)
#: Nouns that say which sort of place is named with them.
TOWNS = frozenset(
    {"camp", "capital", "city", "district", "island", "neighborhood", "neighbourhood", "port",
     "province", "region", "suburb", "town", "village"}
)  # fmt: skip
DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
PROVINCES = frozenset({"canton", "county", "governorate", "oblast", "province", "region", "state"})
#: What leads to another event than that of the clause.
APART = frozenset(
    {"about", "after", "ahead", "amid", "before", "despite", "following", "since", "over"}
)
#: What a place phrase may hang on to be that of the clause: its verb, or what the verb governs.
GOVERNED = frozenset(
    {"dobj", "attr", "nsubj", "nsubjpass", "pobj", "prep", "agent", "conj", "npadvmod", "advmod",
     "xcomp", "pcomp", "acomp", "oprd"}
)  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Where(NamedTuple):
    """A phrase of place: its tokens with the preposition, the id of the place, how exact it is."""

    start: int
    end: int
    place: str
    precision: PlacePrecision


def find(doc: "Doc", mentions: Sequence[Mention], memory: Memory) -> list[Where]:
    """Return the phrases of place in a paragraph, left to right.

    "At a mosque in Baghdad" is in Baghdad, "in the Iraqi capital" too; "off Iran's coast" is a sea
    of its own, "near the border with Syria" a region and "in southern Lebanon" a part of the state,
    provisional as all places that the register does not have.
    """
    owner = covering(situated.agreed(doc, mentions, memory))
    found: list[Where] = []
    for token in doc:
        goals = _goals(token) if _placing(token) else (token,) if _stands(token, owner) else ()
        for goal in goals:
            place = _place(goal, owner, memory) if _fits(token, goal) else None
            if place is not None:
                found.append(Where(token.i, goal.i + 1, place, situated.precision(place, memory)))
    return found


def _fits(token: "Token", goal: "Token") -> bool:
    """Tell whether a noun after a word of place is one: "on the coast", not "on Syria"."""
    return token is goal or token.lower_ not in UPON or goal.lemma_.lower() in SURFACES


def _stands(token: "Token", owner: Mapping[int, Mention]) -> bool:
    """Tell whether a place is what a verb goes to, leaves or strikes: "visited Damascus"."""
    if token.dep_ not in ("dobj", "nsubjpass") or token.head.lemma_ not in TRAVEL | STRUCK:
        return False
    mention = owner.get(token.i)
    named = mention is not None and mention.place is not None and mention.actor is None
    return named or token.lemma_.lower() in TOWNS


def _placing(token: "Token") -> bool:
    """Tell whether a word may lead to a place: "in", "on the outskirts of", "north of"."""
    if token.dep_ not in ("prep", "prt"):
        return False
    arrives = token.lower_ == "to" and token.head.lemma_ in ARRIVING
    return token.lower_ in LOCATIVE | UPON or arrives or _way(token)


def _way(token: "Token") -> bool:
    """Tell whether a word is the "of" in "30 km north of Mosul"."""
    return token.lower_ == "of" and token.head.lower_ in DIRECTIONS and token.head.pos_ != "PROPN"


def of_clause(verb: "Token", found: Sequence[Where], *, direct: bool = False) -> str | None:
    """Return the most exact place told of a clause, by its verb (or its noun, for an event).

    What belongs to a clause within, such as a relative one, is not its own. Clauses that share
    their time share their place: "talks continue in Oman". ``direct`` wants the phrase to hang on
    the verb itself or its subject, not on what it is about: "condemned the attack in Damascus".
    """
    sentence = verb.sent
    first, after = (bisect_left(found, (at,)) for at in (sentence.start, sentence.end))
    known = found[first:after]
    for token in (verb, *(() if direct else alongside(verb))):
        own = [where for where in known if _hangs(verb.doc[where.start], token, direct)]
        if own:
            return min(own, key=lambda where: (ORDER.index(where.precision), where.start)).place
    return None


def _hangs(preposition: "Token", verb: "Token", direct: bool) -> bool:
    """Tell whether a phrase of place belongs to a verb, through the words that it governs."""
    token = preposition.head
    for _ in range(8):
        if token.i == verb.i:
            return True
        apart = token.dep_ == "prep" and token.lower_ in APART
        if apart or token.dep_ not in GOVERNED or token.head.i == token.i:
            return False
        if direct and token.dep_ not in SUBJECTS:
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
        return situated.part(goal, mention, memory)
    links = ("of", "with", "between") if goal.lower_ in BORDERS else ("of",)
    near = [*goal.children, *(g for c in goal.children if c.lower_ in links for g in _goals(c))]
    if goal.lower_ in BORDERS:
        near += [inner for child in goal.lefts for inner in child.subtree]
    around = [m for token in near if (m := owner.get(token.i)) is not None]
    return situated.special(goal, around, memory) or _within(goal, around, owner, memory)


def _within(
    goal: "Token", around: list[Mention], owner: Mapping[int, Mention], memory: Memory
) -> str | None:
    """Return the place in which or of which a nameless one is: a mosque in Baghdad."""
    for child in goal.children:
        if child.dep_ == "prep" and child.lower_ in INNER:
            for inner in _goals(child):
                if inner.i > goal.i and (place := _place(inner, owner, memory)) is not None:
                    return place
    told = [m.place for m in around if m.place is not None]
    best = min(told, key=lambda place: ORDER.index(situated.precision(place, memory)), default=None)
    if best in memory.places and goal.lemma_.lower() in PROVINCES:
        situated.province(best, told, memory)
    return best
