"""Many files on the command line: progress, interruption, sums, closed streams, what is dropped."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente import progress
from detente.cli import main
from detente.progress import Line
from detente.reading import Reading
from tests.test_cli_errors import CASE, ICEWS, ROOT, command, run, said, started, table

TEXT = (
    "Talks in Oman\n\nIran and Iraq met in Oman on Friday, the mediators said.\n\nRead more: Oman\n"
)


# -- sums ------------------------------------------------------------------------------------


def test_several_files_are_summed_up_in_a_line(tmp_path: Path) -> None:
    files = CASE, ICEWS, tmp_path / "no.tab"
    last = run("load", *files, "--store", tmp_path / "store").stdout.splitlines()[-1]
    assert last.startswith("3 files, 1 failed: 12 units read = 9 loaded + 3 set aside; ")
    last = run("load", *files, "--store", tmp_path / "store").stdout.splitlines()[-1]
    assert last.startswith("3 files, 2 unchanged, 1 failed: 0 units read = 0 loaded")


def test_one_file_is_not_summed_up(tmp_path: Path) -> None:
    assert run("load", CASE, "--store", tmp_path / "store").stdout.count("\n") == 1


# -- progress --------------------------------------------------------------------------------


def test_the_line_has_the_share_the_rate_and_the_time_left() -> None:
    reading = Reading(file="a.tab", number=2, files=3, size=1_000, at=250, rows=900)
    told = progress.line(reading, 900, 30, 80)
    assert told == "2 of 3  a.tab  25%  30 rows/s  1:30 left"
    assert progress.line(reading, 900, 0.2, 80) == "2 of 3  a.tab  25%"
    assert "3 rows" in progress.line(reading, 3, 30, 80)
    assert progress.line(Reading(file="a.tab"), 0, 0, 80) == "a.tab  0%"


def test_the_line_fits_the_terminal_and_shows_no_control_characters() -> None:
    reading = Reading(file="/very/long" * 20 + "/e\x1b[31m.tab", size=10, at=5)
    told = progress.line(reading, 900, 30, 60)
    assert len(told) <= 60
    assert "\x1b" not in told
    assert ".tab  50%" in told


def test_a_file_that_is_read_twice_is_timed_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([10.0, 20.0, 30.0, 40.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    line = Line()
    for at, rows in ((50, 0), (100, 100), (10, 100), (60, 120)):
        line(Reading(file="a", size=100, at=at, rows=rows))
    line.clear()
    shown = capsys.readouterr().err.split(progress.CLEAR)
    assert shown[2] == "a  100%  10 rows/s"
    assert shown[3:] == ["a  10%", "a  60%  2 rows/s  0:07 left", ""]


def test_on_a_terminal_it_is_shown_which_file_of_how_many_is_read(tmp_path: Path) -> None:
    """And nothing of it is left when the load is done."""
    folder = tmp_path / "events"
    folder.mkdir()
    for n in range(3):
        table(folder / f"{n}.tab", range(n * 400, n * 400 + 400))
    terminal, there = pytest.importorskip("pty").openpty()
    program = started("load", folder, "--store", tmp_path / "a", stderr=there)
    os.close(there)
    shown = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            shown += os.read(terminal, 65_536)
        except OSError:  # nobody writes any more
            break
    os.close(terminal)
    assert program.communicate()[0].count(b"400 loaded") == 3
    assert b"2 of 3  " in shown
    assert shown.endswith(progress.CLEAR.encode())


# -- interruption ----------------------------------------------------------------------------


def test_a_load_that_was_interrupted_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder, store = tmp_path / "events", tmp_path / "store"
    folder.mkdir()
    sizes = (10, 10, 3_000, 10, 10)
    for n, size in enumerate(sizes):
        table(folder / f"{n}.tab", range(n * 10_000, n * 10_000 + size))
    program = started("load", folder, "--store", store)
    assert program.stdout
    for _ in range(2):
        assert b"10 loaded" in program.stdout.readline()
    time.sleep(0.2)
    program.send_signal(signal.SIGINT)
    out, told = program.communicate(timeout=20)
    assert (program.returncode, out) == (130, b""), told
    again = started("load", folder, "--store", store).communicate()[0].decode()
    outcomes = ["unchanged" in line for line in again.splitlines()[:5]]
    assert outcomes == [True, True, False, False, False]
    assert "5 files, 2 unchanged: 3,020 rows read = 3,020 loaded" in again
    assert list((store / "journal").iterdir()) == []


# -- streams that are closed -----------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_traceback(tmp_path: Path, closed: str) -> None:
    store = tmp_path / "store"
    asked: list[list[str | Path]] = [["load", CASE], ["sources"], ["query", "threats"], ["queries"]]
    for arguments in asked:
        named: list[str | Path] = [] if arguments == ["queries"] else ["--store", store]
        shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *command(*arguments, *named)]
        done = subprocess.run(shell, cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
    assert "ruritania" in run("sources", "--store", store).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
def test_standard_input_that_is_closed_is_an_error(tmp_path: Path) -> None:
    for arguments in (["load", "-"], ["query", "-"]):
        asked = command(*arguments, "--store", tmp_path / "store")
        shell = ["sh", "-c", 'exec "$@" <&-', "sh", *asked]
        done = subprocess.run(shell, cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"detente: -: standard input is closed\n")


# -- what is dropped -------------------------------------------------------------------------


def test_dropped_lists_what_is_left_out_of_articles_and_why(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    lines = run("dropped", path).stdout.splitlines()
    assert f"{path}:1: 0-13: the title: Talks in Oman" in lines
    assert any(line.endswith(": Read more: Oman") for line in lines)
    assert not any("mediators" in line for line in lines)


def test_dropped_reads_articles_only(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    done = CliRunner().invoke(main, ["dropped", str(ICEWS), str(path)])
    assert done.exit_code == 1
    assert "in.tab: no file of articles: icews reads it" in said(done)
    assert "the title" in done.stdout
