"""The graph as rdflib sees it: to read, with the union of all graphs as its default graph."""

from typing import Any, NoReturn

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.query import Result

from graph.asking import PREFIXES
from graph.guard import checked
from ontology.errors import QueryError

__all__ = ["dataset"]


class ReadOnly(OxigraphStore):
    """An Oxigraph store that rdflib may read and query, and not change.

    Claims come in through loaders, each with its source; a query stays inside the store.
    """

    def query(self, query: Any, *arguments: Any, **named: Any) -> Result:  # noqa: ANN401
        """Answer a query, unless it reaches outside."""
        return super().query(checked(str(query)), *arguments, **named)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise QueryError("this Dataset is read only: load claims with their source")

    add = addN = remove = remove_graph = update = _refuse  # noqa: N815  # rdflib's own name


def dataset(store: ox.Store) -> Dataset:
    """Return a Dataset over a store, with the usual prefixes."""
    # Bound before it is read only: rdflib keeps prefixes in the store's own table.
    made = Dataset(store=ReadOnly(store=store), default_union=True)
    for prefix, base in PREFIXES.items():
        made.bind(prefix, base)
    return made
