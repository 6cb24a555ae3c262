"""What a query may not do: reach the network or a file, nest without end, run for ever.

The text is cut into tokens first, so that a word inside a string or a comment is no keyword, and
`$name` parameters are put in as whole terms, written by the same code that writes the graph.
"""

import re
from collections.abc import Iterator, Mapping

from graph.iris import ID
from ontology.errors import QueryError

__all__ = ["bound", "checked", "parameters"]

LONGEST = 100_000
DEEPEST = 100
TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
  | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<parameter>\$\w+)
  | (?P<word>[^\W\d][\w.:-]* | \?\w+ | :[\w.:-]*)
  | (?P<open>[({[]) | (?P<close>[])}])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each token; together they are the whole text."""
    for found in TOKEN.finditer(text):
        yield found.lastgroup or "other", found.group()


def checked(text: str) -> str:
    """Return a query that stays inside the store.

    Raises:
        QueryError: it calls a SERVICE, names a graph outside, or is too long or too deep.
    """
    if len(text) > LONGEST:
        raise QueryError(f"a query of {len(text):,} characters; at most {LONGEST:,}")
    if "\0" in text:
        raise QueryError("a query holds a NUL character")
    depth, before = 0, ""
    for kind, token in tokens(text):
        depth += (kind == "open") - (kind == "close")
        if depth > DEEPEST:
            raise QueryError(f"a query nested more than {DEEPEST} deep")
        if kind == "word" and token.upper() in {"SERVICE", "LOAD"}:
            raise QueryError(f"{token.upper()} reaches outside the store: not allowed")
        if kind == "iri" and before == "FROM" and not token.startswith(f"<{ID}"):
            raise QueryError(f"FROM {token} is not a graph of the store; nothing is fetched")
        if kind not in {"comment", "other"} and token.upper() != "NAMED":
            before = token.upper()
    return text


def parameters(text: str) -> list[str]:
    """Return the names of the parameters of a query, in the order in which they stand."""
    found = (token[1:] for kind, token in tokens(text) if kind == "parameter")
    return list(dict.fromkeys(found))


def bound(text: str, terms: Mapping[str, str]) -> str:
    """Return a query with terms in place of the parameters that have a value.

    A parameter without a value stays a variable. The terms are written as N-Triples.

    >>> bound('SELECT * { ?s ?p $o } # $o', {"o": '"x"'})
    'SELECT * { ?s ?p "x" } # $o'
    """
    return "".join(
        terms.get(token[1:], token) if kind == "parameter" else token
        for kind, token in tokens(text)
    )
