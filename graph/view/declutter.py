"""Push boxes of nodes and their labels apart, and nodes off the lines of others."""

import numpy as np
from numpy.typing import NDArray

from graph.view.stress import Points

__all__ = ["clutter", "push_apart"]

Edges = NDArray[np.intp]  # one row an edge: the numbers of its two nodes

CLEAR = 24.0  # how far a line keeps from the middle of a node that is not its own


def push_apart(points: Points, halves: Points, edges: Edges, *, rounds: int = 300) -> Points:
    """Return the points moved until no two boxes overlap, or the rounds are over.

    ``halves`` are half the width and half the height of each box, in the units of the points.
    """
    points = points.copy()
    for turn in range(rounds):
        moved = _from_boxes(points, halves)
        if turn < rounds * 2 / 3 and len(edges):
            moved += 0.4 * _from_lines(points, edges)
        if np.abs(moved).max(initial=0.0) < 0.01:  # hundredths of a pixel do not show
            break
        points += moved
    return points


def clutter(points: Points, halves: Points, edges: Edges, frame: tuple[float, float]) -> float:
    """Say how hard a drawing is to read in a frame of some width and height: 0 is perfect.

    Crossings of edges count once, pairs of boxes that overlap when the drawing is shrunk into the
    frame twice, and nodes on the lines of others three times.
    """
    size = np.maximum(points.max(axis=0) - points.min(axis=0), 1.0)
    shrunk = points * min(1.0, *(np.array(frame) / size))
    on_lines = np.count_nonzero(_offsets(points, edges)[1])
    overlaps = len(_overlapping(shrunk, halves)[0])
    return _crossings(points, edges) + 3.0 * on_lines + 2.0 * overlaps


def _overlapping(points: Points, halves: Points) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of boxes that overlap, each pair once; near ones are found by sorting."""
    order = np.argsort(points[:, 0], kind="stable")
    across = points[order, 0]
    last = np.searchsorted(across, across + 2 * halves[:, 0].max(initial=0.0))
    here = np.arange(len(points))
    many = last - here - 1
    first = np.repeat(here, many)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many)
    first, second = order[first], order[second]
    room = halves[first] + halves[second]
    hit = (np.abs(points[first] - points[second]) < room).all(axis=1)
    return first[hit], second[hit]


def _from_boxes(points: Points, halves: Points) -> Points:
    """Return for each box the way out of those that it overlaps, the shorter way."""
    first, second = _overlapping(points, halves)
    moved = np.zeros_like(points)
    apart = points[first] - points[second]
    over = halves[first] + halves[second] - np.abs(apart)
    axis = over.argmin(axis=1)
    rows = np.arange(len(first))
    gap = apart[rows, axis]
    side = np.where(gap == 0, np.where(first < second, -1.0, 1.0), np.sign(gap))
    push = side * over[rows, axis] * 0.3
    np.add.at(moved, (first, axis), push)
    np.add.at(moved, (second, axis), -push)
    return moved


def _offsets(points: Points, edges: Edges) -> tuple[Points, NDArray[np.bool_]]:
    """Return each node's way from each line (line, node, xy), and where it is too short."""
    start, end = points[edges[:, 0]], points[edges[:, 1]]
    along = end - start
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    away = points[None, :, :] - start[:, None, :]
    share = (away * along[:, None, :]).sum(axis=2) / square[:, None]
    way: Points = away - np.clip(share, 0, 1)[:, :, None] * along[:, None, :]
    near = (np.hypot(way[..., 0], way[..., 1]) < CLEAR) & (share > 0) & (share < 1)
    rows = np.arange(len(edges))
    near[rows, edges[:, 0]] = near[rows, edges[:, 1]] = False
    return way, near


def _from_lines(points: Points, edges: Edges) -> Points:
    """Return for each node the way off the lines that run through it."""
    way, near = _offsets(points, edges)
    line, node = np.nonzero(near)
    moved = np.zeros_like(points)
    out = way[line, node]
    length = np.hypot(out[:, 0], out[:, 1])[:, None]
    sure = np.where(length < 1e-6, [[0.0, 1.0]], out / np.maximum(length, 1e-6))
    push = sure * (CLEAR - length) * 0.5
    np.add.at(moved, node, push)
    for end in (0, 1):
        np.add.at(moved, edges[line, end], -push * 0.4)
    return moved


def _crossings(points: Points, edges: Edges) -> int:
    """Count the pairs of edges without a common end that cross."""
    a, b = points[edges[:, 0]], points[edges[:, 1]]
    side_a, side_b = _side(a, b, a), _side(a, b, b)
    cross = (side_a * side_b < 0) & (side_a * side_b < 0).T
    shared = (edges[:, None, :, None] == edges[None, :, None, :]).any(axis=(2, 3))
    return int(np.count_nonzero(np.triu(cross & ~shared, 1)))


def _side(start: Points, end: Points, point: Points) -> Points:
    """Return on which side of each line (row) each point (column) lies."""
    along = end - start
    away = point[None, :, :] - start[:, None, :]
    side: Points = along[:, None, 0] * away[..., 1] - along[:, None, 1] * away[..., 0]
    return side
