"""Draw one graph: a small one as by hand, a large one quickly."""

import math
from collections.abc import Iterator

import networkx as nx
import numpy as np

from graph.view.declutter import Edges, clutter, push_apart
from graph.view.polish import polish
from graph.view.stress import Points, hops, majorize, project, spread

__all__ = ["draw_large", "draw_small"]

SEED = 20260207
STARTS, FINISHED = 11, 3  # of a small graph: drawings begun from chance, and those worked on
FILLED, ASPECT, STRETCH = 0.75, 1.25, 1.6  # of its sheet: share of boxes, form, widest distortion
LONG = 1.1  # an edge's best length, in sides of the square that each node has
ROOMY = 0.95  # of a box must be free; the page moves labels about for the rest
ASIDE = 0.6  # of a drawing's length is how far off what no edge joins to the rest is to be
STEP = 66.0  # pixels between neighbours in a large graph
WHOLE, PIVOTS = 1500, 50  # above, only the distances to so many nodes are taken


def draw_small(edges: Edges, halves: Points) -> Points:
    """Return the clearest of several drawings, after work on the best of them.

    ``halves`` are half the width and height of each node's box, in pixels. Parts that no edge
    joins are drawn beside each other. Two seconds for 150 nodes.
    """
    frame = _frame(halves)
    drafts = (_fill(draft, frame) for draft in _drafts(edges, len(halves)))
    sketches = sorted(
        (push_apart(draft, halves, edges, rounds=80) for draft in drafts),
        key=lambda sketch: clutter(sketch, halves, edges, frame),
    )
    done = (_finished(sketch, edges, halves, frame) for sketch in sketches[:FINISHED])
    return min(done, key=lambda drawing: clutter(drawing, halves, edges, frame))


def draw_large(edges: Edges, halves: Points) -> Points:
    """Return one drawing of a connected graph: 2 seconds for 1,000 nodes, 10 for 6,000."""
    size = len(halves)
    if size > WHOLE:
        sketch = _projected(edges, size) * STEP * math.sqrt(size / WHOLE)
    else:
        distance = _distance(edges, size)
        sketch = majorize(spread(distance), distance, 40) * STEP
    return push_apart(_level(sketch), halves, edges[:0], rounds=120)


def _drafts(edges: Edges, size: int) -> Iterator[Points]:
    """Yield drawings of a small graph, the first from its distances, others by chance."""
    distance = _distance(edges, size)
    yield majorize(spread(distance), distance, 120)
    chance = np.random.default_rng(SEED)
    for _ in range(STARTS):
        yield majorize(chance.standard_normal((size, 2)), distance, 200)


def _finished(sketch: Points, edges: Edges, halves: Points, frame: tuple[float, float]) -> Points:
    """Return a sketch after work on each of its nodes, its boxes apart."""
    ideal = math.sqrt(frame[0] * frame[1] / len(halves)) * LONG
    worked = polish(_fill(sketch, frame), halves * ROOMY, edges, ideal=ideal, turns=14)
    return push_apart(worked, halves, edges[:0], rounds=60)


def _frame(halves: Points) -> tuple[float, float]:
    """Return the width and height of a sheet that has room for boxes and what is between them."""
    area = float((4 * halves[:, 0] * halves[:, 1]).sum()) / FILLED
    return math.sqrt(area * ASPECT), math.sqrt(area / ASPECT)


def _fill(points: Points, frame: tuple[float, float]) -> Points:
    """Return the points turned and stretched, within reason, to fill a sheet."""
    level = _level(points)
    size = np.maximum(level.max(axis=0) - level.min(axis=0), 1e-9)
    scale = np.array(frame) / size
    stretched: Points = level * np.minimum(scale, scale.min() * STRETCH)
    return stretched


def _level(points: Points) -> Points:
    """Return the points turned so that they spread more from side to side than up and down."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    turn = vectors[:, ::-1]
    turn = turn * np.where(turn[0] < 0, -1, 1)
    turned: Points = centred @ turn
    return turned


def _distance(edges: Edges, size: int) -> Points:
    """Return how many edges are between every two nodes; much where no way leads."""
    adjacency = np.zeros((size, size), dtype=bool)
    adjacency[edges[:, 0], edges[:, 1]] = adjacency[edges[:, 1], edges[:, 0]] = True
    distance = hops(adjacency)
    joined = np.isfinite(distance)
    distance[~joined] = distance[joined].max() * ASIDE + 1
    return distance


def _projected(edges: Edges, size: int) -> Points:
    """Return a drawing from the distances to some nodes far from each other, and some chance."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(edges.tolist())
    near = np.full(size, np.inf)
    columns: list[Points] = []
    for _ in range(PIVOTS):
        steps = nx.single_source_shortest_path_length(graph, int(near.argmax()))
        columns.append(np.array([steps[node] for node in range(size)], dtype=float))
        near = np.minimum(near, columns[-1])
    chance = np.random.default_rng(SEED).standard_normal((size, 2))
    drawn: Points = project(np.column_stack(columns)) + chance * 0.2  # many would coincide
    return drawn
