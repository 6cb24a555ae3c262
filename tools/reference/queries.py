"""The page of the named queries: what each answers, its parameters, columns, and an example."""

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.named import Named, Parameter, all_queries
from tools.reference.markdown import HEAD, code, plain, table

__all__ = ["KINDS", "page"]

CASES = Path(__file__).parents[2] / "tests" / "queries"
#: How a value of each kind of parameter is written; a test holds it to the kinds that there are.
KINDS = {
    "actor": "a name in any spelling or script (`Iran`, `Kata'ib Hizballah`), an id or an IRI",
    "day": "`2026-02-07`",
    "event": "an id or an IRI, such as the column `event` of an answer",
    "modality": "`planned`, `conditional`, `threatened`… or `denied`; see [terms](terms.md)",
    "number": "`100`, `2.5`",
    "place": "a name, an id or an IRI",
    "relation": "`backed-by`, `part-of`…; see [terms](terms.md)",
    "source": "an id as in `detente sources`, or an IRI",
    "text": "any text",
    "type": "`ASSAULT`, `sanction`…; see [terms](terms.md)",
}
#: A column, or several, and what the first comment of a query says of them.
COLUMN = re.compile(r"(?:^|; |\. )([a-z_]+(?:, [a-z_]+)*): ", re.MULTILINE)
INTRODUCTION = """# The named queries

`detente query NAME --parameter value` on the command line, `g.query("NAME", parameter=value)` in
Python. Parameters are optional unless it is said that they are not. Of an answer with more rows
than the limit (`--limit`, 10,000) it is said that it was cut. `detente query NAME --sparql` prints
the SPARQL.

Every example can be run as it stands here, after `detente load FILE` of the file that it names: a
small case of invented states, which the tests hold to exactly these rows.
"""


def page() -> str:
    """Return the page."""
    queries = all_queries()
    lines = [HEAD, INTRODUCTION]
    lines += table(("query", "what it answers"), map(_listed, queries.values()))
    lines += ["## Kinds of parameter", ""]
    kinds = sorted({p.kind for query in queries.values() for p in query.parameters})
    lines += table(("kind", "how it is written"), ((kind, KINDS.get(kind, "")) for kind in kinds))
    for query in queries.values():
        lines += _query(query)
    return "\n".join(lines).rstrip() + "\n"


def _listed(query: Named) -> tuple[str, str]:
    return f"[{query.name}](#{query.name})", plain(query.title)


def _query(query: Named) -> Iterator[str]:
    """Yield the section of a query."""
    yield from (f"## {query.name}", "")
    said, columns = explained(query.about)
    for paragraph in said:
        yield from (plain(paragraph), "")
    yield from table(("parameter", "kind", "what it is"), map(_parameter, query.parameters))
    yield from _example(query, columns)


def _parameter(parameter: Parameter) -> tuple[str, str, str]:
    kind = f"{parameter.kind}, required" if parameter.required else parameter.kind
    return f"`--{parameter.name.replace('_', '-')}`", kind, plain(parameter.about)


def explained(about: str) -> tuple[list[str], dict[str, str]]:
    r"""Return the paragraphs of what a query says of itself, and what it says of its columns.

    >>> explained("Who.\n\nfirst, last: the days; who: he who acts.")
    (['Who.'], {'first': 'the days', 'last': 'the days', 'who': 'he who acts'})
    """
    said: list[str] = []
    columns: dict[str, str] = {}
    for paragraph in re.split(r"\n\s*\n", about):
        if not COLUMN.match(paragraph):
            said.append(paragraph)
            continue
        _, *parts = COLUMN.split(paragraph)
        for names, text in zip(parts[::2], parts[1::2], strict=True):
            columns |= dict.fromkeys(names.split(", "), text.strip().rstrip("."))
    return said, columns


def _example(query: Named, about: Mapping[str, str]) -> Iterator[str]:
    """Yield a command, and the columns with what stands in the first row that it answers."""
    folder = CASES / query.name
    if not (folder / "cases.json").exists():
        return
    values, rows = _case(folder)
    words = [f"--{name.replace('_', '-')} {shlex.quote(str(v))}" for name, v in values.items()]
    command = " ".join(("detente query", query.name, *words))
    first = rows[1] if len(rows) > 1 else [""] * len(rows[0])
    count = f"{len(rows) - 1} row{'' if len(rows) == 2 else 's'}"
    told = [(f"`{name}`", plain(about.get(name, ""))) for name in rows[0]]
    yield f"Example, with {code([f'tests/queries/{query.name}/data.yaml'])} loaded: {count}."
    yield from ("", "```", command, "```", "")
    shown = [(*each, plain(value)) for each, value in zip(told, first, strict=True)]
    yield from table(("column", "what it is", "in the first row"), shown)


def _case(folder: Path) -> tuple[dict[str, Any], list[list[str]]]:
    """Return the values and the rows of a case: the first with values whose rows are all there."""
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    found = [
        (each["values"], _rows(folder / each["expected"])) for each in cases if "where" not in each
    ]
    found = found or [(each["values"], _rows(folder / each["expected"])) for each in cases]
    with_rows = [each for each in found if len(each[1]) > 1] or found
    return next((each for each in with_rows if each[0]), with_rows[0])


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
