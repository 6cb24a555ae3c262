"""The page in Chromium: what it shows, how it is used, and what it never does."""

import struct
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from graph.view.page import render
from graph.view.shape import Model
from tests.view.conftest import Opened, Opener

pytestmark = pytest.mark.browser

EVENT, THREAT, ACTOR = "e0", "e12", "a7"  # the pledge, Araghchi's threat, the Badr Organization

PAYLOADS = {
    "script": "<script>window.__pwned=1</script>",
    "closing": "</script><script>window.__pwned=1</script>",
    "image": '<img src="https://example.org/x.png" onerror="window.__pwned=1">',
    "address": "javascript:window.__pwned=1//",
    "attribute": '"><svg onload="window.__pwned=1">',
    "line": "a\u2028b\u2029c',window.__pwned=1,'",
    "override": "\u202ednuorg eht no\u2066",
    "property": "__proto__",
}


def label(model: Model, id_: str) -> str:
    """Return what an actor or event is called."""
    things = (*model["actors"], *model["events"])
    return next(thing["label"] for thing in things if thing["id"] == id_)


def panel(opened: Opened) -> Locator:
    """Return the panel of evidence."""
    return opened.page.locator("#panel")


def rows(opened: Opened, view: str) -> Locator:
    """Return the rows of the matrix or the table, without those that only name a kind."""
    return opened.page.locator(f"#{view} tbody tr:not(.group)")


class TestOpening:
    def test_a_page_asks_for_nothing_and_breaks_nothing(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        for key in "mlnt]]fp[":
            page.page.keyboard.press(key)
            page.settle()
        assert page.is_innocent()

    def test_nearly_every_label_of_the_story_has_room(self, opened: Opener, story: Model) -> None:
        """All 54 of them with Noto Sans; other fonts are wider."""
        page = opened(story)
        written, _, wanted = (
            page.page.locator("#network").get_attribute("data-labels") or ""
        ).partition(" of ")
        assert int(wanted) == 54
        assert int(written) >= 48

    @pytest.mark.parametrize("size", [(950, 600), (400, 800)], ids=["notebook", "phone"])
    def test_nothing_runs_out_of_a_narrow_window(
        self, opened: Opener, story: Model, size: tuple[int, int]
    ) -> None:
        page = opened(story, f"#at={EVENT}", size=size)
        width = page.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0]
        assert page.is_innocent()

    def test_a_page_says_what_is_shown_and_what_is_not(self, opened: Opener, story: Model) -> None:
        told = opened(story).shown()
        assert told == (
            "All 22 events and 32 of 36 actors shown · "
            "not shown: 4 actors without a part in what is shown"
        )

    def test_what_was_left_out_of_the_page_is_said(self, opened: Opener, story: Model) -> None:
        story["left_out"] = "12 events without a source"
        expect(panel(opened(story))).to_contain_text("12 events without a source")

    def test_an_empty_model_says_so(self, opened: Opener, story: Model) -> None:
        for key in ("sources", "actors", "places", "events", "links", "relations", "reports"):
            cast("dict[str, Any]", story)[key] = []
        page = opened(story)
        expect(page.page.locator("#nothing")).to_contain_text("There is nothing to show")
        for key in "mlnfps]":
            page.page.keyboard.press(key)
        page.settle()
        assert page.is_innocent()

    def test_a_page_within_a_notebook_works_without_an_address(
        self, context: BrowserContext, story: Model
    ) -> None:
        """In a sandboxed frame, where writing the address fails."""
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_content('<iframe sandbox="allow-scripts" width=950 height=600></iframe>')
        page.eval_on_selector("iframe", "(frame, html) => { frame.srcdoc = html }", render(story))
        frame = page.frame_locator("iframe")
        frame.locator("#panel li button").first.click()
        expect(frame.locator("#panel blockquote").first).to_be_visible()
        page.close()
        assert errors == []


def poisoned(value: object, payload: str) -> object:
    """Return a model with the payload before every text, ids and references alike."""
    if isinstance(value, dict):
        return {key: poisoned(part, payload) for key, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, payload) for part in value]
    return f"{payload}{value}" if isinstance(value, str) else value


class TestHostileTexts:
    @pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
    def test_every_text_is_shown_as_text(self, opened: Opener, story: Model, payload: str) -> None:
        """Every string of the model, ids, days, kinds and addresses too."""
        page = opened(poisoned(story, payload))
        for id_ in (EVENT, ACTOR, "p0", "mee", "blog"):
            page.page.evaluate(
                "at => { location.hash = 'at=' + encodeURIComponent(at) }", payload + id_
            )
            expect(panel(page).locator(".close")).to_be_visible()
            page.page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true })")
            assert payload in panel(page).evaluate("node => node.textContent")
            assert panel(page).locator("a[href^='javascript' i]").count() == 0
        for key in "mlnps":
            page.page.keyboard.press(key)
        page.page.locator("#search").fill(payload[:20])
        page.settle()
        assert page.page.title().strip().startswith(payload.strip()[:6])
        assert page.is_innocent()

    def test_an_address_that_is_not_of_the_web_is_no_link(
        self, opened: Opener, story: Model
    ) -> None:
        story["sources"][1]["url"] = "data:text/html,<script>window.__pwned=1</script>"
        page = opened(story, "#at=blog")
        assert panel(page).locator("a").count() == 0
        expect(panel(page)).to_contain_text("data:text/html,")

    def test_an_address_of_the_web_is_a_link_that_tells_no_referrer(
        self, opened: Opener, story: Model
    ) -> None:
        link = panel(opened(story, "#at=blog")).locator("a")
        expect(link).to_have_attribute("href", "https://example.org/iraqis-volunteer")
        assert "noreferrer" in (link.get_attribute("rel") or "")


class TestEvidence:
    def test_an_event_shows_every_quotation_with_its_place(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, f"#at={EVENT}")
        reports = [r for r in story["reports"] if r["event"] == EVENT]
        for quote in (quote for report in reports for quote in report["quotes"]):
            expect(panel(page)).to_contain_text(f"“{quote['exact']}”")
            expect(panel(page)).to_contain_text(f"characters {quote['start']:,}–{quote['end']:,}")

    def test_where_two_reports_differ_they_stand_side_by_side(
        self, opened: Opener, story: Model
    ) -> None:
        table = panel(opened(story, f"#at={EVENT}")).locator(".differences")
        expect(table.locator("thead th")).to_have_text(
            ["Middle East Eye, 2026-02-07", "Market blog, 2026-02-08"]
        )
        names = table.locator("tr", has_text="Actors not in all").locator("td")
        expect(names).to_have_text(["Badr Organization (organizer)", "none"])

    def test_a_conditional_attack_is_marked_as_not_asserted(
        self, opened: Opener, story: Model
    ) -> None:
        content = panel(opened(story, f"#at={THREAT}")).locator(".report > .content")
        expect(content.locator("> .lead")).to_have_text(
            "Spoken of, not asserted · conditional · assault"
        )
        expect(content).to_contain_text("Iran strikes American bases in the region")
        condition = content.locator(".content")
        expect(condition.locator(".lead")).to_contain_text("If")
        expect(condition).to_contain_text("The United States attacks Iran")

    def test_an_event_that_is_not_said_to_have_happened_says_so(
        self, opened: Opener, story: Model
    ) -> None:
        told = [e for e in story["events"] if e["status"] != "actual"]
        page = opened(story)
        for event in told:
            page.page.evaluate("id => { location.hash = `at=${id}` }", event["id"])
            expect(panel(page).locator(".warning")).to_contain_text("Not said to have happened")

    def test_the_three_judgements_of_trust_are_kept_apart(
        self, opened: Opener, story: Model
    ) -> None:
        rated: Any = {"reliability": "B", "credibility": 3, "confidence": 0.91}
        story["reports"][0].update(rated)
        trust = panel(opened(story, f"#at={EVENT}")).locator(".trust").first
        expect(trust.locator("dd")).to_have_text(
            [
                "B – usually reliable",
                "3 – possibly true",
                "0.91 – the program's confidence, 0 to 1",
            ]
        )

    def test_an_actor_shows_its_names_in_their_languages(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, f"#at={ACTOR}")
        expect(panel(page).locator("bdi[lang=ar]")).to_have_text("منظمة بدر")
        expect(panel(page).locator("bdi[lang=fa]")).to_have_text("سازمان بدر")
        expect(panel(page).locator(".relations")).to_contain_text("backed by Iran")

    def test_two_actors_together_show_the_events_of_both(
        self, opened: Opener, story: Model
    ) -> None:
        roles = {"a0": set[str](), "a1": set[str]()}
        for link in story["links"]:
            roles.get(link["actor"], set()).add(link["event"])
        page = opened(story, "#at=a1&with=a0")
        both = roles["a0"] & roles["a1"]
        expect(panel(page)).to_contain_text(f"{len(both)} events with both")

    def test_a_click_on_a_mark_selects_it(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        seat = page.page.evaluate("document.getElementById('network').seatOf('a1')")
        box = page.page.locator("#network").bounding_box()
        assert box
        at = (box["x"] + seat["x"], box["y"] + seat["y"])
        page.page.mouse.click(*at)
        expect(panel(page).locator("h2")).to_have_text("Iran")


class TestFilter:
    def test_the_handles_of_the_timeline_filter_by_day(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.locator("#to").focus()
        for _ in range(3):
            page.page.keyboard.press("ArrowLeft")
        assert "12 of 22 events" in page.shown()
        expect(page.page.locator("#chips")).to_contain_text("3 – 7 Feb 2026")
        page.page.keyboard.press("End")
        assert "All 22 events" in page.shown()

    def test_dragging_on_the_timeline_filters_by_day(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        box = page.page.locator("#timeline-canvas").bounding_box()
        assert box
        page.page.mouse.move(box["x"] + 220, box["y"] + 20)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + 330, box["y"] + 30, steps=4)
        page.page.mouse.up()
        page.settle()
        assert "by date, 5 undated, 1 earlier" in page.shown()
        page.page.locator("#bin-undated").click()
        assert "undated" not in page.shown()
        page.page.locator("#all-days").click()
        assert "All 22 events" in page.shown()

    def test_all_views_follow_one_filter(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#view=table")
        count = rows(page, "table").count()
        page.page.get_by_label("denied").click()
        assert "1 by status" in page.shown()
        denied = [c for c in (*story["links"], *story["relations"]) if c["status"] == "denied"]
        assert rows(page, "table").count() == count - len(denied)
        page.page.keyboard.press("m")
        assert page.page.locator("#matrix thead th").count() == 1 + 21

    def test_a_quad_class_opens_to_its_types(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.get_by_label("Types of material conflict").click()
        page.page.get_by_label("sanction").uncheck()
        assert "21 of 22 events" in page.shown()
        expect(page.page.locator("#chips")).to_contain_text("without sanction")
        page.page.locator("#chips button").click()
        assert "All 22 events" in page.shown()

    def test_a_source_can_be_left_out(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.get_by_label("Middle East Eye").uncheck()
        by_blog = {r["event"] for r in story["reports"] if r["source"] == "blog" and r["event"]}
        assert f"{len(by_blog)} of 22 events" in page.shown()

    def test_a_place_can_be_kept_to(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#at=p0")
        page.page.get_by_text("Show only events here").click()
        here = [event for event in story["events"] if event["place"] == "p0"]
        assert f"{len(here)} of 22 events" in page.shown()

    def test_escape_takes_the_selection_back_and_then_the_filter(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, f"#at={EVENT}&place=p0")
        page.page.keyboard.press("Escape")
        expect(panel(page)).to_contain_text("Nothing selected")
        assert "All 22" not in page.shown()
        page.page.keyboard.press("Escape")
        assert "All 22" in page.shown()


class TestSearch:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("منظمة بدر", "Badr Organization"),
            ("كتائب حزب الله", "Kataeb Hezbollah"),
            ("kataib hizballah", "Kataeb Hezbollah"),
            ("عراقچی", "Abbas Araghchi"),
            ("turkiye", "Turkey"),
        ],
    )
    def test_an_actor_is_found_by_any_of_its_names(
        self, opened: Opener, story: Model, typed: str, name: str
    ) -> None:
        page = opened(story)
        page.page.keyboard.press("/")
        page.page.keyboard.insert_text(typed)
        page.page.keyboard.press("Enter")
        expect(panel(page).locator("h2")).to_have_text(name)

    def test_arrow_keys_walk_the_hits(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.keyboard.press("/")
        page.page.keyboard.insert_text("iran")
        page.page.keyboard.press("ArrowDown")
        page.page.keyboard.press("ArrowDown")
        marked = page.page.locator("#hits [aria-selected=true]")
        expect(marked).to_have_count(1)
        expect(page.page.locator("#search")).to_have_attribute("aria-activedescendant", "hit-1")
        page.page.keyboard.press("Escape")
        expect(page.page.locator("#hits")).to_be_hidden()

    def test_only_what_matches_can_be_kept(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.keyboard.press("/")
        page.page.keyboard.insert_text("grassroots")
        page.page.get_by_text("Keep only events that mention").click()
        assert "1 of 22 events" in page.shown()


class TestViews:
    def test_the_matrix_has_a_row_for_each_actor_and_a_column_for_each_event(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#view=matrix")
        assert rows(page, "matrix").count() == len({link["actor"] for link in story["links"]})
        assert page.page.locator("#matrix thead th").count() == 1 + len(story["events"])
        codes = page.page.locator("#matrix .code:not(.key .code)")
        assert codes.count() == len(story["links"])

    def test_a_matrix_of_many_events_says_how_many_it_leaves_out(
        self, opened: Opener, story: Model
    ) -> None:
        first = story["events"][0]
        more = [{**first, "id": f"x{number}"} for number in range(45)]
        story["events"].extend(more)  # type: ignore[arg-type]  # they are copies of an event
        page = opened(story, "#view=matrix")
        assert page.page.locator("#matrix thead th").count() == 1 + 60
        expect(page.page.locator("#matrix .note").first).to_contain_text("7 more events")

    def test_the_table_has_a_line_for_each_link_and_relation(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#view=table")
        assert rows(page, "table").count() == len(story["links"]) + len(story["relations"])
        page.page.get_by_text("What the reports say").click()
        assert rows(page, "table").count() == len(story["reports"])

    def test_the_table_sorts_by_day(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#view=table")
        page.page.get_by_role("button", name="When").click()
        expect(rows(page, "table").first).to_contain_text("2003")
        page.page.get_by_role("button", name="When").click()
        expect(rows(page, "table").last).to_contain_text("2003")

    def test_a_table_is_saved_whole_and_safe_for_a_spreadsheet(
        self, opened: Opener, story: Model, tmp_path: Path
    ) -> None:
        story["actors"][0]["label"] = "=HYPERLINK(1)"
        page = opened(story, "#view=table")
        with page.page.expect_download() as download:
            page.page.get_by_role("button", name="CSV").click()
        download.value.save_as(tmp_path / "table.csv")
        text = (tmp_path / "table.csv").read_bytes().decode("utf-8-sig")
        assert len(text.split("\r\n")) == 1 + len(story["links"]) + len(story["relations"])
        assert '"\'=HYPERLINK(1)"' in text

    def test_arrow_keys_walk_the_network(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        page.page.locator("#network").focus()
        seen = set()
        for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
            page.page.keyboard.press(key)
            seen.add(panel(page).locator("h2").inner_text())
        assert len(seen) >= 3

    def test_places_are_folded_into_events_until_asked_for(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story)
        page.page.keyboard.press("p")
        page.settle()
        labels = page.page.locator("#network").get_attribute("data-labels") or ""
        assert labels.endswith("of 60")

    def test_the_theme_changes_and_begins_as_the_system_has_it(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story)
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.page.evaluate(ground)
        page.page.keyboard.press("t")
        assert page.page.locator("html").get_attribute("data-theme") == "dark"
        assert page.page.evaluate(ground) != light

    def test_the_network_is_saved_as_a_picture_twice_as_fine_as_the_screen(
        self, opened: Opener, story: Model, tmp_path: Path
    ) -> None:
        page = opened(story)
        box = page.page.locator("#network").bounding_box()
        assert box
        with page.page.expect_download() as download:
            page.page.keyboard.press("s")
        assert (
            download.value.suggested_filename == "iraqi-volunteers-iran-and-the-united-states.png"
        )
        download.value.save_as(tmp_path / "network.png")
        picture = (tmp_path / "network.png").read_bytes()
        width, height = struct.unpack(">II", picture[16:24])
        assert width == round(2 * box["width"])
        assert 2 * box["height"] + 200 < height < 2 * box["height"] + 800
        assert len(picture) > 50_000


class TestAddress:
    def test_selection_view_and_filter_survive_a_reload(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#view=matrix")
        page.page.get_by_label("denied").click()
        page.page.locator("#matrix .column").nth(3).click()
        heading, told = panel(page).locator("h2").inner_text(), page.shown()
        page.page.reload()
        expect(panel(page).locator("h2")).to_have_text(heading)
        expect(page.page.locator("#matrix")).to_be_visible()
        assert page.shown() == told

    def test_back_and_forward_walk_the_selections(self, opened: Opener, story: Model) -> None:
        page = opened(story)
        for _ in range(2):
            page.page.keyboard.press("]")
        second = panel(page).locator("h2").inner_text()
        page.page.go_back()
        expect(panel(page).locator("h2")).not_to_have_text(second)
        page.page.go_forward()
        expect(panel(page).locator("h2")).to_have_text(second)

    def test_a_damaged_address_is_no_obstacle(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#view=x&at=%00&days=a..b&kinds={&with=e0&place=a0&bins=..&text=%F0")
        assert page.is_innocent()


def crowded(story: Model, number: int) -> Model:
    """Return a model of many copies of one actor and one event, in rows and columns."""
    made: Any = {**story, "places": [], "relations": [], "actors": [], "events": [], "links": []}
    for n in range(number):
        seat = {"x": n % 40 * 60.0, "y": n // 40 * 60.0}
        if n % 2:
            made["actors"].append({**story["actors"][0], **seat, "id": f"b{n}"})
        else:
            made["events"].append({**story["events"][6], **seat, "id": f"f{n}", "reports": ["r0"]})
            for step in (1, 15, 129):
                other = f"b{(n + step) % number}"
                made["links"].append({**story["links"][0], "event": f"f{n}", "actor": other})
    return cast("Model", made)


def test_a_thousand_actors_and_events_are_drawn_in_three_seconds(
    opened: Opener, story: Model
) -> None:
    """On a busy machine; an idle one needs half a second."""
    page = opened(crowded(story, 1000))
    drawn = page.page.evaluate("performance.getEntriesByName('first-draw')[0].startTime")
    assert drawn < 3000
    assert page.is_innocent()
