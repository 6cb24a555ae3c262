"""Bindings within an article: surnames after full names, "(KH)" after what it stands for."""

from typing import TYPE_CHECKING

from loaders.articles.naming import ARTICLES, HYPHENS
from loaders.articles.parts import Mention
from loaders.articles.runs import Run
from loaders.articles.wordlists import wordlists
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from loaders.articles.scene import Scene

__all__ = ["bind"]

OPEN, CLOSE = frozenset({"(", "["}), frozenset({")", "]"})
UNDEFINED = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.POPULATION})
#: What follows a surname and is none.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def bind(scene: "Scene", run: Run, mention: Mention) -> None:
    """Note the shorter names of an actor that is named, and the posts before a person's name."""
    actor = mention.actor
    if actor is None:
        return
    if mention.kind is ActorKind.PERSON:
        if mention.how != "binding":
            _surname(scene, run, actor)
        for word in scene.words[run.start : run.core]:
            if word.casefold() in wordlists().posts:
                scene.memory.call(word.casefold(), actor)
    elif mention.kind not in UNDEFINED:
        short = _defined(scene, run.end)
        if short is not None and abbreviates(short, mention.text):
            scene.memory.bind(short, actor)


def _surname(scene: "Scene", run: Run, actor: str) -> None:
    """Bind the last word of a full name, with the article before it and without."""
    words = scene.words[run.core : run.end]
    at = len(words) - 1
    if at < 1 or words[at].casefold().strip(".") in SUFFIXES or not words[at][0].isupper():
        return
    scene.memory.bind(words[at], actor)
    if at >= 2 and words[at - 1] in HYPHENS and words[at - 2].casefold() in ARTICLES:
        scene.memory.bind("".join(words[at - 2 :]), actor)
    elif words[at - 1].casefold() in ARTICLES:
        scene.memory.bind(" ".join(words[at - 1 :]), actor)


def _defined(scene: "Scene", at: int) -> str | None:
    """Return the one word that stands in brackets at a token."""
    words = scene.words
    if at + 2 < len(words) and words[at] in OPEN and words[at + 2] in CLOSE:
        return words[at + 1]
    return None


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a word can be short for a name: its capitals stand in it, in order.

    >>> abbreviates("KH", "Kataeb Hezbollah"), abbreviates("AP", "Baghdad Operations Command")
    (True, False)
    """
    letters = [c.casefold() for c in short if c.isalnum()]
    if not 2 <= len(letters) <= 12 or not short[0].isupper() or name == short:
        return False
    if any(c.isdigit() for c in short) and not any(c.isdigit() for c in name):
        return False
    rest = iter(name.casefold())
    starts = {word[0].casefold() for word in name.replace("-", " ").split()}
    return letters[0] in starts and all(letter in rest for letter in letters)
