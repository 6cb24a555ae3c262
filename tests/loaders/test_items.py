"""Objects whose keys must be used up."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from loaders.items import Item, ItemError, items
from ontology.records import Counted, Loaded, Record, SetAside


def item(value: object) -> Item:
    return Item(value, line=1, number=1)


def test_a_key_that_nobody_read_is_an_error() -> None:
    read = item({"a": "1", "b": "2"})
    read.take("a", int)
    with pytest.raises(ItemError, match="keys that are not known: 'b'"):
        read.done()


def test_a_key_may_be_left_for_a_reason_only() -> None:
    read = item({"a": "1"})
    with pytest.raises(ValueError, match="without a reason"):
        read.leave("", "a")
    read.leave("says nothing", "a")
    read.done()


@pytest.mark.parametrize("value", [None, 7, True, ["a"], {"b": "c"}])
def test_a_value_of_another_sort_is_an_error(value: object) -> None:
    with pytest.raises(ItemError):
        item({"a": value}).take("a", str)


@pytest.mark.parametrize("value", [True, 1.5, "1", [1]])
def test_a_whole_number_is_one(value: object) -> None:
    with pytest.raises(ItemError, match="not a whole number"):
        item({"a": value}).whole("a")


@pytest.mark.parametrize("hidden", ["\u202e", "\x07", "\ud800", "\u2066"])
def test_characters_that_do_not_show_are_an_error(hidden: str) -> None:
    with pytest.raises(ItemError, match="is not shown"):
        item({"a": ["x", f"a{hidden}b"]}).many("a", str)


def test_keys_are_quoted_so_that_they_cannot_mislead() -> None:
    with pytest.raises(ItemError) as error:
        item({"a\u202e": {"\ud800": 1}}).take("a\u202e", str)
    assert "\u202e" not in str(error.value)


def test_the_way_to_a_value_is_told() -> None:
    inner = item({"a": {"b": 7}}).inner("a")
    assert inner is not None
    with pytest.raises(ItemError, match=r"'a'.'b' is a number, not a text"):
        inner.take("b", str)


def test_every_object_is_loaded_or_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"a": "1"}\n{"a": "x"}\n{"b": "1"}\n[]\n{"a": \n{"c": "1"}\n')

    def first(item: Item) -> Iterable[Record] | None:
        if "c" in item:
            return None
        item.take("a", int)
        return ()

    def second(item: Item) -> Iterable[Record] | None:
        return () if "c" in item else None

    records = list(items(path, first, second))
    assert [each.line for each in records if isinstance(each, Loaded)] == [1, 6]
    assert [each.line for each in records if isinstance(each, SetAside)] == [2, 3, 4, 5]
    assert records[-1] == Counted(units=6, unit="entry", heading="")


def test_a_document_may_hold_many_objects(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text('{"entities": {"x": {"a": "1"}, "y": {"a": "z"}}, "success": 1}')

    def read(item: Item) -> Iterable[Record]:
        item.take("a", int)
        return ()

    records = list(items(path, read, within="entities"))
    assert [type(each) for each in records] == [Loaded, SetAside, Counted]
    assert records[-1] == Counted(units=2, unit="entry", heading="")
