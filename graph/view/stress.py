"""Draw a graph so that distances on paper are distances in the graph.

Stress majorization (Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004): each
step solves for positions whose weighted error against the graph's distances is smaller. It needs
numpy only; networkx's own layout of this family needs scipy.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Points", "hops", "majorize", "project", "spread"]

Points: TypeAlias = NDArray[np.float64]  # one row a node: x, y


def hops(adjacency: NDArray[np.bool_]) -> Points:
    """Return the number of edges between every two nodes; infinite where no way leads."""
    size = len(adjacency)
    distance = np.full((size, size), np.inf)
    reached = np.eye(size, dtype=bool)
    step, near = 0, adjacency.astype(np.float32)
    front = reached
    while front.any():
        distance[front] = step
        step += 1
        front = (front.astype(np.float32) @ near > 0) & ~reached
        reached = reached | front
    return distance


def spread(distance: Points) -> Points:
    """Return starting positions by classical scaling of the distances."""
    size = len(distance)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centre @ distance**2 @ centre)
    plane = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    plane = plane * np.where(plane[np.abs(plane).argmax(axis=0), [0, 1]] < 0, -1, 1)
    return np.ascontiguousarray(plane[:, ::-1])


def project(distance: Points) -> Points:
    """Return positions from the distances (rows) to some of the nodes only (columns).

    Pivot scaling (Brandes and Pich, Eigensolver Methods for Progressive Multidimensional Scaling
    of Large Data, 2007): for graphs whose distances between all nodes are too many.
    """
    square = distance**2
    centred = square - square.mean(axis=0) - square.mean(axis=1, keepdims=True) + square.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    plane = centred @ vectors[:, :-3:-1]
    scale = np.maximum(plane.std(axis=0), 1e-9)
    projected: Points = plane / scale * distance.std()
    return projected


def majorize(start: Points, distance: Points, steps: int) -> Points:
    """Return the positions after a number of steps, and their distances nearer to those given."""
    size = len(start)
    weight = np.where(distance > 0, 1 / np.maximum(distance, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.inv(laplacian + 1 / size)
    points = start
    for _ in range(steps):
        points = inverse @ _pull(points, weight * distance)
        points = points - points.mean(axis=0)
    return points


def _pull(points: Points, strength: Points) -> Points:
    """Return the right-hand side of one step's linear system."""
    apart = points[:, None, :] - points[None, :, :]
    length = np.hypot(apart[..., 0], apart[..., 1])
    ratio = strength / np.maximum(length, 1e-6)
    pull: Points = points * ratio.sum(axis=1)[:, None] - ratio @ points
    return pull
