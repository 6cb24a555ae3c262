"""Improve a small drawing one node at a time, as one would with a pencil."""

import numpy as np
from numpy.typing import NDArray

from graph.view.declutter import CLEAR, Edges
from graph.view.stress import Points

__all__ = ["polish"]

#: Where a node may be tried, from where it is: four rings of twelve, in pixels.
RINGS = np.array(
    [
        (radius * np.cos(turn), radius * np.sin(turn))
        for radius in (16.0, 40.0, 90.0, 190.0)
        for turn in np.arange(12) * np.pi / 6
    ]
)
#: What each fault costs; lengths cost their relative difference from the ideal.
CROSSING, ON_LINE, OVERLAP, LENGTH, OUTSIDE = 1.0, 2.5, 6.0, 0.5, 4.0


def polish(points: Points, halves: Points, edges: Edges, *, ideal: float, turns: int) -> Points:
    """Return the points after each node has been moved, in some turns, to where it errs least.

    No node leaves the frame that the drawing fills at first. ``ideal`` is an edge's best length.
    """
    points = points.copy()
    frame = points.min(axis=0), points.max(axis=0)
    near = [edges[(edges == node).any(axis=1)] for node in range(len(points))]
    far = [edges[(edges != node).all(axis=1)] for node in range(len(points))]
    for _ in range(turns):
        moved = False
        for node in range(len(points)):
            spots = points[node] + np.vstack([np.zeros((1, 2)), RINGS])
            ends = points[near[node].sum(axis=1) - node]
            cost = _cost(node, spots, ends, points, halves, far[node], near[node], ideal)
            cost += OUTSIDE * ((spots < frame[0]) | (spots > frame[1])).any(axis=1)
            best = int(cost.argmin())
            if cost[best] < cost[0] - 0.05:  # or it would go to and fro for nothing
                points[node], moved = spots[best], True
        if not moved:
            break
    return points


def _cost(
    node: int,
    spots: Points,
    ends: Points,
    points: Points,
    halves: Points,
    far: Edges,
    near: Edges,
    ideal: float,
) -> Points:
    """Return what a node would cost in each of some spots."""
    starts, stops = points[far[:, 0]], points[far[:, 1]]
    others = np.arange(len(points)) != node
    cost = CROSSING * _crossed(spots, ends, starts, stops, near.sum(axis=1) - node, far)
    cost += ON_LINE * _under(spots, starts, stops)
    cost += ON_LINE * _over(spots, ends, points, near, node)
    apart = np.abs(spots[:, None, :] - points[None, others, :])
    cost += OVERLAP * (apart < halves[node] + halves[others]).all(axis=2).sum(axis=1)
    lengths = np.hypot(*(spots[:, None, :] - ends[None, :, :]).transpose(2, 0, 1))
    total: Points = cost + LENGTH * np.abs(lengths / ideal - 1).sum(axis=1)
    return total


def _crossed(
    spots: Points, ends: Points, starts: Points, stops: Points, tips: NDArray[np.intp], far: Edges
) -> Points:
    """Count the lines that a node's own lines would cross, from each spot."""
    a, b = spots[:, None, None, :], ends[None, :, None, :]
    c, d = starts[None, None, :, :], stops[None, None, :, :]
    cross = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    joined = (tips[:, None, None] == far[None, :, :]).any(axis=2)
    counted: Points = (cross & ~joined).sum(axis=(1, 2)).astype(float)
    return counted


def _side(start: Points, end: Points, point: Points) -> Points:
    """Return on which side of a line a point lies."""
    along, away = end - start, point - start
    side: Points = along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0]
    return side


def _under(spots: Points, starts: Points, stops: Points) -> Points:
    """Count the lines of others that would run through the node."""
    counted: Points = _close(spots[:, None, :], starts[None], stops[None]).sum(axis=1).astype(float)
    return counted


def _over(spots: Points, ends: Points, points: Points, near: Edges, node: int) -> Points:
    """Count the nodes through which the node's own lines would run."""
    close = _close(points[None, None], spots[:, None, None, :], ends[None, :, None, :])
    own = np.arange(len(points))[None, :]
    tips = (near.sum(axis=1) - node)[:, None]
    counted: Points = (close & ~((own == tips) | (own == node))).sum(axis=(1, 2)).astype(float)
    return counted


def _close(point: Points, start: Points, end: Points) -> NDArray[np.bool_]:
    """Say whether points lie nearer to lines than marks may."""
    along = end - start
    square = np.maximum((along**2).sum(axis=-1), 1e-9)
    share = np.clip(((point - start) * along).sum(axis=-1) / square, 0, 1)
    way = point - start - share[..., None] * along
    close: NDArray[np.bool_] = np.hypot(way[..., 0], way[..., 1]) < CLEAR
    return close
