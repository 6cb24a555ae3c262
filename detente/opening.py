"""The graph that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import detente as dt
from graph.endpoint import is_address

if TYPE_CHECKING:
    from detente.knowledge import KnowledgeGraph

__all__ = ["STORE", "opened"]

STORE = click.option(
    "--store",
    default="detente-store",
    show_default=True,
    envvar="DETENTE_STORE",
    metavar="DIR|URL",
    help="The folder of the graph, or its SPARQL endpoint; also DETENTE_STORE.",
)


@contextmanager
def opened(store: str, *, new: bool = False) -> Iterator["KnowledgeGraph"]:
    """Open a graph and let go of it; one that is not there is an error, unless it may be new."""
    if not new and not is_address(store) and not _there(store):
        raise dt.StoreError(f"{store}: no such store; load something first, or name it by --store")
    with dt.open(store) as graph:
        if not new and not graph.known:
            raise dt.StoreError(f"{store}: nothing was loaded there yet; load something first")
        yield graph


def _there(store: str) -> bool:
    try:
        return Path(store).exists()
    except (OSError, ValueError):
        return False
