"""Any careless or hostile file brings one clear line, and no change."""

import errno
import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import detente as dt
from ontology.errors import DetenteError
from tests.loaders.hostile import (
    CASE,
    Loading,
    row,
    table,
)

NAMES = ["x.yaml", "x.tab", "x.ttl", "x.jsonld", "x"]
GOOD = {
    "x.yaml": CASE,
    "x.tab": table(row()),
    "x.ttl": '<http://s/> <http://p/> "é" .\n',
    "x.jsonld": '{"@id": "http://s/", "http://p/": "é"}\n',
    "x.txt": "Talks in Oman\n\nIran and Iraq met in Oman on Friday, the mediators said.\n",
    "x.jsonl": '{"id": 1, "text": "Iran and Iraq met in Oman on Friday, the mediators said."}\n',
}


@pytest.mark.parametrize("name", [*NAMES, "x.txt", "x.md", "x.html", "x.jsonl", "x.rss"])
@pytest.mark.parametrize("content", ["", " ", "\n \r\n\t\n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_is_said_to_be_empty(loading: Loading, name: str, content: str) -> None:
    assert loading.fails(name, content).startswith(f"{name}: the file is empty")


@pytest.mark.parametrize("loader", ["articles", "casefile", "icews", "rdf"])
@pytest.mark.parametrize("content", ["", "\n \r\n", "\ufeff"])
def test_an_empty_file_is_no_table_without_rows(
    loading: Loading, loader: str, content: str
) -> None:
    """It would take the place of what the file said yesterday."""
    name = {"articles": "x.jsonl", "casefile": "x.yaml", "icews": "x.tab", "rdf": "x.ttl"}[loader]
    assert loading.fails(name, content, loader).startswith(f"{name}: ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 40,
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"PK\x03\x04" + bytes(99),
        CASE.encode("utf-16"),
        table(row()).encode("utf-16"),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"<!DOCTYPE html>\n<html><body>404</body></html>\n",
    ],
    ids=["bytes", "gzip", "zip", "utf-16", "utf-16 table", "pdf", "html"],
)
def test_what_is_not_text_is_refused(loading: Loading, name: str, content: bytes) -> None:
    assert loading.fails(name, content).startswith(f"{name}:")


def test_what_is_not_there_is_said_to_be_missing(loading: Loading, tmp_path: Path) -> None:
    assert loading.refused(tmp_path / "no.yaml") == "no.yaml: no such file or directory"
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden.yaml").write_text(CASE)
    assert loading.refused(tmp_path / "empty") == "empty: no files in the folder"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert loading.refused(tmp_path / "loop").startswith("loop: ")
    assert "too long" in loading.refused(tmp_path / ("x" * 300)).replace("\n", " ")
    with pytest.raises(DetenteError):
        loading.graph.load("a\0b.yaml")


@pytest.mark.parametrize("name", ["x.rdf", "x.xml", "x.owl", "x.csv", "x.json"])
def test_what_no_loader_reads_is_not_guessed_at(loading: Loading, name: str) -> None:
    text = (
        "<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
    )
    assert "not recognised: no loader knows" in loading.fails(name, text)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_any_line_end_are_accepted(
    loading: Loading, name: str, mark: str, end: str
) -> None:
    text = mark + GOOD[name].replace("\n", end)
    assert loading.sets_aside(name, text.encode()) == []
    assert loading.account.loaded == 1


def test_a_name_that_is_not_unicode_is_an_error(loading: Loading) -> None:
    path = Path(os.fsdecode(os.fsencode(loading.folder) + b"/caf\xe9.tab"))
    path.write_text(table(row()))
    with pytest.raises(DetenteError):
        loading.graph.load(path)


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    """An id is made of it, and what is set aside lies in a file of that name."""
    name = "تقرير عن المتطوعين العراقيين في محافظة ديالى والانتخابات العراقية القادمة من عام"
    path = tmp_path / f"{name}.tab"
    path.write_text(table(row(CAMEO_Code="42")), encoding="utf-8")
    with dt.open(tmp_path / "store") as graph:
        (account,) = graph.load(path)
        assert account.aside_file
        assert account.aside_file.read_text().count("\n") == 1
        assert str(path) in account.aside_file.read_text()
        graph.remove(account.source)
        assert not account.aside_file.exists()


def test_the_reasons_are_kept_though_the_disk_was_full_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is loaded is not read again: then its reasons must be there already."""
    path, really = tmp_path / "x.tab", Path.open
    path.write_text(table(row(), row(Event_ID="2", CAMEO_Code="42")))

    def full(self: Path, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # as the library has it
        if "jsonl" in self.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(self, *arguments, **named)

    with dt.open(tmp_path / "store") as graph:
        with monkeypatch.context() as patched, suppress(OSError, DetenteError):
            patched.setattr(Path, "open", full)
            graph.load(path)
        (account,) = graph.load(path)
        (aside,) = (tmp_path / "store" / "aside").glob("*.jsonl")
    assert "leading zero" in aside.read_text(encoding="utf-8")
    assert account.read == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
@pytest.mark.parametrize("loader", [None, "icews"])
def test_a_pipe_that_can_be_read_once_is_read_whole_or_refused(
    loading: Loading, loader: str | None
) -> None:
    """As `detente load <(zcat events.tab.gz)` gives it."""
    path = loading.folder / "pipe.tab"
    os.mkfifo(path)
    text = table(*(row(Event_ID=str(n)) for n in range(1_000)))
    writer = threading.Thread(target=fed, args=(path, text), daemon=True)
    writer.start()
    try:
        (account,) = loading.graph.load(path, loader=loader)
    except DetenteError:
        return
    loading.graph.remove(account.source)
    assert account.read == 1_000


def fed(path: Path, text: str) -> None:
    """Write a text into a pipe, to whoever opens it first; the next ones find it empty."""
    with suppress(OSError):
        path.write_text(text)
        while True:
            path.write_text("")
            time.sleep(0.001)
