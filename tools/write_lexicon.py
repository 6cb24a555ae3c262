"""Write ontology/lexicon.json from ontology/lexicon.yaml.

    python -m tools.write_lexicon            write it
    python -m tools.write_lexicon --check    exit with 1 where it is not what would be written

The YAML is what a person edits; the JSON has every pattern taken apart and sorted by what it asks
for, so that reading an article starts at once.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ontology.codes import CAMEO
from ontology.errors import DetenteError
from ontology.terms import EventType
from tools.stale import settled

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "ontology" / "lexicon.yaml"
OUT = ROOT / "ontology" / "lexicon.json"
PIECE = re.compile(r"(>?)([\w'-]*)(?:\{([^}]*)\})?")
COMPLEMENTS = frozenset({"to", "that", "ing", "other"})
#: Names that stand for a kind of actor, not for a class of nouns.
KINDS = frozenset({"actor", "state", "body", "person", "vessel", "media", "place"})
ACTS = frozenset(
    {
        *("agree", "pledge", "vow", "threaten", "refuse", "request", "appeal"),
        *("accuse", "deny", "hope"),
    }
)


def taken_apart(pattern: str) -> dict[str, Any]:
    """Return what a pattern asks for.

    >>> taken_apart("call for{talks}")
    {'verb': 'call', 'words': [['for', 'talks']]}
    >>> taken_apart("be ready >to")
    {'verb': 'be ready', 'then': 'to'}
    >>> taken_apart("{troops} leave")
    {'verb': 'leave', 'doer': 'troops'}
    """
    verb, *rest = pieces(pattern)
    doer = verb.strip("{}") if verb.startswith("{") else None
    if doer:
        verb, *rest = rest
    if verb == "be" and rest and not rest[0].startswith((">", "{")) and "{" not in rest[0]:
        verb = f"be {rest.pop(0)}"
    made: dict[str, Any] = {"verb": verb} | ({"doer": doer} if doer else {})
    for piece in rest:
        found = PIECE.fullmatch(piece)
        if not found:
            raise DetenteError(f"{SOURCE.name}: {pattern!r}: {piece!r} is no part of a pattern")
        then, word, noun = found.groups()
        if then:
            made["then"] = checked(word, COMPLEMENTS, pattern)
            if noun:
                made["then_verb"] = noun
        elif word:
            made.setdefault("words", []).append([word, noun])
        elif "object" in made:
            raise DetenteError(f"{SOURCE.name}: {pattern!r} has two objects")
        else:
            made["object"] = noun
    return made


def pieces(pattern: str) -> list[str]:
    """Return the parts of a pattern: blanks within braces do not divide."""
    return re.findall(r"(?:[^\s{]|\{[^}]*\})+", pattern)


def checked(word: str, known: frozenset[str], pattern: str) -> str:
    """Return a word that must be known."""
    if word not in known:
        raise DetenteError(f"{SOURCE.name}: {pattern!r}: {word!r} is none of {sorted(known)}")
    return word


def demand(sense: dict[str, Any], classes: Collection[str]) -> tuple[int, int]:
    """Return how much a pattern asks for: the one that asks for most is tried first.

    Of two that ask for as much, one that names a noun goes before one that names a class.
    """
    words = sum(2 + 2 * (noun is not None) for _, noun in sense.get("words", ()))
    named = sense.get("object")
    asked = 0 if named is None else 1 if named in ("actor", "") else 3
    asked += 4 * ("doer" in sense)
    nouns = [noun for _, noun in sense.get("words", ()) if noun] + [named] * bool(named)
    exact = sum(noun not in classes for noun in nouns)
    return words + asked + 2 * ("then" in sense) + 2 * ("then_verb" in sense), exact


def code_of(entry: dict[str, Any]) -> str:
    """Return the code of an entry, which must be one of CAMEO."""
    return checked(entry["code"], frozenset(CAMEO), str(entry["says"][:3]))


def verbs(
    entries: list[dict[str, Any]], classes: Collection[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return the senses of each verb, those that ask for most first."""
    made: dict[str, list[dict[str, Any]]] = defaultdict(list)
    seen: dict[str, str] = {}
    for entry in entries:
        for pattern in entry["says"]:
            if pattern in seen:
                raise DetenteError(f"{SOURCE.name}: {pattern!r} is {seen[pattern]} already")
            seen[pattern] = code_of(entry)
            sense = taken_apart(pattern)
            verb = sense.pop("verb")
            if "act" in entry:
                sense["act"] = checked(entry["act"], ACTS, pattern)
            if "type" in entry:
                sense["type_"] = EventType.of(entry["type"]).value
            sense |= {key: True for key in ("mutual", "swap") if entry.get(key)}
            made[verb].append(sense | {"code": entry["code"], "to": entry["to"], "says": pattern})
    return {
        verb: sorted(made[verb], key=lambda sense: demand(sense, classes), reverse=True)
        for verb in sorted(made)
    }


def nouns(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the sense of each noun of an event."""
    made: dict[str, dict[str, Any]] = {}
    for entry in entries:
        code_of(entry)
        for noun in entry["says"]:
            if noun in made:
                raise DetenteError(f"{SOURCE.name}: the noun {noun!r} stands twice")
            made[noun] = {key: entry[key] for key in entry if key not in ("says", "type")}
            if "type" in entry:
                made[noun]["type_"] = EventType.of(entry["type"]).value
    return dict(sorted(made.items()))


def listed(value: Any, key: str = "") -> Any:  # noqa: ANN401 - what YAML holds
    """Return what was read, its texts divided at commas."""
    if isinstance(value, dict):
        return {key: listed(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [listed(each) for each in value]
    if isinstance(value, str) and key not in {"code", "type", "act", "of"}:
        return [part.strip() for part in value.split(",")]
    return value


def inverted(classes: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the classes of each noun."""
    made: dict[str, set[str]] = defaultdict(set)
    for name, members in classes.items():
        for noun in members:
            made[noun].add(name)
    return {noun: sorted(made[noun]) for noun in sorted(made)}


def text() -> str:
    """Return the text of lexicon.json: one line for each verb, noun and list."""
    read = listed(YAML(typ="safe", pure=True).load(SOURCE.read_text(encoding="utf-8")))
    agents = {noun: sector for sector, nouns in read["agents"].items() for noun in nouns}
    sections: dict[str, dict[str, Any]] = {
        "classes": inverted(read["classes"]),
        "verbs": verbs(read["verbs"], {*read["classes"], *KINDS}),
        "nouns": nouns(read["nouns"]),
        "agents": dict(sorted(agents.items())),
        "deverbal": {noun: verb for verb, nouns in read["deverbal"].items() for noun in nouns},
        "lists": {
            key: sorted(set(read[key]))
            for key in (
                "light",
                "suffer",
                "occur",
                "through",
                "plan",
                "attempt",
                "fail",
                "say",
                "allege",
                "international",
            )
        },
    }
    return (
        "{\n"
        + ",\n".join(f'"{key}": {{\n{body(made)}\n}}' for key, made in sections.items())
        + "\n}\n"
    )


def body(section: dict[str, Any]) -> str:
    """Return a section of the file, a line for each of its keys."""
    return ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in section.items()
    )


def main(arguments: list[str]) -> int:
    """Write the file, or compare it with --check."""
    try:
        made = text()
    except DetenteError as error:
        print(error, file=sys.stderr)
        return 1
    return settled({OUT: made}, "make lexicon", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
