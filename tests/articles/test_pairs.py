"""Who "the two countries" and "both ministers" are."""

import pytest

from loaders.articles.coding import Coder
from loaders.articles.language import parse
from loaders.articles.parts import Article, Paragraph
from ontology.records import Report
from ontology.terms import EventType


def initiators(*paragraphs: str) -> set[str]:
    """Return who agrees in a text, by the last part of their ids."""
    coder = Coder(Article(id="a", text="\n".join(paragraphs)))
    start = 0
    for text, doc in zip(paragraphs, parse(paragraphs), strict=True):
        coder.take(Paragraph(start, text), doc)
        start += len(text) + 1
    reports = [c for c in coder.claims if isinstance(c, Report) and c.type is EventType.AGREE]
    return {part.actor for report in reports for part in report.participants}


@pytest.mark.parametrize(
    "noun", ["two countries", "two governments", "two sides", "two neighbours"]
)
def test_two_states_that_were_named_together_are_meant(noun: str) -> None:
    said = f"Iran and Iraq held talks in Basra. The {noun} agreed to share water."
    assert initiators(said) == {"iran", "iraq"}


def test_both_is_two() -> None:
    assert initiators("Iran met Turkey. Both sides agreed to share water.") == {"iran", "turkey"}


def test_they_may_stand_in_the_paragraph_before() -> None:
    said = ("Iran and Iraq held talks.", "The two sides agreed to share water.")
    assert initiators(*said) == {"iran", "iraq"}


def test_of_three_nobody_knows_which_two() -> None:
    said = "Iran, Iraq and Turkey held talks. The two countries agreed to share water."
    assert initiators(said) == set()


def test_two_of_something_else_are_not_they() -> None:
    said = "Iran and Iraq held talks. Two companies agreed to share water."
    assert not {"iran", "iraq"} & initiators(said)
