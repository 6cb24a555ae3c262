"""Markdown: tables, and docstrings as they are read."""

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["HEAD", "cell", "code", "plain", "prose", "table"]

#: What stands at the top of every page.
HEAD = "<!-- Written by tools/write_reference.py: do not edit, run `make reference`. -->\n"
SECTION = re.compile(r"(Args|Raises|Returns|Yields):")
MEMBER = re.compile(r" {4}(\S[^:]*): (.*)")
#: What Markdown would take for HTML or for emphasis; not where it is code, or *meant*.
SPECIAL = re.compile(r"(`[^`]*`|\*\w+\*)|([<*])")


def plain(text: str) -> str:
    r"""Return text of a docstring as Markdown, in one line: code in single backticks.

    >>> plain("a ``row`` of <x>,  ``b*``")
    'a `row` of \\<x>, `b*`'
    """
    flat = " ".join(text.replace("``", "`").split())
    return SPECIAL.sub(lambda found: found[1] or f"\\{found[2]}", flat)


def cell(text: str) -> str:
    """Return text that may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def code(words: Iterable[str]) -> str:
    """Return words as code, between commas.

    >>> code(["a", "b|c"])
    '`a`, `b|c`'
    """
    return ", ".join(f"`{word}`" for word in words)


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; nothing where it has no rows."""
    listed = [" | ".join(map(cell, row)) for row in rows]
    if listed:
        yield from (f"| {' | '.join(heading)} |", f"|{'---|' * len(heading)}")
        yield from (f"| {row} |" for row in listed)
        yield ""


def prose(docstring: str | None) -> Iterator[str]:
    """Yield a docstring as Markdown: paragraphs, lists of arguments and errors, examples."""
    for part in re.split(r"\n[ \t]*\n", inspect.cleandoc(docstring or "")):
        lines = part.splitlines()
        if not lines:
            continue
        if found := SECTION.fullmatch(lines[0]):
            yield from _members(found[1], lines[1:])
        elif lines[0].startswith(">>>"):
            yield from ("```pycon", *lines, "```", "")
        elif lines[0].startswith("    "):
            yield from ("```", *inspect.cleandoc(part).splitlines(), "```", "")
        elif lines[0].startswith(("* ", "- ")):
            yield from ("```", *lines, "```", "")
        else:
            yield from (plain(part), "")


def _members(name: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield what is said of arguments or errors, a line for each."""
    said: list[list[str]] = []
    for line in lines:
        found = MEMBER.fullmatch(line)
        if found:
            said.append([f"`{found[1]}`: {found[2]}"])
        elif said:
            said[-1].append(line)
        else:
            said.append([line])
    yield f"{'Arguments' if name == 'Args' else name}:"
    yield ""
    yield from (f"- {plain(' '.join(each))}" for each in said)
    yield ""
