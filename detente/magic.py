"""The magics `%sparql` and `%%sparql`, for notebooks and IPython: ``%load_ext detente.magic``.

    %sparql threats --actor Iran
    %%sparql -o table
    SELECT ?who { ?e a sem:Event ; det:initiator ?who }

They ask the graph in the variable ``g``, or in that which ``-g`` names. ``-o NAME`` binds the
answer to a variable and shows nothing; ``--limit``, ``--offset`` and ``--timeout`` are as in
``g.query``; all else is a parameter of the query. A value that begins with ``$`` is a variable's:
``--actor $who``. An error is one line, and stops a run of all cells.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, cast

from graph import EventGraph, Table, Triples
from graph.named import all_queries
from graph.store import NAME
from ontology.errors import DetenteError, QueryError

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__all__ = ["load_ipython_extension", "unload_ipython_extension"]

#: An option before the text of a query: a name, and a value of one word or in quotation marks.
OPTION = re.compile(r"\s*(--?[A-Za-z][\w-]*)(?:=|\s+)(\"[^\"]*\"|'[^']*'|\S+)")
NUMBERS: dict[str, Callable[[str], float]] = {"limit": int, "offset": int, "timeout": float}
USAGE = "%sparql [-g GRAPH] [-o NAME] QUERY [--parameter value…], or %%sparql with SPARQL below it"


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Register the magics with a shell, and the completion of the names of queries.

    Raises:
        ImportError: there is no IPython.
    """
    try:
        from IPython.core.magic import no_var_expand
    except ImportError:
        raise ImportError("the magics need IPython: pip install ipython") from None

    def sparql(line: str, cell: str | None = None) -> Table | Triples | bool | None:
        return asked(shell, line, cell)

    sparql.__doc__ = __doc__
    # Else IPython would put variables in the place of SPARQL's own, and run what stands in braces.
    plain = cast("Any", no_var_expand)(sparql)
    shell.register_magic_function(plain, "line_cell", "sparql")
    for name in ("%sparql", "%%sparql"):
        cast("Any", shell).set_hook("complete_command", completed, str_key=name)


def unload_ipython_extension(shell: "InteractiveShell") -> None:
    """Take the magics away again."""
    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop("sparql", None)


def asked(shell: "InteractiveShell", line: str, cell: str | None) -> Table | Triples | bool | None:
    """Return the answer to a query, or bind it to the variable that an option names.

    Raises:
        UsageError: what IPython shows as one line, and a run of all cells stops at.
    """
    from IPython.core.error import UsageError

    try:
        options, query = read(line, cell)
        graph, out = found(shell.user_ns, options.pop("-g", "g")), variable(options)
        answer = graph.query(query, **values(options, shell.user_ns))
    except DetenteError as error:
        raise UsageError(" ".join(str(error).split())) from None
    if out is None:
        return answer
    shell.user_ns[out] = answer
    return None


def read(line: str, cell: str | None) -> tuple[dict[str, str], str]:
    """Return the options of a magic, and the name or the text of its query.

    >>> read("-o t threats --actor 'Badr Organization'", None)
    ({'-o': 't', 'actor': 'Badr Organization'}, 'threats')
    >>> read("-o t SELECT * { ?s ?p '--x' }", None)
    ({'-o': 't'}, "SELECT * { ?s ?p '--x' }")
    """
    options: dict[str, str] = {}
    rest = taken(line, options)
    name, _, after = rest.partition(" ")
    if NAME.fullmatch(name):
        if odd := taken(after, options):
            raise QueryError(f"{odd!r} is no parameter: a parameter is --name value")
        rest = name
    query = "\n".join(part for part in (rest, (cell or "").strip()) if part)
    if not query:
        raise QueryError(f"there is no query: {USAGE}")
    return options, query


def taken(line: str, options: dict[str, str]) -> str:
    """Take the options at the beginning of a line, and return what follows."""
    while match := OPTION.match(line):
        name, value = match.groups()
        key = name.removeprefix("--").replace("-", "_") if name.startswith("--") else name
        options[key] = "".join(shlex.split(value)) if value[0] in "'\"" else value
        line = line[match.end() :]
    return line.strip()


def found(names: Mapping[str, Any], name: str) -> EventGraph:
    """Return the graph that a variable holds."""
    graph = names.get(name)
    if graph is None or not all(hasattr(graph, each) for each in ("query", "sources")):
        what = "there is no variable" if name not in names else "no graph of claims is in"
        raise QueryError(f"{what} {name!r}: {name} = detente.open(…), or name one with -g")
    asked: EventGraph = graph
    return asked


def values(options: Mapping[str, str], names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a query: numbers as such, variables by their values."""
    made: dict[str, Any] = {}
    for key, value in options.items():
        given: Any = value
        if value.startswith("$"):
            if value[1:] not in names:
                raise QueryError(f"--{key} {value}: there is no variable {value[1:]!r}")
            given = names[value[1:]]
        try:
            made[key] = NUMBERS[key](given) if key in NUMBERS else given
        except (TypeError, ValueError):
            raise QueryError(f"--{key} {value}: not a number") from None
    return made


def variable(options: dict[str, str]) -> str | None:
    """Take the variable that the answer is for from the options; only -o and -g are short ones."""
    out = options.pop("-o", None)
    if out is not None and not (out.isidentifier() and not iskeyword(out)):
        raise QueryError(f"-o {out}: not a name of a variable")
    if odd := [key for key in options if key.startswith("-")]:
        raise QueryError(f"no such option: {odd[0]}; {USAGE}")
    return out


def completed(_: object, event: Any) -> list[str]:  # noqa: ANN401  # IPython's event
    """Return the names of queries, or of the parameters of the one that is named."""
    words = str(event.line).split()[1:]
    named = next((word for word in words if word in all_queries()), None)
    if named is None or event.symbol == named:
        return [*all_queries(), "-g", "-o"]
    parameters = [f"--{parameter.name}" for parameter in all_queries()[named].parameters]
    return [*parameters, "--limit", "--offset", "--timeout"]
