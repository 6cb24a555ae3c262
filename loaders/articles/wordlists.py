"""The word lists of ontology/: demonyms, seats of government, nouns for those who act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from loaders.entries import Entry, read, words
from ontology.terms import ActorKind

__all__ = ["Noun", "Words", "wordlists"]

DEMONYMS, ACTORS = "demonyms.yaml", "actor_words.yaml"
#: The sorts of persons, and the kind that several of them make.
PLURALS = {
    "posts": ActorKind.POPULATION,
    "forces": ActorKind.ARMED_FORCE,
    "fighters": ActorKind.ARMED_GROUP,
    "people": ActorKind.POPULATION,
}
IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for one who acts: the kind in this number, and whether it is plural."""

    lemma: str
    kind: ActorKind
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What the word lists say.

    ``adjectives`` and ``people`` go from a demonym to its state, ``names`` from a further name,
    ``epithets`` from what means a state that was named before, ``seats`` from the id of a town;
    ``peoples`` tell of no state. ``nouns`` go from a word in small letters, singular or plural, to
    what it means; ``kinds`` from a word of a name.
    """

    adjectives: Mapping[str, str]
    people: Mapping[str, str]
    names: Mapping[str, str]
    epithets: Mapping[str, str]
    seats: Mapping[str, str]
    peoples: frozenset[str]
    posts: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    nouns: Mapping[str, Noun]
    kinds: Mapping[str, ActorKind]
    adjective_of: Mapping[str, str] = field(default_factory=dict)


@cache
def wordlists() -> Words:
    """Return the word lists that are shipped.

    >>> wordlists().adjectives["Turkish"]
    'turkey'
    >>> wordlists().nouns["troops"].kind
    <ActorKind.ARMED_FORCE: 'armed-force'>
    """
    by_state = {
        key: dict[str, str]() for key in ("adjectives", "people", "names", "epithets", "seats")
    }
    demonyms = _opened(DEMONYMS)
    for entry in demonyms.entries("states"):
        state = entry.take("id", words)
        for key, table in by_state.items():
            table.update(dict.fromkeys(entry.many(key, words), state))
        entry.done()
    peoples = frozenset(demonyms.many("peoples", words))
    demonyms.done()
    actors = _opened(ACTORS)
    posts = actors.many("posts", str)
    titles = (*posts, *actors.many("modifiers", str))
    honorifics = frozenset(actors.many("honorifics", str))
    nouns = _nouns(actors, posts)
    kinds = dict(_by_kind(actors, "names"))
    actors.done()
    first = {state: word for word, state in reversed(by_state["adjectives"].items())}
    return Words(
        **by_state, peoples=peoples, posts=frozenset(posts), titles=frozenset(titles),
        honorifics=honorifics, nouns=nouns, kinds=kinds, adjective_of=first,
    )  # fmt: skip


def _opened(name: str) -> Entry:
    return read(Path(str(files("ontology") / name)))


def _by_kind(entry: Entry, key: str) -> list[tuple[str, ActorKind]]:
    inner = entry.inner(key)
    if inner is None:
        raise entry.fail(f"expected {key!r}")
    found = [(word, kind) for kind in ActorKind for word in inner.many(kind.value, str)]
    inner.done()
    return found


def _nouns(actors: Entry, posts: tuple[str, ...]) -> dict[str, Noun]:
    """Return every noun, singular and plural; what is listed first goes before."""
    nouns: dict[str, Noun] = {}
    for lemma, kind in _by_kind(actors, "bodies"):
        nouns.setdefault(lemma, Noun(lemma, kind))
        nouns.setdefault(plural(lemma), Noun(lemma, kind, plural=True))
    for key, many in PLURALS.items():
        listed = posts if key == "posts" else actors.many(key, str)
        for lemma in listed:
            nouns.setdefault(lemma, Noun(lemma, ActorKind.PERSON))
            nouns.setdefault(plural(lemma), Noun(lemma, many, plural=True))
    return nouns


def plural(word: str) -> str:
    """Return the plural of an English noun.

    >>> [plural(word) for word in ("army", "policeman", "church", "spy")]
    ['armies', 'policemen', 'churches', 'spies']
    """
    for singular, several in IRREGULAR.items():
        if word.endswith(singular):
            return word.removesuffix(singular) + several
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
