"""Sentences that are coded, and what must never be."""

import pytest

from loaders.articles.coding import coded
from loaders.articles.language import parse
from loaders.articles.parts import Article, Cleaned, Paragraph
from ontology.records import Record, Report, Source
from ontology.terms import EventType, Modality, Polarity, Role


def records(*texts: str) -> list[Record]:
    """Return what is coded from an article of some paragraphs."""
    whole = "\n\n".join(texts)
    paragraphs, start = [], 0
    for text in texts:
        paragraphs.append(Paragraph(start, text))
        start += len(text) + 2
    article = Article(id="article/test", text=whole)
    return list(coded(Cleaned(article, tuple(paragraphs), (), opinion=False), parse(texts)))


def reports(*texts: str) -> list[Report]:
    return [record for record in records(*texts) if isinstance(record, Report)]


def sole(text: str) -> Report:
    found = reports(text)
    assert len(found) == 1, [report.label for report in found]
    return found[0]


def actors(report: Report, role: Role) -> set[str]:
    return {part.actor for part in report.participants if part.role is role}


def dyad(report: Report) -> tuple[set[str], set[str]]:
    return actors(report, Role.INITIATOR), actors(report, Role.RECIPIENT)


@pytest.mark.parametrize(
    ("text", "type_", "first", "second"),
    [
        ("Iran attacked Iraq.", EventType.ASSAULT, {"iran"}, {"iraq"}),
        ("Iraq was attacked by Iran.", EventType.ASSAULT, {"iran"}, {"iraq"}),
        ("Iran launched an attack on Iraq.", EventType.ASSAULT, {"iran"}, {"iraq"}),
        ("France imposed sanctions on Syria.", EventType.SANCTION, {"france"}, {"syria"}),
        ("France lifted sanctions on Syria.", EventType.RETREAT, {"france"}, {"syria"}),
        ("Egypt cut off aid to Sudan.", EventType.SANCTION, {"egypt"}, {"sudan"}),
        ("Egypt sent food to Sudan.", EventType.AID, {"egypt"}, {"sudan"}),
        ("Jordan recalled its ambassador from Egypt.", EventType.SANCTION, {"jordan"}, {"egypt"}),
        ("Turkey accused Greece of piracy.", EventType.ACCUSE, {"turkey"}, {"greece"}),
        ("Turkey rejected talks with Greece.", EventType.REJECT, {"turkey"}, {"greece"}),
        ("Turkey praised Greece.", EventType.SUPPORT, {"turkey"}, {"greece"}),
        ("Kuwait pledged to help Lebanon.", EventType.PLEDGE, {"kuwait"}, {"lebanon"}),
        ("Kuwait threatened to invade Qatar.", EventType.THREATEN, {"kuwait"}, {"qatar"}),
        ("Kuwait urged Qatar to release the men.", EventType.APPEAL, {"kuwait"}, {"qatar"}),
        ("Kuwait demanded that Qatar withdraw.", EventType.REQUEST, {"kuwait"}, {"qatar"}),
        ("Italy held talks with Libya.", EventType.CONSULT, {"italy"}, {"libya"}),
        ("Talks between Italy and Libya ended.", EventType.CONSULT, {"italy", "libya"}, set()),
        ("Italy and Libya signed a treaty.", EventType.SUPPORT, {"italy", "libya"}, set()),
    ],
)
def test_says_who_does_what_to_whom(
    text: str, type_: EventType, first: set[str], second: set[str]
) -> None:
    report = sole(text)
    assert (report.type, *dyad(report)) == (type_, first, second)
    assert report.asserted


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The rebels took the town.", [EventType.COERCE]),
        ("The rebels took on supplies.", []),
        ("Iran gave Iraq food.", [EventType.AID]),
        ("Iran gave up the town.", [EventType.RETREAT]),
        ("Turkey called off the talks with Greece.", [EventType.SANCTION]),
    ],
)
def test_a_particle_makes_another_verb(text: str, types: list[EventType]) -> None:
    assert [report.type for report in reports(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "If Iran attacks Iraq, Turkey will close the border.",
        "Iran would attack Iraq in the event of a war.",
        "Iran may attack Iraq.",
        "Iran did not attack Iraq.",
        "Iran has never attacked Iraq.",
        "Iran plans to attack Iraq.",
        "Iran will attack Iraq, analysts said.",
        "Iran denied that it had attacked Iraq.",
        "Iran refused to attack Iraq.",
        "Iran threatened to attack Iraq unless it withdrew.",
        "Syria accused Iran of attacking Iraq.",
        "Syria warned Iran against attacking Iraq.",
        "Syria urged Iran to attack Iraq.",
        "Iran reportedly attacked Iraq.",
        "Iran failed to attack Iraq.",
        "Should Iran attack Iraq, Turkey would respond.",
        "Attack us, and you will regret it.",
        "Iran called off an attack on Iraq.",
        "New sanctions hit the economy of Iran.",
        "Iran sent envoys to Baghdad to prevent an attack on Iraq.",
    ],
)
def test_codes_no_attack_that_was_not_made(text: str) -> None:
    attacks = [r for r in reports(text) if r.type is EventType.ASSAULT and r.asserted]
    assert not attacks, [report.label for report in attacks]


def test_makes_a_threat_of_harm_that_a_speaker_says_he_will_do() -> None:
    report = sole('"If Israel attacks us, we will strike its bases," Abbas Araghchi said.')
    assert report.type is EventType.THREATEN
    assert actors(report, Role.INITIATOR) == {"abbas-araghchi"}
    assert report.evidence.said_by == ("abbas-araghchi",)
    content = report.content
    assert content is not None
    assert content.type is EventType.ASSAULT
    assert content.participants[0].actor == "iran"
    assert content.condition is not None
    assert content.condition.type is EventType.ASSAULT


def test_makes_a_refusal_of_help_that_a_speaker_says_he_will_not_give() -> None:
    report = sole("Egypt said it would not provide aid to Sudan.")
    assert (report.type, *dyad(report)) == (EventType.REJECT, {"egypt"}, {"sudan"})


def test_keeps_a_denied_deed_as_denied() -> None:
    report = sole("Iran has not attacked Iraq.")
    assert (report.type, report.polarity) == (EventType.ASSAULT, Polarity.DENIED)


def test_keeps_the_condition_of_what_is_conditional() -> None:
    report = sole("Iraq would close the border if Turkey invaded Syria.")
    assert report.modality is Modality.CONDITIONAL
    assert report.condition is not None
    assert report.condition.type is EventType.ASSAULT


def test_says_who_says_so() -> None:
    report = sole("Iran attacked Iraq, Turkey said.")
    assert report.evidence.said_by == ("turkey",)


def test_lets_a_line_with_a_colon_speak_for_what_follows() -> None:
    found = reports(
        "Iranian Foreign Minister Araghchi:",
        "We would target American bases in the region.",
        "A post of a reader (@reader)",
        "We would attack Kuwait.",
    )
    assert [r.type for r in found if "abbas-araghchi" in r.evidence.said_by] == [EventType.THREATEN]


def test_quotes_the_exact_words_at_their_offsets() -> None:
    texts = (
        "Iran attacked Iraq.",
        "Turkey praised Greece on Friday. Then Egypt sent food to Sudan.",
    )
    whole = "\n\n".join(texts)
    found = reports(*texts)
    assert len(found) == 3
    for report in found:
        (quotation,) = report.evidence.quotations
        assert whole[quotation.start : quotation.end] == quotation.exact
        assert len(quotation.exact) < 300


def test_cuts_a_quotation_that_is_too_long() -> None:
    text = "Iran attacked Iraq " + "and the long and dry and empty desert " * 20 + "on Friday."
    assert all(len(q.exact) < 300 for r in reports(text) for q in r.evidence.quotations)


def test_names_its_rule_its_code_and_its_confidence() -> None:
    report = sole("France imposed sanctions on Syria.")
    assert report.evidence.locator == "rule: verb impose {sanctions}, sentence 1"
    assert report.codes == (("cameo", "163"),)
    assert report.evidence.confidence == 0.9


def test_codes_a_nominal_event_with_less_confidence() -> None:
    verb, noun = sole("Italy met Libya."), sole("Talks between Italy and Libya ended.")
    assert (noun.evidence.confidence or 0) < (verb.evidence.confidence or 0)


def test_has_ids_that_do_not_change() -> None:
    text = "Iran attacked Iraq. Turkey praised Greece."
    assert [r.id for r in reports(text)] == ["article/test/1/1", "article/test/2/1"]
    assert records(text) == records(text)


def test_yields_a_source_even_where_nothing_is_coded() -> None:
    (source,) = records("The weather was fine.")
    assert isinstance(source, Source)


def test_makes_no_event_of_idioms_and_plain_speech() -> None:
    assert not reports("What strikes me is how the banners promise a better future.")
    assert not reports("The minister said that the weather was fine.")
