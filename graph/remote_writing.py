"""Writing to an endpoint: whole graphs by the graph store protocol, single statements by updates.

Every request may be made twice and is the same as made once: graphs are put or dropped, statements
without blank nodes added or removed.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from graph.endpoint import Address
from graph.endpoint_wire import Request, Wire

__all__ = ["Writer"]

#: So many statements, and so many characters of them, are sent in one request: of a graph, of an
#: update, for which some engines allow no more.
OF_GRAPH, OF_UPDATE = 50_000, 500
SIZE = 8 << 20


class Writer:
    """Changes a store at an endpoint, a request at a time."""

    def __init__(self, wire: Wire, address: Address) -> None:
        self._wire, self._address = wire, address
        graph = "graph-uri" if address.data.endswith("-crud-auth") else "graph"
        self._graph = graph

    def update(self, text: str) -> None:
        """Carry out an update."""
        self._wire.fetched(
            Request(
                url=self._address.update,
                content=text.encode(),
                kind="application/sparql-update",
            )
        )

    def put(self, graph: str, triples: Iterable[str]) -> None:
        """Put triples in the place of whatever a graph has; at once where they fit in a request."""
        if not self._address.data:
            self.drop([graph])
        self._send(graph, triples, "PUT")

    def add(self, graph: str, triples: Iterable[str]) -> None:
        """Add triples to a graph."""
        self._send(graph, triples, "POST")

    def _send(self, graph: str, triples: Iterable[str], method: str) -> None:
        most = OF_GRAPH if self._address.data else OF_UPDATE
        for some in _pieces(triples, most):
            if not self._address.data:
                self.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {' '.join(some)} }} }}")
                continue
            request = Request(
                url=self._address.data,
                method=method,
                params=((self._graph, graph),),
                content="\n".join(some).encode() + b"\n",
                kind="application/n-triples" if self._graph == "graph" else "text/turtle",
            )
            self._wire.fetched(request)
            method = "POST"

    def remove(self, quads: Iterable[tuple[str, str]]) -> None:
        """Remove triples, each given with its graph, in an order that holds graphs together."""
        for some in _batches(quads, OF_UPDATE):
            graphs: dict[str, list[str]] = {}
            for graph, triple in some:
                graphs.setdefault(graph, []).append(triple)
            said = (f"GRAPH <{graph}> {{ {' '.join(of)} }}" for graph, of in graphs.items())
            self.update(f"DELETE DATA {{ {' '.join(said)} }}")

    def drop(self, graphs: Iterable[str]) -> None:
        """Remove whole graphs; what is not there is no error."""
        for some in _batches(graphs, 50):
            self.update(" ; ".join(f"DROP SILENT GRAPH <{graph}>" for graph in some))


def _batches(things: Iterable, most: int) -> Iterator[tuple]:  # type: ignore[type-arg]  # of anything
    left = iter(things)
    while some := tuple(islice(left, most)):
        yield some


def _pieces(triples: Iterable[str], most: int) -> Iterator[list[str]]:
    """Yield triples in pieces that fit in a request."""
    kept: list[str] = []
    size = 0
    for triple in triples:
        if kept and (len(kept) == most or size + len(triple) > SIZE):
            yield kept
            kept, size = [], 0
        kept.append(triple)
        size += len(triple)
    if kept:
        yield kept
