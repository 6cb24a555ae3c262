"""Files come packed in any way, zips are folders, and what is made to do harm does none."""

import bz2
import gzip
import io
import lzma
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import detente as dt
from detente.cli import main
from graph.accounts import Account, Origin
from graph.intake import Intake
from loaders import LOADERS, archives, find, recognise
from loaders.opening import opened
from ontology.errors import SourceError
from tests.loaders.test_contract import HERE, case

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ICEWS = HERE / "icews" / "in.tab"
RDF = HERE / "rdf" / "in.trig"


def zipped(*files: tuple[str, bytes]) -> bytes:
    """Return a zip; names may be any, and stand twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd.compress,
    ".zip": lambda content: zipped(("in", content)),
    ".gz.xz": lambda content: lzma.compress(gzip.compress(content)),
}


def events(lines: int) -> bytes:
    """Return a table that differs from others in its blank lines: no two files are the same."""
    return ICEWS.read_bytes() + b"\n" * lines


def taken_in(name: str, path: Path) -> tuple[Account, list[str]]:
    """Return the account and the quads of a file, whatever it is called."""
    out = io.StringIO()
    intake = Intake(out, Origin(name="in", loader=name, digest=""))
    intake.drain(find(name).load(path))
    return intake.account, sorted(out.getvalue().splitlines())


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for what is unpacked, which is empty again when all is done."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


# -- packed one by one -----------------------------------------------------------------------


@pytest.mark.parametrize("name", LOADERS)
def test_a_packed_file_says_what_the_plain_one_says(name: str, tmp_path: Path) -> None:
    plain = taken_in(name, case(name))
    for ending, way in WAYS.items():
        packed = tmp_path / f"{case(name).name}{ending}"
        packed.write_bytes(way(case(name).read_bytes()))
        assert recognise(packed) == name, ending
        assert taken_in(name, packed) == plain, ending


def test_a_folder_of_packed_files_is_loaded_as_one_of_plain_ones(tmp_path: Path) -> None:
    names = [name for name in LOADERS if name != "articles"]
    sources = []
    for packed in (False, True):
        folder = tmp_path / f"packed {packed}"
        for n, name in enumerate(names):
            (folder / name).mkdir(parents=True)
            ending = list(WAYS)[n % len(WAYS)] if packed else ""
            content = case(name).read_bytes()
            if packed:
                content = WAYS[ending](content)
            (folder / name / f"{case(name).name}{ending}").write_bytes(content)
        graph = dt.open()
        accounts = graph.load(folder)
        assert sorted(each.loader for each in accounts) == names
        sources.append(graph.sources().rows)
    assert sources[0] == sources[1]


@pytest.mark.usefixtures("temporary")
def test_standard_input_may_be_packed(tmp_path: Path) -> None:
    """It is the same source then, whatever it was packed with."""
    plain, told = ICEWS.read_bytes(), []
    for n, content in enumerate((plain, gzip.compress(plain), zstd.compress(plain))):
        store = str(tmp_path / str(n))
        done = CliRunner().invoke(main, ["load", "-", "--store", store], input=content)
        told.append(done.stdout.partition(";")[0])
        assert "5 rows read = 2 loaded + 3 set aside" in told[0]
    assert len(set(told)) == 1


def test_the_only_file_of_a_zip_tells_what_it_is_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    path.write_bytes(zipped(("x.nt", b"# nothing but <http://s/> here\n<http://s/> <p:p> 1 .")))
    assert recognise(path) == "rdf"


@pytest.mark.parametrize("ending", WAYS)
def test_a_packed_file_that_is_cut_off_is_an_error(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.tab{ending}"
    path.write_bytes(WAYS[ending](ICEWS.read_bytes() * 50)[:-30])
    with pytest.raises(SourceError, match=r"x.tab.*: packed, and damaged: "):
        dt.open().load(path)


def test_what_is_packed_again_and_again_is_refused(tmp_path: Path) -> None:
    path, content = tmp_path / "x.gz", b"x"
    for _ in range(5):
        content = gzip.compress(content)
    path.write_bytes(content)
    with pytest.raises(SourceError, match="packed more than 3 times"), opened(path):
        pass


@pytest.mark.parametrize("ending", WAYS)
def test_what_is_made_to_fill_the_disk_is_read_no_further(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "FREE", 100_000)
    path = tmp_path / f"x.tab{ending}"
    path.write_bytes(WAYS[ending](bytes(20_000_000)))
    with pytest.raises(SourceError, match="made to fill the disk"):
        read_through(path)


def read_through(path: Path) -> None:
    with opened(path) as file:
        while file.read(1 << 16):
            pass


# -- zips of several files -------------------------------------------------------------------


def loaded(path: Path) -> dict[str, str]:
    """Return what became of each file: its source, or what is wrong with it."""
    told: dict[str, str] = {}
    with dt.open() as graph:
        for each in graph.loading(path):
            if isinstance(each, dt.Account):
                told[each.file.removeprefix(f"{path.parent}/")] = each.source
            else:
                said = str(each).removeprefix(f"{path.parent}/")
                told[said.partition(": ")[0]] = said.partition(": ")[2]
    return told


@pytest.mark.usefixtures("temporary")
def test_a_zip_of_several_files_is_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    inner = zipped(("deep.tab", events(1)), ("deep.trig", RDF.read_bytes()))
    path.write_bytes(
        zipped(
            ("month/", b""),
            ("month/a.tab", events(2)),
            ("b.tab.gz", gzip.compress(events(3))),
            ("inner.zip", inner),
            (".hidden/c.tab", ICEWS.read_bytes()),
            ("__MACOSX/._a.tab", b"\0"),
        )
    )
    assert loaded(path) == {
        "data.zip/b.tab.gz": "icews/b",
        "data.zip/inner.zip/deep.tab": "icews/deep",
        "data.zip/inner.zip/deep.trig": "rdf/deep",
        "data.zip/month/a.tab": "icews/a",
    }


@pytest.mark.usefixtures("temporary")
def test_a_zip_that_is_loaded_again_changes_nothing(tmp_path: Path) -> None:
    """One of its files that has changed is loaded anew."""
    path, other = tmp_path / "data.zip", ("b.trig", RDF.read_bytes())
    path.write_bytes(zipped(("a.tab", ICEWS.read_bytes()), other))
    with dt.open() as graph:
        graph.load(path)
        path.write_bytes(zipped(("a.tab", ICEWS.read_bytes() + b"\n"), other))
        assert [each.outcome for each in graph.load(path)] == ["replaced", "unchanged"]


HOSTILE = ["../../etc/x.tab", "/etc/x.tab", "a/../../x.tab", "..\\x.tab", "C:\\x.tab", "C:/x.tab"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_leads_out_of_a_zip_is_an_error(
    tmp_path: Path, temporary: Path, name: str
) -> None:
    """And the files beside it are loaded."""
    path = tmp_path / "data.zip"
    path.write_bytes(zipped((name, ICEWS.read_bytes()), ("good.tab", ICEWS.read_bytes())))
    before = sorted(tmp_path.iterdir())
    told = loaded(path)
    assert told.pop("data.zip/good.tab") == "icews/good"
    assert ["leads out of it" in each for each in told.values()] == [True]
    assert sorted(tmp_path.iterdir()) == before
    path.write_bytes(zipped((name, ICEWS.read_bytes())))
    assert "leads out of it" in next(iter(loaded(path).values()))
    assert list(temporary.iterdir()) == []


def locked(content: bytes) -> bytes:
    """Return a zip whose first file is said to be locked, in both of its lists."""
    made = bytearray(content)
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


@pytest.mark.usefixtures("temporary")
def test_a_locked_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    two = (("a.tab", ICEWS.read_bytes()), ("b.tab", events(1)))
    path.write_bytes(locked(zipped(*two)))
    assert "locked by a password" in loaded(path)["data.zip/a.tab"]
    assert loaded(path)["data.zip/b.tab"] == "icews/b"
    path.write_bytes(locked(zipped(two[0])))
    assert "locked by a password" in next(iter(loaded(path).values()))


@pytest.mark.usefixtures("temporary")
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_in_a_zip_twice_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    path.write_bytes(zipped(("a.tab", ICEWS.read_bytes()), ("a.tab", b"x")))
    accounts = list(dt.open().loading(path))
    assert isinstance(accounts[0], dt.Account)
    assert "stands in the zip twice" in str(accounts[1])


@pytest.mark.usefixtures("temporary")
def test_a_zip_that_is_made_to_fill_the_disk_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "FREE", 1_000_000)
    path = tmp_path / "data.zip"
    path.write_bytes(zipped(("a.tab", bytes(10_000_000)), ("b.tab", bytes(10_000_000))))
    assert "made to fill the disk" in loaded(path)["data.zip"]


@pytest.mark.usefixtures("temporary")
def test_zips_in_zips_end_somewhere(tmp_path: Path) -> None:
    path, content = tmp_path / "data.zip", ICEWS.read_bytes()
    for n in range(4):
        content = zipped((f"{n}.x", content), (f"{n}.tab", events(n)))
    path.write_bytes(content)
    told = loaded(path)
    assert told["data.zip/3.x/2.x/1.tab"] == "icews/1"
    assert "a zip in a zip" in told["data.zip/3.x/2.x/1.x/0.tab"]


@pytest.mark.usefixtures("temporary")
def test_a_zip_of_which_a_file_is_damaged_gives_the_others(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    content = bytearray(zipped(("a.tab", ICEWS.read_bytes() * 9), ("b.tab", ICEWS.read_bytes())))
    content[60:80] = bytes(20)
    path.write_bytes(content)
    told = loaded(path)
    assert "packed, and damaged" in told["data.zip/a.tab"]
    assert told["data.zip/b.tab"] == "icews/b"


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_a_document_that_is_packed_as_a_zip_is_no_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(zipped((name, b"<x/>"), ("word/document.xml", b"<x/>")))
    assert "not text" in loaded(path)["report.docx"]


def test_a_file_name_of_a_zip_shows_all_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    path.write_bytes(zipped(("a\x1b[31m.tab", b"x"), ("b.tab", ICEWS.read_bytes())))
    told = loaded(path)
    assert "\x1b" not in str(told)
    assert any("characters that are not shown" in each for each in told.values())
