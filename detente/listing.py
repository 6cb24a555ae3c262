"""Commands that list what there is: loaders, queries, sources."""

import click

import loaders
from detente.asking import written
from detente.opening import STORE, opened
from graph.named import all_queries
from ontology.errors import UnknownNameError

__all__ = ["list_loaders", "list_queries", "list_sources"]


@click.command("loaders")
def list_loaders() -> None:
    """List the loaders, and what each reads."""
    for name in loaders.known():
        said = (loaders.find(name).__doc__ or "").strip().partition("\n")[0]
        click.echo(f"{name:12} {said}")


@click.command("queries")
@click.argument("name", required=False)
def list_queries(name: str | None) -> None:
    """List the named queries; with a NAME, say what it answers and what it may be told."""
    if name is None:
        for each in all_queries().values():
            click.echo(f"{each.name:15} {each.title}")
        return
    if name not in all_queries():
        raise UnknownNameError("query", name, all_queries())
    found = all_queries()[name]
    click.echo(found.about)
    for parameter in found.parameters:
        needed = " (required)" if parameter.required else ""
        click.echo(f"  --{parameter.name} {parameter.kind.upper()}{needed}: {parameter.about}")


@click.command("sources")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]))
@STORE
def list_sources(shape: str | None, store: str) -> None:
    """List what was loaded, with its counts."""
    with opened(store) as graph:
        click.echo(written(graph.sources(), shape), nl=False)
