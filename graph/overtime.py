"""Networks and dyads over time: a network for each month, the course of a conflict.

Intensity is either the source's own, from -10 (conflict) to 10 (cooperation), as ICEWS and GDELT
give it with every event after Goldstein (A Conflict-Cooperation Scale for WEIS Events Data, Journal
of Conflict Resolution 36, 1992); or a step for the quad class of the type, which every event has.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from graph.table import Row, Table, Triples
from ontology.errors import QueryError, UnknownNameError
from ontology.terms import QUAD_CLASS, EventType

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

__all__ = ["By", "Scale", "escalation", "snapshots"]

By: TypeAlias = Literal["week", "month", "quarter", "year"]
Scale: TypeAlias = Literal["quad", "source"]
#: The steps of the quad classes: ours, an order of words and deeds and no measurement.
STEPS = {
    "material conflict": -2.0,
    "verbal conflict": -1.0,
    "neutral": 0.0,
    "verbal cooperation": 1.0,
    "material cooperation": 2.0,
}
#: How each period is named, in the order of time.
PERIODS: dict[By, Callable[[date], str]] = {
    "week": lambda day: "{}-W{:02}".format(*day.isocalendar()[:2]),
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
}
COLUMNS = (
    *("period", "events", "verbal_cooperation", "material_cooperation", "verbal_conflict"),
    *("material_conflict", "net", "mean", "forth", "back", "without"),
)
MOST = 2_000_000
DYAD = """
SELECT ?event ?way ?earliest ?latest ?type (AVG(?given) AS ?intensity) WHERE {
  {
    SELECT DISTINCT ?event ?way ?earliest ?latest ?type WHERE {
      { ?event det:initiator $one ; det:recipient $other . BIND("forth" AS ?way) }
      UNION { ?event det:initiator $other ; det:recipient $one . BIND("back" AS ?way) }
      UNION { ?event det:participant $one, $other . BIND("both" AS ?way) }
      ?event a sem:Event ; sem:eventType/skos:notation ?type ;
        sem:hasEarliestBeginTimeStamp ?earliest ; sem:hasLatestEndTimeStamp ?latest .
    }
  }
  OPTIONAL { ?report det:about ?event ; det:intensity ?given }
} GROUP BY ?event ?way ?earliest ?latest ?type ORDER BY ?latest ?event ?way
"""


class Asked(Protocol):
    """A graph that answers SPARQL."""

    def query(
        self,
        query: str,
        /,
        *,
        limit: int = ...,
        offset: int = ...,
        timeout: float = ...,
        **values: object,
    ) -> Table | Triples | bool:
        """Answer a query."""


def snapshots(
    store: "ox.Store",
    *,
    by: By = "month",
    since: date | str | None = None,
    until: date | str | None = None,
) -> "dict[str, nx.DiGraph[str]]":
    """Return a network of dyads for each period, in the order of time, none left out between.

    See ``EventGraph.snapshots``.
    """
    import networkx as nx

    from graph.network import joined, participations

    named, told = naming(by), defaultdict[str, list[Row]](list)
    rows, complete = participations(store, since, until)
    for row in rows:
        told[str(row["event"])].append(row)
    periods: dict[str, nx.DiGraph[str]] = {}
    events = [(*days(each[0]), each) for each in told.values()]
    dated = [(first, last, each) for first, last, each in events if last is not None]
    for name in between((last for _, last, _ in dated), named):
        periods[name] = nx.DiGraph(complete=complete, period=name, undated=len(events) - len(dated))
        periods[name].graph["vague"] = 0
    for first, last, each in dated:
        joined(periods[named(last)], each)
        periods[named(last)].graph["vague"] += first is None or named(first) != named(last)
    return periods


def escalation(
    graph: Asked,
    one: str,
    other: str,
    *,
    by: By = "month",
    scale: Scale = "quad",
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """Return the course of what two actors, given by their IRIs, do to each other.

    See ``EventGraph.escalation``.
    """
    named = naming(by)
    if scale not in ("quad", "source"):
        raise UnknownNameError("scale", scale, ("quad", "source"))
    found = graph.query(DYAD, limit=MOST, timeout=600.0, one=one, other=other)
    if not isinstance(found, Table):
        raise TypeError("the query of a dyad is a SELECT")
    bounds = bound(since, date.min), bound(until, date.max)
    events = [(*days(row), row) for row in found]
    dated = [
        (last, row)
        for first, last, row in events
        if last is not None and last >= bounds[0] and (first or date.min) <= bounds[1]
    ]
    told: dict[str, list[Row]] = {name: [] for name in between((d for d, _ in dated), named)}
    for last, row in dated:
        told[named(last)].append(row)
    rows = tuple(course(name, each, scale) for name, each in told.items())
    return Table(COLUMNS, rows, found.complete)


def course(period: str, events: Iterable[Row], scale: Scale) -> Row:
    """Return one line of the course of a dyad."""
    rows = list(events)
    rated = [(row, rating(row, scale)) for row in rows]
    ratings = [value for _, value in rated if value is not None]
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"period": period, "events": len(rows), "without": len(rows) - len(ratings)}
    for quad in STEPS:
        if quad != "neutral":
            row[quad.replace(" ", "_")] = sum(quad_of(each) == quad for each in rows)
    row["net"] = round(sum(ratings), 6)
    row["mean"] = mean(ratings)
    for way in ("forth", "back"):
        row[way] = mean([v for each, v in rated if v is not None and each["way"] in {way, "both"}])
    return row


def quad_of(row: Row) -> str:
    """Return the quad class of an event."""
    return QUAD_CLASS[EventType.of(str(row["type"]))]


def rating(row: Row, scale: Scale) -> float | None:
    """Return where between conflict and cooperation an event is, None where no source says so."""
    if scale == "quad":
        return STEPS[quad_of(row)]
    given = row["intensity"]
    return float(given) if isinstance(given, int | float) else None


def mean(values: list[float]) -> float | None:
    """Return the mean of some values, None where there is none."""
    return round(sum(values) / len(values), 6) if values else None


def naming(by: By) -> Callable[[date], str]:
    """Return how the period of a day is named.

    Raises:
        UnknownNameError: there are no such periods.
    """
    if by not in PERIODS:
        raise UnknownNameError("period", by, PERIODS)
    return PERIODS[by]


def days(row: Row) -> tuple[date | None, date | None]:
    """Return the first and the last day of an event; where one is open the other stands for it.

    An event belongs to the period of its last day, as in the tallies.
    """
    first, last = row["earliest"], row["latest"]
    began = first if isinstance(first, date) and first > date.min else None
    ended = last if isinstance(last, date) and last < date.max else None
    return began, ended or began


def between(given: Iterable[date], named: Callable[[date], str]) -> Iterator[str]:
    """Yield every period from the first to the last of some days."""
    all_ = sorted(set(given))
    if not all_:
        return
    day, last = all_[0], ""
    while day <= all_[-1]:
        if named(day) != last:
            last = named(day)
            yield last
        day += timedelta(days=1)
    if named(all_[-1]) != last:
        yield named(all_[-1])


def bound(given: date | str | None, default: date) -> date:
    """Return a bound of time as a day."""
    if given is None:
        return default
    try:
        return given if isinstance(given, date) else date.fromisoformat(given)
    except ValueError:
        raise QueryError(f"not a day (2026-02-07): {given!r}") from None
