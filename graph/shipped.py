"""What every graph begins with: the register of actors and places, and the vocabulary."""

import hashlib
import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from graph.accounts import Origin
from graph.intake import Intake
from graph.iris import SHIPPED
from ontology.records import Actor, Counted, Loaded, Place, Record, Source, Statement
from ontology.register import register
from ontology.terms import SourceKind

__all__ = ["origin", "prepared", "records"]

ONTOLOGY = files("ontology")


@cache
def texts() -> tuple[tuple[str, bytes], ...]:
    """Return the name and the content of each file that is shipped, in order."""
    found = [f for f in ONTOLOGY.iterdir() if f.name.endswith(".ttl") or f.name == "register.json"]
    kept = sorted((f for f in found if f.name != "shapes.ttl"), key=lambda f: f.name)
    return tuple((f.name, f.read_bytes()) for f in kept)


@cache
def origin() -> Origin:
    """Return where the shipped source comes from."""
    digest = hashlib.sha256(b"".join(content for _, content in texts())).hexdigest()
    return Origin(name="register", loader=SHIPPED, digest=digest)


@cache
def prepared() -> tuple[str, Intake]:
    """Return the shipped quads as N-Quads, made once, with their account."""
    out = io.StringIO()
    intake = Intake(out, origin())
    intake.drain(records())
    return out.getvalue(), intake


def records() -> Iterator[Record]:
    """Yield the register's actors, places and posts, then the vocabulary."""
    units = 0
    yield Source(
        id=SHIPPED, kind=SourceKind.DATASET, title="Détente's register of actors and places"
    )
    held = register()
    entries: list[Actor | Place] = [*held.actors.values(), *held.places.values()]
    for entry in entries:
        units += 1
        yield entry
        yield Loaded(line=units)
    for source, post in held.posts:
        units += 1
        yield source
        yield post
        yield Loaded(line=units)
    for name, content in texts():
        if name.endswith(".ttl"):
            title = f"Détente's vocabulary: {name}"
            yield Source(
                id=f"{SHIPPED}/{name.removesuffix('.ttl')}",
                kind=SourceKind.DATASET,
                title=title,
                part_of=SHIPPED,
            )
            for quad in ox.parse(content, format=ox.RdfFormat.TURTLE):
                units += 1
                yield Statement(
                    subject=str(quad.subject),
                    predicate=str(quad.predicate),
                    object=str(quad.object),
                )
                yield Loaded(line=units)
    yield Counted(units=units, unit="entry")
