"""Who a text mentions."""

import pytest

from loaders.articles import mentions
from loaders.articles.defined import abbreviates
from loaders.articles.language import parse
from ontology.terms import ActorKind
from tests.articles.paragraphs import actors, memory, places, read


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Harakat al-Nujaba attacked the camp.", "Harakat al-Nujaba", "harakat-al-nujaba"),
        ("Kataeb Hezbollah fired rockets.", "Kataeb Hezbollah", "kataeb-hezbollah"),
        ("Hezbollah fired rockets.", "Hezbollah", "hezbollah"),
        ("Tamimi told Rudaw that he would fight.", "Rudaw", "rudaw"),
        ("The USS Abraham Lincoln sailed.", "USS Abraham Lincoln", "uss-abraham-lincoln"),
        ("Footage came from Centcom on Friday.", "Centcom", "us-central-command"),
        ("The Badr Organization organized it.", "Badr Organization", "badr-organization"),
        ("Iranian Foreign Minister Abbas Araghchi spoke.", "Abbas Araghchi", "abbas-araghchi"),
        ("Iranian Foreign Minister Araghchi spoke.", "Araghchi", "abbas-araghchi"),
        ("US President Donald Trump warned Iran.", "Donald Trump", "donald-trump"),
        ("Brigadier-General Mohammad Akraminia spoke.", "Mohammad Akraminia", "mohammad-akraminia"),
        ("Ruhollah Khomeini returned to Iran.", "Ruhollah Khomeini", "ruhollah-khomeini"),
        ("Ayatollah Ali Khamenei spoke on Friday.", "Ayatollah Ali Khamenei",
         "ali-khamenei"),
        ("Iran’s army said it was ready.", "Iran’s army", "iranian-army"),
        ("Iraqi security forces arrested three men.", "Iraqi security forces",
         "iraqi-security-forces"),
    ],
)  # fmt: skip
def test_a_name_is_who_the_register_says(text: str, words: str, actor: str) -> None:
    assert actors(text)[words] == actor


@pytest.mark.parametrize(
    "text",
    [
        "The commander said the attack against us would fail.",
        "He ate turkey with a jordan almond.",
        "It was an act of who dares wins.",
    ],
)
def test_names_keep_their_case(text: str) -> None:
    """ "us" is not the United States, "turkey" no state, "who" no organization."""
    known = {actor for actor in actors(text).values() if actor and "/" not in actor}
    assert not known


@pytest.mark.parametrize("name", ["Ivanka Trump", "Mojtaba Hezbollah Karimi", "Omar Khameneian"])
def test_a_name_that_only_holds_a_known_one_is_somebody_else(name: str) -> None:
    found = actors(f"{name} arrived on Monday.")
    assert not {"donald-trump", "hezbollah", "ali-khamenei"} & set(found.values())


def test_a_town_does_not_cut_a_person_apart() -> None:
    found = places("Michael Jordan met Jack London.")
    assert {"jordan", "london"}.isdisjoint(found.values())


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("We reject American intervention.", "American", "united-states"),
        ("Turkish jets bombed a village.", "Turkish", "turkey"),
        ("The Saudi proposal failed.", "Saudi", "saudi-arabia"),
        ("South Korean troops left.", "South Korean", "south-korea"),
        ("Two Iraqi officials resigned.", "Iraqi", "iraq"),
    ],
)
def test_an_adjective_means_its_state(text: str, words: str, state: str) -> None:
    found = [m for _, ms in read(text) for m in ms if m.text == words]
    assert [(m.actor, m.how) for m in found] == [(state, "demonym")]


@pytest.mark.parametrize(
    ("text", "words", "country", "kind"),
    [
        ("Israeli settlers burned cars.", "Israeli settlers", "israel", ActorKind.POPULATION),
        ("The Russian ambassador was expelled.", "Russian ambassador", "russia", ActorKind.OFFICE),
        ("A Russian diplomat left.", "Russian diplomat", "russia", ActorKind.PERSON),
        ("The Radical French group left.", "Radical French group", "france",
         ActorKind.ORGANIZATION),
        ("Thousands of Iraqis signed a pledge.", "Iraqis", "iraq", ActorKind.POPULATION),
        ("Algerian troops crossed over.", "Algerian troops", "algeria", ActorKind.ARMED_FORCE),
        ("Syria's parliament met.", "Syria's parliament", "syria", ActorKind.GOVERNMENT_BODY),
        ("Colombian rebels kidnapped him.", "Colombian rebels", "colombia", ActorKind.ARMED_GROUP),
    ],
)  # fmt: skip
def test_a_group_of_a_country_is_an_actor_of_its_own(
    text: str, words: str, country: str, kind: ActorKind
) -> None:
    carried = memory()
    found = {m.text: m for _, ms in read(text, to=carried) for m in ms}
    actor = carried.actors[found[words].actor or ""]
    assert (actor.country, actor.kind, actor.name) == (country, kind, words)


def test_a_group_is_the_same_in_the_genitive_and_with_the_adjective() -> None:
    found = actors("Syria's parliament met.", "The Syrian parliament adjourned.")
    assert found["Syria's parliament"] == found["Syrian parliament"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Washington announced new sanctions.", "united-states"),
        ("Talks between Washington and Tehran continue.", "united-states"),
        ("They are aligned with Washington.", "united-states"),
        ("A bomb exploded in Washington.", None),
        ("He travelled to Washington.", None),
        ("They met near Washington on Friday.", None),
        ("The minister visited Washington.", None),
    ],
)
def test_a_capital_stands_for_its_state_only_where_it_acts(text: str, actor: str | None) -> None:
    found = [m for _, ms in read(text) for m in ms if m.text == "Washington"]
    assert [(m.actor, m.place) for m in found] == [(actor, "washington-dc")]


def test_a_state_after_in_is_a_place() -> None:
    found = [m for _, ms in read("US troops remain in Iraq.") for m in ms if m.text == "Iraq"]
    assert [(m.actor, m.place) for m in found] == [(None, "iraq")]


def test_a_surname_binds_within_the_article() -> None:
    found = actors("Hayyan Abdul Ghani met reporters.", "Ghani told them that oil flows.")
    assert found["Ghani"] == found["Hayyan Abdul Ghani"] == "article/hayyan-abdul-ghani"


def test_a_surname_of_two_persons_binds_to_neither() -> None:
    found = actors("Ahmed Karimi met Reza Karimi in Tehran.", "Karimi said it went well.")
    assert found["Karimi"] not in (found["Ahmed Karimi"], found["Reza Karimi"])


def test_an_acronym_in_brackets_is_defined_for_the_article() -> None:
    found = actors("The Northern Salvation Front (NSF) took the town.", "The NSF denied it.")
    assert found["NSF"] == found["Northern Salvation Front"]


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("KH", "Kataeb Hezbollah", True),
        ("Centcom", "US Central Command", True),
        ("AP", "Baghdad Operations Command", False),
        ("2011", "Badr Organization", False),
        ("KHX", "Kataeb Hezbollah", False),
    ],
)
def test_an_acronym_stands_in_its_name(short: str, name: str, fits: bool) -> None:
    assert abbreviates(short, name) is fits


def test_bodies_of_two_states_are_two_though_they_have_one_name() -> None:
    carried = memory()
    text = "Ghana's Supreme Court met. Kenya's Supreme Court adjourned. The Supreme Court rose."
    found = [m.actor for _, ms in read(text, to=carried) for m in ms if m.text == "Supreme Court"]
    assert len(set(found)) == 3
    assert [carried.actors[actor or ""].country for actor in found] == ["ghana", "kenya", None]


def test_a_person_has_the_country_said_before_the_name() -> None:
    carried = memory()
    text = "Lebanon's new President Elias Hrawi met Libyan leader Omar Zzz. Hrawi left."
    found = {m.text: m.actor for _, ms in read(text, to=carried) for m in ms}
    assert carried.actors["article/elias-hrawi"].country == "lebanon"
    assert carried.actors["article/omar-zzz"].country == "libya"
    assert found["Hrawi"] == "article/elias-hrawi"


def test_it_is_the_subject_of_the_sentence_before() -> None:
    found = actors("Washington announced sanctions on Friday. It also named 15 entities.")
    assert found["It"] == "united-states"


def test_a_pronoun_in_a_clause_within_is_the_speaker() -> None:
    assert actors("Iran said it would respond.")["it"] == "iran"
    assert actors("Araghchi said he would travel to Oman.")["he"] == "abbas-araghchi"


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that Iran will respond.",
        "Iran met Iraq. Israel met Egypt. It is raining.",
        "Trump called Putin and Araghchi called Lavrov. He was angry.",
        "They were seen by nobody.",
    ],
)
def test_a_pronoun_that_may_mean_several_or_nobody_is_left_alone(text: str) -> None:
    assert {"It", "He", "They", "it"}.isdisjoint(actors(text))


def test_the_group_is_the_one_group_that_was_named() -> None:
    found = actors("Kataeb Hezbollah fired rockets.", "The group said it was a warning.")
    assert found["group"] == "kataeb-hezbollah"


def test_the_group_is_nobody_after_two() -> None:
    found = actors("Kataeb Hezbollah met Hamas.", "The group was pleased.")
    assert found["group"] == "article/group"


def test_the_country_is_nobody_where_two_states_are_spoken_of() -> None:
    """The Popular Mobilization Forces are Iraq's, so that "the country" need not be Iran."""
    found = actors("Iran supports the Popular Mobilization Forces. They defend the country.")
    assert found["country"] == "article/country"
    assert actors("Ghana met its critics. The country has changed.")["country"] == "ghana"


def test_a_heading_makes_no_actors() -> None:
    assert actors("Historical Ties Binding Two Nations").keys() <= {"Nations", "Two Nations"}


def test_the_minister_is_who_was_called_so() -> None:
    found = actors("Iranian Foreign Minister Abbas Araghchi arrived.", "The minister was late.")
    assert found["minister"] == "abbas-araghchi"


def test_a_post_beside_a_name_is_its_person() -> None:
    text = "Iran’s army spokesperson, Brigadier-General Mohammad Akraminia, said so."
    assert actors(text)["Iran’s army spokesperson"] == "mohammad-akraminia"


def test_the_islamic_republic_is_iran_only_where_iran_was_named() -> None:
    assert actors("Iran was hit. They attacked the Islamic Republic.")["Islamic Republic"] == "iran"
    assert actors("They attacked the Islamic Republic.").get("Islamic Republic") is None


def test_texts_and_treaties_do_not_act() -> None:
    assert "UN Security Council Resolution 2254" not in actors(
        "The UN Security Council Resolution 2254 calls for peace."
    )


def test_mentions_are_in_order_and_cover_their_tokens() -> None:
    for doc, found in read(
        "Iran’s army and Iraqi officials met US President Donald Trump in Oman."
    ):
        assert found == sorted(found, key=lambda m: (m.start, -m.end))
        assert all(doc[m.start : m.end].text == m.text for m in found)
        assert mentions.covering(found)[0].text == "Iran’s army"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The 5th Division and the police entered.", "5th Division", ActorKind.ARMED_FORCE),
        ("He met Chancellor Olaf Scholz.", "Olaf Scholz", ActorKind.PERSON),
        ("FCO Minister Tobias Ellwood spoke.", "Tobias Ellwood", ActorKind.PERSON),
        ("He met Dr. Ahmed Kamil Murad.", "Ahmed Kamil Murad", ActorKind.PERSON),
        ("Shells hit Al-Shifa Hospital.", "Al-Shifa Hospital", ActorKind.FACILITY),
        ("The Central Bank of Iraq closed.", "Central Bank of Iraq", ActorKind.GOVERNMENT_BODY),
    ],
)
def test_a_name_is_of_the_kind_that_its_words_tell(text: str, words: str, kind: ActorKind) -> None:
    found = {m.text: m.kind for _, ms in read(text) for m in ms}
    assert found[words] is kind


def test_names_are_parted_at_a_comma_and_joined_at_an_apostrophe() -> None:
    found = actors("The Iraqi Armed Forces, Popular Mobilization Forces and others met.")
    assert found["Popular Mobilization Forces"] == "popular-mobilization-forces"
    assert actors("The Kurdistan Workers' Party met.")["Kurdistan Workers' Party"] == "pkk"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Men from Basra volunteered.", "Men from Basra", "iraq"),
        ("Thousands of people in Diyala met.", "people in Diyala", "iraq"),
        ("The embassy of Iran closed.", "embassy of Iran", "iran"),
        ("Iran-aligned groups in Iraq fired rockets.", "Iran-aligned groups in Iraq", "iraq"),
        ("The Commander-in-Chief of the Armed Forces spoke.",
         "Commander-in-Chief of the Armed Forces", None),
        ("Pro-Iranian militias fired rockets.", "Pro-Iranian militias", None),
        ("Ethnic Albanians attacked a town.", "ethnic Albanians", None),
    ],
)  # fmt: skip
def test_who_has_no_name_is_known_by_whose_or_where_he_is(
    text: str, name: str, country: str | None
) -> None:
    """Who backs a group, or is opposed by it, says nothing of whose it is."""
    carried = memory()
    list(read(text, to=carried))
    assert {a.name: a.country for a in carried.actors.values()}[name] == country


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Macedonia signed.", "north-macedonia"),
        ("North Macedonia signed.", "north-macedonia"),
        ("Burma signed.", "myanmar"),
        ("Ivory Coast signed.", "ivory-coast"),
        ("Swaziland signed.", "eswatini"),
        ("The Czech Republic signed.", "czechia"),
        ("Holland signed.", "netherlands"),
        ("Cape Verde signed.", "cape-verde"),
        ("East Timor signed.", "timor-leste"),
        ("The Gambia signed.", "gambia"),
        ("DR Congo signed.", "democratic-republic-of-the-congo"),
        ("Zaire signed.", "democratic-republic-of-the-congo"),
        ("Congo-Brazzaville signed.", "republic-of-the-congo"),
        ("Pyongyang signed.", "north-korea"),
        ("Seoul signed.", "south-korea"),
        ("Beijing signed.", "china"),
        ("The Kremlin signed.", "kremlin"),
        ("Downing Street signed.", "downing-street"),
        ("The White House signed.", "white-house"),
    ],
)
def test_a_state_is_known_by_its_short_old_and_other_names(text: str, state: str) -> None:
    assert state in actors(text).values()


def test_its_ally_is_that_of_the_name_before() -> None:
    assert actors("Iran and its ally Hezbollah condemned the attack.")["its"] == "iran"


def test_a_vice_president_is_not_the_president() -> None:
    text = "Venezuelan President Nicolas Maduro and his vice-president, Delcy Rodriguez, met."
    found = [m for _, ms in read(text) for m in ms if m.text == "president"]
    assert [m.actor for m in found] in ([], ["delcy-rodriguez"])


def test_what_is_found_is_the_same_every_time() -> None:
    text = "Iraqi officials said the army and Trump’s envoy met in Baghdad. They left."
    assert list(actors(text).items()) == list(actors(text).items())


@pytest.mark.parametrize("text", ["", " ", "- - - -", "((((", "\u202e", "Iran " * 500, "’s ’s"])
def test_odd_text_is_read_without_failing(text: str) -> None:
    for doc in parse([text]):
        assert isinstance(mentions.find(doc, memory()), list)
