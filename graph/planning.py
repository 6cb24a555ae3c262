"""Planning a change: what follows from the claims as they will be, worked out before it is decided.

Whatever is derived (the values of events, the counts of tallies) is written beside the claims, so
that carrying out a change is mechanical: remove what it names, add what it brings. Done twice, it
is the same as done once.
"""

import io
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph import catalogue, foreseeing, fusion
from graph import ntriples as nt
from graph.ahead import Ahead, Readable, graph_name_of
from graph.identity import stands_for
from graph.iris import FUSION, IDENTITY, TALLY, derived_of, within
from graph.journal import Plan
from graph.node import Triple
from graph.tally import COUNTS, Deltas, Facts, Key, described
from ontology.terms import DET, RDF, SEM

__all__ = ["QUADS", "planned"]

#: The file of a change's quads.
QUADS = "quads.nq"
#: Up to so many quads are read into memory whole, to derive from.
FEW = 20_000
KIND, EVENT = ox.NamedNode(RDF.type), ox.NamedNode(SEM.Event)
ABOUT, PLACED = nt.iri(DET.about), nt.iri(DET.placePrecision)


def planned(
    store: ox.Store,
    workspace: Path,
    plan: Plan,
    *,
    owner: str = "",
    events: Iterable[str] = (),
    judged: Iterable[str] = (),
    deltas: Deltas | None = None,
    repeated: Collection[str] = (),
) -> Plan:
    """Return a plan with all that follows from it, which is added to the quads in the workspace.

    Args:
        store: the claims as they are.
        workspace: the folder with the new quads.
        plan: the graphs that go, and those that come.
        owner: the main graph of the file to which those that come belong.
        events: events of the new quads for which nothing has been derived yet.
        judged: actors about whom the judgements of identity change.
        deltas: counts of the events for which all was derived as they were read.
        repeated: those of them that another report came to bear on.
    """
    planning = _Planning(store, workspace, plan, owner)
    counted = deltas or Deltas()
    for facts in planning.retracted(repeated):
        counted.add(facts, -1)
    return planning.run([*events, *repeated], judged, counted)


class _Planning:
    def __init__(self, store: ox.Store, workspace: Path, plan: Plan, owner: str) -> None:
        self.store, self.path, self.plan, self.owner = store, workspace / QUADS, plan, owner
        derived = [derived_of(graph) for graph in plan.drop]
        gone = [g for g in derived if store.contains_named_graph(ox.NamedNode(g))]
        self.kept = Ahead(store, [*plan.drop, *gone])
        self.gone = gone

    def retracted(self, repeated: Collection[str]) -> Iterator[Facts]:
        """Take what was derived too soon out of the new quads, and yield what was counted of it."""
        if not repeated or not self.plan.quads:
            return
        kept, taken = self.path.with_suffix(".kept"), io.StringIO()
        names = {nt.iri(event) for event in repeated}
        end = f" {nt.iri(derived_of(self.owner))} .\n"
        with kept.open("w", encoding="utf-8", newline="\n") as out:
            for subject, rest in _lines(self.path, str):
                hasty = subject in names and rest.endswith(end)
                (taken if hasty else out).write(f"{subject} {rest}")
        kept.replace(self.path)
        hasty_ones = ox.Store()
        hasty_ones.bulk_load(taken.getvalue(), format=ox.RdfFormat.N_QUADS)
        for quad in hasty_ones.quads_for_pattern(None, KIND, EVENT):
            yield from _counted(hasty_ones, quad)

    def run(self, events: Iterable[str], judged: Iterable[str], deltas: Deltas) -> Plan:
        """Add what follows."""
        others, judged = Ahead(self.kept, self.plan.graphs), sorted(judged)
        foreseeing.actors(self.store, judged)
        touched = {*events, *self._shared(), *catalogue.events_with(others, judged)}
        view = Ahead(self.kept, (), _brought(self.path, self.plan, touched))
        with self.path.open("a", encoding="utf-8", newline="\n") as out:
            self._events(sorted(touched), view, deltas, out)
            for facts in self._lost():
                deltas.add(facts, -1)
            self._tallies(deltas, out)
        self.plan.drop = sorted({*self.plan.drop, *self.gone})
        self.plan.derived = sorted({*self.plan.derived, TALLY})
        return self.plan

    def _shared(self) -> Iterator[str]:
        """Yield the events of the graphs that go about which some report stays."""
        about = ox.NamedNode(DET.about)
        for graph in self.plan.drop:
            said = self.store.quads_for_pattern(None, about, None, ox.NamedNode(graph))
            events = (q.object for q in said if isinstance(q.object, ox.NamedNode))
            for event in foreseeing.in_batches(self.store, events, self._subjects):
                if any(map(_derived, self.kept.quads_for_pattern(event, KIND, None))):
                    yield event.value

    def _subjects(self, nodes: Iterable[ox.NamedNode]) -> None:
        foreseeing.subjects(self.store, (node.value for node in nodes))

    def _lost(self) -> Iterator[Facts]:
        """Yield what was counted of the events that go with their file."""
        for graph in map(ox.NamedNode, self.gone):
            quads = self.store.quads_for_pattern(None, KIND, EVENT, graph)
            for quad in foreseeing.in_batches(self.store, quads, self._described):
                yield from _counted(self.store, quad)

    def _described(self, quads: Iterable[ox.Quad]) -> None:
        foreseeing.subjects(self.store, (str(quad.subject)[1:-1] for quad in quads))

    def _events(self, events: list[str], view: Readable, deltas: Deltas, out: IO[str]) -> None:
        """Write what follows for each event from all reports about it."""
        owner, canonical = cache(self._owner), cache(lambda actor: stands_for(view, actor))
        graphs: set[str] = set()
        fetch = partial(foreseeing.events, self.store, view)
        for iri in foreseeing.in_batches(self.store, events, fetch):
            event = ox.NamedNode(iri)
            before = [q for q in self.kept.quads_for_pattern(event, KIND, None) if _derived(q)]
            for quad in before:
                for facts in _counted(self.store, quad):
                    deltas.add(facts, -1)
            if before:
                self.plan.clear.append(iri)
            told = fusion.reports(view, event)
            said = fusion.fused(view, told, canonical)
            found = fusion.facts(said)
            if found is not None:
                deltas.add(found)
            owners = {owner(report.source) for report in told}
            graph = derived_of(owners.pop()) if len(owners) == 1 else FUSION
            graphs.add(graph)
            self._write(out, graph, ((str(event), nt.iri(p), str(o)) for p, o in said))
        self.plan.derived.extend(graphs)

    def _owner(self, graph: str) -> str:
        """Return the main graph of the file to which a graph belongs, or will belong."""
        if graph in self.plan.graphs:
            return self.owner
        return next(iter(catalogue.owners(self.store, [graph])), graph)

    def _tallies(self, deltas: Deltas, out: IO[str]) -> None:
        """Write the counts that change, as they will be."""
        for key, change in foreseeing.in_batches(self.store, deltas, self._counts):
            before = _counts(self.store, key)
            if any(before):
                self.plan.reset.append(key.iri)
            after = [old + more for old, more in zip(before, change, strict=True)]
            if after[0] > 0:
                self._write(out, TALLY, described(key, after))

    def _counts(self, deltas: Iterable[tuple[Key, object]]) -> None:
        foreseeing.subjects(self.store, (key.iri for key, _ in deltas))

    def _write(self, out: IO[str], graph: str, triples: Iterable[Triple]) -> None:
        name = nt.iri(graph)
        for s, p, o in triples:
            out.write(f"{s} {p} {o} {name} .\n")
            self.plan.quads += 1


def _derived(quad: ox.Quad) -> bool:
    return within(graph_name_of(quad), FUSION)


def _counted(store: ox.Store, quad: ox.Quad) -> Iterator[Facts]:
    """Yield what is counted of an event, as it stands in one graph of derived values."""
    if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
        read = fusion.values(store, quad.subject, quad.graph_name)
        found = fusion.facts([(p, v) for p, all_ in read.said.items() for v in all_])
        if found is not None:
            yield found


def _counts(store: ox.Store, key: Key) -> list[int]:
    """Return the counts of a tally as they are."""
    found = store.quads_for_pattern(ox.NamedNode(key.iri), None, None, ox.NamedNode(TALLY))
    said = {quad.predicate.value: getattr(quad.object, "value", "") for quad in found}
    return [int(said.get(predicate) or 0) for predicate in COUNTS]


def _brought(path: Path, plan: Plan, events: set[str]) -> ox.Store | None:
    """Return what of the new quads there is to derive from, None where there is nothing to derive.

    Of a large file it is what is said of the reports about the events, of places and of identity;
    of one that we did not write term by term, all.
    """
    if not plan.quads or not events:
        return None
    new = ox.Store()
    if plan.quads <= FEW or not plan.made:
        new.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        return new
    wanted = {subject for subject, about in _lines(path, _about) if about[1:-1] in events}

    def told(subject: str, rest: str) -> bool:
        return (
            subject in wanted
            or rest.startswith(PLACED)
            or f"<{IDENTITY}" in rest
            or any(subject.startswith(f"{report[:-1]}/") for report in _above(subject, wanted))
        )

    kept = "".join(f"{s} {rest}" for s, rest in _lines(path, lambda rest: rest) if told(s, rest))
    new.bulk_load(kept, format=ox.RdfFormat.N_QUADS)
    return new


def _lines(path: Path, of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the subject of each line with what is wanted of the rest, where there is any."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            subject, _, rest = line.partition(" ")
            if found := of(rest):
                yield subject, found


def _about(rest: str) -> str:
    """Return the event of a line that says what a report is about."""
    return rest.split(" ", 2)[1] if rest.startswith(ABOUT) else ""


def _above(subject: str, wanted: set[str]) -> Iterator[str]:
    """Yield the reports that are wanted of which a subject may be a part."""
    parts = subject.split("/")
    for end in range(len(parts) - 1, 4, -1):
        report = "/".join(parts[:end]) + ">"
        if report in wanted:
            yield report
