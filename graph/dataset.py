"""The graph as rdflib sees it: to read, with the union of all graphs as its default graph."""

from typing import Any, NoReturn

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.query import Result

from graph.asking import PREFIXES, SECONDS, said, within
from graph.guard import checked, disarmed
from ontology.errors import QueryError

__all__ = ["dataset"]


def _refuse(*_: object, **__: object) -> NoReturn:
    raise QueryError("this Dataset is read only: load claims with their source")


class ReadOnlyStore(OxigraphStore):
    """An Oxigraph store that rdflib may read and query, and not change.

    Claims come in through loaders, each with its source; a query stays inside the store.
    """

    seconds = SECONDS

    add = addN = remove = update = add_graph = remove_graph = _refuse  # noqa: N815  # rdflib's name
    destroy = open = _refuse

    def query(self, query: Any, *arguments: Any, **named: Any) -> Result:  # noqa: ANN401  # as rdflib has it
        """Answer a query in a thread of its own, unless it reaches outside."""
        text = disarmed(checked(str(query)))

        def run() -> Result:
            found = super(ReadOnlyStore, self).query(text, *arguments, **named)
            if found.type == "SELECT":
                list(found.bindings)
            elif found.type != "ASK":
                list(found)
            return found

        try:
            return within(run, self.seconds)
        except TimeoutError:
            raise QueryError(f"the query took longer than {self.seconds:g} seconds") from None
        except (SyntaxError, RuntimeError, ValueError) as error:
            if isinstance(error, QueryError):
                raise
            raise QueryError(f"not a query: {said(error)}") from None


class ReadOnlyDataset(Dataset):
    """A Dataset over such a store, that leaves no work to rdflib's own engine."""

    graph = add_graph = remove_graph = parse = update = destroy = _refuse
    load = _refuse

    def query(self, query_object: Any, *_: Any, **named: Any) -> Result:  # noqa: ANN401  # as rdflib has it
        """Answer a query; of rdflib's options only initNs and initBindings are heeded."""
        checked(str(query_object))
        kept = {key: named[key] for key in ("initNs", "initBindings") if key in named}
        return super().query(query_object, use_store_provided=True, **kept)


def dataset(store: ox.Store, seconds: float = SECONDS) -> Dataset:
    """Return a Dataset over a store, with the usual prefixes, and a time limit for each query."""
    inner = ReadOnlyStore(store=store)
    inner.seconds = seconds
    made = ReadOnlyDataset(store=inner, default_union=True)
    for prefix, base in PREFIXES.items():
        made.bind(prefix, base)
    return made
