"""What was packed for a large page is unpacked by the browser to the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page

from graph.view import page
from graph.view.packing import packed

UNPACK = (Path(page.__file__).with_name("assets") / "unpack.js").read_text(encoding="utf-8")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALAR = (
    st.none()
    | st.booleans()
    | st.integers(-(2**50), 2**50)
    | st.floats(-1e9, 1e9, allow_nan=False)
    | TEXT
    | st.from_regex(r"[a-c][0-9]{1,3}", fullmatch=True)
)
KEYS = st.sampled_from(["id", "label", "actors", "x", "content"])
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": st.from_regex(r"e[0-9]{1,2}", fullmatch=True), "place": st.none() | st.just("p1")},
        optional={"proposed": st.just(True), "content": st.none() | VALUE, "quotes": VALUE},
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def blank(context: BrowserContext) -> Iterator[Page]:
    """An empty page, in which the script that unpacks can run."""
    made = context.new_page()
    made.evaluate(f"() => {{ {UNPACK} window.__unpacked = unpacked; }}")
    yield made
    made.close()


def through(blank: Page, value: object) -> Any:  # noqa: ANN401  # what was packed
    """Return what the browser makes of a packed value."""
    script = "async (text) => JSON.stringify(await window.__unpacked(text))"
    return json.loads(blank.evaluate(script, packed(value)))


@pytest.mark.browser
@given(value=VALUE | ROWS)
@settings(max_examples=40, deadline=None)
@example(value=[{"a": {}}, {"a": None}, {}])
@example(value=[{"id": "e0"}, {"id": "e1"}, {"id": "e3"}, {"id": None}])
@example(value=[{"id": "e00"}, {"id": "e1"}])
@example(value=[True, 1, 1.0])
@example(value=[[], [None], None, [[1], []]])
def test_what_is_unpacked_is_what_was_packed(blank: Page, value: object) -> None:
    assert through(blank, value) == json.loads(json.dumps(value))


@pytest.mark.browser
def test_the_story_comes_through(blank: Page, story: Any) -> None:  # noqa: ANN401  # a model
    assert through(blank, story) == json.loads(json.dumps(story))


def test_a_value_is_always_packed_to_the_same_letters() -> None:
    value = [{"id": f"e{n}", "label": "the same", "x": n / 3} for n in range(50)]
    assert packed(value) == packed([dict(row) for row in value])


def test_packed_data_hold_no_letter_that_ends_a_script_or_is_not_base64() -> None:
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", packed(["</script>", "<!--", "\u2028"] * 40))


def test_rows_take_little_room() -> None:
    rows = [{"id": f"e{n}", "iri": f"https://w3id.org/x/{n}", "place": None} for n in range(5000)]
    assert len(packed(rows)) < len(json.dumps(rows)) / 8


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        packed([{"x": float("nan")}])
