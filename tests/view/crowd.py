"""An invented model of as many events as are wanted, for pages that hold many."""

from datetime import date, timedelta
from typing import Any, cast

from graph.view.shape import Model

__all__ = ["crowd", "on_a_grid"]

TYPES = (
    ("ASSAULT", "material conflict"),
    ("THREATEN", "verbal conflict"),
    ("CONSULT", "verbal cooperation"),
    ("AID", "material cooperation"),
)
FIRST = date(2020, 1, 1)


def crowd(events: int, *, actors: int = 50, sources: int = 3) -> Model:
    """Make a model of events between some actors, one report each, of as many days as 2,000."""
    return cast(
        "Model",
        {
            "title": f"{events} events",
            "subtitle": "invented",
            "sources": [source(n) for n in range(sources if events else 0)],
            "actors": [actor(n) for n in range(actors if events else 0)],
            "places": [],
            "events": [event(n) for n in range(events)],
            "links": [link(n, role, actors) for n in range(events) for role in (0, 1)],
            "relations": [],
            "reports": [report(n, sources) for n in range(events)],
            "left_out": None,
        },
    )


def on_a_grid(model: Model) -> Model:
    """Give every actor and event a seat, at once: laying out takes its time."""
    for number, thing in enumerate((*model["actors"], *model["events"])):
        thing["x"], thing["y"] = number % 10 * 60.0, number // 10 * 60.0
    return model


def source(n: int) -> dict[str, Any]:
    """Make a source; all have a name of their own."""
    none: dict[str, Any] = dict.fromkeys(("publisher", "date", "url", "reliability"))
    named = {"id": f"file/{n}", "iri": f"urn:file:{n}", "label": f"File {n}", "title": f"File {n}"}
    return {**named, **none, "kind": "dataset", "via": []}


def actor(n: int) -> dict[str, Any]:
    """Make an actor."""
    named = {"id": f"a{n}", "iri": f"urn:actor:{n}", "label": f"Actor {n}", "kind": "state"}
    return {**named, "names": [], "about": None, "wikidata": None}


def event(n: int) -> dict[str, Any]:
    """Make an event of one day."""
    kind, quad = TYPES[n % len(TYPES)]
    day = (FIRST + timedelta(days=n % 2000)).isoformat()
    named = {"id": f"e{n}", "iri": f"urn:event:{n}", "label": f"{kind}: event {n}"}
    when = {"earliest": day, "latest": day, "time": day, "status": "actual", "disputed": False}
    return {**named, "type": kind, "quad": quad, **when, "place": None, "reports": [f"r{n}"]}


def link(n: int, role: int, actors: int) -> dict[str, Any]:
    """Make the part of one who acts, or of one to whom it is done."""
    who = (n * 7 + role * (1 + n % 5)) % actors
    named = {"event": f"e{n}", "actor": f"a{who}", "role": ("initiator", "recipient")[role]}
    return {**named, "status": "actual", "reports": [f"r{n}"]}


def report(n: int, sources: int) -> dict[str, Any]:
    """Make a report."""
    kind = TYPES[n % len(TYPES)][0]
    of = {"id": f"r{n}", "source": f"file/{n % sources}", "event": f"e{n}", "relation": None}
    said = {"label": f"{kind}: event {n}", "type": kind, "status": "actual", "said_by": ["Agency"]}
    none: dict[str, Any] = dict.fromkeys(("said_on", "content", "reliability", "credibility"))
    lists: dict[str, Any] = {"heard_from": [], "quotes": [], "quantities": []}
    return {**of, **said, **none, **lists, "confidence": None}
