"""The page of the command line: the help of each command, as the program prints it."""

from collections.abc import Iterator

import click

from detente.cli import main
from tools.reference.markdown import HEAD, table

__all__ = ["page"]

#: As wide as a terminal was once; what the present one has makes no difference.
WIDTH = 80
INTRODUCTION = """# The command line

Options may stand before or after arguments. Errors are one line on the standard error. The status
is 0 where all went well, 1 for bad input (a file, a name that nobody has, a graph that breaks its
shapes), 2 for bad usage (an option, a query, a loader or a parameter that there is not), 130 where
it was interrupted.
"""


def page() -> str:
    """Return the page."""
    lines = [HEAD, INTRODUCTION]
    lines += table(("command", "what it does"), map(_listed, sorted(main.commands.items())))
    for name in sorted(main.commands):
        lines += _command(name)
    return "\n".join(lines).rstrip() + "\n"


def _listed(item: tuple[str, click.Command]) -> tuple[str, str]:
    return f"[{item[0]}](#detente-{item[0]})", item[1].get_short_help_str(limit=200)


def _command(name: str) -> Iterator[str]:
    """Yield the section of a command, and of those that it has under it."""
    yield from _section(main.commands[name], f"detente {name}")


def _section(command: click.Command, name: str) -> Iterator[str]:
    yield from (f"## {name}", "", "```", *shown(command, name).splitlines(), "```", "")
    if isinstance(command, click.Group):
        for each in sorted(command.commands):
            yield from _section(command.commands[each], f"{name} {each}")


def shown(command: click.Command, name: str) -> str:
    """Return the help of a command, wrapped alike on every terminal."""
    context = click.Context(
        command,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
        color=False,
    )
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
