"""The page of the vocabulary: classes, properties, types of event and their mappings."""

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from graph.asking import PREFIXES
from tools.external_terms import EXTERNAL
from tools.reference.markdown import HEAD, plain, table
from tools.write_terms import CODE, DET, RELATION, SEM, TYPE, concepts, instances, said, vocabulary

__all__ = ["page"]

INTRODUCTION = """# The vocabulary

What the graph is written with. `ontology/*.ttl` is the source; `ontology/shapes.ttl` says what must
hold, and `detente check` checks it. Own terms are `det:`; others are used where there are any: SEM
for events, PROV-O for who says so, ORG for posts, SKOS for names and types, Web Annotation for
quotations, GeoSPARQL for places, schema.org for sources and quantities. A query needs to declare
none of these prefixes.
"""
#: The classes whose members are values of a property, in the order of the page.
VALUES = (
    *("Modality", "Polarity", "TimePrecision", "PlacePrecision"),
    *("Reliability", "Verdict", "SourceKind"),
)
#: The lists of codes that are mapped to types of event, and what is said of each.
SCHEMES = ("cameo", "acled", "ucdp")
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)


def page() -> str:
    """Return the page."""
    graph = vocabulary()
    lines = [HEAD, INTRODUCTION, "## Prefixes", ""]
    lines += table(("prefix", "namespace"), ((f"`{p}:`", f"`{n}`") for p, n in PREFIXES.items()))
    lines += ["## Classes", "", *_classes(graph, _own(graph, OWL.Class) - _actors(graph))]
    lines += ["## Kinds of actor", "", *_classes(graph, _actors(graph))]
    properties = _own(graph, OWL.ObjectProperty) | _own(graph, OWL.DatatypeProperty)
    lines += ["## Properties", "", *_properties(graph, properties)]
    for name in VALUES:
        lines += _values(graph, name)
    lines += ["## Types of event", "", *_types(graph)]
    lines += ["## Relations", "", *_relations(graph)]
    lines += ["## Terms of other vocabularies", "", *_external()]
    return "\n".join(lines).rstrip() + "\n"


def short(term: Node | str | None) -> str:
    """Return an IRI with a prefix.

    >>> short("https://w3id.org/detente/ns#Report")
    'det:Report'
    """
    text = "" if term is None else str(term)
    for prefix, base in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if text.startswith(base):
            return f"{prefix}:{text.removeprefix(base)}"
    return text


def _listed(terms: Iterable[Node]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(map(short, terms)))


def _own(graph: Graph, kind: URIRef) -> set[Node]:
    """Return our own terms of a kind."""
    return {term for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(DET))}


def _actors(graph: Graph) -> set[Node]:
    """Return the kinds of actor."""
    return set(graph.subjects(RDFS.subClassOf, SEM.Actor))


def _classes(graph: Graph, classes: set[Node]) -> Iterator[str]:
    rows = (
        (
            f"`{short(term)}`",
            str(graph.value(term, SKOS.notation) or said(graph, term, RDFS.label)),
            _listed(graph.objects(term, RDFS.subClassOf)),
            plain(said(graph, term, SKOS.definition)),
        )
        for term in sorted(classes, key=str)
    )
    return table(("class", "as one says it", "is a", "what it is"), rows)


def _properties(graph: Graph, properties: set[Node]) -> Iterator[str]:
    rows = (
        (
            f"`{short(term)}`",
            _listed(graph.objects(term, RDFS.domain)),
            _listed(graph.objects(term, RDFS.range)),
            _listed(graph.objects(term, RDFS.subPropertyOf)),
            plain(said(graph, term, SKOS.definition)),
        )
        for term in sorted(properties, key=str)
    )
    return table(("property", "of", "to", "is a", "what it says"), rows)


def _values(graph: Graph, name: str) -> Iterator[str]:
    """Yield the members of a class of values."""
    yield from (f"## {said(graph, DET[name], RDFS.label).capitalize()}", "")
    rows = (
        (
            f"`{graph.value(term, SKOS.notation)}`",
            f"`{short(term)}`",
            said(graph, term, RDFS.label),
            plain(said(graph, term, SKOS.definition)),
        )
        for term in sorted(instances(graph, name), key=str)
    )
    yield from table(("value", "IRI", "label", "what it means"), rows)


def _types(graph: Graph) -> Iterator[str]:
    """Yield the types by their quad class, with the codes that are mapped to each."""
    yield from (
        "PLOVER's sixteen, and STATEMENT, APPEAL, PLEDGE and DENY. The IRI is `type:ASSAULT` and "
        "so on. A code with `*` stands for itself and all below it. Sources:",
        "",
    )
    for scheme in (TYPE, *(CODE + name for name in SCHEMES)):
        label, source = said(graph, URIRef(scheme), SKOS.prefLabel), _source(graph, scheme)
        yield f"- {label}: {source}"
    yield ""
    leaves = set(concepts(graph, TYPE, leaves=True))
    for quad in sorted(set(concepts(graph, TYPE, leaves=False)) - leaves, key=str):
        yield from (f"### {said(graph, quad, SKOS.prefLabel).capitalize()}", "")
        yield from (plain(said(graph, quad, SKOS.definition)), "")
        rows = (
            (
                f"`{graph.value(term, SKOS.notation)}`",
                " ".join(_definition(graph, term)),
                *(_codes(graph, CODE + name, term) for name in SCHEMES),
            )
            for term in sorted(graph.subjects(SKOS.broader, quad), key=str)
        )
        yield from table(("type", "what it is", "CAMEO", "ACLED", "UCDP"), rows)


def _source(graph: Graph, scheme: str) -> str:
    found = graph.value(URIRef(scheme), URIRef("http://purl.org/dc/terms/source"))
    return plain(str(found or ""))


def _definition(graph: Graph, term: Node) -> Iterator[str]:
    """Yield what a type is, and how it differs from PLOVER's."""
    yield plain(said(graph, term, SKOS.definition))
    for predicate in (SKOS.editorialNote, SKOS.scopeNote):
        for note in sorted(map(str, graph.objects(term, predicate))):
            yield plain(note if note.endswith(".") else f"{note}.")


def _codes(graph: Graph, scheme: str, to: Node) -> str:
    """Return the codes of a scheme that are mapped to a type, those below another left out."""
    listed = {
        code: str(graph.value(code, SKOS.notation))
        for code in graph.subjects(SKOS.inScheme, URIRef(scheme))
        if any((code, match, to) in graph for match in MATCHES)
    }
    whole = {code for code in listed if _below(graph, code) <= set(listed)}
    names = [
        notation + ("*" if code in whole and _below(graph, code) else "")
        for code, notation in listed.items()
        if not whole & set(graph.transitive_objects(code, SKOS.broader)) - {code}
    ]
    return ", ".join(f"`{name}`" for name in sorted(names))


def _below(graph: Graph, code: Node) -> set[Node]:
    found = {below for below in graph.transitive_subjects(SKOS.broader, code) if below}
    return found - {code}


def _relations(graph: Graph) -> Iterator[str]:
    rows = (
        (
            f"`{graph.value(term, SKOS.notation)}`",
            f"`{short(term)}`",
            plain(said(graph, term, SKOS.definition)),
        )
        for term in sorted(concepts(graph, RELATION, leaves=False), key=str)
    )
    return table(("relation", "IRI", "what it means"), rows)


def _external() -> Iterator[str]:
    rows = (
        (doc.rstrip("."), f"`{base}`", ", ".join(f"`{term}`" for term in listed))
        for doc, base, listed in EXTERNAL.values()
    )
    return table(("vocabulary", "namespace", "terms"), rows)
