"""Choose the outlines of a page's map: fine about its places, coarse elsewhere.

Coasts, boundaries and names are Natural Earth's (public domain); tools/write_outlines.py says how
assets/outlines.json was made and how its lines are written.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, TypeAlias, TypedDict

from graph.view.shape import Place

__all__ = ["Outlines", "outlines", "points"]

#: The most characters of lines that a page may hold, so that it can be mailed.
MOST: Final = 66_000
CELL: Final = 5  # degrees
#: How many cells about a place have fine lines, if there is room.
REACH: Final = 3
COLUMNS: Final = 360 // CELL

DIGITS: Final = {
    digit: value
    for value, digit in enumerate(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )
}


Cell: TypeAlias = tuple[int, int]
#: A country's name, and where it may stand: longitude, latitude, room in degrees.
Named: TypeAlias = tuple[str, list[tuple[float, float, float]]]


class Lines(TypedDict):
    """Coasts and boundaries; numbers are those of arcs, ``~n`` that of one backwards."""

    source: str
    quantum: float
    names: list[Named]
    land: list[list[int]]
    inner: list[int]
    disputed: list[int]


class Outlines(Lines):
    """What a page draws."""

    arcs: list[str]


class Held(Lines):
    """What assets/outlines.json holds: each arc fine and coarse."""

    arcs: list[tuple[str, str]]


def outlines(places: Iterable[Place]) -> Outlines | None:
    """Return the outlines for a map of some places, or None where none has coordinates.

    The same places give the same outlines.
    """
    reached = _reached(places)
    if not reached:
        return None
    held = _held()
    chosen = [coarse for _, coarse in held["arcs"]]
    room = MOST - sum(map(len, chosen))
    for number in _nearest(reached):
        fine = held["arcs"][number][0]
        room -= len(fine) - len(chosen[number])
        if room < 0:
            break
        chosen[number] = fine
    return _kept(held, chosen)


def _kept(held: Held, chosen: Sequence[str]) -> Outlines:
    """Return the outlines with the arcs that are not empty, numbered anew."""
    kept = [number for number, text in enumerate(chosen) if text]
    new = {number: place for place, number in enumerate(kept)}
    return {
        "source": held["source"],
        "quantum": held["quantum"],
        "names": held["names"],
        "land": [
            [new[n] if n >= 0 else ~new[~n] for n in ring]
            for ring in held["land"]
            if all((n if n >= 0 else ~n) in new for n in ring)
        ],
        "inner": [new[n] for n in held["inner"] if n in new],
        "disputed": [new[n] for n in held["disputed"] if n in new],
        "arcs": [chosen[number] for number in kept],
    }


def _reached(places: Iterable[Place]) -> Mapping[Cell, tuple[int, int]]:
    """Return the cells about the places, each with its rank: cells away from one, places in it."""
    there = Counter(
        _cell(place["lon"], place["lat"])
        for place in places
        if place["lat"] is not None and place["lon"] is not None
    )
    found = {cell: (0, -number) for cell, number in there.items()}
    rim = list(found)
    for step in range(1, REACH + 1):
        about = {(x + dx, y + dy) for x, y in rim for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        rim = sorted({(x % COLUMNS, y) for x, y in about} - set(found))
        found |= dict.fromkeys(rim, (step, 0))
    return found


def _cell(lon: float, lat: float) -> Cell:
    """Return the cell of a point."""
    return int(lon // CELL) % COLUMNS, int(lat // CELL)


def _nearest(reached: Mapping[Cell, tuple[int, int]]) -> list[int]:
    """Return the numbers of the arcs in some cells, those nearest to most places first."""
    ranks = ([reached[cell] for cell in cells if cell in reached] for cells in _cells())
    ranked = sorted((min(rank), number) for number, rank in enumerate(ranks) if rank)
    return [number for _, number in ranked]


@cache
def _held() -> Held:
    """Return what the file beside this module holds."""
    path = resources.files("graph.view") / "assets" / "outlines.json"
    held: Held = json.loads(path.read_text(encoding="utf-8"))
    return held


@cache
def _cells() -> list[set[Cell]]:
    """Return the cells in which each arc has a point of its coarse line, or of its only one."""
    held = _held()
    lines = (points(coarse or fine, held["quantum"]) for fine, coarse in held["arcs"])
    return [{_cell(x, y) for x, y in line} for line in lines]


def points(text: str, quantum: float) -> list[tuple[float, float]]:
    """Return the points of an arc in degrees: longitudes and latitudes.

    >>> points("AACDA4C", 0.01)
    [(0.0, 0.0), (0.01, -0.02), (0.01, 0.42)]
    """
    steps = list(_steps(text))
    x = y = 0
    found = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((round(x * quantum, 6), round(y * quantum, 6)))
    return found


def _steps(text: str) -> Iterable[int]:
    """Yield the whole numbers that a text of digits stands for."""
    rest = shift = 0
    for digit in text:
        value = DIGITS[digit]
        rest |= (value % 32) << shift
        shift += 5
        if value < 32:
            yield -(rest + 1) // 2 if rest % 2 else rest // 2
            rest = shift = 0
