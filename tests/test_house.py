"""How the house is built: its names, its rooms, and what it lets in."""

import ast
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

import detente as dt

ROOT = Path(__file__).parent.parent
PACKAGES = ("detente", "graph", "loaders", "ontology")
GENERATED = {"ontology/terms.py", "ontology/codes.py"}
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in (*PACKAGES, "tools", "bench")
    for path in (ROOT / package).rglob("*.py")
)


@pytest.mark.parametrize("name", PACKAGES)
def test_nobody_else_ships_our_names(name: str) -> None:
    """A module of the same name from elsewhere would be imported in place of ours."""
    assert set(packages_distributions().get(name, ["detente"])) == {"detente"}


@pytest.mark.parametrize("module", sorted(set(MODULES) - GENERATED))
def test_a_module_fits_on_a_few_pages(module: str) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_a_drawer_for_odds_and_ends(module: str) -> None:
    assert Path(module).stem not in {"utils", "helpers", "common", "base", "manager", "misc"}


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_public_is_there(package: str) -> None:
    module = import_module(package)
    missing = [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)]
    assert missing == []


def test_the_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dt.__version__ == project["version"] == version("detente")


@pytest.mark.parametrize("module", MODULES)
def test_every_public_thing_says_what_it_is(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module}: say in the first line what is in it"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            said = ast.get_docstring(node)
            assert said, f"{module}:{node.lineno}: {node.name} has no docstring"


def test_importing_reaches_no_network_and_reads_no_graph() -> None:
    """What is slow or heavy is imported when it is needed."""
    code = (
        "import socket, sys\n"
        "socket.socket.connect = lambda *_: sys.exit('connected')\n"
        "import detente\n"
        "late = {'rdflib', 'pyvis', 'pandas', 'networkx', 'pyshacl'} & set(sys.modules)\n"
        "sys.exit(f'imported {late}' if late else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_repository_names_no_registry_and_no_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    forbidden = ("/work/" + "main", "/root" + "/", "pypi." + "org", "files.python" + "hosted")
    for name in filter(None, listed.stdout.split("\0")):
        content = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        found = [word for word in forbidden if word in content]
        assert not found, f"{name}: {found}"
