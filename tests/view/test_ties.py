"""Ties between actors: which events make them, which stand out, where their actors sit."""

import copy
import json
import re
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from graph.view.page import INWARD, OUTWARD
from graph.view.shape import Model, Tie
from graph.view.tie_seats import ACTORS, TIES, core
from graph.view.ties import tied
from tests.view.conftest import answered_elsewhere

STORY = Path(__file__).with_name("story.json")


def model_of(events: list[list[tuple[str, str]]], *, actors: int = 5, **told: object) -> Model:
    """Make a model of bare actors and of events, each a list of roles and actors."""
    made: Any = {  # only what ties need
        "actors": [{"id": f"a{n}", "label": f"Actor {n}"} for n in range(actors)],
        "events": [{"id": f"e{n}", "status": "actual", **told} for n in range(len(events))],
        "links": [
            {"event": f"e{n}", "actor": actor, "role": role, "status": "actual"}
            for n, parts in enumerate(events)
            for role, actor in parts
        ],
    }
    return cast("Model", made)


def deed(who: str, whom: str) -> list[tuple[str, str]]:
    """Return the parts of an event in which one does something to another."""
    return [("initiator", who), ("recipient", whom)]


def pairs(model: Model) -> set[tuple[str, str]]:
    """Return who is tied to whom."""
    return {(tie["a"], tie["b"]) for tie in tied(model)["ties"]}


def alphas(model: Model) -> dict[tuple[str, str], float]:
    """Return how telling each tie is."""
    return {(tie["a"], tie["b"]): tie["alpha"] for tie in tied(model)["ties"]}


class TestWhoIsTied:
    def test_who_acts_is_tied_to_each_to_whom_it_is_done(self) -> None:
        parts = [("initiator", "a3"), ("initiator", "a2"), ("recipient", "a0"), ("recipient", "a1")]
        assert pairs(model_of([parts])) == {("a0", "a2"), ("a0", "a3"), ("a1", "a2"), ("a1", "a3")}

    def test_those_who_take_part_are_tied_to_one_another(self) -> None:
        parts = [("participant", "a2"), ("participant", "a0"), ("participant", "a1")]
        assert pairs(model_of([parts])) == {("a0", "a1"), ("a0", "a2"), ("a1", "a2")}

    def test_nobody_is_tied_to_himself(self) -> None:
        assert pairs(model_of([deed("a1", "a1")])) == set()

    @pytest.mark.parametrize("role", ["host", "mediator", "organizer", "affected", "instrument"])
    def test_other_roles_make_no_tie(self, role: str) -> None:
        assert pairs(model_of([[("initiator", "a0"), (role, "a1")]])) == set()

    @pytest.mark.parametrize("status", ["denied", "planned", "threatened", "alleged", "possible"])
    def test_an_event_that_is_not_said_to_have_happened_makes_no_tie(self, status: str) -> None:
        assert pairs(model_of([deed("a0", "a1")], status=status)) == set()

    @pytest.mark.parametrize("told", [{"status": "denied"}, {"proposed": True}])
    def test_a_part_that_is_denied_or_only_proposed_makes_no_tie(
        self, told: dict[str, object]
    ) -> None:
        model = model_of([deed("a0", "a1"), deed("a0", "a2")])
        cast("dict[str, object]", model["links"][1]).update(told)
        assert pairs(model) == {("a0", "a2")}

    def test_the_ties_of_the_story_are_what_it_says_happened(self, arranged: Model) -> None:
        """Four events between Iran and the United States; the denied attack ties nobody."""
        found = pairs(arranged)
        labels = {actor["id"]: actor["label"] for actor in arranged["actors"]}
        named = {tuple(sorted((labels[a], labels[b]))) for a, b in found}
        assert len(found) == 9
        assert ("Iran", "United States") in named
        assert not any("Iran's neighbours" in pair for pair in named)


class TestHowTelling:
    def test_alpha_is_the_disparity_filters(self) -> None:
        """A star of three: of weights 2, 1, 1 the centre's shares are 1/2, 1/4, 1/4, squared."""
        star = [deed("a0", "a1"), deed("a1", "a0"), deed("a0", "a2"), deed("a0", "a3")]
        found = alphas(model_of(star))
        assert found == {
            ("a0", "a1"): pytest.approx((1 - 2 / 4) ** 2),
            ("a0", "a2"): pytest.approx((1 - 1 / 4) ** 2, rel=1e-3),
            ("a0", "a3"): pytest.approx((1 - 1 / 4) ** 2, rel=1e-3),
        }

    def test_the_end_for_which_a_tie_tells_more_counts(self) -> None:
        """For a0 a1 is one of two, 3 of 4 events; for a1 he is one of three, 3 of 5."""
        events = [*[deed("a0", "a1")] * 3, deed("a0", "a2"), deed("a1", "a3"), deed("a1", "a4")]
        assert alphas(model_of(events))["a0", "a1"] == pytest.approx(min(1 / 4, (2 / 5) ** 2))

    def test_an_event_counts_once_for_two_actors(self) -> None:
        """Both ways in one event, and a second tie as strong: both are as telling."""
        both = [*deed("a0", "a1"), *deed("a1", "a0"), ("participant", "a0"), ("participant", "a1")]
        found = alphas(model_of([both, deed("a0", "a2")]))
        assert found["a0", "a1"] == found["a0", "a2"] == 0.5

    def test_the_only_tie_of_both_of_its_actors_tells_nothing(self) -> None:
        assert alphas(model_of([deed("a0", "a1")])) == {("a0", "a1"): 1.0}

    def test_the_most_telling_ties_come_first_and_of_these_the_strongest(self) -> None:
        events = [deed("a0", "a1"), *[deed("a0", "a2")] * 5, deed("a3", "a4"), deed("a3", "a4")]
        ties = tied(model_of(events))["ties"]
        assert [tie["alpha"] for tie in ties] == sorted(tie["alpha"] for tie in ties)
        assert (ties[0]["a"], ties[0]["b"]) == ("a0", "a2")

    def test_given_counts_by_month_are_kept_and_weigh(self) -> None:
        """A page that counts more than it holds: its links are not asked."""
        months: list[Any] = [{"month": "2026-01", "quad": None, "way": "both", "events": 3}]
        model = model_of([deed("a0", "a4")])
        model["ties"] = [
            cast("Tie", {"a": "a0", "b": "a1", "months": months}),
            cast("Tie", {"a": "a0", "b": "a2", "months": [{**months[0], "events": 1}]}),
        ]
        ties = tied(model)["ties"]
        assert [(tie["b"], tie["alpha"]) for tie in ties] == [("a1", 0.25), ("a2", 0.75)]
        assert ties[0]["months"] == months

    def test_a_tie_of_one_who_is_not_on_the_page_is_refused(self) -> None:
        with pytest.raises(ValueError, match="a tie of 'a9', who is not among the actors"):
            tied(model_of([deed("a0", "a9")]))


class TestWhatThePageRepeats:
    """Figures and names that the page's script has again."""

    def test_it_opens_with_the_ties_that_have_the_best_seats(self) -> None:
        text = (resources.files("graph.view") / "assets" / "backbone.js").read_text("utf-8")
        breadths = re.findall(r"^  \[(\d+), (\d+)\],$", text, re.MULTILINE)
        opening = re.search(r"const OPENING = (\d+);", text)
        assert opening is not None
        assert breadths[int(opening[1])] == (str(ACTORS), str(TIES))

    @pytest.mark.parametrize(("name", "roles"), [("INWARD", INWARD), ("OUTWARD", OUTWARD)])
    def test_its_arrows_run_as_those_of_the_container(
        self, name: str, roles: frozenset[str]
    ) -> None:
        text = (resources.files("graph.view") / "assets" / "edges.js").read_text("utf-8")
        found = re.search(rf"const {name} = new Set\(\[([^]]*)\]\);", text)
        assert found is not None
        assert {*re.findall(r"'(\w+)'", found[1])} == roles


class TestSeats:
    def test_actors_with_ties_have_seats_apart_and_no_others_have(self) -> None:
        model = tied(model_of([deed("a0", f"a{n}") for n in range(1, 90)], actors=92))
        found = {a["id"]: (a["tie_x"], a["tie_y"]) for a in model["actors"] if "tie_x" in a}
        assert set(found) == {f"a{n}" for n in range(90)}
        for one, other in combinations(found.values(), 2):
            assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 12

    def test_those_beyond_the_backbone_sit_near_their_strongest_partner(self) -> None:
        """Sixty in a ring, every second tie strong, and one who deals most with the eighth."""
        ring = [
            deed(f"a{n}", f"a{(n + 1) % 60}") for n in range(60) for _ in range(1 if n % 2 else 20)
        ]
        late = [deed("a60", "a7"), deed("a60", "a7"), deed("a60", "a40")]
        model = tied(model_of(ring + late, actors=61))
        seat = {a["id"]: complex(a["tie_x"], a["tie_y"]) for a in model["actors"]}
        assert abs(seat["a60"] - seat["a7"]) < abs(seat["a60"] - seat["a40"])

    def test_the_backbone_is_no_larger_than_can_be_read(self) -> None:
        ties = [(n // 20, n + 100) for n in range(400)]
        kept = core(np.array(ties))
        assert len(kept) <= TIES
        assert len({actor for number in kept for actor in ties[number]}) <= ACTORS

    def test_small_communities_are_none(self) -> None:
        triangles = [
            deed(f"a{a + n}", f"a{b + n}") for n in (0, 3) for a, b in ((0, 1), (1, 2), (0, 2))
        ]
        actors = tied(model_of([*triangles, deed("a6", "a7")], actors=8))["actors"]
        assert [actor.get("community") for actor in actors] == [0, 0, 0, 1, 1, 1, None, None]

    def test_a_page_without_ties_has_none(self) -> None:
        made = tied(model_of([]))
        assert made["ties"] == []
        assert not any("tie_x" in actor for actor in made["actors"])

    def test_the_model_given_stays_as_it_is(self) -> None:
        model = model_of([deed("a0", "a1")])
        before = copy.deepcopy(model)
        tied(model)
        assert model == before

    def test_the_same_model_is_always_tied_in_the_same_way(self) -> None:
        """Also in another process, in which strings have other hashes."""
        code = (
            "import json, sys; from graph.view.ties import tied;"
            "m = tied(json.load(open(sys.argv[1], encoding='utf-8')));"
            "print(json.dumps([m['ties'], [[a.get(k) for k in ('tie_x', 'tie_y', 'community')]"
            " for a in m['actors']]]))"
        )
        assert json.loads(answered_elsewhere(code, str(STORY)))[0]
