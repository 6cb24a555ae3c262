"""The map: its outlines, what stands on it, and how it is used."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import expect

from graph.view import outlines as module
from graph.view import page
from graph.view.outlines import Outlines, outlines, points
from graph.view.page import render
from graph.view.shape import Model, Place
from tests.view.conftest import Opened, Opener
from tools.write_outlines import written

ASSETS = Path(page.__file__).with_name("assets")
FILE = ASSETS / "outlines.json"
HELD = json.loads(FILE.read_text(encoding="utf-8"))
IRAQ, OMAN, BAGHDAD, DIYALA = "p4", "p2", "p1", "p0"

browser = pytest.mark.browser


def place(id_: str, lat: float | None, lon: float | None, **more: object) -> Place:
    """Return a place known to the city, unless told otherwise."""
    known = {"label": id_, "precision": "city", "radius": None, "x": 0.0, "y": 0.0}
    return cast("Place", {"id": id_, "lat": lat, "lon": lon, **known, **more})


def size(made: object) -> int:
    """Return how many characters something takes on a page."""
    return len(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


def ring(numbers: Iterable[int], arcs: list[list[tuple[float, float]]]) -> list[Any]:
    """Return the lines of a ring, each in the direction in which it is walked."""
    return [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]


def meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two points are the same on the globe."""
    turns = (one[0] - other[0]) / 360
    return math.isclose(one[1], other[1]) and math.isclose(turns, round(turns), abs_tol=1e-6)


class TestFile:
    def test_it_has_the_form_that_its_tool_writes(self) -> None:
        assert written(HELD) == FILE.read_text(encoding="utf-8")

    def test_it_names_natural_earth_and_the_package_with_their_versions(self) -> None:
        assert HELD["source"] == "Natural Earth 4.1.0, 1:50m, by way of world-atlas 2.0.2"

    @pytest.mark.parametrize("level", [0, 1], ids=["fine", "coarse"])
    def test_every_point_lies_on_the_globe(self, level: int) -> None:
        """Longitudes run on across the antimeridian, so some exceed 180 degrees."""
        for arc in HELD["arcs"]:
            for lon, lat in points(arc[level], HELD["quantum"]):
                assert -400 < lon < 400
                assert -90.01 <= lat <= 90.01

    def test_the_lines_of_each_ring_meet(self) -> None:
        arcs = [points(fine, HELD["quantum"]) for fine, _ in HELD["arcs"]]
        for numbers in HELD["land"]:
            lines = ring(numbers, arcs)
            for one, other in zip(lines, [*lines[1:], lines[0]], strict=True):
                assert meet(one[-1], other[0])

    def test_a_coarse_line_has_the_ends_of_the_fine_one(self) -> None:
        for fine, coarse in HELD["arcs"]:
            if coarse:
                a, b = points(fine, HELD["quantum"]), points(coarse, HELD["quantum"])
                assert (a[0], a[-1]) == (b[0], b[-1])
                assert len(b) <= len(a)

    def test_disputed_lines_are_few_and_no_other_boundaries(self) -> None:
        assert not set(HELD["disputed"]) & set(HELD["inner"])
        assert 10 < len(HELD["disputed"]) < 60

    def test_iraq_is_named_within_itself(self) -> None:
        (lon, lat, _), *_ = dict(HELD["names"])["Iraq"]
        assert 39 < lon < 48
        assert 29 < lat < 37


def test_no_two_scripts_use_one_name() -> None:
    """They share one scope, where a second function of a name takes the place of the first."""
    pattern = r"^(?:async )?(?:function|const|let|class) (\w+)"
    texts = [path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js"))]
    names = Counter(name for text in texts for name in re.findall(pattern, text, re.MULTILINE))
    assert [name for name, times in names.items() if times > 1] == []


class TestChoice:
    def test_a_page_without_coordinates_has_no_outlines(self) -> None:
        assert outlines([place("a", None, None)]) is None

    def test_outlines_are_fine_about_the_places_and_coarse_elsewhere(self) -> None:
        def gulf(made: Outlines | None) -> int:
            assert made
            lines = [points(text, made["quantum"]) for text in made["arcs"]]
            return sum(48 < x < 57 and 23 < y < 31 for line in lines for x, y in line)

        near, far = outlines([place("a", 33.3, 44.4)]), outlines([place("b", -15.8, -47.9)])
        assert gulf(near) > 2 * gulf(far) > 20

    def test_one_region_takes_less_than_70_kilobytes_and_the_world_less_than_95(self) -> None:
        world = [place(f"{x} {y}", y, x) for x in range(-120, 150, 9) for y in range(-40, 65, 7)]
        assert size(outlines([place("a", 33.3, 44.4)])) < 70_000
        assert size(outlines(world)) < 95_000

    def test_every_number_is_that_of_an_arc(self) -> None:
        made = outlines([place("a", -17.8, 178.0)])
        assert made
        last = len(made["arcs"])
        for numbers in (*made["land"], made["inner"], made["disputed"]):
            assert all((n if n >= 0 else ~n) < last for n in numbers)

    def test_the_same_places_give_the_same_outlines(self, story: Model) -> None:
        assert outlines(story["places"]) == outlines(list(reversed(story["places"])))

    def test_the_page_holds_outlines_only_where_a_place_has_coordinates(self, story: Model) -> None:
        assert 'id="outlines"' in render(story)
        for one in story["places"]:
            one["lat"] = one["lon"] = None
        assert 'id="outlines"' not in render(story)

    def test_the_script_reads_the_digits_that_python_writes(self) -> None:
        found = re.search(r"LETTERS = '([^']+)'", (ASSETS / "map_shapes.js").read_text())
        assert found
        assert found[1] == "".join(module.DIGITS)


def seat(opened: Opened, id_: str) -> Any:  # noqa: ANN401  # what the browser answers
    """Return where a place stands on the map, or None."""
    opened.settle()
    return opened.page.evaluate("id => document.getElementById('map').seatOf(id)", id_)


def on_map(
    opener: Opener, model: Model, fragment: str = "", *, size: tuple[int, int] = (1400, 900)
) -> Opened:
    """Open a page at its map, and wait until it is drawn."""
    opened = opener(model, f"#view=map{fragment}", size=size)
    opened.page.wait_for_selector("#map[data-labels]")
    return opened


def days(event: dict[str, Any]) -> tuple[str, str] | None:
    """Return the days of an event; one of which only an end is known counts as of that day."""
    known = [day for day in (event["earliest"], event["latest"]) if day]
    return (min(known), max(known)) if known else None


@browser
class TestMarks:
    def test_each_place_counts_its_events(self, opened: Opener, story: Model) -> None:
        page = on_map(opened, story)
        for one in story["places"]:
            here = sum(event["place"] == one["id"] for event in story["events"])
            there = seat(page, one["id"])
            assert (there["many"] if there else 0) == (here if one["lat"] is not None else 0)
        assert page.is_innocent()

    def test_a_brush_leaves_the_events_of_its_days(self, opened: Opener, story: Model) -> None:
        page = on_map(opened, story, "&days=2026-02-07..2026-02-07")
        kept = [
            event["place"]
            for event in story["events"]
            if (span := days(cast("dict[str, Any]", event))) and span[0] <= "2026-02-07" <= span[1]
        ]
        assert 0 < len(kept) < len(story["events"])
        for one in story["places"]:
            there = seat(page, one["id"])
            expected = kept.count(one["id"]) if one["lat"] is not None else 0
            assert (there["many"] if there else 0) == expected
        page.page.locator("#all-days").click()
        assert seat(page, IRAQ)["many"] == 3

    def test_a_country_is_an_area_of_its_radius_and_a_city_a_spot(
        self, opened: Opener, story: Model
    ) -> None:
        """Both have 450 km; the farther from the equator, the wider an area is drawn."""
        page = on_map(opened, story)
        iraq, oman = seat(page, IRAQ)["area"], seat(page, OMAN)["area"]
        assert iraq["ry"] == pytest.approx(oman["ry"])
        shrunk = math.cos(math.radians(21)) / math.cos(math.radians(33))
        assert iraq["rx"] / oman["rx"] == pytest.approx(shrunk, rel=1e-3)
        assert seat(page, BAGHDAD)["area"] is None
        for _ in range(5):
            page.page.keyboard.press("+")
        page.settle()
        page.page.keyboard.press("]")
        assert seat(page, DIYALA)["area"]["ry"] > 100

    def test_places_on_both_sides_of_the_antimeridian_are_neighbours(
        self, opened: Opener, story: Model
    ) -> None:
        story["places"][0] |= {"lat": -17.0, "lon": 179.9, "radius": None}
        story["places"][1] |= {"lat": -17.0, "lon": -179.9, "radius": None}
        for one in story["places"][2:]:
            one["lat"] = one["lon"] = None
        page = on_map(opened, story)
        west, east = seat(page, "p0"), seat(page, "p1")
        assert 0 < east["x"] - west["x"] < 60
        width = page.page.locator("#map canvas").first.evaluate("node => node.clientWidth")
        assert west["x"] + east["x"] == pytest.approx(width, abs=4)

    def test_places_at_one_spot_are_set_apart(self, opened: Opener, story: Model) -> None:
        for one in story["places"][:2]:
            one |= {"lat": 33.0, "lon": 43.7}
        page = on_map(opened, story)
        spots = {
            (round(s["x"]), round(s["y"])) for s in (seat(page, i) for i in ("p0", "p1", "p4"))
        }
        assert len(spots) == 3

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_marks_and_letters_stand_out_from_land_and_sea(self, theme: str) -> None:
        """Level AA of WCAG 2.2, criteria 1.4.3 and 1.4.11."""
        from tests.view.test_page import colours, contrast

        blocks = re.findall(r":root[^{]*\{([^}]*)\}", (ASSETS / "map.css").read_text())
        own = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[theme == "dark"]))
        known = colours(theme) | own
        for ground in ("land", "sea"):
            for tone in ("conflict", "coop", "other", "area"):
                assert contrast(known[tone], known[ground]) >= 3, (tone, ground)
            assert contrast(known["fg"], known[ground]) >= 4.5
            assert contrast(known["country"], known[ground]) >= 4.5


@browser
class TestUse:
    def test_keys_walk_the_places_those_with_most_events_first(
        self, opened: Opener, story: Model
    ) -> None:
        page = on_map(opened, story)
        names = []
        for _ in range(5):
            page.page.keyboard.press("]")
            names.append(page.page.locator("#panel h2").inner_text())
        assert set(names[:2]) == {"Diyala", "Iraq"}
        assert set(names) == {one["label"] for one in story["places"] if one["lat"] is not None}
        page.page.keyboard.press("[")
        expect(page.page.locator("#panel h2")).to_have_text(names[3])
        expect(page.page.locator("#live")).to_contain_text(names[3])

    def test_a_click_on_a_mark_selects_its_place(self, opened: Opener, story: Model) -> None:
        page = on_map(opened, story)
        box = page.page.locator("#map canvas").nth(1).bounding_box()
        there = seat(page, OMAN)
        assert box
        page.page.mouse.click(box["x"] + there["x"], box["y"] + there["y"])
        expect(page.page.locator("#panel h2")).to_have_text("Oman")
        expect(page.page.locator("#panel")).to_contain_text("US–Iran talks in Oman")
        page.page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
        expect(page.page.locator("#panel h2")).not_to_have_text("Oman")

    def test_dragging_the_wheel_and_keys_move_the_map_and_f_brings_it_back(
        self, opened: Opener, story: Model
    ) -> None:
        page = on_map(opened, story)
        before = seat(page, OMAN)
        box = page.page.locator("#map canvas").nth(1).bounding_box()
        assert box
        page.page.mouse.move(box["x"] + 60, box["y"] + 300)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + 160, box["y"] + 300, steps=4)
        page.page.mouse.up()
        dragged = seat(page, OMAN)
        assert dragged["x"] - before["x"] == pytest.approx(100, abs=2)
        page.page.keyboard.press("ArrowUp")
        assert seat(page, OMAN)["y"] > dragged["y"] + 50
        page.page.mouse.wheel(0, -200)
        wide = seat(page, OMAN)["area"]["ry"]
        assert wide > before["area"]["ry"] * 1.3
        page.page.keyboard.press("-")
        assert seat(page, OMAN)["area"]["ry"] < wide
        page.page.keyboard.press("f")
        after = seat(page, OMAN)
        assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=1)

    def test_what_is_not_on_the_map_is_said_and_listed(self, opened: Opener, story: Model) -> None:
        page = on_map(opened, story)
        button = page.page.locator("#map-off")
        expect(button).to_contain_text("12 events have no place, 1 event at a place without")
        button.click()
        expect(page.page.locator("#map-list li")).to_have_count(13)
        expect(page.page.locator("#map-list")).to_contain_text("US carriers stay off")
        page.page.keyboard.press("Escape")
        expect(page.page.locator("#map-list")).to_be_hidden()
        expect(page.page.locator("#map-words")).to_contain_text("9 events at 5 places")

    def test_boundaries_are_said_to_be_no_judgement(self, opened: Opener, story: Model) -> None:
        foot = on_map(opened, story).page.locator(".map-foot")
        expect(foot).to_contain_text("Natural Earth, as they are de facto; no judgement is meant")

    def test_a_page_without_coordinates_says_so(self, opened: Opener, story: Model) -> None:
        for one in story["places"]:
            one["lat"] = one["lon"] = None
        page = opened(story, "#view=map")
        words = "No event of this page has a place with coordinates"
        expect(page.page.locator("#map")).to_contain_text(words)
        assert page.page.locator("#to-map").get_attribute("title") == words
        for key in "+-f[]g":
            page.page.keyboard.press(key)
        assert page.is_innocent()

    def test_hostile_labels_are_shown_as_text(self, opened: Opener, story: Model) -> None:
        payload = '<img src=x onerror="window.__pwned=1">\u202e</script>'
        for one in story["places"]:
            one["label"] = payload + one["label"]
            one["precision"] = payload
        page = on_map(opened, story)
        box = page.page.locator("#map canvas").nth(1).bounding_box()
        there = seat(page, OMAN)
        assert box
        page.page.mouse.move(box["x"] + there["x"], box["y"] + there["y"])
        expect(page.page.locator("#map-tip")).to_contain_text("<img src=x")
        assert page.is_innocent()

    @pytest.mark.parametrize(("lat", "lon"), [(1e9, 0.0), (0.0, -1e9), (91.0, 10.0)])
    def test_a_spot_off_the_globe_is_none(
        self, opened: Opener, story: Model, lat: float, lon: float
    ) -> None:
        story["places"][2] |= {"lat": lat, "lon": lon}
        page = on_map(opened, story)
        assert seat(page, OMAN) is None
        assert page.is_innocent()

    def test_a_phone_has_room_for_the_map(self, opened: Opener, story: Model) -> None:
        page = on_map(opened, story, size=(390, 844))
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert seat(page, IRAQ)["r"] > 5
        assert page.is_innocent()

    def test_the_map_is_saved_as_a_picture_of_its_window(
        self, opened: Opener, story: Model, tmp_path: Path
    ) -> None:
        page = on_map(opened, story)
        with page.page.expect_download() as download:
            page.page.keyboard.press("s")
        download.value.save_as(tmp_path / "map.png")
        assert len((tmp_path / "map.png").read_bytes()) > 50_000
