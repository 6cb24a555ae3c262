"""Checking a graph: against its shapes, with SHACL, and what is derived against the claims."""

import warnings
from importlib.resources import files
from typing import NamedTuple

import pyoxigraph as ox
import rdflib
from rdflib import SH

from graph import rebuilding
from graph.iris import short

__all__ = ["Problem", "Problems", "problems"]

SHAPES = files("ontology") / "shapes.ttl"


class Problem(NamedTuple):
    """One way in which a graph breaks the shapes, or is not what follows from its claims."""

    node: str
    message: str
    value: str

    def __str__(self) -> str:
        return f"{short(self.node)}: {self.message}" + (f" ({self.value})" if self.value else "")


class Problems(list[Problem]):
    """All problems of a graph; none is a good graph."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "no problems"


def problems(store: ox.Store) -> Problems:
    """Return what is wrong with a store: the shapes that it breaks, and what is derived amiss."""
    return Problems([*misshapen(store), *misderived(store)])


def misderived(store: ox.Store) -> list[Problem]:
    """Return the events and tallies whose kept values are not those that the reports give."""
    kept, followed = rebuilding.kept(store), rebuilding.followed(store)
    amiss: dict[str, list[str]] = {}
    for words, lines in (("does not follow", kept - followed), ("is missing", followed - kept)):
        for line in sorted(lines):
            subject, _, rest = line.partition(" ")
            amiss.setdefault(subject.strip("<>"), []).append(f"{words}: {rest}")
    message = "what is derived is not what its reports give: load its sources again"
    return [Problem(node, message, "; ".join(said)) for node, said in sorted(amiss.items())]


def misshapen(store: ox.Store) -> list[Problem]:
    """Return how the union of a store's graphs breaks the shapes, in order.

    The quads are copied into a plain rdflib graph first: over the store itself pySHACL was seen to
    take ninety times as long.
    """
    import pyshacl

    graph = rdflib.Graph()
    lines = "".join(
        {f"{quad.triple} .\n": None for quad in store.quads_for_pattern(None, None, None)}
    )
    graph.parse(data=lines, format="nt")
    shapes = rdflib.Graph().parse(data=SHAPES.read_text(encoding="utf-8"), format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's own, about calls that pySHACL makes
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {report!r}")
    return sorted(
        Problem(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultMessage)),
            str(report.value(result, SH.value) or ""),
        )
        for result in report.objects(None, SH.result)
    )
