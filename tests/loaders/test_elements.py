"""Records of an XML file, and what is never read as one."""

import bz2
from pathlib import Path

import pytest

from loaders import elements as module
from loaders.elements import attributes, elements
from ontology.errors import SourceError


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "in.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("block", [1, 1 << 16])
def test_records_are_the_elements_at_a_depth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    text = '<l made="1">\n<s>x<p>\n<n>A</n><n>B &amp; C</n><e/><i><n>D</n></i></p>\n<q/></s></l>'
    path = written(tmp_path, text)
    assert attributes(path) == {"made": "1"}
    assert list(elements(path, depth=2)) == [
        (2, "p", {"n": ["A", "B & C"], "i": [{"n": ["D"]}]}),
        (4, "q", {}),
    ]


def test_a_packed_file_is_read_as_if_it_were_not(tmp_path: Path) -> None:
    path = written(tmp_path, bz2.compress(b"<l><s><p><n>A</n></p></s></l>"))
    assert [content for _, _, content in elements(path, depth=2)] == [{"n": ["A"]}]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not well-formed XML: no element found"),
        ("<l><s>", "not well-formed XML: no element found"),
        ("<l><s></l>", "not well-formed XML: mismatched tag"),
        ('<!DOCTYPE l [<!ENTITY x "y">]><l>&x;</l>', "XML with a DOCTYPE"),
        ('<!DOCTYPE l SYSTEM "http://127.0.0.1/x"><l/>', "XML with a DOCTYPE"),
        ("<l><s><p>&x;</p></s></l>", "not well-formed XML: undefined entity"),
        ("<l><s>" + "<p>" * 40, "nested more than 32 deep"),
        ("<l>" * 5, "not well-formed XML"),
        (b"<l>\xff</l>", "not well-formed XML"),
        ('<?xml version="1.0" encoding="none"?><l/>', "unknown encoding"),
    ],
)
def test_what_is_unsafe_or_broken_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, problem: str
) -> None:
    with pytest.raises(SourceError, match=rf"in\.xml:\d+: {problem}"):
        list(elements(written(tmp_path, text), depth=2))


def test_a_record_without_an_end_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    path = written(tmp_path, "<l><s><p>" + "x" * 200)
    with pytest.raises(SourceError, match="a record of more than 100 characters"):
        list(elements(path, depth=2))
