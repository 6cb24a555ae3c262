"""Whatever was loaded, replaced, removed and judged: what is kept follows from the claims."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import detente as dt
from graph import EventGraph, planning, rebuilding, tally
from graph.tally import Deltas, Facts, Key
from tests.graph.conftest import Write
from tests.graph.test_engine import loaded, table, take

ROWS = (
    {"Event ID": "1"},
    {"Event ID": "1", "CAMEO Code": "190", "Event Date": "2015-02-01"},
    {"Event ID": "2", "Source Name": "Ruritania", "Target Name": "Ruritania"},
    {"Event ID": "3", "Event Date": "2015-03-09", "Source Name": "Islamic Republic of Iran"},
)
#: What may be done next: load so many of the rows as one of two files, remove one, or judge.
STEP: st.SearchStrategy[tuple[str, str, set[int]]] = st.one_of(
    st.tuples(st.just("load"), st.sampled_from("ab"), st.sets(st.integers(0, 3), min_size=1)),
    st.tuples(st.just("remove"), st.sampled_from("ab"), st.just(set())),
    st.tuples(st.just("judge"), st.sampled_from(["same", "different", "unsure"]), st.just(set())),
)


def done(graph: EventGraph, folder: Path, step: tuple[str, str, set[int]]) -> None:
    """Do one thing to a graph, unless it can not be done now."""
    what, which, rows = step
    names = set(graph.sources().column("source"))
    if what == "load":
        take(graph, table(folder / f"{which}.tab", *(ROWS[n] for n in sorted(rows))))
    elif what == "remove" and f"icews/{which}" in names:
        graph.remove(f"icews/{which}")
    elif what == "judge" and names & {"icews/a", "icews/b"}:
        known = {f"{q.subject}" for q in graph.store.quads_for_pattern(None, None, None)}
        both = ("Ruritania", "Iran")
        if all(any(f"actor/icews/{name}>" in each for each in known) for name in both):
            graph.judge("icews/Ruritania", "icews/Iran", which, by="somebody", why="as a test")


@given(steps=st.lists(STEP, min_size=1, max_size=6))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_history_leaves_what_follows_from_the_claims(
    steps: Sequence[tuple[str, str, set[int]]], tmp_path: Path
) -> None:
    graph = EventGraph()
    for step in steps:
        done(graph, tmp_path, step)
        assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


def test_a_large_change_derives_the_same_as_a_small_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a large file only what bears on a shared event is read again."""
    paths = [table(tmp_path / "a.tab", *ROWS[::2]), table(tmp_path / "b.tab", *ROWS[1:])]
    small = loaded(*paths)
    monkeypatch.setattr(planning, "FEW", 0)
    large = loaded(*paths)
    assert rebuilding.kept(large.store) == rebuilding.kept(small.store)
    assert rebuilding.kept(large.store) == rebuilding.followed(large.store)


def test_counts_that_do_not_fit_in_memory_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [Facts((f"http://a/{n % 7}",), ("http://b",), (), (), "2001-05") for n in range(50)]
    monkeypatch.setattr(tally, "MANY", 3)
    deltas = Deltas()
    for fact in facts:
        deltas.add(fact)
    deltas.add(facts[0], -1)
    found = {key.iri.rpartition("/")[2]: change for key, change in deltas}
    expected = Counter(n % 7 for n in range(1, 50))
    assert found["http%3A%2F%2Fb"] == (49, 0, 49)
    assert found["http%3A%2F%2Fa%2F0;2001-05"] == (expected[0], expected[0], 0)


def test_actors_whose_ids_hold_a_semicolon_keep_tallies_of_their_own() -> None:
    base = "https://w3id.org/detente/id/actor/"
    keys = [Key("dyad", f"{base}a;b", f"{base}c", ""), Key("dyad", f"{base}a", f"{base}b;c", "")]
    assert len({key.iri for key in keys}) == 2


def test_events_of_a_month_are_found_by_their_dyad(casefile: Write) -> None:
    graph = dt.open()
    said = "source: a, type: AID, initiator: ruritania, recipient: freedonia, when: 2001-05-03"
    graph.load(casefile(x=[said], y=[said.replace("03", "09")], z=[said.replace("05", "06")]))
    rows = graph.table(
        "SELECT ?month ?n (COUNT(?event) AS ?found)"
        " { ?tally det:tallyInitiator actor:crisis\\/ruritania ;"
        " det:tallyMonth ?month ; det:eventCount ?n . ?event det:dyadMonth ?tally }"
        " GROUP BY ?month ?n ORDER BY ?month"
    )
    assert [(row["n"], row["found"]) for row in rows] == [(2, 2), (1, 1)]


def test_an_open_day_counts_in_no_month() -> None:
    assert tally.month("0001-01-01", "9999-12-31") == ""
    assert ox.NamedNode(Key("actor", "https://w3id.org/detente/id/actor/iran", "", "").iri)


@pytest.mark.parametrize("name", ["fusion-of-forces", "tally-sheet", "identity-politics"])
def test_a_casefile_may_be_named_like_the_stores_own_graphs(casefile: Write, name: str) -> None:
    """What begins with the name of a graph of derived values is not therefore derived."""
    said = "source: a, type: AID, initiator: ruritania, recipient: freedonia, when: 2001-05-03"
    graph = dt.open()
    graph.load(casefile(name, x=[said], y=[said, said.replace("AID", "CONSULT")]))
    alone = {q for q in graph.store if f"/graph/{name}" in str(q.graph_name)}
    graph.load(casefile("other", x=[said]))
    graph.remove("other")
    assert {q for q in graph.store if f"/graph/{name}" in str(q.graph_name)} == alone
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


def test_two_who_meet_while_one_acts_on_the_other_are_counted_once() -> None:
    both = ("http://a", "http://b")
    facts = Facts(both[:1], both[1:], both, (), "2001-05")
    counted = Counter(key for key, _, _ in tally.counts(facts) if key.of == "dyad")
    assert set(counted.values()) == {1}
    assert len(counted) == 4
