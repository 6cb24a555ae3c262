"""Who is the same as whom is a judgement: by somebody, for a reason, and reversible."""

from pathlib import Path

import pytest

import detente as dt

HEADER = (Path(__file__).parents[1] / "loaders" / "icews" / "in.tab").read_text().splitlines()[0]
ROW = "{n}\t2001-05-03\t{who}\tNA\t{at}\tThreaten\t130\t-4\tIran\tNA\tIran\t7\t1" + "\tNA" * 7


@pytest.fixture
def icews(tmp_path: Path) -> dt.KnowledgeGraph:
    """A graph with a row each of a state, an armed group, and somebody unknown."""
    names = [("Iraq", "Iraq"), ("Kataib Hezbollah", "Iraq"), ("A. N. Other", "Iraq")]
    rows = [ROW.format(n=n, who=who, at=at) for n, (who, at) in enumerate(names)]
    path = tmp_path / "events.tab"
    path.write_text("\n".join([HEADER, *rows]) + "\n")
    graph = dt.open()
    graph.load(path)
    return graph


def initiators(graph: dt.KnowledgeGraph, of: str) -> set[object]:
    rows = graph.table(f"SELECT ?who {{ ?x a {of} ; det:initiator ?who }}")
    return {str(who).rpartition("/actor/")[2] for who in rows.column("who")}


def test_events_have_the_registers_actor_and_reports_the_sources(icews: dt.KnowledgeGraph) -> None:
    assert initiators(icews, "sem:Event") == {
        "iraq",
        "kataeb-hezbollah",
        "icews/A.%20N.%20Other",
    }
    assert initiators(icews, "det:Report") == {
        "icews/Iraq",
        "icews/Kataib%20Hezbollah",
        "icews/A.%20N.%20Other",
    }


def test_a_judgement_says_by_whom_and_why(icews: dt.KnowledgeGraph) -> None:
    rows = icews.table(
        "SELECT ?by ?why { ?j det:judgementOf actor:icews\\/Iraq ; prov:wasAttributedTo ?by ;"
        " det:reason ?why }"
    )
    assert len(rows) == 1
    assert str(rows[0]["by"]).endswith("exact-name-rule")
    assert rows[0]["why"] == "the register has one actor named 'Iraq'"


def test_a_person_goes_before_the_rule_and_can_be_taken_back(icews: dt.KnowledgeGraph) -> None:
    pair = ("icews/Kataib%20Hezbollah", "kataeb-hezbollah")
    icews.judge(*pair, "different", by="an analyst", why="the row means another brigade")
    assert "icews/Kataib%20Hezbollah" in initiators(icews, "sem:Event")
    icews.judge(*pair, "same", by="an analyst", why="on second thoughts")
    assert "kataeb-hezbollah" in initiators(icews, "sem:Event")


def test_a_person_may_say_that_an_unknown_is_somebody(icews: dt.KnowledgeGraph) -> None:
    icews.judge("icews/A.%20N.%20Other", "badr-organization", "same", by="a. n.", why="photo")
    assert "badr-organization" in initiators(icews, "sem:Event")


def test_a_judgement_needs_somebody_and_a_reason(icews: dt.KnowledgeGraph) -> None:
    with pytest.raises(dt.QueryError, match="somebody who makes it, and a reason"):
        icews.judge("iran", "iraq", "different", by="", why="")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Kata'ib Hizballah", "kataeb-hezbollah"),
        ("كتائب حزب الله", "kataeb-hezbollah"),
        ("Khamenei", "ali-khamenei"),
        ("Khomeini", "ruhollah-khomeini"),
        ("US", "united-states"),
        ("Centcom", "us-central-command"),
    ],
)
def test_a_name_finds_its_actor_in_any_spelling(name: str, id_: str) -> None:
    assert dt.open().actor(name) == f"https://w3id.org/detente/id/actor/{id_}"


@pytest.mark.parametrize("name", ["us", "Hezbolah", "kh"])
def test_a_name_that_nobody_has_is_an_error(name: str) -> None:
    """Acronyms match in their own case only: "an attack against us" is not the United States."""
    with pytest.raises(dt.UnknownNameError):
        dt.open().actor(name)
