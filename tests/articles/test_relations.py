"""Relations and posts stated in passing."""

import pytest

from loaders.articles import relations
from loaders.articles.memory import Memory
from loaders.articles.parts import Article
from ontology.records import Post, Relation
from tests.articles.paragraphs import PUBLISHED, memory, read


def stated(text: str) -> list[Relation | Post]:
    carried = memory()
    return [r for doc, ms in read(text, to=carried) for r in relations.find(doc, ms, carried)]


def related(text: str) -> set[tuple[str, str, str]]:
    found = (r for r in stated(text) if isinstance(r, Relation))
    return {(r.subject, r.type.value, r.object) for r in found}


def held(text: str) -> set[tuple[str, str, str]]:
    return {(p.holder, p.title, p.organization) for p in stated(text) if isinstance(p, Post)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("He joined the Iran-backed Badr Organization.",
         ("badr-organization", "backed-by", "iran")),
        ("Iraq's pro-Iran paramilitary group Kataeb Hezbollah signs up men.",
         ("kataeb-hezbollah", "aligned-with", "iran")),
        ("Numerous political parties are aligned with Tehran.",
         ("article/numerous-political-parties", "aligned-with", "iran")),
        ("Hezbollah, a militia backed by Iran, fired rockets.", ("hezbollah", "backed-by", "iran")),
        ("The Badr Organization is part of the Popular Mobilization Forces.",
         ("badr-organization", "part-of", "popular-mobilization-forces")),
        ("Turkey is a member of NATO.", ("turkey", "member-of", "nato")),
        ("Qassem Soleimani, the commander of the Quds Force, was killed.",
         ("qasem-soleimani", "in-charge-of", "quds-force")),
        ("Iran’s army spokesperson, Brigadier-General Mohammad Akraminia, said so.",
         ("mohammad-akraminia", "speaks-for", "iranian-army")),
        ("Iran-aligned groups in Iraq such as Kataeb Hezbollah and Harakat al-Nujaba met.",
         ("kataeb-hezbollah", "aligned-with", "iran")),
        ("Iran-aligned groups in Iraq such as Kataeb Hezbollah and Harakat al-Nujaba met.",
         ("harakat-al-nujaba", "aligned-with", "iran")),
        ("The military wing of Hamas, the Qassam Brigades, fired rockets.",
         ("al-qassam-brigades", "part-of", "hamas")),
        ("Jabhat al-Nusra, al-Qaeda's affiliate in Syria, seized the base.",
         ("al-nusra-front", "part-of", "al-qaeda")),
        ("The Badr Organization belongs to the Popular Mobilization Forces.",
         ("badr-organization", "member-of", "popular-mobilization-forces")),
        ("The coalition, including Britain and France, struck targets.",
         ("france", "member-of", "article/coalition")),
        ("Russia, an ally of Syria, vetoed the resolution.", ("russia", "allied-with", "syria")),
        ("Britain stands by Iraq to defeat the Islamic State.",
         ("united-kingdom", "aligned-with", "iraq")),
        ("Britain stands by Iraq to defeat the Islamic State.",
         ("united-kingdom", "fighting-against", "islamic-state")),
        ("Israel is at war with Hamas.", ("israel", "fighting-against", "hamas")),
        ("The war between Russia and Ukraine continues.",
         ("russia", "fighting-against", "ukraine")),
        ("Hadi al-Amiri, who leads the Badr Organization, said so.",
         ("hadi-al-amiri", "in-charge-of", "badr-organization")),
        ("The Islamic State is fighting Hezbollah.",
         ("islamic-state", "fighting-against", "hezbollah")),
    ],
)  # fmt: skip
def test_a_relation_is_read_where_the_words_state_it(
    text: str, relation: tuple[str, str, str]
) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Iranian Foreign Minister Abbas Araghchi arrived.",
         ("abbas-araghchi", "Foreign Minister", "iran")),
        ("US President Donald Trump warned Iran.", ("donald-trump", "President", "united-states")),
        ("US Secretary of State John Kerry spoke.",
         ("john-kerry", "Secretary of State", "united-states")),
        ("Masoud Pezeshkian, the president of Iran, spoke.",
         ("masoud-pezeshkian", "president", "iran")),
        ("Ali Hassan, Iraq's foreign minister, met reporters.",
         ("article/ali-hassan", "foreign minister", "iraq")),
        ("The head of the International Atomic Energy Agency, Rafael Grossi, visited Tehran.",
         ("rafael-grossi", "head", "iaea")),
        ("Hossein Salami, commander-in-chief of the IRGC, threatened Israel.",
         ("hossein-salami", "commander-in-chief", "islamic-revolutionary-guard-corps")),
        ("Ammar al-Tamimi, a leader in the Iran-backed Badr Organization, spoke.",
         ("ammar-al-tamimi", "a leader", "badr-organization")),
    ],
)  # fmt: skip
def test_a_post_is_read_with_its_title(text: str, post: tuple[str, str, str]) -> None:
    assert post in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kataeb Hezbollah is not part of the Badr Organization.",
        "If Hezbollah were part of Hamas, Israel would know.",
        "Is Hezbollah part of Hamas?",
        "Trump and Kataeb Hezbollah were named on Friday.",
        "Iran does not support Hezbollah.",
        "Iran denied that it backs the Houthis.",
        "Turkey wants to lead NATO.",
        "The United States might back Hamas.",
        "After the visit to Turkey Minister Ellwood left.",
    ],
)
def test_nothing_is_read_from_what_is_denied_conditional_or_only_near(text: str) -> None:
    assert stated(text) == []


def test_a_leader_among_others_is_not_in_charge() -> None:
    text = "Ammar al-Tamimi, a leader in the Badr Organization, spoke."
    assert related(text) == set()


def test_a_deputy_is_not_in_charge() -> None:
    assert related("Hezbollah deputy leader Naim Qassem spoke.") == set()


def test_no_person_is_linked_without_a_date() -> None:
    carried = Memory(Article(id="article", text=""))
    text = "US President Donald Trump met Hadi al-Amiri, who leads the Badr Organization."
    assert [r for d, ms in read(text, to=carried) for r in relations.find(d, ms, carried)] == []


def test_a_post_is_dated_by_the_publication_and_a_former_one_before_it() -> None:
    (now,) = stated("US President Donald Trump spoke.")
    (past,) = stated("Former US President Barack Obama spoke.")
    assert isinstance(now, Post)
    assert isinstance(past, Post)
    assert now.during is not None
    assert past.during is not None
    assert now.during.earliest == now.during.latest == PUBLISHED
    assert past.during.earliest.year == 1


def test_every_relation_has_its_words_at_their_place() -> None:
    text = "He joined the Iran-backed Badr Organization in 2004."
    carried = memory()
    for doc, found in read(text, to=carried):
        for relation in relations.find(doc, found, carried, start=100):
            (quotation,) = relation.evidence.quotations
            assert quotation.start is not None
            assert quotation.end is not None
            assert text[quotation.start - 100 : quotation.end - 100] == quotation.exact
            assert relation.evidence.confidence is not None
            assert relation.evidence.locator is not None
