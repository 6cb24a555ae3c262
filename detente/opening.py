"""The graph that a command works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

import detente as dt
from graph.endpoint import is_address

if TYPE_CHECKING:
    from detente.knowledge import KnowledgeGraph

__all__ = ["STORE", "Chosen", "choosing", "opened"]

STORE = click.option(
    "--store",
    default="detente-store",
    show_default=True,
    envvar="DETENTE_STORE",
    metavar="DIR|URL",
    help="The folder of the graph, or its SPARQL endpoint; also DETENTE_STORE.",
)


OPTIONS = (
    click.option("--actor", help="Only what lies within some events of this actor."),
    click.option(
        "--hops", default=1, show_default=True, help="How many events away from the actor."
    ),
    click.option("--since", metavar="DAY", help="Only events that may have ended on it or later."),
    click.option(
        "--until", metavar="DAY", help="Only events that may have begun on it or earlier."
    ),
    click.option(
        "--type", "types", multiple=True, metavar="TYPE", help="Only events of this type."
    ),
)


class Chosen(TypedDict):
    """What the options choose of a graph."""

    actor: str | None
    hops: int
    since: str | None
    until: str | None
    types: tuple[str, ...]


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose a part of the graph."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


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
