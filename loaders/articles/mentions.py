"""Who and what a parsed paragraph mentions, resolved against the register and the article."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loaders.articles import defined, groups, pointing
from loaders.articles.memory import Memory
from loaders.articles.naming import HYPHENS, POSSESSIVE, Found, demonyms, names, scan
from loaders.articles.parts import Mention
from loaders.articles.provisional import named, nobody, place_of
from loaders.articles.runs import Run, runs, title
from loaders.articles.scene import Scene, head
from loaders.articles.standing import acting, located
from loaders.articles.wordlists import wordlists
from ontology.register import register
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Memory", "covering", "find"]

#: A name that nobody knows has at most so many tokens.
LONGEST = 15
#: Words that may stand between whose somebody is and the post.
RECENT = frozenset({"new", "current", "former", "longtime", "late", "first", "-"})


def find(doc: "Doc", memory: Memory) -> list[Mention]:
    """Return the mentions of actors and places in a paragraph, left to right.

    A mention within another is of somebody else: in "Iran's army" the army and, within, Iran. What
    the register does not know becomes a provisional actor or place of ``memory``, which also
    carries names, titles and who was spoken of last from one paragraph to the next.
    """
    scene = Scene(doc, memory)
    for run in runs(doc, scan(scene.words)):
        _name(scene, run)
    groups.find(scene)
    pointing.find(scene)
    return scene.close()


def covering(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Return the innermost mention at each token: "Iran" at the first of "Iran's army"."""
    owner: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        owner.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return owner


def _name(scene: Scene, run: Run) -> None:
    """Take in the mentions of one name: itself, and the states and offices before it."""
    text = scene.doc[run.core : run.end].text
    before = [] if text in wordlists().epithets else run.inner
    inner = [_inner(scene, found) for found in before]
    if run.core == run.end:
        return
    owners = [*inner, _owner(scene, run)]
    country = next((c for m in owners if m and (c := scene.memory.country(m.actor))), None)
    mention = _bound(scene, run, country) or _known(scene, run) or _new(scene, run, country)
    if mention is not None and mention.actor is not None:
        defined.bind(scene, run, mention)


def _owner(scene: Scene, run: Run) -> Mention | None:
    """Return whom a name belongs to by what stands before it: "Lebanon's new President X"."""
    for at in range(run.start - 1, max(run.start - 6, -1), -1):
        if at in scene.owner:
            return scene.owner[at]
        word = scene.words[at]
        if word not in POSSESSIVE and not title(word) and scene.words[at].lower() not in RECENT:
            return None
    return None


def _inner(scene: Scene, found: Found) -> Mention | None:
    """Take in a name before a title or within another; of an office only its demonym."""
    known = register().actors.get(found.actor or "")
    if known is not None and known.kind is ActorKind.OFFICE:
        within = _shorter(scene, found)
        return None if within is None else _inner(scene, within)
    return scene.add(
        found.start, found.end, actor=found.actor, place=found.place, how=found.how,
        kind=None if found.actor or found.place else ActorKind.POPULATION,
    )  # fmt: skip


def _shorter(scene: Scene, office: Found) -> Found | None:
    """Return the state or organization with which an office's name begins: "US President"."""
    for end in range(office.end - 1, office.start, -1):
        for tree in (demonyms(), names()):
            within = tree.at(scene.words[:end], office.start)
            if within is not None and within.end == end:
                return within
    return None


def _bound(scene: Scene, run: Run, country: str | None) -> Mention | None:
    """Take in a name by its binding: a surname, or an acronym that the article has defined."""
    text = scene.doc[run.core : run.end].text
    actor = scene.memory.meant(text)
    if actor is None or country not in (None, scene.memory.country(actor)):
        return None
    if run.exact is not None and run.exact.how != "acronym":
        known = register().actors.get(run.exact.actor or "")
        if known is None or known.kind is not ActorKind.PERSON:
            return None
    return scene.add(run.core, run.end, actor=actor, how="binding")


def _known(scene: Scene, run: Run) -> Mention | None:
    """Take in a name that the register, or the list of demonyms, has."""
    found = run.exact
    if found is None:
        return None
    if found.how == "demonym":
        return _demonym(scene, found)
    token = head(scene.doc, run.core, run.end)
    actor, place = found.actor, found.place or _as_place(found.actor)
    if place is not None:
        seat = wordlists().seats.get(place)
        if actor is None and seat is not None and acting(token):
            actor = seat
        elif located(token):
            actor = None
    return scene.add(found.start, found.end, actor=actor, place=place, how=found.how)


def _as_place(actor: str | None) -> str | None:
    """Return the place of a state, which has its id: "US" is a name of the state only."""
    return actor if actor in register().places else None


def _demonym(scene: Scene, found: Found) -> Mention:
    """Take in a demonym: an adjective means the state, a noun people of it."""
    token = scene.doc[found.end - 1]
    text = scene.doc[found.start : found.end].text
    adjective = token.dep_ in ("amod", "compound", "nmod", "npadvmod", "acomp", "poss")
    language = token.tag_ in ("NN", "NNP") and not _counted(token) and found.actor is None
    if adjective or language or token.tag_ == "JJ":
        kind = None if found.actor else ActorKind.POPULATION
        return scene.add(found.start, found.end, actor=found.actor, kind=kind, how="demonym")
    plural = token.tag_ in ("NNS", "NNPS") or text.endswith(("s", "ese"))
    kind = ActorKind.POPULATION if plural else ActorKind.PERSON
    ethnic = found.start > 0 and scene.words[found.start - 1].lower() == "ethnic"
    if ethnic:  # of another state than that of their name, as often as not
        text = f"ethnic {text}"
    actor = scene.memory.actor(text, kind, country=None if ethnic else found.actor)
    scene.memory.nameless.add(actor)
    return scene.add(found.start, found.end, actor=actor, how="provisional")


def _counted(token: "Token") -> bool:
    """Tell whether an article or a number stands before a noun: "a Kurd", and not "in Kurdish"."""
    return any(child.dep_ in ("det", "nummod", "poss") for child in token.children)


def _new(scene: Scene, run: Run, country: str | None) -> Mention | None:
    """Take in a name that is new: a place of the text, or a provisional actor."""
    text = scene.doc[run.core : run.end].text
    if not any(c.isalpha() for c in text) or len(text) < 2 or run.end - run.core > LONGEST:
        return None
    state = wordlists().epithets.get(text)
    if state is not None and any(seen.actor == state for seen in scene.seen(run.core)):
        return scene.add(run.core, run.end, actor=state, how="description")
    if _compounded(scene, run.end) or text == text.lower():
        return None
    adjective = _adjective(scene, run)
    if adjective is not None:
        return _demonym(scene, adjective)
    if scene.heading or nobody(scene.words[run.core : run.end]):
        return None
    country = country or _within(scene, run)
    precision = place_of(scene.words[run.core : run.end], run.label)
    if precision is None or run.core > run.start:
        return scene.add(run.core, run.end, actor=named(scene, run, country), how="provisional")
    place = scene.memory.place(text, precision)
    return scene.add(run.core, run.end, place=place, how="provisional")


def _within(scene: Scene, run: Run) -> str | None:
    """Take in the one state after "of" in a new name, and return it: "Government of Iraq"."""
    inner = [
        found
        for at in range(run.core + 2, run.end)
        if scene.words[at - 1] in ("of", "the") and (found := names().at(scene.words, at))
    ]
    if len(inner) != 1 or inner[0].end > run.end:
        return None
    known = register().actors.get(inner[0].actor or "")
    if known is None or known.kind is not ActorKind.STATE:
        return None
    _inner(scene, inner[0])
    return known.id


def _adjective(scene: Scene, run: Run) -> Found | None:
    """Return the demonym that ends a run and says whose a noun is: "Radical French group"."""
    at, token = run.end - 1, scene.doc[run.end - 1]
    if at == run.core or token.head.i < run.end or token.dep_ not in ("amod", "compound", "nmod"):
        return None
    found = demonyms().at(scene.words, at)
    return found if found is not None and found.end == run.end and found.actor else None


def _compounded(scene: Scene, at: int) -> bool:
    """Tell whether a hyphen and a word in small letters follow: "Nimitz-class"."""
    after = scene.words[at : at + 2]
    return len(after) == 2 and after[0] in HYPHENS and after[1].islower()
