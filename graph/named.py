"""Named queries: SPARQL files that say in their first comment what they answer.

    # Who did what to whom, newest first.
    #
    # $actor (actor) who takes part, in any role
    # $since (day) events that may have ended on this day or later

Parameters are bound as whole terms; one that is not given stays a variable. Which lines stand is
said in their comments, in the language of `graph.wording`: a line that ends in ``#? name`` stands
only where that parameter is given. Beside its own parameters a query may use those that
`graph.window` finds in the store, so that it need not look at every event.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from graph import ntriples as nt
from graph.guard import bound, parameters
from graph.lookup import Lookup
from graph.window import FOUND
from graph.wording import expanded, lines_for
from ontology.errors import QueryError, UnknownNameError
from ontology.terms import EventType, Modality, Polarity, RelationType

__all__ = [
    "Named",
    "Parameter",
    "all_queries",
    "find",
    "read",
    "terms_for",
    "with_terms",
    "with_values",
]

QUERIES = files("graph") / "queries"
PARAMETER = re.compile(r"# \$(\w+) \((\w+)(, required)?\) (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query may be told: its kind says how the value is read."""

    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query with its documentation."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def title(self) -> str:
        """The first line of what it says of itself."""
        return self.about.partition("\n")[0]


def read(name: str, text: str) -> Named:
    """Return a query from the text of its file.

    Raises:
        QueryError: a parameter is used and not described, or described and not used.
    """
    comment = [line for line in text.splitlines() if line.startswith("#")]
    matched = [(line, PARAMETER.fullmatch(line)) for line in comment]
    told = tuple(
        Parameter(m.group(1), m.group(2), bool(m.group(3)), m.group(4)) for _, m in matched if m
    )
    about = "\n".join(line[1:].strip() for line, m in matched if not m).strip()
    text = expanded(text)
    used = set(parameters(text)) - FOUND
    if odd := used ^ {p.name for p in told}:
        raise QueryError(f"query {name!r}: described or used, not both: {', '.join(sorted(odd))}")
    if unknown := {p.kind for p in told} - set(CASTS):
        raise QueryError(f"query {name!r}: no such kind of parameter: {', '.join(sorted(unknown))}")
    return Named(name, about, told, text)


@cache
def all_queries() -> Mapping[str, Named]:
    """Return every query of graph/queries by its name."""
    found = sorted((f for f in QUERIES.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    names = [f.name.removesuffix(".rq") for f in found]
    return {n: read(n, f.read_text(encoding="utf-8")) for n, f in zip(names, found, strict=True)}


def find(name: str) -> Named:
    """Return the query with a name.

    Raises:
        UnknownNameError: there is none; the message names the nearest.
    """
    if name not in all_queries():
        raise UnknownNameError("query", name, all_queries())
    return all_queries()[name]


def with_values(query: Named, values: Mapping[str, object], lookup: Lookup) -> str:
    """Return the text of a query with its parameters bound, and no window on the store.

    Raises:
        QueryError: a value does not fit, or a required one is missing.
        UnknownNameError: no such parameter, actor, place, source, event or type.
    """
    terms = terms_for(query, values, lookup)
    return bound(lines_for(query.text, set(terms)), terms)


def terms_for(query: Named, values: Mapping[str, object], lookup: Lookup) -> dict[str, str]:
    """Return the terms for the parameters of a query that are given.

    Raises:
        QueryError: a value does not fit, or a required one is missing.
        UnknownNameError: no such parameter, actor, place, source, event or type.
    """
    known = {p.name: p for p in query.parameters}
    terms: dict[str, str] = {}
    for name, given in values.items():
        if name not in known:
            raise UnknownNameError(f"parameter of {query.name!r}", name, known)
        if given is not None:
            terms[name] = _term(known[name], given, lookup)
    for parameter in query.parameters:
        if parameter.required and parameter.name not in terms:
            how = f"--{parameter.name.replace('_', '-')} or {parameter.name}="
            raise QueryError(f"query {query.name!r} needs {how}: {parameter.about}")
    return terms


def _term(parameter: Parameter, given: object, lookup: Lookup) -> str:
    try:
        return CASTS[parameter.kind](given, lookup)
    except (ValueError, TypeError, ArithmeticError) as error:
        if isinstance(error, QueryError):
            raise
        kind = ("an " if parameter.kind[0] in "aeiou" else "a ") + parameter.kind
        raise QueryError(f"{parameter.name}: {given!r} is not {kind}") from None


def _day(given: object, _: Lookup) -> str:
    return nt.day(given if isinstance(given, date) else date.fromisoformat(str(given)))


def _type(given: object, _: Lookup) -> str:
    return nt.iri(EventType.of(str(given).upper()).iri)


def _relation(given: object, _: Lookup) -> str:
    return nt.iri(RelationType.of(str(given)).iri)


def _modality(given: object, _: Lookup) -> str:
    known = [*(way.value for way in Modality), Polarity.DENIED.value]
    if str(given) not in known:
        raise UnknownNameError("modality", str(given), known)
    return nt.text(str(given))


#: How a value of each kind is read.
CASTS: dict[str, Callable[[object, Lookup], str]] = {
    "actor": lambda given, lookup: nt.iri(lookup.actor(str(given))),
    "day": _day,
    "event": lambda given, lookup: nt.iri(lookup.event(str(given))),
    "number": lambda given, _: nt.number(float(str(given))),
    "modality": _modality,
    "place": lambda given, lookup: nt.iri(lookup.place(str(given))),
    "relation": _relation,
    "source": lambda given, lookup: nt.iri(lookup.source(str(given))),
    "text": lambda given, _: nt.text(str(given)),
    "type": _type,
}


def with_terms(text: str, values: Mapping[str, object]) -> str:
    """Return SPARQL text with each ``$name`` bound to a value by its Python type.

    Text that begins with http://, https:// or urn: is an IRI, other text a string.

    Raises:
        UnknownNameError: the text has no such parameter.
        QueryError: the value is of a type that RDF has no literal for.
    """
    used = parameters(text)
    for name in values:
        if name not in used:
            raise UnknownNameError("parameter of this query", name, used)
    return bound(text, {name: _literal(name, given) for name, given in values.items()})


def _literal(name: str, given: object) -> str:
    try:
        return _written(name, given)
    except ValueError as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError(f"{name}: {error}") from None


def _written(name: str, given: object) -> str:
    match given:
        case bool():
            return nt.boolean(given)
        case int():
            return nt.integer(given)
        case float():
            return nt.number(given)
        case datetime():
            return nt.moment(given)
        case date():
            return nt.day(given)
        case str() if given.startswith(("http://", "https://", "urn:")):
            return nt.iri(given)
        case str():
            return nt.text(given)
    raise QueryError(f"{name}: no RDF term for {given!r}")
