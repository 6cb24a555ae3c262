"""A file says one thing at a time: what it said under another name goes when it is loaded again."""

from pathlib import Path

import pytest

import detente as dt
from graph import rebuilding
from ontology.errors import SourceError
from tests.graph.conftest import Write
from tests.graph.test_engine import loaded, quads, table

TALKS = "source: a, type: CONSULT, initiator: ruritania, recipient: freedonia, when: 2001-05-03"


def rekeyed(path: Path, key: str) -> Path:
    """Give a casefile another key."""
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    assert first.startswith("casefile: ")
    path.write_text(f"casefile: {key}\n{rest}", encoding="utf-8")
    return path


def test_an_edited_key_leaves_no_stale_claims(casefile: Write) -> None:
    path = casefile(talks=[TALKS])
    graph = dt.open()
    graph.load(path)
    (account,) = graph.load(rekeyed(path, "talks-of-may"))
    assert (account.outcome, account.instead_of) == ("replaced", ("crisis",))
    assert "in place of crisis" in str(account)
    assert quads(graph) == quads(loaded_anew(path))
    assert rebuilding.kept(graph.store) == rebuilding.followed(graph.store)


def loaded_anew(path: Path) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(path)
    return graph


def test_a_key_that_is_changed_back_brings_the_first_claims_back(casefile: Write) -> None:
    path = casefile(talks=[TALKS])
    graph = loaded_anew(path)
    before = quads(graph)
    for key in ("other", "third", "crisis"):
        graph.load(rekeyed(path, key))
    assert quads(graph) == before


def test_what_another_loader_read_in_the_file_stays(tmp_path: Path) -> None:
    """Two extractors may read one file: what each says is a source of its own."""
    path = tmp_path / "x.txt"
    path.write_text("<http://s/> <http://p/> <http://o/> .\n")
    with dt.open() as graph:
        graph.load(path, loader="rdf")
        path.write_text("Talks\n\nIran and Iraq met in Oman on Friday, the mediators said.\n")
        graph.load(path, loader="articles")
        assert {"rdf/x", "article/x.txt"} <= set(graph.sources().column("source"))


def test_reasons_of_a_name_that_is_gone_go_too(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    with dt.open(tmp_path / "store") as graph:
        path.write_text('<http://s/> <http://p/> "\\u001B" .\n<http://s/> <http://p/> 1 .\n')
        (first,) = graph.load(path)
        assert first.aside_file
        (tmp_path / "y.ttl").symlink_to(path)
        path.write_text('<http://s/> <http://p/> "\\u001B" .\n<http://s/> <http://p/> 2 .\n')
        (second,) = graph.load(tmp_path / "y.ttl")
        assert second.instead_of == ("rdf/x",)
        assert not first.aside_file.exists()


def test_a_source_of_another_file_is_not_taken_over(casefile: Write, tmp_path: Path) -> None:
    path = casefile(talks=[TALKS])
    copy = tmp_path / "copy.yaml"
    copy.write_text(path.read_text(encoding="utf-8") + "about: another\n", encoding="utf-8")
    with dt.open() as graph:
        graph.load(path)
        with pytest.raises(SourceError, match="'crisis' is loaded already, from another file"):
            graph.load(copy)
        (account,) = graph.load(copy, replace=True)
        assert account.outcome == "replaced"


def test_two_files_that_change_names_each_say_their_own(casefile: Write, tmp_path: Path) -> None:
    one = casefile(talks=[TALKS])
    other = table(tmp_path / "b.tab", {}, {"Event ID": "2"})
    graph = loaded(other)
    assert len(quads(graph)) > 0
    with dt.open() as whole:
        whole.load(one, other)
        whole.load(rekeyed(one, "renamed"), other)
        assert {"renamed", "icews/b"} <= set(whole.sources().column("source"))
        assert "crisis" not in set(whole.sources().column("source"))
