"""The pages of docs/reference say all that there is, and the same on every machine."""

import sys

import pytest

import detente as dt
import loaders
from detente.cli import main
from graph.named import CASTS, all_queries
from ontology.terms import EventType, RelationType
from tools.reference import commands, python, queries, terms
from tools.write_reference import FOLDER, PAGES


def page(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_every_page_is_there_and_no_other() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_kind_of_parameter_is_explained() -> None:
    """In tools/reference/queries.py."""
    assert set(queries.KINDS) == set(CASTS)


def test_every_query_has_its_parameters_and_an_example() -> None:
    made = queries.page()
    for query in all_queries().values():
        assert f"\n## {query.name}\n" in made
        assert f"\ndetente query {query.name}" in made
        assert all(f"| `--{each.name}` |" in made for each in query.parameters)


def test_every_command_has_its_options() -> None:
    made = commands.page()
    for name, command in main.commands.items():
        assert f"\n## detente {name}\n" in made
        options = (each.opts[0] for each in command.params if each.opts[0].startswith("-"))
        assert all(option in made for option in options)


@pytest.mark.parametrize("columns", ["30", "200"])
def test_the_width_of_the_terminal_makes_no_difference(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = commands.page()
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("DETENTE_STORE", "elsewhere")
    assert commands.page() == before


def test_everything_public_is_in_the_python_page() -> None:
    made = python.page()
    assert [n for n in dt.__all__ if n not in made and not n.startswith("__")] == []


def test_every_loader_has_its_section() -> None:
    made = page("loaders.md")
    assert [name for name in loaders.LOADERS if f"\n## {name}\n" not in made] == []


def test_every_type_and_relation_is_in_the_vocabulary() -> None:
    made = terms.page()
    assert [each for each in (*EventType, *RelationType) if f"| `{each}` |" not in made] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_knows_the_machine(name: str) -> None:
    text = page(name)
    assert str(FOLDER.parents[1]) not in text
    assert sys.prefix not in text
    assert " at 0x" not in text


def test_signatures_are_as_one_types_them() -> None:
    def load(self: object, path: "dt.Table | None" = None, *, fast: bool = False) -> "dt.Table":
        raise NotImplementedError((self, path, fast))

    made = python.signature("g.load", load)
    assert made == "g.load(path: Table | None = None, *, fast: bool = False) -> Table"
