"""The page as text: closed to the net, closed to markup, always the same."""

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.view import page
from graph.view.page import network, render
from graph.view.shape import Model

ASSETS = Path(page.__file__).with_name("assets")
SCRIPTS = sorted(ASSETS.glob("*.js"))


class Elements(HTMLParser):
    """What a page's elements are: tags with attributes, and texts of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] and self.tags[-1][0] in ("script", "style") and data.strip():
            self.texts.append((self.tags[-1][0], data))


def policy_of(elements: Elements) -> str:
    """Return the page's content security policy."""
    policies = [a["content"] for t, a in elements.tags if t == "meta" and "http-equiv" in a]
    assert len(policies) == 1
    return policies[0] or ""


def test_the_same_model_gives_the_same_bytes(story: Model) -> None:
    assert render(story) == render(story)


def test_a_model_without_positions_is_laid_out_first(story: Model) -> None:
    placed = render(story)
    for thing in (*story["actors"], *story["places"], *story["events"]):
        del thing["x"], thing["y"]
    assert render(story) == placed


def test_only_scripts_and_styles_that_the_policy_names_are_in_the_page(story: Model) -> None:
    elements = Elements(render(story))
    policy = policy_of(elements)
    inline = [text for _, text in elements.texts if not text.startswith("{")]
    assert len(inline) == 3
    for text in inline:
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_the_policy_lets_nothing_in_from_anywhere(story: Model) -> None:
    policy = policy_of(Elements(render(story)))
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not re.search(r"unsafe|https?:|\*", policy)


def test_no_element_has_a_handler_a_style_or_an_address(story: Model) -> None:
    for _, attributes in Elements(render(story)).tags:
        for name in attributes:
            assert not name.startswith("on")
            assert name not in ("style", "src", "href", "srcdoc", "action")


def test_texts_of_the_model_cannot_end_the_script_that_holds_them(story: Model) -> None:
    scripts = render(story).count("<script")
    story["title"] = story["events"][0]["label"] = "</script><script>alert(1)</script> & \u2028"
    html = render(story)
    data = html.partition('<script type="application/json" id="page">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["model"]["events"][0]["label"] == story["title"]
    assert html.count("<script") == scripts


def test_the_title_is_escaped(story: Model) -> None:
    story["title"] = "<img src=x onerror=alert(1)>"
    assert "<img" not in render(story)


def test_the_library_has_unix_line_ends_and_asks_for_no_source_map(story: Model) -> None:
    """A browser takes the digest of a script after it has made all line ends the same."""
    html = render(story)
    assert "\r" not in html
    assert "sourceMappingURL" not in html


def test_the_story_is_a_file_of_less_than_a_megabyte(story: Model) -> None:
    assert 450_000 < len(render(story).encode()) < 1_000_000


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_a_page_begins_in_the_theme_asked_for(story: Model, theme: str) -> None:
    html = render(story, theme=theme)  # type: ignore[arg-type]  # it is one of the three
    assert f'<html lang="en" data-theme="{theme}">' in html


def test_an_unknown_theme_is_refused_with_the_known_ones(story: Model) -> None:
    with pytest.raises(ValueError, match=r"'sepia' \(known: auto, light, dark\)"):
        render(story, theme="sepia")  # type: ignore[arg-type]  # it is wrong on purpose


def test_two_things_with_one_id_are_refused(story: Model) -> None:
    story["actors"][1]["id"] = story["actors"][0]["id"]
    with pytest.raises(ValueError, match="share an id"):
        render(story)


def test_a_link_to_nobody_is_refused_with_its_number(story: Model) -> None:
    story["links"][3]["actor"] = "a99"
    with pytest.raises(ValueError, match=r"\('link', 3\).*'a99'"):
        render(story)


def test_a_number_that_json_does_not_know_is_refused(story: Model) -> None:
    story["reports"][0]["confidence"] = float("nan")
    with pytest.raises(ValueError, match="JSON compliant"):
        render(story)


def test_the_container_holds_every_thing_link_relation_and_place(story: Model) -> None:
    held = network(story)
    placed = [event for event in story["events"] if event["place"]]
    assert len(held.nodes) == 36 + 6 + 22
    assert len(held.edges) == len(story["links"]) + len(story["relations"]) + len(placed)


def test_edges_run_from_who_acts_to_the_event_and_from_it_to_whom_it_is_done(story: Model) -> None:
    edges = {edge["of"]: edge for edge in network(story).edges}
    for number, link in enumerate(story["links"]):
        edge = edges["link", number]
        if link["role"] == "initiator":
            assert (edge["from"], edge["arrows"]) == (link["actor"], "to")
        if link["role"] == "recipient":
            assert (edge["to"], edge["arrows"]) == (link["actor"], "to")
        if link["role"] == "participant":
            assert edge["arrows"] == ""


def test_the_page_is_made_of_every_script_and_style_beside_it() -> None:
    assert {path.stem for path in SCRIPTS} == {*page.SCRIPTS}
    assert {path.stem for path in ASSETS.glob("*.css")} == {*page.STYLES}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_build_no_markup_and_run_no_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(inner|outer)HTML\s*\+?=(?!=)|AdjacentHTML|document\.write", text)
    assert not re.search(r"\beval\b|new Function|DOMParser|setHTML|createContextualFragment", text)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|import\(|sendBeacon", text)
    assert len(text.splitlines()) <= 300


def test_the_script_is_javascript(story: Model, tmp_path: Path) -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no node to check the script with")
    script = Elements(render(story)).texts[-1][1]
    path = tmp_path / "page.js"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([node, "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def colours(theme: str) -> dict[str, str]:
    """Return the style sheet's colours in a theme."""
    light, dark = re.findall(r":root[^{]*\{([^}]*)\}", (ASSETS / "page.css").read_text())[:2]
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light)
    return dict(found + (re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark) * (theme == "dark")))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("bg", "card", "canvas", "hit")
TONES = ("conflict", "coop", "other", "state", "force", "body", "people", "object")
TEXTS = [
    *((ink, ground) for ink in ("fg", "fg-event", "muted", "accent") for ground in GROUNDS),
    *((tone, "canvas") for tone in ("conflict", "coop", "other")),
    *(("on-tone", tone) for tone in (*TONES, "warn")),
    *(("warn", ground) for ground in ("card", "bg", "warn-pale")),
    *((ink, "warn-pale") for ink in ("fg", "muted", "accent")),
    ("on-accent", "accent"),
]
MARKS = [
    *((tone, ground) for tone in (*TONES, "structure") for ground in ("canvas", "card")),
    *((tone, f"{tone}-pale") for tone in ("conflict", "coop", "other")),
    *(("rim", ground) for ground in ("card", "bg", "canvas")),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_have_a_contrast_of_4_5_and_marks_of_3(theme: str) -> None:
    """Level AA of WCAG 2.2, criteria 1.4.3 and 1.4.11."""
    known = colours(theme)
    poor = [
        (ink, ground, round(contrast(known[ink], known[ground]), 2))
        for pairs, least in ((TEXTS, 4.5), (MARKS, 3.0))
        for ink, ground in pairs
        if contrast(known[ink], known[ground]) < least
    ]
    assert poor == []
