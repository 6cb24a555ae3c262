"""The register is data that we curate: these tests are about the data."""

import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from ontology.names import fold
from ontology.records import Actor
from ontology.register import register
from ontology.terms import ActorKind
from tools import write_register

ACTORS = register().actors
#: What must not be said of anybody without a source: it belongs in a casefile, as a claim.
ACCUSING = re.compile(r"terrorist|backed|proxy|puppet|extremist|militant|regime", re.IGNORECASE)
#: Letters that stand only in Arabic, or only in Persian, spelling.
ONLY_ARABIC, ONLY_PERSIAN = set("كيةى"), set("کیگچپژ")


def names(actor: Actor, lang: str) -> list[str]:
    """Return the names of an actor in one language."""
    return [name.text for name in actor.names if name.lang == lang]


def test_the_json_is_made_of_the_yaml() -> None:
    assert write_register.main(["--check"]) == 0, "run: make register"


def test_the_theatre_of_the_story_is_there() -> None:
    """At least 150 organizations, armed groups, commands, ships, offices and persons."""
    kinds = Counter(a.kind for a in ACTORS.values() if a.kind is not ActorKind.STATE)
    assert sum(kinds.values()) >= 150
    assert kinds[ActorKind.VESSEL] >= 5
    assert kinds[ActorKind.OFFICE] >= 10
    assert kinds[ActorKind.ARMED_GROUP] >= 40


@pytest.mark.parametrize(
    "id_",
    [
        *("badr-organization", "kataeb-hezbollah", "harakat-al-nujaba", "us-central-command"),
        *("popular-mobilization-forces", "uss-abraham-lincoln", "rudaw", "middle-east-eye"),
        *("abbas-araghchi", "donald-trump", "mohammad-akraminia", "ammar-al-tamimi"),
        *("iran", "iraq", "united-states", "oman", "turkey", "india", "united-arab-emirates"),
    ],
)
def test_everybody_in_the_story_is_there(id_: str) -> None:
    assert id_ in ACTORS


def test_no_name_stands_for_two() -> None:
    assert list(register().shared()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ali-khamenei", "ruhollah-khomeini"),
        ("kataeb-hezbollah", "hezbollah"),
        ("houthis", "harakat-ansar-allah-al-awfiya"),
    ],
)
def test_those_who_are_easily_confused_are_told_apart(one: str, other: str) -> None:
    assert other in ACTORS[one].differs_from or one in ACTORS[other].differs_from


def test_a_part_is_part_of_an_organization_and_of_nothing_that_is_part_of_it() -> None:
    for actor in ACTORS.values():
        above, step = set[str](), set(actor.part_of)
        while step:
            assert actor.id not in step, f"{actor.id} is part of itself"
            assert not {i for i in step if ACTORS[i].kind is ActorKind.STATE}, actor.id
            above |= step
            step = {whole for i in step for whole in ACTORS[i].part_of} - above


def test_no_person_is_linked_to_anybody_without_a_source_its_words_and_its_date() -> None:
    assert [a.id for a in ACTORS.values() if a.kind is ActorKind.PERSON and a.part_of] == []
    for source, post in register().posts:
        (quotation,) = post.evidence.quotations
        assert 0 < len(quotation.exact) < 200, post.id
        assert source.url, post.id
        assert source.published, post.id
        assert source.published <= date.today(), post.id


def test_what_is_said_about_an_actor_accuses_nobody() -> None:
    said = {a.id: a.about for a in ACTORS.values() if a.about and ACCUSING.search(a.about)}
    assert said == {}


def test_names_in_a_script_are_spelt_as_in_their_language() -> None:
    for actor in ACTORS.values():
        for name in names(actor, "ar"):
            assert not set(name) & ONLY_PERSIAN, f"{actor.id}: {name}"
        for name in names(actor, "fa"):
            assert not set(name) & ONLY_ARABIC, f"{actor.id}: {name}"


def test_names_are_written_in_one_way() -> None:
    for actor in ACTORS.values():
        for name in (actor.name, *(n.text for n in actor.names)):
            assert name == unicodedata.normalize("NFC", name).strip(), f"{actor.id}: {name!r}"


def test_acronyms_match_in_their_own_case_only() -> None:
    assert register().actor_index.find("US") == {"united-states"}
    assert not register().actor_index.find("us")
    assert not register().actor_index.find("who")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata'ib Hizballah", "Kata’ib Hizballah"),
        ("Asa'ib Ahl al-Haq", "ASAIB AHL AL HAQ"),
        ("Araghchī", "Araghchi"),
        ("عراقچی", "عراقچي"),
    ],
)
def test_spellings_that_differ_in_marks_only_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khamenei", "Khomeini"), ("Niger", "Nigeria"), ("Trump", "Trump Jr."), ("Mali", "Malik")],
)
def test_names_that_differ_in_letters_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)
