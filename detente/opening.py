"""The graph that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import detente as dt

if TYPE_CHECKING:
    from detente.knowledge import KnowledgeGraph

__all__ = ["STORE", "opened"]

STORE = click.option(
    "--store",
    default="detente-store",
    show_default=True,
    envvar="DETENTE_STORE",
    metavar="DIR",
    help="The folder of the graph; also by the environment variable DETENTE_STORE.",
)


@contextmanager
def opened(store: str, *, new: bool = False) -> Iterator["KnowledgeGraph"]:
    """Open a graph and let go of it; one that is not there is an error, unless it may be new."""
    try:
        there = Path(store).exists()
    except (OSError, ValueError):
        there = False
    if not new and not there:
        raise dt.StoreError(f"{store}: no such store; load something first, or name it by --store")
    with dt.open(store) as graph:
        yield graph
