"""The command line: load, ask, look, check."""

from pathlib import Path
from typing import Unpack

import click

import detente as dt
from detente import streams
from detente.asking import asked, drawn, in_browser, pairs, seconds, written
from detente.listing import list_dropped, list_loaders, list_queries, list_sources
from detente.loading import load
from detente.opening import STORE, Chosen, choosing, opened
from graph import gephi
from graph.export import FORMATS
from ontology.errors import DetenteError, UnknownNameError

__all__ = ["main"]

#: Kinds of names that belong to the command line itself: a wrong one is bad usage, not bad input.
TYPED = ("query", "parameter", "loader", "format")


class Commands(click.Group):
    """Commands whose errors are one line, with status 1 for bad input and 2 for bad usage."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        streams.kept_open()
        try:
            return super().invoke(ctx)
        except UnknownNameError as error:
            click.echo(f"detente: {error}", err=True)
            ctx.exit(2 if error.kind.startswith(TYPED) else 1)
        except DetenteError as error:
            click.echo(f"detente: {error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("detente: interrupted; nothing was half done", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            raise  # click ends quietly where nobody listens any more
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"detente: {where}{(error.strerror or str(error)).lower()}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dt.__version__, prog_name="detente")
def main() -> None:
    """Reports of international politics as one graph: who did what to whom, and who says so."""


@main.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("query", metavar="NAME|FILE.rq|SPARQL|-")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    help="table on a terminal and csv in a pipe if left out; turtle for CONSTRUCT.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=10_000,
    show_default=True,
    help="How many rows at the most.",
)
@click.option(
    "--offset",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="How many rows to pass over before them.",
)
@click.option(
    "--timeout",
    callback=lambda _, __, value: seconds(value),
    default=60.0,
    show_default=True,
    help="How many seconds at the most.",
)
@click.option("--sparql", is_flag=True, help="Print the SPARQL, and do not run it.")
@STORE
@click.pass_context
def query(
    context: click.Context,
    query: str,
    shape: str | None,
    limit: int,
    offset: int,
    timeout: float,
    sparql: bool,
    store: str,
) -> None:
    """Answer a named query, a file, SPARQL text, or standard input (-).

    The parameters of the query are options: --actor Iran --since 2026-01-01. The queries and their
    parameters are listed by `detente queries`.
    """
    values = pairs(context.args)
    text = asked(query)
    with opened(store) as graph:
        if sparql:
            click.echo(graph.sparql(text, **values))
            return
        answer = graph.query(text, limit=limit, offset=offset, timeout=timeout, **values)
    click.echo(written(answer, shape), nl=False)
    if not isinstance(answer, bool) and answer.note:
        click.echo(f"detente: {answer.note}; see --limit and --offset", err=True)


@main.command()
@click.argument("out", metavar="OUT.html", type=click.Path(dir_okay=False, path_type=Path))
@choosing
@click.option("--title", help="What stands at the top of the page.")
@click.option(
    "--query",
    metavar="FILE.rq|SPARQL|-",
    help="Show what a CONSTRUCT or DESCRIBE query answers, and nothing else.",
)
@click.option("--open", "opening", is_flag=True, help="Open the page in the browser.")
@STORE
def view(
    out: Path,
    store: str,
    title: str | None,
    query: str | None,
    opening: bool,
    **chosen: Unpack[Chosen],
) -> None:
    """Write a page of the graph: one HTML file that opens anywhere, without a network."""
    if query is not None and any(value for name, value in chosen.items() if name != "hops"):
        raise click.UsageError("--query chooses by itself: leave out --actor, --since and the like")
    with opened(store) as graph:
        if query is not None:
            page = drawn(graph.query(asked(query)), title)
        else:
            page = graph.view(title=title, **chosen)
        page.save(out)
    click.echo(f"{out}: {page.summary}")
    if opening:
        in_browser(out)


@main.command()
@click.argument("out", metavar="OUT.gexf", type=click.Path(dir_okay=False, path_type=Path))
@choosing
@click.option("--dyads", is_flag=True, help="Who acts on whom, an edge a pair, without events.")
@STORE
def network(
    out: Path,
    store: str,
    dyads: bool,
    **chosen: Unpack[Chosen],
) -> None:
    """Write actors and events as a network for Gephi and others: GEXF, or GraphML.

    The ending of OUT decides: .gexf or .graphml. Only what is said to have happened is in it.
    """
    if dyads and (chosen["actor"] or chosen["types"]):
        raise click.UsageError("--dyads takes --since and --until only")
    with opened(store) as graph:
        whole = (
            graph.dyads(since=chosen["since"], until=chosen["until"])
            if dyads
            else graph.network(**chosen)
        )
    written_to = gephi.write(whole, out)
    cut = "" if whole.graph.get("complete", True) else "; there was more than it holds"
    edges = f"{whole.size():,} edge{'' if whole.size() == 1 else 's'}"
    click.echo(f"{written_to}: {len(whole):,} nodes, {edges}{cut}")


@main.command()
@click.argument("claim")
@STORE
def why(claim: str, store: str) -> None:
    """Say why a CLAIM is in the graph: its source, its words, and the rule that read them.

    A claim is named by the id of a report, a relation or a post, an event by its own: then all that
    is reported of it is explained.
    """
    with opened(store) as graph:
        click.echo(str(graph.why(claim)))


@main.command()
@STORE
def check(store: str) -> None:
    """Check the graph against its shapes; the status is 1 where it breaks them."""
    with opened(store) as graph:
        found = graph.check()
    click.echo(str(found))
    if found:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("source")
@STORE
def remove(source: str, store: str) -> None:
    """Take back everything that a SOURCE says, or all that a file or casefile brought."""
    with opened(store) as graph:
        gone = graph.remove(source)
    click.echo(f"{source}: removed, {len(gone)} graph{'s' if len(gone) != 1 else ''}")


@main.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--format", "shape", type=click.Choice(sorted(FORMATS)), help="By the suffix if left out."
)
@STORE
def export(out: Path, shape: str | None, store: str) -> None:
    """Write the graph to a file: Turtle (.ttl), TriG, N-Quads (.nq) or JSON-LD (.jsonld)."""
    with opened(store) as graph:
        graph.export(out, shape)
    click.echo(f"{out}: written")


main.add_command(load)
main.add_command(list_dropped)
main.add_command(list_loaders)
main.add_command(list_queries)
main.add_command(list_sources)

if __name__ == "__main__":
    main()
