"""The model of a page, made from the graph: what is chosen, and what is left out, in words."""

from collections import Counter, defaultdict

from graph.iris import ID, SHIPPED
from graph.view.choosing import Choice, most_told, near, wanted
from graph.view.counting import counted, quad_of, ties
from graph.view.hubs import Hub, hubs_of
from graph.view.reading import Reader, said_time
from graph.view.shape import Event, Link, Model, Relation, RelationKind, Source, Status
from ontology.terms import (
    DCTERMS,
    DET,
    ORG,
    RDF,
    SEM,
    SKOS,
    RelationType,
)

__all__ = ["Choice", "model"]

PARTS = (ORG.subOrganizationOf, ORG.unitOf, DCTERMS.isPartOf)
PHRASES = {kind.iri: kind.label for kind in RelationType}


def model(reader: Reader, choice: Choice) -> Model:
    """Return the model of what is chosen; the same graph gives the same model."""
    chosen = near([hub for hub in hubs_of(reader.store) if wanted(hub, choice)], choice)
    shown = most_told(chosen)
    page = Page(reader)
    for hub in shown:
        page.event(hub)
    page.claims(choice.actor)
    page.parts()
    made = page.model
    made["title"] = choice.title or "Who did what to whom, and who says so"
    made["subtitle"] = subtitle(made)
    tell_apart(made["sources"])
    if len(shown) < len(chosen):
        page.count(chosen)
    return made


def subtitle(made: Model) -> str:
    """Say how much there is on a page."""
    counted = ((len(made["sources"]), "source"), (len(made["reports"]), "claim"))
    return " · ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in counted)


def tell_apart(sources: list[Source]) -> None:
    """Give sources that are called alike their titles, and those of one title their ids."""
    for more in ("title", "id"):
        shared = Counter(source["label"] for source in sources)
        for source in sources:
            if shared[source["label"]] > 1 and source[more] not in source["label"]:
                source["label"] = f"{source[more]} ({source['label']})"


class Page:
    """A model while it is filled; actors, places and sources get an id when first named."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.ids: dict[str, str] = {}
        self.model: Model = {
            "title": "",
            "subtitle": "",
            "sources": [],
            "actors": [],
            "places": [],
            "events": [],
            "links": [],
            "relations": [],
            "reports": [],
            "left_out": None,
        }

    def actor(self, iri: str) -> str:
        """Return the id of an actor on the page."""
        if iri not in self.ids:
            self.ids[iri] = f"a{len(self.model['actors'])}"
            self.model["actors"].append(self.reader.actor(iri, self.ids[iri]))
        return self.ids[iri]

    def place(self, iri: str | None) -> str | None:
        """Return the id of a place on the page."""
        if iri and iri not in self.ids:
            self.ids[iri] = f"p{len(self.model['places'])}"
            self.model["places"].append(self.reader.place(iri, self.ids[iri]))
        return self.ids[iri] if iri else None

    def report(self, iri: str, label: str, *, event: str | None, relation: str | None) -> str:
        """Put a claim on the page, with its source, and return its id."""
        id_ = f"r{len(self.model['reports'])}"
        made = self.reader.report(iri, id_, label, self.actor)
        made["event"], made["relation"] = event, relation
        self.model["reports"].append(made)
        source = self.reader.values(iri).source
        if source not in self.ids:
            self.ids[source] = made["source"]
            self.model["sources"].append(self.reader.source(source))
        return id_

    def event(self, hub: Hub) -> None:
        """Put an event on the page, with its reports and everybody in it."""
        said = self.reader.values(hub.iri)
        id_ = f"e{len(self.model['events'])}"
        label = self.named(hub)
        place = said.first(SEM.hasPlace) or said.first(DET.proposedPlace)
        reports = self.reader.subjects(DET.about, hub.iri)
        ids = {r: self.report(r, label, event=id_, relation=None) for r in reports}
        made: Event = {
            "id": id_,
            "iri": hub.iri,
            "label": label,
            "type": hub.type,
            "quad": quad_of(hub.type),
            "earliest": hub.first,
            "latest": hub.last,
            "time": said_time(hub.first, hub.last, hub.precision),
            "status": hub.status,
            "disputed": said.first(DET.disputed) == "true",
            "place": self.place(place),
            "reports": list(ids.values()),
        }
        self.model["events"].append(made)
        self.links(id_, ids)

    def named(self, hub: Hub) -> str:
        """Return an event's label, or what can be told from its type and actors."""
        if SKOS.prefLabel in self.reader.values(hub.iri).said:
            return self.reader.label(hub.iri)
        who = [self.reader.label(actor) for role, actor in hub.actors if role == "initiator"]
        whom = [self.reader.label(actor) for role, actor in hub.actors if role == "recipient"]
        sides = " → ".join(", ".join(side) for side in (who, whom) if side)
        return f"{hub.type or 'Event'}: {sides}" if sides else hub.type or "Event"

    def links(self, event: str, reports: dict[str, str]) -> None:
        """Put everybody's part in an event on the page, and what is only spoken of, so marked."""
        told: dict[tuple[str, str, Status, bool], list[str]] = defaultdict(list)
        for iri, id_ in reports.items():
            said = self.reader.values(iri)
            for role, actor in self.reader.held(iri):
                told[role, self.reader.canonical(actor), "actual", False].append(id_)
            if content := said.first(DET.content):
                status = self.reader.status(self.reader.values(content))
                for role, actor in self.reader.proposed(content):
                    told[role, self.reader.canonical(actor), status, said.asserted].append(id_)
        own = {(role, actor) for role, actor, _, proposed in told if not proposed}
        for (role, actor, status, proposed), ids in sorted(told.items()):
            if proposed and ((role, actor) in own or any(actor == a for _, a in own)):
                continue
            link: Link = {
                "event": event,
                "actor": self.actor(actor),
                "role": role,
                "status": status,
                "reports": ids,
            }
            if proposed:
                link["proposed"] = True
            self.model["links"].append(link)

    def claims(self, centre: str | None) -> None:
        """Put the relations and posts on the page that sources claim of those who are on it."""
        told: dict[tuple[str, str, str, RelationKind, Status], list[str]] = defaultdict(list)
        for iri in self.reader.subjects(RDF.type, DET.Relation):
            if (side := self.sides(iri)) is not None:
                told[(*side, "relation", self.reader.status(self.reader.values(iri)))].append(iri)
        for iri in self.reader.subjects(RDF.type, DET.PostHolding):
            said = self.reader.values(iri)
            member, whole = said.first(ORG.member), said.first(ORG.organization)
            role = said.first(ORG.role)
            if member and whole:
                ends = (self.reader.canonical(member), self.reader.canonical(whole))
                title = self.reader.label(role) if role else "member"
                told[(*ends, title, "post", "actual")].append(iri)
        on_page = set(self.ids)
        for (a, b, label, kind, status), claims in sorted(told.items()):
            kept = [claim for claim in claims if centre in {a, b} or not self.curated(claim)]
            needed = 1 if centre in {a, b, None} else 2
            if kept and len({a, b} & on_page) >= needed:
                self.relation(a, b, label, kind, status, kept)

    def sides(self, iri: str) -> tuple[str, str, str] | None:
        """Return both sides of a claimed relation, and how it is called."""
        said = self.reader.values(iri)
        kind, a = said.first(DET.relationType), said.first(DET.relationSubject)
        b = said.first(DET.relationObject)
        if content := said.first(DET.content):
            spoken = self.reader.values(content)
            kind, a = spoken.first(DET.proposedType), spoken.first(f"{DET.BASE}proposedInitiator")
            b = spoken.first(f"{DET.BASE}proposedRecipient")
        if not (kind and a and b):
            return None
        return self.reader.canonical(a), self.reader.canonical(b), PHRASES.get(kind, kind)

    def curated(self, claim: str) -> bool:
        """Tell whether it is the register that makes a claim: that is shown of a centre only."""
        return self.reader.values(claim).source.startswith(f"{ID}source/{SHIPPED}")

    def relation(
        self, a: str, b: str, label: str, kind: RelationKind, status: Status, claims: list[str]
    ) -> None:
        """Put a relation on the page, with the claims that make it."""
        id_ = f"n{len(self.model['relations'])}"
        one, other = self.actor(a), self.actor(b)
        named = f"{self.reader.label(a)}: {label}, {self.reader.label(b)}"
        made: Relation = {
            "id": id_,
            "a": one,
            "b": other,
            "label": label,
            "kind": kind,
            "status": status,
            "reports": [self.report(c, named, event=None, relation=id_) for c in claims],
        }
        self.model["relations"].append(made)

    def parts(self) -> None:
        """Put on the page what is part of what, of those who are on it, as the register has it."""
        for iri in sorted(iri for iri in self.ids if iri.startswith(f"{ID}actor/")):
            for predicate in PARTS:
                for whole in self.reader.all_of(iri, predicate):
                    if whole in self.ids:
                        self.relation(iri, whole, "part of", "part", "actual", [])

    def count(self, chosen: list[Hub]) -> None:
        """Put on the page how many events there are of which it has no details."""
        made = self.model
        left, whole = len(chosen) - len(made["events"]), len(chosen)
        made["counted"] = counted(chosen)
        made["ties"], dyads = ties(chosen, self.actor)
        words = (
            f"{left:,} of {whole:,} events are counted by month, and by who deals with whom, but "
            "not held in detail: those with the fewest sources, and of these the earliest"
        )
        if missing := dyads - len(made["ties"]):
            words += f"; {missing:,} of {dyads:,} dyads, those with the fewest events, are left out"
        made["left_out"] = f"{words}. Choose an actor, a time or types to hold all of them"
