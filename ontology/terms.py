"""The terms of ontology/*.ttl. Written by tools/write_terms.py: do not edit."""

from enum import StrEnum
from typing import Final, Self

from ontology.errors import UnknownNameError


class DET:
    """The terms of ontology/detente.ttl."""

    BASE: Final = "https://w3id.org/detente/ns#"
    ActorMonthTally: Final = "https://w3id.org/detente/ns#ActorMonthTally"  # How many events of a month an actor takes part in, in any role.
    ActorTally: Final = "https://w3id.org/detente/ns#ActorTally"  # How many events an actor takes part in, in any role.
    ArmedForce: Final = "https://w3id.org/detente/ns#ArmedForce"  # A state's army, command, unit or security service.
    ArmedGroup: Final = "https://w3id.org/detente/ns#ArmedGroup"  # An organization that bears arms and is not simply a state's force.
    Casefile: Final = "https://w3id.org/detente/ns#Casefile"  # A file in which an analyst has coded by hand what sources say.
    Claim: Final = "https://w3id.org/detente/ns#Claim"  # What one source says: never a fact, always with who says so and where it stands.
    Company: Final = "https://w3id.org/detente/ns#Company"  # A business.
    DyadMonthTally: Final = "https://w3id.org/detente/ns#DyadMonthTally"  # How many events of a month there are of one initiator and one recipient, or of one who meets another.
    DyadTally: Final = "https://w3id.org/detente/ns#DyadTally"  # How many events there are of one initiator and one recipient, or of one who meets another.
    Facility: Final = "https://w3id.org/detente/ns#Facility"  # A base, camp, plant or other site that is struck, held or visited.
    FusionRule: Final = "https://w3id.org/detente/ns#FusionRule"  # A named way of deriving an event's values from the reports about it.
    GovernmentBody: Final = "https://w3id.org/detente/ns#GovernmentBody"  # A ministry, parliament, court or other body of a state.
    InternationalOrganization: Final = (
        "https://w3id.org/detente/ns#InternationalOrganization"  # An organization of states.
    )
    Judgement: Final = "https://w3id.org/detente/ns#Judgement"  # Somebody's view that two names or records mean the same actor, different ones, or that it cannot be told.
    MediaOutlet: Final = "https://w3id.org/detente/ns#MediaOutlet"  # A newspaper, agency, broadcaster, site or account that publishes.
    Mention: Final = "https://w3id.org/detente/ns#Mention"  # A place where a document speaks of events, actors or places; that they stand together there is no claim about them.
    Modality: Final = "https://w3id.org/detente/ns#Modality"  # In what way a thing is said to be.
    MonthTally: Final = (
        "https://w3id.org/detente/ns#MonthTally"  # How many events there are of a month.
    )
    Office: Final = "https://w3id.org/detente/ns#Office"  # A post, whoever holds it.
    OtherOrganization: Final = (
        "https://w3id.org/detente/ns#OtherOrganization"  # Any other organization.
    )
    Party: Final = "https://w3id.org/detente/ns#Party"  # A political party or movement.
    Person: Final = "https://w3id.org/detente/ns#Person"  # A human being.
    PlacePrecision: Final = (
        "https://w3id.org/detente/ns#PlacePrecision"  # What the coordinates of a place stand for.
    )
    Polarity: Final = (
        "https://w3id.org/detente/ns#Polarity"  # Whether a thing is affirmed or denied.
    )
    Population: Final = "https://w3id.org/detente/ns#Population"  # People who are named only as many: volunteers, protesters, a people.
    PostHolding: Final = "https://w3id.org/detente/ns#PostHolding"  # A claim that a person holds or held a post in an organization.
    Proposition: Final = "https://w3id.org/detente/ns#Proposition"  # Something that is spoken of and not asserted: what a pledge, threat, denial or condition is about.
    Prospect: Final = "https://w3id.org/detente/ns#Prospect"  # What claims are about when no loaded source says that it happened: planned, conditional, threatened, alleged or denied only.
    Relation: Final = "https://w3id.org/detente/ns#Relation"  # A claim that two actors stand in a relation, such as backing or alliance.
    Reliability: Final = "https://w3id.org/detente/ns#Reliability"  # The Admiralty scale, A to F.
    Report: Final = "https://w3id.org/detente/ns#Report"  # A claim that something happened, is planned, would happen or did not happen.
    SourceKind: Final = "https://w3id.org/detente/ns#SourceKind"  # What sort of thing a source is.
    State: Final = "https://w3id.org/detente/ns#State"  # A state, or a territory that acts as one.
    Tally: Final = "https://w3id.org/detente/ns#Tally"  # How many events there are of an actor, between two, or of a type, in a month or in all. Kept true by loading and removing.
    TimePrecision: Final = (
        "https://w3id.org/detente/ns#TimePrecision"  # How exactly a time is given.
    )
    TypeMonthTally: Final = "https://w3id.org/detente/ns#TypeMonthTally"  # How many events of a month there are of a type.
    TypeTally: Final = (
        "https://w3id.org/detente/ns#TypeTally"  # How many events there are of a type.
    )
    UnknownActor: Final = (
        "https://w3id.org/detente/ns#UnknownActor"  # An actor whose kind its source does not say.
    )
    Verdict: Final = (
        "https://w3id.org/detente/ns#Verdict"  # The outcome of a judgement of identity.
    )
    Vessel: Final = "https://w3id.org/detente/ns#Vessel"  # A ship or an aircraft.
    about: Final = (
        "https://w3id.org/detente/ns#about"  # The event or prospect that a report is about.
    )
    acronym: Final = (
        "https://w3id.org/detente/ns#acronym"  # A short name that is matched only in its own case.
    )
    actorMonth: Final = "https://w3id.org/detente/ns#actorMonth"  # The tally of an actor in it, in any role, and its month, or of all months where its own is not known: an index of the events of an actor in time.
    actual: Final = (
        "https://w3id.org/detente/ns#actual"  # It is said to have happened or to be happening.
    )
    affected: Final = (
        "https://w3id.org/detente/ns#affected"  # Who is touched by it without being its target.
    )
    affirmed: Final = "https://w3id.org/detente/ns#affirmed"  # It is said to be so.
    alleged: Final = "https://w3id.org/detente/ns#alleged"  # It is said by a party, and the source does not say that it is so.
    articleSource: Final = (
        "https://w3id.org/detente/ns#articleSource"  # An article of a newspaper, agency or site.
    )
    beneficiary: Final = (
        "https://w3id.org/detente/ns#beneficiary"  # For whose good it is said to be done.
    )
    between: Final = "https://w3id.org/detente/ns#between"  # The source gives two days between which it lies, or through which it lasts.
    breaches: Final = "https://w3id.org/detente/ns#breaches"  # The pledge or agreement that the reported event breaks.
    casefileSource: Final = (
        "https://w3id.org/detente/ns#casefileSource"  # A file coded by hand by an analyst.
    )
    city: Final = "https://w3id.org/detente/ns#city"  # Somewhere in a city or town.
    codedAs: Final = (
        "https://w3id.org/detente/ns#codedAs"  # The code that a dataset gave, in its own scheme.
    )
    condition: Final = "https://w3id.org/detente/ns#condition"  # What would have to happen first.
    conditional: Final = "https://w3id.org/detente/ns#conditional"  # It is said to depend on something else happening.
    consensusRule: Final = "https://w3id.org/detente/ns#consensusRule"  # Of the reports that affirm the event as done: the type and the place that most sources give, every actor in every role that any of them gives, and the days that all of them allow, or failing that the days that any allows.
    content: Final = "https://w3id.org/detente/ns#content"  # What is said in a statement, pledge, threat, denial or plan, without being asserted.
    country: Final = "https://w3id.org/detente/ns#country"  # The state to which an actor belongs or in which a place lies, as its source has it.
    credibility: Final = "https://w3id.org/detente/ns#credibility"  # How far other information bears the claim out, 1 (confirmed) to 6 (cannot be judged) on the Admiralty scale.
    datasetSource: Final = "https://w3id.org/detente/ns#datasetSource"  # A file of coded data.
    day: Final = "https://w3id.org/detente/ns#day"  # The day is given.
    demanded: Final = "https://w3id.org/detente/ns#demanded"  # It is asked for or called for.
    denied: Final = "https://w3id.org/detente/ns#denied"  # It is said not to be so.
    different: Final = "https://w3id.org/detente/ns#different"  # The two are not one.
    digest: Final = "https://w3id.org/detente/ns#digest"  # The SHA-256 of what was read.
    disputed: Final = "https://w3id.org/detente/ns#disputed"  # True where a report denies what another affirms; not said where none does.
    district: Final = "https://w3id.org/detente/ns#district"  # Somewhere in a district.
    documentSource: Final = "https://w3id.org/detente/ns#documentSource"  # Any other document.
    dyadMonth: Final = "https://w3id.org/detente/ns#dyadMonth"  # The tally of its initiator, its recipient and its month, or of all months where its own is not known: an index of the events between two actors in time.
    eventCount: Final = (
        "https://w3id.org/detente/ns#eventCount"  # How many events are counted, each once.
    )
    exact: Final = "https://w3id.org/detente/ns#exact"  # The spot itself: a building, a base.
    extractionConfidence: Final = "https://w3id.org/detente/ns#extractionConfidence"  # How sure the program that read the source is of its reading, 0 to 1.
    fulfils: Final = "https://w3id.org/detente/ns#fulfils"  # The pledge, threat or agreement that the reported event carries out.
    host: Final = (
        "https://w3id.org/detente/ns#host"  # On whose ground or under whose roof it takes place.
    )
    inCountry: Final = "https://w3id.org/detente/ns#inCountry"  # Somewhere in a country.
    initiatedCount: Final = "https://w3id.org/detente/ns#initiatedCount"  # In how many of them the actor is an initiator.
    initiator: Final = "https://w3id.org/detente/ns#initiator"  # Who does it: the source of the action, the speaker of a statement.
    instrument: Final = (
        "https://w3id.org/detente/ns#instrument"  # The unit, ship or body by which it is done.
    )
    intensity: Final = "https://w3id.org/detente/ns#intensity"  # A conflict-cooperation score that a dataset gave, such as Goldstein's, -10 to 10.
    judgementOf: Final = (
        "https://w3id.org/detente/ns#judgementOf"  # One of the two whose identity is judged.
    )
    loader: Final = (
        "https://w3id.org/detente/ns#loader"  # The loader that read it, with its version.
    )
    locator: Final = "https://w3id.org/detente/ns#locator"  # Where in its source a claim stands, as the source counts: line, story, sentence.
    mediator: Final = "https://w3id.org/detente/ns#mediator"  # Who brings the sides together.
    mentions: Final = "https://w3id.org/detente/ns#mentions"  # An event, actor or place of which a document speaks.
    modality: Final = "https://w3id.org/detente/ns#modality"  # Whether the thing is said to be done, planned, conditional, threatened or alleged.
    month: Final = "https://w3id.org/detente/ns#month"  # A month is given.
    nameKey: Final = "https://w3id.org/detente/ns#nameKey"  # A name folded for looking up: small letters, no accents or punctuation.
    onOrAfter: Final = "https://w3id.org/detente/ns#onOrAfter"  # Only the earliest day is known; the latest is nominal.
    onOrBefore: Final = "https://w3id.org/detente/ns#onOrBefore"  # Only the latest day is known; the earliest is nominal.
    organizer: Final = (
        "https://w3id.org/detente/ns#organizer"  # Who arranges it for others to take part in.
    )
    origin: Final = "https://w3id.org/detente/ns#origin"  # A hash of where the file lay, which tells two files of one name apart.
    outletCount: Final = "https://w3id.org/detente/ns#outletCount"  # In how many outlets a dataset counted the claim; a weak sign, since outlets copy one another.
    participant: Final = "https://w3id.org/detente/ns#participant"  # Who takes part, where no side is named as acting on the other.
    placePrecision: Final = (
        "https://w3id.org/detente/ns#placePrecision"  # What the coordinates stand for.
    )
    planned: Final = "https://w3id.org/detente/ns#planned"  # It is said to be intended or arranged, without a condition.
    pledged: Final = "https://w3id.org/detente/ns#pledged"  # It is promised or offered.
    polarity: Final = (
        "https://w3id.org/detente/ns#polarity"  # Whether the thing is affirmed or denied.
    )
    possible: Final = (
        "https://w3id.org/detente/ns#possible"  # It is said to be possible, likely or feared.
    )
    postSource: Final = "https://w3id.org/detente/ns#postSource"  # A message on a social network.
    proposedActor: Final = "https://w3id.org/detente/ns#proposedActor"  # Who would take part.
    proposedAffected: Final = (
        "https://w3id.org/detente/ns#proposedAffected"  # The affected party that it would have.
    )
    proposedBeneficiary: Final = (
        "https://w3id.org/detente/ns#proposedBeneficiary"  # The beneficiary that it would have.
    )
    proposedEarliest: Final = (
        "https://w3id.org/detente/ns#proposedEarliest"  # The first day on which it could be.
    )
    proposedHost: Final = "https://w3id.org/detente/ns#proposedHost"  # The host that it would have.
    proposedInitiator: Final = (
        "https://w3id.org/detente/ns#proposedInitiator"  # The initiator that it would have.
    )
    proposedInstrument: Final = (
        "https://w3id.org/detente/ns#proposedInstrument"  # The instrument that it would have.
    )
    proposedLatest: Final = "https://w3id.org/detente/ns#proposedLatest"  # The last day on which it could be: the deadline, where there is one.
    proposedMediator: Final = (
        "https://w3id.org/detente/ns#proposedMediator"  # The mediator that it would have.
    )
    proposedOrganizer: Final = (
        "https://w3id.org/detente/ns#proposedOrganizer"  # The organizer that it would have.
    )
    proposedParticipant: Final = (
        "https://w3id.org/detente/ns#proposedParticipant"  # The participant that it would have.
    )
    proposedPlace: Final = "https://w3id.org/detente/ns#proposedPlace"  # Where it would be.
    proposedRecipient: Final = (
        "https://w3id.org/detente/ns#proposedRecipient"  # The recipient that it would have.
    )
    proposedType: Final = "https://w3id.org/detente/ns#proposedType"  # The type of event or relation that it would be.
    province: Final = "https://w3id.org/detente/ns#province"  # Somewhere in a province.
    quadCount: Final = (
        "https://w3id.org/detente/ns#quadCount"  # How many statements the graph holds.
    )
    quantity: Final = (
        "https://w3id.org/detente/ns#quantity"  # How many or how much, as the source gives it.
    )
    radius: Final = "https://w3id.org/detente/ns#radius"  # The radius of the area that the coordinates stand for, in kilometres.
    reason: Final = "https://w3id.org/detente/ns#reason"  # Why it was judged so.
    receivedCount: Final = (
        "https://w3id.org/detente/ns#receivedCount"  # In how many of them the actor is a recipient.
    )
    recipient: Final = "https://w3id.org/detente/ns#recipient"  # To whom it is done or addressed: the target of the action.
    region: Final = (
        "https://w3id.org/detente/ns#region"  # Somewhere in a region of several countries.
    )
    relationObject: Final = (
        "https://w3id.org/detente/ns#relationObject"  # The actor to which the relation is claimed.
    )
    relationSubject: Final = (
        "https://w3id.org/detente/ns#relationSubject"  # The actor of which the relation is claimed.
    )
    relationType: Final = "https://w3id.org/detente/ns#relationType"  # Which relation is claimed.
    reliability: Final = "https://w3id.org/detente/ns#reliability"  # How far the source has proved reliable, A to F on the Admiralty scale.
    reliabilityA: Final = "https://w3id.org/detente/ns#reliabilityA"  # No doubt of its reliability.
    reliabilityB: Final = "https://w3id.org/detente/ns#reliabilityB"  # Minor doubts.
    reliabilityC: Final = "https://w3id.org/detente/ns#reliabilityC"  # Doubts.
    reliabilityD: Final = "https://w3id.org/detente/ns#reliabilityD"  # Serious doubts.
    reliabilityE: Final = "https://w3id.org/detente/ns#reliabilityE"  # Lacks reliability.
    reliabilityF: Final = "https://w3id.org/detente/ns#reliabilityF"  # No basis for judging it.
    reportCount: Final = (
        "https://w3id.org/detente/ns#reportCount"  # How many reports affirm that it happened.
    )
    same: Final = "https://w3id.org/detente/ns#same"  # The two are one.
    sea: Final = "https://w3id.org/detente/ns#sea"  # Somewhere in a sea, gulf or strait.
    sourceCount: Final = (
        "https://w3id.org/detente/ns#sourceCount"  # How many sources affirm that it happened.
    )
    statementSource: Final = (
        "https://w3id.org/detente/ns#statementSource"  # An official statement or communiqué.
    )
    tallyActor: Final = (
        "https://w3id.org/detente/ns#tallyActor"  # Whose events, in any role, are counted.
    )
    tallyInitiator: Final = "https://w3id.org/detente/ns#tallyInitiator"  # Who acts in the events that are counted; a tally without one counts those that nobody is said to initiate.
    tallyMonth: Final = "https://w3id.org/detente/ns#tallyMonth"  # The month in which the last day of the events lies, or their first where the last is open; a tally without one counts all.
    tallyRecipient: Final = "https://w3id.org/detente/ns#tallyRecipient"  # Who is acted upon in the events that are counted; a tally without one counts those that have no recipient.
    tallyType: Final = (
        "https://w3id.org/detente/ns#tallyType"  # The type of the events that are counted.
    )
    threatened: Final = (
        "https://w3id.org/detente/ns#threatened"  # It is said in order to deter or compel.
    )
    timePrecision: Final = (
        "https://w3id.org/detente/ns#timePrecision"  # How exactly the source gives the time.
    )
    tone: Final = "https://w3id.org/detente/ns#tone"  # The tone of the documents that make the claim, as a dataset scored it: -100, all negative, to 100.
    unit: Final = "https://w3id.org/detente/ns#unit"  # What was counted: row, entry, statement.
    unitsLoaded: Final = "https://w3id.org/detente/ns#unitsLoaded"  # How many of them were loaded.
    unitsRead: Final = "https://w3id.org/detente/ns#unitsRead"  # How many units there were.
    unitsSetAside: Final = "https://w3id.org/detente/ns#unitsSetAside"  # How many of them were set aside, each with its reason.
    unknown: Final = (
        "https://w3id.org/detente/ns#unknown"  # The source gives no time; both days are nominal.
    )
    unsure: Final = "https://w3id.org/detente/ns#unsure"  # It cannot be told.
    verdict: Final = "https://w3id.org/detente/ns#verdict"  # Same, different or unsure.
    week: Final = "https://w3id.org/detente/ns#week"  # A week is given.
    withdraws: Final = (
        "https://w3id.org/detente/ns#withdraws"  # The pledge, threat or claim that is taken back.
    )
    year: Final = "https://w3id.org/detente/ns#year"  # A year is given.


class DCTERMS:
    """DCMI Metadata Terms."""

    BASE: Final = "http://purl.org/dc/terms/"
    created: Final = "http://purl.org/dc/terms/created"
    creator: Final = "http://purl.org/dc/terms/creator"
    description: Final = "http://purl.org/dc/terms/description"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    language: Final = "http://purl.org/dc/terms/language"
    license: Final = "http://purl.org/dc/terms/license"
    title: Final = "http://purl.org/dc/terms/title"


class GEO:
    """GeoSPARQL 1.1."""

    BASE: Final = "http://www.opengis.net/ont/geosparql#"
    Feature: Final = "http://www.opengis.net/ont/geosparql#Feature"
    Geometry: Final = "http://www.opengis.net/ont/geosparql#Geometry"
    asWKT: Final = "http://www.opengis.net/ont/geosparql#asWKT"
    hasGeometry: Final = "http://www.opengis.net/ont/geosparql#hasGeometry"
    sfWithin: Final = "http://www.opengis.net/ont/geosparql#sfWithin"
    wktLiteral: Final = "http://www.opengis.net/ont/geosparql#wktLiteral"


class OA:
    """Web Annotation."""

    BASE: Final = "http://www.w3.org/ns/oa#"
    TextPositionSelector: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
    TextQuoteSelector: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
    end: Final = "http://www.w3.org/ns/oa#end"
    exact: Final = "http://www.w3.org/ns/oa#exact"
    hasSelector: Final = "http://www.w3.org/ns/oa#hasSelector"
    start: Final = "http://www.w3.org/ns/oa#start"


class ORG:
    """The Organization Ontology."""

    BASE: Final = "http://www.w3.org/ns/org#"
    Membership: Final = "http://www.w3.org/ns/org#Membership"
    Role: Final = "http://www.w3.org/ns/org#Role"
    member: Final = "http://www.w3.org/ns/org#member"
    memberDuring: Final = "http://www.w3.org/ns/org#memberDuring"
    organization: Final = "http://www.w3.org/ns/org#organization"
    role: Final = "http://www.w3.org/ns/org#role"
    subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
    unitOf: Final = "http://www.w3.org/ns/org#unitOf"


class OWL:
    """OWL 2."""

    BASE: Final = "http://www.w3.org/2002/07/owl#"
    differentFrom: Final = "http://www.w3.org/2002/07/owl#differentFrom"


class PROV:
    """PROV-O."""

    BASE: Final = "http://www.w3.org/ns/prov#"
    Bundle: Final = "http://www.w3.org/ns/prov#Bundle"
    generatedAtTime: Final = "http://www.w3.org/ns/prov#generatedAtTime"
    wasAttributedTo: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
    wasQuotedFrom: Final = "http://www.w3.org/ns/prov#wasQuotedFrom"


class RDF:
    """RDF."""

    BASE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class SCHEMA:
    """Schema.org."""

    BASE: Final = "https://schema.org/"
    QuantitativeValue: Final = "https://schema.org/QuantitativeValue"
    address: Final = "https://schema.org/address"
    dateCreated: Final = "https://schema.org/dateCreated"
    datePublished: Final = "https://schema.org/datePublished"
    maxValue: Final = "https://schema.org/maxValue"
    minValue: Final = "https://schema.org/minValue"
    name: Final = "https://schema.org/name"
    publisher: Final = "https://schema.org/publisher"
    text: Final = "https://schema.org/text"
    unitText: Final = "https://schema.org/unitText"
    url: Final = "https://schema.org/url"
    value: Final = "https://schema.org/value"


class SEM:
    """The Simple Event Model."""

    BASE: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    Actor: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/Actor"
    Event: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"
    Place: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/Place"
    eventType: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/eventType"
    hasActor: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor"
    hasEarliestBeginTimeStamp: Final = (
        "http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp"
    )
    hasLatestEndTimeStamp: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestEndTimeStamp"
    hasPlace: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace"


class SKOS:
    """SKOS."""

    BASE: Final = "http://www.w3.org/2004/02/skos/core#"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    exactMatch: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"


class TIME:
    """OWL-Time."""

    BASE: Final = "http://www.w3.org/2006/time#"
    ProperInterval: Final = "http://www.w3.org/2006/time#ProperInterval"


class XSD:
    """XML Schema datatypes."""

    BASE: Final = "http://www.w3.org/2001/XMLSchema#"
    boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    date: Final = "http://www.w3.org/2001/XMLSchema#date"
    dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    gYearMonth: Final = "http://www.w3.org/2001/XMLSchema#gYearMonth"
    integer: Final = "http://www.w3.org/2001/XMLSchema#integer"


class Term(StrEnum):
    """A code that a person types; ``iri`` is what it stands for, ``label`` how it is said."""

    iri: str
    label: str

    def __new__(cls, notation: str, iri: str, label: str) -> "Term":
        """Return a member that is its notation."""
        self = str.__new__(cls, notation)
        self._value_ = notation
        self.iri, self.label = iri, label
        return self

    @classmethod
    def of(cls, notation: str) -> Self:
        """Return the member with a notation.

        Raises:
            UnknownNameError: there is none; the message names the nearest.
        """
        for member in cls:
            if member.value == notation:
                return member
        kind = "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()
        raise UnknownNameError(kind, notation, [member.value for member in cls])


class ActorKind(Term):
    """What sort of actor one is."""

    ARMED_FORCE = "armed-force", "https://w3id.org/detente/ns#ArmedForce", "armed force"
    ARMED_GROUP = "armed-group", "https://w3id.org/detente/ns#ArmedGroup", "armed group"
    COMPANY = "company", "https://w3id.org/detente/ns#Company", "company"
    FACILITY = "facility", "https://w3id.org/detente/ns#Facility", "facility"
    GOVERNMENT_BODY = (
        "government-body",
        "https://w3id.org/detente/ns#GovernmentBody",
        "government body",
    )
    INTERNATIONAL_ORGANIZATION = (
        "international-organization",
        "https://w3id.org/detente/ns#InternationalOrganization",
        "international organization",
    )
    MEDIA = "media", "https://w3id.org/detente/ns#MediaOutlet", "media outlet"
    OFFICE = "office", "https://w3id.org/detente/ns#Office", "office"
    ORGANIZATION = "organization", "https://w3id.org/detente/ns#OtherOrganization", "organization"
    PARTY = "party", "https://w3id.org/detente/ns#Party", "party"
    PERSON = "person", "https://w3id.org/detente/ns#Person", "person"
    POPULATION = "population", "https://w3id.org/detente/ns#Population", "population"
    STATE = "state", "https://w3id.org/detente/ns#State", "state"
    UNKNOWN = "unknown", "https://w3id.org/detente/ns#UnknownActor", "actor of unknown kind"
    VESSEL = "vessel", "https://w3id.org/detente/ns#Vessel", "vessel"


class EventType(Term):
    """What sort of event it is: PLOVER's types and four more."""

    ACCUSE = "ACCUSE", "https://w3id.org/detente/type/ACCUSE", "accuse"
    AGREE = "AGREE", "https://w3id.org/detente/type/AGREE", "agree"
    AID = "AID", "https://w3id.org/detente/type/AID", "aid"
    APPEAL = "APPEAL", "https://w3id.org/detente/type/APPEAL", "appeal"
    ASSAULT = "ASSAULT", "https://w3id.org/detente/type/ASSAULT", "assault"
    COERCE = "COERCE", "https://w3id.org/detente/type/COERCE", "coerce"
    CONCEDE = "CONCEDE", "https://w3id.org/detente/type/CONCEDE", "concede"
    CONSULT = "CONSULT", "https://w3id.org/detente/type/CONSULT", "consult"
    COOPERATE = "COOPERATE", "https://w3id.org/detente/type/COOPERATE", "cooperate"
    DENY = "DENY", "https://w3id.org/detente/type/DENY", "deny"
    MOBILIZE = "MOBILIZE", "https://w3id.org/detente/type/MOBILIZE", "mobilize"
    PLEDGE = "PLEDGE", "https://w3id.org/detente/type/PLEDGE", "pledge"
    PROTEST = "PROTEST", "https://w3id.org/detente/type/PROTEST", "protest"
    REJECT = "REJECT", "https://w3id.org/detente/type/REJECT", "reject"
    REQUEST = "REQUEST", "https://w3id.org/detente/type/REQUEST", "request"
    RETREAT = "RETREAT", "https://w3id.org/detente/type/RETREAT", "retreat"
    SANCTION = "SANCTION", "https://w3id.org/detente/type/SANCTION", "sanction"
    STATEMENT = "STATEMENT", "https://w3id.org/detente/type/STATEMENT", "statement"
    SUPPORT = "SUPPORT", "https://w3id.org/detente/type/SUPPORT", "support"
    THREATEN = "THREATEN", "https://w3id.org/detente/type/THREATEN", "threaten"


class RelationType(Term):
    """How two actors stand to one another."""

    ALIGNED_WITH = "aligned-with", "https://w3id.org/detente/relation/aligned-with", "aligned with"
    ALLIED_WITH = "allied-with", "https://w3id.org/detente/relation/allied-with", "allied with"
    ASSOCIATED_WITH = (
        "associated-with",
        "https://w3id.org/detente/relation/associated-with",
        "associated with",
    )
    BACKED_BY = "backed-by", "https://w3id.org/detente/relation/backed-by", "backed by"
    COMPETES_WITH = (
        "competes-with",
        "https://w3id.org/detente/relation/competes-with",
        "competes with",
    )
    FIGHTING_AGAINST = (
        "fighting-against",
        "https://w3id.org/detente/relation/fighting-against",
        "fighting against",
    )
    IN_CHARGE_OF = "in-charge-of", "https://w3id.org/detente/relation/in-charge-of", "in charge of"
    MEMBER_OF = "member-of", "https://w3id.org/detente/relation/member-of", "member of"
    OPERATES = "operates", "https://w3id.org/detente/relation/operates", "operates"
    OPERATES_IN = "operates-in", "https://w3id.org/detente/relation/operates-in", "operates in"
    OPPOSED_TO = "opposed-to", "https://w3id.org/detente/relation/opposed-to", "opposed to"
    PART_OF = "part-of", "https://w3id.org/detente/relation/part-of", "part of"
    SPEAKS_FOR = "speaks-for", "https://w3id.org/detente/relation/speaks-for", "speaks for"
    SUCCESSOR_OF = "successor-of", "https://w3id.org/detente/relation/successor-of", "successor of"


class Role(Term):
    """How an actor takes part in an event."""

    AFFECTED = "affected", "https://w3id.org/detente/ns#affected", "affected party"
    BENEFICIARY = "beneficiary", "https://w3id.org/detente/ns#beneficiary", "beneficiary"
    HOST = "host", "https://w3id.org/detente/ns#host", "host"
    INITIATOR = "initiator", "https://w3id.org/detente/ns#initiator", "initiator"
    INSTRUMENT = "instrument", "https://w3id.org/detente/ns#instrument", "instrument"
    MEDIATOR = "mediator", "https://w3id.org/detente/ns#mediator", "mediator"
    ORGANIZER = "organizer", "https://w3id.org/detente/ns#organizer", "organizer"
    PARTICIPANT = "participant", "https://w3id.org/detente/ns#participant", "participant"
    RECIPIENT = "recipient", "https://w3id.org/detente/ns#recipient", "recipient"


class Modality(Term):
    """In what way a thing is said to be."""

    ACTUAL = "actual", "https://w3id.org/detente/ns#actual", "actual"
    ALLEGED = "alleged", "https://w3id.org/detente/ns#alleged", "alleged"
    CONDITIONAL = "conditional", "https://w3id.org/detente/ns#conditional", "conditional"
    DEMANDED = "demanded", "https://w3id.org/detente/ns#demanded", "demanded"
    PLANNED = "planned", "https://w3id.org/detente/ns#planned", "planned"
    PLEDGED = "pledged", "https://w3id.org/detente/ns#pledged", "pledged"
    POSSIBLE = "possible", "https://w3id.org/detente/ns#possible", "possible"
    THREATENED = "threatened", "https://w3id.org/detente/ns#threatened", "threatened"


class PlacePrecision(Term):
    """What the coordinates of a place stand for."""

    CITY = "city", "https://w3id.org/detente/ns#city", "city"
    COUNTRY = "country", "https://w3id.org/detente/ns#inCountry", "country"
    DISTRICT = "district", "https://w3id.org/detente/ns#district", "district"
    EXACT = "exact", "https://w3id.org/detente/ns#exact", "exact"
    PROVINCE = "province", "https://w3id.org/detente/ns#province", "province"
    REGION = "region", "https://w3id.org/detente/ns#region", "region"
    SEA = "sea", "https://w3id.org/detente/ns#sea", "sea"


class Polarity(Term):
    """Whether a thing is affirmed or denied."""

    AFFIRMED = "affirmed", "https://w3id.org/detente/ns#affirmed", "affirmed"
    DENIED = "denied", "https://w3id.org/detente/ns#denied", "denied"


class Reliability(Term):
    """How reliable a source is: the Admiralty scale, A to F."""

    A = "A", "https://w3id.org/detente/ns#reliabilityA", "completely reliable"
    B = "B", "https://w3id.org/detente/ns#reliabilityB", "usually reliable"
    C = "C", "https://w3id.org/detente/ns#reliabilityC", "fairly reliable"
    D = "D", "https://w3id.org/detente/ns#reliabilityD", "not usually reliable"
    E = "E", "https://w3id.org/detente/ns#reliabilityE", "unreliable"
    F = "F", "https://w3id.org/detente/ns#reliabilityF", "cannot be judged"


class SourceKind(Term):
    """What sort of thing a source is."""

    ARTICLE = "article", "https://schema.org/NewsArticle", "article"
    CASEFILE = "casefile", "https://w3id.org/detente/ns#Casefile", "casefile"
    DATASET = "dataset", "https://schema.org/Dataset", "dataset"
    DOCUMENT = "document", "https://schema.org/DigitalDocument", "document"
    POST = "post", "https://schema.org/SocialMediaPosting", "social media post"
    STATEMENT = "statement", "https://schema.org/Report", "statement"


class TimePrecision(Term):
    """How exactly a time is given."""

    BETWEEN = "between", "https://w3id.org/detente/ns#between", "between two days"
    DAY = "day", "https://w3id.org/detente/ns#day", "day"
    MONTH = "month", "https://w3id.org/detente/ns#month", "month"
    ON_OR_AFTER = "on-or-after", "https://w3id.org/detente/ns#onOrAfter", "on or after"
    ON_OR_BEFORE = "on-or-before", "https://w3id.org/detente/ns#onOrBefore", "on or before"
    UNKNOWN = "unknown", "https://w3id.org/detente/ns#unknown", "unknown"
    WEEK = "week", "https://w3id.org/detente/ns#week", "week"
    YEAR = "year", "https://w3id.org/detente/ns#year", "year"


class Verdict(Term):
    """The outcome of a judgement of identity."""

    DIFFERENT = "different", "https://w3id.org/detente/ns#different", "different"
    SAME = "same", "https://w3id.org/detente/ns#same", "same"
    UNSURE = "unsure", "https://w3id.org/detente/ns#unsure", "unsure"


#: The classes of other vocabularies to which an actor of each kind belongs.
ACTOR_CLASSES: Final[dict[ActorKind, tuple[str, ...]]] = {
    ActorKind.ARMED_FORCE: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#OrganizationalUnit",
    ),
    ActorKind.ARMED_GROUP: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#Organization",
    ),
    ActorKind.COMPANY: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#FormalOrganization",
    ),
    ActorKind.FACILITY: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "https://schema.org/Place",
    ),
    ActorKind.GOVERNMENT_BODY: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#OrganizationalUnit",
    ),
    ActorKind.INTERNATIONAL_ORGANIZATION: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#FormalOrganization",
    ),
    ActorKind.MEDIA: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "https://schema.org/NewsMediaOrganization",
    ),
    ActorKind.OFFICE: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#Post",
    ),
    ActorKind.ORGANIZATION: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#Organization",
    ),
    ActorKind.PARTY: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/org#Organization",
    ),
    ActorKind.PERSON: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "https://schema.org/Person",
    ),
    ActorKind.POPULATION: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "http://www.w3.org/ns/prov#Agent",
    ),
    ActorKind.STATE: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "https://schema.org/Country",
    ),
    ActorKind.UNKNOWN: ("http://semanticweb.cs.vu.nl/2009/11/sem/Actor",),
    ActorKind.VESSEL: (
        "http://semanticweb.cs.vu.nl/2009/11/sem/Actor",
        "https://schema.org/Vehicle",
    ),
}

#: The quad class of each type of event, as it is said.
QUAD_CLASS: Final[dict[EventType, str]] = {
    EventType.ACCUSE: "verbal conflict",
    EventType.AGREE: "verbal cooperation",
    EventType.AID: "material cooperation",
    EventType.APPEAL: "verbal cooperation",
    EventType.ASSAULT: "material conflict",
    EventType.COERCE: "material conflict",
    EventType.CONCEDE: "verbal cooperation",
    EventType.CONSULT: "verbal cooperation",
    EventType.COOPERATE: "material cooperation",
    EventType.DENY: "verbal conflict",
    EventType.MOBILIZE: "material conflict",
    EventType.PLEDGE: "verbal cooperation",
    EventType.PROTEST: "material conflict",
    EventType.REJECT: "verbal conflict",
    EventType.REQUEST: "verbal conflict",
    EventType.RETREAT: "material cooperation",
    EventType.SANCTION: "material conflict",
    EventType.STATEMENT: "neutral",
    EventType.SUPPORT: "verbal cooperation",
    EventType.THREATEN: "verbal conflict",
}
