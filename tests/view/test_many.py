"""Pages of many events in Chromium: windows, counts, trust, sources, names in any script."""

from typing import Any

import pytest
from playwright.sync_api import expect

from graph.view.shape import Model
from tests.view.conftest import Opener
from tests.view.crowd import crowd, on_a_grid

pytestmark = pytest.mark.browser
HOSTILE = "</script><img src=x onerror=window.__pwned=1>\u2028"


@pytest.fixture
def graded() -> Model:
    """Forty events, half of them from a source of reliability A, the others of E or not graded."""
    model = on_a_grid(crowd(40, actors=10))
    for number, report in enumerate(model["reports"]):
        report["reliability"] = "A" if number % 2 else ("E" if number % 4 else None)
        report["credibility"] = 2 if number < 10 else None
        report["confidence"] = number / 40 if number >= 20 else None
    return model


@pytest.fixture
def counted() -> Model:
    """A page that holds 450 events of 2020 and 2021 and counts 9,000 of three years."""
    model = crowd(450)
    months: list[Any] = [
        {"month": f"{year}-{month:02}", "quad": "material conflict", "events": 250}
        for year in (2019, 2020, 2021)
        for month in range(1, 13)
    ]
    model["counted"] = {"events": 9000, "actors": 50, "months": months}
    forth: list[Any] = [{**month, "way": "forth"} for month in months]
    model["ties"] = [{"a": "a0", "b": "a1", "alpha": 1.0, "months": forth}]
    return model


def test_a_page_of_many_events_opens_at_dyads_with_columns_in_its_timeline(opened: Opener) -> None:
    page = opened(crowd(2500))
    expect(page.page.locator("#to-dyads")).to_have_attribute("aria-pressed", "true")
    assert page.shown() == "All 2,500 events and all 50 actors shown"
    assert "stacked by quad class" in page.page.locator("#span").inner_text()
    page.page.locator("#from").focus()
    page.page.keyboard.press("PageUp")
    assert "not shown" in page.shown()
    page.is_innocent()


def test_hostile_texts_survive_packing_and_are_shown_as_text(opened: Opener) -> None:
    model = crowd(2500)
    model["title"] = model["events"][0]["label"] = model["reports"][0]["label"] = HOSTILE
    model["actors"][0]["label"] = f"Nobody {HOSTILE}"
    page = opened(model, "#at=e0")
    expect(page.page.locator("#panel-title")).to_have_text(HOSTILE)
    page.is_innocent()


def test_the_matrix_and_the_table_turn_their_pages(opened: Opener) -> None:
    page = opened(crowd(450), "#view=matrix")
    heads = page.page.locator("#matrix thead button.column")
    expect(heads).to_have_count(60)
    expect(page.page.locator("#matrix .note").first).to_contain_text("390 more events")
    page.page.get_by_role("button", name="Later").click()
    expect(heads.first).to_have_text("ASSAULT: event 60")
    page.page.locator("#to-table").click()
    note = page.page.locator("#table .note").last
    expect(note).to_contain_text("Lines 1 to 150 of 900")
    page.page.get_by_role("button", name="On", exact=True).first.click()
    expect(note).to_contain_text("Lines 151 to 300 of 900")
    page.page.get_by_role("button", name="Who", exact=True).click()
    expect(page.page.locator("#table tbody tr").first).to_contain_text("Actor 0")
    page.is_innocent()


def test_events_pass_by_what_their_reports_are_trusted_for(opened: Opener, graded: Model) -> None:
    page = opened(graded)
    box = page.page.get_by_role("checkbox", name="E · unreliable")
    box.uncheck()
    assert "30 of 40 events" in page.shown()
    assert "10 by trust" in page.shown()
    expect(page.page.locator("#chips")).to_contain_text("without reliability E")
    page.page.get_by_role("checkbox", name="not graded").first.uncheck()
    assert "20 of 40 events" in page.shown()
    slider = page.page.get_by_role("slider", name="Least extraction confidence")
    slider.fill("0.75")
    assert "15 of 40 events" in page.shown()
    expect(page.page.locator("#chips")).to_contain_text("confidence at least 0.75")
    page.page.wait_for_url("**confidence=0.75**")
    address = page.page.url.partition("#")[2]
    again = opened(graded, f"#{address}")
    assert again.shown() == page.shown()
    expect(again.page.get_by_role("checkbox", name="E · unreliable")).not_to_be_checked()
    again.page.get_by_role("button", name="Reset all").click()
    assert again.shown().startswith("All 40 events")


def test_a_confidence_in_a_damaged_address_is_none(opened: Opener, graded: Model) -> None:
    assert opened(graded, "#confidence=7&credibility=nonsense").shown().startswith("All 40 events")


def test_an_event_passes_while_one_of_its_reports_does(opened: Opener, graded: Model) -> None:
    graded["events"][0]["reports"].append("r1")  # r0 is not graded, r1 is from a source of A
    page = opened(graded)
    page.page.get_by_role("checkbox", name="not graded").first.uncheck()
    assert "31 of 40 events" in page.shown()


def test_counts_follow_the_brush_and_say_which_filters_they_cannot_follow(
    opened: Opener, counted: Model
) -> None:
    page = opened(counted)
    assert page.shown().startswith("All 9,000 events counted · of these held in detail: all 450")
    assert "those held in detail" in page.page.locator("#span").inner_text()
    page.page.locator("#to").focus()
    for _ in range(13):
        page.page.keyboard.press("ArrowLeft")
    assert page.shown().startswith("6,000 of 9,000 events, by whole months, counted")
    page.page.get_by_role("checkbox", name="verbal conflict").uncheck()
    assert "the filter by type cannot act on counts" in page.shown()
    page.is_innocent()


def test_many_sources_are_a_list_to_search_that_says_what_it_leaves_out(opened: Opener) -> None:
    page = opened(crowd(600, sources=300))
    group = page.page.locator("fieldset").filter(has_text="Sources (300)")
    expect(group.locator("input[type=checkbox]")).to_have_count(12)
    expect(group).to_contain_text("288 more sources, those with fewer reports: search for them")
    group.get_by_role("searchbox").fill("file 29")
    expect(group.locator("input[type=checkbox]")).to_have_count(11)
    group.get_by_role("button", name="all off").click()
    assert "22 by source" in page.shown()
    expect(group.locator("input[type=checkbox]").first).not_to_be_checked()


@pytest.mark.parametrize(
    ("alias", "typed"),
    [
        ("كَتائِب حِزب الله", "کتائب حزب الله"),
        ("سپاه پاسداران انقلاب اسلامی", "سپاه پاسداران انقلاب اسلامي"),
        ("حشد‌الشعبی ۱۴", "حشدالشعبي 14"),
        ("Хезболла́", "хезболла"),
        ("Sükût Işık", "sukut isik"),
    ],
)
def test_names_in_any_script_are_found_however_they_are_spelt(
    opened: Opener, alias: str, typed: str
) -> None:
    model = on_a_grid(crowd(3, actors=5))
    model["actors"][2]["names"] = [{"text": alias, "lang": None}]
    page = opened(model)
    page.page.locator("#search").fill(typed)
    expect(page.page.locator("#hits [role=option]").first).to_contain_text("Actor 2")
