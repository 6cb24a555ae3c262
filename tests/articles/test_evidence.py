"""The words behind each claim, who says so, and what a report is called."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from loaders import articles
from loaders.articles import reading
from loaders.articles.parts import Article
from ontology.records import Post, Record, Relation, Report, Source

STORY = (
    "ANKARA, Feb 6 (Reuters) - Turkish President Recep Tayyip Erdogan met Iraqi Prime Minister "
    "Mohammed Shia al-Sudani in Ankara on Thursday.",
    "“We will not accept attacks on Iraq,” Sudani told Al Jazeera. He said Kataeb Hezbollah, an "
    "Iran-backed group, had fired 12 rockets at a base in Erbil.",
    "Israel’s army said on Friday it had killed dozens of Hezbollah fighters in southern Lebanon, "
    "and Hezbollah, led by Naim Qassem, threatened to attack Tel Aviv.",
)
#: What stands around and between the words of the story.
SHAPES = {
    "plain": "\n\n".join(STORY),
    "crlf": "\r\n\r\n".join(STORY),
    "tabs": "\n\n".join("\t" + text.replace(" on ", "\ton\t") for text in STORY),
    "nbsp": "\n\n".join(text.replace(" on ", "\u00a0on\u00a0") for text in STORY),
    "beyond": "\n\n".join("\U0001f680\U0001f1f9\U0001f1f7 " + text for text in STORY),
    "spaces": "\n\n".join(text.replace(". ", ".   ") for text in STORY),
    "marks": "\ufeff" + "\n\n".join(text.replace("Iraq", "Ira\u0301q", 1) for text in STORY),
    "long": STORY[2].rstrip(".") + "".join(f", and in the region of {n} too" for n in range(30)),
}  # fmt: skip


def told(path: Path) -> Iterator[tuple[Article, list[Record]]]:
    """Yield the articles of a file with what is coded from each."""
    for each in reading.read(path):
        if isinstance(each, Article):
            yield each, list(articles.coded(each))


def claims(records: list[Record]) -> list[Report | Relation | Post]:
    return [each for each in records if isinstance(each, Report | Relation | Post)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_the_words_of_every_claim_stand_where_it_says(
    tmp_path: Path, shape: str, suffix: str
) -> None:
    text = SHAPES[shape]
    if suffix == "html":
        body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        text = f"<html><body><article><h1>News</h1>{body}</article></body></html>"
    path = tmp_path / f"story.{suffix}"
    path.write_bytes(text.encode())
    made = [(article, claim) for article, records in told(path) for claim in claims(records)]
    assert any(isinstance(claim, Report) for _, claim in made)
    for article, claim in made:
        for quotation in claim.evidence.quotations:
            assert quotation.exact
            assert len(quotation.exact) < 300
            assert article.text[quotation.start : quotation.end] == quotation.exact


def records(tmp_path: Path, *paragraphs: str) -> list[Record]:
    path = tmp_path / "story.txt"
    path.write_text("\n\n".join(("2026-02-07", *paragraphs)), encoding="utf-8")
    ((_, made),) = told(path)
    return made


def reports(tmp_path: Path, *paragraphs: str) -> list[Report]:
    return [each for each in records(tmp_path, *paragraphs) if isinstance(each, Report)]


def test_every_claim_names_its_rule_and_its_sentence(tmp_path: Path) -> None:
    for claim in claims(records(tmp_path, *STORY)):
        locator = claim.evidence.locator
        assert locator is not None
        assert locator.startswith("rule: ")
        assert ", sentence " in locator
        assert claim.evidence.confidence is not None
        assert 0 < claim.evidence.confidence <= 1


def test_a_relation_within_the_words_of_a_speaker_is_said_by_him(tmp_path: Path) -> None:
    made = claims(records(tmp_path, *STORY))
    backed = [
        each for each in made if isinstance(each, Relation) and each.subject == "kataeb-hezbollah"
    ]
    assert backed
    assert all(each.evidence.said_by == ("mohammed-shia-al-sudani",) for each in backed)


def test_what_is_told_of_a_speaker_is_not_said_by_him(tmp_path: Path) -> None:
    text = "Iranian Foreign Minister Abbas Araghchi said that Iran attacked Israel."
    (post,) = [each for each in records(tmp_path, text) if isinstance(each, Post)]
    assert post.evidence.said_by == ()
    assert post.evidence.said_on == date(2026, 2, 7)


def test_the_sender_of_a_message_is_who_it_was_heard_from(tmp_path: Path) -> None:
    made = reports(
        tmp_path,
        "Talks went on in Oman for another day, and nobody would say what had been achieved there.",
        "Iranian Foreign Minister Araghchi:",
        "If the United States attacks us, we would target American bases in the region.",
        "This would draw the entire region into war. We do not attack neighboring countries; we… "
        "pic.twitter.com/IoC3wYKNDD — Clash Report (@clashreport) February 7, 2026",
    )
    threats = [each for each in made if each.evidence.said_by == ("abbas-araghchi",)]
    assert threats
    assert all(each.evidence.heard_from == ("clash-report",) for each in threats)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Thousands of Iraqis have signed a pledge to help defend Iran.",
         "Iraqis sign a pledge to help defend Iran"),
        ("Iraq has maintained close ties with Iran since 2003.",
         "Iraq maintains close ties with Iran"),
        ("Washington announced new sanctions on Iran on Friday.",
         "United States announces new sanctions on Iran"),
        ("Iran was attacked by Israel.", "Israel attacks Iran"),
        ("Talks between Iran and Iraq ended.", "Iran and Iraq hold talks"),
        ("Iran may attack Iraq.", "Iran may attack Iraq"),
        ("Iran will attack Iraq on Monday.", "Iran to attack Iraq"),
        ("Iran has not attacked Iraq.", "Iran does not attack Iraq"),
    ],
)  # fmt: skip
def test_a_label_reads_like_a_headline(tmp_path: Path, text: str, label: str) -> None:
    assert [report.label for report in reports(tmp_path, text)] == [label]


def test_an_article_without_a_title_has_its_first_words(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "?> date 2026-02-07 Via Middle East Eye\n\nThousands of Iraqis have signed a pledge to "
        "help defend Iran in the event of a US attack on the Islamic Republic.\n",
        encoding="utf-8",
    )
    ((_, made),) = told(path)
    (source,) = [each for each in made if isinstance(each, Source)]
    assert source.title == (
        "Thousands of Iraqis have signed a pledge to help defend Iran in the event of a US attack…"
    )
