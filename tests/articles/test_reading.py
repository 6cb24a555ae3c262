"""Reading of articles: what each kind of file gives, and what is set aside and why."""

import codecs
import json
import random
import sys
from datetime import date
from pathlib import Path

import pytest

from loaders.articles.datelines import dateline
from loaders.articles.parts import Article
from loaders.articles.publication import day, is_date_line, passed_on
from loaders.articles.reading import read, recognises
from ontology.errors import DetenteError, SourceError
from ontology.records import SetAside

HERE = Path(__file__).parent / "reading"
ENGLISH = "Norland and Sudria resumed talks on the river on Saturday, the mediators said."
QUOTED = f"“Talks” of the day: {ENGLISH}"


def articles(path: Path) -> list[Article]:
    return [each for each in read(path) if isinstance(each, Article)]


def aside(path: Path) -> list[SetAside]:
    return [each for each in read(path) if isinstance(each, SetAside)]


def one(folder: Path, content: str | bytes, name: str = "article.txt") -> Article | SetAside:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read(path)
    return found


def refused(folder: Path, content: str | bytes, name: str = "article.txt") -> str:
    found = one(folder, content, name)
    assert isinstance(found, SetAside)
    return found.reason


def test_a_text_gives_title_byline_day_and_outlets() -> None:
    (found,) = articles(HERE / "agency.txt")
    assert found.title == "Norland and Sudria resume talks on the river Vell"
    assert found.byline == "Anna Berg in Vellport"
    assert found.published == date(2026, 2, 7)
    assert (found.publisher, found.via) == ("Harbour Gazette", ("Newswire",))
    assert found.text == (HERE / "agency.txt").read_text(encoding="utf-8")


def test_ids_are_the_same_each_time_and_differ_between_articles(tmp_path: Path) -> None:
    (first,), (again,) = articles(HERE / "agency.txt"), articles(HERE / "agency.txt")
    other = one(tmp_path, ENGLISH)
    assert isinstance(other, Article)
    assert first.id == again.id != other.id
    assert first.id == "article/agency.txt"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Feb 8, 2026", date(2026, 2, 8)),
        ("?> date 2026-02-07 Via Middle East Eye", date(2026, 2, 7)),
        ("Published: 7 February 2026 10:15 GMT", date(2026, 2, 7)),
        ("Sat, 07 Feb 2026 10:15:00 +0000", date(2026, 2, 7)),
        ("2026-02-07T10:15:00Z", date(2026, 2, 7)),
        ("Updated on February 7th, 2026 at 3:15 p.m.", date(2026, 2, 7)),
    ],
)
def test_date_lines_are_read(line: str, expected: date) -> None:
    assert is_date_line(line)
    assert day(line) == expected


@pytest.mark.parametrize("line", ["08/02/2026", "Feb 30, 2026", "In 2026, talks", "2026-13-01"])
def test_what_is_no_certain_day_gives_none(line: str) -> None:
    assert day(line) is None


def test_a_date_within_a_sentence_is_no_date_line() -> None:
    assert not is_date_line("The vote was held on 7 February 2026 in Vellport.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Source: AFP", ["AFP"]),
        ("2026-02-07 Via Middle East Eye | Source: AFP", ["Middle East Eye", "AFP"]),
        ("This article was originally published by The Conversation.", ["The Conversation"]),
        ("Men sign up at a mosque in Vellport, via AP", []),
        ("The ships came via Suez", []),
    ],
)
def test_outlets_are_read_from_lines_that_only_name_them(line: str, expected: list[str]) -> None:
    assert passed_on(line) == expected


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("VELLPORT, Feb 7 (Xinhua) -- Norland's parliament met.", "VELLPORT", "Xinhua"),
        ("(Reuters) - Norland said", None, "Reuters"),
        ("Feb 7 (Reuters) - Norland said", None, "Reuters"),
        ("Vellport (AFP) – Norland said", "Vellport", "AFP"),
        ("SAINT VELL, Norland (AP) — Norland said", "SAINT VELL", "AP"),
        ("VELLPORT/ODEN, 7 Feb (Reuters) - Norland", "VELLPORT/ODEN", "Reuters"),
        ("VELLPORT — Norland said", "VELLPORT", None),
        ("VELLPORT: Norland said", "VELLPORT", None),
        ("Oden, Feb. 7 – Norland said", "Oden", None),
        ("VELLPORT, 7 February. /TASS/. Norland said", "VELLPORT", "TASS"),
        ("NEW ODEN, Feb. 7, 2026 /PRNewswire/ -- Norland", "NEW ODEN", "PRNewswire"),
    ],
)
def test_datelines_are_read(paragraph: str, place: str | None, agency: str | None) -> None:
    found = dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert paragraph[found.length :].startswith("Norland")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Norland - which denies it - said",
        "BREAKING: Norland said",
        "UN: The council",
        "Mr Lind (R) -",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(paragraph: str) -> None:
    assert dateline(paragraph) is None


def test_front_matter_is_read_and_its_keys_are_known(tmp_path: Path) -> None:
    front = "---\ntitle: Talks go on\nauthor: Anna Berg\ndate: 2026-02-07\nsource: AFP\n---\n\n"
    found = one(tmp_path, front + ENGLISH, "a.md")
    assert isinstance(found, Article)
    assert (found.title, found.byline, found.publisher) == ("Talks go on", "Anna Berg", "AFP")
    assert found.published == date(2026, 2, 7)


def test_a_text_without_a_title_has_none(tmp_path: Path) -> None:
    found = one(tmp_path, f" date 2026-02-07 Via Harbour Gazette\n\n{ENGLISH}")
    assert isinstance(found, Article)
    assert (found.title, found.publisher, found.via) == (None, "Harbour Gazette", ())


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    (found,) = articles(HERE / "page.html")
    assert (found.title, found.publisher) == ("Norland closes the border", "Harbour Gazette")
    assert (found.byline, found.published) == ("Anna Berg", date(2026, 2, 8))
    assert found.url == "https://gazette.example/world/border"
    assert found.id == "article/https%3A%2F%2Fgazette.example%2Fworld%2Fborder"
    assert found.via == ("Newswire",)
    assert "\n\n- Sudria recalled its ambassador on Sunday.\n\n" in found.text
    assert "## What the neighbours say" in found.text


def test_what_a_page_hides_is_not_read() -> None:
    (found,) = articles(HERE / "page.html")
    assert "HIDDEN" not in found.text
    assert "Soldiers were sent to three crossings, the ministry added." in found.text


def test_a_caption_is_read_and_navigation_is_not() -> None:
    (found,) = articles(HERE / "page.html")
    assert "Soldiers stand at a crossing near Vellport on Sunday." in found.text
    assert "Home" not in found.text
    assert "rights reserved" not in found.text


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display:none"', 'style="visibility: hidden"', "hidden", 'aria-hidden="true"',
        'style="font-size:0"', 'style="opacity:0"', 'style="text-indent:-9999px"',
        'style="position:absolute;left:-5000px"', 'class="sr-only"',
        'style="height:0;overflow:hidden"',
    ],
)  # fmt: skip
def test_each_way_of_hiding_is_known(tmp_path: Path, hiding: str) -> None:
    body = f"<p>{ENGLISH}</p><p {hiding}>SECRET words of the day.</p><p>Then they left.</p>"
    found = one(tmp_path, f"<html><body><article>{body}</article></body></html>", "a.html")
    assert isinstance(found, Article)
    assert "SECRET" not in found.text
    assert "Then they left." in found.text


def test_entities_for_control_characters_become_blanks(tmp_path: Path) -> None:
    body = f"<p>{ENGLISH}</p><p hidden>x</p>&#1;<p>Then&#2; they &#x202e;left.</p>"
    found = one(tmp_path, f"<html><body><article>{body}</article></body></html>", "a.html")
    assert isinstance(found, Article)
    assert found.text.endswith("Then they left.")


@pytest.mark.parametrize("style", ["font-size:1.2em", "opacity:0.9", "left:-10px", "min-height:0"])
def test_ordinary_styles_hide_nothing(tmp_path: Path, style: str) -> None:
    body = f"<p>{ENGLISH}</p><p style='{style}'>Then they left.</p>"
    found = one(tmp_path, f"<html><body><article>{body}</article></body></html>", "a.html")
    assert isinstance(found, Article)
    assert "Then they left." in found.text


def test_a_page_without_an_article_is_set_aside(tmp_path: Path) -> None:
    page = "<html><body><div style='display:none'>Words.</div></body></html>"
    assert "no text of an article" in refused(tmp_path, page, "a.html")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table"])
def test_deep_nesting_is_refused_before_it_is_parsed(tmp_path: Path, tag: str) -> None:
    page = "<html><body>" + f"<{tag}>" * 10_000 + "words" + f"</{tag}>" * 10_000
    assert refused(tmp_path, page, "a.html") == "a page nested more than 200 deep"


@pytest.mark.parametrize("piece", ["<p>", "<br>", "<!--", "<script>", "<", "</b>", "&amp;"])
def test_broken_pages_end_soon(tmp_path: Path, piece: str) -> None:
    assert refused(tmp_path, "<html><body>" + piece * 50_000, "a.html")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (codecs.BOM_UTF8 + QUOTED.encode(), "a.txt"),
        (QUOTED.encode("utf-16"), "a.txt"),
        (codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"), "a.txt"),
        (f"<html><body><p>{QUOTED}</p></body></html>".encode("cp1252"), "a.html"),
        (f"<meta charset='windows-1251'><body><p>{QUOTED}</p>".encode("cp1251"), "a.html"),
    ],
)  # fmt: skip
def test_encodings_are_told_apart(tmp_path: Path, content: bytes | str, name: str) -> None:
    found = one(tmp_path, content, name)
    assert isinstance(found, Article)
    assert found.text.startswith("“Talks” of the day")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9 of the town", "not UTF-8: byte 0xE9 on line 1; save the file as UTF-8"),
        (b"%PDF-1.7 text", "a PDF file, not text"),
        (b"the\0end", "binary, not text: it holds a NUL byte"),
        (b"\x01\x02\x03\x04\x05" * 40, "binary, not text: 200 control characters"),
        (random.Random(7).randbytes(50_000), "binary, not text: it holds a NUL byte"),
        (b"12 34 56", "no prose: it has no letters"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_set_aside(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refused(tmp_path, content) == reason


def test_control_and_direction_characters_become_blanks_at_their_place(tmp_path: Path) -> None:
    found = one(tmp_path, "Norland\x02 and \u202eSudria held the talks, the mediators said.")
    assert isinstance(found, Article)
    assert found.text.startswith("Norland  and  Sudria held")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال وزير الخارجية إن المحادثات مستمرة في عمان", "Arabic script"),
        ("Министр сказал, что переговоры продолжаются", "Cyrillic script"),
        ("Der Minister sagte, dass die Gespräche nicht mit dem Ziel des Landes sind", "German"),
        ("Le ministre a dit que les pourparlers ne sont pas dans la ville du pays", "French"),
        ("El ministro dijo que las conversaciones no se han hecho en la ciudad", "Spanish"),
    ],
)  # fmt: skip
def test_other_languages_are_set_aside_by_name(tmp_path: Path, text: str, language: str) -> None:
    assert refused(tmp_path, text).startswith(f"not English: {language}")


def test_english_with_a_few_foreign_words_is_english(tmp_path: Path) -> None:
    text = f"{ENGLISH} The group, الحشد الشعبي, was at the talks of the day."
    assert isinstance(one(tmp_path, text), Article)


def test_lines_of_json_are_read_and_broken_ones_set_aside() -> None:
    path = HERE / "articles.jsonl"
    assert [(each.line, each.title) for each in articles(path)] == [
        (1, "Talks resume"),
        (2, "Border closed"),
    ]
    reasons = {each.line: each.reason for each in aside(path) if "not read" not in each.reason}
    assert sorted(reasons) == [3, 4, 6, 7, 8, 9, 10, 11, 12]
    assert reasons[4] == "not a JSON object but list"
    assert reasons[6] == "a key is given twice"
    assert reasons[7] == "date: '08/02/2026' is no day; write it as 2026-02-07"
    assert reasons[9] == "it has no text"
    assert reasons[10] == "text: int, not text"
    assert reasons[11] == "not JSON: NaN"
    assert reasons[12].startswith("the same article as on line 1")


def test_keys_that_nobody_reads_are_named_once() -> None:
    (unread,) = [each for each in aside(HERE / "articles.jsonl") if "not read" in each.reason]
    assert unread.line == 2
    assert "'category'" in unread.reason


def test_the_id_of_a_line_counts_within_its_file() -> None:
    assert [each.id for each in articles(HERE / "articles.jsonl")] == [
        "article/https%3A%2F%2Fgazette.example%2Ftalks",
        "article/articles.jsonl/two",
    ]


@pytest.mark.parametrize(
    "line",
    ['{"text":' + "[" * 100_000, '{"text": "\\ud800 of the"', "{" * 1000, '{"id": ' + "9" * 9000],
)
def test_hostile_json_is_set_aside(tmp_path: Path, line: str) -> None:
    assert refused(tmp_path, line, "a.jsonl")


def test_a_lone_half_of_a_character_does_no_harm(tmp_path: Path) -> None:
    found = one(tmp_path, json.dumps({"text": f"\ud800 {ENGLISH}"}), "a.jsonl")
    assert isinstance(found, Article)
    assert found.text.encode()


def test_a_line_that_is_too_long_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.articles.lines.LONGEST", 1000)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 5000 + '"}\n' + json.dumps({"text": ENGLISH}) + "\n")
    first, second = read(path)
    assert isinstance(first, SetAside)
    assert first.reason == "a line of more than 1,000 bytes"
    assert isinstance(second, Article)
    assert second.line == 2


def test_an_rss_file_gives_its_entries_with_their_lines() -> None:
    (found,) = articles(HERE / "feed.rss")
    assert (found.title, found.publisher, found.line) == ("Talks resume", "Harbour Gazette", 6)
    assert (found.url, found.published) == ("https://gazette.example/talks", date(2026, 2, 7))
    assert found.text == (
        "Norland and Sudria resumed talks on Saturday.\n\nThe mediators were in the room."
    )
    assert [(each.line, each.reason) for each in aside(HERE / "feed.rss")] == [
        (12, "not English: German by its commonest words"),
        (17, "it has no text"),
    ]


def test_an_atom_file_gives_its_entries() -> None:
    (found,) = articles(HERE / "feed.atom")
    assert (found.title, found.byline, found.publisher) == (
        "Border closed",
        "Anna Berg",
        "Newswire",
    )
    assert found.text.endswith("\n\nIt gave no reason.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>', "a feed with a DOCTYPE"),
        ('<rss version="2.0"><channel>', "not well-formed XML"),
        ('<rss version="2.0">' + "<a>" * 10_000, "a feed nested more than 100 deep"),
        ('<rss version="2.0"><channel><title>a</title></channel></rss>', "a feed without entries"),
        ("<other/>", "not a feed"),
    ],
)
def test_unsafe_and_empty_feeds_are_set_aside(tmp_path: Path, content: str, reason: str) -> None:
    assert refused(tmp_path, content, "a.xml").startswith(reason)


def test_a_feed_never_names_a_file_to_open(tmp_path: Path) -> None:
    """The bytes are read as a feed even where they are the name of one."""
    assert "not well-formed" in refused(tmp_path, str(HERE / "feed.rss"), "a.xml")


def test_files_are_recognised_by_name_and_beginning() -> None:
    assert recognises(Path("a.txt"), "Talks")
    assert recognises(Path("a.HTML"), "<html>")
    assert recognises(Path("a.xml"), '<?xml version="1.0"?><rss version="2.0">')
    assert recognises(Path("a.jsonl"), '{"text": ""}')
    assert not recognises(Path("a.xml"), "<rdf:RDF>")
    assert not recognises(Path("a.csv"), "a,b")


@pytest.mark.parametrize("content", [b"", b" \n\n ", b"\xef\xbb\xbf\n", b" \n" * 9000])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Loaded, it would take the place of what the file said yesterday."""
    with pytest.raises(SourceError, match="the file is empty"):
        one(tmp_path, content)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read(tmp_path / "none.txt"))


def test_the_extra_is_named_where_it_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "a.html"
    path.write_text(f"<p>{ENGLISH}</p>")
    with pytest.raises(DetenteError, match=r"pip install -e '\.\[text\]'"):
        list(read(path))
