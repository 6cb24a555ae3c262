"""Provisional actors and places: what a text names and the register does not have."""

from typing import TYPE_CHECKING

from loaders.articles.runs import Run
from loaders.articles.wordlists import wordlists
from ontology.terms import ActorKind, PlacePrecision

if TYPE_CHECKING:
    from loaders.articles.scene import Scene

__all__ = ["kind_of", "named", "nobody", "place_of"]

PLACES = {
    "GPE": PlacePrecision.CITY,
    "LOC": PlacePrecision.REGION,
    "FAC": PlacePrecision.EXACT,
}
#: Words of a place's name that tell how exactly it is known.
PLACE_WORDS = {
    "sea": PlacePrecision.SEA, "gulf": PlacePrecision.SEA, "ocean": PlacePrecision.SEA,
    "strait": PlacePrecision.SEA, "straits": PlacePrecision.SEA, "bay": PlacePrecision.SEA,
    "channel": PlacePrecision.SEA, "province": PlacePrecision.PROVINCE,
    "governorate": PlacePrecision.PROVINCE, "region": PlacePrecision.PROVINCE,
    "state": PlacePrecision.PROVINCE, "district": PlacePrecision.DISTRICT,
    "county": PlacePrecision.DISTRICT, "river": PlacePrecision.DISTRICT,
    "valley": PlacePrecision.DISTRICT, "island": PlacePrecision.DISTRICT,
    "mount": PlacePrecision.DISTRICT, "city": PlacePrecision.CITY, "town": PlacePrecision.CITY,
    "village": PlacePrecision.CITY,
}  # fmt: skip
#: Words that tell a place whatever the parser takes the name for.
SITES = frozenset(
    {"airport", "barrage", "bridge", "crossing", "dam", "district", "gate", "governorate", "lake",
     "mountain", "mountains", "peninsula", "plains", "province", "river", "square", "street",
     "valley", "village"}
)  # fmt: skip
#: Words that end the names of texts, meetings and undertakings, which do not act.
NOBODY = frozenset(
    {"accord", "accords", "act", "agreement", "award", "bill", "book", "charter", "code",
     "conference", "convention", "cup", "day", "deal", "declaration", "games", "hostilities",
     "initiative", "law", "memorandum", "operation", "pact", "plan", "process", "project",
     "protocol", "report", "resolution", "resolutions", "strategy", "summit", "treaty", "war"}
)  # fmt: skip
#: Words that end what names a person by the post, though the parser takes it for a body.
PERSONS = frozenset(
    {"adviser", "advisor", "ambassador", "chancellor", "envoy", "governor", "minister", "premier",
     "president", "representative", "senator", "spokesman", "spokesperson", "spokeswoman"}
)  # fmt: skip
#: The kinds that a word of a name tells although the parser takes it for a person's.
CERTAIN = frozenset({ActorKind.ARMED_GROUP, ActorKind.ARMED_FORCE, ActorKind.VESSEL})


def kind_of(words: list[str], label: str | None, *, titled: bool) -> ActorKind:
    """Return the kind of an actor from the words of its name and the parser's label.

    >>> kind_of(["Kataeb", "Sayyid"], "PERSON", titled=False)
    <ActorKind.ARMED_GROUP: 'armed-group'>
    """
    if titled or words[-1].casefold() in PERSONS:
        return ActorKind.PERSON
    kinds = wordlists().kinds
    told = next(
        (kinds[w.casefold()] for w in (words[-1], words[0], *words) if w.casefold() in kinds), None
    )
    if label == "PERSON":
        return told if told in CERTAIN else ActorKind.PERSON
    if told is not None and (label != "NORP" or told in CERTAIN):
        return told
    return {"ORG": ActorKind.ORGANIZATION, "NORP": ActorKind.POPULATION}.get(
        label or "", ActorKind.UNKNOWN
    )


def nobody(words: list[str]) -> bool:
    """Tell whether a name is that of a text, a meeting or an undertaking: "Resolution 2254".

    >>> nobody(["Security", "Council", "Resolution", "2254"]), nobody(["Security", "Council"])
    (True, False)
    """
    last = words[-2:] if words[-1].isdigit() else words[-1:]
    return any(word.casefold() in NOBODY for word in last) or words[0].casefold() == "operation"


def place_of(words: list[str], label: str | None) -> PlacePrecision | None:
    """Return how exactly a named place is known, or None where the name is no place's."""
    precision = PLACES.get(label or "")
    if precision is None and words[-1].casefold() in SITES:
        precision = PlacePrecision.EXACT
    if precision is None:
        return None
    told = (PLACE_WORDS.get(word.casefold()) for word in (*words[::-1],))
    return next((found for found in told if found), precision)


def named(scene: "Scene", run: Run, country: str | None) -> str:
    """Return the id of the provisional actor that a run names.

    A body of a state is told from its namesakes in others ("the Supreme Court"), and the bare name
    is bound to it as long as there is only one.
    """
    words = scene.words[run.core : run.end]
    name = scene.doc[run.core : run.end].text
    kind = kind_of(words, run.label, titled=run.core > run.start)
    if kind is ActorKind.PERSON or country is None:
        return scene.memory.actor(name, kind, country=country)
    actor = scene.memory.actor(name, kind, country=country, key=f"{country} {name}")
    scene.memory.bind(name, actor)
    return actor
