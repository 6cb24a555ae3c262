"""Structural balance: who is on whose side, and how far the sides hold.

A triangle of ties is balanced where the product of its signs is positive: the friend of a friend
and the enemy of an enemy are friends (Heider, Journal of Psychology 21, 1946; Cartwright and
Harary, Psychological Review 63, 1956). Three enemies may be balanced too, in the weaker sense of
Davis (Human Relations 20, 1967). The frustration index is the least number of ties that would have
to go, or to change their sign, so that the whole is balanced (Harary, Behavioral Science 4, 1959);
to find it is NP-hard, and it is exact here for blocks of up to 20 actors (Aref and Wilson, Journal
of Complex Networks 7, 2019, for larger ones).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ontology.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Balance", "balance", "signed"]

#: Blocks of up to so many actors are divided in every way; 2^19 divisions take about a second.
EXACT = 20
#: Beyond, so many divisions are begun from chance, and bettered actor by actor.
STARTS, SEED = 50, 20260207


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How balanced a signed network is.

    Attributes:
        triangles: triangles by the signs of their ties: ``+++``, ``++-``, ``+--``, ``---``.
        share: the balanced among them (``+++`` and ``+--``), 0 to 1; None where there is none.
        weak_share: the same, with ``---`` counted as balanced.
        ties: how many ties there are.
        frustration: the least number of ties that are out of line with two camps.
        frustrated: those ties, for the camps below.
        camps: the two camps, the larger first.
        exact: whether no better division exists; else the frustration is an upper bound.
    """

    triangles: dict[str, int]
    share: float | None
    weak_share: float | None
    ties: int
    frustration: int
    frustrated: tuple[tuple[str, str], ...]
    camps: tuple[frozenset[str], frozenset[str]]
    exact: bool

    def __str__(self) -> str:
        count = sum(self.triangles.values())
        found = f"{count:,} triangle{'' if count == 1 else 's'}"
        if self.share is not None:
            found += f", {self.share:.0%} balanced"
        bound = "" if self.exact else "at most "
        return f"{found}; frustration {bound}{self.frustration} of {self.ties:,} ties"


def signed(network: "nx.DiGraph[str]", *, least: int = 1) -> "nx.Graph[str]":
    """Return who is friend and who foe, from events that one actor does to another.

    A tie is positive where two actors cooperate in more events than they are in conflict, both ways
    together, and negative where it is the other way round. Where they are as many, or fewer than
    ``least`` in all, there is no tie: its sign is not known.

    Args:
        network: directed ties with ``cooperation`` and ``conflict``, as ``g.dyads()`` has them.
        least: how many events a tie needs.

    Returns:
        An undirected network; ties have ``sign`` (1 or -1), ``cooperation`` and ``conflict``.
    """
    import networkx as nx

    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(network.nodes(data=True))
    for one, other in sorted({tuple(sorted(pair)) for pair in network.edges()}):
        ways = [network.edges[e] for e in ((one, other), (other, one)) if network.has_edge(*e)]
        good, bad = (sum(way[kind] for way in ways) for kind in ("cooperation", "conflict"))
        if one != other and good != bad and good + bad >= least:
            sign = 1 if good > bad else -1
            made.add_edge(one, other, sign=sign, cooperation=good, conflict=bad)
    return made


def balance(network: "nx.Graph[str]") -> Balance:
    """Return how balanced a signed network is, and its two camps.

    Args:
        network: undirected, with a ``sign`` on each tie, as `signed` makes it.

    Raises:
        QueryError: the network is directed, or a sign is neither 1 nor -1.
    """
    if network.is_directed() or network.is_multigraph():
        raise QueryError("balance is of undirected ties, one for each pair: see detente.signed")
    ties: list[tuple[str, str, int]] = list(network.edges(data="sign"))
    signs = {frozenset((a, b)): sign for a, b, sign in ties}
    if odd := [sign for sign in signs.values() if sign not in {1, -1}]:
        raise QueryError(f"not the sign of a tie (1 or -1): {odd[0]!r}")
    counted = dict.fromkeys(("+++", "++-", "+--", "---"), 0)
    for a, b, c in triangles(network):
        found = (signs[frozenset(pair)] for pair in ((a, b), (b, c), (a, c)))
        counted["".join(sorted("+" if sign > 0 else "-" for sign in found))] += 1
    total = sum(counted.values())
    side, exact = divided(network)
    frustrated = sorted(
        (min(a, b), max(a, b)) for a, b, sign in ties if sign * side[a] * side[b] < 0
    )
    camps = sorted(
        (frozenset(node for node in side if side[node] == way) for way in (1, -1)),
        key=lambda camp: (-len(camp), sorted(camp)),
    )
    good = counted["+++"] + counted["+--"]
    return Balance(
        triangles=counted,
        share=good / total if total else None,
        weak_share=(good + counted["---"]) / total if total else None,
        ties=len(signs),
        frustration=len(frustrated),
        frustrated=tuple(frustrated),
        camps=(camps[0], camps[1]),
        exact=exact,
    )


def triangles(network: "nx.Graph[str]") -> Iterator[tuple[str, str, str]]:
    """Yield every three actors of whom each is tied to the others, once."""
    order = {node: (degree, place) for place, (node, degree) in enumerate(network.degree)}
    later = {
        node: {other for other in network[node] if order[other] > order[node]} for node in network
    }
    for node, others in later.items():
        for one, other in combinations(sorted(others), 2):
            if other in later[one] or one in later[other]:
                yield node, one, other


def divided(network: "nx.Graph[str]") -> tuple[dict[str, int], bool]:
    """Return the camp of each actor, 1 or -1, and whether no division frustrates fewer ties.

    Blocks (parts that no single actor holds together) are divided by themselves, and turned so that
    they agree about the actor whom they share.
    """
    import networkx as nx

    parts: Any = nx.biconnected_components(network)
    blocks: list[list[str]] = sorted(sorted(part) for part in parts)
    ways = [camps_of(network.subgraph(block)) for block in blocks]
    within: dict[str, list[int]] = {node: [] for node in sorted(network)}
    for number, block in enumerate(blocks):
        for node in block:
            within[node].append(number)
    side: dict[str, int] = {}
    for start in within:
        if start in side:
            continue
        side[start], waiting = 1, [start]
        while waiting:
            node = waiting.pop()
            for number in within[node]:
                camps, _ = ways[number]
                fresh = [other for other in blocks[number] if other not in side]
                turn = side[node] * camps[node]
                side.update({other: turn * camps[other] for other in fresh})
                waiting += fresh
    return side, all(exact for _, exact in ways)


def camps_of(block: "nx.Graph[str]") -> tuple[dict[str, int], bool]:
    """Return the camps of one block, and whether no other division is better."""
    nodes = sorted(block)
    number = {node: place for place, node in enumerate(nodes)}
    signs: Iterable[tuple[str, str, int]] = block.edges(data="sign")
    ties = [(number[a], number[b], sign) for a, b, sign in signs]
    divide = best_of_all if len(nodes) <= EXACT else best_of_some
    best = divide(len(nodes), ties)
    good = not any(sign * best[a] * best[b] < 0 for a, b, sign in ties)
    return dict(zip(nodes, best, strict=True)), good or len(nodes) <= EXACT


def best_of_all(size: int, ties: list[tuple[int, int, int]]) -> list[int]:
    """Return the division with the fewest frustrated ties; the first actor is always in camp 1."""
    import numpy as np

    ways = np.arange(1 << (size - 1), dtype=np.int64) << 1  # bit n says whether n is in camp -1
    wrong = np.zeros(len(ways), dtype=np.int16)
    for a, b, sign in ties:
        apart = ((ways >> a) ^ (ways >> b)) & 1
        wrong += apart.astype(np.int16) if sign > 0 else (1 - apart).astype(np.int16)
    best = int(ways[int(wrong.argmin())])
    return [-1 if best >> place & 1 else 1 for place in range(size)]


def best_of_some(size: int, ties: list[tuple[int, int, int]]) -> list[int]:
    """Return the best of some divisions, each bettered until no one actor does better elsewhere."""
    import numpy as np

    weight = np.zeros((size, size), dtype=np.int64)
    for a, b, sign in ties:
        weight[a, b] = weight[b, a] = sign
    chance = np.random.default_rng(SEED)
    drafts: Iterator[Any] = (chance.choice([-1, 1], size) for _ in range(STARTS))
    found = [settled(draft, weight) for draft in drafts]
    best = max(found, key=lambda camps: int(camps @ weight @ camps))
    return [int(each) * int(best[0]) for each in best]


def settled(camps: Any, weight: Any) -> Any:  # noqa: ANN401  # numpy's arrays
    """Return a division after the actor who gains most has changed sides, until none gains."""
    while True:
        pull = (weight @ camps) * camps  # below zero: more ties are out of line than in it
        worst = int(pull.argmin())
        if pull[worst] >= 0:
            return camps
        camps[worst] = -camps[worst]
