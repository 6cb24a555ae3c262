"""Place the events, actors and places of a page's model, the same model always the same way."""

import math
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import networkx as nx
import numpy as np

from graph.view.declutter import Edges
from graph.view.drawing import draw_large, draw_small
from graph.view.shape import Model
from graph.view.stress import Points

__all__ = ["arrange"]

Seats: TypeAlias = dict[str, tuple[float, float]]  # id -> x, y
Drawing: TypeAlias = tuple[Seats, float, float]  # with its width and height

DRAWN = 150  # up to so many nodes every label gets room, and all parts are drawn together
LETTER, LINE, WRAP = 5.4, 14.0, 19  # a label's: pixels a letter and a line, letters a line
GAP = 26.0  # pixels between parts of a large graph
NARROW = 700.0  # pixels of the rows of parts, at least


def arrange(model: Model) -> Model:
    """Return the model with ``x`` and ``y``, in pixels, on its actors, events and places.

    The model given stays as it is. Labels have room of their own up to 150 linked actors and
    events; beyond, only the marks have, and the page leaves out labels that would overlap.
    """
    graph = _graph(model)
    labels = {thing["id"]: thing["label"] for thing in (*model["events"], *model["actors"])}
    seats = _packed([_drawn(graph, part, labels) for part in _parts(graph)])
    seats |= dict(_places(model, seats))
    return {
        **model,
        "actors": [{**a, "x": seats[a["id"]][0], "y": seats[a["id"]][1]} for a in model["actors"]],
        "places": [{**p, "x": seats[p["id"]][0], "y": seats[p["id"]][1]} for p in model["places"]],
        "events": [{**e, "x": seats[e["id"]][0], "y": seats[e["id"]][1]} for e in model["events"]],
    }


def _graph(model: Model) -> "nx.Graph[str]":
    """Return who is in what and who stands with whom, as one undirected graph."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(thing["id"] for thing in (*model["events"], *model["actors"]))
    graph.add_edges_from((link["event"], link["actor"]) for link in model["links"])
    graph.add_edges_from((relation["a"], relation["b"]) for relation in model["relations"])
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def _parts(graph: "nx.Graph[str]") -> list[list[str]]:
    """Return what is drawn by itself, the largest first, each in the graph's order.

    That is each part that no edge joins to others; but all that is linked at all, if it is little.
    """
    order = {node: place for place, node in enumerate(graph)}
    linked = [node for node in graph if graph[node]]
    if len(linked) <= DRAWN:
        return [part for part in (linked, *([node] for node in graph if not graph[node])) if part]
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), order[part[0]]))


def _drawn(graph: "nx.Graph[str]", nodes: list[str], labels: Mapping[str, str]) -> Drawing:
    """Return a seat for each node of a part, from its upper left corner, and its size."""
    number = {node: place for place, node in enumerate(nodes)}
    pairs = [(number[a], number[b]) for a in nodes for b in graph[a] if number[a] < number[b]]
    edges: Edges = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    small = len(nodes) <= DRAWN
    halves = np.array([_half(labels[n] if small else "", graph.degree[n]) for n in nodes])
    if len(nodes) == 1:
        points = np.zeros((1, 2))
    else:
        points = (draw_small if small else draw_large)(edges, halves)
    points = points - (points - halves).min(axis=0)
    width, height = (points + halves).max(axis=0)
    seats = {n: (float(x), float(y)) for n, (x, y) in zip(nodes, points, strict=True)}
    return seats, float(width), float(height)


def _half(label: str, degree: int) -> tuple[float, float]:
    """Return half the width and height of a node's mark with its label below it."""
    mark = 13.0 + min(11.0, 2.4 * math.sqrt(degree))
    lines = min(3, math.ceil(len(label) / WRAP))
    width = min(len(label), WRAP) * LETTER
    return max(mark + 7, width / 2 + 6), mark + lines * LINE / 2 + 7


def _packed(parts: list[Drawing]) -> Seats:
    """Return the seats of all parts: the largest on top, the others in rows below it."""
    seats: Seats = {}
    top, left, row, sheet = 0.0, 0.0, 0.0, 0.0
    for part, width, height in parts:
        sheet = sheet or max(width, NARROW)
        if left and left + width > sheet:
            top, left, row = top + row + GAP, 0.0, 0.0
        for node, (x, y) in part.items():
            seats[node] = (round(left + x, 1), round(top + y, 1))
        left, row = left + width + GAP, max(row, height)
    return seats


def _places(model: Model, seats: Seats) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield a free seat for each place, as near to the middle of its events as there is one."""
    taken = np.array([*seats.values()]).reshape(-1, 2)
    for place in model["places"]:
        near = [seats[event["id"]] for event in model["events"] if event["place"] == place["id"]]
        middle = np.array(near).mean(axis=0) if near else np.zeros(2)
        spot = next(spot for spot in _spiral(middle) if _free(spot, taken))
        taken = np.vstack([taken, spot])
        yield place["id"], (round(float(spot[0]), 1), round(float(spot[1]), 1))


def _spiral(middle: Points) -> Iterator[Points]:
    """Yield points ever further from a middle, without end."""
    turn = 0
    while True:
        way = np.array([math.cos(turn * 2.4), math.sin(turn * 2.4)])
        yield middle + 22 * math.sqrt(turn) * way
        turn += 1


def _free(spot: Points, taken: Points) -> bool:
    """Say whether a small label has room at a spot."""
    apart = np.abs(taken - spot)
    return not ((apart[:, 0] < 92) & (apart[:, 1] < 52)).any()
