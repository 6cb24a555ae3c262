"""A page of what is no graph of claims: a network of networkx, RDF, the answer of a query."""

from typing import TYPE_CHECKING, Any

from graph.table import Triples

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.view.foreign import ForeignView
    from graph.view.shape import Theme

__all__ = ["view"]


def view(
    what: "nx.Graph[Any] | rdflib.Graph | rdflib.query.Result | Triples",
    *,
    title: str | None = None,
    theme: "Theme" = "auto",
) -> "ForeignView":
    """Return a page of a network or of RDF: ``.save("page.html")``; shows itself in a notebook.

    Nodes with ``kind="event"``, and things of the class ``sem:Event``, are drawn as events; their
    neighbours have a ``role``. All other nodes are actors of the kind that they name. Of a large
    network the nodes with the most edges are shown, and what is left out is said.

    Args:
        what: a networkx graph, an rdflib Graph or Dataset, or the answer of a CONSTRUCT or DESCRIBE
            query, ours or rdflib's.
        title: what stands at the top; else the name of the network.
        theme: ``auto``, ``light`` or ``dark``.

    Raises:
        QueryError: it has no nodes and edges.
    """
    from graph.view.showing import shown

    return shown(what, title=title, theme=theme)
