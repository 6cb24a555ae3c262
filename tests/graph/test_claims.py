"""The graph holds claims: what is not asserted never counts as done."""

import pytest

import detente as dt
from ontology.terms import Modality
from tests.graph.conftest import Write

ATTACK = "source: a, type: ASSAULT, initiator: ruritania, recipient: freedonia"
ANY_ATTACK = "ASK { ?x sem:eventType type:ASSAULT }"
ANY_PART = "ASK { ?x det:initiator ?who }"


def loaded(path: object) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(str(path))
    return graph


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ACTUAL])
def test_what_is_not_actual_answers_no_query_for_events(casefile: Write, modality: str) -> None:
    graph = loaded(casefile(x=[f"{ATTACK}, modality: {modality}"]))
    assert not graph.query(ANY_ATTACK)
    assert not graph.query(ANY_PART)
    assert graph.table("SELECT ?e { ?e a sem:Event }").rows == ()
    assert len(graph.table("SELECT ?e { ?e a det:Prospect ; det:proposedType type:ASSAULT }")) == 1


def test_what_is_denied_answers_no_query_for_events(casefile: Write) -> None:
    graph = loaded(casefile(x=[f"{ATTACK}, polarity: denied"]))
    assert not graph.query(ANY_ATTACK)
    assert len(graph.table("prospects")) == 1


def test_the_content_of_a_threat_answers_no_query_for_attacks(casefile: Write) -> None:
    content = "content: {label: attack, type: ASSAULT, initiator: ruritania, recipient: freedonia}"
    threat = f"source: a, type: THREATEN, initiator: ruritania, recipient: freedonia, {content}"
    graph = loaded(casefile(x=[threat]))
    assert not graph.query(ANY_ATTACK)
    assert graph.table("threats").column("threat") == ["attack"]


def test_what_one_affirms_and_another_denies_is_an_event_in_dispute(casefile: Write) -> None:
    denial = f"{ATTACK.replace('source: a', 'source: b')}, polarity: denied"
    graph = loaded(casefile(x=[ATTACK, denial]))
    (row,) = graph.table("SELECT ?n ?in { ?e a sem:Event ; det:reportCount ?n ; det:disputed ?in }")
    assert row == {"n": 1, "in": True}


def test_a_report_says_who_says_so(casefile: Write) -> None:
    graph = loaded(casefile(x=[f"{ATTACK}, said_by: guard, heard_from: freedonia"]))
    rows = graph.table(
        "SELECT ?by ?via { ?r a det:Report ; prov:wasAttributedTo/skos:prefLabel ?by ;"
        " prov:wasQuotedFrom/skos:prefLabel ?via }"
    )
    assert rows.rows == ({"by": "Royal Guard", "via": "Freedonia"},)


def test_a_post_without_words_is_refused(casefile: Write) -> None:
    path = casefile(x=[ATTACK])
    path.write_text(
        path.read_text() + "posts:\n  - {source: a, holder: guard, of: freedonia, title: Chief}\n"
    )
    with pytest.raises(dt.SourceError, match=r"crisis.yaml:\d+: a post needs the words"):
        loaded(path)


def test_no_actor_is_the_same_as_another_in_the_default_graph(casefile: Write) -> None:
    graph = loaded(casefile(x=[ATTACK]))
    assert not graph.query("ASK { ?a <http://www.w3.org/2002/07/owl#sameAs> ?b }")
