"""A page of any network: what `networkx` holds, as the model of a page.

Nodes with ``kind="event"`` are events, all others actors of the kind that they name. Attributes
that have no place of their own on the page are shown as text, as a source's claim would be.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.view import View
from graph.view.dense import is_dense, spread_out
from graph.view.nodes import (
    CALLED,
    SHOWN,
    Edge,
    actor,
    called,
    called_edge,
    chosen,
    day,
    edges,
    is_event,
    status,
    word,
)
from graph.view.reading import said_time
from graph.view.saying import attributes, clean
from graph.view.shape import Event, Link, Model, Relation, Report, Status, Theme
from ontology.terms import QUAD_CLASS, EventType, Role

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ForeignView", "model_of"]

#: How many edges a page shows before it leaves some out.
EDGES = 5_000
#: The one source of the page: the network itself.
SOURCE = "source"
TYPES = {kind.value for kind in EventType}
ROLES = {role.value for role in Role}
OF_EVENTS = {"type", "earliest", "latest", "disputed", "status"}


class ForeignView(View):
    """A page of a network that is not a graph of claims."""

    def __init__(
        self, network: "nx.Graph[Any]", *, title: str | None = None, theme: Theme = "auto"
    ) -> None:
        made = model_of(network, title=title)
        super().__init__(spread_out(made) if is_dense(made) else made, theme=theme)

    @property
    def summary(self) -> str:
        """How much is on the page, and what is left out."""
        left = self.model["left_out"]
        return self.model["subtitle"] + (f"; {left}" if left else "")


def model_of(network: "nx.Graph[Any]", *, title: str | None = None) -> Model:
    """Return the model of a page that shows a network; equal networks give equal models.

    Of large ones the nodes with the most edges are kept, and what is left out is said. Texts of any
    length and content are safe: they are cut, and never markup.
    """
    page = Page(network, clean(title or word(network.graph, "name") or "A network"))
    for node in page.chosen:
        page.node(node)
    for edge in page.edges():
        page.edge(*edge)
    page.model["subtitle"] = page.subtitle()
    page.model["left_out"] = "; ".join(page.left_out()) or None
    return page.model


class Page:
    """A model while it is filled from a network."""

    def __init__(self, network: "nx.Graph[Any]", title: str) -> None:
        self.network = network
        self.chosen = chosen(network)
        self.ids: dict[Hashable, str] = {}
        self.told: dict[Hashable, Report] = {}
        self.dropped: Counter[str] = Counter()
        kind = f"{type(network).__name__} of networkx"
        self.model: Model = {
            "title": title,
            "subtitle": "",
            "sources": [
                {
                    "id": SOURCE, "iri": kind, "label": title, "title": kind, "publisher": None,
                    "date": None, "url": None, "kind": "network", "via": [], "reliability": None,
                }
            ],
            "actors": [], "places": [], "events": [], "links": [], "relations": [], "reports": [],
            "left_out": None,
        }  # fmt: skip

    def node(self, node: Hashable) -> None:
        """Put a node on the page."""
        told = self.network.nodes[node]
        if is_event(told):
            self.ids[node] = f"e{len(self.model['events'])}"
            self.model["events"].append(self.event(node, told))
        else:
            self.ids[node] = f"a{len(self.model['actors'])}"
            self.model["actors"].append(actor(self.ids[node], node, told))

    def event(self, node: Hashable, told: Mapping[str, Any]) -> Event:
        """Return an event, with a report that holds its further attributes."""
        type_ = found if (found := word(told, "type")) in TYPES else None
        label, days = called(node, told), (day(told.get("earliest")), day(told.get("latest")))
        rest = attributes(told, but=SHOWN | OF_EVENTS)
        self.told[node] = report = self.report(rest or label, status(told), type_)
        report["event"] = self.ids[node]
        return {
            "id": self.ids[node],
            "iri": clean(node),
            "label": label,
            "type": type_,
            "quad": QUAD_CLASS[EventType.of(type_)] if type_ else None,
            "earliest": days[0],
            "latest": days[1],
            "time": said_time(*days, None),
            "status": status(told),
            "disputed": told.get("disputed") is True,
            "place": None,
            "reports": [report["id"]],
        }

    def report(self, label: str, status: Status, type_: str | None = None) -> Report:
        """Put what the network says of an event or an edge on the page."""
        made: Report = {
            "id": f"r{len(self.model['reports'])}", "source": SOURCE, "event": None,
            "relation": None, "label": label, "type": type_, "status": status, "said_by": [],
            "heard_from": [], "said_on": None, "quotes": [], "content": None, "quantities": [],
            "reliability": None, "credibility": None, "confidence": None,
        }  # fmt: skip
        self.model["reports"].append(made)
        return made

    def edges(self) -> Iterator[Edge]:
        """Yield the edges between the nodes on the page, in order, as many as it shows."""
        all_ = [edge for edge in edges(self.network) if {edge[0], edge[1]} <= self.ids.keys()]
        if len(all_) > EDGES:
            self.dropped["beyond those that a page shows"] = len(all_) - EDGES
        order = {node: place for place, node in enumerate(self.chosen)}
        yield from sorted(
            all_, key=lambda e: (order[e[0]], order[e[1]], called_edge(e[2]), attributes(e[2]))
        )[:EDGES]

    def edge(self, one: Hashable, other: Hashable, told: Mapping[str, Any]) -> None:
        """Put an edge on the page: a part in an event, or a relation."""
        events = [end for end in (one, other) if end in self.told]
        if one == other:
            self.dropped["from a node to itself"] += 1
        elif len(events) == 2:
            self.dropped["between events"] += 1
        elif events:
            self.link(events[0], other if events[0] == one else one, told)
        else:
            self.relation(one, other, told)

    def link(self, event: Hashable, who: Hashable, told: Mapping[str, Any]) -> None:
        """Put somebody's part in an event on the page."""
        report = self.told[event]
        if rest := attributes(told, but={*CALLED, "status"}):
            report["label"] = clean(
                f"{report['label']} · {called(who, self.network.nodes[who])}: {rest}"
            )
        role = word(told, "role")
        made: Link = {
            "event": self.ids[event],
            "actor": self.ids[who],
            "role": role if role in ROLES else called_edge(told),
            "status": status(told),
            "reports": [report["id"]],
        }
        self.model["links"].append(made)

    def relation(self, one: Hashable, other: Hashable, told: Mapping[str, Any]) -> None:
        """Put an edge between two actors on the page."""
        label, id_ = called_edge(told), f"n{len(self.model['relations'])}"
        named = [called(end, self.network.nodes[end]) for end in (one, other)]
        rest = attributes(told, but={"label"})
        report = self.report(rest or f"{named[0]}: {label}, {named[1]}", status(told))
        report["relation"] = id_
        made: Relation = {
            "id": id_, "a": self.ids[one], "b": self.ids[other], "label": label,
            "kind": "relation", "status": status(told), "reports": [report["id"]],
        }  # fmt: skip
        if not self.network.is_directed():
            made["directed"] = False
        self.model["relations"].append(made)

    def subtitle(self) -> str:
        """Say how much there is on the page."""
        size = len(self.model["links"]) + len(self.model["relations"])
        return f"{counts(len(self.ids), 'node')} · {counts(size, 'edge')}"

    def left_out(self) -> Iterator[str]:
        """Yield what is left out, in words."""
        if self.network.graph.get("complete") is False:
            yield "the network was cut when it was made: there is more"
        if without := len(self.network) - len(self.ids):
            yield (
                f"{without:,} of {counts(len(self.network), 'node')} are left out, those with the"
                " fewest edges first"
            )
        for what, number in sorted(self.dropped.items()):
            yield f"not drawn: {counts(number, 'edge')} {what}"


def counts(number: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
