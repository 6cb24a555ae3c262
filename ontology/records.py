"""What a loader may say, with no RDF in it.

A loader yields these in the order in which it reads: first the `Source`, then what the source
says. A reference to an actor, a place or a source is its id, a path of words in small letters such
as ``kataeb-hezbollah`` (the register's) or ``icews/hassan-rouhani`` (the source's own).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from ontology.marks import Counted, Loaded, SetAside
from ontology.terms import (
    ActorKind,
    EventType,
    Modality,
    PlacePrecision,
    Polarity,
    RelationType,
    Reliability,
    Role,
    SourceKind,
    TimePrecision,
)

__all__ = [
    "Actor", "Counted", "Evidence", "Loaded", "Mention", "Name", "Naming", "Participant", "Place",
    "Post", "Proposition", "Quantity", "Quotation", "Record", "Relation", "Report",
    "SetAside", "Source", "Span", "Statement",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time between two days, both included, and how exactly the source gives it."""

    earliest: date
    latest: date
    precision: TimePrecision = TimePrecision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of an actor or a place; ``exact`` ones match only in their own case."""

    text: str
    lang: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article, a dataset file or a casefile: everything that follows is what it says.

    ``part_of`` is the id of the casefile or file in which this source was coded; ``via`` are the
    outlets that passed it on, nearest to the reader first.
    """

    id: str
    kind: SourceKind
    title: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    license: str | None = None
    language: str | None = None
    about: str | None = None
    author: str | None = None
    reliability: Reliability = Reliability.F
    via: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who acts or is acted upon, as a source or the register names it.

    ``codes`` are pairs of a scheme and a code in it; ``differs_from`` are actors that are easily
    taken for this one and are not.
    """

    id: str
    kind: ActorKind
    name: str
    lang: str | None = "en"
    names: tuple[Name, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    part_of: tuple[str, ...] = ()
    differs_from: tuple[str, ...] = ()
    wikidata: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Further names of an actor whom another file introduces, and where it is said to be found.

    ``addresses`` are in words, as exact as is fit to be told of somebody who may be a person.
    """

    actor: str
    names: tuple[Name, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, how exactly it is known, and a point in or near its middle (WGS 84 degrees)."""

    id: str
    name: str
    precision: PlacePrecision
    lang: str | None = "en"
    names: tuple[Name, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    within: str | None = None
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The exact words of a source, and the characters of it at which they stand."""

    exact: str
    start: int | None = None
    end: int | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of what: a number, or its bounds where the source gives only those."""

    of: str
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a role."""

    role: Role
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Who says so, in which words, and how far to trust it.

    ``said_by`` are the speakers (the publisher where empty); ``heard_from`` are those through whom
    the source has it at second hand. ``confidence`` is a machine's, 0 to 1; ``credibility`` is the
    claim's, 1 to 6 (Admiralty); the reliability is the source's. ``locator`` says where in the
    source it stands, as the source counts; ``url`` where what the source had it from can be read.
    ``outlets`` is how many a dataset counted that say so, ``tone`` its score of them, -100 to 100.
    """

    said_by: tuple[str, ...] = ()
    heard_from: tuple[str, ...] = ()
    said_on: date | None = None
    quotations: tuple[Quotation, ...] = ()
    confidence: float | None = None
    credibility: int | None = None
    locator: str | None = None
    url: str | None = None
    outlets: int | None = None
    tone: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Something that is spoken of and not asserted: promised, threatened, conditional, denied."""

    label: str
    type: EventType | RelationType | None = None
    participants: tuple[Participant, ...] = ()
    when: Span | None = None
    place: str | None = None
    modality: Modality = Modality.CONDITIONAL
    polarity: Polarity = Polarity.AFFIRMED
    condition: "Proposition | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One claim of one source that something happened, will, would or did not.

    ``event`` is the id of what it is about, which other reports may share. A report whose modality
    is not actual, or whose polarity is denied, says only that the thing is spoken of: it may have a
    ``condition`` and has no ``content``, which is what a statement or threat that was made says.
    ``fulfils``, ``breaches`` and ``withdraws`` are ids of events on which this one bears.
    """

    id: str
    event: str
    type: EventType
    when: Span
    participants: tuple[Participant, ...] = ()
    label: str | None = None
    place: str | None = None
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    content: Proposition | None = None
    condition: Proposition | None = None
    quantities: tuple[Quantity, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    fulfils: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()
    intensity: float | None = None
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def asserted(self) -> bool:
        """Whether it is said to be done, rather than only spoken of."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One claim of one source that two actors stand in a relation, such as backing."""

    id: str
    type: RelationType
    subject: str
    object: str
    during: Span | None = None
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def asserted(self) -> bool:
        """Whether it is said to be so, rather than only spoken of."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One claim of one source that a person holds or held a post in an organization."""

    id: str
    holder: str
    organization: str
    title: str
    during: Span | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a document speaks of events, actors or places, and no claim about them.

    ``title`` is the document's, ``codes`` are what it is filed under in a scheme.
    """

    id: str
    title: str | None = None
    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One RDF statement of an RDF file, its terms written as N-Triples."""

    subject: str
    predicate: str
    object: str


Record: TypeAlias = (
    Source | Actor | Place | Report | Relation | Post | Mention | Naming | Statement
    | SetAside | Loaded | Counted
)  # fmt: skip
