"""Find who deals with whom, and which of these ties stand out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

import networkx as nx
import numpy as np

from graph.view.declutter import Edges
from graph.view.shape import Actor, Link, Model, Tie
from graph.view.tie_seats import Weights, seated

__all__ = ["tied"]

SEED = 20260207
FEWEST = 3  # members of a community
DIGITS = 4  # of an alpha


def tied(model: Model) -> Model:
    """Return the model with its ties, the most telling first, and its actors' seats among them.

    Who does something is tied to each to whom it is done; those who take part where no side acts
    on the other are tied to one another. Only what is said to be so makes a tie: an event whose
    status is ``actual``, and parts in it that are ``actual`` and not ``proposed``. What is denied,
    planned, threatened or alleged makes none, nor do hosts, mediators and other roles. An event
    counts once for two actors. Where ties with ``months`` are given, these are kept and weigh as
    many events as they count. The model given stays as it is.

    Raises:
        ValueError: a tie or a link names an actor who is not in the model.
    """
    number = {actor["id"]: place for place, actor in enumerate(model["actors"])}
    weights = _given(model) or _together(model)
    if strange := {id_ for pair in weights for id_ in pair} - number.keys():
        raise ValueError(f"a tie of {min(strange)!r}, who is not among the actors")
    ids = [*weights]
    pairs: Edges = np.array([(number[a], number[b]) for a, b in ids], dtype=np.intp).reshape(-1, 2)
    weight = np.array([*weights.values()], dtype=float)
    alpha = _alphas(pairs, weight, len(number))
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -weight, alpha))
    ties = [_tie(ids[at], float(alpha[at])) for at in order]
    months = {(tie["a"], tie["b"]): tie["months"] for tie in _counting(model)}
    for tie in ties if months else ():
        tie["months"] = months[tie["a"], tie["b"]]
    return {**model, "actors": _placed(model["actors"], pairs[order], weight[order]), "ties": ties}


def _tie(pair: tuple[str, str], alpha: float) -> Tie:
    """Return the tie of two actors."""
    return {"a": pair[0], "b": pair[1], "alpha": alpha}


def _counting(model: Model) -> list[Tie]:
    """Return the ties that come with counts of their own."""
    return [tie for tie in model.get("ties", []) if "months" in tie]


def _given(model: Model) -> dict[tuple[str, str], int]:
    """Return how many events each given tie counts."""
    return {
        (tie["a"], tie["b"]): sum(month["events"] for month in tie["months"])
        for tie in _counting(model)
    }


def _together(model: Model) -> Mapping[tuple[str, str], int]:
    """Return the number of events of every two actors who deal with each other in some."""
    deeds = {event["id"] for event in model["events"] if event["status"] == "actual"}
    parts: dict[str, list[Link]] = defaultdict(list)
    for link in model["links"]:
        sure = link["status"] == "actual" and not link.get("proposed")
        if sure and link["event"] in deeds:
            parts[link["event"]].append(link)
    counted: Counter[tuple[str, str]] = Counter()
    for links in parts.values():
        counted.update(_pairs(links))
    return counted


def _pairs(links: Sequence[Link]) -> list[tuple[str, str]]:
    """Return every two actors whom an event ties, the lesser id first, each pair once."""
    acting, acted_on, taking_part = (
        {link["actor"] for link in links if link["role"] == role}
        for role in ("initiator", "recipient", "participant")
    )
    met = {*product(acting, acted_on), *combinations(taking_part, 2)}
    return sorted({(min(pair), max(pair)) for pair in met if pair[0] != pair[1]})


def _alphas(pairs: Edges, weight: Weights, size: int) -> Weights:
    """Return how likely each tie is so strong by chance, the lesser of its two ends' answers.

    The disparity filter (Serrano, Boguñá and Vespignani, Extracting the multiscale backbone of
    complex weighted networks, PNAS 106, 2009, equation 2): an actor with k ties whose events
    would fall on them by chance has one of at least the share p with likelihood (1 - p)^(k - 1).
    The only tie of both of its actors tells nothing: 1.
    """
    degree = np.bincount(pairs.ravel(), minlength=size)
    strength = np.bincount(pairs.ravel(), np.repeat(weight, 2), minlength=size)
    share = weight[:, None] / strength[pairs]
    alpha = ((1 - share) ** (degree[pairs] - 1)).min(axis=1, initial=1.0)
    return np.array([float(f"{one:.{DIGITS}g}") for one in alpha])


def _communities(pairs: Edges, weight: Weights) -> dict[int, int]:
    """Return who is in which community, the largest being 0; small ones are none.

    Communities are Louvain's (Blondel and others, Fast unfolding of communities in large
    networks, 2008), from the numbers of events.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(
        (int(a), int(b), w) for (a, b), w in zip(pairs, weight, strict=True)
    )
    found = nx.community.louvain_communities(graph, seed=SEED) if len(pairs) else []
    large = sorted(
        (one for one in found if len(one) >= FEWEST), key=lambda one: (-len(one), min(one))
    )
    return {actor: number for number, one in enumerate(large) for actor in sorted(one)}


def _placed(actors: Sequence[Actor], pairs: Edges, weight: Weights) -> list[Actor]:
    """Return the actors, those who have ties with a seat among them and their community."""
    groups = _communities(pairs, weight)
    seats = seated(pairs, weight, groups, [actor["label"] for actor in actors])
    placed: list[Actor] = []
    for place, actor in enumerate(actors):
        made = actor.copy()
        made.pop("community", None)  # of a former call
        if place in seats:
            made["tie_x"], made["tie_y"] = seats[place]
        if place in groups:
            made["community"] = groups[place]
        placed.append(made)
    return placed
