"""A paragraph while its relations are read: records with their words, and what is asserted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from loaders.articles import calendar
from loaders.articles.grammar import relative
from loaders.articles.memory import Memory, slug
from loaders.articles.parts import Mention
from ontology.records import Evidence, Post, Quotation, Relation, Span
from ontology.terms import ActorKind, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["CONFIDENCE", "Stating", "asserted", "examples", "goals", "joined", "subject"]

#: How far each rule is to be trusted, set by hand and not measured: what stands before a name in
#: fixed order is surer than what the parser joins over a distance.
CONFIDENCE = {
    "compound": 0.9, "title": 0.9, "apposition": 0.8, "copula": 0.8, "participle": 0.8, "verb": 0.7,
    "example": 0.7,
}  # fmt: skip
#: A quotation has fewer characters than this.
LONGEST = 300
MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "shall"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "prep"})
#: Verbs and nouns whose clause is not said to be so, by those who deny, wish or plan it.
UNSAID = frozenset(
    {"allegation", "appear", "attempt", "call", "claim", "consider", "demand", "denial", "deny",
     "dismiss", "dispute", "doubt", "fail", "hope", "intend", "offer", "plan", "pledge", "promise",
     "question", "refuse", "refute", "reject", "seek", "threat", "threaten", "try", "urge", "vow",
     "want", "wish"}
)  # fmt: skip
#: So many are joined by "and" at most, and so far from their noun examples begin.
MOST, FARTHEST = 20, 12
DOUBT = frozenset({"if", "unless", "whether", "lest"})


@dataclass(slots=True)
class Stating:
    """The paragraph, the innermost mention at each token, and the records made so far.

    ``start`` is the character of the article at which the paragraph begins.
    """

    doc: "Doc"
    memory: Memory
    owner: dict[int, Mention]
    start: int
    made: dict[str, Relation | Post] = field(default_factory=dict)

    def at(self, token: "Token") -> str | None:
        """Return the actor mentioned at a token; a state where it stands as a place."""
        mention = self.owner.get(token.i)
        return None if mention is None else self.actor(mention)

    def actor(self, mention: Mention) -> str | None:
        """Return the actor of a mention, or the state that is its place."""
        if mention.actor is not None:
            return mention.actor
        state = mention.place is not None and self.memory.country_of_place(mention.place)
        return mention.place if state and state == mention.place else None

    def around(self, token: "Token") -> set[int]:
        """Return the first and last token of a mention, and of the name that it points to."""
        mention = self.owner.get(token.i)
        if mention is None:
            return {token.i}
        same = [
            other
            for at in range(token.sent.start, token.sent.end)
            if (other := self.owner.get(at)) is not None
            and other.actor == mention.actor
            and other.how not in ("description", "pronoun")
        ]
        if mention.how in ("description", "pronoun") and same:
            nearest = min(same, key=lambda other: (abs(other.start - token.i), other.start))
            return {mention.start, mention.end - 1, nearest.start, nearest.end - 1}
        return {mention.start, mention.end - 1}

    def relate(
        self, type_: RelationType, subject: str, other: str, span: tuple[int, int], rule: str
    ) -> None:
        """Note a relation between two different actors, stated by a span of tokens."""
        evidence = self._evidence(span, rule)
        if evidence is None or subject == other or self._undated(subject, other):
            return
        id_ = f"{self._id(span)}/{type_.value}/{slug(subject)}/{slug(other)}"
        self.made.setdefault(
            id_, Relation(id=id_, type=type_, subject=subject, object=other, evidence=evidence)
        )

    def between(
        self, type_: RelationType, one: "Token", other: "Token", span: set[int], rule: str
    ) -> None:
        """Note a relation between the actors at two tokens, stated by them and those of a span."""
        first, second = self.at(one), self.at(other)
        if first is not None and second is not None:
            ends = {*span, *self.around(one), *self.around(other)}
            self.relate(type_, first, second, (min(ends), max(ends) + 1), rule)

    def hold(
        self, holder: str, organization: str, title: str, span: tuple[int, int], rule: str
    ) -> None:
        """Note a post that a person holds in an organization or of a state, at publication.

        Of a "former" one only that it was before.
        """
        evidence = self._evidence(span, rule)
        if evidence is None or holder == organization or not title or self._undated(holder):
            return
        if self.memory.kind(organization) is ActorKind.PERSON:
            return  # an adviser of a person: of whose staff, the words do not say
        id_ = f"{self._id(span)}/post/{slug(holder)}/{slug(organization)}"
        during = _during(title, self.memory.article.published)
        self.made.setdefault(
            id_,
            Post(
                id=id_, holder=holder, organization=organization, title=title, during=during,
                evidence=evidence,
            ),
        )  # fmt: skip

    def _undated(self, *actors: str) -> bool:
        """Tell whether a person would be linked to somebody without a date."""
        persons = (actor for actor in actors if self.memory.kind(actor) is ActorKind.PERSON)
        return self.memory.article.published is None and any(
            person not in self.memory.nameless for person in persons
        )

    def _id(self, span: tuple[int, int]) -> str:
        return f"{self.memory.article.id}/{self.start + self.doc[span[0]].idx}"

    def _evidence(self, span: tuple[int, int], rule: str) -> Evidence | None:
        tokens = self.doc[span[0] : span[1]]
        exact = tokens.text
        if not exact or len(exact) >= LONGEST:
            return None
        start = self.start + tokens.start_char
        return Evidence(
            said_on=self.memory.article.published,
            quotations=(Quotation(exact=exact, start=start, end=start + len(exact)),),
            confidence=CONFIDENCE[rule],
            locator=f"rule: relation by {rule}",
        )


def _during(title: str, published: date | None) -> Span | None:
    if published is None:
        return None
    words = title.casefold().split()
    past = any(word in ("former", "late", "then", "ex", "onetime", "previous") for word in words)
    return calendar.before(published) if past else calendar.day(published)


def asserted(token: "Token") -> bool:
    """Tell whether a clause is said to be so: no negation, modal, condition or question."""
    sentence = token.sent
    if sentence[-1].text == "?":
        return False
    for _ in range(12):
        for child in token.children:
            if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in MODALS):
                return False
            if child.lower_ in DOUBT and child.dep_ in ("mark", "prep", "advmod"):
                return False
        if token.dep_ in ("ROOT", "relcl") or token.head.i == token.i:
            return True
        if token.dep_ in CLAUSES and token.head.lemma_ in UNSAID:
            return False
        token = token.head
    return True


def subject(verb: "Token") -> "Token | None":
    """Return the subject of a verb as it stands; for "who" the name before it."""
    found = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return None if found is None else relative(found)


def goals(preposition: "Token") -> Iterator["Token"]:
    """Yield what stands after a preposition, and what is joined to it."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from joined(child)


def joined(first: "Token | None") -> list["Token"]:
    """Return a noun and those that are joined to it by "and"."""
    found = [] if first is None else [first]
    for token in found:
        if len(found) < MOST:
            found += [child for child in token.children if child.dep_ == "conj"]
    return found


def examples(noun: "Token") -> list["Token"]:
    """Return who is named as one of several: "groups in Iraq such as X and Y"."""
    for token in noun.doc[noun.i + 1 : min(noun.i + FARTHEST, noun.sent.end)]:
        such = token.lower_ == "as" and token.nbor(-1).lower_ == "such"
        if such or (token.lower_ in ("including", "like") and token.pos_ != "VERB"):
            return list(goals(token))
        if token.pos_ in ("VERB", "AUX") and token.lower_ != "including":
            return []
        if token.lower_ == "including":
            return [o for c in token.children if c.dep_ in ("dobj", "pobj") for o in joined(c)]
    return []
