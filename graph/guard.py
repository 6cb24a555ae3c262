"""What a query may not do: reach the network or a file, nest without end, run for ever.

The text is cut into tokens first, so that a word inside a string or a comment is no keyword, and
`$name` parameters are put in as whole terms, written by the same code that writes the graph.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from graph.iris import ID
from ontology.errors import QueryError

__all__ = ["bound", "checked", "disarmed", "names_graphs", "parameters"]

LONGEST = 100_000
DEEPEST = 100
TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
  | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<parameter>\$\w+)
  | (?P<variable>\?\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | _:\w(?:[\w.-]*[\w-])?)
  | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:
      (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*
        (?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))?)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<open>[({[]) | (?P<close>[])}])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
SURROGATE = re.compile("[\ud800-\udfff]")
#: An escaped character that could end a string or a comment, or be a letter of a keyword.
HIDDEN = re.compile(r"\\(?:u00|U000000)(?:[2-6]|7[0-9A-Ea-e]|0[9ADad])")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each token; together they are the whole text."""
    for found in TOKEN.finditer(text):
        yield found.lastgroup or "other", found.group()


def checked(text: str) -> str:
    """Return a query that stays inside the store.

    The engine knows no word boundaries: `trueSERVICE<…>` calls a service. So every word, and every
    prefix that is not declared, is searched for the keywords.

    Raises:
        QueryError: it calls a SERVICE, names a graph outside, or is too long or too deep.
    """
    if len(text) > LONGEST:
        raise QueryError(f"a query of {len(text):,} characters; at most {LONGEST:,}")
    if "\0" in text or (not text.isascii() and SURROGATE.search(text)):
        raise QueryError("a query holds a NUL or half a character")
    if HIDDEN.search(text):
        raise QueryError("an escaped letter (\\u00…) could hide SERVICE or FROM: write it out")
    significant = list(tokens_of(text))
    _nested(significant)
    declared = _declared(significant)
    for n, (kind, token) in enumerate(significant):
        if kind == "word" or (kind == "name" and token.partition(":")[0] not in declared):
            _keyword(token.partition(":")[0].upper(), significant[n + 1 : n + 3])
    return text


def _nested(significant: list[tuple[str, str]]) -> None:
    depth = 0
    for kind, _ in significant:
        depth += (kind == "open") - (kind == "close")
        if depth > DEEPEST:
            raise QueryError(f"a query nested more than {DEEPEST} deep")


def _declared(significant: list[tuple[str, str]]) -> set[str]:
    """Return the prefixes that a query declares, if it means no keyword by them."""
    return {
        name.partition(":")[0]
        for (_, word), (kind, name) in pairwise(significant)
        if word.upper() == "PREFIX" and kind == "name"
    }


def _keyword(word: str, following: list[tuple[str, str]]) -> None:
    """Refuse a word that calls a service, or names a graph that is not the store's."""
    if "SERVICE" in word:
        raise QueryError("SERVICE reaches outside the store: not allowed")
    if "FROM" in word:
        named = [(k, t) for k, t in following if t.upper() != "NAMED"][:1]
        if not named or named[0][0] != "iri" or not named[0][1].startswith(f"<{ID}"):
            what = named[0][1] if named else "nothing"
            raise QueryError(f"FROM {what}: not a graph of the store, and nothing is fetched")


def disarmed(text: str) -> str:
    """Return a query with other names for the prefixes that look like a keyword.

    The engine reads `service:x` as a name or as a call, by where it stands; under another name it
    is only a name.
    """
    odd = {p for p in _declared(list(tokens_of(text))) if "SERVICE" in p.upper()}
    if not odd:
        return text
    fresh = {prefix: f"renamed{n}" for n, prefix in enumerate(sorted(odd))}
    out = []
    for kind, token in tokens(text):
        prefix, colon, local = token.partition(":")
        renamed = kind == "name" and prefix in fresh
        out.append(f"{fresh[prefix]}{colon}{local}" if renamed else token)
    return "".join(out)


def tokens_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens that are neither comments nor spaces."""
    return ((k, t) for k, t in tokens(text) if k != "comment" and not t.isspace())


def names_graphs(text: str) -> bool:
    """Tell whether a query says which graphs it is about."""
    return any(kind == "word" and "FROM" in token.upper() for kind, token in tokens(text))


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
