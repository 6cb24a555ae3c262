"""How many, and of what."""

import pytest

from loaders.articles import amounts, coding
from loaders.articles.language import parse
from loaders.articles.numerals import number
from loaders.articles.parts import Article, Cleaned, Paragraph
from ontology.records import Report

CASES = [
    ("Almost 5,000 people gathered.", "Almost 5,000 people", "people", None, None, 5000),
    ("It consists of 4,947 names.", "4,947 names", "names", 4947, None, None),
    ("They target 14 vessels from Turkey.", "14 vessels", "vessels", 14, None, None),
    ("Thousands of Iraqis signed.", "Thousands of Iraqis", "Iraqis", None, 2000, None),
    ("Dozens were killed in the attack.", "Dozens", "people", None, 24, None),
    ("At least 12 people were injured.", "At least 12 people", "people", None, 12, None),
    ("At least 12 were killed.", "At least 12", "people", None, 12, None),
    ("Between 20 and 30 fighters died.", "Between 20 and 30 fighters", "fighters", None, 20, 30),
    ("20 to 30 militants came.", "20 to 30 militants", "militants", None, 20, 30),
    ("They fired 20-30 missiles.", "20-30 missiles", "missiles", None, 20, 30),
    ("More than 100 protesters met.", "More than 100 protesters", "protesters", None, 100, None),
    ("A dozen rockets hit the base.", "A dozen rockets", "rockets", 12, None, None),
    ("The US pledged $2 billion.", "$2 billion", "dollars", 2e9, None, None),
    ("It is worth over €500 million.", "over €500 million", "euros", None, 5e8, None),
    ("Tens of thousands of refugees fled.", "Tens of thousands of refugees", "refugees", None,
     20000, None),
    ("About 300 US troops left.", "About 300 US troops", "US troops", 300, None, None),
    ("Up to 2,500 soldiers will stay.", "Up to 2,500 soldiers", "soldiers", None, None, 2500),
    ("Twenty-two civilians were killed.", "Twenty-two civilians", "civilians", 22, None, None),
    ("Two million people need aid.", "Two million people", "people", 2e6, None, None),
    ("Fewer than 50 ships passed.", "Fewer than 50 ships", "ships", None, None, 50),
    ("No fewer than 8 members resigned.", "No fewer than 8 members", "members", None, 8, None),
    ("Hundreds of thousands of Syrians returned.", "Hundreds of thousands of Syrians", "Syrians",
     None, 200000, None),
    ("One soldier was killed.", "One soldier", "soldier", 1, None, None),
    ("A hundred and five prisoners left.", "A hundred and five prisoners", "prisoners", 105, None,
     None),
    ("Six Iranian oil tankers were seized.", "Six Iranian oil tankers", "Iranian oil tankers", 6,
     None, None),
    ("Half a million refugees returned.", "Half a million refugees", "refugees", 500000, None,
     None),
    ("Nearly five thousand individuals joined.", "Nearly five thousand individuals", "individuals",
     None, None, 5000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "of", "value", "least", "most"), CASES)
def test_a_number_is_read_with_its_bounds_and_what_it_counts(
    text: str, words: str, of: str, value: float | None, least: float | None, most: float | None
) -> None:
    ((_, _, told),) = [found for doc in parse([text]) for found in amounts.find(doc)]
    assert (told.words, told.of) == (words, of)
    assert (told.value, told.minimum, told.maximum) == (value, least, most)


def test_two_amounts_stay_two() -> None:
    text = "It also announced sanctions on 15 entities and two people."
    (found,) = (amounts.find(doc) for doc in parse([text]))
    assert [(told.value, told.of) for _, _, told in found] == [(15, "entities"), (2, "people")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2003 the US invaded Iraq.",
        "The 40-year-old man was arrested.",
        "UN Resolution 2254 was adopted.",
        "One of the men said so.",
        "F-16 jets struck at dawn.",
        "It happened on February 7, 2026.",
        "They fought for three days, 500 km from the border.",
        "Article 5 applies, said Channel 12.",
        "The 44-year-old man led a six-party coalition.",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    assert [found for doc in parse([text]) for found in amounts.find(doc)] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("4,947", 4947), ("1.5bn", 1.5e9), ("two hundred thousand", 200000), ("a dozen", 12),
        ("three hundred and twenty - two", 322), ("nineteen", 19), ("the", None), ("1,2,3", None),
        ("9" * 400, None), ("-", None),
    ],
)  # fmt: skip
def test_words_and_figures_make_a_number(words: str, value: float | None) -> None:
    assert number(words.split()) == value


def counted(text: str) -> list[list[tuple[str, str | None]]]:
    """Return what each report of a paragraph counts, with the words that count it."""
    article = Article(id="article/test", text=text)
    cleaned = Cleaned(article, (Paragraph(0, text),), (), opinion=False)
    made = [each for each in coding.coded(cleaned, parse([text])) if isinstance(each, Report)]
    return [[(each.of, each.words) for each in report.quantities] for report in made]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thousands of Iraqis have signed a pledge to help defend Iran.",
         [("Iraqis", "Thousands of Iraqis")]),
        ("Washington announced sanctions on Iran, including measures targeting 14 vessels flagged "
         "in Turkey.", [("vessels", "14 vessels")]),
        ("The US announced sanctions on 15 entities and two people.",
         [("entities", "15 entities"), ("people", "two people")]),
        ("Germany pledged 2 billion euros to Ukraine.", [("euros", "2 billion euros")]),
        ("Turkey pledged to send 500 troops to Syria.", [("troops", "500 troops")]),
        ("Israel struck a camp in Syria, leaving 40 dead.", [("people killed", "40 dead")]),
        ("At least 12 were killed and more than 30 injured when Israel struck a school in Gaza.",
         [("people killed", "At least 12"), ("people injured", "more than 30")]),
        ("Egypt expelled three Turkish diplomats.",
         [("Turkish diplomats expelled", "three Turkish diplomats")]),
        ("Iran and the US held talks between the two states in Oman.", []),
        ("Iran attacked Iraq, where thousands of US troops remain stationed.",
         [("US troops", "thousands of US troops")]),
        ("Iran attacked Iraq after a raid on 12 villages.", []),
        ("Israel attacked a city of two million people in Syria.", []),
        ("The US imposed a tariff of 25 percent on Canada.", [("percent", "25 percent")]),
        ("Iran, which sells 90 percent of its oil to China, attacked Iraq.", []),
    ],
)  # fmt: skip
def test_an_event_has_the_numbers_that_hang_on_it(text: str, told: list[tuple[str, str]]) -> None:
    assert [each for made in counted(text) for each in made] == told


def test_each_of_two_events_has_its_own_victims() -> None:
    text = "Israeli troops killed 12 soldiers and wounded at least 30 civilians in Lebanon."
    assert counted(text) == [
        [("soldiers killed", "12 soldiers")],
        [("civilians wounded", "at least 30 civilians")],
    ]
