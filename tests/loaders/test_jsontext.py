"""Objects of a JSON file, in each layout, and what is wrong with some of them."""

import gzip
from pathlib import Path

import pytest

from loaders import jsontext
from loaders.jsontext import NotJson, found, parsed
from ontology.errors import SourceError


def said(path: Path) -> list[tuple[int, object]]:
    """Return the line of each object and what it says, or why it cannot be read."""
    told: list[tuple[int, object]] = []
    for each in found(path):
        try:
            told.append((each.line, each.parsed()))
        except NotJson as error:
            told.append((each.line, str(error)))
    return told


@pytest.fixture(params=[1, 7, 1 << 16])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a file come in small blocks, so that every border is crossed."""
    size = int(request.param)
    monkeypatch.setattr(jsontext, "BLOCK", size)
    return size


@pytest.mark.usefixtures("block")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}\n\n{"a": 2}\n', [(1, {"a": 1}), (3, {"a": 2})]),
        ('\ufeff[\n{"a": 1},\n{"a": 2}\n]\n', [(2, {"a": 1}), (3, {"a": 2})]),
        (
            '[{"a": "]}\\"{"},{"b": [{"c": "\\\\"}]}]',
            [(1, {"a": ']}"{'}), (1, {"b": [{"c": "\\"}]})],
        ),
        ('{\n  "a": 1\n}\n{\n  "a": 2\n}', [(1, {"a": 1}), (4, {"a": 2})]),
        ('\ufeff[\n  {\n    "a": 1\n  }, {"b": 2}\n]', [(2, {"a": 1}), (4, {"b": 2})]),
    ],
    ids=["lines", "array of lines", "array on a line", "documents", "array"],
)
def test_objects_are_found_in_every_layout(
    tmp_path: Path, text: str, expected: list[tuple[int, object]]
) -> None:
    path = tmp_path / "in.json"
    path.write_text(text, encoding="utf-8")
    assert said(path) == expected


@pytest.mark.usefixtures("block")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}\n{"a": \n{"a": 3}', [{"a": 1}, "not JSON", {"a": 3}]),
        ('{"a": \n{"a": 2}', ["not JSON", {"a": 2}]),
        ('[\n{"a": 1},\n{"a": 2,\n{"a": 3}\n]', [{"a": 1}, "not JSON", {"a": 3}]),
        ('[{"a": 1 2}, {"a": 3}]', ["not JSON", {"a": 3}]),
        ('[{"a": 1}, 7, {"a": 3}]', [{"a": 1}, "not an object", {"a": 3}]),
        ('[{"a": 1}, {"a": ', [{"a": 1}, "is not closed"]),
        ('[{"a": 1},', [{"a": 1}, "the array is not closed"]),
        ('[{"a": "x}]', ["is not closed"]),
        ('[{"a": 1}]] {"a": 2}', [{"a": 1}, "not an object", {"a": 2}]),
        ('"text"', ["not an object"]),
    ],
)
def test_what_is_broken_spoils_itself_alone(
    tmp_path: Path, text: str, expected: list[object]
) -> None:
    path = tmp_path / "in.json"
    path.write_text(text, encoding="utf-8")
    found = [each for _, each in said(path)]
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == other or str(one).startswith(str(other))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"a": NaN}', "not JSON: NaN"),
        (b'{"a": -Infinity}', "not JSON: -Infinity"),
        (b'{"a": 1e999}', "the number 1e999 is too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON: Exceeds the limit"),
        (b'{"a": 1, "b": 2, "a": 3}', "key 'a' stands twice"),
        (b'{"a": "\xff"}', "not UTF-8: byte 0xFF at 7"),
        (b'{"a": ' + b"[" * 65 + b"]" * 65 + b"}", "nested more than 64 deep"),
        (b'{"a":' * 100_000, "nested more than 64 deep"),
        (b'{"a": "\x00"}', "not JSON: Invalid control character"),
    ],
)
def test_what_is_no_strict_json_is_refused(text: bytes, reason: str) -> None:
    with pytest.raises(NotJson) as error:
        parsed(text)
    assert str(error.value).startswith(reason)


def test_brackets_in_strings_are_not_depth() -> None:
    assert parsed(b'{"a": "' + b"[" * 100 + b'"}') == {"a": "[" * 100}


@pytest.mark.parametrize("layout", ["{}\n{}", "[{}, {}]"])
def test_an_endless_object_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    monkeypatch.setattr(jsontext, "LARGEST", 100)
    monkeypatch.setattr(jsontext, "BLOCK", 10)
    path = tmp_path / "in.json"
    path.write_text(layout.replace("{}", '{"a": "' + "x" * 200 + '"}', 1))
    assert said(path) == [(1, "longer than 100 bytes"), (1 + layout.count("\n"), {})]


def test_a_packed_file_is_read_as_if_it_were_not(tmp_path: Path) -> None:
    path = tmp_path / "in.json.gz"
    path.write_bytes(gzip.compress(b'[{"a": 1}]'))
    assert said(path) == [(1, {"a": 1})]


@pytest.mark.parametrize("text", ["", " \n", "[]", "[\n]\n"])
def test_a_file_without_objects_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "in.json"
    path.write_text(text)
    with pytest.raises(SourceError, match="no object"):
        said(path)
