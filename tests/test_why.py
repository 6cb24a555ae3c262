"""Every claim can say why it is there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import detente as dt
from detente.cli import main
from graph.table import Table
from ontology.errors import UnknownNameError

EXAMPLE = Path(__file__).parent.parent / "examples" / "iraqi-volunteers.yaml"
THREAT = "iraqi-volunteers-2026/araghchi-threat"


@pytest.fixture(scope="module")
def graph() -> dt.KnowledgeGraph:
    made = dt.open()
    made.load(EXAMPLE)
    return made


def test_a_claim_says_who_says_so_in_which_words_and_where(graph: dt.KnowledgeGraph) -> None:
    (said,) = graph.why(f"{THREAT}/mee/1")
    lines = dict(said.lines)
    assert said.claim.startswith("Abbas Araghchi threaten United States (actual)")
    assert lines["says"] == "Middle East Eye"
    assert lines["through"] == "Clash Report"
    assert "(characters " in lines["words"]
    assert lines["source is"].startswith("F")


def test_what_is_only_spoken_of_stands_with_its_condition(graph: dt.KnowledgeGraph) -> None:
    lines = dict(graph.why(f"{THREAT}/mee/1")[0].lines)
    assert lines["content"].startswith("assault (conditional)")
    assert lines["if"].startswith("assault (possible)")


def test_an_event_explains_all_that_is_reported_of_it(graph: dt.KnowledgeGraph) -> None:
    asked = graph.query("evidence", event=THREAT)
    assert isinstance(asked, Table)
    told = {each.id for each in graph.why(THREAT)}
    assert told == {str(row["report"]).rpartition("/id/report/")[2] for row in asked}


def test_a_relation_can_be_asked_too(graph: dt.KnowledgeGraph) -> None:
    rows = graph.table("SELECT ?r { ?r det:relationType rel:backed-by } LIMIT 1")
    (said,) = graph.why(str(rows[0]["r"]))
    assert "backed-by" in said.claim


def test_a_page_of_it_shows_text_as_text(graph: dt.KnowledgeGraph) -> None:
    assert "<script" not in graph.why(THREAT)._repr_html_()
    assert "<th>words</th>" in graph.why(THREAT)._repr_html_()


def test_an_unknown_claim_is_an_error_that_offers_the_nearest(graph: dt.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="araghchi-threat"):
        graph.why("araghchi-threats")


def test_the_command_prints_it(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    runner = CliRunner()
    assert runner.invoke(main, ["load", str(EXAMPLE), "--store", store]).exit_code == 0
    shown = runner.invoke(main, ["why", THREAT, "--store", store])
    assert shown.exit_code == 0
    assert "US bases in the Middle East" in shown.output
