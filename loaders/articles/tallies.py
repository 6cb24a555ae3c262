"""Which numbers of a sentence belong to which event: the victims, the things given, the actors.

A number is of the nearest event above it in the parse: of "killed 12 soldiers and wounded 30" each
verb has its own, where both are events. A finite clause that says something else ("where thousands
of troops are stationed") keeps its numbers to itself. "The two sides" counts nobody anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles import amounts
from loaders.articles.grammar import is_verb
from loaders.articles.shape import Frame
from ontology.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["tallies"]

#: How many words above a number its event may be.
FARTHEST = 14
#: What is said to have been done to people, after the noun that counts them.
HARMED = {
    "abduct": "abducted", "arrest": "arrested", "capture": "captured", "deport": "deported",
    "detain": "detained", "die": "killed", "displace": "displaced", "execute": "executed",
    "expel": "expelled", "hurt": "injured", "injure": "injured", "jail": "jailed",
    "kidnap": "kidnapped", "kill": "killed", "martyr": "killed", "massacre": "killed",
    "murder": "killed", "perish": "killed", "release": "released", "rescue": "rescued",
    "wound": "wounded", "dead": "killed", "wounded": "wounded", "injured": "injured",
    "missing": "missing", "free": "released", "evacuate": "evacuated", "slaughter": "killed",
}  # fmt: skip
#: Prepositions behind which another event stands, or what the number is compared with.
APART = frozenset(
    {"about", "after", "against", "among", "because", "before", "compared", "despite", "except",
     "following", "for", "like", "of", "over", "since", "than", "unlike", "until", "without"}
)  # fmt: skip
#: Those that only keep a clause apart, not a noun: "sanctions against 12 firms".
CLAUSAL = frozenset({"about", "against", "for", "of", "over", "without", "among"})
#: Prepositions of a place: "in a city of two million people".
PLACING = frozenset({"in", "at", "near", "from", "to", "across", "around", "outside"})
#: What has so many people, and is not so many.
SETTLED = frozenset(
    {"area", "city", "country", "island", "nation", "population", "province", "region", "state",
     "territory", "town", "village"}
)  # fmt: skip
#: What "the two …" means again.
KNOWN = frozenset(
    {"ally", "army", "capital", "country", "enemy", "foe", "government", "leader", "man",
     "minister", "nation", "neighbor", "neighbour", "party", "people", "power", "president",
     "rival", "side",
     "state", "woman"}
)  # fmt: skip
FEW = 10
DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "all", "other"})


def tallies(doc: "Doc", frames: Sequence[Frame]) -> Mapping[int, tuple[Quantity, ...]]:
    """Return the quantities of a parsed paragraph by the trigger of the frame that has them.

    What is promised, threatened or denied is counted with the act that speaks of it; what stands in
    a condition is left out.
    """
    owners = {trigger: owner for frame in frames for trigger, owner in _owners(frame)}
    triggers = frozenset(owners)
    firm = frozenset(frame.trigger for frame in frames if frame.asserted)
    found: dict[int, list[Quantity]] = {}
    for start, end, quantity in amounts.find(doc):
        noun = doc[start:end].root
        event = None if _known(doc, start, noun, quantity) else _event(noun, triggers, firm)
        owner = None if event is None else owners[event]
        if owner is not None and (quantity.of != "percent" or _measures(noun)):
            found.setdefault(owner, []).append(_named(noun, quantity))
    return {trigger: tuple(dict.fromkeys(told)) for trigger, told in found.items()}


def _owners(frame: Frame) -> Iterator[tuple[int, int | None]]:
    """Yield the triggers of a frame, and of which frame their numbers are, if of any."""
    for within in (frame.content, frame.condition):
        if within is not None and within.condition is not None:
            yield within.condition.trigger, None
    if frame.condition is not None:
        yield frame.condition.trigger, None
    if frame.content is not None:
        yield frame.content.trigger, frame.trigger
    yield frame.trigger, frame.trigger


def _known(doc: "Doc", start: int, noun: "Token", quantity: Quantity) -> bool:
    """Tell whether a number only points to those who were named: "the two countries"."""
    few = quantity.value is not None and quantity.value < FEW
    before = doc[start].lower_ if doc[start].tag_ in ("DT", "PRP$") else None
    before = before or (doc[start - 1].lower_ if start else None)
    return few and noun.lemma_.lower() in KNOWN and before in DEFINITE


def _measures(noun: "Token") -> bool:
    """Tell whether a percentage is that of the event: a tariff of 25 percent, cut by a tenth."""
    for above in [noun, *noun.ancestors][:3]:
        if above.lemma_.lower() in ("tariff", "duty", "tax", "levy"):
            return True
        if above.lower_ == "by" and is_verb(above.head):
            return True
    return False


def _event(token: "Token", triggers: frozenset[int], firm: frozenset[int]) -> int | None:
    """Return the trigger that a number hangs on, None where it hangs on something else.

    What is included in something is of what was done: "announced sanctions aimed at curbing
    exports, including measures against 14 vessels".
    """
    for _ in range(FARTHEST):
        if token.lower_ == "including":
            triggers = firm
        if token.i in triggers:
            return token.i
        if is_verb(token) and not _passes(token):
            return _caused(token, triggers)
        if token.dep_ in ("prep", "agent") and _apart(token):
            return None
        if token.head == token:
            return _caused(token, triggers)
        token = token.head
    return None


def _apart(preposition: "Token") -> bool:
    """Tell whether what follows a preposition is no part of the event above it."""
    word, above = preposition.lower_, preposition.head
    if word in CLAUSAL:
        placed = above.dep_ == "pobj" and above.head.lower_ in PLACING
        within = word == "of" and (placed or above.lemma_.lower() in SETTLED)
        return within or any(c.dep_ == "pcomp" for c in preposition.children)
    return word in APART


def _passes(verb: "Token") -> bool:
    """Tell whether the numbers below a verb that is no event are those of the one above it."""
    own = any(
        c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in verb.children
    )
    if verb.dep_ == "conj":
        return not own or verb.lemma_ in HARMED
    if verb.dep_ in ("acl", "advcl", "pcomp", "xcomp", "prep"):
        marked = any(c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.children)
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        return not (own or marked or (infinitive and verb.dep_ != "xcomp"))
    return verb.dep_ == "relcl" and verb.lemma_ in HARMED and not own


def _caused(verb: "Token", triggers: frozenset[int]) -> int | None:
    """Return the event that says how people were harmed: "died when Israel struck"."""
    if verb.lemma_ not in HARMED:
        return None
    waiting = [verb]
    while waiting and len(waiting) < FARTHEST:
        below = [c for c in waiting.pop(0).children if c.dep_ in ("advcl", "conj")]
        found = next((child.i for child in below if child.i in triggers), None)
        if found is not None:
            return found
        waiting += below
    return None


def _named(noun: "Token", quantity: Quantity) -> Quantity:
    """Return a quantity of victims with what was done to them: "soldiers killed"."""
    done = _harm(noun)
    if done is None or done in quantity.of:
        return quantity
    return replace(quantity, of=f"{quantity.of} {done}")


def _harm(noun: "Token") -> str | None:
    beside = noun.doc[noun.i : noun.i + 2]
    for token in beside:
        if token.lower_ in amounts.LEFT and token.tag_ != "NN":
            return HARMED[token.lower_]
    for _ in range(4):
        if noun.dep_ not in ("conj", "pobj", "prep", "appos", "nummod"):
            break
        if noun.dep_ == "prep" and noun.lower_ not in ("of", "including"):
            return None
        noun = noun.head
    verb = noun.head
    passive = noun.dep_ == "nsubjpass" or (noun.dep_ == "nsubj" and verb.tag_ == "VBN")
    dies = noun.dep_ == "nsubj" and verb.lemma_ in ("die", "perish")
    if is_verb(verb) and (passive or dies or noun.dep_ == "dobj"):
        return HARMED.get(verb.lemma_)
    return (
        HARMED.get(verb.lower_) if noun.dep_ in ("nsubj", "dobj") and verb.pos_ == "ADJ" else None
    )
