"""Work out the shapes of the map's outlines: lines made simpler, and written as short texts."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

__all__ = [
    "QUANTUM",
    "Line",
    "Point",
    "area",
    "encoded",
    "extent",
    "opening",
    "seats",
    "simplified",
]

#: Longitude and latitude in degrees.
Point: TypeAlias = tuple[float, float]
Line: TypeAlias = Sequence[Point]

QUANTUM = 0.02  # degrees: 2.2 km
STEPS = 24  # of the grid on which seats of a name are looked for, each way
APART = 3.5  # degrees at least between two seats of one name
MOST_SEATS = 6
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a segment, in degrees of latitude."""
    shrink = math.cos(math.radians(point[1]))
    px, py = (point[0] - start[0]) * shrink, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = dx * dx + dy * dy
    share = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - share * dx, py - share * dy)


def simplified(line: Line, tolerance: float) -> list[Point]:
    """Return a line without the points that lie within a tolerance of it (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((distance(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def extent(line: Line) -> float:
    """Return the longer side of the box about a line, in degrees of latitude."""
    xs, ys = zip(*line, strict=True)
    shrink = math.cos(math.radians(sum(ys) / len(ys)))
    return float(max((max(xs) - min(xs)) * shrink, max(ys) - min(ys)))


def encoded(line: Line) -> str:
    """Return a line as a text of steps between its rounded points.

    >>> encoded([(0.0, 0.0), (0.02, -0.02), (0.02, 1.0)])
    'AACBAmD'
    """
    text = []
    last = (0, 0)
    for number, (x, y) in enumerate(line):
        here = (round(x / QUANTUM), round(y / QUANTUM))
        if here != last or not number:
            text += [digits(here[0] - last[0]), digits(here[1] - last[1])]
        last = here
    return "".join(text)


def digits(step: int) -> str:
    """Return a whole number in base-64 digits of five bits each."""
    rest = step * 2 if step >= 0 else -step * 2 - 1
    text = ""
    while rest > 31:
        text += DIGITS[rest % 32 + 32]
        rest //= 32
    return text + DIGITS[rest]


def opening(text: str) -> Point:
    """Return the first point of an encoded line, in degrees."""
    found = []
    rest = shift = 0
    for digit in text:
        value = DIGITS.index(digit)
        rest |= (value % 32) << shift
        shift += 5
        if value < 32:
            found.append((-(rest + 1) // 2 if rest % 2 else rest // 2) * QUANTUM)
            rest = shift = 0
        if len(found) == 2:
            break
    return found[0], found[1]


def inside(point: Point, rings: Sequence[Line]) -> bool:
    """Tell whether a point lies within a polygon, by the crossings of a ray to the east."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossings += 1
    return crossings % 2 == 1


def area(ring: Line) -> float:
    """Return the area of a ring in square degrees of latitude, roughly."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return abs(twice) / 2 * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))


def seats(shape: list[list[Point]]) -> list[tuple[float, float, float]]:
    """Return points of a polygon far from its boundary and from each other, the best first.

    Each with its distance from the boundary in degrees of latitude; they are those of a grid.
    """
    rings = [simplified((*ring, ring[0]), 0.1)[:-1] for ring in shape]
    edges = [edge for ring in rings for edge in pairwise((*ring, ring[0]))]
    found = [
        (min(distance(point, a, b) for a, b in edges), point)
        for point in grid(rings[0])
        if inside(point, rings)
    ]
    chosen: list[tuple[float, float, float]] = []
    for far, (x, y) in sorted(found, reverse=True):
        room = min((distance((x, y), (a, b), (a, b)) for a, b, _ in chosen), default=APART)
        if room >= APART and len(chosen) < MOST_SEATS:
            chosen.append((x, y, far))
    return chosen


def grid(ring: Line) -> list[Point]:
    """Return points at even distances in the box about a ring."""
    xs, ys = zip(*ring, strict=True)
    (west, east), (south, north) = (min(xs), max(xs)), (min(ys), max(ys))
    shares = [step / STEPS for step in range(1, STEPS)]
    return [(west + (east - west) * a, south + (north - south) * b) for a in shares for b in shares]
