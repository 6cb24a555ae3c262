"""What the documents show is there: commands run, links lead somewhere, pictures exist."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

import detente as dt
import loaders
from detente.cli import main
from graph.named import all_queries

ROOT = Path(__file__).parent.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
DOCUMENTS += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
#: What a loader needs that is not installed everywhere.
READER = find_spec("spacy") is None


@cache
def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document: str, language: str) -> list[str]:
    return [block for said, block in FENCE.findall(text(document)) if said == language]


def inline(document: str) -> Iterator[list[str]]:
    """Yield the words of each piece of code in running text."""
    for code in re.findall(r"`([^`\n]+)`", FENCE.sub("", text(document))):
        try:
            yield shlex.split(code)
        except ValueError:  # a quotation mark: no command
            continue


def anchors(document: str) -> set[str]:
    """Return the anchors that GitHub gives to headings."""
    found = HEADING.findall(FENCE.sub("", text(document)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-").lower() for heading in found}


@cache
def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is like a clone, in which anything may be written."""
    for name in ("examples", "tests"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    monkeypatch.delenv("DETENTE_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words: list[str]) -> str:
    """Run a line of a document, where it can be run here, and return what it says."""
    match words:
        case ["detente", *arguments]:
            done = CliRunner().invoke(main, arguments)
            assert done.exit_code == 0, f"{shlex.join(words)}: {done.output}"
            return done.output
        case ["make", target]:
            assert target in targets()
        case ["python", "-m", module, *_]:
            assert find_spec(module), module
        case [".", ".venv/bin/activate"]:
            pass
        case _:
            pytest.fail(f"no test knows how to run {shlex.join(words)!r}")
    return ""


@pytest.mark.skipif(READER, reason="NOT RUN: the extra text is not installed")
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("document", [d for d in DOCUMENTS if blocks(d, "sh")])
def test_every_command_that_is_shown_runs(document: str) -> None:
    """In the order in which they stand, in a folder like a clone; and says what is quoted of it."""
    lines = "\n".join(blocks(document, "sh")).splitlines()
    said = [run(shlex.split(line, comments=True)) for line in lines if line.strip()]
    for account in re.findall(r"\*([^*\n]+ read = [^*\n]+)\*", text(document)):
        assert any(account in each for each in said), account


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("document", ["README.md", "docs/reference/python.md"])
def test_the_python_that_is_shown_runs(document: str) -> None:
    for block in blocks(document, "python"):
        exec(compile(block, document, "exec"), {})


def test_the_sparql_that_is_shown_finds_something() -> None:
    graph = dt.open()
    graph.load(ROOT / "examples" / "iraqi-volunteers.yaml")
    shown = blocks("README.md", "sparql")
    assert shown
    for block in shown:
        assert len(graph.table(block)) > 0, block


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_named_in_running_text_is_there(document: str) -> None:
    for words in inline(document):
        match words:
            case ["detente", name, *arguments] if name.isascii() and name.islower():
                assert name in main.commands, words
                assert options(arguments) <= known_options(name, arguments), words
            case ["make", target]:
                assert target in targets(), words
            case ["python", "-m", module, *_]:
                assert find_spec(module), words


def options(words: list[str]) -> set[str]:
    return {word.partition("=")[0] for word in words if word.startswith("--")}


def known_options(name: str, words: list[str]) -> set[str]:
    """Return the options of a command, and of the named query that it is asked."""
    found = {opt for each in main.commands[name].params for opt in each.opts} | {"--parameter"}
    if name == "query" and words and words[0] in all_queries():
        found |= {f"--{each.name}" for each in all_queries()[words[0]].parameters}
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    for link in LINK.findall(FENCE.sub("", text(document))):
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = (ROOT / document).parent / path if path else ROOT / document
        assert target.exists(), f"{document}: {link}"
        if anchor:
            assert anchor in anchors(target.resolve().relative_to(ROOT).as_posix()), link


def test_the_pictures_are_there_and_small() -> None:
    """`make screenshots` writes them."""
    shown = {link for link in LINK.findall(text("README.md")) if link.endswith(".png")}
    assert shown
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert {f"docs/images/{path.name}" for path in pictures} >= shown
    assert sum(path.stat().st_size for path in pictures) < 1_000_000


def test_the_readme_is_short_and_names_every_loader() -> None:
    assert len(text("README.md").splitlines()) < 200
    assert [name for name in loaders.LOADERS if f"`{name}`" not in text("README.md")] == []


def test_the_index_names_every_document() -> None:
    said = set(LINK.findall(text("docs/README.md")))
    documents = {d.removeprefix("docs/") for d in DOCUMENTS if d.startswith("docs/")}
    assert documents - {"README.md"} <= said
