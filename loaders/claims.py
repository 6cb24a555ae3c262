"""Claims as an analyst writes them in a casefile: reports, relations, posts."""

from dataclasses import dataclass

from loaders.curated import finite
from loaders.entries import Entry, words
from loaders.scope import Scope
from loaders.spans import FIRST, LAST, day, span
from ontology.errors import UnknownNameError
from ontology.records import (
    Evidence,
    Participant,
    Post,
    Proposition,
    Quantity,
    Quotation,
    Relation,
    Report,
    Source,
    Span,
)
from ontology.terms import EventType, Modality, Polarity, RelationType, Role, TimePrecision

__all__ = ["Event", "post", "relation", "report"]


@dataclass(frozen=True, slots=True)
class Event:
    """What the reports under one key of a casefile are about."""

    id: str
    label: str


def report(entry: Entry, scope: Scope, source: Source, event: Event, n: int) -> Report:
    """Return the n-th report of a source about an event."""
    modality, polarity = manner(entry)
    condition = entry.inner("condition")
    content = entry.inner("content")
    made = Report(
        id=f"{event.id}/{source.id.rpartition('/')[2]}/{n}",
        event=event.id,
        type=entry.take("type", EventType.of),
        label=event.label,
        participants=participants(entry, scope),
        when=span(entry, "when") or undated(source, modality),
        place=entry.get("place", scope.place),
        modality=modality,
        polarity=polarity,
        content=None if content is None else proposition(content, scope),
        condition=None if condition is None else proposition(condition, scope),
        quantities=tuple(quantity(part) for part in entry.entries("quantities")),
        fulfils=entry.many("fulfils", scope.event),
        breaches=entry.many("breaches", scope.event),
        withdraws=entry.many("withdraws", scope.event),
        evidence=evidence(entry, scope),
    )
    if made.content and not made.asserted:
        raise entry.fail("a report of what is not done has no 'content', only a 'condition'")
    if made.condition and made.asserted:
        raise entry.fail("a report of what is done has no 'condition': put it into 'content'")
    return made


def relation(entry: Entry, scope: Scope, source: Source, n: int) -> Relation:
    """Return the n-th relation that a source states."""
    modality, polarity = manner(entry)
    return Relation(
        id=f"{source.id}/{n}",
        type=entry.take("relation", RelationType.of),
        subject=entry.take("subject", scope.actor),
        object=entry.take("object", scope.actor),
        during=span(entry, "when"),
        modality=modality,
        polarity=polarity,
        evidence=evidence(entry, scope),
    )


def post(entry: Entry, scope: Scope, source: Source, n: int) -> Post:
    """Return the n-th post that a source states; it must have the words that say so."""
    made = Post(
        id=f"{source.id}/{n}",
        holder=entry.take("holder", scope.actor),
        organization=entry.take("of", scope.actor),
        title=entry.take("title", words),
        during=span(entry, "when"),
        evidence=evidence(entry, scope),
    )
    if not made.evidence.quotations:
        raise entry.fail("a post needs the words that say so: 'quotes' is missing")
    return made


def manner(entry: Entry) -> tuple[Modality, Polarity]:
    """Return in what way a claim is made."""
    modality = entry.get("modality", Modality.of) or Modality.ACTUAL
    return modality, entry.get("polarity", Polarity.of) or Polarity.AFFIRMED


def participants(entry: Entry, scope: Scope) -> tuple[Participant, ...]:
    """Return the actors of an entry, each in its role."""
    return tuple(
        Participant(role=role, actor=actor)
        for role in Role
        for actor in entry.many(role.value, scope.actor)
    )


def undated(source: Source, modality: Modality) -> Span:
    """Return the time of a report that gives none: what is done was done by its publication."""
    if source.published and modality is Modality.ACTUAL:
        return Span(earliest=FIRST, latest=source.published, precision=TimePrecision.ON_OR_BEFORE)
    return Span(earliest=FIRST, latest=LAST, precision=TimePrecision.UNKNOWN)


def what(notation: str) -> EventType | RelationType:
    """Return the type of event or of relation with a notation."""
    try:
        return EventType.of(notation) if notation.isupper() else RelationType.of(notation)
    except UnknownNameError:
        raise UnknownNameError("type", notation, [*EventType, *RelationType]) from None


def proposition(entry: Entry, scope: Scope) -> Proposition:
    """Return what is spoken of, with the condition on which it depends."""
    condition = entry.inner("condition")
    made = Proposition(
        label=entry.take("label", words),
        type=entry.get("type", what),
        participants=participants(entry, scope),
        when=span(entry, "when"),
        place=entry.get("place", scope.place),
        modality=entry.get("modality", Modality.of) or Modality.CONDITIONAL,
        polarity=entry.get("polarity", Polarity.of) or Polarity.AFFIRMED,
        condition=None if condition is None else proposition(condition, scope),
    )
    entry.done()
    return made


def evidence(entry: Entry, scope: Scope) -> Evidence:
    """Return who says so, in which words, and close the entry."""
    made = Evidence(
        said_by=entry.many("said_by", scope.actor),
        heard_from=entry.many("heard_from", scope.actor),
        said_on=entry.get("said_on", day),
        quotations=tuple(quotation(part) for part in entry.entries("quotes")),
        credibility=entry.get("credibility", admiralty),
    )
    entry.done()
    return made


def admiralty(value: str) -> int:
    """Return a credibility on the Admiralty scale."""
    if value not in set("123456"):
        raise ValueError("must be 1 (confirmed) to 6 (cannot be judged)")
    return int(value)


def quotation(entry: Entry) -> Quotation:
    """Return exact words, with the characters at which they stand where given."""
    exact = entry.take("text", words)
    at = entry.many("at", int)
    entry.done()
    if at and (len(at) != 2 or at[1] - at[0] != len(exact) or at[0] < 0):
        raise entry.fail(f"'at' must be [start, end] of {len(exact)} characters, found {list(at)}")
    return Quotation(exact=exact, start=at[0] if at else None, end=at[1] if at else None)


def quantity(entry: Entry) -> Quantity:
    """Return a number, or its bounds."""
    made = Quantity(
        of=entry.take("of", words),
        value=entry.get("value", finite),
        minimum=entry.get("min", finite),
        maximum=entry.get("max", finite),
        words=entry.get("words", words),
    )
    entry.done()
    if made.minimum is not None and made.maximum is not None and made.minimum > made.maximum:
        raise entry.fail(f"'min' {made.minimum:g} is more than 'max' {made.maximum:g}")
    if made.value is None and made.minimum is None and made.maximum is None and not made.words:
        raise entry.fail("a quantity has 'value', or 'min' or 'max', or 'words'")
    return made
