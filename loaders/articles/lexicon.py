"""The lexicon of ontology/lexicon.json: which words are which events, and who stands where."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.codes import CAMEO
from ontology.terms import EventType

__all__ = ["Lexicon", "NounSense", "Sense", "lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of a verb: what it must stand with, and what it is then.

    ``words`` are particles and prepositions, each with the class of its noun or None; ``object`` is
    a class of nouns, a noun, a kind of actor (`KINDS`), or the empty text for no object; ``doer``
    is such a class for the subject. ``to`` is where the recipient stands, best first; with ``swap``
    the subject is the recipient, and ``to`` says where the initiator stands. ``act`` is what
    becomes of the complement.
    """

    code: str
    says: str
    to: tuple[str, ...] = ()
    words: tuple[tuple[str, str | None], ...] = ()
    object: str | None = None
    then: str | None = None
    then_verb: str | None = None
    act: str | None = None
    doer: str | None = None
    mutual: bool = False
    swap: bool = False
    type_: str | None = None

    @property
    def type(self) -> EventType:
        """Return the type of event: the entry's own, else what the code of CAMEO means."""
        return EventType.of(self.type_) if self.type_ else CAMEO[self.code][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounSense:
    """What a noun means: its code, where the recipient stands, and whose the genitive is.

    ``of`` says who follows "of": ``initiator``, ``recipient``, ``both``, or ``either``.
    """

    code: str
    to: tuple[str, ...]
    of: str
    act: str | None = None
    mutual: bool = False
    type_: str | None = None

    @property
    def type(self) -> EventType:
        """Return the type of event: the entry's own, else what the code of CAMEO means."""
        return EventType.of(self.type_) if self.type_ else CAMEO[self.code][0]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs and nouns of events, classes of nouns, nouns of those who act, lists of verbs.

    ``deverbal`` goes from a noun to the verb of which it is made.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, NounSense]
    classes: Mapping[str, frozenset[str]]
    agents: Mapping[str, str]
    deverbal: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def is_a(self, noun: str, name: str) -> bool:
        """Tell whether a noun is that noun, or of that class."""
        return noun == name or name in self.classes.get(noun, ())


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that is shipped.

    >>> lexicon().verbs["praise"][0].type
    <EventType.SUPPORT: 'SUPPORT'>
    """
    read = json.loads((files("ontology") / "lexicon.json").read_text(encoding="utf-8"))
    return Lexicon(
        verbs={verb: tuple(map(_sense, senses)) for verb, senses in read["verbs"].items()},
        nouns={n: NounSense(**{**e, "to": tuple(e["to"])}) for n, e in read["nouns"].items()},
        classes={noun: frozenset(names) for noun, names in read["classes"].items()},
        agents=read["agents"],
        deverbal=read["deverbal"],
        lists={name: frozenset(words) for name, words in read["lists"].items()},
    )


def _sense(entry: Mapping[str, Any]) -> Sense:
    words = tuple((word, noun) for word, noun in entry.get("words", ()))
    return Sense(**{**entry, "words": words, "to": tuple(entry["to"])})
