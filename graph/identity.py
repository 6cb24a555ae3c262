"""Identity as a judgement: who is the same as whom, says who, and why. Always reversible.

A source's own actors stay as the source has them. A rule judges them the same as an actor of the
register where the register has exactly one of that name and of a kind that fits; a person's
judgement, in a graph of its own, goes before the rule's.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import pyoxigraph as ox

from graph.ahead import Graph, Readable, graph_name_of
from graph.iris import ID, IDENTITY, graph_of, made, within
from graph.node import Node, Triple
from ontology.records import Actor
from ontology.register import register
from ontology.terms import DET, PROV, ActorKind, Verdict

__all__ = ["RULE", "changed", "judged", "judgement", "judgements_of", "others", "stands_for"]

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
#: Who makes the judgements that are made by the name alone.
RULE = f"{ID}agent/exact-name-rule"
OF = ox.NamedNode(DET.judgementOf)
#: Kinds that are never taken for one another; all others may be, since sources differ about them.
SHARP = frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.VESSEL, ActorKind.MEDIA})


def judgements_of(main: str) -> str:
    """Return the graph of the rule's judgements about the actors of one source."""
    return main.replace(graph_of("", None), f"{IDENTITY}/", 1)


def judgement(one: str, other: str, verdict: Verdict, *, by: str, why: str) -> Node:
    """Return a judgement about two actors, given by their IRIs."""
    made_of = hashlib.sha256("\n".join([*sorted((one, other)), by]).encode()).hexdigest()[:24]
    node = Node(f"{ID}judgement/{made_of}", DET.Judgement)
    node.links(DET.judgementOf, sorted((one, other)))
    node.links(DET.verdict, [verdict.iri])
    node.links(PROV.wasAttributedTo, [by])
    node.text(DET.reason, why)
    return node


def others(store: ox.Store, judgement: str) -> list[str]:
    """Return what persons have judged before, but for one judgement, as N-Quads."""
    kept = store.quads_for_pattern(None, None, None, ox.NamedNode(IDENTITY))
    return [f"{quad} ." for quad in kept if quad.subject != ox.NamedNode(judgement)]


def changed(store: Readable, old: Iterable[str], new: Mapping[str, set[str]]) -> set[str]:
    """Return the actors about whom the rule's judgements change when graphs replace others.

    A judgement that some other graph makes too stays as it is.
    """
    dropped = set(old)
    told: dict[str, set[str]] = defaultdict(set)
    for graph in dropped:
        of = ox.NamedNode(DET.judgementOf)
        for quad in store.quads_for_pattern(None, of, None, ox.NamedNode(graph)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                told[quad.subject.value].add(quad.object.value)
    differs = {iri: told.get(iri, set()) | new.get(iri, set()) for iri in set(told) ^ set(new)}
    return {
        actor
        for iri, actors in differs.items()
        if not _elsewhere(store, iri, dropped)
        for actor in actors
    }


def _elsewhere(store: Readable, judgement: str, graphs: set[str]) -> bool:
    """Tell whether a judgement stands in a graph that is none of these."""
    found = store.quads_for_pattern(ox.NamedNode(judgement), None, None)
    return any(getattr(quad.graph_name, "value", None) not in graphs for quad in found)


def judged(actor: Actor) -> Iterator[Triple]:
    """Yield the rule's judgement about an actor that is not the register's."""
    if actor.id in register().actors:
        return
    for text in (actor.name, *(name.text for name in actor.names)):
        found = register().actor_index.find(text)
        if len(found) == 1 and fits(actor.kind, register().actors[next(iter(found))].kind):
            same = next(iter(found))
            why = f"the register has one actor named {text!r}"
            one, other = made("actor", actor.id), made("actor", same)
            yield from judgement(one, other, Verdict.SAME, by=RULE, why=why)
            return


def fits(kind: ActorKind, other: ActorKind) -> bool:
    """Tell whether actors of two kinds may be one."""
    return kind is other or kind is ActorKind.UNKNOWN or not {kind, other} & SHARP


def stands_for(store: Readable, actor: str, by_rule: Iterable[str] = ()) -> str:
    """Return the IRI under which an actor's events are gathered: of those judged the same, one.

    Args:
        store: where the judgements stand.
        actor: its IRI.
        by_rule: others that the rule judges the same, which stand nowhere yet.
    """
    verdicts: dict[str, tuple[bool, str]] = dict.fromkeys(by_rule, (True, Verdict.SAME.iri))
    node = ox.NamedNode(actor)
    found = store.quads_for_pattern(None, OF, node)
    # A file may say what it likes: it judges nothing. Of many that bring one judgement, one does.
    said = {q.subject: q.graph_name for q in found if within(graph_name_of(q), IDENTITY)}
    for subject, graph in said.items():
        verdict, by, other = _read(store, subject, graph, actor)
        ruled = by == RULE
        if other not in verdicts or verdicts[other][0] or not ruled:
            verdicts[other] = (ruled, verdict)
    same = {other for other, (_, v) in verdicts.items() if v == Verdict.SAME.iri}
    return min({actor, *same}, key=lambda iri: (not curated(iri), iri)) if same else actor


def _read(store: Readable, subject: Subject, graph: Graph, actor: str) -> tuple[str, str, str]:
    """Return the verdict of a judgement as it stands in one graph, who judged, and of whom else."""
    verdict = by = other = ""
    for quad in store.quads_for_pattern(subject, None, None, graph):
        value = getattr(quad.object, "value", "")
        if quad.predicate.value == DET.verdict:
            verdict = value
        elif quad.predicate.value == PROV.wasAttributedTo:
            by = value
        elif quad.predicate.value == DET.judgementOf and value != actor:
            other = value
    return verdict, by, other


def curated(iri: str) -> bool:
    """Tell whether an actor is the register's."""
    return iri.removeprefix(f"{ID}actor/") in register().actors
