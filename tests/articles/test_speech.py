"""Who says what: every speaker, named or not, over sentences and paragraphs."""

import pytest

from ontology.records import Actor, Report
from ontology.terms import EventType, Modality, Polarity, Role
from tests.articles.test_coding import actors, records, reports, sole


def named(*texts: str) -> set[str]:
    """Return the names, or the ids, of all who speak in some paragraphs."""
    found = records(*texts)
    own = {each.id: each.name for each in found if isinstance(each, Actor)}
    said: set[str] = set()
    for each in found:
        if isinstance(each, Report):
            said.update(each.evidence.said_by)
            if each.type in (EventType.STATEMENT, EventType.THREATEN, EventType.DENY):
                said |= actors(each, Role.INITIATOR)
    return {own.get(actor, actor) for actor in said}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Iran attacked Iraq, Turkey said.", "turkey"),
        ("According to Turkey, Iran attacked Iraq.", "turkey"),
        ("Turkey: Iran attacked Iraq", "turkey"),
        ("Iran attacked Iraq: Turkey", "turkey"),
        ("Iran, Turkey said, attacked Iraq.", "turkey"),
        ("Turkey's claim that Iran attacked Iraq was ignored.", "turkey"),
        ('"Iran attacked Iraq," read a statement from Hezbollah.', "hezbollah"),
        ("Iran attacked Iraq, a retired general wrote.", "retired general"),
        ("Iran attacked Iraq, two diplomats said.", "diplomats"),
        ("Iran attacked Iraq, the foreign minister of Turkey said.", "foreign minister of Turkey"),
        ("Iran attacked Iraq, a Turkish official told reporters.", "Turkish official"),
        ("Rudaw quoted the ministry as saying Iran had attacked Iraq.", "ministry"),
        ("Turkey was quoted by Rudaw as saying that Iran had attacked Iraq.", "turkey"),
    ],
)
def test_names_the_speaker(text: str, speaker: str) -> None:
    assert speaker in named(text)


def test_what_is_said_and_is_no_event_is_a_statement() -> None:
    report = sole("Abbas Araghchi said that the talks had been useful.")
    assert (report.type, report.asserted) == (EventType.STATEMENT, True)
    assert actors(report, Role.INITIATOR) == {"abbas-araghchi"}
    assert report.content is not None
    assert (report.content.type, report.content.modality) == (None, Modality.ALLEGED)
    assert "useful" in report.content.label


@pytest.mark.parametrize(
    "text",
    [
        "Iran has not said that it would attack Iraq.",
        "Iran did not say that it had attacked Iraq.",
        "Officials of Iran have not announced that they would attack Iraq.",
    ],
)
def test_what_somebody_has_not_said_is_nobodys_claim(text: str) -> None:
    assert reports(text) == []


def test_what_is_said_and_is_an_event_is_no_statement_as_well() -> None:
    report = sole("Abbas Araghchi said that Israel had attacked Syria.")
    assert report.type is EventType.ASSAULT
    assert report.evidence.said_by == ("abbas-araghchi",)


@pytest.mark.parametrize(
    "text",
    ["Residents said the night had been quiet.", "The minister said that the weather was fine."],
)
def test_bystanders_and_the_weather_make_no_statement(text: str) -> None:
    assert not reports(text)


def test_an_outlet_that_was_told_is_where_it_was_heard() -> None:
    report = sole("Turkey told Rudaw that Iran had attacked Iraq.")
    assert report.evidence.said_by == ("turkey",)
    assert report.evidence.heard_from == ("rudaw",)


def test_one_who_says_that_another_said_it_is_where_it_was_heard() -> None:
    text = "Turkey said that Qatar had said that Iran attacked Iraq."
    report = next(r for r in reports(text) if r.type is EventType.ASSAULT)
    assert report.evidence.said_by == ("qatar",)
    assert report.evidence.heard_from == ("turkey",)


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    found = reports(
        '"Iran is at war," Bashar al-Assad said. "Israel attacked Iran on Friday.',
        '"Israel attacked Lebanon, too."',
    )
    attacks = [r for r in found if r.type is EventType.ASSAULT]
    assert len(attacks) == 2
    assert {r.evidence.said_by for r in attacks} == {attacks[0].evidence.said_by}
    assert attacks[0].evidence.said_by


def test_words_that_are_only_called_so_are_nobodys() -> None:
    report = reports("Abbas Araghchi left Oman.", 'Iran launched "a big attack" on Iraq.')[-1]
    assert not report.evidence.said_by


def test_we_are_the_state_of_the_speaker() -> None:
    report = sole('"Israel attacked us," Abbas Araghchi said.')
    assert actors(report, Role.RECIPIENT) == {"iran"}


def test_we_are_the_state_of_the_speaker_without_marks_of_quotation() -> None:
    report = sole("If Israel attacks us, we will attack Israel, Abbas Araghchi said.")
    assert report.type is EventType.THREATEN
    assert report.content is not None
    assert report.content.participants[0].actor == "iran"


def test_a_sentence_that_is_all_quotation_is_a_statement_of_its_speaker() -> None:
    found = reports('"Iran is patient," Abbas Araghchi said. "The lists have 4,947 names."')
    assert [r.type for r in found] == [EventType.STATEMENT, EventType.STATEMENT]
    assert {a for r in found for a in actors(r, Role.INITIATOR)} == {"abbas-araghchi"}


def test_a_denied_statement_keeps_its_polarity() -> None:
    report = sole("Abbas Araghchi said that Iran was not interested in talks.")
    assert report.content is not None
    assert report.content.polarity is Polarity.DENIED
