"""From a hostile casefile to its page: every text that an analyst can write is shown as text."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import detente as dt
from tests.view.conftest import Opener

CASE = Path(__file__).parents[1] / "loaders" / "casefile" / "in.yaml"
PAYLOADS = (
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "<a href=x onmouseover=window.__pwned=1>href</a>",
    '<img src=x onerror="window.__pwned=1">',
)
#: The keys of a casefile under which free text stands.
TEXTS = {"title", "author", "about", "license", "name", "label", "of", "words"}


def poisoned(entry: Any, payload: str) -> Any:  # noqa: ANN401  # whatever YAML holds
    """Return a casefile with a payload in every free text."""
    if isinstance(entry, list):
        return [poisoned(each, payload) for each in entry]
    if not isinstance(entry, dict):
        return entry
    made = {key: poisoned(value, payload) for key, value in entry.items()}
    for key, value in made.items():
        if key in TEXTS and isinstance(value, str) and "organization" not in made:
            made[key] = f"{value} {payload}"
        elif key in {"aliases", "ar", "acronyms"}:
            made[key] = [f"{each} {payload}" for each in value]
        elif key == "quotes":
            made[key] = [{"text": f"{each['text']} {payload}"} for each in value]
    return made


def hostile(payload: str, path: Path) -> Path:
    """Write a casefile with a payload in every free text."""
    yaml = YAML(typ="safe", pure=True)
    case = yaml.load(CASE)
    posts = case.pop("posts")
    case = poisoned(case, payload)
    case["posts"] = [{**post, "title": f"{post['title']} {payload}"} for post in posts]
    with path.open("w", encoding="utf-8") as out:
        yaml.dump(case, out)
    return path


@pytest.mark.browser
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_casefile_is_shown_as_text(tmp_path: Path, opened: Opener, payload: str) -> None:
    graph = dt.open()
    graph.load(hostile(payload, tmp_path / "case.yaml"))
    view = graph.view(title=f"A page {payload}")
    page = opened(view.model)
    assert page.page.title() == f"A page {payload}"
    assert payload in page.page.locator("body").inner_text()
    assert page.is_innocent()
