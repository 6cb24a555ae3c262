"""What the documents show works as they show it."""

import re
import sys
import textwrap
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

import detente as dt
import loaders
from detente.cli import main
from ontology.terms import ActorKind, EventType, Modality, PlacePrecision, RelationType, Role

ROOT = Path(__file__).parent.parent


def block(document: str, language: str) -> str:
    """Return the first block of a language in a document."""
    text = (ROOT / document).read_text(encoding="utf-8")
    found = re.search(rf"^( *)```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    assert found, f"{document}: no block of {language}"
    return textwrap.dedent(found.group(2))


def test_the_casefile_of_the_documentation_loads(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(block("docs/casefile.md", "yaml"), encoding="utf-8")
    graph = dt.open()
    (account,) = graph.load(path)
    assert (account.read, account.loaded) == (2, 2)
    assert str(graph.check()) == "no problems"


@pytest.mark.parametrize(
    "terms", [EventType, Role, Modality, RelationType, ActorKind, PlacePrecision]
)
def test_the_documentation_of_the_casefile_names_every_term(terms: type[ActorKind]) -> None:
    text = (ROOT / "docs" / "casefile.md").read_text(encoding="utf-8")
    assert [term.value for term in terms if term.value not in text] == []


def test_the_loader_of_the_documentation_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Following the words of CONTRIBUTING.md gives a loader in under sixty lines."""
    code = block("CONTRIBUTING.md", "python")
    assert len(code.splitlines()) < 60
    (tmp_path / "incidents.py").write_text(code, encoding="utf-8")
    spec = spec_from_file_location("incidents", tmp_path / "incidents.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "incidents", module)
    spec.loader.exec_module(module)
    monkeypatch.setitem(loaders.LOADERS, "incidents", "incidents")
    table = tmp_path / "day.tsv"
    table.write_text("id\tday\twho\twhat\tnote\n1\t2001-05-03\tA\tAID\t\n2\tx\tB\tAID\t\n")
    graph = dt.open()
    (account,) = graph.load(table)
    assert (account.loader, account.read, account.loaded) == ("incidents", 2, 1)
    assert "column 'day' holds 'x'" in str(account.aside[0])
    assert len(graph.table("who-did-what", type="AID")) == 1


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself(name: str) -> None:
    """The help is the reference: it says what each argument and option is."""
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 5
    assert name in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
