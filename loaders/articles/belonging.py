"""To whom a provisional actor belongs: the state or organization that words beside it name."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.lexicon import lexicon
from loaders.articles.memory import Memory
from loaders.articles.naming import sided
from loaders.articles.parties import Cast, Party
from loaders.articles.parts import Mention
from loaders.articles.wordlists import wordlists
from ontology.names import fold
from ontology.records import Actor
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["settle"]

#: What of an actor's surroundings can say where it belongs.
STATELIKE = frozenset({ActorKind.STATE, ActorKind.INTERNATIONAL_ORGANIZATION})
#: Words of a name that tell on whose side it is, not whose.
SIDED = re.compile(r"\b(?:pro|anti|non)\s?[-‐‑–]\s?\S+|\S+[-‐‑–]\S+", re.IGNORECASE)
#: How many words before a name may be its title.
FARTHEST = 8


def settle(cast: Cast, mentions: Iterable[Mention]) -> None:
    """Give each provisional actor of a paragraph its state or organization, where words name it.

    The words are the adjectives and genitives before its noun, "of", "from" or "in" after it, and
    its apposition. Where they name two ("Hungarian and Romanian officials") it is left alone.
    """
    for mention in mentions:
        _place(cast, mention)
        known = cast.memory.actors.get(mention.actor or "")
        if known is None:
            continue
        if _international(known):
            cast.memory.actors[known.id] = replace(known, kind=ActorKind.INTERNATIONAL_ORGANIZATION)
            continue
        if known.kind is not ActorKind.PERSON and (above := _named_first(known.name, cast.memory)):
            cast.memory.actors[known.id] = replace(known, part_of=(above,))
        elif known.country is None and known.part_of:
            above_it = cast.memory.country(known.part_of[0]) or _spelt(known.name)
            cast.memory.actors[known.id] = replace(known, country=above_it)
        elif known.country is None:
            noun = cast.doc[mention.start : mention.end].root
            if owner := _owner(cast, noun, mention):
                cast.memory.actors[known.id] = _joined(known, owner, cast.memory)
            elif country := _spelt(known.name):
                cast.memory.actors[known.id] = replace(known, country=country)


def _spelt(name: str) -> str | None:
    """Return the one state that a word of a name tells of: "Young Algerians"."""
    lists = wordlists()
    words = re.findall(r"[A-Z]\w+", SIDED.sub("", name))
    forms = {form for word in words for form in (word, word.removesuffix("s"))}
    found = {lists.people.get(f) or lists.adjectives.get(f) for f in forms} - {None}
    return found.pop() if len(found) == 1 else None


def _place(cast: Cast, mention: Mention) -> None:
    """Give a provisional place its state: "eastern Ukraine", "Bam, Iran", "a town in Serbia"."""
    place = cast.memory.places.get(mention.place or "")
    if place is None or place.country:
        return
    for words in (place.name.split()[1:], place.name.split()[:-1]):
        found = register().actor_index.find(" ".join(words)) if words else frozenset()
        states = [a for a in found if register().actors[a].kind is ActorKind.STATE]
        if len(states) == 1:
            cast.memory.places[place.id] = replace(place, country=states[0])
            return
    noun = cast.doc[mention.start : mention.end].root
    beside = [
        *cast.around(noun),
        *(p for c in noun.children if c.dep_ == "appos" for p in cast.of(c)),
    ]
    countries = {c for p in beside if (c := cast.memory.country(p.actor))}
    if len(countries) == 1:
        cast.memory.places[place.id] = replace(place, country=countries.pop())


def _international(actor: Actor) -> bool:
    """Tell whether a provisional actor is an organization of states that the lexicon lists."""
    if actor.kind is ActorKind.INTERNATIONAL_ORGANIZATION or actor.kind is ActorKind.PERSON:
        return False
    return fold(actor.name).removeprefix("the ") in lexicon().lists["international"]


def _named_first(name: str, memory: Memory) -> str | None:
    """Return the organization of states with which a name begins, or None."""
    words = name.removeprefix("the ").split()
    for end in range(len(words) - 1, 1, -1):
        above = " ".join(words[:end])
        if above[0].isupper() and fold(above) in lexicon().lists["international"]:
            return memory.actor(above, ActorKind.INTERNATIONAL_ORGANIZATION)
    return None


def _owner(cast: Cast, noun: "Token", mention: Mention) -> Party | None:
    sides = _sides(cast, mention)
    found = [
        p
        for p in cast.around(noun)
        if p.actor != mention.actor and p.actor not in sides and _telling(p, cast.memory)
    ]
    found = found or _before(cast, mention)
    if not found and noun.dep_ == "appos":
        found = [p for p in cast.around(noun.head) if _telling(p, cast.memory)]
    return found[0] if len({p.actor for p in found}) == 1 else None


def _sides(cast: Cast, mention: Mention) -> set[str | None]:
    """Return who is named in a mention as those for or against whom it is."""
    within = (cast.inner.get(i) for i in range(mention.start, mention.end))
    return {cast.actor(m) for m in within if m is not None and sided(cast.words, m.start, m.end)}


def _before(cast: Cast, mention: Mention) -> list[Party]:
    """Return the state before a title before a name: "U.S. Secretary of State John Smith"."""
    for i in range(mention.start - 1, max(mention.start - FARTHEST, -1), -1):
        token = cast.doc[i]
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON") or token.text in (",", ";", "."):
            return []
        other = cast.inner.get(i)
        actor = other and cast.actor(other)
        if other and actor and actor != mention.actor:
            party = Party(actor, i, False, token.lemma_.lower(), other.how)
            return [party] if _telling(party, cast.memory) and token.dep_ != "pobj" else []
    return []


def _telling(party: Party, memory: Memory) -> bool:
    return memory.kind(party.actor) in STATELIKE or memory.country(party.actor) is not None


def _joined(actor: Actor, owner: Party, memory: Memory) -> Actor:
    country = memory.country(owner.actor)
    if country is None:
        return replace(actor, part_of=(owner.actor,))
    return replace(actor, country=country)
