"""RDF as a network: resources are nodes, statements between them edges, literals attributes.

Events are what has our class, or whose roles are ours; actors have the kinds of our classes; all
else is a node of the kind that its own class names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import networkx as nx
import pyoxigraph as ox

from graph.asking import PREFIXES
from ontology.terms import DCTERMS, DET, RDF, SEM, SKOS, ActorKind, EventType, Role

if TYPE_CHECKING:
    import rdflib

__all__ = ["Term", "Triple", "network_of", "of_ours", "of_rdflib"]

#: By which predicates a thing is called, the best first.
NAMES = (
    SKOS.prefLabel,
    "http://www.w3.org/2000/01/rdf-schema#label",
    "https://schema.org/name",
    "http://schema.org/name",
    "http://xmlns.com/foaf/0.1/name",
    DCTERMS.title,
)
KINDS = {kind.iri: kind.value for kind in ActorKind}
EVENTS = {SEM.Event, DET.Prospect}
ROLES = {role.iri: role.value for role in Role}
#: What an event says of itself that a page shows in its own way.
OF_EVENTS = {
    SEM.hasEarliestBeginTimeStamp: "earliest",
    SEM.hasLatestEndTimeStamp: "latest",
    DET.disputed: "disputed",
}
TYPES = {kind.iri: kind.value for kind in EventType}
#: How often blank nodes are told apart by what is around them.
ROUNDS = 4


class Term(NamedTuple):
    """A term of RDF: an IRI, a blank node or a literal, with its text and its language."""

    sort: Literal["iri", "blank", "literal"]
    text: str
    lang: str = ""


Triple: TypeAlias = tuple[Term, Term, Term]
Said: TypeAlias = Mapping[str, list[Term]]


def of_ours(triples: Iterable[ox.Triple]) -> list[Triple]:
    """Return the triples of an answer of ours."""

    def term(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
        if isinstance(found, ox.NamedNode):
            return Term("iri", found.value)
        if isinstance(found, ox.BlankNode):
            return Term("blank", found.value)
        if isinstance(found, ox.Literal):
            return Term("literal", found.value, found.language or "")
        return Term("literal", str(found))

    return [(term(t.subject), term(t.predicate), term(t.object)) for t in triples]


def of_rdflib(graph: "rdflib.Graph") -> list[Triple]:
    """Return the triples of an rdflib Graph, of a Dataset those of all its graphs."""
    from rdflib import BNode, Dataset, Literal, URIRef

    def term(found: object) -> Term:
        if isinstance(found, Literal):
            return Term("literal", str(found), found.language or "")
        if isinstance(found, BNode):
            return Term("blank", str(found))
        return Term("iri" if isinstance(found, URIRef) else "literal", str(found))

    found = graph.quads() if isinstance(graph, Dataset) else graph.triples((None, None, None))
    return [(term(each[0]), term(each[1]), term(each[2])) for each in found]


def network_of(triples: Iterable[Triple]) -> "nx.MultiDiGraph[str]":
    """Return RDF as a network; the same triples in any order, with any blanks, give the same."""
    told = sorted(renamed(set(triples)))
    said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_ in told:
        said[subject.text][predicate.text].append(object_)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, predicate, object_ in told:
        ends = (subject,) if is_facet(predicate, object_) else (subject, object_)
        for end in ends:
            if end.text not in made:
                made.add_node(end.text, **node(end, said.get(end.text, {})))
        if len(ends) > 1:
            made.add_edge(subject.text, object_.text, **edge(subject, predicate, object_))
    return made


def is_facet(predicate: Term, object_: Term) -> bool:
    """Tell whether a statement is of one thing alone: a literal, its class, an event's type."""
    return object_.sort == "literal" or predicate.text == RDF.type or object_.text in TYPES


def edge(subject: Term, predicate: Term, object_: Term) -> dict[str, str]:
    """Return what a statement says, as attributes of an edge."""
    role = {"role": ROLES[predicate.text]} if predicate.text in ROLES else {}
    triple = " ".join(short(each.text) for each in (subject, predicate, object_))
    return {"label": role.get("role") or words(predicate.text), **role, "statement": triple}


def node(term: Term, said: Said) -> dict[str, Any]:
    """Return what is said of one thing alone, as attributes of a node."""
    classes = sorted({each.text for each in said.get(RDF.type, [])})
    told: dict[str, Any] = {"label": label(term, said), "kind": kind(term, classes)}
    for predicate, values in sorted(said.items()):
        literals = [each for each in values if each.sort == "literal"]
        texts = [f"{v.text} ({v.lang})" if v.lang else v.text for v in literals]
        if predicate in OF_EVENTS and texts:
            told[OF_EVENTS[predicate]] = texts[0]
        elif texts and not (predicate in NAMES and [v.text for v in literals] == [told["label"]]):
            told[short(predicate)] = "; ".join(texts)
        types = [TYPES[v.text] for v in values if v.text in TYPES]
        if types:
            told["type"] = types[0]
    told["disputed"] = True if told.get("disputed") == "true" else None
    if classes:
        told["class"] = "; ".join(map(short, classes))
    return {name: value for name, value in told.items() if value is not None}


def kind(term: Term, classes: list[str]) -> str:
    """Return what sort of thing it is: an event, an actor of some kind, or what its class says."""
    if EVENTS & set(classes):
        return "event"
    ours = [KINDS[each] for each in classes if each in KINDS]
    if ours or not classes:
        return min(ours, default="blank node" if term.sort == "blank" else "resource")
    if SEM.Actor in classes:
        return "actor"
    return "-".join(re.findall(r"[^\W_]+", words(classes[0]))).lower() or "resource"


def label(term: Term, said: Said) -> str:
    """Return what a thing is called: its English name first, else the end of its IRI."""
    for predicate in NAMES:
        names = [each for each in said.get(predicate, []) if each.sort == "literal" and each.text]
        if names:
            return min(names, key=lambda each: (each.lang != "en", each.lang, each.text)).text
    return "blank node" if term.sort == "blank" else local(term.text)


def local(iri: str) -> str:
    """Return the end of an IRI, after its last hash or slash."""
    return re.split(r"[#/]", iri.rstrip("#/"))[-1] or iri


def words(iri: str) -> str:
    """Return the end of an IRI as words.

    >>> words("http://xmlns.com/foaf/0.1/familyName"), words("https://w3id.org/x/backed-by")
    ('family name', 'backed by')
    """
    found = re.split(r"[\s_-]+|(?<=[a-z])(?=[A-Z])", local(iri))
    return " ".join(word if word.isupper() else word.lower() for word in found if word)


def short(iri: str) -> str:
    """Return an IRI with one of the usual prefixes, or whole."""
    found = max(
        ((base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)),
        key=lambda pair: len(pair[0]),
        default=None,
    )
    return f"{found[1]}:{iri.removeprefix(found[0])}" if found else iri


def renamed(triples: set[Triple]) -> Iterator[Triple]:
    """Yield triples with blank nodes named by what is around them: alike ones have one name.

    Names that a parser gives differ from run to run.
    """
    blanks = {term.text for triple in triples for term in triple if term.sort == "blank"}
    marks = dict.fromkeys(blanks, "")
    about: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        for term in {triple[0], triple[2]}:
            if term.sort == "blank":
                about[term.text].append(triple)
    for _ in range(ROUNDS if blanks else 0):
        marks = {
            blank: digest(sorted(seen(triple, blank, marks) for triple in about[blank]))
            for blank in blanks
        }
    names = names_of(marks)
    for triple in triples:
        a, p, b = (t._replace(text=names[t.text]) if t.sort == "blank" else t for t in triple)
        yield a, p, b


def seen(triple: Triple, blank: str, marks: Mapping[str, str]) -> str:
    """Return a triple as it looks from a blank node in it."""
    parts = (
        f"{t.sort} {'self' if t.text == blank else marks[t.text]}" if t.sort == "blank" else repr(t)
        for t in triple
    )
    return " ".join(parts)


def digest(lines: Iterable[str]) -> str:
    """Return a short mark of some lines."""
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def names_of(marks: Mapping[str, str]) -> dict[str, str]:
    """Return a name for each blank node: its mark, with a number where several are alike."""
    names: dict[str, str] = {}
    alike: dict[str, int] = defaultdict(int)
    for blank, mark in sorted(marks.items(), key=lambda pair: (pair[1], pair[0])):
        names[blank] = f"_:{mark}" if not alike[mark] else f"_:{mark}-{alike[mark]}"
        alike[mark] += 1
    return names
