"""An event's values are derived from its reports, and can always be derived again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import detente as dt
from detente import files
from graph import EventGraph, rebuilding
from graph.ahead import graph_name_of
from graph.iris import FUSION, within
from ontology.records import Counted, Loaded, Record, Report, Source, Span
from ontology.terms import EventType, SourceKind, TimePrecision
from tests.graph.conftest import Write

BASE = "type: CONSULT, initiator: ruritania, recipient: freedonia"


def loaded(*paths: Path) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(*paths)
    return graph


def derived(graph: dt.KnowledgeGraph) -> set[ox.Quad]:
    every = graph.store.quads_for_pattern(None, None, None)
    return {q for q in every if within(graph_name_of(q), FUSION)}


def event(graph: dt.KnowledgeGraph) -> dict[str, object]:
    (row,) = graph.table(
        "SELECT ?type ?first ?last ?place ?reports ?sources { ?e a sem:Event ;"
        " sem:eventType/skos:notation ?type ; sem:hasEarliestBeginTimeStamp ?first ;"
        " sem:hasLatestEndTimeStamp ?last ; det:reportCount ?reports ; det:sourceCount ?sources ."
        " OPTIONAL { ?e sem:hasPlace/skos:prefLabel ?place } }"
    )
    return dict(row)


def test_the_type_that_most_sources_give_wins(casefile: Write) -> None:
    reports = [f"source: {s}, type: {t}" for s, t in (("a", "AID"), ("b", "CONSULT"))]
    reports += ["source: c, type: CONSULT", "source: a, type: AID", "source: a, type: AID"]
    found = event(loaded(casefile(x=reports)))
    assert (found["type"], found["reports"], found["sources"]) == ("CONSULT", 5, 3)


def test_the_days_are_those_that_all_allow(casefile: Write) -> None:
    reports = [f"source: a, {BASE}, when: 2001-05", f"source: b, {BASE}, when: 2001-05-03"]
    found = event(loaded(casefile(x=reports)))
    assert found["first"] == found["last"] == date(2001, 5, 3)


def test_days_that_contradict_are_all_kept_open(casefile: Write) -> None:
    reports = [f"source: a, {BASE}, when: 2001-05-01", f"source: b, {BASE}, when: 2001-05-03"]
    found = event(loaded(casefile(x=reports)))
    assert (found["first"], found["last"]) == (date(2001, 5, 1), date(2001, 5, 3))


def test_several_days_said_to_be_exact_keep_their_precision(tmp_path: Path) -> None:
    """An event that names no precision is one of a single day, whichever way it is derived."""
    span = Span(earliest=date(2001, 5, 1), latest=date(2001, 5, 3), precision=TimePrecision.DAY)
    report = Report(id="x/1", event="x/1", type=EventType.CONSULT, when=span)
    for reports in ([report], [report, replace(report, id="x/2")]):
        path = tmp_path / f"{len(reports)}.tab"
        path.write_text("", encoding="utf-8")
        source = Source(id="x", kind=SourceKind.DATASET, title="x")
        graph = EventGraph()
        records: list[Record] = [source, *reports, Loaded(line=1), Counted(units=1)]
        graph.extend(records, origin=files.origin(path, "icews", path))
        (row,) = graph.table("SELECT ?how { ?e a sem:Event ; det:timePrecision ?how }")
        assert row["how"] == TimePrecision.DAY.iri


def test_of_two_places_the_more_exact_is_taken(casefile: Write) -> None:
    reports = [f"source: a, {BASE}, place: ruritania", f"source: b, {BASE}, place: strelsau"]
    assert event(loaded(casefile(x=reports)))["place"] == "Strelsau"


def test_every_actor_that_any_source_names_takes_part(casefile: Write) -> None:
    reports = [f"source: a, {BASE}", "source: b, type: CONSULT, mediator: guard"]
    graph = loaded(casefile(x=reports))
    rows = graph.table("SELECT ?who { ?e a sem:Event ; det:mediator|det:initiator ?who }")
    assert len(rows) == 2


def test_removing_the_only_report_removes_the_event(casefile: Write) -> None:
    graph = loaded(casefile(x=[f"source: a, {BASE}"]))
    graph.remove("crisis")
    assert derived(graph) == set()


def test_an_event_becomes_a_prospect_when_its_affirmation_is_taken_back(casefile: Write) -> None:
    planned = f"source: b, {BASE}, modality: planned"
    graph = loaded(casefile(x=[f"source: a, {BASE}", planned]))
    assert graph.query("ASK { ?e a sem:Event }")
    graph.load(casefile(x=[planned]))
    assert not graph.query("ASK { ?e a sem:Event }")
    assert graph.query("ASK { ?e a det:Prospect ; det:modality det:planned }")


TYPES = st.sampled_from(["AID", "CONSULT", "THREATEN"])
REPORTS = st.lists(
    st.tuples(st.sampled_from("abc"), TYPES, st.sampled_from(["actual", "planned"])),
    min_size=1,
    max_size=4,
)


@given(first=st.lists(REPORTS, min_size=1, max_size=3), then=st.lists(REPORTS, max_size=3))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_loading_keeps_true_is_what_deriving_anew_gives(
    casefile: Write,
    first: list[list[tuple[str, str, str]]],
    then: list[list[tuple[str, str, str]]],
) -> None:
    """Any two versions of a casefile, one after the other, leave what the second leaves alone."""
    graph = dt.open()
    for version in (first, then or first):
        events = {
            f"e{n}": [f"source: {s}, type: {t}, modality: {m}" for s, t, m in reports]
            for n, reports in enumerate(version)
        }
        graph.load(casefile(**events))
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)
    alone = dt.open()
    alone.load(casefile(**events))
    assert rebuilding.kept(alone.store) == rebuilding.kept(graph.store)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_loading_does_not_matter(casefile: Write, order: tuple[int, int]) -> None:
    paths = [casefile("one", x=[f"source: a, {BASE}"]), casefile("two", x=["source: a, type: AID"])]
    graph, other = loaded(*paths), loaded(*(paths[n] for n in order))
    every = [set(g.store.quads_for_pattern(None, None, None)) for g in (graph, other)]
    assert every[0] == every[1]
