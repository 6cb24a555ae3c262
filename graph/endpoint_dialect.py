"""What an endpoint makes of SPARQL: the union of all graphs, and Virtuoso's own ways.

Engines that keep to the standard answer our queries as they stand. Virtuoso (7.2.5 was tried) goes
its own ways, and what it is asked is written so that it means there what it means elsewhere:

- An expression of which a part has no value has none itself; there a part without a value is the
  empty text, and ``YEAR`` of nothing an error. So it is tested beforehand.
- ``EXISTS`` is a truth value; there it is the number 0 or 1.
- A distance is `geof:distance`; there `bif:st_distance`, in kilometres.

It keeps coordinates in single precision, and truth values as 0 and 1: they are read back as they
were written, to seven figures.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyoxigraph as ox

from graph.ahead import Term
from graph.guard import tokens
from ontology.errors import QueryError
from ontology.terms import XSD

__all__ = ["UNIONS", "Dialect", "dialect_of"]

#: Ways to ask for the union of all graphs: nothing to say, Oxigraph, Jena, Stardog.
UNIONS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("union-default-graph", ""),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
    (("default-graph-uri", "tag:stardog:api:context:all"),),
)
WKT = ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")
GEOMETRY = "http://www.openlinksw.com/schemas/virtrdf#Geometry"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
TRUTH = {"0": "false", "1": "true"}
DAY = '"{}"^^<' + XSD.date + ">"
#: Named queries of which Virtuoso 7.2.5 makes something else: what, and given which parameters,
#: where it is not so without.
WRONG: dict[str, tuple[str, frozenset[str]]] = {
    "count": ("has been seen to leave out rows", frozenset({"actor", "since", "until"})),
    "degree": ("miscounts what is initiated in a time", frozenset({"since", "until"})),
    "differences": ("leaves out rows of its answer, of some data", frozenset()),
    "first-and-last": ("leaves out rows and names of its answer", frozenset()),
    "said-first": ("cannot compile it (SQ156)", frozenset()),
}
#: What is said of a year, as said of a day.
YEARS = (
    (re.compile(r"YEAR\((\?\w+)\) > 1\b"), rf"\1 > {DAY.format('0001-12-31')}"),
    (re.compile(r"YEAR\((\?\w+)\) = 1\b"), rf"\1 < {DAY.format('0002-01-01')}"),
    (re.compile(r"YEAR\((\?\w+)\) < 9999\b"), rf"\1 < {DAY.format('9999-01-01')}"),
    (re.compile(r"YEAR\((\?\w+)\) = 9999\b"), rf"\1 > {DAY.format('9998-12-31')}"),
)
EXISTS = re.compile(r"BIND\(EXISTS \{ (\S+ \S+) (\S+) \} AS (\?\w+)\)")
TRULY = (
    r"OPTIONAL { \1 \3_is FILTER(\3_is = \2) } "
    rf'BIND(STRDT(IF(BOUND(\3_is), "true", "false"), <{XSD.boolean}>) AS \3)'
)
SORTED = 10_000
SLICE = re.compile(r"\bLIMIT (\d+)(?: OFFSET (\d+))?\b")
NOTHING = re.compile(r"VALUES (\?\w+) \{\s*\}")
DISTANCE = re.compile(r"geof:distance\((\?\w+), (\?\w+), uom:metre\) / 1000")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one endpoint is spoken to.

    ``union`` are the parameters with which the default graph is the union of all; ``virtuoso`` is
    whether it is one.
    """

    union: tuple[tuple[str, str], ...] = ()
    virtuoso: bool = False

    def refuse(self, name: str, given: Collection[str]) -> None:
        """Refuse a named query that this endpoint is known to answer wrongly.

        Raises:
            QueryError: it is one.
        """
        if not self.virtuoso or name not in WRONG:
            return
        why, only = WRONG[name]
        if not only or only & set(given):
            raise QueryError(f"query {name!r}: Virtuoso {why}; load the sources into a folder")

    def written(self, text: str) -> str:
        """Return a query as this endpoint understands it."""
        if not self.virtuoso:
            return text
        for pattern, instead in YEARS:
            text = pattern.sub(instead, text)
        text = EXISTS.sub(TRULY, text)
        text = SLICE.sub(_sorted, text)
        text = NOTHING.sub(r"VALUES \1 { <urn:nothing> }", text)
        text = DISTANCE.sub(r"bif:st_distance(\1, \2)", text)
        return guarded(text)

    def read(self, term: Term) -> Term:
        """Return a term as it was written."""
        if not self.virtuoso or not isinstance(term, ox.Literal):
            return term
        kind = term.datatype.value
        if kind == GEOMETRY:
            return ox.Literal(NUMBER.sub(_shortest, term.value), datatype=WKT)
        if kind == XSD.boolean and term.value in TRUTH:
            return ox.Literal(TRUTH[term.value], datatype=term.datatype)
        return term


def dialect_of(engine: str) -> Dialect:
    """Return how an engine is spoken to, by what it calls itself."""
    return Dialect(virtuoso=engine.startswith("Virtuoso"))


def _sorted(found: re.Match[str]) -> str:
    """Return a limit as it was, unless it is more than is sorted: then all is sorted."""
    limit, offset = int(found.group(1)), int(found.group(2) or 0)
    if limit + offset <= SORTED:
        return found.group()
    if offset:
        said = f"{limit - 1:,} rows from row {offset:,}"
        raise QueryError(f"{said}: this server sorts {SORTED:,} rows at the most: ask for fewer")
    return ""


def _shortest(found: re.Match[str]) -> str:
    return np.format_float_positional(np.float32(found.group()), trim="0")


def guarded(text: str) -> str:
    """Return a query in which no text is put together of parts that have no value.

    >>> guarded('BIND(CONCAT(STR(?a), "x") AS ?b)')
    'BIND(IF(BOUND(?a), CONCAT(STR(?a), "x"), ?unbound) AS ?b)'
    """
    out: list[str] = []
    open_: list[tuple[int, int]] = []
    depth = 0
    for kind, piece in tokens(text):
        out.append(piece)
        if kind == "open":
            if piece == "(" and len(out) > 1 and out[-2] == "CONCAT":
                open_.append((depth, len(out) - 2))
            depth += 1
        elif kind == "close":
            depth -= 1
            if open_ and open_[-1][0] == depth:
                _guard(out, open_.pop()[1])
    return "".join(out)


def _guard(out: list[str], begin: int) -> None:
    """Test the variables of the call that begins there beforehand."""
    used = dict.fromkeys(t for t in out[begin:] if t.startswith("?") and t != "?unbound")
    if used:
        tested = " && ".join(f"BOUND({name})" for name in used)
        out[begin:] = [f"IF({tested}, ", *out[begin:], ", ?unbound)"]
