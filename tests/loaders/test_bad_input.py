"""What a careless or hostile file brings: one clear line, or a row set aside, and no change."""

import errno
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import detente as dt
from graph.iris import ID
from loaders.icews import COLUMNS
from ontology.errors import DetenteError
from ontology.terms import DET

CASE = """casefile: test-case
title: T
sources:
  a: {kind: article, title: X, publisher: middle-east-eye, date: 2026-02-07}
events:
  ev:
    label: L
    reports:
      - {source: a, type: PLEDGE, initiator: iran, recipient: iraq, when: 2026-02-07}
"""
CELLS = {
    **dict.fromkeys(COLUMNS, ""),
    "Event ID": "1",
    "Event Date": "2015-02-01",
    "Source Name": "Iran",
    "CAMEO Code": "042",
    "Intensity": "1.9",
    "Target Name": "Iraq",
    "Story ID": "9",
    "Sentence Number": "1",
    "Country": "Iraq",
    "Latitude": "33.3",
    "Longitude": "44.4",
}
HEADER = "\t".join(COLUMNS)


def row(**cells: str) -> str:
    """Return a line of ICEWS; `Event_Date` stands for the column "Event Date"."""
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    assert set(named) <= set(COLUMNS)
    return "\t".join((CELLS | named).values())


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows, ""])


@pytest.fixture(scope="module")
def pool() -> list[dt.KnowledgeGraph]:
    """A graph that can be used again, where the last test left it as it was."""
    return []


@pytest.fixture
def graph(pool: list[dt.KnowledgeGraph]) -> Iterator[dt.KnowledgeGraph]:
    graph = pool.pop() if pool else dt.open()
    before = len(graph)
    yield graph
    with suppress(DetenteError):
        if len(graph) == before:
            pool.append(graph)


class Loading:
    """Loads a text under a name, and sees to it that what fails changes nothing."""

    def __init__(self, graph: dt.KnowledgeGraph, folder: Path) -> None:
        self.graph, self.folder = graph, folder

    def path(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fails(self, name: str, content: str | bytes, loader: str | None = None) -> str:
        """Return the error, without the folder's name."""
        return self.refused(self.path(name, content), loader)

    def refused(self, path: Path, loader: str | None = None) -> str:
        before = len(self.graph), self.graph.sources().column("source")
        with pytest.raises(DetenteError) as caught:
            self.graph.load(path, loader=loader)
        assert (len(self.graph), self.graph.sources().column("source")) == before
        said = str(caught.value)
        assert "\n" not in said
        assert len(said) < 2_000
        return said.replace(f"{self.folder}/", "")

    def sets_aside(self, name: str, content: str | bytes) -> list[tuple[int, str]]:
        """Return the line and the reason of all that is set aside; the rest is loaded."""
        before = len(self.graph)
        (account,) = self.graph.load(self.path(name, content))
        assert account.read == account.loaded + len(account.aside)
        self.graph.remove(account.source)
        assert len(self.graph) == before
        self.account = account
        return [(aside.line, aside.reason) for aside in account.aside]


@pytest.fixture
def loading(graph: dt.KnowledgeGraph, tmp_path: Path) -> Loading:
    return Loading(graph, tmp_path)


# -- any file --------------------------------------------------------------------------------

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
    assert "not recognised: name its loader" in loading.fails(name, text)


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

    def full(self: Path, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
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


# -- casefiles -------------------------------------------------------------------------------


def case(old: str, new: str) -> str:
    assert CASE.count(old) == 1
    return CASE.replace(old, new)


REPORT = "when: 2026-02-07}\n"
TWINS = "actors:\n  a: {kind: population, name: Twin}\n  b: {kind: population, name: twin}\n"
CASEFILES: dict[str, tuple[str, int | None, str]] = {
    "a wrong key": (case("initiator:", "initator:"), 9, "'initator'; did you mean 'initiator'?"),
    "a wrong key that is needed": (case("label: L", "labell: L"), 7, "labell"),
    "a wrong key at the top": (CASE + "eventz: {}\n", 10, "did you mean 'events'?"),
    "a key twice": (CASE + "title: U\n", 10, "'title' stands twice"),
    "a key twice in a line": (case("type:", "type: AID, type:"), 9, "'type' stands twice"),
    "an event twice": (CASE + CASE[CASE.index("  ev:") :], 10, "'ev' stands twice"),
    "a tab": (case("    label: L", "\tlabel: L"), 7, "\\t"),
    "no source": (case("source: a, ", ""), 9, "'source' is missing"),
    "an unknown source": (case("source: a,", "source: b,"), 9, "no source 'b' (known: a)"),
    "no sources": (CASE.partition("sources:")[0], 1, "'sources' is missing"),
    "nothing under a key": (CASE.partition("  a:")[0], None, "nothing"),
    "an unknown actor": (case("initiator: iran", "initiator: Irann"), 9, "did you mean 'iran'?"),
    "an unknown place": (case("when:", "place: Bagdhad, when:"), 9, "did you mean 'baghdad'?"),
    "an unknown type": (case("PLEDGE", "PLEGDE"), 9, "did you mean 'PLEDGE'?"),
    "an unknown event": (case("type:", "fulfils: evv, type:"), 9, "did you mean 'ev'?"),
    "an ambiguous actor": (
        case("sources:", f"{TWINS}sources:").replace("initiator: iran", "initiator: Twin"),
        12,
        "may be any of test-case/a, test-case/b",
    ),
    "an id with capitals": (case("test-case", "Test"), 1, "small letters"),
    "an event's key with capitals": (case("  ev:", "  Ev 1:"), 6, "small letters"),
    "a source's key with capitals": (case("  a: {", "  A b: {"), 4, "small letters"),
    "an actor's key with capitals": (
        case("sources:", f"{TWINS.replace(' a:', ' A:')}sources:"),
        4,
        "small letters",
    ),
    "an id of the store's own": (case("test-case", "catalogue"), None, "catalogue"),
    "an alias": (case("title: T", "title: &t T\nabout: *t"), 3, "aliases"),
    "a bomb": (
        "a: &a [x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{c}: &{c} [{f'*{p}, ' * 8}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        2,
        "aliases",
    ),
    "a tag that runs": (
        case("title: T", "title: !!python/object/apply:os.system [ls]"),
        2,
        "must be one value",
    ),
    "two documents": (f"{CASE}---\n{CASE}", 10, "another document"),
    "half a file": (CASE[: len(CASE) // 2], None, "not YAML"),
    "a colon too many": (case("title: T", "title: T: U"), 2, "not YAML"),
    "an escape that is none": (case("title: T", r'title: "\q"'), 2, "not YAML"),
    "an escape that is no character": (case("title: T", r'title: "\UFFFFFFFF"'), None, ""),
    "an escape just beyond the last": (case("title: T", r'title: "\U00110000"'), None, ""),
    "half a character": (case("title: T", r'title: "\uD800"'), 2, ""),
    "a NUL": (case("title: T", "title: T\0"), None, "NUL"),
    "an escaped NUL": (case("title: T", r'title: "T\0"'), 2, "U+0000"),
    "a control character": (case("title: T", "title: T\x1b[31m"), 2, "character"),
    "an escaped control character": (case("title: T", r'title: "\e[31m"'), 2, "U+001B"),
    "text turned round": (case("title: T", "title: T\u202egpj.exe"), 2, "U+202E"),
    "text turned round in an actor's name": (
        case("sources:", TWINS.replace("twin", "tw\u2066in") + "sources:"),
        5,
        "U+2066",
    ),
    "an address that runs": (case("title: X", 'title: X, url: "javascript:alert(1)"'), 4, "http"),
    "an address that is none": (case("title: X", 'title: X, url: "http://x/%zz"'), 4, "url"),
    "a host that is none": (case("title: X", 'title: X, url: "http://[::1"'), 4, "url"),
    "a language that is none": (case("title: X", "title: X, language: e"), 4, "language"),
    "a language in words": (case("title: X", "title: X, language: in Arabic"), 4, "language"),
    "a reliability that is none": (case("title: X", "title: X, reliability: G"), 4, "A, B, C"),
    "a credibility that is none": (case("type:", "credibility: 7, type:"), 9, "1 (confirmed)"),
    "content of what is not done": (
        case("type:", "modality: planned, content: {label: x}, type:"),
        9,
        "'condition'",
    ),
    "a condition of what is done": (case("type:", "condition: {label: x}, type:"), 9, "'content'"),
}
CASEFILES |= {
    f"the day {day}": (case("date: 2026-02-07", f"date: {day}"), 4, "2026-02-07")
    for day in ("2026-2-7", "2026-02-30", "07.02.2026", "20260207", "2026-W06-6", "2026-02", "NO")
}
CASEFILES |= {
    f"the time {when}": (case(REPORT, f"when: {when}}}\n"), 9, why)
    for when, why in {
        "2026-2-7": "2026-02-07",
        "2026-02-30": "no such day",
        "2026-13": "no such month",
        "0000": "no such year",
        "2026-02-07T10:00": "2026-02-07",
        "{from: 2026-03, to: 2026-02}": "is after",
        "{form: 2026-03}": "did you mean 'from'?",
        "{before: 2026, after: 2025}": "'before', or 'after'",
        "[2026]": "one value",
    }.items()
}
CASEFILES |= {
    f"the quantity {of}": (case(REPORT, f"{REPORT[:-2]}, quantities: [{of}]}}\n"), 9, why)
    for of, why in {
        "{of: dead, value: many}": "value",
        "{of: dead, value: nan}": "value",
        "{of: dead, value: .inf}": "value",
        "{of: dead, max: 1e999}": "max",
        "{of: dead, value: 1_000}": "value",
        "{of: dead, min: 5, max: 3}": "min",
        "{of: dead}": "'value', or 'min' or 'max', or 'words'",
        "12": "keys and values",
    }.items()
}
CASEFILES |= {
    f"the quotation {quote}": (case(REPORT, f"{REPORT[:-2]}, quotes: [{quote}]}}\n"), 9, why)
    for quote, why in {
        "{text: abc, at: [0, 4]}": "3 characters",
        "{text: abc, at: [5, 2]}": "3 characters",
        "{text: abc, at: [-3, 0]}": "3 characters",
        "{text: abc, at: [0, 3, 6]}": "3 characters",
        "{text: abc, at: [a, b]}": "'at'",
        "{text: ' '}": "empty",
        "{txt: abc}": "",
        "abc": "keys and values",
    }.items()
}


@pytest.mark.parametrize(("text", "line", "words"), CASEFILES.values(), ids=CASEFILES)
def test_a_mistake_in_a_casefile_is_shown_where_it_is(
    loading: Loading, text: str, line: int | None, words: str
) -> None:
    said = loading.fails("x.yaml", text, "casefile")
    assert said.startswith(f"x.yaml:{line}: " if line else "x.yaml:"), said
    assert words in said


def test_a_casefile_may_hold_a_long_text(loading: Loading) -> None:
    assert loading.sets_aside("x.yaml", f"{CASE}about: {'word ' * 20_000}\n") == []


def test_what_the_parser_says_of_anchors_does_not_reach_the_user(loading: Loading) -> None:
    text = CASE.replace("title: T", "title: &x T").replace("title: X", "title: &x X")
    with suppress(DetenteError):
        loading.sets_aside("x.yaml", text)


# -- tables ----------------------------------------------------------------------------------

ROWS: dict[str, tuple[str | bytes, str | None]] = {
    "good": (row(), None),
    "a column too few": (row(Event_ID="11").rpartition("\t")[0], "19 columns in place of 20"),
    "a column too many": (row(Event_ID="12") + "\tx", "21 columns in place of 20"),
    "a lost leading zero": (row(Event_ID="13", CAMEO_Code="42"), "leading zero may be lost (042)"),
    "no such code": (row(Event_ID="14", CAMEO_Code="9999"), "not a CAMEO code"),
    "the same event again": (row(), "stands in line 2 already"),
    "a stray quotation mark": (row(Event_ID="15", Source_Name='"Iran'), None),
    "a quotation mark at the end": (row(Event_ID="16", Event_Text='say "yes'), None),
    "a NUL": (row(Event_ID="17", City="Bagh\0dad"), "NUL"),
    "not UTF-8": (row(Event_ID="18", City="Bogot@").encode().replace(b"@", b"\xe1"), "0xE1"),
    "a day that is none": (row(Event_ID="19", Event_Date="2015-02-30"), "Event Date"),
    "a short day": (row(Event_ID="20", Event_Date="2015-2-1"), "Event Date"),
    "a day without hyphens": (row(Event_ID="21", Event_Date="20150201"), "Event Date"),
    "a week": (row(Event_ID="22", Event_Date="2015-W05-7"), "Event Date"),
    "an American day": (row(Event_ID="23", Event_Date="02/01/2015"), "Event Date"),
    "no actor": (row(Event_ID="24", Target_Name=""), "'Target Name' is empty"),
    "an id that is no number": (row(Event_ID="x25"), "Event ID"),
    "an id with an underscore": (row(Event_ID="2_6"), "Event ID"),
    "a number that is none": (row(Event_ID="27", Intensity="nan"), "Intensity"),
    "a number without end": (row(Event_ID="28", Intensity="-inf"), "Intensity"),
    "a latitude beyond the pole": (row(Event_ID="29", Latitude="91"), "Latitude"),
    "a latitude that is none": (row(Event_ID="30", Latitude="nan"), "Latitude"),
    "a longitude beyond the line": (row(Event_ID="31", Longitude="-180.5"), "Longitude"),
    "a control character": (row(Event_ID="32", Source_Name="Ir\x1b[31man"), "U+001B"),
    "text turned round": (row(Event_ID="33", Target_Name="Ir\u202eaq"), "U+202E"),
    "a carriage return": (row(Event_ID="34", City="Bagh\rdad"), "U+000D"),
    "nothing but tabs": ("\t" * 19, "is empty"),
    "Arabic": (row(Event_ID="35", Source_Name="إيران", City="طهران"), None),
    "good again": (row(Event_ID="36"), None),
}


def test_a_bad_row_is_set_aside_with_its_line_and_the_reason(loading: Loading) -> None:
    """And the rows after it are read; a blank line is no row."""
    lines = [text if isinstance(text, bytes) else text.encode() for text, _ in ROWS.values()]
    content = b"\n".join([HEADER.encode(), *lines, b"", b""])
    told = dict(loading.sets_aside("x.tab", content))
    expected = {n: words for n, (_, words) in enumerate(ROWS.values(), 2) if words}
    names = dict(enumerate(ROWS, 2))
    assert [names[n] for n in expected if n not in told] == [], "loaded, and should not be"
    assert [names[n] for n in told if n not in expected] == [], "set aside, and should not be"
    assert [(names[n], told[n]) for n in told if expected[n] not in told[n]] == []
    assert loading.account.read == content.count(b"\n") - 2 == len(ROWS)
    assert loading.account.reports == len(ROWS) - len(expected)


def moved(*names: str) -> str:
    """Return a header in which some columns have changed places."""
    swapped = dict(zip(names, (*names[1:], names[0]), strict=True))
    return "\t".join(swapped.get(column, column) for column in COLUMNS)


HEADERS = {
    "a column is renamed": HEADER.replace("Latitude", "Lat"),
    "a column is missing": HEADER.rpartition("\t")[0],
    "a column is new": HEADER + "\tSource ID",
    "a column stands twice": HEADER + "\tCity",
    "two columns have changed places": moved("Latitude", "Longitude"),
    "two sides have changed places": moved("Source Name", "Target Name"),
    "there is none": row(Event_ID="2"),
    "other spaces": HEADER.replace("\t", " "),
    "commas": HEADER.replace("\t", ","),
    "quoted": "\t".join(f'"{column}"' for column in COLUMNS),
    "a line end of old": HEADER + "\r" + row(Event_ID="2"),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_table_with_another_header_is_not_read(loading: Loading, header: str) -> None:
    """Or what is in one column would be said of another."""
    said = loading.fails("x.tab", table(row(), header=header), "icews")
    assert said.startswith("x.tab:1: not the expected columns")


def test_the_header_may_come_after_blank_lines(loading: Loading) -> None:
    assert loading.sets_aside("x.tab", f"\n\n{table(row(), row(Event_ID='2'))}") == []
    assert loading.account.loaded == 2


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


# -- RDF -------------------------------------------------------------------------------------

P = "@prefix e: <http://e/> .\n"
RDF: dict[str, tuple[str, str | bytes, int | None, str]] = {
    "cut in half": ("x.ttl", f'{P}e:a e:b "unfini', 2, "Unexpected end of file"),
    "cut after a line": ("x.ttl", f"{P}e:a e:b\n", None, "Unexpected end"),
    "a relative address": ("x.ttl", "<a> <b> <c> .\n", 1, "No scheme"),
    "an address over two lines": ("x.ttl", f"{P}e:a e:b <http://x/\ny> .\n", 2, "IRI"),
    "no such prefix": ("x.ttl", "x:a x:b x:c .\n", 1, "prefix"),
    "a language that is none": ("x.ttl", f'{P}e:a e:b "x"@e .\n', 2, "language"),
    "half a character": ("x.ttl", f'{P}e:a e:b "\\uD800" .\n', 2, "unicode"),
    "not UTF-8": ("x.ttl", f'{P}e:a e:b "caf@" .\n'.encode().replace(b"@", b"\xe9"), None, "UTF-8"),
    "UTF-16": ("x.nt", "<http://a> <http://b> <http://c> .\n".encode("utf-16"), 1, "UTF-8"),
    "only prefixes": ("x.ttl", P, None, "no statements"),
    "only a comment": ("x.ttl", "# nothing yet\n", None, "no statements"),
    "RDF/XML by another name": ("x.ttl", '<?xml version="1.0"?>\n<rdf:RDF/>', 1, "not RDF"),
    "a graph in Turtle": ("x.ttl", "<http://g> { <http://a> <http://b> <http://c> }", 1, "not RDF"),
    "a graph in N-Triples": ("x.nt", "<http://a> <http://b> <http://c> <http://g> .", 1, "not RDF"),
    "JSON that is cut": ("x.jsonld", '{"@id": "http://a/", "http', 1, "not RDF"),
    "JSON with NaN": ("x.jsonld", '{"http://p/": NaN}', 1, "not RDF"),
    "JSON with a key twice": (
        "x.jsonld",
        '{"@id": "http://a/", "@id": "http://b/"}',
        None,
        "twice",
    ),
    "JSON of addresses that are none": ("x.jsonld", '{"@id": "a b", "http://p/": 1}', None, ""),
    "a file as context": (
        "x.jsonld",
        '{"@context": "file:///etc/passwd", "a": 1}',
        None,
        "context",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "words"), RDF.values(), ids=RDF)
def test_a_mistake_in_rdf_is_shown_where_it_is(
    loading: Loading, name: str, text: str | bytes, line: int | None, words: str
) -> None:
    said = loading.fails(name, text, "rdf")
    assert said.startswith(f"{name}:{line}: " if line else f"{name}:"), said
    assert words in said


def test_a_context_is_not_fetched(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine has sockets of its own, so somebody listens whether it knocks."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("reached out"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/context.jsonld"
        for text in (
            f'{{"@context": "{address}", "name": "x"}}',
            f'{{"@context": ["{address}"], "@id": "http://s/", "http://p/": 1}}',
            f'{{"@context": {{"@import": "{address}"}}, "@id": "http://s/", "http://p/": 1}}',
            f'{{"@id": "http://s/", "http://p/": {{"@context": "{address}", "name": "x"}}}}',
        ):
            assert "x.jsonld" in loading.fails("x.jsonld", text)
        with pytest.raises(TimeoutError):
            listener.accept()


OWN = ["catalogue", "fusion", "identity", "identity/register", "identity/x/y"]
ASIDE = {
    **{f"in the graph {g}": (f"<{ID}graph/{g}> {{ @ }}", "kept by the store") for g in OWN},
    "a triple term": ('VERSION "1.2" <http://s/> <http://p/> <<( @ )>> .', "RDF 1.2"),
    "a string with a direction": ('VERSION "1.2" <http://s/> <http://p/> "x"@ar--rtl .', "RDF 1.2"),
    "a control character": ('<http://s/> <http://p/> "\\u001B[31m" .', "U+001B"),
    "text turned round": ('<http://s/> <http://p/> "exe.\u202egpj" .', "U+202E"),
    "a NUL": ('<http://s/> <http://p/> "\\u0000" .', "U+0000"),
}


@pytest.mark.parametrize(("text", "words"), ASIDE.values(), ids=ASIDE)
def test_a_statement_that_is_not_kept_is_set_aside(loading: Loading, text: str, words: str) -> None:
    good = "<http://s/> <http://p/> <http://o/>"
    ((_, reason),) = loading.sets_aside("x.trig", f"{good} .\n{text.replace('@ ', f'{good} ')}\n")
    assert words in reason
    assert (loading.account.read, loading.account.loaded) == (2, 1)


def test_nothing_is_lost_where_nodes_have_no_names(loading: Loading) -> None:
    """A forest of lists and nodes, a thousand deep, is as many statements as it is."""
    text = f"{P}e:a e:b {'[ e:p ' * 1_000}( {'( ' * 999}1 {') ' * 1_000}{']' * 1_000} .\n"
    counted = sum(1 for _ in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    assert loading.sets_aside("x.ttl", text) == []
    assert loading.account.loaded == counted > 3_000


def nested(opening: str, closing: str, depth: int, inner: str = "1") -> str:
    return f"{opening * depth}{inner}{closing * depth}"


ABYSS = {
    "nodes.ttl": f"{P}e:a e:b {nested('[ e:p ', ' ]', 50_000)} .\n",
    "lists.ttl": f"{P}e:a e:b {nested('( ', ' )', 50_000)} .\n",
    "terms.ttl": f"VERSION '1.2'\n{P}e:a e:b {nested('<<( e:a e:b ', ' )>>', 200_000)} .\n",
    "objects.jsonld": nested('{"http://p/": ', "}", 20_000),
    "lists.jsonld": nested('{"http://p/": {"@list": [', "]}}", 10_000),
    "arrays.jsonld": f'{{"http://p/": {nested("[", "]", 60_000)}}}',
    "graphs.jsonld": nested('{"@graph": ', "}", 20_000, "{}"),
}
READING = """
import sys, time
from pathlib import Path
from loaders import find
from ontology.errors import SourceError
for name in sys.argv[1:]:
    began, loader = time.monotonic(), "casefile" if name.endswith("yaml") else "rdf"
    try:
        for record in find(loader).load(Path(name)):
            str(record)
    except SourceError as error:
        assert len(str(error)) < 2000
    assert time.monotonic() - began < 4, name
    print(Path(name).name, flush=True)
"""


def read_by_another_process(folder: Path, texts: dict[str, str]) -> list[str]:
    """Return the names of the files that a process reads, or refuses, and lives."""
    for name, text in texts.items():
        (folder / name).write_text(text)
    command = [sys.executable, "-c", READING, *(str(folder / name) for name in texts)]
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
        return [*done.stdout.split(), *done.stderr.splitlines()[-1:]]
    return ["it never ends"]


def test_no_depth_of_rdf_ends_the_process(tmp_path: Path) -> None:
    assert read_by_another_process(tmp_path, ABYSS) == list(ABYSS)


DEEP = {
    "mappings.yaml": f"{CASE}about: {nested('{a: ', '}', 10_000)}\n",
    "dashes.yaml": f"{CASE}about:\n  {'- ' * 10_000}x\n",
    "lines.yaml": f"{CASE}about:\n{''.join(' ' * n + 'a:' + chr(10) for n in range(1, 1_000))}",
    "conditions.yaml": case(
        REPORT,
        f"content: {nested('{label: x, condition: ', '}', 1_000, '{label: y}')}}}\n",
    ),
    "lists.yaml": f"{CASE}about: {nested('[', ']', 10_000)}\n",
    "lists without end.yaml": f"{CASE}about: {'[' * 10_000}\n",
}


def test_no_depth_of_yaml_takes_long(tmp_path: Path) -> None:
    assert " ".join(read_by_another_process(tmp_path, DEEP)) == " ".join(DEEP)


# -- what a file may not do ------------------------------------------------------------------

DET_PREFIX = f"@prefix det: <{DET.BASE}> . @prefix p: <http://www.w3.org/ns/prov#> .\n"
SEM_PREFIX = "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
REPORT_1 = f"<{ID}report/test-case/ev/a/1>"
ABOUT = f"<http://evil/1> det:about <{ID}event/test-case/ev> ; det:modality det:actual ;"
POISON = {
    "turns a report round": f"{REPORT_1} det:polarity det:denied ; det:modality det:planned .",
    "adds an actor to a report": f"{REPORT_1} det:initiator <{ID}actor/israel> .",
    "gives a report another source": f"{REPORT_1} p:wasDerivedFrom <{ID}source/register> .",
    "is about a text": '<http://evil/2> det:about "Iran", "iran"@en ; det:modality det:actual .',
    "gives a role to a text": f'{ABOUT} det:polarity det:affirmed ; det:initiator "Iran" .',
    "gives a text as place": f'{ABOUT} det:polarity det:affirmed ; sem:hasPlace "Iran" .',
    "gives nothing as a day": f"""{ABOUT} det:polarity det:affirmed ;
        sem:hasEarliestBeginTimeStamp "~" ; sem:hasLatestEndTimeStamp "!" ;
        det:timePrecision "?" .""",
    "merges two actors": f"""<http://evil/2> a det:Judgement ; det:verdict det:same ;
        det:judgementOf <{ID}actor/iran>, <{ID}actor/israel> ; p:wasAttributedTo <http://me/> .""",
    "takes a name": f"""<{ID}actor/x> a sem:Actor ; det:nameKey "iran" ; det:acronym "US" .""",
}


def reported_by_others(graph: dt.KnowledgeGraph) -> list[str]:
    """Return what is derived from the casefile, but for what counts reports."""
    rows = graph.query(f"SELECT ?p ?o {{ GRAPH <{ID}graph/fusion> {{ ?e ?p ?o }} }}")
    assert isinstance(rows, dt.Table)
    return sorted(f"{row['p']} {row['o']}" for row in rows if "Count" not in str(row["p"]))


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("text", POISON.values(), ids=POISON)
def test_rdf_says_only_what_it_says(loading: Loading, text: str, first: bool) -> None:
    """It judges nobody the same, renames nobody, and changes no report of another source."""
    graph = loading.graph
    clean, evil = loading.path("x.yaml", CASE), loading.path("evil.ttl", "")
    graph.load(clean)
    expected = reported_by_others(graph), graph.actor("Israel"), graph.actor("US")
    graph.remove("test-case")
    evil.write_text(f"{DET_PREFIX}{SEM_PREFIX}{text}\n")
    graph.load(*((evil, clean) if first else (clean, evil)))
    try:
        if "evil/1" not in text:
            assert reported_by_others(graph) == expected[0]
        assert (graph.actor("Israel"), graph.actor("US")) == expected[1:]
        assert graph.actor("Iran") == f"{ID}actor/iran"
    finally:
        graph.remove("test-case")
        graph.remove("rdf/evil")


def test_rdf_can_not_have_another_source_removed(loading: Loading) -> None:
    """A source is what the catalogue says, and not who calls himself by its name."""
    claim = f'<{ID}source/register> <http://purl.org/dc/terms/identifier> "rdf/evil", "mine" .\n'
    graph, before = loading.graph, len(loading.graph)
    graph.load(loading.path("evil.ttl", claim))
    with pytest.raises(DetenteError):
        graph.remove("mine")
    graph.remove("rdf/evil")
    assert len(graph) == before


def test_an_export_that_is_loaded_has_the_events_of_the_original(loading: Loading) -> None:
    """What is derived is set aside, and derived anew."""
    graph = loading.graph
    graph.load(loading.path("x.yaml", CASE))
    graph.export(loading.folder / "all.nq")
    derived = reported_by_others(graph)
    graph.remove("test-case")
    other = dt.open()
    other.load(loading.folder / "all.nq")
    assert reported_by_others(other) == derived
