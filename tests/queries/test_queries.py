"""Every named query against a small casefile and the rows expected of it.

A folder of a query's name holds `data.yaml`, a casefile of invented states; `cases.json`, the
values of its parameters, case by case; and the expected rows as `Table.to_csv` writes them. No
command rewrites the expected rows: they are written by hand, from what the question means, and a
difference is thought through before either side is changed. Where a case has "where", only the
rows with those values are compared: the others are the register's, and change with it.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import detente as dt
from graph.asking import PREFIXES
from graph.guard import bound
from graph.named import QUERIES, Named, all_queries
from graph.table import Table
from graph.wording import lines_for
from ontology.errors import DetenteError

HERE = Path(__file__).parent
PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
#: What may have several names.
NAMED = re.compile("/id/(actor|event|place)/|/relation/")
#: A column, or several, and what is said of them in a query's first comment.
EXPLAINED = re.compile(r"(?:^|; |\. )([a-z_]+(?:, [a-z_]+)*): ", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """The values with which a query is asked, and the file with the rows expected."""

    query: str
    values: dict[str, Any]
    expected: str
    where: dict[str, str]

    @property
    def id(self) -> str:
        return f"{self.query}-{self.expected.removesuffix('.csv')}"


@cache
def cases() -> list[Case]:
    return [
        Case(folder.name, each["values"], each["expected"], each.get("where", {}))
        for folder in sorted(HERE.iterdir())
        if (folder / "cases.json").exists()
        for each in json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    ]


@cache
def graph_for(query: str) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(HERE / query / "data.yaml")
    return graph


def answer(graph: dt.KnowledgeGraph, case: Case) -> str:
    found = graph.query(case.query, **case.values)
    assert isinstance(found, Table)
    rows = [row for row in found if case.where.items() <= row.items()]
    return Table(found.columns, tuple(rows), found.complete).to_csv()


def expected(case: Case) -> str:
    return (HERE / case.query / case.expected).read_text(encoding="utf-8")


def subsets(query: Named) -> list[set[str]]:
    needed = {p.name for p in query.parameters if p.required}
    free = [p.name for p in query.parameters if not p.required]
    chosen = chain.from_iterable(combinations(free, n) for n in range(len(free) + 1))
    return [needed | set(some) for some in chosen]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_query_answers_with_the_expected_rows(case: Case) -> None:
    assert answer(graph_for(case.query), case) == expected(case)


@pytest.mark.parametrize("query", all_queries())
def test_names_in_other_languages_and_from_other_sources_change_no_row(
    query: str, tmp_path: Path
) -> None:
    """The smallest English name is shown; what has several stands in one row all the same."""
    graph = dt.open()
    graph.load(HERE / query / "data.yaml")
    found = graph.store.quads_for_pattern(None, ox.NamedNode(PREF_LABEL), None)
    named = sorted({str(quad.subject) for quad in found if NAMED.search(str(quad.subject))})
    names = [
        f'{each} <{PREF_LABEL}> "A{n}"@de, "A{n}"@fr, "~{n}"@en .\n' for n, each in enumerate(named)
    ]
    (tmp_path / "names.ttl").write_text("".join(names), encoding="utf-8")
    graph.load(tmp_path / "names.ttl")
    for case in cases():
        if case.query == query:
            assert answer(graph, case) == expected(case)


@pytest.mark.parametrize("query", ["belongs-to", "first-and-last", "relations"])
def test_a_person_judges_who_is_the_same_and_goes_before_the_rule(query: str) -> None:
    """The rule takes the Sultanate of Oman for Oman, by its name."""
    graph = dt.open()
    graph.load(HERE / query / "data.yaml")
    by_rule = sultanates(graph, query, "Oman")
    graph.judge("ruritania/his-sultanate", "oman", "same", by="A. Reader", why="as it says")
    by_both = sultanates(graph, query, "Oman")
    graph.judge("ruritania/his-sultanate", "oman", "different", by="A. Reader", why="on a map")
    by_person = sultanates(graph, query, "Oman")
    assert (by_rule, by_both, by_person) == (1, 1, 0)


def sultanates(graph: dt.KnowledgeGraph, query: str, actor: str) -> int:
    return graph.table(query, actor=actor).to_csv().count("Sultanate of Oman,")


def test_a_store_in_a_folder_answers_alike(tmp_path: Path) -> None:
    """What stands in one cell has an order of its own, not the engine's."""
    with dt.open(tmp_path / "store") as graph:
        for query in all_queries():
            graph.load(HERE / query / "data.yaml", replace=True)
            for case in cases():
                if case.query == query:
                    assert answer(graph, case) == expected(case)


@pytest.mark.parametrize("query", all_queries())
def test_every_parameter_is_given_in_some_case_and_left_out_in_another(query: str) -> None:
    given = [set(case.values) for case in cases() if case.query == query]
    for parameter in all_queries()[query].parameters:
        name = parameter.name
        assert any(name in names for names in given), f"{name} is never given"
        left_out = any(name not in names for names in given)
        assert left_out != parameter.required, f"{name} is left out, or never"


@pytest.mark.parametrize("query", all_queries())
def test_every_choice_of_parameters_makes_a_query_that_the_engine_takes(query: str) -> None:
    named = all_queries()[query]
    terms = {p.name: "<urn:x>" for p in named.parameters} | {
        p.name: '"2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'
        for p in named.parameters
        if p.kind == "day"
    }
    for names in subsets(named):
        text = bound(lines_for(named.text, names), {name: terms[name] for name in names})
        ox.Store().query(text, prefixes=PREFIXES)


@pytest.mark.parametrize("query", all_queries())
@pytest.mark.parametrize("hostile", ['"} DROP ALL #', "x> } ; DROP ALL #", "\\", "?s ?p ?o", "\n}"])
def test_a_hostile_value_is_an_error_or_finds_nothing(query: str, hostile: str) -> None:
    graph = graph_for(query)
    before = len(graph)
    case = next(case for case in cases() if case.query == query)
    for parameter in all_queries()[query].parameters:
        values = {**case.values, parameter.name: hostile}
        if parameter.kind == "text":
            found = graph.query(query, **values)
            assert isinstance(found, Table)
            assert len(found) == 0
        else:
            with pytest.raises(DetenteError, match=r"no [\w ]+ named|is not an? "):
                graph.query(query, **values)
    assert len(graph) == before


@pytest.mark.parametrize("query", all_queries())
def test_what_a_query_explains_is_one_of_its_columns(query: str) -> None:
    case = next(case for case in cases() if case.query == query)
    columns = set(expected(case).partition("\n")[0].split(","))
    for names in EXPLAINED.findall(all_queries()[query].about):
        assert set(names.split(", ")) <= columns


def test_every_query_has_a_folder_and_every_folder_a_query() -> None:
    folders = {each.name for each in HERE.iterdir() if (each / "data.yaml").exists()}
    assert folders == set(all_queries())


def test_every_file_of_expected_rows_is_used() -> None:
    files = {each.relative_to(HERE) for each in HERE.glob("*/*.csv")}
    assert files == {Path(case.query, case.expected) for case in cases()}


@pytest.mark.parametrize("query", all_queries())
def test_a_query_is_no_wider_than_a_page(query: str) -> None:
    text = (QUERIES / f"{query}.rq").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 110
