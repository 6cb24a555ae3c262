"""Threats that no verb names: "will pay a heavy price", "would be met with force"."""

from typing import TYPE_CHECKING

from loaders.articles.listed import listed
from loaders.articles.modality import manner
from ontology.terms import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["menace"]

#: Words that are a threat wherever they are said of what is to come.
STRONG = listed(
    "retaliate retaliation revenge avenge punish punishment crush annihilate annihilation "
    "obliterate regret repercussion repercussions reprisal reprisals"
)
#: Verbs of an answer, a price, a meaning, and the words that make a threat of each.
ANSWERS = listed("respond answer react meet reply greet return treat consider regard see")
FORCE = listed(
    "force fire firmly decisively harshly forcefully missile strike blow fury might war response "
    "kind sword bullet"
)
PAYING = listed("pay face suffer bear bring carry have reap")
PRICE = listed("price consequence consequences dearly cost penalty wrath retribution")
MEANING = listed("mean be bring start trigger spark provoke constitute")
WAR = listed("war bloodshed hell catastrophe disaster")
AHEAD = frozenset({Modality.PLANNED, Modality.CONDITIONAL})


def menace(verb: "Token") -> bool:
    """Tell whether a clause about what is to come is a threat by the words that it has."""
    meant = manner(verb)
    if meant.denied or meant.modality not in AHEAD:
        return False
    lemma = verb.lemma_.lower()
    words = {t.lemma_.lower() for t in verb.subtree} | {t.lower_ for t in verb.subtree}
    paired = ((ANSWERS, FORCE), (PAYING, PRICE), (MEANING, WAR))
    return bool(words & STRONG) or any(
        lemma in verbs and words & others for verbs, others in paired
    )
