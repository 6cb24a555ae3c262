"""Those who are named by a noun only: Iraqi officials, protesters, the army, the minister."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.naming import HYPHENS, POSSESSIVE, sided
from loaders.articles.parts import Mention
from loaders.articles.referring import referent
from loaders.articles.wordlists import Noun, wordlists
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.scene import Scene

__all__ = ["find"]

#: What may stand between the country and the noun: adjectives, nouns, hyphens.
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS"})
DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "its", "their", "his", "her"}
)
#: Prepositions between a noun and the state to which it belongs: not "in".
BELONGING = frozenset({"of", "from", "for"})
#: Prepositions after which stands what tells those of whom only a noun is known from others.
TELLING = BELONGING | {"in", "at", "near"}
#: So many tokens after a noun its owner may end, as a part of its name.
NEAR = 12
#: Posts of which there is one at a time: who is named by one only is that office.
OFFICES = frozenset(
    {"ambassador", "archbishop", "chairman", "chairwoman", "chancellor", "commander", "consul",
     "emir", "envoy", "governor", "king", "leader", "mayor", "minister", "monarch", "pm", "pope",
     "premier", "president", "prosecutor", "queen", "secretary", "speaker", "spokesman",
     "spokesperson", "spokeswoman", "sultan"}
)  # fmt: skip
ONE_OF_MANY = frozenset({"a", "an", "another", "any", "every", "former", "one", "some", "senior"})
#: Adjectives that change nothing in who is meant.
VAGUE = frozenset({"other", "several", "many", "some", "more", "few", "such", "same", "own", "new"})
#: Adjectives and nouns that make a group one that bears arms.
ARMED = frozenset({"armed", "insurgent", "jihadi", "jihadist", "militant", "paramilitary", "rebel",
                   "terror", "terrorist"})  # fmt: skip
NUMBERS = frozenset({ActorKind.PERSON, ActorKind.POPULATION})
#: Kinds of many people, who belong where they are said to be.
CROWDS = frozenset(
    {ActorKind.POPULATION, ActorKind.ARMED_GROUP, ActorKind.ORGANIZATION, ActorKind.PARTY}
)


def find(scene: "Scene") -> None:
    """Take in the mentions of a paragraph that are nouns."""
    nouns = wordlists().nouns
    for token in scene.doc:
        noun = nouns.get(token.lower_) if token.tag_[0] == "N" else None
        if noun is not None and _free(scene, token):
            _noun(scene, token, noun)


def _free(scene: "Scene", token: "Token") -> bool:
    """Tell whether a noun is the head of its phrase, and no part of a name or a title."""
    if token.i in scene.owner or _hyphened(scene, token):
        return False
    after = token.i + 1
    if after < len(scene.doc) and token.dep_ in ("compound", "nmod", "amod"):
        return False
    follows = scene.owner.get(after)
    return not (follows is not None and follows.kind is ActorKind.PERSON and token.dep_ != "ROOT"
                and token.head.i >= after)  # fmt: skip


def _hyphened(scene: "Scene", token: "Token") -> bool:
    """Tell whether a noun is a later part of another: the chief of "commander-in-chief"."""
    before = scene.words[max(token.i - 3, 0) : token.i]
    return len(before) == 3 and before[0] in HYPHENS and before[2] in HYPHENS


def _end(scene: "Scene", token: "Token") -> int:
    """Return where a noun ends: after "-in-chief" too."""
    tail = [word.casefold() for word in scene.words[token.i + 1 : token.i + 5]]
    return token.i + 5 if tail == ["-", "in", "-", "chief"] else token.i + 1


def _noun(scene: "Scene", token: "Token", noun: Noun) -> None:
    start = _start(scene, token)
    same = _apposition(scene, token, noun)
    if same is not None:
        scene.add(start, token.i + 1, actor=same, how="description")
        scene.memory.call(noun.lemma, same)
        return
    owners = [m for m in _owners(scene, token, start) if m.actor or m.place]
    country = next((c for m in owners if (c := _country(scene, m))), None)
    if country is None and _definite(scene, token, start):
        same = referent(scene, token, noun)
        if same is not None:
            scene.add(start, token.i + 1, actor=same, how="description")
            return
    _made(scene, token, noun, start, owners, country)


def _made(
    scene: "Scene",
    token: "Token",
    noun: Noun,
    start: int,
    owners: list[Mention],
    country: str | None,
) -> None:
    """Take in a provisional actor: of a country, of an organization, or of nobody known."""
    end = _end(scene, token)
    groups = tuple(m.actor for m in owners if m.actor and m.kind not in (ActorKind.STATE, *NUMBERS))
    own = {i for m in owners for i in range(m.start, m.end)}
    rest = [
        scene.words[i].lower()
        for i in range(start, end)
        if i not in own and scene.words[i] not in POSSESSIVE and scene.words[i].lower() not in VAGUE
    ]
    whose = [group.removeprefix(f"{scene.memory.article.id}/") for group in groups[:1]]
    whose = whose or ([country] if country else [])
    kind = _kind(scene, token, noun, rest, start, owned=bool(whose))
    told = _told(scene, token)
    if told is not None and not whose:
        country = _country(scene, told) if kind in CROWDS else None
        whose = [told.text]
    after = told.end if told is not None and told.end - end <= NEAR else end
    actor = scene.memory.actor(
        scene.doc[start:after].text, kind, country=country, part_of=groups[:1],
        key=" ".join([*whose, *rest]),
    )  # fmt: skip
    scene.memory.nameless.add(actor)
    scene.memory.call(noun.lemma, actor)
    scene.add(start, end, actor=actor, kind=kind, how="provisional")


def _kind(
    scene: "Scene", token: "Token", noun: Noun, rest: list[str], start: int, *, owned: bool
) -> ActorKind:
    """Return the kind of actor: an office for the one holder of a post, of whom only that is known.

    An organization that is called armed, or militant, is an armed group.
    """
    if noun.kind is ActorKind.ORGANIZATION and not ARMED.isdisjoint(rest):
        return ActorKind.ARMED_GROUP
    if noun.kind is ActorKind.PERSON and noun.lemma in OFFICES and owned:
        before = {word.lower() for word in scene.words[max(start - 1, 0) : token.i]}
        return noun.kind if before & ONE_OF_MANY else ActorKind.OFFICE
    return noun.kind


def _told(scene: "Scene", token: "Token") -> Mention | None:
    """Return the name after a noun that tells whose or where its people are: "men from Basra"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in TELLING and child.i > token.i:
            found = _goal(scene, child)
            if found is not None and found.how != "pronoun" and found.text != found.text.lower():
                return found
    return None


def _goal(scene: "Scene", preposition: "Token") -> Mention | None:
    """Return who or what stands after a preposition: Qatar in "of Qatar Tamim bin Hamad"."""
    at = preposition.i + 1
    first = scene.owner.get(at + (at < len(scene.words) and scene.words[at] == "the"))
    for child in preposition.children:
        found = scene.owner.get(child.i) if child.dep_ == "pobj" else None
        if found is not None:
            person = found.kind is ActorKind.PERSON and first is not None
            return first if person and first and first.end == found.start else found
    return None


def _start(scene: "Scene", token: "Token") -> int:
    """Return where a noun's phrase begins: its modifiers, and an owner in the genitive."""
    at = token.i
    while at > 0:
        before = scene.doc[at - 1]
        if before.tag_ not in MODIFIERS or not _within(before, token):
            break
        at -= 1
    owner = scene.owner.get(at)
    return owner.start if owner is not None and owner.start < at else at


def _within(token: "Token", head: "Token") -> bool:
    """Tell whether a token modifies a noun, directly or through another modifier."""
    for _ in range(6):
        if token.i == head.i:
            return True
        if token.dep_ in ("ROOT", "appos", "conj", "nsubj") or token.head.i == token.i:
            return False
        token = token.head
    return False


def _owners(scene: "Scene", token: "Token", start: int) -> Iterator[Mention]:
    """Yield whom a noun belongs to: what stands before it, and after "of" or "from"."""
    done: set[int] = set()
    for at in range(start, token.i):
        mention = scene.owner.get(at)
        if mention is None or sided(scene.words, mention.start, mention.end):
            continue
        if mention.start not in done:
            done.add(mention.start)
            yield mention
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in BELONGING:
            mention = _goal(scene, child)
            if mention is not None:
                yield mention


def _country(scene: "Scene", mention: Mention) -> str | None:
    """Return the state to which an owner belongs."""
    if mention.actor is not None:
        return scene.memory.country(mention.actor)
    return scene.memory.country_of_place(mention.place)


def _definite(scene: "Scene", token: "Token", start: int) -> bool:
    return start > 0 and scene.words[start - 1].lower() in DEFINITE and start == token.i


def _apposition(scene: "Scene", token: "Token", noun: Noun) -> str | None:
    """Return the actor of a name that stands beside a noun, between commas, if it fits."""
    if token.i > 0 and scene.words[token.i - 1] in HYPHENS:
        return _following(scene, token)  # of "vice-president" the parser makes two
    beside = [token.head] if token.dep_ == "appos" else []
    beside += [child for child in token.children if child.dep_ == "appos"]
    for other in beside:
        mention = scene.owner.get(other.i)
        if mention is None or mention.actor is None or mention.how == "demonym" or noun.plural:
            continue
        person = mention.kind is ActorKind.PERSON
        if person == (noun.kind is ActorKind.PERSON):
            return mention.actor
    return _following(scene, token) if noun.kind is ActorKind.PERSON and not noun.plural else None


def _following(scene: "Scene", token: "Token") -> str | None:
    """Return the person named right after "the Emir of Qatar", or after "his deputy,"."""
    ends = [_end(scene, token)]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in BELONGING and child.i == token.i + 1:
            of = _goal(scene, child)
            ends.append(of.end if of is not None else child.i + 2)
    at = ends[-1]
    comma = at < len(scene.words) and scene.words[at] == ","
    name = scene.owner.get(at + comma)
    if name is None or name.kind is not ActorKind.PERSON or name.start != at + comma:
        return None
    ended = name.end >= len(scene.words) or scene.words[name.end] in (",", ".", ")")
    fits = ended if comma else len(ends) > 1
    return name.actor if fits and name.how != "pronoun" else None
