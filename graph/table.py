"""What a query answers: a table, a graph, or yes and no. A cut answer says so wherever it goes."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias, overload

import pyoxigraph as ox

from ontology.errors import DetenteError
from ontology.terms import XSD

if TYPE_CHECKING:
    import pandas as pd

    from graph.view.foreign import ForeignView

__all__ = ["Row", "Table", "Triples", "Value", "text_table", "value"]

Value: TypeAlias = str | int | float | bool | date | datetime | None
Row: TypeAlias = dict[str, Value]
#: The least width to which a column is shortened to fit a terminal.
LEAST = 8
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: A cell of a notebook's table with fewer letters, and no space, is not broken; one with more has
#: room of its own.
NARROW = 24
#: The IRIs with which a person would rather not be bothered.
SHORT = {
    "https://w3id.org/detente/id/": "",
    "https://w3id.org/detente/type/": "type:",
    "https://w3id.org/detente/ns#": "det:",
    "https://w3id.org/detente/relation/": "rel:",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "https://schema.org/": "schema:",
}


def value(term: Term | None) -> Value:
    """Return a term as a Python value: dates, numbers and truth values as such, others as text."""
    if not isinstance(term, ox.Literal):
        return None if term is None else str(getattr(term, "value", term))
    text, kind = term.value, term.datatype.value.removeprefix(XSD.BASE)
    try:
        match kind:
            case "date":
                return date.fromisoformat(text)
            case "dateTime":
                return datetime.fromisoformat(text)
            case "integer" | "int" | "long":
                return int(text)
            case "decimal" | "double" | "float":
                return float(text) if isfinite(float(text)) else text
            case "boolean":
                return text in {"true", "1"}
    except ValueError:
        pass
    return text


@dataclass(frozen=True, slots=True, eq=False)
class Table(Sequence[Row]):
    """The rows of an answer, each a mapping of column to value.

    ``complete`` is False when there were more rows than the limit; ``note`` says so in words.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    complete: bool = True

    @property
    def note(self) -> str:
        """What a reader must know before he trusts the table to be whole."""
        return "" if self.complete else f"cut after {len(self.rows):,} rows: there are more"

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "Table": ...
    def __getitem__(self, index: int | slice) -> "Row | Table":
        if isinstance(index, slice):
            return Table(self.columns, self.rows[index], self.complete)
        return self.rows[index]

    def column(self, name: str) -> list[Value]:
        """Return the values of one column."""
        return [row[name] for row in self.rows]

    def to_pandas(self) -> "pd.DataFrame":
        """Return a DataFrame; needs the extra ``detente[pandas]``."""
        try:
            import pandas as pd
        except ImportError:
            raise DetenteError("to_pandas needs pandas: pip install -e '.[pandas]'") from None
        frame = pd.DataFrame([list(row.values()) for row in self.rows], columns=list(self.columns))
        frame.attrs["complete"] = self.complete
        return frame

    def to_csv(self) -> str:
        """Return comma-separated text with a header; the last line says so where it was cut."""
        rows = ([_plain(row[c]) for c in self.columns] for row in self.rows)
        lines = [",".join(map(_cell, row)) for row in (self.columns, *rows)]
        return "\n".join([*lines, *([f"# {self.note}"] if self.note else [])]) + "\n"

    def to_json(self) -> str:
        """Return an object with the columns, the rows, and whether they are complete."""
        said = {"columns": self.columns, "complete": self.complete, "rows": self.rows}
        return json.dumps(said, ensure_ascii=False, indent=2, default=str) + "\n"

    def __str__(self) -> str:
        return text_table(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return a table for a notebook; columns that are empty throughout are only named."""
        full = [c for c in self.columns if any(row[c] is not None for row in self.rows)]
        empty = [c for c in self.columns if c not in full] if full else []
        kept = full or self.columns
        told = self.note or f"{len(self.rows):,} row{'s' if len(self.rows) != 1 else ''}"
        told += f"; empty throughout: {', '.join(empty)}" if empty else ""
        head = "".join(f'<th style="text-align:left">{escape(column)}</th>' for column in kept)
        body = "".join(f"<tr>{''.join(_td(row[c]) for c in kept)}</tr>" for row in self.rows)
        caption = f'<caption style="text-align:left">{escape(told)}</caption>'
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@dataclass(frozen=True, slots=True)
class Triples:
    """The graph that a CONSTRUCT or DESCRIBE query answers with."""

    triples: tuple[ox.Triple, ...]
    complete: bool = True

    @property
    def note(self) -> str:
        """What a reader must know before he trusts the graph to be whole."""
        return "" if self.complete else f"cut after {len(self.triples):,} triples: there are more"

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)

    def to_turtle(self) -> str:
        """Return Turtle; its first line says so where it was cut."""
        cut = f"# {self.note}\n" if self.note else ""
        prefixes = {prefix.rstrip(":"): base for base, prefix in SHORT.items() if prefix}
        made = io.BytesIO()
        ox.serialize(self.triples, made, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        return cut + made.getvalue().decode("utf-8")

    __str__ = __repr__ = to_turtle

    def view(self, *, title: str | None = None) -> "ForeignView":
        """Return a page of the graph, as ``detente.view`` does."""
        from graph.view.showing import shown

        return shown(self, title=title)


def shown(found: Value) -> str:
    """Return a value as a person reads it: IRIs short, nothing as nothing."""
    if found is None:
        return ""
    text = str(found)
    for base, prefix in SHORT.items():
        if text.startswith(base):
            return prefix + text.removeprefix(base)
    return text


def _td(found: Value) -> str:
    """Return a cell of HTML: numbers to the right, days and ids in one line."""
    number = isinstance(found, int | float) and not isinstance(found, bool)
    text = shown(found)
    style = f"text-align:{'right' if number else 'left'}"
    if " " not in text and len(text) < NARROW:
        style += ";white-space:nowrap"
    elif len(text) > NARROW:
        style += ";min-width:9em"
    return f'<td dir="auto" style="{style}">{escape(text)}</td>'


def _cell(text: str) -> str:
    """Return a cell as RFC 4180 has it: quoted where it holds a comma, a quote or a line end."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if set(text) & set(',"\r\n') else text


def _plain(found: Value) -> str:
    """Return a value for a file; text that a spreadsheet would take for a formula is marked."""
    if isinstance(found, str) and found[:1] in set("=+-@\t\r"):
        return f"'{found}"
    return "" if found is None else str(found)


def text_table(table: Table, width: int = 44, fit: int | None = None) -> str:
    """Return a table for a terminal; long values are shortened, and end in an ellipsis.

    Columns that are empty throughout are only named. ``width`` is the widest that a column may be,
    ``fit`` how wide all may be together: the widest are shortened first, to no less than 8.
    """
    full = [c for c in table.columns if any(row[c] is not None for row in table.rows)]
    empty = [c for c in table.columns if c not in full] if full else []
    kept = full or list(table.columns)
    cells = [kept, *([_flat(shown(row[c])) for c in kept] for row in table.rows)]
    widths = _fitted(
        [min(max(map(len, column)), width) for column in zip(*cells, strict=True)], fit
    )
    drawn = [
        "  ".join(_short(c, w).ljust(w) for c, w in zip(line, widths, strict=True))
        for line in (cells[0], ["─" * size for size in widths], *cells[1:])
    ]
    count = table.note or f"{len(table.rows):,} row{'s' if len(table.rows) != 1 else ''}"
    count += f"; empty throughout: {', '.join(empty)}" if empty else ""
    return "\n".join(line.rstrip() for line in drawn) + f"\n({count})"


def _fitted(widths: list[int], fit: int | None) -> list[int]:
    """Return the widths of columns, the widest made less until all fit."""
    widths = list(widths)
    while fit and sum(widths) + 2 * len(widths) - 2 > fit and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _flat(text: str) -> str:
    """Return a text on one line, in which nothing moves a terminal's cursor."""
    return "".join(_seen(c) for c in " ".join(text.split()))


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _seen(character: str) -> str:
    """Return a character that does nothing to a terminal: joiners go, others leave a mark."""
    if character.isprintable():
        return character
    return "" if character in "\u200c\u200d\u200e\u200f" else "\ufffd"
