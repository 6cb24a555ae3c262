"""The model of a page: what is put into it as JSON, and nothing else.

Every id is unique in the whole model; every reference is the id of something in it. Texts are plain
texts: the page shows them as they are and reads no markup in them.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

__all__ = [
    "Actor",
    "Content",
    "Counted",
    "Event",
    "Link",
    "Model",
    "Month",
    "Name",
    "Part",
    "Place",
    "Quote",
    "Relation",
    "RelationKind",
    "Report",
    "Source",
    "Status",
    "Theme",
    "Tie",
]

#: How far a thing is said to be so: the modality, or ``denied`` where the polarity is.
Status: TypeAlias = Literal[
    "actual",
    "planned",
    "conditional",
    "threatened",
    "pledged",
    "demanded",
    "alleged",
    "possible",
    "denied",
]

RelationKind: TypeAlias = Literal["relation", "post", "part"]

Theme: TypeAlias = Literal["auto", "light", "dark"]


class Source(TypedDict):
    """An article or file; ``via`` are the outlets that passed it on, the reader's first."""

    id: str
    iri: str
    label: str
    title: str
    publisher: str | None
    date: str | None
    url: str | None
    kind: str
    via: list[str]
    reliability: str | None


class Name(TypedDict):
    """A further name of an actor, with its language tag where it has one."""

    text: str
    lang: str | None


class Actor(TypedDict):
    """One who acts or is acted upon; ``kind`` is a notation such as ``armed-group``.

    ``x`` and ``y`` are its seat among events, ``tie_x`` and ``tie_y`` its seat among actors; those
    of one ``community`` deal with each other more than with the rest.
    """

    id: str
    iri: str
    label: str
    kind: str
    names: list[Name]
    about: str | None
    wikidata: str | None
    x: NotRequired[float]
    y: NotRequired[float]
    tie_x: NotRequired[float]
    tie_y: NotRequired[float]
    community: NotRequired[int]


class Place(TypedDict):
    """Where events are; degrees of WGS 84, and a radius in kilometres."""

    id: str
    label: str
    precision: str
    lat: float | None
    lon: float | None
    radius: float | None
    x: NotRequired[float]
    y: NotRequired[float]


class Event(TypedDict):
    """What reports are about; days are ISO dates, None where the interval is open."""

    id: str
    iri: str
    label: str
    type: str | None
    quad: str | None
    earliest: str | None
    latest: str | None
    time: str
    status: Status
    disputed: bool
    place: str | None
    reports: list[str]
    x: NotRequired[float]
    y: NotRequired[float]


class Link(TypedDict):
    """An actor's role in an event; ``proposed`` where only the content of a report has it."""

    event: str
    actor: str
    role: str
    status: Status
    reports: list[str]
    proposed: NotRequired[bool]


class Relation(TypedDict):
    """A claim that two actors stand in a relation: ``a`` is leader of ``b``.

    ``directed`` is False where a relation of a network has no direction.
    """

    id: str
    a: str
    b: str
    label: str
    kind: RelationKind
    status: Status
    reports: list[str]
    directed: NotRequired[bool]


class Month(TypedDict):
    """How many events of a quad class there are in a month (``2026-02``; empty: not known).

    ``way`` is ``forth`` where a tie's ``a`` acts on ``b``, ``back`` where ``b`` acts on ``a``,
    ``both`` where they meet; nothing where no tie is meant.
    """

    month: str
    quad: str | None
    way: NotRequired[Literal["forth", "back", "both"]]
    events: int


class Tie(TypedDict):
    """Two actors who deal with each other, the id of ``a`` being the lesser.

    ``alpha`` says how likely so strong a tie is if each actor spreads his events by chance (the
    disparity filter's significance; the least is the most telling). ``months`` are there only
    where the page counts more events than it holds.
    """

    a: str
    b: str
    alpha: float
    months: NotRequired[list[Month]]


class Counted(TypedDict):
    """What a page counts where it holds only some of the events: all that were chosen."""

    events: int
    actors: int
    months: list[Month]


class Quote(TypedDict):
    """A short quotation, and its first and last character in the source's text."""

    exact: str
    start: int | None
    end: int | None


class Part(TypedDict):
    """An actor's role in what is spoken of."""

    role: str
    actor: str


class Content(TypedDict):
    """What is spoken of and not asserted, and the condition on which it would be."""

    label: str
    type: str | None
    status: Status
    actors: list[Part]
    condition: "Content | None"


class Report(TypedDict):
    """What one source says about an event or a relation, and who says so.

    Its days, its ``time`` in words and its ``place`` are its own; other reports may differ.
    """

    id: str
    source: str
    event: str | None
    relation: str | None
    label: str
    type: str | None
    status: Status
    said_by: list[str]
    heard_from: list[str]
    said_on: str | None
    quotes: list[Quote]
    content: Content | None
    quantities: list[str]
    reliability: str | None
    credibility: int | None
    confidence: float | None
    iri: NotRequired[str]
    earliest: NotRequired[str | None]
    latest: NotRequired[str | None]
    time: NotRequired[str]
    place: NotRequired[str]


class Model(TypedDict):
    """All that a page shows; ``left_out`` says what was cut, in words."""

    title: str
    subtitle: str
    sources: list[Source]
    actors: list[Actor]
    places: list[Place]
    events: list[Event]
    links: list[Link]
    relations: list[Relation]
    reports: list[Report]
    ties: NotRequired[list[Tie]]
    counted: NotRequired[Counted]
    left_out: str | None
