"""Whole pages, written for this: each line is marked as kept (+) or dropped (-)."""

from pathlib import Path

import pytest

from loaders.articles.found import Found, article
from loaders.articles.noise import kept

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"], ids=["lines", "blank lines", "CRLF"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_reported_is_kept_and_what_surrounds_it_dropped(page: Path, between: str) -> None:
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line[1:].strip()]
    text = between.join(line[1:] for line in lines)
    paragraphs = kept(article(Found(text=text), page.name, alone=True)).paragraphs
    wrong, at = [], 0
    for line in lines:
        end = at + len(line) - 1
        is_kept = any(p.start < end and p.start + len(p.text) > at for p in paragraphs)
        if is_kept != (line[0] == "+"):
            wrong.append(("kept: " if is_kept else "dropped: ") + line[1:])
        at = end + len(between)
    assert wrong == []
