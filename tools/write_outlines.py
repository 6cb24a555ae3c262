"""Write graph/view/assets/outlines.json: coasts, boundaries and names of countries for the map.

    python -m tools.write_outlines FOLDER            write it
    python -m tools.write_outlines FOLDER --check    exit with 1 where it would be another

FOLDER holds ``countries-50m.json`` of the npm package world-atlas, version 2.0.2 (ISC licence),
which carries Natural Earth 4.1.0 at 1:50,000,000 (public domain) as TopoJSON. Boundaries are the de
facto ones that Natural Earth draws; no judgement is meant. The package does not carry Natural
Earth's theme of disputed boundaries: `DISPUTED` names the pairs whose line, or a stretch of it, is
an armistice line, a line of control or the edge of a land that others claim; they are to be dashed.

The file holds, for a page to choose from (graph/view/outlines.py):

- ``arcs``: pieces of line, each as it is near (to `FINE` degrees) and far (to `COARSE` degrees;
  empty where it may be left out). A text of base-64 digits: for each point the steps of longitude
  and latitude in units of ``quantum`` degrees, doubled, less one and positive where negative; five
  bits a digit, the lowest first, 32 more where a digit follows;
- ``land``: rings of arcs, ``~n`` being the arc ``n`` backwards;
- ``inner`` and ``disputed``: boundaries on land, by arc;
- ``names``: of countries as Natural Earth has them, each with points at which the name may stand:
  longitude, latitude, and the distance from the boundary in degrees of latitude, the best first.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from tools.outline_shapes import (
    QUANTUM,
    Line,
    Point,
    area,
    encoded,
    extent,
    opening,
    seats,
    simplified,
)
from tools.stale import settled

OUT = Path(__file__).resolve().parent.parent / "graph" / "view" / "assets" / "outlines.json"
SOURCE = "Natural Earth 4.1.0, 1:50m, by way of world-atlas 2.0.2"

FINE = 0.03
COARSE = 0.12
PIECE = 40  # points of an arc at most, so that few of them lie both near and far
ISLE = 0.45  # degrees: smaller islands are left out far away
SPECK = 0.06  # degrees: smaller islands are left out everywhere
NAMED = 0.35  # degrees from the boundary: narrower countries are not named

WORLD = (-180.0, -90.0, 180.0, 90.0)
#: Neighbours, and the window (west, south, east, north) in which their boundary is disputed.
DISPUTED: Final[dict[frozenset[str], tuple[float, float, float, float]]] = {
    frozenset(("China", "India")): WORLD,
    frozenset(("China", "Siachen Glacier")): WORLD,
    frozenset(("Cyprus", "N. Cyprus")): WORLD,
    frozenset(("Egypt", "Sudan")): (33.0, 21.0, 37.0, 23.0),
    frozenset(("India", "Pakistan")): (73.5, 32.4, 78.0, 36.0),
    frozenset(("India", "Siachen Glacier")): WORLD,
    frozenset(("Israel", "Palestine")): WORLD,
    frozenset(("Israel", "Syria")): WORLD,
    frozenset(("Kenya", "S. Sudan")): WORLD,
    frozenset(("Kosovo", "Serbia")): WORLD,
    frozenset(("Morocco", "W. Sahara")): WORLD,
    frozenset(("North Korea", "South Korea")): WORLD,
    frozenset(("Pakistan", "Siachen Glacier")): WORLD,
    frozenset(("Russia", "Ukraine")): (33.0, 45.0, 36.0, 46.5),
    frozenset(("S. Sudan", "Sudan")): WORLD,
    frozenset(("Somalia", "Somaliland")): WORLD,
}

UNNAMED = frozenset(("Antarctica", "Siachen Glacier"))
#: Names that have changed since Natural Earth 4.1.0, and abbreviations.
RENAMED = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Macedonia": "North Macedonia",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}


class Topology(NamedTuple):
    """Lines in degrees, the arcs of each country's polygons, and those of all land."""

    arcs: list[list[Point]]
    countries: list[tuple[str, list[list[list[int]]]]]
    land: list[list[list[int]]]


def topology(path: Path) -> Topology:
    """Read a TopoJSON file of world-atlas."""
    read = json.loads(path.read_text(encoding="utf-8"))
    countries = [
        (g["properties"]["name"], polygons(g)) for g in read["objects"]["countries"]["geometries"]
    ]
    land = [p for g in read["objects"]["land"]["geometries"] for p in polygons(g)]
    return Topology([unpacked(arc, read["transform"]) for arc in read["arcs"]], countries, land)


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return a geometry's polygons, each a list of rings of arcs."""
    arcs = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def unpacked(arc: Iterable[tuple[int, int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the points of a quantized arc in degrees, running on across the antimeridian."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lon = x * wide + west
        points.append((near(lon, points[-1][0]) if points else lon, y * high + south))
    return points


def near(lon: float, other: float) -> float:
    """Return a longitude as one within half a turn of another."""
    return lon - 360 * round((lon - other) / 360)


class Pieces:
    """The arcs that are written, in pieces; ``of`` tells those of an arc of the source."""

    def __init__(self, arcs: list[list[Point]]) -> None:
        self.arcs = arcs
        self.written: list[tuple[str, str]] = []
        self.of: dict[int, list[int]] = {}

    def add(self, arc: int) -> list[int]:
        """Put an arc of the source among those that are written; return its pieces."""
        if arc not in self.of:
            self.of[arc] = list(self.cut(self.arcs[arc]))
        return self.of[arc]

    def cut(self, line: Line) -> Iterator[int]:
        """Yield the number of each piece of a line."""
        small = line[0] == line[-1] and extent(line) < ISLE
        fine = simplified(line, FINE)
        for start in range(0, max(len(fine) - 1, 1), PIECE):
            piece = fine[start : start + PIECE + 1]
            coarse = "" if small else encoded(simplified(piece, COARSE))
            self.written.append((encoded(piece), coarse))
            yield len(self.written) - 1

    def ring(self, arcs: Iterable[int]) -> list[int]:
        """Return a ring of the source as one of pieces."""
        pieces: list[int] = []
        for arc in arcs:
            made = self.add(arc if arc >= 0 else ~arc)
            pieces += made if arc >= 0 else [~n for n in reversed(made)]
        return pieces


def owners(countries: list[tuple[str, list[list[list[int]]]]]) -> dict[int, set[str]]:
    """Return the countries on the sides of each arc."""
    sides: dict[int, set[str]] = defaultdict(set)
    for name, shape in countries:
        for ring in (ring for polygon in shape for ring in polygon):
            for arc in ring:
                sides[arc if arc >= 0 else ~arc].add(name)
    return sides


def joined(arcs: list[list[Point]], ring: Iterable[int]) -> list[Point]:
    """Return the points of a ring, running on across the antimeridian."""
    points: list[Point] = []
    for line in (arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring):
        for lon, lat in line[bool(points) :]:
            points.append((near(lon, points[-1][0]) if points else lon, lat))
    return points[:-1]


def names(made: Topology) -> list[tuple[str, list[tuple[float, float, float]]]]:
    """Return the names of the countries that are wide enough, the widest first, and their seats."""
    placed = []
    for name, shape in made.countries:
        if not shape or name in UNNAMED:
            continue
        largest = max(shape, key=lambda polygon: area(joined(made.arcs, polygon[0])))
        found = seats([joined(made.arcs, ring) for ring in largest])
        wide = [
            (round(near(x, 0), 1), round(y, 1), round(far, 1)) for x, y, far in found if far > NAMED
        ]
        if wide:
            placed.append((RENAMED.get(name, name), wide))
    return sorted(placed, key=lambda one: (-one[1][0][2], one[0]))


def outlines(made: Topology) -> dict[str, Any]:
    """Return what the file holds."""
    pieces = Pieces(made.arcs)
    rings = [polygon for shape in made.land for polygon in shape]
    land = [pieces.ring(r) for r in rings if extent(joined(made.arcs, r)) > SPECK]
    inner: list[int] = []
    disputed: list[int] = []
    for arc, sides in sorted(owners(made.countries).items()):
        if len(sides) > 1:
            west, south, east, north = DISPUTED.get(frozenset(sides), (1.0, 0.0, 0.0, 0.0))
            for n in pieces.cut(made.arcs[arc]):
                x, y = opening(pieces.written[n][0])
                (disputed if west <= x <= east and south <= y <= north else inner).append(n)
    return {
        "source": SOURCE,
        "quantum": QUANTUM,
        "names": names(made),
        "land": land,
        "inner": inner,
        "disputed": disputed,
        "arcs": pieces.written,
    }


def written(value: dict[str, Any]) -> str:
    """Return the file's text: a line for each arc, ring and name."""
    parts = []
    for key, held in value.items():
        if isinstance(held, list) and held and not isinstance(held[0], int):
            lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in held)
            parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(held)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(arguments: Sequence[str]) -> int:
    """Write the file, or check it; return the exit status."""
    folders = [a for a in arguments if not a.startswith("-")]
    if len(folders) != 1:
        print("usage: python -m tools.write_outlines FOLDER [--check]", file=sys.stderr)
        return 2
    made = outlines(topology(Path(folders[0]) / "countries-50m.json"))
    return settled({OUT: written(made)}, "python -m tools.write_outlines FOLDER", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
