"""The page for everybody: colours that can be told apart, and what axe-core finds in each view."""

import re
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page

from graph.view import page as pages
from graph.view.page import render
from graph.view.shape import Model, Theme

ASSETS = Path(pages.__file__).with_name("assets")
THEMES = ("light", "dark")
GROUNDS = ("bg", "card", "canvas")
TEXTS = ("fg", "fg-event", "muted", "accent", "warn")
MARKS = (
    "conflict",
    "coop",
    "other",
    "state",
    "force",
    "body",
    "people",
    "object",
    "warn",
    "rim",
    "structure",
)
#: What a reader has to tell apart by more than the words: actor families among each other have
#: outlines and glyphs of their own.
APART = (("conflict", "coop"), ("conflict", "other"), ("coop", "other"), ("conflict", "structure"))

#: How the colours of linear RGB are seen without one of the three cones: Machado, Oliveira and
#: Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
#: severity 1.
SIGHTS = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
#: Linear RGB to XYZ under D65, as sRGB has it (IEC 61966-2-1).
XYZ = np.array([(0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)])

Colour = NDArray[np.float64]


def colours(theme: str) -> dict[str, Colour]:
    """Return the variables of a theme as linear RGB; what dark does not set is as in light."""
    css = (ASSETS / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root(?:\[data-theme=\"dark\"\])? \{(.*?)\}", css, re.DOTALL)[:2]
    said = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})\b", light))
    if theme == "dark":
        said |= dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})\b", dark))
    return {name: linear(value) for name, value in said.items()}


def linear(hexes: str) -> Colour:
    """Return a colour of six digits as linear RGB."""
    values = np.array([int(hexes[at : at + 2], 16) / 255 for at in (0, 2, 4)])
    bright = ((values + 0.055) / 1.055) ** 2.4
    made: Colour = np.where(values <= 0.04045, values / 12.92, bright)
    return made


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1 to 21)."""
    light = sorted(float(XYZ[1] @ colour) + 0.05 for colour in (one, other))
    return light[1] / light[0]


def distance(one: Colour, other: Colour, sight: str) -> float:
    """Return how far apart two colours are seen (CIE 1976, in L*a*b*)."""
    seen = [np.clip(np.array(SIGHTS[sight]) @ colour, 0, 1) for colour in (one, other)]
    return float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))


def lab(colour: Colour) -> Colour:
    """Return a colour in L*a*b*."""
    ratio = XYZ @ colour / XYZ.sum(axis=1)
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("theme", THEMES)
class TestColours:
    @pytest.mark.parametrize("text", TEXTS)
    def test_text_stands_out_from_every_ground_by_4_5(self, theme: str, text: str) -> None:
        shade = colours(theme)
        for ground in (*GROUNDS, "hit", "warn-pale"):
            assert contrast(shade[text], shade[ground]) >= 4.5, ground

    @pytest.mark.parametrize("mark", MARKS)
    def test_marks_stand_out_from_every_ground_by_3(self, theme: str, mark: str) -> None:
        shade = colours(theme)
        for ground in GROUNDS:
            assert contrast(shade[mark], shade[ground]) >= 3, ground

    def test_letters_and_glyphs_stand_out_from_the_marks_that_hold_them(self, theme: str) -> None:
        shade = colours(theme)
        for tone in ("conflict", "coop", "other"):
            assert contrast(shade["on-tone"], shade[tone]) >= 4.5, tone
            assert contrast(shade[tone], shade[f"{tone}-pale"]) >= 3, tone
            assert contrast(shade[tone], shade["canvas"]) >= 4.5, tone
        for tone in ("state", "force", "body", "people", "object"):
            assert contrast(shade["on-tone"], shade[tone]) >= 3, tone
        assert contrast(shade["on-accent"], shade["accent"]) >= 4.5

    @pytest.mark.parametrize("sight", SIGHTS)
    def test_conflict_and_cooperation_are_told_apart_by_every_eye(
        self, theme: str, sight: str
    ) -> None:
        """By hue or by lightness; a distance of 2.3 is just noticed, 20 is another colour."""
        shade = colours(theme)
        for one, other in APART:
            assert distance(shade[one], shade[other], sight) >= 20, (one, other)


#: The views, and a selection of each sort.
STATES = (
    "view=network",
    "view=matrix",
    "view=table",
    "view=dyads",
    "view=map",
    "at=e0",
    "at=e12",
    "at=a7",
    "at=a1&with=a0",
    "at=p0",
    "at=mee",
)


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core, as a package carries it."""
    if find_spec("axe_playwright_python") is None:
        pytest.skip("no axe-core: install axe-playwright-python, which carries its script")
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def tested(chromium: Browser, axe: str) -> Iterator[Page]:
    """An empty page whose policy is not kept, since axe-core has to be put into it."""
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1400, "height": 900})
    context.set_default_timeout(8000)
    context.add_init_script(axe)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """Return the serious and critical faults that axe-core finds, with what they are in."""
    found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:120]} {node['failureSummary'][:200]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_serious_fault_in_any_view_nor_in_a_dialog(
    tested: Page, story: Model, tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(story, theme=theme), encoding="utf-8")
    tested.goto(path.as_uri())
    tested.wait_for_function("performance.getEntriesByName('first-draw').length")
    found = {}
    for state in STATES:
        tested.evaluate("state => { location.hash = state }", state)
        unfold = "all => all.forEach(one => { one.open = true })"
        tested.eval_on_selector_all("#panel details", unfold)
        tested.wait_for_timeout(60)
        found[state] = faults(tested)
    for opener in ("to-save", "to-help"):
        tested.locator(f"#{opener}").click()
        found[opener] = faults(tested)
        tested.keyboard.press("Escape")
    assert {state: seen for state, seen in found.items() if seen} == {}
