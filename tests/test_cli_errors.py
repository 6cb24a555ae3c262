"""What the command line says when something is wrong: one line, the right status, no traceback."""

import csv
import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

ROOT = Path(__file__).parent.parent
CASE = ROOT / "tests" / "loaders" / "casefile" / "in.yaml"
ICEWS = ROOT / "tests" / "loaders" / "icews" / "in.tab"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def command(*arguments: str | Path) -> list[str]:
    """Return what starts the program in a process of its own."""
    return [sys.executable, "-c", "from detente.cli import main; main()", *map(str, arguments)]


def started(*arguments: str | Path, stderr: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=stderr, cwd=ROOT)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "store"
    assert run("load", CASE, "--store", path).exit_code == 0
    return path


@pytest.fixture
def store(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a casefile in it, for one test."""
    return shutil.copytree(loaded, tmp_path_factory.mktemp("cli") / "store")


def said(done: Result) -> str:
    """Return the one line on standard error."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("detente: ")
    return lines[0].removeprefix("detente: ")


# -- status ----------------------------------------------------------------------------------

ASKED: dict[str, tuple[int, list[str], str]] = {
    "no such query": (2, ["who-did-wat"], "did you mean 'who-did-what'?"),
    "no such parameter": (2, ["who-did-what", "--actr", "Iran"], "did you mean 'actor'?"),
    "no parameter of the text": (2, ["ASK { ?s ?p $o }", "--x", "1"], "parameter"),
    "nobody of that name": (1, ["who-did-what", "--actor", "Irann"], "did you mean 'Iran'?"),
    "a name that is no IRI": (1, ["who-did-what", "--actor", "50% of [them]"], "no actor"),
    "a name that is not Unicode": (1, ["who-did-what", "--actor", "\udcff"], "actor"),
    "no such type": (1, ["who-did-what", "--type", "THREATN"], "did you mean 'THREATEN'?"),
    "no day": (1, ["who-did-what", "--since", "yesterday"], "'yesterday'"),
    "a parameter that is needed": (1, ["between"], "needs"),
    "no SPARQL": (1, ["SELECT * {"], "not a query"),
    "SPARQL in a word": (1, ["SELECT*{"], "not a query"),
    "half a character": (1, ["SELECT * { ?s ?p '\udcff' }"], ""),
    "an address that is none": (1, ["ASK { ?s ?p $o }", "--o", "http://a b"], "o"),
    "a way out": (1, ["SELECT * { SERVICE <http://127.0.0.1:9/> {} }"], "SERVICE"),
    "no such file": (1, ["no.rq"], "no.rq: "),
    "a folder": (1, [f"{ROOT}/graph/queries/../x.rq"], "x.rq: "),
}


@pytest.mark.parametrize(("status", "arguments", "words"), ASKED.values(), ids=ASKED)
def test_a_wrong_question_is_one_line(
    store: Path, status: int, arguments: list[str], words: str
) -> None:
    done = run("query", *arguments, "--store", store)
    assert words in said(done)
    assert (done.exit_code, done.stdout) == (status, "")


USED: dict[str, tuple[list[str], str]] = {
    "no command": (["lod"], "No such command 'lod'"),
    "no file": (["load"], "Missing argument"),
    "no such option": (["load", "x", "--stor", "y"], "No such option"),
    "a parameter without a value": (["query", "threats", "--actor"], "needs a value"),
    "an argument too many": (["query", "threats", "Iran"], "unexpected argument 'Iran'"),
    "no such shape": (["query", "threats", "--format", "xml"], "'xml' is not one of"),
    "a table as turtle": (["query", "threats", "--format", "turtle"], "turtle"),
    "a limit below nothing": (["query", "threats", "--limit", "-1"], "--limit"),
    "no time": (["query", "threats", "--timeout", "-1"], "--timeout"),
    "all time": (["query", "threats", "--timeout", "inf"], "--timeout"),
    "a time that is none": (["query", "threats", "--timeout", "nan"], "--timeout"),
    "no such loader": (["load", str(CASE), "--loader", "icwes"], "did you mean 'icews'?"),
    "no such format": (["export", "x.xyz"], "no format named 'xyz'"),
    "no such query to list": (["queries", "threat"], "did you mean 'threats'?"),
    "a folder as page": (["view", "."], "is a directory"),
}


@pytest.mark.parametrize(("arguments", "words"), USED.values(), ids=USED)
def test_wrong_usage_has_status_2(store: Path, arguments: list[str], words: str) -> None:
    named = ["--store", str(store)] if arguments[0] != "queries" else []
    done = run(*arguments, *named)
    assert isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["view", "no-such-folder/page.html"],
        ["view", "page.html", "--actor", "50% of [them]"],
        ["view", "page.html", "--since", "yesterday"],
        ["view", "page.html", "--hops", "-1"],
        ["view", "page.html", "--type", "THREATN"],
        ["export", "no-such-folder/all.ttl"],
        ["export", f"{'x' * 300}.ttl"],
        ["remove", "nobody"],
        ["remove", "\udcff"],
    ],
    ids=" ".join,
)
def test_what_can_not_be_done_has_status_1(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments, "--store", store)
    assert said(done)
    assert (done.exit_code, done.stdout) == (1, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [["query", "ASK {}"], ["check"], ["sources"], ["remove", "x"]])
@pytest.mark.parametrize("where", ["nowhere", "file", "file/store", "folder", "x\0y", "x" * 300])
def test_what_is_no_store_is_not_made_one(tmp_path: Path, verb: list[str], where: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.docx").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    done = run(*verb, "--store", f"{tmp_path}/{where}")
    assert said(done)
    assert done.exit_code == 1
    assert sorted(tmp_path.rglob("*")) == before


# -- loading ---------------------------------------------------------------------------------


def test_files_that_are_good_are_loaded_whatever_is_wrong_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    bad = tmp_path / "bad.yaml"
    bad.write_text("casefile: bad\ntitle: T\nsauces: {}\n")
    wrong: list[str | Path] = ["no.yaml", tmp_path / "empty", bad]
    done = run("load", *wrong, CASE, "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert "7 loaded" in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == len(wrong)
    assert all(line.startswith(f"detente: {each}") for line, each in zip(lines, wrong, strict=True))
    assert "bad.yaml:3: unknown key 'sauces'; did you mean 'sources'?" in lines[2]


def test_the_folder_that_one_is_in_can_be_loaded_though_the_store_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store's own files are no sources, and are left alone."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_bytes(CASE.read_bytes())
    for outcome in ("7 loaded", "unchanged"):
        done = run("load", ".")
        assert (done.exit_code, done.stderr) == (0, "")
        assert outcome in done.stdout
        assert "detente-store" not in done.stdout


def test_a_loader_that_does_not_exist_is_said_once(store: Path) -> None:
    done = run("load", CASE, ICEWS, "--loader", "icwes", "--store", store)
    assert "did you mean 'icews'?" in said(done)
    assert done.exit_code == 2


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"casefile: x\n", b"no idea\n"])
def test_standard_input_is_named_as_the_user_names_it(tmp_path: Path, content: bytes) -> None:
    done = run("load", "-", "--store", tmp_path / "store", stdin=content)
    line = said(done)
    assert line.startswith(("-:", "standard input:", "stdin"))
    assert done.exit_code == 1


def test_a_question_on_standard_input_must_be_text(store: Path) -> None:
    for content in (b"\xff\xfe", b""):
        done = run("query", "-", "--store", store, stdin=content)
        assert said(done)
        assert done.exit_code in {1, 2}


def test_a_full_disk_is_one_line(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    writing = {"load": ICEWS, "export": tmp_path / "x.nq", "view": tmp_path / "x.html"}
    for verb, path in writing.items():
        done = run(verb, path, "--store", tmp_path / "new" if verb == "load" else store)
        assert "no space left" in said(done).lower()
        assert done.exit_code == 1
    assert not list(tmp_path.glob("*x.*"))


# -- answers ---------------------------------------------------------------------------------


def test_a_cut_answer_says_so_in_every_shape(store: Path) -> None:
    text = "SELECT * { ?s ?p ?o }"
    for shape in ("table", "csv", "json"):
        done = run("query", text, "--limit", "2", "--format", shape, "--store", store)
        assert done.exit_code == 0
        assert "cut after 2 rows" in done.stderr
        assert "cut after 2 rows" in done.stdout or json.loads(done.stdout)["complete"] is False
    done = run("query", "CONSTRUCT WHERE { ?s ?p ?o }", "--limit", "2", "--store", store)
    assert done.stdout.startswith("# cut after 2 triples")
    assert "cut after 2 triples" in done.stderr


def test_an_answer_to_whoever_is_gone_is_no_traceback(store: Path) -> None:
    text = "SELECT * { ?s ?p ?o }"
    with started("query", text, "--limit", "50000", "--store", store) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.read(10)
        program.stdout.close()
        assert program.stderr.read() == b""


# -- in a process of its own -----------------------------------------------------------------


def test_a_slow_question_is_given_up_in_time(store: Path) -> None:
    """What the engine has begun goes on until the process ends; so the process ends."""
    slow = "SELECT (COUNT(*) AS ?n) {" + "?s ?p ?o . ?a ?b ?c . " * 3 + "?x ?y ?z}"
    rows = "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l}"
    for text in (slow, rows):
        program = started(
            "query", text, "--limit", "99999999", "--timeout", "0.2", "--store", store
        )
        out, told = program.communicate(timeout=20)
        line = b"detente: the query took longer than 0.2 seconds\n"
        assert (program.returncode, out, told) == (1, b"", line)


def table(path: Path, rows: range) -> Path:
    """Write a table of ICEWS with many rows."""
    header, first, *_ = ICEWS.read_text(encoding="utf-8").splitlines()
    rest = first.partition("\t")[2]
    path.write_text("\n".join([header, *(f"{n}\t{rest}" for n in rows), ""]))
    return path


def test_progress_is_shown_on_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    path = table(tmp_path / "some.tab", range(1_200))
    terminal, there = pytest.importorskip("pty").openpty()
    shown = started("load", path, "--store", tmp_path / "a", stderr=there)
    silent = started("load", path, "--store", tmp_path / "b")
    outputs = [program.communicate() for program in (shown, silent)]
    os.close(there)
    assert (shown.returncode, silent.returncode) == (0, 0)
    assert b"some.tab" in os.read(terminal, 65_536)
    os.close(terminal)
    assert [b"1,200 loaded" in out for out, _ in outputs] == [True, True]
    assert outputs[1][1] == b""


@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_an_interrupted_load_leaves_whole_sources_or_none(tmp_path: Path, seconds: float) -> None:
    small = table(tmp_path / "small.tab", range(10))
    large = table(tmp_path / "large.tab", range(10, 2_010))
    store = tmp_path / "store"
    program = started("load", small, large, "--store", store)
    assert program.stdout
    assert b"10 loaded" in program.stdout.readline()
    time.sleep(seconds)
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=20)
    assert (program.returncode, told.count(b"\n")) == (130, 1), told.decode()
    assert told.startswith(b"detente: interrupted")
    listed = csv.DictReader(io.StringIO(run("sources", "--store", store).stdout))
    claims = {row["source"]: row["claims"] for row in listed}
    assert claims.get("icews/small") == "10"
    assert claims.get("icews/large", "2000") == "2000"
    counted = run("query", "SELECT (COUNT(*) AS ?n) { ?e a sem:Event }", "--store", store)
    assert counted.stdout in {"n\n10\n", "n\n2010\n"}
