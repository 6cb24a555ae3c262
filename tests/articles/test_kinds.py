"""Which files are articles, and which are left to other loaders."""

import time
from pathlib import Path

import pytest

from loaders import rdf, recognise
from loaders.articles.kinds import kind_of, recognises
from ontology.errors import SourceError

STATEMENT = '<http://s.example/> <http://p.example/> "o" .\n'


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.txt", "Talks go on in Oman\n\nTalks went on, officials said."),
        ("a.txt", "Base commander killed in Diyala\n\nHe was the second."),
        ("a.txt", "Prefix: a word that begins others\n"),
        ("a.md", "# Talks\n\n<https://gazette.example> says that they go on."),
        ("a.md", "---\ntitle: Talks\n---\n"),
        ("a.TXT", "\ufeffTalks"),
        ("a.html", "<p>Talks</p>"),
        ("a.txt", "<!DOCTYPE html><html>"),
        ("a.jsonl", '{"id": 7, "title": "Talks", "text": "Talks went on."}'),
        ("a.jsonl", '{"id": "7", "text": "Talks went on."}'),
        ("a.jsonl", '{"text": "' + "Talks went on. " * 800),
        ("a.jsonl", '{"broken\n{"url": "https://x.example", "text": "Talks"}'),
        ("a.jsonl", '{"lang": "en", "date": "2026-02-07", "text": "' + "x" * 9000),
        ("a.ndjson", '{"title": "Talks", "text": "Talks went on."}'),
        ("a.rss", '<?xml version="1.0"?>\n<rss version="2.0">'),
        ("a.xml", '<?xml version="1.0"?><!-- c --><?x y?><feed xmlns="http://www.w3.org/2005/Atom">'),
        ("a.xml", '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "<y>">]>\n<a:feed>'),
    ],
)  # fmt: skip
def test_articles_are_recognised(name: str, beginning: str) -> None:
    assert recognises(Path(name), beginning)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.txt", "Event ID\tEvent Date\tSource Name\n1\t2018-06-01\tIran\n"),
        ("a.txt", "GLOBALEVENTID,SQLDATE,MonthYear,Year\n1,20180101,201801,2018\n"),
        ("a.txt", STATEMENT),
        ("a.txt", "# comment\n@prefix det: <https://w3id.org/detente/ns#> ."),
        ("a.md", "PREFIX det: <https://w3id.org/detente/ns#>"),
        ("a.txt", '{"@context": "https://schema.org"}'),
        ("a.txt", "casefile: iraqi-volunteers\ntitle: T\n"),
        ("a.txt", '<?xml version="1.0"?><INDIVIDUALS/>'),
        ("a.jsonl", '{"id": "NK-1", "schema": "Person", "properties": {"name": ["A B"]}}'),
        ("a.jsonl", '{"type": "item", "id": "Q796", "labels": {}, "claims": {}}'),
        ("a.jsonl", '{"id": 1, "text": "Talks", "created_at": "Sat Feb 07", "user": {}}'),
        ("a.jsonl", '{"title": "Talks", "body": "Talks went on."}'),
        ("a.jsonl", '["text", "title"]'),
        ("a.json", '{"title": "Talks", "text": "Talks went on."}'),
        ("a.xml", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rss/>"),
        ("a.rss", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"),
        ("a.xml", "<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>"),
        ("a.csv", "Talks go on"),
        ("a", "Talks go on"),
    ],
)
def test_what_others_read_is_left_to_them(name: str, beginning: str) -> None:
    assert not recognises(Path(name), beginning)


@pytest.mark.parametrize(
    ("name", "content", "loader"),
    [
        ("a.txt", "Base commander killed in Diyala\n\nHe was the second.\n", "articles"),
        ("a.md", "# Talks\n\n<https://gazette.example> says that they go on.\n", "articles"),
        ("a.txt", STATEMENT, "rdf"),
        ("a.txt", "# a comment\n_:a <http://p.example/> _:b .\n", "rdf"),
        ("a.txt", "CODE\tMEANING\n" + "010\tMake an appeal.\n" * 9, None),
        ("a.txt", "# A list of codes.\n" * 5 + "law school [EDUCATION]\n" * 9, None),
        ("a.txt", "# Names.\n" * 4 + "+UNITED_NATIONS_\n" * 9, None),
        ("a.txt", "04: CONSULT\n036: AGREE, diplomatic # meet or negotiate\n" * 5, None),
        ("a.txt", "Talks\n\nTalks go on\n" * 5 + "They end on Friday.\n", "articles"),
        (
            "a.jsonl",
            '{"@context": {}, "@id": "http://s.example/", "text": "a", "title": "b"}',
            None,
        ),
    ],
)
def test_only_one_loader_takes_a_file(
    tmp_path: Path, name: str, content: str, loader: str | None
) -> None:
    path = tmp_path / name
    path.write_text(content)
    if loader:
        assert recognise(path) == loader
    else:
        with pytest.raises(SourceError, match="recognised"):
            recognise(path)


@pytest.mark.parametrize(
    ("name", "beginning", "kind"),
    [
        ("a.txt", "<html>", "page"),
        ("stdin-1", "<!doctype html>", "page"),
        ("stdin-1", '{"text": ""}', "lines"),
        ("stdin-1", '<?xml version="1.0"?><rss>', "feed"),
        ("stdin-1", "Talks", "text"),
    ],
)
def test_what_has_no_ending_is_read_by_its_beginning(name: str, beginning: str, kind: str) -> None:
    assert kind_of(Path(name), beginning) == kind


@pytest.mark.parametrize(
    "piece",
    [
        "#",
        "# \n",
        "<!-- -->",
        "<!-- ",
        "<?a?>",
        "<!DOCTYPE a>",
        '{"a":1,',
        "\\",
        '{"\\"',
        "a,b",
        "<",
    ],
)
def test_no_beginning_takes_long_to_look_at(piece: str) -> None:
    beginning = piece * (8192 // len(piece)) + "x"
    start = time.process_time()
    for name in ("a.md", "a.xml", "a.jsonl", "a.html"):
        recognises(Path(name), beginning)
        rdf.recognises(Path(name), beginning)
    assert time.process_time() - start < 0.5
