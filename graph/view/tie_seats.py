"""Give actors who deal with each other their seats: those who stand out well, others near them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.view.declutter import Edges, push_apart
from graph.view.drawing import draw_small
from graph.view.polish import polish
from graph.view.stress import Points, hops, majorize, spread

__all__ = ["Weights", "core", "seated"]

Weights: TypeAlias = NDArray[np.float64]  # the events of each tie
Seats: TypeAlias = dict[int, tuple[float, float]]  # an actor's number -> x, y

ACTORS, TIES = 60, 120  # at most, of the backbone; a page opens with them (OPENING in ties.js)
FEW = 24  # actors, up to whom several drawings are tried
LETTER, LINE, WRAP = 5.4, 14.0, 19  # a label's: pixels a letter and a line, letters a line
FILLED, ASPECT, STRETCH = 0.6, 1.1, 1.6  # of the sheet: share of boxes, form, widest distortion
ABROAD = 1.6  # how much further off the actors of other communities are to be
ROOMIER = 2.2  # at most so many times is the backbone enlarged for the others
CELL = 62.0  # pixels of a seat's width and height, beyond the backbone
TURN = math.pi * (3 - math.sqrt(5))  # of a sunflower's seeds, which leave no gaps


def seated(
    pairs: Edges, weight: Weights, groups: Mapping[int, int], labels: Sequence[str]
) -> Seats:
    """Return the seats, in pixels, of all actors who have ties.

    ``pairs`` are the ties, the most telling first, by the actors' numbers; ``groups`` are their
    communities. The backbone is drawn with room for its labels; each other actor sits near the one
    with whom he has most events, on the outer side. A second or two, for 2,000 actors too.
    """
    inner = pairs[core(pairs)]
    members = sorted({int(actor) for tie in inner for actor in tie})
    room = min(ROOMIER, math.sqrt(max(1.0, len(np.unique(pairs)) / ACTORS)))
    seats: Seats = {}
    if members:
        points = _drawn(inner, members, groups, labels) * room
        seats = {a: (float(x), float(y)) for a, (x, y) in zip(members, points, strict=True)}
    _fill(seats, _partners(pairs, weight, seats))
    return {actor: (round(x, 1), round(y, 1)) for actor, (x, y) in sorted(seats.items())}


def core(pairs: Edges, *, actors: int = ACTORS, ties: int = TIES) -> list[int]:
    """Return which ties make the backbone: in order, but for those that bring too many actors."""
    among: set[int] = set()
    kept: list[int] = []
    for number, tie in enumerate(pairs[: 4 * ties].tolist()):
        if len(kept) < ties and len(among.union(tie)) <= actors:
            among.update(tie)
            kept.append(number)
    return kept


def _drawn(
    pairs: Edges, members: list[int], groups: Mapping[int, int], labels: Sequence[str]
) -> Points:
    """Return where the backbone's actors are, about their middle."""
    edges: Edges = np.searchsorted(members, pairs).astype(np.intp)
    degree = np.bincount(edges.ravel(), minlength=len(members))
    halves = np.array([_half(labels[a], int(d)) for a, d in zip(members, degree, strict=True)])
    if len(members) <= FEW:
        points = draw_small(edges, halves)
    else:
        points = _in_groups(edges, halves, np.array([groups.get(a, -1 - a) for a in members]))
    middle: Points = points - (points.min(axis=0) + points.max(axis=0)) / 2
    return middle


def _in_groups(edges: Edges, halves: Points, group: NDArray[np.intp]) -> Points:
    """Return a drawing in which the actors of a community are together as far as can be."""
    joined = np.zeros((len(halves), len(halves)), dtype=bool)
    joined[edges[:, 0], edges[:, 1]] = joined[edges[:, 1], edges[:, 0]] = True
    distance = hops(joined)
    reached = np.isfinite(distance)
    distance[~reached] = distance[reached].max() * 0.6 + 1
    distance = np.where(group[:, None] == group[None, :], distance, distance * ABROAD)
    area = float((4 * halves[:, 0] * halves[:, 1]).sum()) / FILLED
    frame = np.array([math.sqrt(area * ASPECT), math.sqrt(area / ASPECT)])
    sketch = majorize(spread(distance), distance, 200)
    scale = frame / np.maximum(sketch.max(axis=0) - sketch.min(axis=0), 1e-9)
    sketch = push_apart(sketch * np.minimum(scale, scale.min() * STRETCH), halves, edges, rounds=80)
    ideal = math.sqrt(area / len(halves)) * 1.1
    return push_apart(polish(sketch, halves, edges, ideal=ideal, turns=5), halves, edges[:0])


def _half(label: str, degree: int) -> tuple[float, float]:
    """Return half the width and height of an actor's mark with the label below it."""
    mark = 13.0 + min(11.0, 2.4 * math.sqrt(degree))
    lines = min(3, math.ceil(len(label) / WRAP))
    return max(mark + 7, min(len(label), WRAP) * LETTER / 2 + 6), mark + lines * LINE / 2 + 7


def _partners(pairs: Edges, weight: Weights, seats: Seats) -> Iterator[tuple[int, int | None]]:
    """Yield each actor without a seat, and a partner who has one by then, the strongest first."""
    order = np.argsort(-weight, kind="stable")
    rest: list[tuple[int, int]] = [(int(a), int(b)) for a, b in pairs[order]]
    while rest := [(a, b) for a, b in rest if a not in seats or b not in seats]:
        before = len(seats)
        for a, b in rest:
            if (a in seats) != (b in seats):
                yield (b, a) if a in seats else (a, b)
        if len(seats) == before:  # nobody of them deals with anyone who has a seat
            yield rest[0][0], None


def _fill(seats: Seats, wanted: Iterator[tuple[int, int | None]]) -> None:
    """Add a free seat near each one's partner, the outer side first."""
    taken = {_cell(*spot) for spot in seats.values()}
    turns: dict[int | None, int] = {}
    for actor, partner in wanted:
        x, y = seats[partner] if partner is not None else (0.0, 0.0)
        outward, turn = math.atan2(y, x), turns.get(partner, 3)
        while True:
            away, angle = CELL * math.sqrt(turn), outward + TURN * (turn - 3)
            spot = (x + away * math.cos(angle), y + away * math.sin(angle))
            turn += 1
            if _cell(*spot) not in taken:
                break
        turns[partner] = turn
        taken.add(_cell(*spot))
        seats[actor] = spot


def _cell(x: float, y: float) -> tuple[int, int]:
    """Return the cell in which a spot lies."""
    return round(x / CELL), round(y / CELL)
