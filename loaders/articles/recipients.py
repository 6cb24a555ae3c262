"""To whom something is done: the slots of a clause in which the recipient stands, best first."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.deeds import authors, violent
from loaders.articles.grammar import Clause, subjects
from loaders.articles.lexicon import Sense
from loaders.articles.nouns import conjoined, prepositions
from loaders.articles.parties import Cast, Party
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PLACING", "belongs", "recipients"]

#: Slots that name a place rather than a recipient, except of a visit.
PLACING = frozenset(
    {"in", "at", "near", "on", "over", "around", "inside", "outside", "off", "across"}
)
#: Codes of what is done with a thing or with people for somebody else.
GIVING = ("03", "06", "07", "0842", "086", "0874", "15", "16")
#: Prepositions of a pattern itself that are followed by a recipient.
AIMED = frozenset(
    {"against", "among", "around", "at", "behind", "between", "from", "on", "onto", "outside",
     "past", "to", "toward", "towards", "upon", "with"}
)  # fmt: skip
#: Verbs that say what a measure is for.
AIMING = frozenset({"aim", "design", "direct", "hit", "intend", "mean", "target", "curb", "punish"})
#: Kinds that are somebody of their own without a state.
NAMED = frozenset({ActorKind.INTERNATIONAL_ORGANIZATION, ActorKind.PERSON, ActorKind.PARTY})


def recipients(
    cast: Cast, clause: Clause, sense: Sense, doers: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return the parties in the first slot of a meaning that has any but the initiators."""
    mine = {party.actor for party in doers}
    inside = _inside(clause)
    bare: tuple[Party, ...] = ()
    for slot, deep in _slots(sense):
        if slot in ("within", "complement") and sense.mutual and len(doers) > 1:
            continue
        found = tuple(
            p for p in _slot(cast, clause, slot, deep=deep)
            if p.actor not in mine and p.token not in inside
            and (not p.placed or sense.code.startswith("042"))
            and not _theme(cast, p, clause, sense)
        )  # fmt: skip
        if any(belongs(cast, p) for p in found):
            return tuple({p.actor: p for p in found}.values())
        bare = bare or found
    if sense.mutual and len(doers) > 1:
        return ()
    return tuple({p.actor: p for p in bare}.values())


def _inside(clause: Clause) -> set[int]:
    """Return the tokens that only say who the subject is, but for a clause that hangs on it."""
    found: set[int] = set()
    for noun in clause.doers:
        below = {token.i for token in noun.subtree}
        if clause.verb.i in below:
            below -= {token.i for token in clause.verb.subtree}
        found |= below
    return found


def _slots(sense: Sense) -> Iterator[tuple[str, bool]]:
    """Yield where the recipient may stand: on the verb first, then below what hangs on it."""
    own = [w for w, noun in sense.words if noun is None and w in AIMED and w not in sense.to]
    for deep in (False, True):
        yield from ((slot, deep) for slot in (*sense.to, *own))


def belongs(cast: Cast, party: Party) -> bool:
    """Tell whether a party is of the register, or known to belong to somebody who is."""
    known = cast.memory.actors.get(party.actor)
    return known is None or bool(known.country or known.part_of) or known.kind in NAMED


def _theme(cast: Cast, party: Party, clause: Clause, sense: Sense) -> bool:
    """Tell whether a party is what is given, sent or withdrawn, rather than to whom."""
    return (
        sense.code.startswith(GIVING)
        and sense.object not in (None, "", "actor", "person", "state", "body")
        and any(party.token == noun.i for noun in clause.objects)
        and not (party.direct and belongs(cast, party))
    )


def _slot(cast: Cast, clause: Clause, slot: str, *, deep: bool) -> tuple[Party, ...]:
    """Return the parties in a slot; ``deep`` also looks below what hangs on the verb."""
    if slot == "within":
        return _within(cast, clause) if deep and not any(map(violent, clause.objects)) else ()
    if slot in ("purpose", "aim"):
        return () if deep else cast.all((_purpose if slot == "purpose" else _aim)(clause))
    if slot not in ("object", "owner", "complement", "place"):
        return cast.all(_after(clause, slot, deep=deep))
    if deep or slot == "place":
        return ()
    if slot == "object":
        return tuple(p for noun in clause.objects for p in _object(cast, noun))
    if slot == "owner":
        return tuple(p for noun in clause.objects for p in _owner(cast, noun))
    found = clause.complement
    return cast.all(subjects(found[1])[0]) if found else ()


def _after(clause: Clause, word: str, *, deep: bool) -> "list[Token]":
    """Return the nouns after a preposition on the verb, on its objects, and on theirs."""
    if word in clause.prepositions:
        return clause.prepositions[word]
    below = [*clause.objects, *(n for nouns in clause.prepositions.values() for n in nouns)]
    for noun in below:
        if nouns := prepositions(noun).get(word):
            return nouns
    for noun in below if deep else ():
        for nouns in prepositions(noun).values():
            for each in nouns:
                if found := prepositions(each).get(word):
                    return found
    return []


def _owner(cast: Cast, noun: "Token") -> tuple[Party, ...]:
    """Return whose a noun is; of an attack, whoever made it, not whom it was made on."""
    if violent(noun):
        return authors(cast, noun)
    return cast.around(noun)


def _object(cast: Cast, noun: "Token") -> tuple[Party, ...]:
    return authors(cast, noun) if violent(noun) else cast.of(noun)


def _purpose(clause: Clause) -> "list[Token]":
    """Return the objects of what something is done for: "fired tear gas to disperse the crowd"."""
    below = (c for c in clause.verb.children if c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB")
    found: list[Token] = []
    for verb in below:
        inner = Clause.of(verb)
        after = (inner.prepositions.get(word) for word in ("against", "from"))
        found += next(filter(None, after), inner.objects)
    return found


def _aim(clause: Clause) -> "list[Token]":
    """Return at what of whose measures are aimed: "sanctions aimed at curbing X's exports"."""
    below = [
        c
        for each in (clause.verb, *clause.objects)
        for c in each.children
        if c.dep_ in ("acl", "advcl") and c.lemma_ in AIMING
    ]
    aims = [n for verb in below for n in verb.children if n.dep_ == "dobj"]
    after = [n for verb in below for w in ("at", "against") for n in prepositions(verb).get(w, ())]
    inner = [n for verb in below for n in verb.children if n.dep_ == "xcomp"]
    return [
        *aims,
        *(n for n in after if n.tag_ != "VBG"),
        *(o for n in (*after, *inner) if n.pos_ == "VERB" for o in Clause.of(n).objects),
    ]


def _within(cast: Cast, clause: Clause) -> tuple[Party, ...]:
    """Return the first party in anything that hangs on the verb, with those joined to it."""
    found = clause.complement
    roots = [*clause.objects, *([found[1]] if found else [])]
    roots += [
        noun
        for word, nouns in clause.prepositions.items()
        if word not in PLACING and word != "by"
        for noun in nouns
    ]
    first = next((p for root in roots for p in cast.within(root)), None)
    if first is None:
        return ()
    joined = conjoined(cast.doc[first.token])
    return tuple(p for noun in joined for p in cast.of(noun)) or (first,)
