"""Terms as N-Triples text, escaped: the fastest way into the engine.

Every term that we write goes through these functions; nothing else puts text between quotes.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import isfinite

import pyoxigraph as ox

from ontology.terms import XSD

__all__ = ["boolean", "day", "integer", "iri", "moment", "number", "text"]

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')


@lru_cache(maxsize=65_536)
def iri(value: str) -> str:
    """Return an IRI as a term.

    Raises:
        ValueError: the engine would not take it: it has no scheme, or a character out of place.
    """
    try:
        return str(ox.NamedNode(value))
    except ValueError:
        raise ValueError(f"not an IRI: {value!r}") from None


@lru_cache(maxsize=1024)
def language(tag: str) -> str:
    """Return a language tag as it stands behind a string.

    Raises:
        ValueError: the engine would not take it.
    """
    try:
        return f"@{ox.Literal('', language=tag).language}"
    except ValueError:
        raise ValueError(f"not a language tag: {tag!r}") from None


def text(value: str, lang: str | None = None) -> str:
    r"""Return a string as a term.

    Raises:
        ValueError: it holds half a character, which has no UTF-8, or the tag is none.

    >>> text('a "b"\n', "en")
    '"a \\"b\\"\\n"@en'
    """
    if not value.isascii():
        value.encode()
    quoted = ESCAPED.sub(_escape, value) if ESCAPED.search(value) else value
    return f'"{quoted}"' if lang is None else f'"{quoted}"{language(lang)}'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return ESCAPES.get(character) or f"\\u{ord(character):04X}"


def day(value: date) -> str:
    """Return a day, or the day of a moment, as an xsd:date."""
    value = value.date() if isinstance(value, datetime) else value
    return f'"{value.isoformat()}"^^<{XSD.date}>'


def moment(value: datetime) -> str:
    """Return a moment as an xsd:dateTime."""
    return f'"{value.isoformat()}"^^<{XSD.dateTime}>'


def integer(value: int) -> str:
    """Return a whole number as an xsd:integer."""
    return f'"{value:d}"^^<{XSD.integer}>'


def number(value: float) -> str:
    """Return a number as an xsd:decimal, as short as it was written.

    >>> number(4947.0)
    '"4947"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if not isfinite(value):
        raise ValueError(f"not a number: {value!r}")
    return f'"{Decimal(str(value)).normalize():f}"^^<{XSD.decimal}>'


def boolean(value: bool) -> str:
    """Return a truth value as an xsd:boolean."""
    return f'"{str(value).lower()}"^^<{XSD.boolean}>'
