"""Who it is that speaks: everybody of whom it is said that he says something, named or not."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed
from loaders.articles.nouns import conjoined, kernel, prepositions
from loaders.articles.parties import Cast, Party
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["official", "proper", "voices"]

#: Texts that speak for those who made them: "the statement by the ministry said".
TEXTS = listed(
    "announcement book bulletin claim comment communique communiqué declaration decree document "
    "dossier draft email interview law leaflet letter memo message note notice order post press "
    "proclamation remark report resolution speech statement testimony text tweet video"
)
#: Nouns that say nothing themselves: what they show is nobody's claim.
THINGS = listed(
    "analysis attack aim agreement article conflict crisis data date day deal development evidence "
    "event example experience fact factor figure finding footage fighting history idea image "
    "incident issue map matter meaning method model move number phase photo picture plan point "
    "policy poll problem reason record response result rule sign situation stage step story "
    "strategy study summit survey talk thing trend use visit vote war way word work year"
)
#: Those who are asked because they were there, and speak for nobody.
BYSTANDERS = listed(
    "activist analyst author bystander civilian colleague commentator correspondent critic doctor "
    "driver economist editor expert eyewitness family father fisherman friend girl historian "
    "journalist man medic mother neighbour neighbor nurse observer passenger patient people person "
    "professor relative reporter researcher resident scholar shopkeeper student survivor teacher "
    "tourist villager voter witness woman worker writer"
)
#: Words that begin a noun's phrase and are no part of a name.
OPENING = frozenset({"DT", "PRP$", "WDT", "PDT", "CD", "WP$", "POS"})
#: What those who made a text did with it: "a letter signed by 40 generals".
MAKING = frozenset({"sign", "issue", "write", "publish", "release", "send", "read", "post"})
WITH = ("by", "from", "of")


def voices(nouns: Iterable["Token"], cast: Cast) -> tuple[Party, ...]:
    """Return the speakers that some nouns are, each actor once.

    One whom nothing names is a provisional actor of his own ("a retired general"), with the state
    or organization that the words for him name.
    """
    found: dict[str, Party] = {}
    for noun in nouns:
        for each in conjoined(noun):
            for party in _voice(kernel(each), cast):
                found.setdefault(party.actor, party)
    return tuple(found.values())


def _voice(noun: "Token", cast: Cast) -> tuple[Party, ...]:
    own = cast.named(noun)
    if own is not None or noun.pos_ in ("PRON", "DET", "NUM"):
        return cast.of(noun)
    mention = cast.at.get(noun.i)
    if mention is not None and mention.actor is not None:
        return (Party(mention.actor, noun.i, True, noun.lemma_.lower(), mention.how),)
    lemma = noun.lemma_.lower()
    if lemma in TEXTS:
        return voices(_authors(noun), cast)
    if lemma in THINGS or noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ == "VBG":
        return ()
    beside = next((p for c in noun.children if c.dep_ == "appos" if (p := cast.named(c))), None)
    if beside is not None and cast.memory.kind(beside.actor) is ActorKind.PERSON:
        return (beside,)
    return (_made(noun, cast),) if _speaks(lemma) else cast.of(noun)


def _speaks(lemma: str) -> bool:
    """Tell whether a noun is a word for a person, or may be one for all that is known."""
    lists, words = lexicon(), wordlists()
    known = lemma in lists.agents or lemma in words.nouns or lemma in words.honorifics
    return known or (lemma not in lists.nouns and lemma not in lists.classes)


def _authors(text: "Token") -> Iterator["Token"]:
    """Yield those who made a text: "the ministry's statement", "a letter from the group"."""
    yield from (c for c in text.children if c.dep_ in ("poss", "nmod"))
    made = (c for c in text.children if c.dep_ == "acl" and c.lemma_ in MAKING)
    yield from (n for c in made for by in c.children if by.dep_ == "agent" for n in by.children)
    told = (c for c in text.children if c.dep_ == "relcl" and c.lemma_ in MAKING)
    yield from (n for c in told for n in c.children if n.dep_ == "nsubj")
    governed = prepositions(text)
    for word in WITH:
        yield from governed.get(word, ())
    if not governed and _torn_off(text) is not None:
        yield from (c for c in text.nbor().children if c.dep_ == "pobj")


def _torn_off(text: "Token") -> "Token | None":
    """Return the preposition right after a text's noun that the parser has torn from it."""
    beside = text.nbor() if text.i + 1 < len(text.doc) else None
    return beside if beside is not None and beside.lower_ in WITH else None


def _made(noun: "Token", cast: Cast) -> Party:
    """Return the provisional actor of a speaker who is known by a noun only."""
    first = min((c.i for c in noun.subtree if c.i < noun.i and _before(c, noun)), default=noun.i)
    while first < noun.i and noun.doc[first].tag_ in OPENING:
        first += 1
    name = noun.doc[first : noun.i + 1].text
    owners = [p for p in cast.around(noun) if not p.placed]
    country = next((c for p in owners if (c := cast.memory.country(p.actor))), None)
    bodies = (ActorKind.STATE, ActorKind.PERSON, ActorKind.POPULATION, ActorKind.VESSEL)
    groups = [p.actor for p in owners if cast.memory.kind(p.actor) not in bodies][:1]
    kinds = wordlists().nouns.get(noun.lower_)
    plural = noun.tag_ in ("NNS", "NNPS")
    kind = kinds.kind if kinds else ActorKind.POPULATION if plural else ActorKind.PERSON
    key = " ".join(filter(None, (country, name)))
    actor = cast.memory.actor(name, kind, country=country, part_of=tuple(groups), key=key)
    cast.memory.nameless.add(actor)
    return Party(actor, noun.i, True, noun.lemma_.lower(), "provisional")


def _before(token: "Token", noun: "Token") -> bool:
    """Tell whether a token stands before a noun, in its phrase."""
    while token.head.i != noun.i and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("compound", "amod", "nmod", "poss", "punct", "npadvmod", "case")


def proper(party: Party, cast: Cast) -> bool:
    """Tell whether a speaker is an actor of politics: named, or of somebody who is.

    Not those whom a reporter asks in the street, nor outlets, which speak of others.
    """
    kind = cast.memory.kind(party.actor)
    if party.actor in register().actors:
        return kind is not ActorKind.MEDIA
    known = cast.memory.actors.get(party.actor)
    if known is None or kind is ActorKind.MEDIA or party.noun in BYSTANDERS:
        return False
    if known.country or known.part_of:
        return True
    large = kind in (ActorKind.INTERNATIONAL_ORGANIZATION, ActorKind.PARTY)
    return large or party.actor not in cast.memory.nameless


def official(party: Party, cast: Cast) -> bool:
    """Tell whether a speaker without a name has a post, or is a body or a force of somebody."""
    lists = wordlists()
    post = party.noun in lists.posts | lists.titles | lists.honorifics
    return post or cast.memory.kind(party.actor) in (
        ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_FORCE,
    )  # fmt: skip
