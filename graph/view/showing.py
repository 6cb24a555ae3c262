"""A page of whatever has nodes and edges: a network, an RDF graph, the answer of a query."""

from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.table import Triples
from graph.view.foreign import ForeignView
from graph.view.resources import network_of, of_ours, of_rdflib
from graph.view.shape import Theme
from ontology.errors import QueryError

if TYPE_CHECKING:
    import rdflib

__all__ = ["shown"]


def shown(
    what: "nx.Graph[Any] | rdflib.Graph | rdflib.query.Result | Triples",
    *,
    title: str | None = None,
    theme: Theme = "auto",
) -> ForeignView:
    """Return a page of a network or of RDF; see ``detente.view``."""
    if isinstance(what, nx.Graph):
        return ForeignView(what, title=title, theme=theme)
    if isinstance(what, Triples):
        network = network_of(of_ours(what))
        network.graph["complete"] = what.complete
    else:
        network = network_of(of_rdflib(_rdf(what)))
    return ForeignView(network, title=title or "What a query answers", theme=theme)


def _rdf(what: object) -> "rdflib.Graph":
    """Return an rdflib Graph, or that of an answer.

    Raises:
        QueryError: it is something else.
    """
    from rdflib import Graph
    from rdflib.query import Result

    graph = what.graph if isinstance(what, Result) else what
    if isinstance(graph, Graph):
        return graph
    raise QueryError(
        f"a {type(what).__name__} has no nodes and edges to draw: give a networkx graph, an rdflib"
        " graph, or what a CONSTRUCT or DESCRIBE query answers"
    )
