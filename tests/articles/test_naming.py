"""Names of the register in a row of words, and the word lists."""

import pytest

from loaders.articles.naming import Names, scan
from loaders.articles.wordlists import wordlists
from ontology.records import Name
from ontology.register import register
from ontology.terms import ActorKind


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Kata’ib Hizballah", "kataeb-hezbollah"),
        ("Harakat al - Nujaba", "harakat-al-nujaba"),
        ("Harakat an - Nujaba", "harakat-al-nujaba"),
        ("Iran ’s army", "iranian-army"),
        ("Popular Mobilization Forces", "popular-mobilization-forces"),
        ("PMF", "popular-mobilization-forces"),
    ],
)
def test_spellings_of_a_name_meet(words: str, actor: str) -> None:
    split = words.split()
    assert [(f.start, f.end, f.actor) for f in scan(split)] == [(0, len(split), actor)]


@pytest.mark.parametrize("words", ["us", "pmf", "at tanf", "turkey", "-"])
def test_small_letters_are_no_name(words: str) -> None:
    assert scan(words.split()) == []


def test_the_longest_name_wins() -> None:
    (found,) = scan(["Kataeb", "Hezbollah"])
    assert found.actor == "kataeb-hezbollah"


def test_a_name_of_two_actors_is_nobody() -> None:
    names = Names()
    names.add(Name(text="Karimi"), actor="one")
    names.add(Name(text="Karimi"), actor="two")
    found = names.at(["Karimi"], 0)
    assert found is None or found.actor is None


def test_every_state_has_its_demonym_or_is_excused() -> None:
    """Those of Dominica and of the Republic of the Congo are also their neighbours'."""
    states = {a.id for a in register().actors.values() if a.kind is ActorKind.STATE}
    told = set(wordlists().adjectives.values())
    assert states - told == {"dominica", "republic-of-the-congo"}
    assert told <= states


def test_every_seat_is_a_place_of_the_register_in_its_state() -> None:
    for seat, state in wordlists().seats.items():
        assert register().places[seat].country in (state, None)


def test_every_noun_has_a_plural() -> None:
    nouns = wordlists().nouns
    assert nouns["soldier"].kind is ActorKind.PERSON
    assert nouns["soldiers"].kind is ActorKind.ARMED_FORCE
    assert nouns["people"].plural
