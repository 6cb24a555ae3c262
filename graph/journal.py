"""The journal of a store: a change on disk, whole and read through, before anything is done."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from graph.iris import CATALOGUE
from ontology.errors import StoreError

__all__ = ["NOTE", "Plan", "cleared", "synced", "verified", "written"]

PLAN = "plan.json"
#: Which graphs are being filled by a change that is not decided.
NOTE = "filling.json"


@dataclass(slots=True)
class Plan:
    """One change.

    ``drop`` are graphs to remove, ``graphs`` those that the new claims go to, ``derived`` those of
    what follows from them; ``quads`` is how many quads there are at most, ``catalogued`` how many
    of them go to the catalogue. ``clear`` are events of which all that was derived is removed,
    ``reset`` tallies that are removed, before the quads come. ``stale`` are the files that are no
    longer loaded as they are. ``made`` says that every term was written by us, escaped.
    """

    drop: list[str] = field(default_factory=list)
    graphs: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    quads: int = 0
    catalogued: int = 0
    clear: list[str] = field(default_factory=list)
    reset: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    made: bool = False

    def write(self, journal: Path) -> None:
        """Decide on the change: from now on it will be carried out."""
        written(journal / PLAN, json.dumps(asdict(self)))

    @classmethod
    def read(cls, journal: Path) -> Self:
        """Return the change that was decided.

        Raises:
            StoreError: the journal is damaged.
        """
        try:
            plan = cls(**json.loads((journal / PLAN).read_bytes()))
        except (ValueError, TypeError) as error:
            raise StoreError(f"{journal / PLAN} is damaged: {error}") from None
        if plan.quads and not (journal / "quads.nq").exists():
            raise StoreError(f"{journal} is damaged: the quads of its plan are gone")
        return plan


def verified(path: Path, plan: Plan) -> None:
    """Read quads through, as the engine will read them.

    A change that is decided and cannot be carried out would shut the store for good.

    Raises:
        ValueError: a quad is malformed, has a blank node, or is in no graph of the plan.
    """
    graphs, catalogued = {*plan.graphs, *plan.derived}, 0
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            graph = getattr(quad.graph_name, "value", None)
            catalogued += graph == CATALOGUE
            if graph not in graphs and graph != CATALOGUE:
                raise ValueError(f"a statement in {quad.graph_name}, which is not its source's")
            if ox.BlankNode in (type(quad.subject), type(quad.object)):
                raise ValueError(f"a blank node in {quad}")
    except SyntaxError as error:
        raise ValueError(f"not a statement of RDF: {error.msg}") from None
    if catalogued != plan.catalogued:
        raise ValueError("a statement in the catalogue, which is not its source's")


def synced(path: Path) -> None:
    """Wait until a file is on disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def written(path: Path, text: str) -> None:
    """Write a file whole: under another name first, then in place of the old one."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def cleared(folder: Path) -> None:
    """Remove the files of an unfinished or finished change."""
    for path in folder.iterdir():
        path.unlink()
