"""What is done and what is only planned, feared, alleged, averted, asked or supposed."""

import pytest

from loaders.articles.language import parse
from loaders.articles.modality import manner
from ontology.records import Report
from ontology.terms import EventType, Modality, Polarity, Role
from tests.articles.test_coding import actors, reports, sole


@pytest.mark.parametrize(
    "text",
    [
        "Turkey to attack Kurdish bases in Syria",
        "Israel set to invade southern Lebanon",
        "Did Russia bomb the hospital in Kharkiv?",
        "Egypt would have attacked Ethiopia if the talks had failed.",
        "Were Russia to attack Estonia, Poland would send troops.",
        "In the event of an Israeli attack on Lebanon, Iran will send troops.",
        "Iran is expected to attack Israel.",
        "Iran is said to have attacked Israel.",
        "Iran has yet to attack Israel.",
        "There is no evidence that Iran attacked Israel.",
        "It is unclear whether Iran attacked Israel.",
        "It is unlikely that Iran attacked Israel.",
        "Reports emerged that Iran had attacked Israel.",
        "The allegation that Iran attacked Israel is baseless.",
        "Residents fled ahead of a possible Israeli attack on Lebanon.",
        "The alleged Iranian attack on Israel alarmed Britain.",
        "Suspected Iranian soldiers attacked Israel.",
        "According to unconfirmed reports, Iran attacked Israel.",
        "Fear of a Russian attack on Poland has grown.",
        "The prospect of a Russian attack on Poland worries Sweden.",
        "The drill simulated a Russian attack on Poland.",
        "Plans for a Russian attack on Poland were leaked.",
        "A Russian attack on Poland is imminent.",
        "Iran stopped short of attacking Israel.",
        "Iran nearly attacked Israel.",
        "Iran decided against attacking Israel.",
        "Iran has not ruled out attacking Israel.",
        "Instead of attacking Israel, Iran sent an envoy to Oman.",
        "Neither Iran nor Syria attacked Israel.",
        "No Iranian soldier attacked Israel.",
        "The court cleared Serbia of attacking Croatia.",
        "Iran is able to attack Israel.",
        "Iran wants to attack Israel.",
        "Before Russia attacks Moldova, it will close the border.",
        "Kuwait said Iran had attacked Israel, a claim Tehran denies.",
        "The strike, blamed on Israel, killed an Iranian general.",
        "The attack, which Kenya attributes to Somalia, killed four people.",
        "Iran was accused by rights groups of attacking Israel.",
        "Gunmen who are presumed to be Iranian soldiers attacked Israel.",
        "In what residents described as an Iranian raid, Israel was attacked.",
        "Prosecutors say the Iranian soldier attacked Israel.",
    ],
)
def test_codes_no_attack_of_which_one_only_speaks(text: str) -> None:
    attacks = [r for r in reports(text) if r.type is EventType.ASSAULT and r.asserted]
    assert not attacks, [report.label for report in attacks]


@pytest.mark.parametrize(
    "text",
    [
        "Iran managed to attack Israel.",
        "Iran did not hesitate to attack Israel.",
        "Iran began to attack Israel.",
        "After Iran attacked Israel, Egypt closed its border.",
        "Kuwait deplored that Iran had attacked Israel.",
        "Iran attacked Israel, the army said.",
    ],
)
def test_codes_what_was_done_under_another_verb(text: str) -> None:
    assert any(r.type is EventType.ASSAULT and r.asserted for r in reports(text))


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Iran plans to attack Israel.", Modality.PLANNED, Polarity.AFFIRMED),
        ("Iran may attack Israel.", Modality.POSSIBLE, Polarity.AFFIRMED),
        ("Iran reportedly attacked Israel.", Modality.ALLEGED, Polarity.AFFIRMED),
        ("Iran is believed to have attacked Israel.", Modality.ALLEGED, Polarity.AFFIRMED),
        ("Iran would have attacked Israel.", Modality.CONDITIONAL, Polarity.AFFIRMED),
        ("Iran never attacked Israel.", Modality.ACTUAL, Polarity.DENIED),
        ("Iran failed to attack Israel.", Modality.ACTUAL, Polarity.DENIED),
        ("Iran has no plans to attack Israel.", Modality.PLANNED, Polarity.DENIED),
    ],
)
def test_says_in_which_manner_a_deed_is_meant(
    text: str, modality: Modality, polarity: Polarity
) -> None:
    doc = next(iter(parse([text])))
    verb = next(token for token in doc if token.lemma_ == "attack")
    meant = manner(verb)
    assert (meant.modality, meant.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "Iraq would close the border if Turkey invaded Syria.",
        "Iraq will close the border unless Turkey withdraws its troops.",
        "Should Turkey invade Syria, Iraq would close the border.",
        "Were Turkey to invade Syria, Iraq would close the border.",
        "Iraq will close the border as long as Turkey bombs Syria.",
        "Iraq will close the border in the event of a Turkish invasion of Syria.",
    ],
)
def test_keeps_the_condition_on_which_something_would_be_done(text: str) -> None:
    report = next(r for r in reports(text) if r.type in (EventType.SANCTION, EventType.COERCE))
    assert report.modality is Modality.CONDITIONAL
    assert report.condition is not None


def threat(text: str) -> Report:
    return next(r for r in reports(text) if r.type is EventType.THREATEN)


def test_an_act_of_speech_is_done_though_its_content_has_a_condition() -> None:
    report = threat("Iran threatened to attack Israel if the talks failed.")
    assert report.asserted
    assert report.content is not None
    assert report.content.modality is Modality.CONDITIONAL
    assert report.content.condition is not None


def test_readiness_for_a_war_on_a_condition_is_a_threat_of_it() -> None:
    text = (
        "The army spokesman of Iran, Mohammad Akraminia, said the military was ready for war, "
        'which would "reach all US bases" if Washington wanted it.'
    )
    content = threat(text).content
    assert content is not None
    assert (content.type, content.modality) == (EventType.ASSAULT, Modality.CONDITIONAL)
    assert content.condition is not None
    assert {part.role for part in content.participants} == {Role.INITIATOR, Role.RECIPIENT}


def test_words_of_menace_are_a_threat() -> None:
    report = threat("If Israel crosses the line, it will pay a heavy price, Iran's army said.")
    assert report.content is not None
    assert report.content.condition is not None


def test_one_who_warns_of_nothing_that_he_would_do_need_not_name_a_recipient() -> None:
    report = threat("Donald Trump warned that bad things would happen if no deal was reached.")
    assert not actors(report, Role.RECIPIENT)


def test_a_threat_that_somebody_has_is_his() -> None:
    report = threat("Ethiopia's threat to attack Sudan alarmed Egypt.")
    assert actors(report, Role.INITIATOR) == {"ethiopia"}
    assert actors(report, Role.RECIPIENT) == {"sudan"}


class TestDenials:
    def test_a_deed_of_ones_own_that_is_over_is_denied(self) -> None:
        report = sole("Israel said it had not attacked Syria.")
        assert report.type is EventType.DENY
        assert report.content is not None
        assert report.content.polarity is Polarity.DENIED

    def test_a_claim_that_is_called_false_is_denied(self) -> None:
        report = sole("The claim that Iran attacked Israel was baseless, Abbas Araghchi said.")
        assert report.type is EventType.DENY
        assert report.content is not None
        assert report.content.type is EventType.ASSAULT

    def test_what_one_does_not_do_is_a_statement(self) -> None:
        report = sole('"We do not attack our neighbours," Abbas Araghchi said.')
        assert report.type is EventType.STATEMENT
        assert report.content is not None
        assert report.content.polarity is Polarity.DENIED

    def test_what_others_are_not_is_a_statement(self) -> None:
        report = sole("Abbas Araghchi said the volunteers were not linked to any faction.")
        assert report.type is EventType.STATEMENT
