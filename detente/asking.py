"""Questions and answers on the command line: options in, text out."""

import shutil
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

import detente as dt
from detente import streams
from detente.files import STDIN
from graph.table import Table, Triples, text_table

if TYPE_CHECKING:
    from graph.view import View

__all__ = ["asked", "drawn", "in_browser", "pairs", "seconds", "written"]


def seconds(value: float) -> float:
    """Return a time limit that is one."""
    if not 0 < value < 1_000_000:
        raise click.BadParameter(f"{value} is not a number of seconds")
    return value


def pairs(arguments: list[str]) -> dict[str, str]:
    """Return --name value and --name=value as a mapping."""
    values: dict[str, str] = {}
    left = iter(arguments)
    for argument in left:
        name, equals, value = argument.partition("=")
        if not name.startswith("--") or not name[2:]:
            raise click.UsageError(f"unexpected argument {argument!r}: a parameter is --name value")
        if not equals:
            value = next(left, "")
            if not value:
                raise click.UsageError(f"{name} needs a value")
        if values.setdefault(name[2:].replace("-", "_"), value) != value:
            raise click.UsageError(f"{name} is given twice: a query takes one of each")
    return values


def asked(query: str) -> str:
    """Return a query's name, or its text from standard input or a file."""
    if query != STDIN and not query.endswith(".rq"):
        return query
    try:
        stdin = query == STDIN
        content = streams.stdin().read() if stdin else Path(query).read_bytes()
        text = content.decode("utf-8-sig")
    except dt.SourceError:
        raise
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or f"not UTF-8 text: {error}"
        raise dt.SourceError(problem.lower(), path=query) from None
    if not text.strip():
        raise dt.SourceError("there is no query in it", path=query)
    return text


def written(answer: Table | Triples | bool, shape: str | None) -> str:
    """Return an answer as text, with a line end."""
    if isinstance(answer, bool):
        return f"{'yes' if answer else 'no'}\n"
    if isinstance(answer, Triples):
        return answer.to_turtle()
    shape = shape or ("table" if streams.on_terminal(sys.stdout) else "csv")
    if shape == "turtle":
        raise click.UsageError("only CONSTRUCT and DESCRIBE answer with turtle")
    if shape == "table":
        fit = shutil.get_terminal_size().columns if streams.on_terminal(sys.stdout) else None
        return f"{text_table(answer, fit=fit)}\n"
    return answer.to_json() if shape == "json" else answer.to_csv()


def drawn(answer: Table | Triples | bool, title: str | None) -> "View":
    """Return the page of an answer that has nodes and edges.

    Raises:
        QueryError: it has none.
    """
    if isinstance(answer, Triples):
        return answer.view(title=title)
    raise dt.QueryError("only what a CONSTRUCT or DESCRIBE query answers can be drawn")


def in_browser(page: Path) -> None:
    """Open a page in the user's browser, or say that there is none."""
    if not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"detente: no browser was found; open {page} yourself", err=True)
