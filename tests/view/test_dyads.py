"""The dyads in Chromium: what is drawn and listed under the filter, and what it leads to."""

import random
import re
from collections import Counter
from datetime import date, timedelta
from typing import Any, cast

import pytest
from playwright.sync_api import Locator, expect

from graph.view.shape import Model
from tests.view.conftest import Opened, Opener

pytestmark = pytest.mark.browser

TYPES = {
    "CONSULT": "verbal cooperation",
    "AID": "material cooperation",
    "ACCUSE": "verbal conflict",
    "ASSAULT": "material conflict",
}
#: “Actor 1 and Actor 2: 9 events; 4 from …, 3 from …, 2 together; …”
ROW = re.compile(
    r"Actor (\d+) and Actor (\d+): ([\d,]+) events?; "
    r"([\d,]+) from [^;]*, ([\d,]+) from [^;]*, ([\d,]+) together; .*"
)


@pytest.fixture(scope="module")
def many() -> Model:
    """Invented: 600 events of a year between 60 actors, too many for seats; not to be changed."""
    return invented(600, 60)


def invented(events: int, actors: int) -> Model:
    """Make events between actors, the first of whom act most; the same for the same numbers."""
    chance = random.Random(events)
    made: Any = {
        "title": "Invented",
        "subtitle": "",
        "left_out": None,
        "sources": [source()],
        "actors": [actor(n) for n in range(actors)],
        "places": [],
        "events": [],
        "links": [],
        "relations": [],
        "reports": [],
    }
    weights = [1 / (n + 2) for n in range(actors)]
    for n in range(events):
        a, b = chance.choices(range(actors), weights, k=2)
        kind = chance.choice([*TYPES])
        day = (date(2025, 1, 1) + timedelta(days=chance.randrange(365))).isoformat()
        status = "denied" if chance.random() < 0.1 else "actual"
        made["events"].append(event(n, kind, day, status))
        roles = ("participant",) * 2 if chance.random() < 0.2 else ("initiator", "recipient")
        made["links"] += [
            link(n, who, role, status) for who, role in zip((a, b), roles, strict=True)
        ]
        made["reports"].append(report(n, kind, status))
    return cast("Model", made)


def source() -> dict[str, Any]:
    """Make the only source."""
    of = {"id": "s0", "iri": "urn:s0", "label": "Source", "title": "Source", "kind": "dataset"}
    return {**of, "publisher": None, "date": None, "url": None, "via": [], "reliability": None}


def actor(n: int) -> dict[str, Any]:
    """Make an actor."""
    of = {"id": f"a{n}", "iri": f"urn:a{n}", "label": f"Actor {n}", "kind": "state"}
    return {**of, "names": [], "about": None, "wikidata": None}


def event(n: int, kind: str, day: str, status: str) -> dict[str, Any]:
    """Make an event of a day."""
    of = {"id": f"e{n}", "iri": f"urn:e{n}", "label": f"Event {n}", "type": kind}
    when = {"earliest": day, "latest": day, "time": day, "status": status, "disputed": False}
    return {**of, **when, "quad": TYPES[kind], "place": None, "reports": [f"r{n}"]}


def link(n: int, who: int, role: str, status: str) -> dict[str, Any]:
    """Make an actor's part in an event."""
    return {"event": f"e{n}", "actor": f"a{who}", "role": role, "status": status, "reports": []}


def report(n: int, kind: str, status: str) -> dict[str, Any]:
    """Make what the source says of an event."""
    of = {"id": f"r{n}", "source": "s0", "event": f"e{n}", "relation": None, "label": f"Event {n}"}
    said: dict[str, Any] = {
        "said_by": [],
        "heard_from": [],
        "said_on": None,
        "quotes": [],
        "quantities": [],
    }
    trust = {"reliability": None, "credibility": None, "confidence": None}
    return {**of, **said, **trust, "type": kind, "status": status, "content": None}


def dealings(model: Model, *, days: tuple[str, str], off: str = "") -> Counter[tuple[str, ...]]:
    """Count by pair and way what is to be listed: days from and to, a type that is off."""
    found: Counter[tuple[str, ...]] = Counter()
    for one in model["events"]:
        passes = days[0] <= str(one["earliest"]) <= days[1] and one["type"] != off
        parts = [part for part in model["links"] if part["event"] == one["id"]]
        a, b = (part["actor"][1:] for part in parts)
        if passes and one["status"] == "actual" and a != b:
            way = "both" if parts[0]["role"] == "participant" else "forth"
            found[(a, b, way)] += 1
    return found


def rows(opened: Opened) -> Locator:
    """Return the pairs that are listed."""
    return opened.page.locator("#pairs .pair")


def listed(opened: Opened) -> list[tuple[str, str, list[int]]]:
    """Return the pairs that are listed, each with its events, forth, back and together."""
    labels = rows(opened).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    found = [cast("re.Match[str]", ROW.match(label)) for label in labels]
    return [(row[1], row[2], [int(row[n].replace(",", "")) for n in (3, 4, 5, 6)]) for row in found]


def words(opened: Opened) -> str:
    """Return the line that says which ties are drawn."""
    return opened.page.locator(".tie-words").inner_text()


def selection(opened: Opened) -> dict[str, str]:
    """Return what the address says is selected."""
    fragment = opened.page.evaluate("location.hash.slice(1)")
    return dict(part.split("=") for part in fragment.split("&") if part)


def seat(opened: Opened, id_: str) -> tuple[float, float]:
    """Return where an actor is on the screen."""
    x, y = opened.page.evaluate(
        "id => { const box = document.getElementById('ties'); const { x, y } = box.seatOf(id);"
        " const { left, top } = box.getBoundingClientRect(); return [left + x, top + y] }",
        id_,
    )
    return x, y


class TestTheList:
    @pytest.mark.parametrize(
        ("fragment", "days", "off"),
        [
            ("", ("2025-01-01", "2025-12-31"), ""),
            ("&days=2025-03-10..2025-06-20", ("2025-03-10", "2025-06-20"), ""),
            ('&types=["ASSAULT"]', ("2025-01-01", "2025-12-31"), "ASSAULT"),
            (
                '&days=2025-03-10..2025-06-20&types=["AID"]',
                ("2025-03-10", "2025-06-20"),
                "AID",
            ),
        ],
        ids=["all", "some days", "without a type", "both"],
    )
    def test_the_strongest_pairs_are_those_of_what_passes_the_filter(
        self, opened: Opener, many: Model, fragment: str, days: tuple[str, str], off: str
    ) -> None:
        page = opened(many, f"#view=dyads{fragment}")
        expected = dealings(many, days=days, off=off)
        found = listed(page)
        assert len(found) == 30
        assert [row[2][0] for row in found] == sorted((row[2][0] for row in found), reverse=True)
        for a, b, (events, forth, back, both) in found:
            together = expected[a, b, "both"] + expected[b, a, "both"]
            assert (forth, back, both) == (
                expected[a, b, "forth"],
                expected[b, a, "forth"],
                together,
            )
            assert events == forth + back + both

    def test_the_list_follows_a_filter_that_is_switched_on(
        self, opened: Opener, many: Model
    ) -> None:
        page = opened(many)
        page.page.locator("#controls input[type=checkbox]").first.uncheck()
        page.settle()
        expected = dealings(many, days=("2025-01-01", "2025-12-31"), off="CONSULT")
        assert sum(row[2][0] for row in listed(page)) <= expected.total()
        a, b, (_, forth, back, _) = listed(page)[0]
        assert (forth, back) == (expected[a, b, "forth"], expected[b, a, "forth"])

    def test_the_order_can_be_another(self, opened: Opener, many: Model) -> None:
        page = opened(many)
        page.page.locator("#pairs select").select_option("conflict")
        labels = rows(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        conflict = [int(str(label).split("; ")[2].split(" ")[0]) for label in labels]
        assert conflict == sorted(conflict, reverse=True)

    def test_what_stands_out_is_worked_out_on_the_page_as_it_was_before(
        self, opened: Opener, many: Model
    ) -> None:
        """A filter that lets everything through: the page's own figures, in the model's order."""
        page = opened(many, "#text=event")
        page.page.locator("#pairs select").select_option("telling")
        assert "passes" not in words(page)
        filtered = listed(page)
        page.page.evaluate("location.hash = 'view=dyads'")
        expect(page.page.locator("#chips button")).to_have_count(0)
        page.settle()
        assert listed(page) == filtered

    def test_while_an_actor_is_selected_his_pairs_are_listed(
        self, opened: Opener, many: Model
    ) -> None:
        page = opened(many, "#view=dyads&at=a3")
        expect(page.page.locator("#pairs h2")).to_have_text("Pairs of Actor 3")
        assert all("3" in row[:2] for row in listed(page))

    def test_it_says_so_where_no_pair_is_left(self, opened: Opener, many: Model) -> None:
        page = opened(many, "#view=dyads&text=nothingofthekind")
        expect(page.page.locator("#pairs")).to_contain_text("No two actors deal with each other")
        assert words(page).startswith("No tie passes the filter")
        assert page.is_innocent()


class TestSelecting:
    def test_a_click_on_a_pair_selects_both(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#view=dyads")
        rows(page).first.click()
        assert {selection(page)["at"], selection(page)["with"]} == {"a0", "a1"}
        expect(rows(page).first).to_have_attribute("aria-current", "true")
        expect(page.page.locator("#panel h2")).to_contain_text("United States and Iran")

    def test_a_click_on_a_tie_selects_both_of_its_actors(
        self, opened: Opener, story: Model
    ) -> None:
        """The tie between the Shia authorities and the Popular Mobilization Forces, by itself."""
        page = opened(story, "#view=dyads")
        one, other = seat(page, "a10"), seat(page, "a24")
        page.page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        expect(page.page.locator("#panel .sort").first).to_have_text("Two actors")
        assert {selection(page)["at"], selection(page)["with"]} == {"a10", "a24"}

    def test_a_click_on_an_actor_shows_his_ties(self, opened: Opener, many: Model) -> None:
        page = opened(many)
        drawn = int(words(page).split(" ")[0])
        page.page.mouse.click(*seat(page, "a0"))
        expect(page.page.locator(".tie-words")).to_contain_text("of Actor 0")
        assert int(words(page).split(" ")[0]) >= drawn

    def test_the_keyboard_walks_from_actor_to_actor_and_to_the_evidence(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#view=dyads")
        page.page.locator("#ties").focus()
        page.page.keyboard.press("ArrowRight")
        first = selection(page)["at"]
        page.page.keyboard.press("ArrowDown")
        assert selection(page)["at"] != first
        page.page.keyboard.press("Enter")
        expect(page.page.locator("#panel-title")).to_be_focused()


class TestWhatIsDrawn:
    def test_a_page_of_many_events_opens_with_the_ties_that_stand_out(self, opened: Opener) -> None:
        page = opened(invented(1500, 80))
        found = re.fullmatch(
            r"120 of (\d+) ties shown: those that stand out most \(disparity filter\)", words(page)
        )
        assert found
        assert int(found[1]) > 300
        page.page.get_by_role("button", name="More", exact=True).click()
        assert words(page).startswith("300 of ")
        for _ in range(2):
            page.page.get_by_role("button", name="Fewer", exact=True).click()
        assert words(page).startswith("60 of ")
        assert page.is_innocent()

    def test_all_ties_are_drawn_where_they_are_few(self, opened: Opener, story: Model) -> None:
        assert words(opened(story, "#view=dyads")) == "All 9 ties shown"

    def test_what_is_drawn_is_said_to_a_screen_reader_and_follows_the_filter(
        self, opened: Opener, many: Model
    ) -> None:
        page = opened(many)
        before = page.page.locator("#ties").get_attribute("aria-label") or ""
        assert words(page) in before
        assert f"Strongest: {rows(page).first.get_attribute('aria-label')}" in before
        page.page.evaluate("location.hash = 'view=dyads&days=2025-03-01..2025-03-31'")
        expect(page.page.locator("#ties")).not_to_have_attribute("aria-label", before)
        assert words(page) in (page.page.locator("#ties").get_attribute("aria-label") or "")

    def test_hostile_names_are_shown_as_text(self, opened: Opener, story: Model) -> None:
        payload = '<img src=x onerror="window.__pwned=1">'
        for one in story["actors"]:
            one["label"] = payload + one["label"]
        page = opened(story, "#view=dyads&at=a0")
        rows(page).first.hover()
        rows(page).first.click()
        assert payload in rows(page).first.inner_text()
        assert payload in (page.page.locator("#ties").get_attribute("title") or "")
        assert page.is_innocent()

    @pytest.mark.parametrize("size", [(950, 640), (390, 844)], ids=["notebook", "phone"])
    def test_nothing_runs_out_of_a_narrow_window(
        self, opened: Opener, many: Model, size: tuple[int, int]
    ) -> None:
        page = opened(many, size=size)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert rows(page).first.is_visible()
        assert page.is_innocent()


class TestCounted:
    @pytest.fixture
    def counted(self) -> Model:
        """A page that counts more than it holds: two pairs by month, and none of their events."""
        model = invented(500, 5)
        months = [("2025-01", 7, "forth"), ("2025-02", 5, "back"), ("2025-02", 2, "both")]
        model["ties"] = [
            {
                "a": a,
                "b": b,
                "alpha": 1.0,
                "months": [
                    {"month": month, "quad": quad, "way": cast("Any", way), "events": events * n}
                    for month, events, way in months
                ],
            }
            for a, b, n, quad in (
                ("a0", "a1", 100, "material conflict"),
                ("a2", "a3", 1, "verbal cooperation"),
            )
        ]
        total = [
            {"month": "2025-01", "quad": None, "events": 900},
            {"month": "2025-02", "quad": None, "events": 800},
        ]
        model["counted"] = {"events": 1700, "actors": 5, "months": cast("Any", total)}
        return model

    def test_what_is_counted_is_listed_and_said(self, opened: Opener, counted: Model) -> None:
        page = opened(counted)
        assert listed(page) == [("0", "1", [1400, 700, 500, 200]), ("2", "3", [14, 7, 5, 2])]
        expect(page.page.locator("#tie-bar")).to_contain_text("all 1,700 events, by month")

    def test_days_let_whole_months_through_which_is_said(
        self, opened: Opener, counted: Model
    ) -> None:
        page = opened(counted, "#view=dyads&days=2025-02-03..2025-02-05")
        assert listed(page)[0] == ("0", "1", [700, 0, 500, 200])
        expect(page.page.locator("#tie-bar")).to_contain_text("whole months")

    def test_a_filter_that_months_do_not_know_counts_what_is_held_which_is_said(
        self, opened: Opener, counted: Model
    ) -> None:
        page = opened(counted, '#view=dyads&types=["AID"]')
        expected = dealings(counted, days=("2025-01-01", "2025-12-31"), off="AID")
        a, b, (_, forth, back, _) = listed(page)[0]
        assert (forth, back) == (expected[a, b, "forth"], expected[b, a, "forth"])
        expect(page.page.locator("#tie-bar")).to_contain_text("500 events that this page holds")


class TestEventsOfFewAmongMany:
    def test_the_network_says_what_to_choose_where_events_are_too_many(
        self, opened: Opener, many: Model
    ) -> None:
        page = opened(many, "#view=network")
        few = page.page.locator("#few")
        expect(few).to_contain_text("600 events pass the filter: too many")
        few.locator("li button").first.click()
        expect(few).to_contain_text("events of Actor")
        assert page.page.locator("#network").get_attribute("data-labels")
        assert page.is_innocent()

    def test_the_events_that_pass_are_drawn_where_they_are_few(
        self, opened: Opener, many: Model
    ) -> None:
        page = opened(many, "#view=network&days=2025-03-01..2025-03-20")
        expect(page.page.locator("#few")).to_contain_text("that pass the filter")
        number = int(page.page.locator("#few").inner_text().split(" ")[1])
        days = ("2025-03-01", "2025-03-20")
        assert number == sum(days[0] <= str(one["earliest"]) <= days[1] for one in many["events"])

    def test_the_same_events_are_always_laid_out_in_the_same_way(
        self, opened: Opener, many: Model
    ) -> None:
        found = set()
        for _ in range(2):
            page = opened(many, "#view=network&at=a0&with=a1")
            expect(page.page.locator("#few")).to_contain_text("events of Actor 0 and Actor 1")
            found.add(
                page.page.evaluate(
                    "JSON.stringify(document.getElementById('network').seatOf('a0'))"
                )
            )
        assert len(found) == 1
