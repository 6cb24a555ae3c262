"""Networks over time, dyads that escalate, and balance: each against what a hand computes."""

from itertools import combinations, product
from pathlib import Path
from typing import get_args

import networkx as nx
import pytest

import detente as dt
from graph import balance as module
from graph.overtime import By

#: Day, who, to whom, type, and the intensity that a source gives, if it does.
ROWS = (
    ("2001-01-31", "a", "b", "040", 1.0),  # consult: verbal cooperation
    ("2001-03-01", "a", "b", "190", -10.0),  # fight: material conflict
    ("2001-03-31", "b", "a", "112", -2.0),  # accuse: verbal conflict
    ("2001-03-31", "a", "b", "071", 7.0),  # aid: material cooperation
    ("2001-04-01", "a", "c", "111", -2.0),
    ("2001-04-02", "b", "c", "112", None),
)


def table(tmp_path: Path) -> Path:
    """Return a file in ICEWS's columns."""
    from loaders.icews import COLUMNS

    lines = ["\t".join(COLUMNS)]
    for number, (day, one, other, code, intensity) in enumerate(ROWS, 1):
        sides = [[name.upper() * 3, "NA", name.upper() * 3] for name in (one, other)]
        given = "NA" if intensity is None else str(intensity)
        cells = [str(number), day, *sides[0], "text", code, given, *sides[1]]
        lines.append("\t".join([*cells, str(number), "1", *["NA"] * 7]))
    path = tmp_path / "events.tab"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def graph(tmp_path: Path) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(table(tmp_path))
    return graph


def ties(*signs: tuple[str, int]) -> "nx.Graph[str]":
    """Return a signed network; a tie is named by its two letters."""
    made: nx.Graph[str] = nx.Graph()
    for ends, sign in signs:
        made.add_edge(ends[0], ends[1], sign=sign)
    return made


class TestSnapshots:
    def test_there_is_a_network_for_each_month_and_none_is_left_out(
        self, graph: dt.KnowledgeGraph
    ) -> None:
        months = graph.snapshots()
        assert {m: int(net.size("weight")) for m, net in months.items()} == {
            "2001-01": 1,
            "2001-02": 0,
            "2001-03": 3,
            "2001-04": 2,
        }
        assert months["2001-03"].graph["period"] == "2001-03"

    def test_all_together_they_are_the_dyads(self, graph: dt.KnowledgeGraph) -> None:
        whole = graph.dyads()
        weights = nx.get_edge_attributes(whole, "weight")
        for by in get_args(By):
            parts = graph.snapshots(by=by).values()
            for edge, weight in weights.items():
                found = (part.edges[edge]["weight"] for part in parts if part.has_edge(*edge))
                assert sum(found) == weight

    def test_weeks_are_those_of_iso_8601(self, graph: dt.KnowledgeGraph) -> None:
        weeks = graph.snapshots(by="week", since="2001-03-31")
        assert list(weeks) == ["2001-W13", "2001-W14"]

    def test_there_are_no_other_periods(self, graph: dt.KnowledgeGraph) -> None:
        with pytest.raises(dt.UnknownNameError, match="did you mean 'month'"):
            graph.snapshots(by="months")  # type: ignore[arg-type]

    def test_an_event_that_spans_two_months_counts_in_that_of_its_last_day(
        self, tmp_path: Path
    ) -> None:
        case = tmp_path / "case.yaml"
        case.write_text(
            "casefile: c\ntitle: t\n"
            "sources: {s: {kind: article, title: T, publisher: p, date: 2001-06-01}}\n"
            "actors:\n"
            "  p: {kind: media, name: Paper}\n"
            "  x: {kind: state, name: Xland}\n"
            "  y: {kind: state, name: Yland}\n"
            "events:\n"
            "  e: {label: E, reports: [{source: s, type: ASSAULT, participant: [x, y],\n"
            "      when: {from: 2001-01-30, to: 2001-02-02}}]}\n",
            encoding="utf-8",
        )
        graph = dt.open()
        graph.load(case)
        (only,) = graph.snapshots().values()
        assert (only.graph["period"], only.graph["vague"]) == ("2001-02", 1)
        # Two who meet, where neither acts on the other, have an edge both ways.
        assert set(only.edges()) == {
            ("actor/c/x", "actor/c/y"),
            ("actor/c/y", "actor/c/x"),
        }
        assert set(graph.dyads().edges()) == set(only.edges())
        (row,) = graph.escalation("c/x", "c/y")
        assert (row["period"], row["forth"], row["back"]) == ("2001-02", -2.0, -2.0)


class TestEscalation:
    def test_the_sources_own_intensities(self, graph: dt.KnowledgeGraph) -> None:
        course = graph.escalation("AAA", "BBB", scale="source")
        assert course.column("period") == ["2001-01", "2001-02", "2001-03"]
        assert course.column("events") == [1, 0, 3]
        assert course.column("net") == [1.0, 0.0, -5.0]
        assert course.column("mean") == [1.0, None, round(-5 / 3, 6)]
        assert course.column("forth") == [1.0, None, -1.5]
        assert course.column("back") == [None, None, -2.0]

    def test_the_steps_of_the_quad_classes(self, graph: dt.KnowledgeGraph) -> None:
        *_, march = graph.escalation("AAA", "BBB")
        assert march["net"] == -2.0 - 1.0 + 2.0
        assert (march["material_conflict"], march["verbal_conflict"]) == (1, 1)
        assert (march["material_cooperation"], march["verbal_cooperation"]) == (1, 0)

    def test_the_other_way_round_forth_is_back(self, graph: dt.KnowledgeGraph) -> None:
        one, other = graph.escalation("AAA", "BBB"), graph.escalation("BBB", "AAA")
        assert one.column("forth") == other.column("back")
        assert one.column("net") == other.column("net")

    def test_what_has_no_intensity_is_counted_and_not_guessed(
        self, graph: dt.KnowledgeGraph
    ) -> None:
        (row,) = graph.escalation("BBB", "CCC", scale="source")
        assert (row["events"], row["without"], row["mean"], row["net"]) == (1, 1, None, 0)

    def test_bounds_of_time(self, graph: dt.KnowledgeGraph) -> None:
        found = graph.escalation("AAA", "BBB", since="2001-02-01", until="2001-03-30")
        assert (found.column("period"), found.column("events")) == (["2001-03"], [1])
        assert len(graph.escalation("AAA", "BBB", since="2002-01-01")) == 0

    def test_wrong_options_are_errors(self, graph: dt.KnowledgeGraph) -> None:
        with pytest.raises(dt.UnknownNameError, match="scale"):
            graph.escalation("AAA", "BBB", scale="goldstein")  # type: ignore[arg-type]
        with pytest.raises(dt.QueryError, match="not a day"):
            graph.escalation("AAA", "BBB", since="May")


class TestSigned:
    def test_a_tie_has_the_sign_of_what_outweighs(self, graph: dt.KnowledgeGraph) -> None:
        found = dt.signed(graph.dyads())
        named = {node: told["label"] for node, told in found.nodes(data=True)}
        signs = {
            frozenset((named[a], named[b])): tie["sign"] for a, b, tie in found.edges(data=True)
        }
        # Two events of each sort between A and B: no sign can be told.
        assert signs == {frozenset(("AAA", "CCC")): -1, frozenset(("BBB", "CCC")): -1}

    def test_a_tie_needs_so_many_events(self, graph: dt.KnowledgeGraph) -> None:
        assert dt.signed(graph.dyads(), least=2).number_of_edges() == 0


class TestBalance:
    @pytest.mark.parametrize(
        ("signs", "pattern", "share", "weak", "frustration"),
        [
            ((1, 1, 1), "+++", 1, 1, 0),
            ((1, 1, -1), "++-", 0, 0, 1),
            ((1, -1, -1), "+--", 1, 1, 0),
            ((-1, -1, -1), "---", 0, 1, 1),
        ],
    )
    def test_the_four_triangles(
        self, signs: tuple[int, ...], pattern: str, share: int, weak: int, frustration: int
    ) -> None:
        found = dt.balance(ties(*zip(("ab", "bc", "ac"), signs, strict=True)))
        assert found.triangles == {"+++": 0, "++-": 0, "+--": 0, "---": 0} | {pattern: 1}
        assert (found.share, found.weak_share) == (share, weak)
        assert (found.frustration, found.exact) == (frustration, True)

    def test_a_square_can_be_frustrated_without_a_triangle(self) -> None:
        square = ties(("ab", 1), ("bc", 1), ("cd", 1), ("ad", -1))
        found = dt.balance(square)
        assert (found.share, found.frustration) == (None, 1)
        assert str(found) == "0 triangles; frustration 1 of 4 ties"

    def test_two_camps_are_found(self) -> None:
        inside = [("ab", 1), ("bc", 1), ("ac", 1), ("de", 1)]
        across = [(a + b, -1) for a, b in product("abc", "de")]
        found = dt.balance(ties(*inside, *across))
        assert found.camps == (frozenset("abc"), frozenset("de"))
        assert (found.share, found.frustration, found.frustrated) == (1, 0, ())

    def test_the_frustrated_tie_is_named(self) -> None:
        inside = [(a + b, 1) for a, b in combinations("abcd", 2)]
        found = dt.balance(ties(*inside[:-1], ("cd", -1)))
        assert found.frustrated == (("c", "d"),)
        assert (found.share, str(found)) == (
            0.5,
            "4 triangles, 50% balanced; frustration 1 of 6 ties",
        )

    def test_blocks_agree_about_the_actor_whom_they_share(self) -> None:
        found = dt.balance(
            ties(("ab", -1), ("bc", -1), ("ac", 1), ("cd", -1), ("de", 1), ("ce", -1))
        )
        assert (found.frustration, found.camps) == (0, (frozenset("bde"), frozenset("ac")))

    def test_all_enemies_are_as_frustrated_as_the_best_cut_leaves_them(self) -> None:
        """Of six enemies three against three leaves 3 + 3 of 15 ties within the camps."""
        found = dt.balance(ties(*((a + b, -1) for a, b in combinations("abcdef", 2))))
        assert (found.frustration, found.share, found.weak_share) == (6, 0, 1)

    def test_a_large_block_has_an_upper_bound_and_says_so(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        enemies = ties(*((a + b, -1) for a, b in combinations("abcdef", 2)))
        monkeypatch.setattr(module, "EXACT", 3)
        found = dt.balance(enemies)
        assert (found.frustration, found.exact) == (6, False)
        assert "at most 6 of 15" in str(found)

    def test_a_large_block_without_frustration_is_exact(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "EXACT", 3)
        found = dt.balance(ties(*((a + b, 1) for a, b in combinations("abcdef", 2))))
        assert (found.frustration, found.exact) == (0, True)

    def test_nobody_is_balanced(self) -> None:
        found = dt.balance(nx.Graph())
        assert (found.share, found.frustration, found.camps) == (
            None,
            0,
            (frozenset(), frozenset()),
        )

    def test_only_signed_undirected_networks_have_a_balance(self) -> None:
        with pytest.raises(dt.QueryError, match="undirected"):
            dt.balance(nx.DiGraph())
        with pytest.raises(dt.QueryError, match="not the sign of a tie"):
            dt.balance(nx.Graph([("a", "b")]))
