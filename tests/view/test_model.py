"""The model of a page: what the graph says, and no more."""

from pathlib import Path
from typing import cast

import pytest

import detente as dt
from graph.view import choosing
from graph.view.model import tell_apart
from graph.view.shape import Event, Model, Report, Source

CASE = Path(__file__).parents[1] / "loaders" / "casefile" / "in.yaml"


@pytest.fixture
def graph() -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(CASE)
    return graph


@pytest.fixture
def model(graph: dt.KnowledgeGraph) -> Model:
    return graph.view().model


def event(model: Model, label: str) -> Event:
    (found,) = [each for each in model["events"] if label in each["label"]]
    return found


def reports(model: Model, label: str) -> list[Report]:
    ids = set(event(model, label)["reports"])
    return [each for each in model["reports"] if each["id"] in ids]


def actor(model: Model, label: str) -> str:
    (found,) = [each["id"] for each in model["actors"] if each["label"] == label]
    return found


def test_every_reference_is_to_something_on_the_page(model: Model) -> None:
    actors, places = ({a["id"] for a in model["actors"]}, {p["id"] for p in model["places"]})
    claims = {r["id"] for r in model["reports"]}
    sources = {s["id"] for s in model["sources"]}
    assert {link["actor"] for link in model["links"]} <= actors
    assert {e["place"] for e in model["events"]} - {None} <= places
    assert {r for e in model["events"] for r in e["reports"]} <= claims
    assert {r["source"] for r in model["reports"]} == sources
    assert {end for n in model["relations"] for end in (n["a"], n["b"])} <= actors


def test_sources_that_are_called_alike_are_told_apart() -> None:
    told = [("a", "Gazette", "Talks"), ("b", "Gazette", "Ships"), ("c", "Herald", "Talks")]
    told += [("d", "Post", "Talks"), ("e", "Post", "Talks")]
    sources = [cast("Source", {"id": i, "label": n, "title": t}) for i, n, t in told]
    tell_apart(sources)
    assert [source["label"] for source in sources] == [
        "Talks (Gazette)",
        "Ships (Gazette)",
        "Herald",
        "d (Talks (Post))",
        "e (Talks (Post))",
    ]


def test_a_disputed_threat_has_both_reports(model: Model) -> None:
    told = {report["status"]: report for report in reports(model, "warns")}
    assert set(told) == {"actual", "denied"}
    assert event(model, "warns")["disputed"]
    assert told["actual"]["said_by"] == ["Colonel Sapt"]
    assert told["actual"]["heard_from"] == ["Royal Guard"]
    assert told["actual"]["quotes"] == [
        {"exact": "we shall cross the river", "start": 10, "end": 34}
    ]


def test_the_content_of_a_threat_is_conditional_and_has_its_condition(model: Model) -> None:
    (told,) = [r for r in reports(model, "warns") if r["status"] == "actual"]
    assert told["content"]
    assert (told["content"]["type"], told["content"]["status"]) == ("ASSAULT", "conditional")
    assert told["content"]["condition"]
    assert told["content"]["condition"]["label"] == "If Freedonia closes the bridge"


def test_what_is_planned_is_no_event_that_was(model: Model) -> None:
    planned = event(model, "exercise")
    assert planned["status"] == "planned"
    links = [link for link in model["links"] if link["event"] == planned["id"]]
    assert {link["status"] for link in links} == {"planned"}


def test_times_are_said_as_exactly_as_they_are_known(model: Model) -> None:
    assert event(model, "warns")["time"] == "2001-05-03"
    assert event(model, "exercise")["time"] == "June 2001"
    assert event(model, "calm")["time"] == "on or before 2001-05-05"
    assert event(model, "calm")["earliest"] is None


def test_relations_and_posts_carry_their_words(model: Model) -> None:
    claims = {r["id"]: r for r in model["reports"]}
    by_label = {relation["label"]: relation for relation in model["relations"]}
    assert by_label["Commander"]["kind"] == "post"
    (report,) = by_label["Commander"]["reports"]
    assert claims[report]["quotes"][0]["exact"] == "Colonel Sapt, who commands the Guard"
    assert by_label["allied with"]["status"] == "denied"


def test_an_actor_brings_only_what_is_near(graph: dt.KnowledgeGraph) -> None:
    near = graph.view(actor="Royal Guard").model
    assert [each["label"] for each in near["events"]] == ["The Royal Guard is to hold an exercise"]


def test_time_and_type_choose_events(graph: dt.KnowledgeGraph) -> None:
    assert len(graph.view(until="2001-05-04").model["events"]) == 2
    assert [e["type"] for e in graph.view(types=["appeal"]).model["events"]] == ["APPEAL"]


def test_what_is_left_out_is_said(
    graph: dt.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST", 1)
    monkeypatch.setattr(choosing, "DETAILED", 1)
    cut = graph.view()
    assert len(cut.model["events"]) == 1
    assert (cut.model["left_out"] or "").startswith("2 of 3 events are counted by month")
    assert "not held in detail" in cut.summary


def test_an_empty_graph_has_an_empty_page() -> None:
    empty = dt.open().view()
    assert empty.model["events"] == []
    assert "<html" in empty.html


def test_the_same_graph_gives_the_same_page(graph: dt.KnowledgeGraph) -> None:
    other = dt.open()
    other.load(CASE)
    assert graph.view().html == other.view().html


def test_a_day_that_is_none_is_an_error(graph: dt.KnowledgeGraph) -> None:
    with pytest.raises(dt.QueryError, match="not a day"):
        graph.view(since="yesterday")


def test_a_notebook_shows_it_in_a_frame_that_reaches_nothing(graph: dt.KnowledgeGraph) -> None:
    shown = graph.view()._repr_html_()
    assert (
        'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"'
        in shown
    )
    assert "allow-same-origin" not in shown
