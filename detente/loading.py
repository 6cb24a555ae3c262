"""The command that loads files, and says what became of each."""

import sys
from collections.abc import Iterator

import click

import loaders
from detente import streams
from detente.knowledge import KnowledgeGraph
from detente.opening import STORE, opened
from detente.progress import Line
from graph import Account, Accounts
from ontology.errors import DetenteError

__all__ = ["load"]


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--loader", metavar="NAME", help="How to read the files; recognised if left out.")
@click.option("--replace", is_flag=True, help="Let a file replace another of the same source.")
@STORE
def load(paths: tuple[str, ...], loader: str | None, replace: bool, store: str) -> None:
    """Load files, or all files of folders, into the graph; - is standard input.

    A file may be packed by gzip, bzip2, xz, Zstandard or zip; a zip of several files is a folder.

    Each file is loaded whole or not at all, and accounted for in a line: read = loaded + set
    aside. A file that has not changed since it was loaded changes nothing, so that a load that was
    interrupted goes on where it stopped. Where one file fails the others are still loaded, and the
    status is 1; so it is where all rows of a file were set aside.

    What is set aside lies beside the store, with the reasons. Rows of tables lie there as a file
    that can be mended in an editor, and loaded.
    """
    if loader is not None:
        loaders.find(loader)
    with opened(store, new=True) as graph:
        good = [_said(each) for each in _loading(graph, paths, loader, replace)]
    if not all(good):
        raise click.exceptions.Exit(1)


def _loading(
    graph: KnowledgeGraph, paths: tuple[str, ...], loader: str | None, replace: bool
) -> Iterator[Account | DetenteError | str]:
    """Yield what became of each file, and at the end, of several, what became of all."""
    line = Line() if streams.on_terminal(sys.stderr) else None
    accounts, failed = Accounts(), 0
    loading = graph.loading(*paths, loader=loader, replace=replace, progress=line)
    try:
        for each in loading:
            if line is not None:
                line.clear()
            yield each
            if isinstance(each, Account):
                accounts.append(each)
            failed += isinstance(each, DetenteError)
    finally:
        if line is not None:
            line.clear()
    if len(accounts) + failed > 1:
        yield accounts.summary(failed)


def _said(done: Account | DetenteError | str) -> bool:
    """Say what became of a file; tell whether it went in, or a part of it."""
    if isinstance(done, DetenteError):
        click.echo(f"detente: {done}", err=True)
        return False
    click.echo(str(done))
    if isinstance(done, Account) and done.read and not done.loaded:
        reasons = {each.reason for each in done.aside}
        why = f": {min(reasons)}" if len(reasons) == 1 else ""
        why += f"; the reasons: {done.aside_file}" if done.aside_file else ""
        said = f"{done.file}: nothing was loaded, all that was read was set aside"
        click.echo(f"detente: {said}{why}", err=True)
        return False
    return True
