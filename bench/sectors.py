"""CAMEO's sector of an actor (GOV, MIL, REB…), from the noun that names it."""

from loaders.articles.lexicon import lexicon
from ontology.records import Actor
from ontology.register import register
from ontology.terms import ActorKind

__all__ = ["sector"]

#: The sector of a kind of actor whose name holds no noun of the lexicon.
KINDS = {
    ActorKind.ARMED_FORCE: "MIL", ActorKind.ARMED_GROUP: "REB", ActorKind.MEDIA: "MED",
    ActorKind.GOVERNMENT_BODY: "GOV", ActorKind.COMPANY: "BUS", ActorKind.OFFICE: "GOV",
    ActorKind.PERSON: "GOV", ActorKind.VESSEL: "MIL", ActorKind.POPULATION: "CVL",
}  # fmt: skip


def sector(actor: str, known: dict[str, Actor]) -> str:
    """Return the sector of an actor, the empty text for states and organizations of states."""
    found = known.get(actor) or register().actors.get(actor)
    if found is None or found.kind in (ActorKind.STATE, ActorKind.INTERNATIONAL_ORGANIZATION):
        return ""
    for word in reversed(found.name.lower().split()):
        for form in (word, word.removesuffix("s"), word.removesuffix("men") + "man"):
            if form in lexicon().agents:
                return lexicon().agents[form]
    return KINDS.get(found.kind, "")
