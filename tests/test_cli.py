"""The command line does what its help says."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

ROOT = Path(__file__).parent.parent
CASE = ROOT / "tests" / "loaders" / "casefile" / "in.yaml"
ICEWS = ROOT / "tests" / "loaders" / "icews" / "in.tab"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two sources, opened and closed again by each command."""
    path = tmp_path_factory.mktemp("cli") / "store"
    assert run("load", CASE, ICEWS, "--store", path).exit_code == 0
    return path


def test_load_gives_an_account_of_each_file(tmp_path: Path) -> None:
    done = run("load", CASE, ICEWS, "--store", tmp_path / "store")
    first, second, _ = done.stdout.splitlines()
    assert "7 claims read = 7 loaded + 0 set aside" in first
    assert "5 rows read = 2 loaded + 3 set aside" in second
    aside = Path(second.partition("what was set aside: ")[2])
    told = [json.loads(line) for line in aside.read_text().splitlines()]
    assert [each["line"] for each in told] == [3, 4, 6]
    assert all(each["reason"] and each["raw"] for each in told)


def test_loading_again_says_that_nothing_changed(store: Path) -> None:
    assert "unchanged" in run("load", CASE, "--store", store).stdout


def test_standard_input_is_a_file_too(tmp_path: Path) -> None:
    done = run("load", "-", "--store", tmp_path / "store", stdin=CASE.read_text())
    assert done.exit_code == 0
    assert "7 loaded" in done.stdout


def test_query_answers_in_csv_in_a_pipe(store: Path) -> None:
    done = run("query", "threats", "--actor", "Ruritania", "--store", store)
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert row["threat"] == "Ruritania would cross the river"
    assert row["condition"] == "If Freedonia closes the bridge"


@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_query_answers_in_the_shape_that_is_asked_for(store: Path, shape: str) -> None:
    done = run("query", "degree", "--format", shape, "--store", store)
    assert done.exit_code == 0
    assert "Freedonia" in done.stdout


def test_query_takes_text_a_file_and_standard_input(store: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?e a sem:Event }"
    (tmp_path / "count.rq").write_text(text)
    answers = {
        run("query", text, "--store", store).stdout,
        run("query", tmp_path / "count.rq", "--store", store).stdout,
        run("query", "-", "--store", store, stdin=text).stdout,
    }
    assert len(answers) == 1
    assert answers.pop().startswith("n\n")


def test_query_shows_the_sparql_that_it_would_run(store: Path) -> None:
    done = run("query", "threats", "--actor", "Iran", "--sparql", "--store", store)
    assert "<https://w3id.org/detente/id/actor/iran>" in done.stdout


def test_construct_answers_in_turtle(store: Path) -> None:
    done = run("query", "CONSTRUCT WHERE { ?e a sem:Event }", "--store", store)
    assert "sem:Event" in done.stdout


def test_a_cut_answer_says_so_on_standard_error_too(store: Path) -> None:
    done = run("query", "degree", "--limit", "1", "--store", store)
    assert "cut after 1 rows" in done.stderr
    assert "# cut after 1 rows" in done.stdout


def test_view_writes_a_page(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = run("view", out, "--actor", "Ruritania", "--title", "A crisis", "--store", store)
    assert done.exit_code == 0
    assert "<title>A crisis</title>" in out.read_text(encoding="utf-8")


def test_check_finds_no_problems(store: Path) -> None:
    assert run("check", "--store", store).stdout == "no problems\n"


def test_lists_loaders_queries_and_sources(store: Path) -> None:
    assert "casefile" in {line.split()[0] for line in run("loaders").stdout.splitlines()}
    assert "--actor ACTOR (required)" in run("queries", "between").stdout
    rows = list(csv.DictReader(io.StringIO(run("sources", "--store", store).stdout)))
    assert [row["source"] for row in rows] == [
        "icews/in",
        "register",
        "ruritania",
        "ruritania/gazette",
        "ruritania/radio",
    ]


def test_remove_takes_a_whole_casefile_back(tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("load", CASE, "--store", store)
    assert run("remove", "ruritania", "--store", store).exit_code == 0
    assert "ruritania" not in run("sources", "--store", store).stdout
    assert run("query", "threats", "--store", store).stdout.count("\n") == 1


def test_export_writes_what_can_be_loaded(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.trig"
    assert run("export", out, "--store", store).exit_code == 0
    done = run("load", out, "--store", tmp_path / "other")
    assert done.exit_code == 0
    assert run("query", "ASK { ?r a det:Report }", "--store", tmp_path / "other").stdout == "yes\n"
