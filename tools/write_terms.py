"""Write ontology/terms.py and ontology/codes.py from the Turtle files of ontology/.

python -m tools.write_terms            write them
python -m tools.write_terms --check    exit with 1 where they differ from what would be written
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from tools.external_terms import EXTERNAL
from tools.stale import settled

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
DET = Namespace("https://w3id.org/detente/ns#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
TYPE = "https://w3id.org/detente/type"
RELATION = "https://w3id.org/detente/relation"
CODE = "https://w3id.org/detente/code/"

HEAD = '''"""The terms of ontology/*.ttl. Written by tools/write_terms.py: do not edit."""

from enum import StrEnum
from typing import Final, Self

from ontology.errors import UnknownNameError
'''
TERM = '''
class Term(StrEnum):
    """A code that a person types; ``iri`` is what it stands for, ``label`` how it is said."""

    iri: str
    label: str

    def __new__(cls, notation: str, iri: str, label: str) -> "Term":
        """Return a member that is its notation."""
        self = str.__new__(cls, notation)
        self._value_ = notation
        self.iri, self.label = iri, label
        return self

    @classmethod
    def of(cls, notation: str) -> Self:
        """Return the member with a notation.

        Raises:
            UnknownNameError: there is none; the message names the nearest.
        """
        for member in cls:
            if member.value == notation:
                return member
        kind = "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()
        raise UnknownNameError(kind, notation, [member.value for member in cls])

'''


def vocabulary() -> Graph:
    """Return all Turtle files of ontology/ but the shapes, as one graph."""
    graph = Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        if path.name != "shapes.ttl":
            graph.parse(path, format="turtle")
    return graph


def said(graph: Graph, term: Node, *predicates: URIRef) -> str:
    """Return the first text that a term has under one of the predicates."""
    found = (graph.value(term, p) for p in predicates)
    return next(str(text) for text in found if text is not None)


def namespace(name: str, doc: str, base: str, terms: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a class of constants."""
    yield f'\nclass {name}:\n    """{doc}"""\n\n    BASE: Final = "{base}"'
    for term, comment in sorted(terms.items()):
        said_after = f"  # {comment}" if comment else ""
        yield f'    {term}: Final = "{base}{term}"{said_after}'
    yield ""


def own(graph: Graph) -> Iterator[str]:
    """Yield the class of Détente's own terms."""
    terms = {
        str(term).removeprefix(DET): said(graph, term, SKOS.definition)
        for term in set(graph.subjects(SKOS.definition))
        if str(term).startswith(DET)
    }
    yield from namespace("DET", "The terms of ontology/detente.ttl.", str(DET), terms)


def enum(graph: Graph, name: str, doc: str, members: list[Node]) -> Iterator[str]:
    """Yield a class whose members are the notations of the terms."""
    rows = []
    for term in members:
        notation = str(graph.value(term, SKOS.notation) or str(term).rpartition("#")[2])
        label = said(graph, term, SKOS.prefLabel, RDFS.label)
        iri = str(graph.value(term, RDFS.seeAlso) if name == "SourceKind" else term)
        rows.append((notation.upper().replace("-", "_").replace(" ", "_"), notation, iri, label))
    yield f'\nclass {name}(Term):\n    """{doc}"""\n'
    yield from (f'    {key} = "{n}", "{iri}", "{label}"' for key, n, iri, label in sorted(rows))
    yield ""


def instances(graph: Graph, kind: str) -> list[Node]:
    """Return the individuals of one of our classes."""
    return list(graph.subjects(RDF.type, DET[kind]))


def concepts(graph: Graph, scheme: str, *, leaves: bool) -> list[Node]:
    """Return the concepts of a scheme; only those that nothing is narrower than, if leaves."""
    found = graph.subjects(SKOS.inScheme, URIRef(scheme))
    return [c for c in found if not leaves or graph.value(None, SKOS.broader, c, any=True) is None]


def enums(graph: Graph) -> Iterator[str]:
    """Yield every enumeration of terms.py."""
    yield TERM
    kinds = [
        c for c in graph.subjects(RDFS.subClassOf, SEM.Actor) if (c, SKOS.notation, None) in graph
    ]
    yield from enum(graph, "ActorKind", "What sort of actor one is.", list(kinds))
    types = concepts(graph, TYPE, leaves=True)
    yield from enum(
        graph, "EventType", "What sort of event it is: PLOVER's types and four more.", types
    )
    yield from enum(
        graph,
        "RelationType",
        "How two actors stand to one another.",
        concepts(graph, RELATION, leaves=False),
    )
    roles = list(graph.subjects(RDFS.subPropertyOf, SEM.hasActor))
    yield from enum(graph, "Role", "How an actor takes part in an event.", roles)
    for name, doc in (
        ("Modality", "In what way a thing is said to be."),
        ("PlacePrecision", "What the coordinates of a place stand for."),
        ("Polarity", "Whether a thing is affirmed or denied."),
        ("Reliability", "How reliable a source is: the Admiralty scale, A to F."),
        ("SourceKind", "What sort of thing a source is."),
        ("TimePrecision", "How exactly a time is given."),
        ("Verdict", "The outcome of a judgement of identity."),
    ):
        yield from enum(graph, name, doc, instances(graph, name))
    yield from tables(graph, kinds, types)


def tables(graph: Graph, kinds: list[Node], types: list[Node]) -> Iterator[str]:
    """Yield what belongs to a kind of actor and to a type of event."""
    yield "\n#: The classes of other vocabularies to which an actor of each kind belongs."
    yield "ACTOR_CLASSES: Final[dict[ActorKind, tuple[str, ...]]] = {"
    for kind in sorted(kinds, key=lambda k: str(graph.value(k, SKOS.notation))):
        above = sorted(str(c) for c in graph.objects(kind, RDFS.subClassOf))
        listed = "".join(f'"{c}", ' for c in above)
        yield f"    ActorKind.{member(graph, kind)}: ({listed.rstrip()}),"
    yield "}\n\n#: The quad class of each type of event, as it is said."
    yield "QUAD_CLASS: Final[dict[EventType, str]] = {"
    for kind in sorted(types, key=lambda t: str(graph.value(t, SKOS.notation))):
        quad = graph.value(kind, SKOS.broader)
        assert quad is not None, f"{kind} has no quad class: give it skos:broader"
        yield f'    EventType.{member(graph, kind)}: "{said(graph, quad, SKOS.prefLabel)}",'
    yield "}"


def member(graph: Graph, term: Node) -> str:
    """Return the name of a term's member of its enumeration."""
    return str(graph.value(term, SKOS.notation)).upper().replace("-", "_").replace(" ", "_")


def terms(graph: Graph) -> str:
    """Return the text of terms.py."""
    lines = [HEAD]
    lines += own(graph)
    for name, (doc, base, listed) in EXTERNAL.items():
        lines += namespace(name, doc, base, dict.fromkeys(listed, ""))
    lines += enums(graph)
    return "\n".join(lines) + "\n"


def mapped(graph: Graph, scheme: str) -> Iterator[str]:
    """Yield a dict from the codes of a scheme to our types."""
    rows = []
    for concept in graph.subjects(SKOS.inScheme, URIRef(CODE + scheme)):
        to = [
            target
            for how in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
            for target in graph.objects(concept, how)
            if str(target).startswith(TYPE)
        ]
        if len(to) == 1:
            rows.append(
                (str(graph.value(concept, SKOS.notation)), member(graph, to[0]), str(concept))
            )
    yield f"#: Each code of {scheme.upper()}: its type of event, and its IRI."
    yield f"{scheme.upper()}: Final[dict[str, tuple[EventType, str]]] = {{"
    yield from (f'    "{n}": (EventType.{t}, "{iri}"),' for n, t, iri in sorted(rows))
    yield "}"


def codes(graph: Graph) -> str:
    """Return the text of codes.py."""
    lines = [
        '"""The code lists of ontology/*.ttl. Written by tools/write_terms.py: do not edit."""\n',
        "from typing import Final\n",
        "from ontology.terms import EventType\n",
    ]
    for scheme in ("acled", "cameo", "ucdp"):
        lines += mapped(graph, scheme)
    return "\n".join(lines) + "\n"


def formatted(text: str) -> str:
    """Return Python text as ruff formats it."""
    import subprocess

    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "format", "--stdin-filename", str(ONTOLOGY / "terms.py"), "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def main(arguments: list[str]) -> int:
    """Write the two files, or compare them with --check."""
    graph = vocabulary()
    made = (("terms.py", terms(graph)), ("codes.py", codes(graph)))
    files = {ONTOLOGY / name: formatted(text) for name, text in made}
    return settled(files, "make terms", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
