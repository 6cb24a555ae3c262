"""The page of the Python interface: signatures and docstrings, by inspection."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType

import detente
from tools.reference.markdown import HEAD, code, plain, prose, table

__all__ = ["page"]

#: What methods of the graph answer with, beside what `detente` itself exports.
ANSWERS = (
    *("graph.view:View", "graph.checking:Problems", "graph.checking:Problem"),
    *("graph.explaining:Explanations", "graph.explaining:Explanation"),
)
#: The module of what a notebook has beside that.
MAGIC = "detente.magic"
#: What the library calls itself; a user has no need of it.
INNER = {"begin", "extend", "held", "move", "of", "put_aside"}
#: Modules before the names of their classes, and quotation marks around annotations.
MODULE, QUOTED = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])|\bdatetime\."), re.compile(r"'([^']*)'")
#: Where something lies in memory: never to be written down.
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
INTRODUCTION = """# The Python interface

`import detente as dt`; all that stands here is `dt.NAME`, or what its methods answer with. What is
not here may change without a word. Everything that can go wrong is a `dt.DetenteError`.

```python
import detente as dt

g = dt.open()
g.load("examples/iraqi-volunteers.yaml")
g.query("threats", since="2026-01-01")
```
"""


def page() -> str:
    """Return the page."""
    public = {name: getattr(detente, name) for name in detente.__all__ if name != "__version__"}
    functions = {n: f for n, f in public.items() if isinstance(f, FunctionType)}
    classes = {n: c for n, c in public.items() if inspect.isclass(c)}
    errors = {n: c for n, c in classes.items() if issubclass(c, detente.DetenteError)}
    terms = {n: c for n, c in classes.items() if issubclass(c, Enum)}
    others = {n: c for n, c in classes.items() if n not in errors and n not in {*terms, "DET"}}
    others |= {cls.__name__: cls for cls in _answers() if cls.__name__ not in classes}
    lines = [HEAD, INTRODUCTION, "## Functions", ""]
    for name, function in sorted(functions.items()):
        lines += _callable(f"dt.{name}", function, "###")
    for name, cls in sorted(others.items(), key=lambda item: item[0] != "KnowledgeGraph"):
        lines += _class(name, cls)
    lines += ["## Errors", "", *_errors(errors), "## Terms", "", *_terms(terms)]
    if find_spec(MAGIC):
        lines += ["## In notebooks", "", *prose(import_module(MAGIC).__doc__)]
    return "\n".join(lines).rstrip() + "\n"


def _answers() -> Iterator[type]:
    """Yield the classes of what methods answer with, those that there are."""
    for each in ANSWERS:
        module, _, name = each.partition(":")
        found = getattr(import_module(module), name, None)
        if inspect.isclass(found):
            yield found


def signature(name: str, function: object) -> str:
    """Return how something is called, without the modules of what it takes.

    >>> signature("add", lambda a, b=1: a + b)
    'add(a, b=1)'
    """
    if isinstance(function, property):
        told = inspect.signature(function.fget).return_annotation if function.fget else ""
        return f"{name}: {_annotation(told)}"
    if not callable(function):
        return name
    found = inspect.signature(function)
    parts = [p for key, p in found.parameters.items() if key not in {"self", "cls"}]
    said = str(found.replace(parameters=parts))
    inside, arrow, answer = said.partition(" -> ")
    inside = re.sub(r"(?<=: )'([^']*)'", r"\1", inside)  # not the defaults, which are values
    whole = f"{name}{inside}{arrow}{QUOTED.sub(chr(92) + '1', answer)}"
    return ADDRESS.sub("", MODULE.sub("", whole)).replace("~", "")


def _annotation(told: object) -> str:
    text = told if isinstance(told, str) else inspect.formatannotation(told)
    return MODULE.sub("", text)


def _callable(name: str, function: object, level: str) -> Iterator[str]:
    """Yield what a function, a method or a property is."""
    yield from (f"{level} {name.rpartition('.')[2]}", "")
    yield from ("```py", *_wrapped(signature(name, function)), "```", "")
    yield from prose(inspect.getdoc(function))


def _wrapped(said: str, width: int = 100) -> Iterator[str]:
    """Yield a signature in one line, or with a line for each argument."""
    inside, closing, after = said.rpartition(")")
    before, opening, inside = inside.partition("(")
    if len(said) <= width or not opening:
        yield said
        return
    yield f"{before}("
    yield from (f"    {each}," for each in re.split(r", (?![^\[]*\])", inside))
    yield f"{closing}{after}"


def _class(name: str, cls: type) -> Iterator[str]:
    """Yield a class with what is public of it, that of the classes above it too."""
    yield from (f"## {name}", "", *prose(inspect.getdoc(cls)))
    if attributes := list(_attributes(cls)):
        yield from (f"Attributes: {', '.join(attributes)}.", "")
    told: set[str] = set()
    for each in cls.__mro__:
        if each.__module__.partition(".")[0] not in {"detente", "graph", "loaders", "ontology"}:
            continue
        for key, member in vars(each).items():
            if key.startswith("_") or key in told | INNER:
                continue
            told.add(key)
            found = member.__func__ if isinstance(member, classmethod | staticmethod) else member
            if isinstance(found, FunctionType | property) and inspect.getdoc(found):
                yield from _callable(f"{_instance(name)}.{key}", found, "###")


def _attributes(cls: type) -> Iterator[str]:
    """Yield the fields of a dataclass or of a named tuple."""
    if is_dataclass(cls):
        yield from (f"`{each.name}: {_annotation(each.type)}`" for each in fields(cls))
    for name in getattr(cls, "_fields", ()):
        yield f"`{name}: {_annotation(inspect.get_annotations(cls)[name])}`"


def _instance(name: str) -> str:
    return "g" if name == "KnowledgeGraph" else name[0].lower() + name[1:]


def _errors(errors: dict[str, type]) -> Iterator[str]:
    """Yield the errors, each under that which it is a sort of."""
    rows = (
        (f"`{name}`", f"`{', '.join(base.__name__ for base in cls.__bases__)}`", _first(cls))
        for name, cls in sorted(errors.items())
    )
    return table(("error", "is a", "when"), rows)


def _terms(terms: dict[str, type]) -> Iterator[str]:
    """Yield the enumerations, with their members."""
    yield from (
        "What can be said, as [terms](terms.md) has it; each is a text, with `iri` and `label`.",
        "",
    )
    rows = (
        (f"`{name}`", _first(cls), code(each.value for each in cls if isinstance(each, Enum)))
        for name, cls in sorted(terms.items())
        if issubclass(cls, Enum)
    )
    yield from table(("enumeration", "what it is", "members"), rows)
    yield from ("`dt.DET` has the IRIs of Détente's own classes and properties.", "")


def _first(cls: type) -> str:
    return plain((inspect.getdoc(cls) or "").partition("\n\n")[0])
