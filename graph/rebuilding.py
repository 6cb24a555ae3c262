"""All that follows from the claims, worked out from nothing: to compare with what is kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from graph import catalogue, fusion
from graph import ntriples as nt
from graph.ahead import graph_name_of
from graph.identity import stands_for
from graph.iris import FUSION, TALLY, derived_of, within
from graph.node import Triple
from graph.tally import Key, counts, described
from ontology.terms import DET

__all__ = ["followed", "kept"]


def kept(store: ox.Store) -> set[str]:
    """Return the derived values of events, and the tallies, as they are kept: N-Quads."""
    found = ((q, graph_name_of(q)) for q in store.quads_for_pattern(None, None, None))
    return {f"{q} ." for q, graph in found if graph == TALLY or within(graph, FUSION)}


def followed(store: ox.Store) -> set[str]:
    """Return what they should be, from the reports alone: N-Quads.

    For each event all reports about it are read again, so that it takes about 0.1 ms a report.
    """
    canonical = cache(lambda actor: stands_for(store, actor))
    owners = cache(lambda graph: next(iter(catalogue.owners(store, [graph])), graph))
    tallies: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])
    lines: set[str] = set()
    for event in _events(store):
        told = fusion.reports(store, event)
        said = fusion.fused(store, told, canonical)
        files = {owners(report.source) for report in told}
        graph = derived_of(files.pop()) if len(files) == 1 else FUSION
        lines.update(_lines(graph, ((str(event), nt.iri(p), str(o)) for p, o in said)))
        if facts := fusion.facts(said):
            for key, begun, met in counts(facts):
                tallies[key] = [n + m for n, m in zip(tallies[key], (1, begun, met), strict=True)]
    for key, found in tallies.items():
        lines.update(_lines(TALLY, described(key, found)))
    return lines


def _events(store: ox.Store) -> list[ox.NamedNode]:
    about = store.quads_for_pattern(None, ox.NamedNode(DET.about), None)
    return sorted({q.object for q in about if isinstance(q.object, ox.NamedNode)}, key=str)


def _lines(graph: str, triples: Iterable[Triple]) -> Iterator[str]:
    for s, p, o in triples:
        yield f"{s} {p} {o} <{graph}> ."
