"""Why a claim is in the graph: who says so, where, in which words, and which rule read them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

import pyoxigraph as ox

from graph.iris import short
from graph.view.reading import Reader, days, said_time
from graph.view.shape import Content, Report
from ontology.terms import DET, SCHEMA, SEM

__all__ = ["Explanation", "Explanations", "explained"]

#: How wide the names of the lines are.
WIDTH = 12
#: What stands on the two sides of a claim.
SIDES = (
    (DET.initiator, DET.participant, DET.relationSubject, "http://www.w3.org/ns/org#member"),
    (DET.recipient, DET.relationObject, "http://www.w3.org/ns/org#organization"),
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of one claim: its id, what it claims, and named lines."""

    id: str
    claim: str
    lines: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        told = (f"  {name:{WIDTH}}{text}" for name, text in self.lines)
        return "\n".join([f"{self.id}", f"  {'claim':{WIDTH}}{self.claim}", *told])

    def _repr_html_(self) -> str:
        told = (("claim", self.claim), *self.lines)
        rows = "".join(f"<tr><th>{escape(n)}</th><td>{escape(t)}</td></tr>" for n, t in told)
        return f"<table><caption>{escape(self.id)}</caption>{rows}</table>"


class Explanations(list[Explanation]):
    """The explanations of several claims."""

    def __str__(self) -> str:
        return "\n\n".join(map(str, self))

    def _repr_html_(self) -> str:
        return "".join(each._repr_html_() for each in self)


def explained(store: ox.Store, iri: str, canonical: Callable[[str], str]) -> Explanation:
    """Return why a claim is there, given by its IRI."""
    reader = Reader(store, canonical)
    told = reader.report(iri, short(iri), "", lambda actor: reader.label(actor))
    return Explanation(short(iri), _claim(reader, iri, told), tuple(_lines(reader, iri, told)))


def _claim(reader: Reader, iri: str, told: Report) -> str:
    """Return who does what to whom, and whether it is said to be done."""
    sides = [
        "; ".join(reader.label(a) for role in roles for a in reader.all_of(iri, role))
        for roles in SIDES
    ]
    what = (told["type"] or "spoken of").lower()
    who = " ".join(part for part in (sides[0], what, sides[1]) if part)
    said = reader.values(iri)
    first = said.first(SEM.hasEarliestBeginTimeStamp)
    stamps = days(first, said.first(SEM.hasLatestEndTimeStamp))
    when = said_time(*stamps, said.first(DET.timePrecision)) if first else ""
    where = "; ".join(reader.label(place) for place in reader.all_of(iri, SEM.hasPlace))
    return ", ".join(part for part in (f"{who} ({told['status']})", when, where) if part)


def _lines(reader: Reader, iri: str, told: Report) -> Iterator[tuple[str, str]]:
    """Yield what else there is to say, each line with its name."""
    yield from _spoken_of(told["content"], "content")
    yield from (("number", quantity) for quantity in told["quantities"])
    if told["said_by"]:
        on = f", {told['said_on']}" if told["said_on"] else ""
        yield "says", "; ".join(told["said_by"]) + on
    if told["heard_from"]:
        yield "through", "; ".join(told["heard_from"])
    for quote in told["quotes"]:
        stood = quote["start"] is not None
        where = f" (characters {quote['start']}-{quote['end']})" if stood else ""
        yield "words", f"“{quote['exact']}”{where}"
    said = reader.values(iri)
    if said.source:
        source = reader.source(said.source)
        yield "source", f"{source['title']} ({source['label']})"
    for name, predicate in (("address", SCHEMA.url), ("read", DET.locator)):
        if value := said.first(predicate):
            yield name, value
    yield from _trust(told)


def _trust(told: Report) -> Iterator[tuple[str, str]]:
    """Yield how far to trust the reading, the source and the claim, which are three things."""
    if told["confidence"] is not None:
        yield "confidence", f"{told['confidence']:g} of the reading, 0 to 1 (not a probability)"
    if told["reliability"]:
        yield "source is", f"{told['reliability']} (Admiralty scale, A to F)"
    if told["credibility"] is not None:
        yield "claim is", f"{told['credibility']} (Admiralty scale, 1 to 6)"


def _spoken_of(content: Content | None, name: str) -> Iterator[tuple[str, str]]:
    if content is None:
        return
    parts = "; ".join(f"{part['role']}: {part['actor']}" for part in content["actors"])
    kind = f"{(content['type'] or 'what is spoken of').lower()} ({content['status']})"
    yield name, " – ".join(part for part in (kind, parts, f"“{content['label']}”") if part)
    yield from _spoken_of(content["condition"], "if")
