"""The pictures of the page: which are made, and what happens where none can be."""

import re
from pathlib import Path

import pytest

import detente as dt
from tools import screenshots

ROOT = Path(__file__).parent.parent


def test_without_chromium_it_says_so_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DETENTE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert screenshots.main([]) == 0
    assert capsys.readouterr().out.startswith("SKIPPED: none of chromium")


def test_a_label_stands_for_its_id() -> None:
    graph = dt.open()
    graph.load(ROOT / "examples" / "iraqi-volunteers.yaml")
    view = graph.view()
    wanted = screenshots.SHOTS["evidence"]
    assert re.fullmatch(r"at=\w+", screenshots.fragment(wanted, view))
    with pytest.raises(LookupError, match="nothing is labelled 'Nobody'"):
        screenshots.fragment("at={Nobody}", view)


def test_every_picture_of_the_documents_is_one_that_is_made() -> None:
    """`make screenshots` writes them; a list of others may be given."""
    said = "".join(
        (ROOT / each).read_text(encoding="utf-8") for each in ("README.md", "docs/README.md")
    )
    assert set(re.findall(r"images/(\w+)\.png", said)) <= set(screenshots.SHOTS)
