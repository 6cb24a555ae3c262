"""The vocabulary and the code lists, held to themselves and to the vocabularies that they use."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, GEO, ORG, OWL, PROV, SDO, SH, TIME, XSD, DefinedNamespace

import ontology.terms

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent.parent / "ontology"
FILES = sorted(ONTOLOGY.glob("*.ttl"))
OWN = "https://w3id.org/detente/"
DET = Namespace(OWN + "ns#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
OA = Namespace("http://www.w3.org/ns/oa#")

#: IRIs of documents, which no vocabulary defines.
DOCUMENTS = {URIRef("https://www.apache.org/licenses/LICENSE-2.0")}
#: The schemes whose IRIs end in their notations, made fit for an IRI.
SLUGGED = ("code/acled", "code/acled-disorder", "code/cameo", "code/ucdp", "relation")


def read_terms(file_name: str, base: Namespace) -> frozenset[URIRef]:
    """Return the terms of a list beside this file: one a line, comments after a hash."""
    lines = (HERE / file_name).read_text(encoding="utf-8").splitlines()
    return frozenset(base[line] for line in lines if line and not line.startswith("#"))


def closed(*namespaces: type[DefinedNamespace]) -> dict[str, Collection[URIRef]]:
    """Return each namespace of rdflib's under its own beginning."""
    return {str(namespace): namespace for namespace in namespaces}  # type: ignore[misc]


#: The terms of every vocabulary that we may use. rdflib ships all but two.
VOCABULARIES: dict[str, Collection[URIRef]] = {
    **closed(DCTERMS, GEO, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, XSD),
    str(OA): read_terms("oa_terms.txt", OA),
    str(SEM): read_terms("sem_terms.txt", SEM),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return all of ontology/*.ttl as one graph."""
    together = Graph()
    for path in FILES:
        together.parse(path, format="turtle")
    return together


@pytest.fixture(scope="module")
def det() -> Graph:
    """Return ontology/detente.ttl."""
    return Graph().parse(ONTOLOGY / "detente.ttl", format="turtle")


def iris(graph: Graph) -> Iterator[URIRef]:
    """Yield every IRI of a graph, datatypes included."""
    for node in {node for triple in graph for node in triple}:
        if isinstance(node, URIRef):
            yield node
        elif isinstance(node, Literal) and node.datatype is not None:
            yield node.datatype


def is_defined(iri: URIRef) -> bool:
    """Tell whether the vocabulary to which an IRI belongs has it."""
    base = next((b for b in VOCABULARIES if iri.startswith(b)), None)
    return base is not None and (str(iri) == base or iri in VOCABULARIES[base])


def slug(notation: str) -> str:
    """Return a notation as it stands in an IRI."""
    return re.sub(r"[^a-z0-9]+", "-", notation.lower())


def short(iris: Collection[URIRef]) -> str:
    """Return IRIs as a failure names them."""
    return ", ".join(f"<{iri}>" for iri in sorted(iris))


def test_there_are_turtle_files() -> None:
    assert {"detente.ttl", "events.ttl", "cameo.ttl"} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_turtle_to_a_strict_parser(path: Path) -> None:
    """Oxigraph refuses what rdflib lets pass, such as a malformed IRI."""
    assert list(parse(path=path, format=RdfFormat.TURTLE))


def test_every_own_term_is_defined_once(det: Graph) -> None:
    """A term with two labels or two definitions is two terms that share an IRI."""
    for term in {s for s in det.subjects(RDF.type) if str(s).startswith(DET)}:
        for predicate in (RDFS.label, SKOS.definition):
            found = list(det.objects(term, predicate))
            assert len(found) == 1, (
                f"<{term}> has {len(found)} {predicate.fragment}s, one expected: {found}; "
                "mend it in ontology/detente.ttl, then run `make terms`"
            )


def test_every_own_term_that_is_used_is_defined(graph: Graph) -> None:
    used = {i for i in iris(graph) if i.startswith(OWN)}
    unknown = used - {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef)}
    assert not unknown, f"{short(unknown)}: used in ontology/*.ttl, but no file there defines it"


def test_every_term_of_ours_is_defined_in_detente_ttl(graph: Graph, det: Graph) -> None:
    used = {i for i in iris(graph) if i.startswith(DET)}
    unknown = used - {s for s in det.subjects(RDF.type) if isinstance(s, URIRef)}
    assert not unknown, f"{short(unknown)}: define it in ontology/detente.ttl, or mend the spelling"


def test_every_term_of_others_is_in_their_vocabulary(graph: Graph) -> None:
    others = {i for i in iris(graph) if not i.startswith(OWN)} - DOCUMENTS
    unknown = {i for i in others if not is_defined(i)}
    assert not unknown, (
        f"{short(unknown)}: not in the vocabulary that its beginning names. Mend the spelling in "
        "ontology/*.ttl, or list a new vocabulary in tests/ontology/ and VOCABULARIES"
    )


def test_every_constant_for_a_term_of_others_is_in_their_vocabulary() -> None:
    classes = [c for c in vars(ontology.terms).values() if isinstance(c, type)]
    bases = {c: str(vars(c)["BASE"]) for c in classes if "BASE" in vars(c)}
    constants = {
        URIRef(value)
        for holder, base in bases.items()
        for name, value in vars(holder).items()
        if not name.startswith("_") and name != "BASE" and not base.startswith(OWN)
    }
    unknown = {iri for iri in constants if not is_defined(iri)}
    assert constants, "ontology/terms.py has no constants: run `make terms`"
    assert not unknown, f"{short(unknown)}: mend EXTERNAL in tools/write_terms.py, run `make terms`"


def test_every_concept_has_a_label_a_notation_and_a_scheme(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        for predicate in (SKOS.prefLabel, SKOS.notation, SKOS.inScheme):
            count = len(list(graph.objects(concept, predicate)))
            name = URIRef(predicate).fragment
            assert count == 1, f"<{concept}> has {count} of skos:{name}, one expected"


def test_every_concept_but_a_cameo_code_has_a_definition(graph: Graph) -> None:
    concepts = {c for c in graph.subjects(RDF.type, SKOS.Concept) if "/cameo/" not in str(c)}
    without = {URIRef(str(c)) for c in concepts if (c, SKOS.definition, None) not in graph}
    assert not without, f"{short(without)}: no skos:definition"


def test_no_two_concepts_of_a_list_share_a_notation(graph: Graph) -> None:
    """A list is a scheme, or one of our classes of terms, such as the modalities."""
    lists = [(s, SKOS.inScheme) for s in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    lists += [(c, RDF.type) for c in graph.subjects(RDFS.subClassOf, SKOS.Concept)]
    for whole, belongs in lists:
        held = defaultdict(set)
        for concept in graph.subjects(belongs, whole):
            for notation in graph.objects(concept, SKOS.notation):
                held[str(notation)].add(str(concept))
        shared = {notation: sorted(them) for notation, them in held.items() if len(them) > 1}
        assert not shared, f"<{whole}> gives one notation to two: {shared}"


def test_no_two_concepts_of_a_scheme_share_a_label(graph: Graph) -> None:
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = graph.subjects(SKOS.inScheme, scheme)
        held = Counter(str(graph.value(concept, SKOS.prefLabel)) for concept in concepts)
        shared = sorted(label for label, count in held.items() if count > 1)
        assert not shared, f"<{scheme}> gives one label to two: {shared}"


@pytest.mark.parametrize("scheme", SLUGGED)
def test_a_code_stands_in_its_iri(graph: Graph, scheme: str) -> None:
    """So that whoever has a code can write its IRI without looking it up."""
    concepts = list(graph.subjects(SKOS.inScheme, URIRef(OWN + scheme)))
    assert concepts
    for concept in concepts:
        expected = f"{OWN}{scheme}/{slug(str(graph.value(concept, SKOS.notation)))}"
        assert str(concept) == expected, f"<{concept}>: its notation makes it <{expected}>"


def test_all_prose_is_marked_as_english(graph: Graph) -> None:
    prose = (RDFS.label, SKOS.definition, SKOS.prefLabel, SKOS.altLabel, SKOS.scopeNote)
    for predicate in (*prose, SKOS.editorialNote, SKOS.historyNote, DCTERMS.description):
        for subject, text in graph.subject_objects(predicate):
            assert isinstance(text, Literal)
            assert text.language == "en", f"<{subject}>: write {str(text)!r} with @en"


def test_hierarchies_stay_within_their_scheme(graph: Graph) -> None:
    for narrow, broad in graph.subject_objects(SKOS.broader):
        schemes = {graph.value(concept, SKOS.inScheme) for concept in (narrow, broad)}
        assert len(schemes) == 1, f"<{narrow}> and its skos:broader <{broad}> are of two schemes"
