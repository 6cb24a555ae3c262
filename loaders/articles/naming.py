"""Names of the register in a parsed text: the longest that begins at a token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import TypeAlias

from loaders.articles.wordlists import wordlists
from ontology.names import fold
from ontology.records import Actor, Name, Place
from ontology.register import register

__all__ = ["Found", "Names", "demonyms", "names", "scan", "sided"]

Ids: TypeAlias = tuple[str | None, str | None]

#: Spellings of the Arabic article, which fold() makes one of.
ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ul"})
POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
#: What stands before a name, or after its hyphen, and says who is for or against it.
PREFIXES = frozenset({"pro", "anti", "non"})
SIDED = frozenset(
    {"affiliated", "aligned", "allied", "armed", "backed", "controlled", "financed", "friendly",
     "funded", "leaning", "linked", "mediated", "occupied", "sponsored", "supported", "trained"}
)  # fmt: skip
APOSTROPHES = frozenset("'’")
HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands at the tokens ``start`` to ``end``, and whom or which place it means.

    ``how`` is exact, acronym or demonym; a demonym's actor is its state, or nobody.
    """

    start: int
    end: int
    actor: str | None
    place: str | None
    how: str = "exact"


@dataclass(slots=True)
class Node:
    """A word of names: the words that may follow it, and whom a name that ends here means."""

    following: dict[str, "Node"] = field(default_factory=dict)
    ids: Ids | None = None


@dataclass(slots=True)
class Names:
    """Names as a tree of folded words, and the acronyms, which have their own case."""

    how: str = "exact"
    root: Node = field(default_factory=Node)
    acronyms: dict[str, Ids] = field(default_factory=dict)
    longest: int = 1

    def add(self, name: Name, *, actor: str | None = None, place: str | None = None) -> None:
        """Take in a name of an actor or of a place.

        A name of two actors means none of them.
        """
        if name.exact:
            self.acronyms[name.text] = _both(self.acronyms.get(name.text), actor, place)
            self.longest = max(self.longest, 1 + sum(not c.isalnum() for c in name.text))
            return
        node = self.root
        for word in fold(name.text).split():
            node = node.following.setdefault(word, Node())
        node.ids = _both(node.ids, actor, place)

    def at(self, words: Sequence[str], start: int) -> Found | None:
        """Return the longest name that begins at a token; None where none does.

        A name begins with a capital letter or a digit, so that "turkey" is none; acronyms count in
        their own case only.
        """
        first = words[start]
        if not (first[0].isupper() or first[0].isdigit() or _article(words, start)):
            return None
        walked = self._walk(self.root, words, start)
        end, ids = max(walked, default=(start, None), key=itemgetter(0))
        for stop in range(min(len(words), start + self.longest), max(end - 1, start), -1):
            found = self.acronyms.get("".join(words[start:stop]))
            if found:
                return Found(start, stop, *found, how="acronym")
        return None if ids is None else Found(start, end, *ids, how=self.how)

    def _walk(self, node: Node, words: Sequence[str], at: int) -> Iterator[tuple[int, Ids | None]]:
        if node.ids is not None:
            yield at, node.ids
        if at >= len(words):
            return
        if words[at] in HYPHENS:  # one between two words of a name, so that a row of them ends it
            if node is not self.root and words[at + 1 : at + 2] and words[at + 1] not in HYPHENS:
                yield from self._walk_on(node, words, at + 1)
            return
        yield from self._walk_on(node, words, at)

    def _walk_on(
        self, node: Node, words: Sequence[str], at: int
    ) -> Iterator[tuple[int, Ids | None]]:
        for step, key in _keys(words, at):
            after: Node | None = node
            for word in key:
                after = None if after is None else after.following.get(word)
            if after is not None:
                yield from self._walk(after, words, at + step)


def _keys(words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield how many tokens are taken, and their folded words: "Iran 's" is one or two."""
    key = ("al",) if _article(words, at) else folded(words[at])
    yield 1, key
    if key and at + 1 < len(words) and words[at + 1] in POSSESSIVE:
        yield 2, (*key[:-1], key[-1] + "s")
    if key and at + 2 < len(words) and words[at + 1] in APOSTROPHES and key[-1].endswith("s"):
        yield 2, key


def _article(words: Sequence[str], at: int) -> bool:
    """Tell whether a token is the Arabic article, and not "an", "as" or "at"."""
    lower = words[at].casefold()
    if lower not in ARTICLES or at + 1 >= len(words):
        return False
    return words[at + 1] in HYPHENS or lower in {"al", "el"}


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> tuple[str, ...]:
    """Return the folded words of a token; none for a mark."""
    return tuple(fold(word).split()) if any(c.isalnum() for c in word) else (word,)


def sided(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a name says on whose side others are, not whose: "Iran-backed", "pro-Iranian".

    >>> sided(["pro", "-", "Iranian", "men"], 2, 3), sided(["US", "-", "based", "men"], 0, 1)
    (True, False)
    """
    if start > 1 and words[start - 1] in HYPHENS and words[start - 2].lower() in PREFIXES:
        return True
    return end + 1 < len(words) and words[end] in HYPHENS and words[end + 1].lower() in SIDED


def _both(known: Ids | None, actor: str | None, place: str | None) -> Ids:
    """Return what a name means once a further actor or place has it."""
    old_actor, old_place = known or (None, None)
    if actor and old_actor not in (None, actor):
        return None, old_place
    return actor or old_actor, place or old_place


def _all(thing: Actor | Place) -> Iterable[Name]:
    return (Name(text=thing.name), *thing.names)


@cache
def names() -> Names:
    """Return the names of the register, and those that the word lists add, as one tree."""
    shipped, made = register(), Names()
    for actor in shipped.actors.values():
        for name in _all(actor):
            made.add(name, actor=actor.id)
    for place in shipped.places.values():
        for name in _all(place):
            made.add(name, place=place.id)
    for text, state in wordlists().names.items():
        made.add(Name(text=text), actor=state, place=state)
    return made


@cache
def demonyms() -> Names:
    """Return what those who belong to a state or a people are called, as one tree."""
    lists, made = wordlists(), Names(how="demonym")
    for text, state in {**lists.people, **lists.adjectives}.items():
        made.add(Name(text=text), actor=state)
    for text in lists.peoples:
        made.add(Name(text=text))
    return made


def scan(words: Sequence[str]) -> list[Found]:
    """Return the names and demonyms in a text, the longest at each token, left to right.

    >>> [(f.start, f.end, f.actor) for f in scan("Iraqi forces left Kataeb Hezbollah".split())]
    [(0, 2, 'iraqi-security-forces'), (3, 5, 'kataeb-hezbollah')]
    """
    found: list[Found] = []
    at = 0
    while at < len(words):
        here = [f for tree in (names(), demonyms()) if (f := tree.at(words, at))]
        best = max(here, key=lambda f: f.end, default=None)
        if best is not None:
            found.append(best)
        at = at + 1 if best is None else best.end
    return found
