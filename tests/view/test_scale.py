"""Pages of many events: what is held, what is counted, and that both are said."""

import copy
import json
import re
from collections import Counter
from pathlib import Path

import pytest

import detente as dt
from bench.crowd import write
from graph.view import choosing, counting, seating
from graph.view.hubs import Hub
from graph.view.page import network, render
from graph.view.seating import seated
from graph.view.shape import Model
from tests.view.crowd import crowd

CASE = Path(__file__).parents[1] / "loaders" / "casefile" / "in.yaml"
EVENTS, ACTORS = 120, 12


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> dt.KnowledgeGraph:
    """A graph of more events than a page may hold where the limit is low."""
    graph = dt.open()
    graph.load(write(EVENTS, ACTORS, tmp_path_factory.mktemp("crowd") / "icews.tab"))
    return graph


@pytest.fixture
def counted(graph: dt.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> Model:
    """Its page, which holds 20 events in detail and counts the rest."""
    monkeypatch.setattr(choosing, "MOST", 100)
    monkeypatch.setattr(choosing, "DETAILED", 20)
    monkeypatch.setattr(seating, "MOST", 0)
    return graph.view().model


def data_of(html: str) -> str:
    """Return what the page's script reads."""
    return html.partition('<script type="application/json" id="page">')[2].partition("</script>")[0]


@pytest.mark.parametrize("events", [0, 1, 20])
def test_few_events_and_all_in_them_have_a_seat(events: int) -> None:
    model = seated(crowd(events, actors=10))
    things = (*model["events"], *model["actors"], *model["places"])
    assert all("x" in thing and "y" in thing for thing in things)
    assert len(network(model).nodes) == len(things)


def test_beyond_400_events_none_has_a_seat_but_actors_have_theirs_among_actors() -> None:
    model = seated(crowd(401))
    assert not any("x" in thing for thing in (*model["events"], *model["actors"]))
    assert all("tie_x" in actor for actor in model["actors"])
    assert network(model).nodes == network(model).edges == []


def test_a_page_of_more_than_400_events_refuses_a_link_to_nobody() -> None:
    model = crowd(401)
    model["links"][3]["actor"] = "a99"
    with pytest.raises(ValueError, match=r"\('link', 3\).*'a99'"):
        render(model)


def test_two_events_with_one_id_are_refused_without_seats_too() -> None:
    model = crowd(401)
    model["events"][1]["id"] = "e0"
    with pytest.raises(ValueError, match="share an id"):
        render(model)


def test_a_small_page_can_be_read_in_its_source(story: Model) -> None:
    assert json.loads(data_of(render(story)))["model"]["title"] == story["title"]


def test_a_large_page_is_packed_below_three_megabytes_and_always_the_same() -> None:
    model = crowd(20_001, actors=400)
    html = render(model)
    assert [*json.loads(data_of(html))] == ["packed"]
    assert len(html.encode()) < 3_000_000
    assert render(copy.deepcopy(model)) == html


def test_all_events_are_held_up_to_the_limit(
    graph: dt.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST", EVENTS)
    monkeypatch.setattr(seating, "MOST", 0)
    model = graph.view().model
    assert len(model["events"]) == EVENTS
    assert model["left_out"] is None
    assert "counted" not in model


def test_what_is_not_held_is_said_in_words(counted: Model) -> None:
    assert (counted["left_out"] or "").startswith(
        "100 of 120 events are counted by month, and by who deals with whom, but not held in detail"
    )


def test_dyads_that_do_not_fit_are_said_too(
    graph: dt.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = ((choosing, "MOST"), (choosing, "DETAILED"), (counting, "MOST"), (seating, "MOST"))
    for module, name in limits:
        monkeypatch.setattr(module, name, 0 if module is seating else 5)
    model = graph.view().model
    assert len(model["ties"]) == 5
    words = model["left_out"] or ""
    assert re.search(r"\d+ of \d+ dyads, those with the fewest events, are left out", words)


def test_the_latest_events_of_those_told_most_are_held(counted: Model) -> None:
    days = [event["latest"] or "" for event in counted["events"]]
    assert len(days) == 20
    assert days == sorted(days)
    assert min(days) > "2022-04"


def test_events_with_more_sources_are_held_before_later_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choosing, "MOST", 2)
    monkeypatch.setattr(choosing, "DETAILED", 2)
    hubs = [
        Hub(f"urn:{n}", None, day, day, None, "actual", sources)
        for n, (day, sources) in enumerate(
            (("2020-01-01", 3), ("2021-01-01", 1), ("2022-01-01", 1), ("2019-01-01", 1))
        )
    ]
    assert [hub.iri for hub in choosing.most_told(hubs)] == ["urn:0", "urn:2"]


def test_counted_months_are_those_of_the_tallies(graph: dt.KnowledgeGraph, counted: Model) -> None:
    found = Counter[str]()
    for month in counted["counted"]["months"]:
        found[month["month"]] += month["events"]
    tallied = {str(row["month"]): row["events"] for row in graph.table("by-month")}
    assert dict(found) == tallied
    assert counted["counted"]["events"] == EVENTS
    assert counted["counted"]["actors"] == len(counted["actors"]) == ACTORS


def test_counted_ties_are_those_of_the_tallies(graph: dt.KnowledgeGraph, counted: Model) -> None:
    """But for those with themselves: a tie joins two."""
    iris = {actor["id"]: actor["iri"] for actor in counted["actors"]}
    found = Counter[tuple[str, str]]()
    for tie in counted["ties"]:
        for month in tie["months"]:
            ends = iris[tie["a"]], iris[tie["b"]]
            found[ends if month["way"] == "forth" else ends[::-1]] += month["events"]
    tallied = {
        (str(row["initiator"]), str(row["recipient"])): row["events"]
        for row in graph.table("dyads")
        if row["initiator"] != row["recipient"]
    }
    assert dict(found) == tallied


def test_every_tie_names_actors_of_the_page_the_lesser_id_first(counted: Model) -> None:
    ids = {actor["id"] for actor in counted["actors"]}
    assert all(tie["a"] < tie["b"] and {tie["a"], tie["b"]} <= ids for tie in counted["ties"])


def test_who_meets_and_who_acts_both_ways_counts_once() -> None:
    meeting = Hub("urn:1", "CONSULT", None, None, None, "actual", 1)
    meeting.actors = [("participant", "urn:a"), ("participant", "urn:b")]
    clash = Hub("urn:2", "ASSAULT", "2020-01-01", "2020-01-02", None, "actual", 1)
    clash.actors = [(r, a) for r in ("initiator", "recipient") for a in ("urn:a", "urn:b")]
    planned = Hub("urn:3", "ASSAULT", "2020-01-01", "2020-01-02", None, "planned", 1)
    planned.actors = clash.actors
    (tie,), whole = counting.ties([meeting, clash, planned], lambda iri: iri[-1])
    assert whole == 1
    assert tie["months"] == [
        {"month": "", "quad": "verbal cooperation", "way": "both", "events": 1},
        {"month": "2020-01", "quad": "material conflict", "way": "both", "events": 1},
    ]


def test_prospects_are_chosen_from_like_events() -> None:
    graph = dt.open()
    graph.load(CASE)
    assert {event["status"] for event in graph.view().model["events"]} == {"actual", "planned"}
