"""Posts that a text states: before a name, in apposition, or by "is"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.articles.naming import HYPHENS
from loaders.articles.parts import Mention
from loaders.articles.stating import Stating, asserted
from loaders.articles.wordlists import wordlists
from ontology.terms import ActorKind, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

BELONGING = frozenset({"of", "in", "at", "with", "from"})
OWNING = frozenset({"poss", "compound", "amod", "nmod"})
LEADERS = frozenset({"leader", "head", "chief", "commander", "boss", "ruler", "chairman",
                     "chairwoman", "chairperson", "director"})  # fmt: skip
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
MEMBERS = frozenset({"member"})
POINTING = ("description", "pronoun")
#: How far behind a post its holder may be named.
FARTHEST = 10
#: Articles after which a leader is one of several.
INDEFINITE = frozenset({"a", "an", "another", "one"})
#: Words before a post that make it that of somebody under its holder.
DEPUTIES = frozenset({"deputy", "vice", "assistant", "acting", "junior", "second"})
#: Words that put a post into the past.
PAST = frozenset({"former", "late", "then", "ex", "onetime", "previous"})
#: The second word of "Secretary of State", "Chief of Staff".
#: Posts that are a mark of rank, and say nothing of where.
RANKS = frozenset({"sheikh", "ayatollah", "imam", "cleric", "prince", "princess"})
STATES = frozenset({"state", "staff", "defense", "defence", "government"})
SKIPPED = frozenset({"'s", "’s", ",", "the"})


def find(stating: Stating) -> None:
    """Note the posts stated in a paragraph, and who leads, speaks for or belongs to whom."""
    done: set[int] = set()
    for mention in list(stating.owner.values()):
        if mention.start not in done and mention.kind is ActorKind.PERSON:
            done.add(mention.start)
            if mention.how in ("exact", "binding", "provisional", "acronym"):
                _before(stating, mention)
    for token in stating.doc:
        if token.tag_ in ("NN", "NNP") and (token.lower_ in wordlists().posts | VOICES | MEMBERS):
            _beside(stating, token)


def _before(stating: Stating, mention: Mention) -> None:
    """Read the title directly before a name: "Iranian Foreign Minister", "Kremlin spokesman"."""
    doc, lists = stating.doc, wordlists()
    last = _of(stating, mention)
    at = last
    while at > 0 and not _owned(stating, mention, at) and _titular(doc[at - 1]):
        at -= 2 if at > 1 and doc[at - 1].lower_ in STATES and doc[at - 2].lower_ == "of" else 1
    held = lists.posts - RANKS
    heads = [token.lower_ for token in doc[at:last] if token.lower_ in held]
    before = at - 2 if at > 1 and doc[at - 1].tag_ == "POS" else at - 1
    owner = stating.owner.get(before) if heads and before >= 0 else None
    if owner is None and heads and last < mention.start and doc[last].lower_ == "of":
        owner = stating.owner.get(mention.start - 1)
    organization = stating.actor(owner) if owner is not None else None
    if owner is None or organization is None or mention.actor is None:
        return
    if before == at - 1 and _passing(stating, owner):
        return
    first, title = min(owner.start, at), doc[at : mention.start].text
    if owner.start > at:
        title = doc[at:last].text
    if first > 0 and doc[first - 1].lower_ in PAST:
        first, title = first - 1, f"{doc[first - 1].text} {title}"
    span = (first, mention.end)
    stating.hold(mention.actor, organization, title, span, "title")
    if first == owner.start and DEPUTIES.isdisjoint(title.casefold().split()):
        _role(stating, heads[-1], mention.actor, organization, span, "title")


def _of(stating: Stating, mention: Mention) -> int:
    """Return where a title ends before "of" or "for" and a place: "Minister for Asia X"."""
    place = stating.owner.get(mention.start - 1)
    if place is None or place.kind is ActorKind.PERSON or place.end != mention.start:
        return mention.start
    at = place.start - 1
    at -= at > 0 and stating.doc[at].lower_ == "the"
    joined = at > 0 and stating.doc[at].lower_ in ("of", "for") and _titular(stating.doc[at - 1])
    return at if joined else mention.start


def _owned(stating: Stating, mention: Mention, at: int) -> bool:
    """Tell whether the words before a token are a name, of which a word may look like a title."""
    before = stating.owner.get(at - 1)
    if before is not None and before.kind not in (ActorKind.PERSON, ActorKind.OFFICE):
        return before.end == at
    inside = stating.owner.get(at)
    return at < mention.start and inside is not None and inside.how not in POINTING


def _passing(stating: Stating, owner: Mention) -> bool:
    """Tell whether a state's name only stands before a post: "to Turkey Minister X"."""
    plain = owner.kind is ActorKind.STATE and owner.how == "exact" and " " not in owner.text
    return plain and owner.start > 0 and stating.doc[owner.start - 1].tag_ in ("IN", "TO")


def _titular(token: "Token") -> bool:
    lower, lists = token.lower_.strip("."), wordlists()
    return lower in lists.titles or lower in lists.honorifics or lower == "-"


def _beside(stating: Stating, noun: "Token") -> None:
    """Read a post in apposition to a name ("X, a leader in Y"), or said of it by "is"."""
    rule, holder = _holder(stating, noun)
    if holder is None:
        return
    for other, organization in _organizations(stating, noun):
        ends = [noun.i, other.i, *(m.start for t in (noun, other) if (m := stating.owner.get(t.i)))]
        span = (min(holder[0], *ends), max(holder[1], *(end + 1 for end in ends)))
        if noun.lower_ not in MEMBERS:
            stating.hold(holder[2], organization, _title(stating, noun), span, rule)
        if (PAST | DEPUTIES).intersection(child.lower_ for child in noun.children):
            return
        single = not any(child.lower_ in INDEFINITE for child in noun.children)
        if single or noun.lower_ not in LEADERS:
            _role(stating, noun.lower_, holder[2], organization, span, rule)
        return


def _holder(stating: Stating, noun: "Token") -> tuple[str, tuple[int, int, str] | None]:
    """Return the rule, and the tokens and the actor of the name to which a post belongs."""
    name = None
    rule = "apposition"
    if noun.dep_ == "appos":
        name = noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be" and asserted(noun.head):
        name = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        rule = "copula"
    else:
        name = next((c for c in noun.children if c.dep_ == "appos"), None)
    mention = stating.owner.get(name.i) if name is not None else _named(stating, noun)
    if mention is None or mention.actor is None or mention.how == "demonym":
        return rule, None
    if mention.kind is not ActorKind.PERSON and noun.lower_ not in MEMBERS:
        return rule, None
    return rule, (mention.start, mention.end, mention.actor)


def _named(stating: Stating, noun: "Token") -> Mention | None:
    """Return the name right after a post that is known to be its holder's: "Emir of Qatar X"."""
    own = stating.owner.get(noun.i)
    if own is None or own.how != "description" or own.kind is not ActorKind.PERSON:
        return None
    for at in range(noun.i + 1, min(noun.i + FARTHEST, noun.sent.end)):
        other = stating.owner.get(at)
        if other is not None and other.actor == own.actor and other.how not in POINTING:
            return other
    return None


def _organizations(stating: Stating, noun: "Token") -> Iterator[tuple["Token", str]]:
    """Yield the organization or state of a post: after "of" or "in", before the noun, after "for".

    "For" is whose voice one is, and what else a post is for only where that is an organization.
    """
    own = stating.owner.get(noun.i)
    after = [child for child in noun.children if child.dep_ == "prep"]
    goals = [(c.lower_, g) for c in after for g in c.children if g.dep_ == "pobj"]
    near = [goal for word, goal in goals if word in BELONGING]
    owners = [c for c in reversed(list(noun.lefts)) if c.dep_ in OWNING]
    served = [goal for word, goal in goals if word == "for" and _served(stating, noun, goal)]
    for other in (*near, *owners, *served):
        mention = stating.owner.get(other.i)
        actor = stating.at(other)
        apart = mention is not None and mention is not own
        if actor is not None and apart and not _plain_state(stating, other):
            yield other, actor


def _served(stating: Stating, noun: "Token", goal: "Token") -> bool:
    mention = stating.owner.get(goal.i)
    known = mention is not None and mention.kind not in (ActorKind.UNKNOWN, ActorKind.STATE)
    return noun.lower_ in VOICES or known


def _plain_state(stating: Stating, token: "Token") -> bool:
    """Tell whether the name of a state only stands before a post: "Turkey Minister" may be two."""
    mention = stating.owner[token.i]
    return (
        token.dep_ in ("compound", "nmod")
        and mention.kind is ActorKind.STATE
        and mention.how == "exact"
        and len(mention.text.split()) == 1
    )


def _title(stating: Stating, noun: "Token") -> str:
    """Return the words of a post, without those who have it and whose it is."""
    at = noun.i
    while at > 0:
        before = stating.doc[at - 1]
        owned = stating.owner.get(at - 1)
        inside = owned is not None and owned.start <= at - 1 and owned.end <= noun.i
        if inside or before.lower_ in SKIPPED or before.head.i != noun.i:
            break
        at -= 1
    end, doc = noun.i + 1, stating.doc
    after = [token.lower_ for token in doc[end : end + 2]]
    if len(after) == 2 and after[0] == "of" and after[1] in STATES:
        end += 2
    while end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].is_alpha:
        end += 2  # "commander-in-chief", "secretary-general"
    return doc[at:end].text


def _role(
    stating: Stating, noun: str, holder: str, organization: str, span: tuple[int, int], rule: str
) -> None:
    """Note that one who leads, speaks for or is a member of an organization does so."""
    type_ = None
    if noun in LEADERS:
        type_ = RelationType.IN_CHARGE_OF
    elif noun in VOICES:
        type_ = RelationType.SPEAKS_FOR
    elif noun in MEMBERS:
        type_ = RelationType.MEMBER_OF
    if type_ is not None:
        stating.relate(type_, holder, organization, span, rule)
