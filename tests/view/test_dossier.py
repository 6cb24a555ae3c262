"""The dossiers of the panel, what can be saved and passed on, and texts that mean harm there."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from graph.view import page as pages
from graph.view.page import render
from graph.view.shape import Model
from tests.view.conftest import Opened, Opener
from tests.view.test_browser import PAYLOADS, panel, poisoned

pytestmark = pytest.mark.browser

ASSETS = Path(pages.__file__).with_name("assets")
SVG = "{http://www.w3.org/2000/svg}"
DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function\*?) +([\w$]+)", re.MULTILINE)


def test_no_two_scripts_declare_one_name() -> None:
    """They share a scope: the second would replace the first, or stop the whole page."""
    names = Counter(
        name
        for path in ASSETS.glob("*.js")
        for name in DECLARED.findall(path.read_text(encoding="utf-8"))
    )
    assert {name for name, times in names.items() if times > 1} == set()


def told(story: Model, event: str) -> list[Any]:
    """Return the reports of an event."""
    return [report for report in story["reports"] if report["event"] == event]


def cards(opened: Opened) -> Locator:
    """Return the reports that the panel shows whole."""
    return panel(opened).locator(".report")


def unfold(opened: Opened) -> None:
    """Open all that is folded in the panel."""
    opened.page.eval_on_selector_all("#panel details", "all => all.forEach(d => { d.open = true })")
    opened.settle()


def many(story: Model, number: int) -> Model:
    """Return the story with many more events of the first two actors, one a day from 2020 on."""
    made: Any = story
    for n in range(number):
        day = f"{2020 + n // 360}-{n % 360 // 30 + 1:02}-{n % 30 % 28 + 1:02}"
        event = {**made["events"][6], "id": f"x{n}", "earliest": day, "latest": day, "time": day}
        made["events"].append({**event, "reports": [], "status": "actual", "place": None})
        for actor, role in (("a0", "initiator"), ("a1", "recipient")):
            link = {"event": f"x{n}", "actor": actor, "role": role, "status": "actual"}
            made["links"].append({**link, "reports": []})
    return story


class TestEvent:
    def test_places_days_and_figures_that_differ_are_marked_with_a_word(
        self, opened: Opener, story: Model
    ) -> None:
        one, other = told(story, "e0")[:2]
        one.update(place="Diyala", earliest="2026-02-05", latest="2026-02-05", time="2026-02-05")
        other.update(place="Baghdad", earliest="2026-02-07", latest="2026-02-07", time="2026-02-07")
        page = opened(story, "#at=e0")
        table = panel(page).locator(".differences")
        for name in ("When", "Where"):
            line = table.locator("tr", has=page.page.locator("th", has_text=name))
            expect(line.locator(".tag")).to_have_text("differs")
        expect(cards(page).first.locator("dd", has_text="Diyala").locator(".tag")).to_have_text(
            "differs"
        )

    def test_days_that_may_be_the_same_do_not_differ(self, opened: Opener, story: Model) -> None:
        one, other = told(story, "e0")[:2]
        one.update(earliest=None, latest="2026-02-07", time="on or before 2026-02-07")
        other.update(earliest=None, latest="2026-02-08", time="on or before 2026-02-08")
        line = panel(opened(story, "#at=e0")).locator(".differences tr", has_text="on or before")
        assert line.locator(".tag").count() == 0

    def test_reports_stand_side_by_side_where_the_panel_is_wide(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#at=e0")
        boxes = "all => all.map(one => one.getBoundingClientRect().left)"
        assert len(set(cards(page).evaluate_all(boxes))) == 1
        page.page.locator("#wider").click()
        assert len(set(cards(page).evaluate_all(boxes))) == len(told(story, "e0"))

    def test_many_reports_are_drawn_a_few_at_a_time_and_the_rest_is_said(
        self, opened: Opener, story: Model
    ) -> None:
        first = told(story, "e0")[0]
        more: Any = [{**first, "id": f"y{n}"} for n in range(60)]
        story["reports"].extend(more)
        story["events"][0]["reports"].extend(report["id"] for report in more)
        page = opened(story, "#at=e0")
        assert cards(page).count() == 20
        panel(page).get_by_text("Show 20 more of 42").click()
        assert cards(page).count() == 40


class TestActor:
    def test_events_are_grouped_by_month_the_latest_first(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(many(story, 800), "#at=a0")
        months = panel(page).locator(".month > summary")
        assert months.count() == 24
        expect(months.first).to_contain_text("Feb 2026")
        expect(months.nth(1)).to_contain_text("Mar 2022 · 20 events")
        assert panel(page).locator(".month .line").count() < 30
        months.nth(1).click()
        expect(panel(page).locator(".month").nth(1).locator(".line")).to_have_count(20)

    def test_a_month_can_be_kept_to_in_all_views(self, opened: Opener, story: Model) -> None:
        page = opened(many(story, 800), "#at=a0")
        panel(page).get_by_role("button", name="Only Feb 2026, in all views").click()
        expect(page.page.locator("#chips")).to_contain_text("1 – 28 Feb 2026")

    def test_those_it_deals_with_lead_to_the_two_together(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(many(story, 30), "#at=a0")
        first = panel(page).locator(".ties li").first
        expect(first).to_contain_text("Iran → ")
        expect(first.locator(".unseen").first).to_have_text(" by it")
        first.get_by_role("button").click()
        expect(panel(page).locator("h2")).to_have_text("United States and Iran")

    def test_what_the_filter_leaves_out_is_said(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#at=a1&days=2026-02-08..2026-02-10")
        expect(panel(page)).to_contain_text("that the filter leaves out")


class TestPair:
    def test_a_chart_counts_each_way_by_month(self, opened: Opener, story: Model) -> None:
        page = opened(many(story, 800), "#at=a0&with=a1")
        chart = panel(page).locator(".chart")
        expect(chart).to_contain_text("United States → Iran")
        expect(chart).to_contain_text("a column is a ")
        chart.get_by_text("The same in numbers").click()
        assert chart.locator("tbody tr").count() > 3

    def test_what_each_source_says_is_a_list_of_its_claims(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#at=a1&with=a0")
        unfold(page)
        section = panel(page).locator("section", has_text="What each source says")
        expect(section.locator("summary").first).to_contain_text("claims")
        expect(section.locator("blockquote").first).to_be_visible()

    def test_more_events_than_the_page_holds_are_counted(
        self, opened: Opener, story: Model
    ) -> None:
        months: Any = [
            {"month": "2019-05", "quad": "material conflict", "way": "forth", "events": 9}
        ]
        story["ties"] = [{"a": "a0", "b": "a1", "alpha": 0.1, "months": months}]
        story["counted"] = {"events": 9000, "actors": 40, "months": []}
        page = opened(story, "#at=a1&with=a0")
        expect(panel(page)).to_contain_text("All 9 events counted")
        expect(panel(page).locator(".chart")).to_contain_text("United States → Iran · 9 events")


class TestStart:
    def test_it_begins_with_threats_and_their_conditions(
        self, opened: Opener, story: Model
    ) -> None:
        first = panel(opened(story)).locator(".lead li").first
        expect(first).to_contain_text("if ")
        expect(first).to_contain_text("“")

    def test_a_place_a_pair_and_a_source_are_one_click_away(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story)
        for title in ("Places", "Sources"):
            section = panel(page).locator("section", has=page.page.get_by_text(title, exact=True))
            section.get_by_role("button").first.click()
            expect(panel(page).locator(".close")).to_be_visible()
            page.page.keyboard.press("Escape")

    def test_the_sections_are_listed_at_the_top(self, opened: Opener, story: Model) -> None:
        page = opened(story, size=(950, 640))
        panel(page).locator(".contents").get_by_text("Sources", exact=True).click()
        heading = panel(page).get_by_role("heading", name="Sources")
        expect(heading).to_be_in_viewport()
        expect(heading).to_be_focused()

    def test_on_a_phone_what_is_picked_in_the_panel_is_shown_from_its_top(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, size=(390, 844))
        panel(page).locator("section", has_text="Sources").get_by_role("button").last.click()
        expect(panel(page).locator("h2")).to_be_in_viewport()


class TestPlace:
    def test_a_place_names_those_called_alike_and_events_that_some_reports_put_there(
        self, opened: Opener, story: Model
    ) -> None:
        here, other = story["places"][:2]
        other["label"] = f"A mosque in {here['label']}"
        event = next(event for event in story["events"] if event["place"] != here["id"])
        next(r for r in story["reports"] if r["event"] == event["id"])["place"] = here["label"]
        page = opened(story, f"#at={here['id']}")
        some = panel(page).locator("section", has_text="Here by some reports only")
        expect(some).to_contain_text(event["label"])
        panel(page).get_by_role("button", name=other["label"]).click()
        expect(panel(page).locator("h2")).to_have_text(other["label"])


class TestCiting:
    def test_a_citation_has_the_words_the_speaker_and_the_source(
        self, opened: Opener, story: Model
    ) -> None:
        report = told(story, "e0")[0]
        report["iri"] = "https://w3id.org/detente/id/report/iraq/pledge/mee/1"
        page = opened(story, "#at=e0")
        unfold(page)
        citation = cards(page).first.locator(".copy", has_text="Citation").locator("code")
        for words in (report["quotes"][0]["exact"], report["said_by"][0], "2026-02-07"):
            expect(citation).to_contain_text(words)
        command = cards(page).first.locator(".copy", has_text="Command").locator("code")
        expect(command).to_have_text("detente why iraq/pledge/mee/1")
        query = cards(page).first.locator(".copy", has_text="SPARQL").locator("code")
        expect(query).to_contain_text(f"<{report['iri']}>")

    @pytest.mark.parametrize(
        ("id_", "command"),
        [
            ("a b", "detente why 'a b'"),
            ("a';rm -rf ~;'", r"detente why 'a'\'';rm -rf ~;'\'''"),
            ("$(reboot)", "detente why '$(reboot)'"),
            ("-x", "detente why -- '-x'"),
            ("a\nreboot", None),
            ("a\u001b[2J", None),
        ],
    )
    def test_a_command_runs_nothing_but_itself(
        self, opened: Opener, story: Model, id_: str, command: str | None
    ) -> None:
        told(story, "e0")[0]["iri"] = f"https://w3id.org/detente/id/report/{id_}"
        page = opened(story, "#at=e0")
        unfold(page)
        shown = cards(page).first.locator(".copy", has_text="Command").locator("code")
        assert shown.all_inner_texts() == ([command] if command else [])

    def test_an_iri_that_would_end_its_brackets_is_in_no_query(
        self, opened: Opener, story: Model
    ) -> None:
        told(story, "e0")[0]["iri"] = "https://example.org/> ?p ?o } } DROP ALL #"
        page = opened(story, "#at=e0")
        unfold(page)
        assert cards(page).first.locator(".copy", has_text="SPARQL").count() == 0


def saved(page: Opened, button: str, path: Path) -> Path:
    """Save something by the dialog, and return where."""
    page.page.locator("#to-save").click()
    with page.page.expect_download() as download:
        page.page.locator(f"#{button}").click()
    download.value.save_as(path)
    page.page.locator("#close-saving").click()
    return path


class TestSaving:
    VIEW = "#view=table&at=a1&with=a0&days=2026-02-05..2026-02-08&text=war"

    def test_a_saved_page_opens_at_the_very_view(
        self, opened: Opener, context: BrowserContext, story: Model, tmp_path: Path
    ) -> None:
        page = opened(story, self.VIEW)
        path = saved(page, "save-page", tmp_path / "view.html")
        other = context.new_page()
        errors: list[str] = []
        other.on("console", lambda message: errors.append(message.text))
        other.on("pageerror", lambda error: errors.append(str(error)))
        other.goto(path.as_uri())
        expect(other.locator("#table")).to_be_visible()
        expect(other.locator("#panel h2")).to_have_text(panel(page).locator("h2").inner_text())
        assert other.locator("#count").inner_text() == page.shown()
        other.close()
        assert errors == []

    def test_a_saved_page_is_the_page_but_for_the_view(
        self, opened: Opener, story: Model, tmp_path: Path
    ) -> None:
        path = saved(opened(story, self.VIEW), "save-page", tmp_path / "view.html")
        text = path.read_text(encoding="utf-8")
        whole = render(story)
        scripts = re.compile(r"<script.*?</script>|<style>.*?</style>", re.DOTALL)
        assert scripts.findall(text) == scripts.findall(whole)
        assert json.loads(json.dumps(text.count("data-view"))) > whole.count("data-view")

    def test_a_hostile_view_stays_an_attribute(
        self, opened: Opener, context: BrowserContext, story: Model, tmp_path: Path
    ) -> None:
        page = opened(story, "#text=%22%3E%3Cscript%3Ewindow.__pwned%3D1%3C%2Fscript%3E&place=p0")
        page.page.evaluate("location.hash += '&x=\"><img src=x onerror=window.__pwned=1>'")
        path = saved(page, "save-page", tmp_path / "view.html")
        other = context.new_page()
        other.goto(path.as_uri())
        expect(other.locator("#evidence h2")).to_be_visible()
        assert other.evaluate("window.__pwned") is None
        assert other.evaluate("window.__stopped") == []
        other.close()

    def test_the_network_is_saved_as_lines_and_letters(
        self, opened: Opener, story: Model, tmp_path: Path
    ) -> None:
        path = saved(opened(story), "save-svg", tmp_path / "network.svg")
        root = ET.parse(path).getroot()
        texts = [text.text or "" for text in root.iter(f"{SVG}text")]
        assert story["title"] in texts
        assert "Claims of the sources, not facts" in texts
        assert any(text.startswith("Sources: Middle East Eye") for text in texts)
        assert "Iran" in texts
        assert len(list(root.iter(f"{SVG}path"))) > 150
        assert "script" not in path.read_text(encoding="utf-8")
        assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)

    def test_a_link_leads_to_the_view(self, opened: Opener, story: Model) -> None:
        page = opened(story, "#at=e0")
        page.page.locator("#to-save").click()
        page.page.locator("#copy-link").click()
        expect(page.page.locator("#saving-said")).to_contain_text(re.compile("Copied|#at=e0"))

    def test_a_page_within_a_notebook_saves_itself_and_says_what_it_cannot(
        self, context: BrowserContext, story: Model, tmp_path: Path
    ) -> None:
        page = context.new_page()
        page.set_content(
            '<iframe sandbox="allow-scripts allow-downloads" width=950 height=600></iframe>'
        )
        page.eval_on_selector("iframe", "(frame, html) => { frame.srcdoc = html }", render(story))
        frame = page.frame_locator("iframe")
        frame.locator("#evidence li button").first.click()
        heading = frame.locator("#evidence h2").inner_text()
        frame.locator("#to-save").click()
        frame.locator("#copy-link").click()
        expect(frame.locator("#saving-said")).to_contain_text("save the page instead")
        with page.expect_download() as download:
            frame.locator("#save-page").click()
        download.value.save_as(tmp_path / "view.html")
        page.goto((tmp_path / "view.html").as_uri())
        expect(page.locator("#evidence h2")).to_have_text(heading)
        page.close()

    def test_on_paper_nothing_of_the_panel_is_folded_and_the_filter_is_in_words(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story, "#view=table&at=a7&text=war")
        page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.page.emulate_media(media="print")
        folded = panel(page).locator("details:not([open]):not(.citing)")
        assert folded.count() == 0
        assert panel(page).locator(".rest").count() == 0
        expect(page.page.locator("#paper-words")).to_contain_text("Filter: with “war”")
        expect(page.page.locator("#key")).to_be_visible()
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.page.evaluate(ground) == "rgb(255, 255, 255)"
        page.page.emulate_media(media="screen")
        page.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert folded.count() > 0

    def test_on_paper_the_network_is_a_drawing_with_its_key(
        self, opened: Opener, story: Model
    ) -> None:
        page = opened(story)
        page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.page.locator("#paper svg text").count() > 50
        page.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.page.locator("#paper svg").count() == 0


class TestHostileTexts:
    @pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
    def test_every_dossier_shows_text_as_text(
        self, opened: Opener, story: Model, payload: str
    ) -> None:
        """Whatever is folded is opened, and all that can be copied and saved is made."""
        extra: Any = {"iri": "i", "time": "t", "place": "p", "earliest": "e", "latest": "l"}
        for report in story["reports"]:
            report.update(extra)
        page = opened(poisoned(story, payload))
        for at in (("e0",), ("e12",), ("a7",), ("a1", "a0"), ("p0",), ("mee",), ()):
            parts = [f"{key}={{{number}}}" for number, key in enumerate(("at", "with")[: len(at)])]
            page.page.evaluate(
                "parts => { location.hash = parts.map(([k, v]) => "
                "`${k}=${encodeURIComponent(v)}`).join('&') }",
                [
                    [part.partition("=")[0], payload + id_]
                    for part, id_ in zip(parts, at, strict=True)
                ],
            )
            page.settle()
            for _ in range(3):
                unfold(page)
            assert payload in panel(page).evaluate("node => node.textContent")
            assert panel(page).locator("a[href^='javascript' i], img, script").count() == 0
        page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.is_innocent()
