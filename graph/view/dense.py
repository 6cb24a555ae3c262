"""Seats for a network of few nodes and many edges, which no drawing by hand would untangle."""

import networkx as nx
import numpy as np

from graph.view.drawing import draw_large
from graph.view.shape import Model

__all__ = ["is_dense", "spread_out"]

#: With more edges the careful layout takes too long: it goes with their square.
EDGES, NODES = 150, 150
#: Half a mark with its label: pixels a letter, letters a line, and its height.
LETTER, WRAP, MARK, HEIGHT = 2.7, 19, 22.0, 30.0
ROOM = 1.5  # how much wider than a large network it is drawn
GAP = 40.0  # pixels between parts that no edge joins
Seats = dict[str, tuple[float, float]]


def is_dense(model: Model) -> bool:
    """Tell whether a model has few nodes and many edges."""
    few = len(model["actors"]) + len(model["events"]) <= NODES
    return few and len(model["links"]) + len(model["relations"]) > EDGES


def spread_out(model: Model) -> Model:
    """Return a model with a seat for each node, a second or two for 150 nodes."""
    graph: nx.Graph[str] = nx.Graph()
    labels = {thing["id"]: thing["label"] for thing in (*model["events"], *model["actors"])}
    graph.add_nodes_from(labels)
    graph.add_edges_from((link["event"], link["actor"]) for link in model["links"])
    graph.add_edges_from((each["a"], each["b"]) for each in model["relations"])
    order = {node: place for place, node in enumerate(labels)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    seats: Seats = {}
    left = 0.0
    for part in sorted(parts, key=lambda part: (-len(part), order[part[0]])):
        left = beside(seats, drawn(graph, part, labels), left)
    return {
        **model,
        "actors": [{**a, "x": seats[a["id"]][0], "y": seats[a["id"]][1]} for a in model["actors"]],
        "events": [{**e, "x": seats[e["id"]][0], "y": seats[e["id"]][1]} for e in model["events"]],
    }


def drawn(graph: "nx.Graph[str]", part: list[str], labels: dict[str, str]) -> Seats:
    """Return a seat for each node of a part that hangs together."""
    number = {node: place for place, node in enumerate(part)}
    pairs = sorted((number[a], number[b]) for a, b in graph.subgraph(part).edges())
    halves = np.array(
        [(max(MARK, LETTER * min(len(labels[node]), WRAP) + 6), HEIGHT) for node in part]
    )
    if len(part) < 3:
        points = np.array([(0.0, 2.5 * HEIGHT * place) for place in range(len(part))])
    else:
        edges = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        points = draw_large(edges, halves / ROOM) * ROOM
    points = points - (points - halves).min(axis=0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(part, points, strict=True)}


def beside(seats: Seats, part: Seats, left: float) -> float:
    """Seat a part to the right of those before it, and return where the next may begin."""
    seats |= {node: (round(left + x, 1), round(y, 1)) for node, (x, y) in part.items()}
    return max(x for x, _ in part.values()) + left + GAP + MARK * 2
