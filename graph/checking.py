"""Checking a graph against its shapes, with SHACL."""

import warnings
from importlib.resources import files
from typing import NamedTuple

import pyoxigraph as ox
import rdflib
from rdflib import SH

from graph.iris import short

__all__ = ["Problem", "Problems", "problems"]

SHAPES = files("ontology") / "shapes.ttl"


class Problem(NamedTuple):
    """One way in which a graph breaks the shapes."""

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
    return Problems(
        sorted(
            Problem(
                str(report.value(result, SH.focusNode)),
                str(report.value(result, SH.resultMessage)),
                str(report.value(result, SH.value) or ""),
            )
            for result in report.objects(None, SH.result)
        )
    )
