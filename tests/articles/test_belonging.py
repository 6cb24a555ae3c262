"""To whom actors of an article belong, and that persons belong to nobody but by their posts."""

import pytest

from loaders.articles.coding import coded
from loaders.articles.language import parse
from loaders.articles.parts import Article, Cleaned, Paragraph
from loaders.articles.wordlists import wordlists
from ontology.records import Actor, Post, Record
from ontology.terms import ActorKind
from tests.articles.paragraphs import PUBLISHED

TEXTS = [
    "Iranian Foreign Minister Hassan Karimi accused Israel of an attack.",
    "Lebanese cleric Ali Fahs praised Hezbollah. Fahs condemned Israel.",
    "Hezbollah fighter Hassan Zein attacked Israeli troops near Tyre.",
    "A Hezbollah official, Mahmoud Komani, threatened Israel on Sunday.",
    "Ali Hassan, a member of the Islamic State, attacked Iraqi police.",
    "UN mediator Diego Zorro met Syrian officials and Hamas leader Omar Zidan.",
    "Police arrested Omar Zidan of the Badr Organization, an Iraqi national.",
    "An Israeli soldier of the Golani Brigade shot a Palestinian man in Hebron.",
    "Karim Zand, born in Iran, accused the Badr Organization's Salim Darwish of a killing.",
    "Pentagon spokesman John Doe said that Kataeb Hezbollah commander Abu Zaynab was killed.",
    "Syria's Farouk Zuabi rejected a plan of Turkish general Mehmet Zengin.",
    "Arab League Secretary General Samir Zaki condemned Libya's Omar Zway.",
    "Members of the Muslim Brotherhood and its leader Hasan Zahar threatened Egypt.",
    "The Russian ambassador and an American journalist, Jane Roe, criticized Ukraine.",
    'Hamas\'s Yusuf Zidan told Reuters: "We will attack Israel." He praised Iran.',
]


def records(text: str) -> list[Record]:
    article = Article(id="article", text=text, published=PUBLISHED)
    cleaned = Cleaned(article, (Paragraph(0, text),), (), opinion=False)
    return list(coded(cleaned, parse([text])))


@pytest.mark.parametrize("text", TEXTS)
def test_a_person_is_part_of_nothing(text: str) -> None:
    people = [r for r in records(text) if isinstance(r, Actor) and r.kind is ActorKind.PERSON]
    assert [person for person in people if person.part_of] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_person_with_a_name_has_no_country(text: str) -> None:
    """One without a name keeps the state that stands in the words for him."""
    people = [r for r in records(text) if isinstance(r, Actor) and r.kind is ActorKind.PERSON]
    nouns = wordlists().nouns
    named = [p for p in people if nouns.keys().isdisjoint(p.name.split())]
    assert [person for person in named if person.country] == []


@pytest.mark.parametrize("text", TEXTS)
def test_what_links_a_person_has_words_and_a_date(text: str) -> None:
    for post in (r for r in records(text) if isinstance(r, Post)):
        (quotation,) = post.evidence.quotations
        assert post.during is not None
        assert text[quotation.start : quotation.end] == quotation.exact


def test_the_state_of_a_person_is_told_by_the_post() -> None:
    (post,) = (r for r in records(TEXTS[0]) if isinstance(r, Post))
    assert (post.holder, post.organization) == ("article/hassan-karimi", "iran")


def test_who_backs_a_group_is_not_whose_it_is() -> None:
    text = "Iran-backed armed groups attacked a base, and pro-Iranian militias threatened Israel."
    made = {r.name: r.country for r in records(text) if isinstance(r, Actor)}
    assert made["Iran-backed armed groups"] is None
    assert made["pro-Iranian militias"] is None
