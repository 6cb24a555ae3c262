"""What the tallies tell beforehand: how many events there are in which month, and of whom.

It is read to ask the engine for less than everything. No answer depends on it: a window that is too
narrow is seen, and widened.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import pyoxigraph as ox

from graph import asking
from graph import ntriples as nt
from graph.guard import bound
from graph.iris import CATALOGUE, FUSION, TALLY, within
from graph.tally import Key
from graph.wording import expanded, lines_for
from ontology.terms import DET, RDF, SEM, XSD

__all__ = [
    "Months",
    "derived",
    "dyad",
    "last_day",
    "months",
    "places",
    "rows",
    "said",
    "same",
    "shared",
    "span",
    "written",
]

#: How many events there are of each month, by class of tally; of an actor or a type where given.
COUNTS = f"""SELECT ?of ?n WHERE {{ GRAPH <{TALLY}> {{
  ?tally $part $thing .
  ?tally det:tallyMonth ?of ; det:eventCount ?n .
}} }}"""
#: How many events each of some tallies counts; one that is not there is left out.
COUNTED = (
    f"SELECT ?of ?n WHERE {{ VALUES ?of {{ $these }} GRAPH <{TALLY}> {{ ?of det:eventCount ?n }} }}"
)
#: The files that code several sources: their events may have several.
SHARED = f"""SELECT ?of (COUNT(DISTINCT ?source) AS ?n) WHERE {{
  GRAPH <{CATALOGUE}> {{ ?graph dcterms:isPartOf ?of ; prov:wasDerivedFrom ?source }}
}} GROUP BY ?of HAVING(COUNT(DISTINCT ?source) > 1)"""
#: An actor and whoever is judged the same.
SAME = expanded("SELECT DISTINCT ?of (0 AS ?n) WHERE {\n#! same $actor ?of\n}")
#: The places within some kilometres of another, with what their points stand for.
NEAR = """SELECT ?where ?precision (MIN(?km) AS ?distance) WHERE {
  $place geo:hasGeometry/geo:asWKT ?centre .
  ?where a sem:Place ; geo:hasGeometry/geo:asWKT ?point ; det:placePrecision ?exactness .
  FILTER(?exactness NOT IN (det:inCountry, det:sea, det:region))
  BIND(geof:distance(?centre, ?point, uom:metre) / 1000 AS ?km)
  FILTER(?km <= $km)
  ?exactness skos:notation ?precision .
} GROUP BY ?where ?precision"""
#: The reports that name an actor, each with its source and the day on which it was said.
SAID = expanded("""SELECT ?each ?its ?said WHERE {
  {
    SELECT DISTINCT ?each ?its WHERE {
      #! naming $actor ?each ?its
    } LIMIT 10000000
  }
  #! saying ?each ?its ?said
  FILTER(BOUND(?said))
}""")
#: So many characters of reports are put into a query at the most.
LONGEST = 60_000
LAST = ox.NamedNode(SEM.hasLatestEndTimeStamp)
#: The number of events of each month, such as 2026-02.
Months = dict[str, int]


def rows(store: ox.Store, text: str) -> Iterator[tuple[str, int]]:
    """Yield the values of ``?of`` and ``?n`` in an answer."""
    found = asking.asked(store, text)
    if isinstance(found, ox.QuerySolutions):
        for row in found:
            yield getattr(row["of"], "value", ""), int(getattr(row["n"], "value", 0))


def months(store: ox.Store, part: str = RDF.type, thing: str = DET.MonthTally) -> Months:
    """Return the number of events of each month in which there are any.

    Args:
        store: the claims.
        part: how the tallies are of something, such as det:tallyActor; of all where left out.
        thing: of what: the IRI of an actor or a type.
    """
    terms = {"part": nt.iri(part), "thing": nt.iri(thing)}
    return dict(sorted(rows(store, bound(COUNTS, terms))))


def dyad(store: ox.Store, one: str, other: str, known: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return the tallies of an initiator and a recipient by month, with the number of events.

    That of all has the empty month; events of which the month is not known name it.
    """
    keys = {Key("dyad", one, other, month).iri: month for month in ("", *known)}
    text = bound(COUNTED, {"these": " ".join(map(nt.iri, keys))})
    found = {keys[iri]: (iri, n) for iri, n in rows(store, text)}
    if "" in found:
        iri, n = found[""]
        found[""] = (iri, n - sum(n for month, (_, n) in found.items() if month))
    return found


def derived(store: ox.Store) -> list[str]:
    """Return the graphs of the events' derived values."""
    graphs = (g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode))
    return sorted(g for g in graphs if within(g, FUSION))


def shared(store: ox.Store) -> list[str]:
    """Return the graphs of derived values in which an event may have several sources."""
    own = {graph: graph.removeprefix(f"{FUSION}/") for graph in derived(store)}
    several = {iri.partition("/graph/")[2] for iri, _ in rows(store, SHARED)}
    return [graph for graph, main in own.items() if graph == FUSION or main in several]


def same(store: ox.Store, terms: Mapping[str, str]) -> list[str] | None:
    """Return an actor, if one is given, and whoever is judged the same, as terms."""
    if "actor" not in terms:
        return None
    return [nt.iri(iri) for iri, _ in rows(store, bound(SAME, terms))]


def said(store: ox.Store, terms: Mapping[str, str]) -> dict[str, str]:
    """Return the first and the last day on which an actor is named, and the reports of those days.

    The reports only where they are few; nothing where there are none, or a time is no day.
    """
    names = " ".join(same(store, terms) or ())
    found = asking.asked(store, bound(lines_for(SAID, {"same"}), {"same": names}))
    told = list(found) if isinstance(found, ox.QuerySolutions) else []
    days = {str(row["said"]) for row in told}
    if not days or not all(day.endswith(f"<{XSD.date}>") for day in days):
        return {}
    ends = min(days), max(days)
    listed = (
        f"({row['each']} {row['its']} {row['said']})" for row in told if str(row["said"]) in ends
    )
    reports = " ".join(listed).replace(f"<{XSD.date}>", "xsd:date")
    known = dict(zip(("first_said", "last_said"), ends, strict=True))
    return known | ({"said": reports} if len(reports) <= LONGEST else {})


def places(store: ox.Store, terms: Mapping[str, str]) -> list[str]:
    """Return the places near another, each with its precision and distance, as terms."""
    found = asking.asked(store, bound(NEAR, terms))
    if not isinstance(found, ox.QuerySolutions):
        return []
    return [f"({row['where']} {row['precision']} {row['distance']})" for row in found]


def last_day(store: ox.Store, month: str) -> date:
    """Return the last day of a month on which something ended, or its first."""
    first, last = span(month)
    while last > first:
        literal = ox.Literal(last.isoformat(), datatype=ox.NamedNode(XSD.date))
        if any(store.quads_for_pattern(None, LAST, literal)):
            break
        last -= timedelta(days=1)
    return last


def span(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month.

    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=31)).replace(day=1) if month < "9999-12" else date.max
    return first, after - timedelta(days=1)


def written(days: Iterable[date]) -> str:
    """Return days as terms, short."""
    return " ".join(f'"{day.isoformat()}"^^xsd:date' for day in days)
