"""Commands that list what there is: loaders, queries, sources, and what is left out of articles."""

import click

import loaders
from detente import found
from detente.asking import written
from detente.opening import STORE, opened
from graph.named import all_queries
from ontology.errors import DetenteError, SourceError, UnknownNameError

__all__ = ["list_dropped", "list_loaders", "list_queries", "list_sources"]


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


@click.command("dropped")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
def list_dropped(paths: tuple[str, ...]) -> None:
    """List what the article reader leaves out of each FILE, and why.

    A line for each piece: the file and the line in which its article begins, the characters of the
    article's text, the reason, and the words. Nothing is loaded. Where one file fails the others
    are still read, and the status is 1.
    """
    failed = False
    for each in found.listed(paths):
        for file in found.unpacked(each):
            try:
                _tell_dropped(file)
            except DetenteError as error:
                failed = True
                click.echo(f"detente: {error}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _tell_dropped(file: found.File) -> None:
    """Write what is left out of the articles of one file.

    Raises:
        SourceError: it is none of articles, or cannot be read.
    """
    from loaders.articles import dropped

    if file.problem is not None:
        raise file.problem
    try:
        name = loaders.recognise(file.path)
        if name != "articles":
            raise SourceError(f"no file of articles: {name} reads it", path=file.shown)  # noqa: TRY301  # said of the file as shown
        for article, piece in dropped(file.path):
            place = f"{file.shown}:{article.line}: {piece.start}-{piece.start + len(piece.text)}"
            click.echo(f"{place}: {piece.reason}: {' '.join(piece.text.split())}")
    except SourceError as error:
        raise SourceError(error.problem, path=file.shown, line=error.line) from None


@click.command("sources")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]))
@STORE
def list_sources(shape: str | None, store: str) -> None:
    """List what was loaded, with its counts."""
    with opened(store) as graph:
        click.echo(written(graph.sources(), shape), nl=False)
