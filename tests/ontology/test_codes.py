"""The types of event and the code lists of others, held to what is known of them."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
SCHEME = "https://w3id.org/detente/"
TYPE = SCHEME + "type/"

#: PLOVER, draft 0.8: the quad class of each type, by the sections of the manual.
PLOVER = {
    "VERBAL-COOPERATION": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "MATERIAL-COOPERATION": {"COOPERATE", "AID", "RETREAT"},
    "VERBAL-CONFLICT": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "MATERIAL-CONFLICT": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
#: What PLOVER drops, and the quad class that we give it.
DROPPED = {
    "STATEMENT": "NEUTRAL",
    "APPEAL": "VERBAL-COOPERATION",
    "PLEDGE": "VERBAL-COOPERATION",
    "DENY": "VERBAL-CONFLICT",
}
#: ACLED codebook (2023): how many sub-event types each event type has.
ACLED = {
    "Battles": 3,
    "Explosions/Remote violence": 6,
    "Protests": 3,
    "Riots": 2,
    "Strategic developments": 8,
    "Violence against civilians": 3,
}
#: Codes that CAMEO's published code list prints by a slip, for 0811, 1321, 138, 1451 and 137.
SLIPS = {"0811i", "1321i", "138i", "1451i", "13y"}
NOTE = re.compile(r"PLOVER 0\.8: ([A-Z]+|none)")


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return the types of event and the code lists as one graph."""
    together = Graph()
    for name in ("acled", "cameo", "events", "ucdp"):
        together.parse(ROOT / "ontology" / f"{name}.ttl", format="turtle")
    return together


def concepts(graph: Graph, scheme: str) -> dict[str, Node]:
    """Return the concepts of a scheme by notation."""
    found = graph.subjects(SKOS.inScheme, URIRef(SCHEME + scheme))
    return {str(graph.value(concept, SKOS.notation)): concept for concept in found}


def tops(graph: Graph, scheme: str) -> set[str]:
    """Return the notations of a scheme's top concepts."""
    found = graph.subjects(SKOS.topConceptOf, URIRef(SCHEME + scheme))
    return {str(graph.value(concept, SKOS.notation)) for concept in found}


def mapped(graph: Graph, concept: Node) -> list[str]:
    """Return the types to which a code is mapped."""
    found = (graph.objects(concept, how) for how in (SKOS.closeMatch, SKOS.broadMatch))
    return [str(t).removeprefix(TYPE) for some in found for t in some if str(t).startswith(TYPE)]


def noted(graph: Graph, concept: Node) -> set[str]:
    """Return what PLOVER codes, by the notes of a concept."""
    notes = (NOTE.fullmatch(str(note)) for note in graph.objects(concept, SKOS.editorialNote))
    return {note[1] for note in notes if note}


def quad_class(graph: Graph, notation: str) -> list[str]:
    """Return the quad classes of a type."""
    above = graph.objects(URIRef(TYPE + notation), SKOS.broader)
    return [str(broader).removeprefix(TYPE) for broader in above]


def test_the_types_are_plovers_sixteen_and_four_more(graph: Graph) -> None:
    plover = set().union(*PLOVER.values())
    assert len(plover) == 16
    assert set(concepts(graph, "type")) - tops(graph, "type") == plover | set(DROPPED)


def test_the_top_of_the_types_are_the_quad_classes(graph: Graph) -> None:
    assert tops(graph, "type") == {*PLOVER, "NEUTRAL"}


@pytest.mark.parametrize(
    ("notation", "expected"),
    sorted({t: q for q, types in PLOVER.items() for t in types}.items()) + sorted(DROPPED.items()),
)
def test_every_type_has_its_quad_class(graph: Graph, notation: str, expected: str) -> None:
    assert quad_class(graph, notation) == [expected], f"mend skos:broader of type:{notation}"


def test_the_iri_of_a_type_is_its_notation(graph: Graph) -> None:
    for notation, concept in concepts(graph, "type").items():
        assert str(concept) == TYPE + notation


def test_what_plover_drops_says_what_plover_would_code(graph: Graph) -> None:
    for notation in DROPPED:
        found = noted(graph, URIRef(TYPE + notation))
        assert len(found) == 1, f"give type:{notation} one note of the form 'PLOVER 0.8: X'"
        assert found <= set().union(*PLOVER.values()) | {"none"}


def test_cameo_has_twenty_root_codes(graph: Graph) -> None:
    assert tops(graph, "code/cameo") == {f"{root:02}" for root in range(1, 21)}


def test_every_cameo_code_stands_under_the_code_that_it_begins_with(graph: Graph) -> None:
    codes = concepts(graph, "code/cameo")
    for code, concept in codes.items():
        assert re.fullmatch(r"[0-9]{2,4}", code)
        broader = list(graph.objects(concept, SKOS.broader))
        expected = [codes[code[:-1]]] if len(code) > 2 else []
        assert broader == expected, f"mend skos:broader of cameo:{code} in ontology/cameo.ttl"


def test_codes_are_text_so_that_leading_zeros_stay(graph: Graph) -> None:
    for notation in graph.objects(None, SKOS.notation):
        assert isinstance(notation, Literal)
        assert notation.datatype is None, f"write {notation} in quotation marks"


@pytest.mark.parametrize("scheme", ["acled", "cameo", "ucdp"])
def test_every_code_is_mapped_to_one_type(graph: Graph, scheme: str) -> None:
    types = set(concepts(graph, "type")) - tops(graph, "type")
    codes = concepts(graph, f"code/{scheme}")
    assert codes
    for code, concept in codes.items():
        found = mapped(graph, concept)
        assert len(found) == 1, f"{scheme} {code!r}: one type expected, found {found or 'none'}"
        assert set(found) <= types, f"{scheme} {code!r}: {found[0]} is no type of event"


def test_cameo_is_mapped_as_plover_does_but_where_we_say_so(graph: Graph) -> None:
    """03 is PLEDGE, and 163 SANCTION; 08, which PLOVER parts, is CONCEDE."""
    for code, concept in concepts(graph, "code/cameo").items():
        plover, ours = noted(graph, concept), set(mapped(graph, concept))
        if code.startswith("03"):
            assert (ours, plover) == ({"PLEDGE"}, {"AGREE"}), code
        elif code == "163":
            assert (ours, plover) == ({"SANCTION"}, {"COERCE"})
        elif code == "08":
            assert (ours, plover) == ({"CONCEDE"}, {"CONCEDE", "RETREAT"})
        elif plover:
            assert ours == plover, f"cameo:{code}: ours {ours}, PLOVER's {plover}"


def test_what_plover_has_no_code_for_is_01_and_02_and_two_more(graph: Graph) -> None:
    codes = concepts(graph, "code/cameo")
    without = {code for code, concept in codes.items() if not noted(graph, concept)}
    assert without == {c for c in codes if c.startswith(("01", "02"))} | {"1951", "1952"}


def test_every_note_of_a_cameo_code_can_be_read_by_a_program(graph: Graph) -> None:
    for code, concept in concepts(graph, "code/cameo").items():
        for note in graph.objects(concept, SKOS.editorialNote):
            assert NOTE.fullmatch(str(note)), f"cameo:{code}: write {str(note)!r} as skos:scopeNote"


def test_statements_and_appeals_are_mapped_to_what_plover_dropped(graph: Graph) -> None:
    codes = concepts(graph, "code/cameo")
    statements = {c: mapped(graph, codes[c]) for c in codes if c.startswith("01")}
    assert statements.pop("016") == ["DENY"]
    assert statements.pop("019") == ["AGREE"]
    assert set(map(tuple, statements.values())) == {("STATEMENT",)}
    assert {t for c in codes if c.startswith("02") for t in mapped(graph, codes[c])} == {"APPEAL"}


def test_acled_has_six_event_types_and_twenty_five_sub_event_types(graph: Graph) -> None:
    codes = concepts(graph, "code/acled")
    below = {
        top: len(list(graph.subjects(SKOS.broader, codes[top])))
        for top in tops(graph, "code/acled")
    }
    assert below == ACLED
    assert sum(below.values()) == 25


def test_every_acled_type_is_current_or_marked_as_older(graph: Graph) -> None:
    for code, concept in concepts(graph, "code/acled").items():
        placed = [graph.value(concept, how) for how in (SKOS.topConceptOf, SKOS.broader)]
        older = graph.value(concept, OWL.deprecated) is not None
        assert any(placed) != older, f"acled {code!r}: give it skos:broader or owl:deprecated true"


def test_every_acled_event_is_of_a_disorder_type(graph: Graph) -> None:
    """An event type, or every sub-event type of it."""
    covered = set(graph.objects(None, SKOS.narrowMatch))
    covered |= {
        concept
        for disorder in concepts(graph, "code/acled-disorder").values()
        for concept in graph.objects(disorder, SKOS.closeMatch)
    }
    assert len(concepts(graph, "code/acled-disorder")) == 3
    for top in tops(graph, "code/acled"):
        event_type = concepts(graph, "code/acled")[top]
        under = set(graph.subjects(SKOS.broader, event_type))
        assert event_type in covered or under <= covered, f"acled {top!r} is of no disorder type"


def test_ucdp_has_three_types_of_violence(graph: Graph) -> None:
    assert set(concepts(graph, "code/ucdp")) == {"1", "2", "3"}


# Completeness, against the published files where they lie beside the repository


def listed_by_cameo(data: Path) -> Iterator[str]:
    """Yield the codes of CAMEO's own code list and of PLOVER's table."""
    folder = data / "cameo_dictionaries"
    text = (folder / "CAMEO_codefile.txt").read_text(encoding="utf-8", errors="replace")
    yield from re.findall(r"^LABEL[A-Za-z]?: (\w+)=", text, re.MULTILINE)
    yield from re.findall(r"^//([0-9]{2})[:=]", text, re.MULTILINE)
    table = (folder / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    yield from re.findall(r"^(\w+): ?[A-Z]+", table, re.MULTILINE)


def found_in_gdelt(data: Path) -> Iterator[str]:
    """Yield the codes of GDELT's look-up table, and those of its events (columns 27 to 29)."""
    lookup = (data / "gdelt" / "lookup_cameoEvent.txt").read_text(encoding="utf-8")
    yield from (line.split("\t")[0] for line in lookup.splitlines()[1:])
    for path in sorted((data / "gdelt").glob("*.CSV")):
        with path.open(encoding="utf-8", errors="replace", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from row[26:29]


def found_in_icews(data: Path) -> Iterator[str]:
    """Yield the codes of the ICEWS code list, and those of its events."""
    for name, column, delimiter in (
        ("cameo-codes.csv", "code", ","),
        ("events.2018.sample.tab", "CAMEO Code", "\t"),
    ):
        with (data / "icews" / name).open(encoding="utf-8", errors="replace", newline="") as lines:
            yield from (row[column] for row in csv.DictReader(lines, delimiter=delimiter))


@pytest.mark.parametrize("source", [listed_by_cameo, found_in_gdelt, found_in_icews])
def test_no_published_cameo_code_is_missing(
    graph: Graph, source: Callable[[Path], Iterator[str]]
) -> None:
    if not DATA.is_dir():
        pytest.skip("NOT CHECKED: needs the published code lists and events in ../shared/data")
    published = set(source(DATA)) - SLIPS
    missing = published - set(concepts(graph, "code/cameo"))
    assert len(published) > 100
    assert not missing, f"add to ontology/cameo.ttl: {sorted(missing)}"


def test_the_plover_notes_are_those_of_plovers_table(graph: Graph) -> None:
    if not DATA.is_dir():
        pytest.skip("NOT CHECKED: needs CAMEO2PLOVER-2021.txt in ../shared/data")
    path = DATA / "cameo_dictionaries" / "CAMEO2PLOVER-2021.txt"
    table: dict[str, set[str]] = {}
    for code, plover in re.findall(r"^(\w+): ?([A-Z]+)", path.read_text("utf-8"), re.MULTILINE):
        table.setdefault(code, set()).add(plover)
    codes = concepts(graph, "code/cameo")
    assert {c: noted(graph, codes[c]) for c in codes if noted(graph, codes[c])} == table


def test_the_code_lists_hold_nothing_but_concepts_and_schemes(graph: Graph) -> None:
    assert set(graph.objects(None, RDF.type)) == {SKOS.Concept, SKOS.ConceptScheme}
