"""What is set aside lies beside the store, and can be mended and loaded."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import detente as dt
from detente.cli import main
from graph import accounts
from loaders import LOADERS
from ontology.errors import SourceError
from tests.loaders.test_contract import HERE, case

HEADER, GOOD, *_ = (HERE / "icews" / "in.tab").read_text(encoding="utf-8").splitlines()


def row(number: int, *, bad: bool = False) -> str:
    """Return a row of ICEWS; a bad one has lost the leading zero of its code."""
    cells = GOOD.split("\t")
    columns = HEADER.split("\t")
    cells[columns.index("Event ID")] = str(number)
    cells[columns.index("CAMEO Code")] = "42" if bad else "042"
    return "\t".join(cells)


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def mended(path: Path) -> Path:
    """Give the codes back the zeros that they have lost."""
    path.write_text(path.read_text(encoding="utf-8").replace("\t42\t", "\t042\t"))
    return path


def test_what_is_set_aside_is_loaded_once_it_is_mended(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True), row(3), row(4, bad=True))
    with dt.open(tmp_path / "store") as graph:
        (first,) = graph.load(path)
        assert (first.loaded, first.set_aside) == (2, 2)
        assert first.mend_file
        assert first.mend_file.name == "events.aside.tab"
        lines = first.mend_file.read_text(encoding="utf-8").splitlines()
        assert lines == [HEADER, row(2, bad=True), row(4, bad=True)]
        (again,) = graph.load(mended(first.mend_file))
        assert (again.source, again.loaded, again.set_aside) == ("icews/events.aside", 2, 0)
        events = graph.table("SELECT DISTINCT ?e { ?e a sem:Event }")
        assert len(events) == 4
        assert first.mend_file.exists(), "somebody has written in it"


def test_what_is_still_wrong_is_set_aside_again(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True))
    with dt.open(tmp_path / "store") as graph:
        (first,) = graph.load(path)
        assert first.mend_file
        (again,) = graph.load(first.mend_file)
        assert (again.loaded, again.set_aside) == (0, 1)
        assert again.mend_file
        assert again.mend_file.name == "events.aside.aside.tab"


#: Reasons that lie in another row, or count the rows.
OTHERS = re.compile(
    r"already|is that of|is entity|no actor of this file|not an object|linked to|begins on"
)
#: Loaders whose case has rows that are set aside, which they read by themselves.
WITH_ROWS = ("acled", "ftm", "gdelt", "gdelt-gkg", "gdelt-mentions", "icews", "polecat", "ucdp")


@pytest.mark.parametrize("name", [name for name in LOADERS if name != "articles"])
def test_the_rows_of_every_loader_are_set_aside_as_it_reads_them(name: str, tmp_path: Path) -> None:
    """The same rows are set aside again, each for the same reason."""
    with dt.open(tmp_path / "store") as graph:
        (first,) = graph.load(case(name))
        if first.mend_file is None:
            assert name not in WITH_ROWS
            return
        (again,) = graph.load(first.mend_file, loader=name)
        assert again.read == first.set_aside
        assert alone(first) <= alone(again)


def alone(account: dt.Account) -> Counter[str]:
    """Return why rows were set aside, but for what other rows, entries or files have to do with."""
    reasons = (re.sub(r"\d+", "N", each.reason) for each in account.aside)
    return Counter(reason for reason in reasons if not OTHERS.search(reason))


def test_nothing_is_left_when_nothing_is_set_aside_any_more(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True))
    with dt.open(tmp_path / "store") as graph:
        graph.load(path)
        (account,) = graph.load(mended(path))
        assert (account.loaded, account.aside_file, account.mend_file) == (2, None, None)
    assert list((tmp_path / "store" / "aside").iterdir()) == []


def test_nothing_is_left_when_the_source_is_removed(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True))
    with dt.open(tmp_path / "store") as graph:
        graph.remove(graph.load(path)[0].source)
    assert list((tmp_path / "store" / "aside").iterdir()) == []


def test_what_somebody_has_mended_is_not_written_over(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True))
    with dt.open(tmp_path / "store") as graph:
        (first,) = graph.load(path)
        assert first.mend_file
        work = mended(first.mend_file).read_text(encoding="utf-8")
        table(path, row(1), row(2, bad=True), row(3, bad=True))
        (second,) = graph.load(path)
        assert second.mend_file
        assert second.mend_file.name == "events.aside-2.tab"
        assert first.mend_file.read_text(encoding="utf-8") == work
        graph.remove(second.source)
        assert first.mend_file.exists()
        assert not second.mend_file.exists()


def test_a_packed_file_is_set_aside_unpacked(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "events.tab.gz"
    text = table(tmp_path / "events.tab", row(1), row(2, bad=True)).read_bytes()
    path.write_bytes(gzip.compress(text))
    with dt.open(tmp_path / "store") as graph:
        (first,) = graph.load(path)
        assert first.mend_file
        assert graph.load(mended(first.mend_file))[0].loaded == 1


def test_all_reasons_are_in_the_file_and_the_first_in_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "KEPT", 3)
    path = table(tmp_path / "events.tab", *(row(n, bad=n % 2 == 0) for n in range(1, 41)))
    with dt.open(tmp_path / "store") as graph:
        (account,) = graph.load(path)
        assert (account.read, account.loaded, account.set_aside) == (40, 20, 20)
        assert [each.line for each in account.aside] == [3, 5, 7]
        assert account.aside_file
        told = [json.loads(line) for line in account.aside_file.read_text().splitlines()]
        assert [each["line"] for each in told] == list(range(3, 42, 2))
        (again,) = graph.load(path)
        assert (again.outcome, again.set_aside) == ("unchanged", 20)
        assert again.aside_file == account.aside_file
    assert "the first 3 that were set aside are kept" in str(dt.open().load(path))


def test_a_load_that_fails_leaves_the_reasons_of_the_one_before(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True))
    with dt.open(tmp_path / "store") as graph:
        graph.load(path)
        folder = tmp_path / "store" / "aside"
        before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
        path.write_text("\n".join([HEADER, row(5, bad=True), row(6), "x"]).replace("City", "Town"))
        with pytest.raises(SourceError):
            graph.load(path, loader="icews")
        assert {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before


def test_a_file_of_which_nothing_was_loaded_has_status_1(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1, bad=True), row(2, bad=True))
    for reason in (": column 'CAMEO Code' holds", "; the reasons"):
        done = run("load", path, "--store", tmp_path / "store")
        assert done.exit_code == 1
        said = f"detente: {path}: nothing was loaded, all that was read was set aside{reason}"
        assert said in done.stderr
        assert Path(done.stderr.strip().rpartition("the reasons: ")[2]).exists()


def test_a_row_with_odd_characters_comes_back_as_it_was(tmp_path: Path) -> None:
    path = table(tmp_path / "events.tab", row(1), row(2, bad=True).replace("Iraq", "Ir\raq\u2028"))
    with dt.open(tmp_path / "store") as graph:
        (account,) = graph.load(path)
    assert account.mend_file
    assert account.mend_file.read_bytes().splitlines(keepends=True)[0] == f"{HEADER}\n".encode()
    assert path.read_bytes().split(b"\n")[2] in account.mend_file.read_bytes()
