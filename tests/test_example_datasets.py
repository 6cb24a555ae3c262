"""The made-up datasets: in the columns of the real ones, loaded whole, and marked as made up."""

from pathlib import Path

import pytest

import detente as dt
from tools import write_example_year

DATASETS = Path(__file__).parent.parent / "examples" / "datasets"


@pytest.fixture(scope="module")
def graph() -> dt.KnowledgeGraph:
    graph = dt.open()
    accounts = graph.load(DATASETS)
    assert [each.set_aside for each in accounts] == [0] * 6
    return graph


def test_each_file_is_recognised_by_its_columns(graph: dt.KnowledgeGraph) -> None:
    loaders = {row["source"]: row["loader"] for row in graph.sources()}
    for name in ("acled", "gdelt", "icews", "ucdp"):
        assert loaders[f"{name}/{name}-like"] == name
    assert loaders["icews/year"] == "icews"


def test_they_keep_their_shapes(graph: dt.KnowledgeGraph) -> None:
    assert str(graph.check()) == "no problems"


def test_the_casefile_shows_where_the_datasets_differ(graph: dt.KnowledgeGraph) -> None:
    told = graph.table("differences", event="fortnight/clash")
    killed = {row["value"] for row in told if row["aspect"] == "number of people killed"}
    assert killed == {"7", "7 to 11"}


def test_the_year_is_as_its_program_writes_it() -> None:
    text = (DATASETS / "year.tab").read_text(encoding="utf-8")
    assert text.splitlines() == list(write_example_year.rows())


@pytest.mark.parametrize("name", ["same-events.yaml", "fortnight/acled-like.csv", "../README.md"])
def test_they_say_that_they_are_made_up(name: str) -> None:
    assert "made up" in (DATASETS / name).read_text(encoding="utf-8").lower()
