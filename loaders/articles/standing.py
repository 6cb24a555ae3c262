"""Where a name stands: as one who acts, or as the place of what is done."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acting", "located"]

#: Prepositions after which a country or a town is a place.
LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "within", "off",
     "along", "above", "beneath", "beyond", "via", "through", "into", "onto", "over", "outskirts"}
)  # fmt: skip
#: Prepositions after which a town is a place unless the verb is one of speaking or dealing.
UNCLEAR = frozenset({"to", "from", "on", "for", "toward", "towards", "of", "about"})
#: Verbs that have a town as their goal, or as what they do to a place.
TRAVEL = frozenset(
    {"abandon", "arrive", "bomb", "capture", "come", "cross", "depart", "drive", "enter",
     "evacuate", "flee", "fly", "go", "head", "hit", "leave", "live", "march", "move", "pass",
     "reach", "retake", "return", "sail", "seize", "shell", "storm", "strike", "take", "tour",
     "travel", "visit"}
)  # fmt: skip
DEALING = frozenset(
    {"accuse", "announce", "appeal", "apply", "assure", "back", "belong", "blame", "call",
     "criticize", "demand", "give", "impose", "lie", "listen", "message", "object", "offer",
     "owe", "pledge", "promise", "propose", "relay", "request", "respond", "say", "sell",
     "speak", "supply", "talk", "tell", "thank", "threat", "threaten", "turn", "warn", "write"}
)  # fmt: skip
DOES = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative", "iobj", "poss"})


def located(token: "Token") -> bool:
    """Tell whether a name stands after "in", "at", "near" and the like, or is joined to one."""
    token = _first(token)
    return token.dep_ == "pobj" and token.head.lower_ in LOCATIVE


def acting(token: "Token") -> bool:
    """Tell whether the name of a town stands for a government there.

    It does as a subject, an object or an owner, and after "between", "with", "against", "by"; not
    with verbs of moving, after words of place, and where it is said what the town is.
    """
    token = _first(token)
    verb = token.head
    if token.dep_ in DOES:
        if token.dep_ in ("nsubj", "poss") and verb.lemma_ == "be":
            return False
        return not (token.dep_ != "nsubj" and verb.lemma_ in TRAVEL)
    if token.dep_ != "pobj" or verb.lower_ in LOCATIVE:
        return False
    if verb.lower_ in UNCLEAR:
        return verb.head.lemma_ in DEALING
    return verb.lower_ in ("between", "with", "against", "by") and verb.head.lemma_ not in TRAVEL


def _first(token: "Token") -> "Token":
    """Return the first of names joined by "and", which shows what all of them do."""
    for _ in range(8):
        if token.dep_ != "conj":
            return token
        token = token.head
    return token
