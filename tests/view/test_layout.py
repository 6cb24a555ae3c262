"""Positions: always the same, apart, and near what they belong to."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from graph.view.declutter import push_apart
from graph.view.layout import arrange
from graph.view.shape import Model
from graph.view.stress import hops, majorize, spread
from tests.view.conftest import answered_elsewhere

STORY = Path(__file__).with_name("story.json")


def model_of(links: list[tuple[int, int]], *, actors: int = 0, events: int = 0) -> Model:
    """Make a model of bare actors and events, linked by their numbers."""
    made: Any = {  # only what a layout needs
        "title": "",
        "subtitle": "",
        "sources": [],
        "places": [],
        "relations": [],
        "reports": [],
        "left_out": None,
        "actors": [{"id": f"a{n}", "label": f"Actor {n}", "kind": "state"} for n in range(actors)],
        "events": [{"id": f"e{n}", "label": f"Event {n}", "place": None} for n in range(events)],
        "links": [
            {"event": f"e{event}", "actor": f"a{actor}", "role": "initiator"}
            for event, actor in links
        ],
    }
    return cast("Model", made)


def seats(model: Model) -> dict[str, tuple[float, float]]:
    """Return where everything of a model is."""
    things = (*model["actors"], *model["places"], *model["events"])
    return {thing["id"]: (thing["x"], thing["y"]) for thing in things}


def test_the_same_model_is_always_laid_out_in_the_same_way() -> None:
    """Also in another process, in which strings have other hashes."""
    code = (
        "import json, sys; from graph.view.layout import arrange;"
        "m = arrange(json.load(open(sys.argv[1], encoding='utf-8')));"
        "print(json.dumps([[e['x'], e['y']] for k in ('actors', 'events') for e in m[k]]))"
    )
    assert json.loads(answered_elsewhere(code, str(STORY)))


def test_the_model_given_stays_as_it_is() -> None:
    model = model_of([(0, 0), (0, 1)], actors=2, events=1)
    before = json.dumps(model)
    arrange(model)
    assert json.dumps(model) == before


def test_every_actor_place_and_event_gets_a_seat_of_its_own(arranged: Model) -> None:
    found = seats(arranged)
    assert len(found) == len({*found.values()}) == 36 + 6 + 22


def test_no_two_marks_of_the_story_touch(arranged: Model) -> None:
    for (x, y), (x2, y2) in combinations(seats(arranged).values(), 2):
        assert max(abs(x - x2), abs(y - y2)) > 24


def test_places_lie_near_their_events(arranged: Model) -> None:
    found = seats(arranged)
    events = [found[e["id"]] for e in arranged["events"] if e["place"] == "p1"]
    assert len(events) == 1
    assert np.hypot(*np.subtract(events[0], found["p1"])) < 200


def test_an_empty_model_has_nothing_to_lay_out() -> None:
    assert seats(arrange(model_of([]))) == {}


def test_actors_without_any_link_lie_apart_from_each_other() -> None:
    found = seats(arrange(model_of([(0, 0), (0, 1)], actors=5, events=1)))
    assert len({*found.values()}) == 6


def test_two_actors_of_one_event_lie_on_its_two_sides() -> None:
    found = seats(arrange(model_of([(0, 0), (0, 1)], actors=2, events=1)))
    middle = np.add(found["a0"], found["a1"]) / 2
    assert np.hypot(*np.subtract(middle, found["e0"])) < 40


@pytest.mark.parametrize("actors", [400, 1600])
def test_many_actors_are_spread_over_the_plane(actors: int) -> None:
    """Both ways of drawing what is too large for work on every node."""
    links = [(n // 3, n) for n in range(actors)] + [(n // 3, n // 9) for n in range(0, actors, 3)]
    model = model_of(links, actors=actors, events=actors // 3 + 1)
    points = np.array([*seats(arrange(model)).values()])
    assert np.isfinite(points).all()
    assert len(np.unique(points, axis=0)) > 0.95 * len(points)


def test_hops_are_counted_along_the_shortest_way() -> None:
    ring = np.roll(np.eye(6, dtype=bool), 1, axis=1)
    distance = hops(ring | ring.T)
    assert distance[0].tolist() == [0, 1, 2, 3, 2, 1]


def test_a_path_is_drawn_as_a_straight_line() -> None:
    path = np.eye(5, k=1, dtype=bool)
    distance = hops(path | path.T)
    drawn = majorize(spread(distance), distance, 50)
    assert np.hypot(*(drawn[0] - drawn[4])) == pytest.approx(4, abs=0.05)


def test_boxes_that_overlap_are_pushed_apart() -> None:
    start = np.zeros((9, 2))
    halves = np.full((9, 2), (30.0, 10.0))
    moved = push_apart(start, halves, np.zeros((0, 2), dtype=np.intp))
    for one, other in combinations(moved, 2):
        apart = np.abs(one - other)
        assert apart[0] > 59 or apart[1] > 19


def test_a_node_is_pushed_off_a_line_that_is_not_its_own() -> None:
    start = np.array([(0.0, 0.0), (200.0, 0.0), (100.0, 1.0)])
    edges = np.array([(0, 1)], dtype=np.intp)
    moved = push_apart(start, np.full((3, 2), 5.0), edges)
    assert abs(moved[2, 1] - (moved[0, 1] + moved[1, 1]) / 2) > 20
