"""Writing a graph to a file: whole under its name, or not at all."""

from pathlib import Path

import pyoxigraph as ox

from graph.asking import PREFIXES
from graph.wholly import replaced
from ontology.errors import UnknownNameError

__all__ = ["FORMATS", "write"]

#: Name and suffix of each format. Turtle has no named graphs: it holds the union of all.
FORMATS = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
}
NAMES = {"json-ld": "jsonld", "n-quads": "nq", "nquads": "nq", "turtle": "ttl"}


def write(store: ox.Store, path: Path, name: str | None = None) -> None:
    """Write every quad to a file, in the format that is named, or that the suffix names.

    Raises:
        UnknownNameError: there is no such format.
        DetenteError: there is no such folder.
    """
    given = name or path.suffix.removeprefix(".")
    key = NAMES.get(given.lower(), given.lower())
    if key not in FORMATS:
        raise UnknownNameError("format", given, [*FORMATS, *NAMES])
    with replaced(path) as out:
        ox.serialize(_quads(store, FORMATS[key]), out, format=FORMATS[key], prefixes=PREFIXES)


def _quads(store: ox.Store, format_: ox.RdfFormat) -> list[ox.Quad] | list[ox.Triple]:
    """Return all quads in order, or for a format without graphs all triples, each once."""
    quads = sorted(store.quads_for_pattern(None, None, None), key=str)
    if format_.supports_datasets:
        return quads
    return list(dict.fromkeys(quad.triple for quad in quads))
