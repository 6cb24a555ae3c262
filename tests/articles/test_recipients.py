"""Who does what to whom: where the two sides of an event stand in a sentence."""

import pytest

from ontology.terms import EventType, Modality
from tests.articles.test_coding import dyad, reports, sole

A, C, M, P, S = (
    EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.SANCTION,
)  # fmt: skip
OTHERS = {"kataeb-hezbollah", "harakat-al-nujaba"}


@pytest.mark.parametrize(
    ("text", "type_", "first", "second"),
    [
        ("Iran launched 300 missiles at Israel.", A, {"iran"}, {"israel"}),
        ("Iran fired missiles at Israel's navy.", A, {"iran"}, {"israeli-navy"}),
        ("Iran executed a strike against Israeli positions.", A, {"iran"}, {"israel"}),
        ("Israel came under attack from Iran.", A, {"iran"}, {"israel"}),
        ("Turkey imposed tariffs on Greece and Cyprus.", S, {"turkey"}, {"greece", "cyprus"}),
        ("Turkey imposed tariffs on Greece, Cyprus and Italy.", S, {"turkey"},
         {"greece", "cyprus", "italy"}),
        ("Turkey announced sanctions aimed at curbing Iran's oil exports.", S, {"turkey"},
         {"iran"}),
        ("Russia massed tanks along the border with Ukraine.", M, {"russia"}, {"ukraine"}),
        ("Italy demanded an apology from Tokyo.", EventType.REQUEST, {"italy"}, {"japan"}),
        ("Italy protested to Libya about the shooting.", EventType.ACCUSE, {"italy"}, {"libya"}),
        ("Qatar is mediating between Israel and Hamas.", EventType.CONSULT, {"qatar"},
         {"israel", "hamas"}),
        ("Italy set free two Libyans.", EventType.RETREAT, {"italy"}, {"article/test/libyans"}),
    ],
)  # fmt: skip
def test_finds_the_recipient(
    text: str, type_: EventType, first: set[str], second: set[str]
) -> None:
    report = sole(text)
    assert (report.type, *dyad(report)) == (type_, first, second)


def test_takes_in_who_is_named_as_an_example() -> None:
    report = sole("Groups such as Kataeb Hezbollah and Harakat al-Nujaba attacked Jordan.")
    first, second = dyad(report)
    assert first >= OTHERS
    assert second == {"jordan"}


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Italy and Libya continued in Oman.",
        "Italy and Libya held talks in Oman.",
        "Italy and Libya met in Oman.",
        "Peace talks between Italy and Libya resumed in Oman.",
    ],
)
def test_makes_both_sides_initiators_of_what_they_do_together(text: str) -> None:
    report = sole(text)
    assert (report.type, *dyad(report)) == (EventType.CONSULT, {"italy", "libya"}, set())
    assert report.place == "oman"


def test_says_whose_the_means_of_a_killing_were() -> None:
    report = sole("Six Iranians were killed in a US drone strike.")
    assert dyad(report)[0] == {"united-states"}


def test_lets_what_follows_from_a_deed_be_done_by_who_did_it() -> None:
    found = reports("Turkey shelled a prison, killing two Syrian guards.")
    assert {actor for report in found for actor in dyad(report)[0]} == {"turkey"}


def test_blames_who_made_an_attack_and_not_whom_it_was_made_on() -> None:
    assert dyad(sole("France condemned an attack on Israel.")) == ({"france"}, set())
    assert dyad(sole("France condemned an Iranian attack on Israel."))[1] == {"iran"}


def test_codes_violence_by_nobody_named_where_it_broke_out() -> None:
    report = sole("Fighting broke out in Baghdad.")
    assert (report.type, report.place, report.participants) == (A, "baghdad", ())


def test_codes_no_release_of_a_statement_and_no_force_of_a_sanction() -> None:
    assert not reports("The statement that Iran released was clear.")
    assert all(r.type is S for r in reports("New US sanctions target Iranian banks."))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Iraqi students marched through Baghdad.", P),
        ("Iraqi protesters attacked the ministry.", P),
        ("Iraqi soldiers attacked the ministry.", A),
        ("Iraqi soldiers left Kuwait.", EventType.RETREAT),
        ("The USS Abraham Lincoln conducted a replenishment operation in the Arabian Sea.", M),
        ("Thousands of US troops remain stationed in Iraq.", M),
    ],
)
def test_lets_who_acts_decide_what_it_is(text: str, type_: EventType) -> None:
    assert {report.type for report in reports(text)} == {type_}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt beat Senegal on penalties to reach the final.",
        "Spain's Carlos Alcaraz defeated Italy's Jannik Sinner in the final.",
        "The decision will allow the bank to raise capital in Italy.",
        "Iran and the United States have competed for influence in Iraq.",
        "Heavy rain hit the north of Spain on Friday.",
    ],
)
def test_codes_no_sport_and_no_plain_life(text: str) -> None:
    assert not reports(text)


def test_codes_nothing_actual_of_what_will_be_submitted() -> None:
    found = reports("The list of names will be submitted to the Iraqi government.")
    assert all(report.modality is not Modality.ACTUAL for report in found)


def test_tells_an_event_once_that_a_sentence_tells_twice() -> None:
    assert len(reports("Iran attacked Iraq in an attack on Iraq.")) == 1
    assert len(reports("Iran bombed Iraq while France praised Greece.")) == 2


def test_leaves_out_what_a_participle_says_of_nobody() -> None:
    (report,) = reports("Iran released the Frenchmen jailed last year.")
    assert report.type is EventType.RETREAT
