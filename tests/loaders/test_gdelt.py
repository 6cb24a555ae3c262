"""What the contract's one case cannot show of GDELT: other widths, and who an actor is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from loaders import find, recognise
from loaders.cameo_actors import acting
from loaders.cameo_codes import NAMED, RELIGIONS, SORTS
from loaders.gdelt import meant
from loaders.gdelt_columns import EARLY, TABLE
from loaders.gdelt_places import located
from loaders.outlets import reached
from loaders.stamps import past, stamped
from loaders.table import RowError
from ontology.records import Counted, Loaded, Report, SetAside
from ontology.register import register
from ontology.terms import ActorKind

GIVEN = {
    "GLOBALEVENTID": "1",
    "SQLDATE": "20130330",
    "MonthYear": "201303",
    "Year": "2013",
    "FractionDate": "2013.2521",
    "Actor1Code": "IRN",
    "Actor1Name": "IRAN",
    "Actor1CountryCode": "IRN",
    "EventCode": "040",
    "EventRootCode": "04",
    "ActionGeo_Type": "0",
    "DATEADDED": "20130330",
}


def row(columns: Sequence[str] = EARLY.columns, /, **given: str) -> str:
    """Return a row with some values."""
    values: Mapping[str, str] = {**GIVEN, **given}
    return "\t".join(values.get(column, "") for column in columns)


def loaded(path: Path, *rows: str) -> tuple[list[int], list[tuple[int, str]]]:
    """Return the lines that are loaded from rows, and those set aside, with the reason."""
    path.write_text("".join(f"{each}\n" for each in rows), encoding="utf-8")
    assert recognise(path) == "gdelt"
    records = list(find("gdelt").load(path))
    lines = [record.line for record in records if isinstance(record, Loaded)]
    aside = [(r.line, r.reason) for r in records if isinstance(r, SetAside)]
    assert isinstance(records[-1], Counted)
    assert records[-1].units == len(lines) + len(aside)
    return lines, aside


def test_a_row_of_the_backfile_has_57_columns_and_one_of_a_daily_file_58(tmp_path: Path) -> None:
    old, new = EARLY.columns[:-1], EARLY.columns
    rows = (
        row(old),
        row(new, GLOBALEVENTID="2", DATEADDED="20130401"),
        row(old, GLOBALEVENTID="3", DATEADDED="20130401"),
        row(new[3:], GLOBALEVENTID="4"),
    )
    lines, aside = loaded(tmp_path / "201303.csv", *rows)
    assert lines == [1, 2]
    assert aside == [(3, "57 columns in place of 58"), (4, "55 columns in place of 58")]


def test_the_version_is_told_from_any_row_at_the_beginning(tmp_path: Path) -> None:
    torn, whole = row(TABLE.columns[:58]), row(TABLE.columns, GLOBALEVENTID="2")
    lines, aside = loaded(tmp_path / "a.CSV", torn, whole)
    assert (lines, aside) == ([2], [(1, "58 columns in place of 61")])


def test_dates_of_normalization_and_headers_are_not_events(tmp_path: Path) -> None:
    assert not find("gdelt").recognises(tmp_path, "19200101,87765\n")
    assert not find("gdelt").recognises(tmp_path, "\t".join(TABLE.columns))


def test_an_event_may_be_dated_a_day_later_than_it_was_added(tmp_path: Path) -> None:
    """Files of 2013 have such rows: the day had begun elsewhere."""
    lines, aside = loaded(tmp_path / "a", row(SQLDATE="20130331"))
    assert (lines, aside) == ([1], [])


def test_a_row_that_was_set_aside_does_not_make_a_later_one_a_duplicate(tmp_path: Path) -> None:
    lines, aside = loaded(tmp_path / "a", row(EventCode="999"), row(), row())
    assert lines == [2]
    assert aside[1] == (3, "event 1 stands in line 2 already")


def test_a_row_without_an_actor_is_an_event_of_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(row(Actor1Code="", Actor1Name="", Actor1CountryCode="") + "\n")
    (report,) = [r for r in find("gdelt").load(path) if isinstance(r, Report)]
    assert report.participants == ()


@pytest.mark.parametrize(
    ("code", "root", "means"),
    [
        *(("040", "04", "040"), ("40", "4", "040"), ("40", "04", "040"), ("10", "1", "010")),
        *(("10", "10", "10"), ("214", "2", "0214"), ("1823", "18", "1823"), ("112", "11", "112")),
    ],
)
def test_a_lost_zero_is_given_back_where_the_root_proves_it(
    code: str, root: str, means: str
) -> None:
    assert meant(code, root) == means


@pytest.mark.parametrize(
    ("code", "root"), [("112", "1"), ("40", "14"), ("---", "--"), ("04x", "04")]
)
def test_a_code_that_does_not_begin_with_its_root_is_not_guessed_at(code: str, root: str) -> None:
    with pytest.raises(RowError, match="no CAMEO code that begins with"):
        meant(code, root)


@pytest.mark.parametrize(
    ("code", "words", "country", "id_"),
    [
        ("IRN", "IRAN", "IRN", "iran"),
        ("IRN", "IRANIAN", "IRN", "iran"),
        ("IRN", "TEHRAN", "IRN", "iran"),
        ("IRN", None, "IRN", "iran"),
        ("USA", "THE US", "USA", "united-states"),
        ("ROM", "ROMANIAN", "ROM", "romania"),
        ("NLD", "THE NETHERLAND", "NLD", "netherlands"),
        ("IRNGOV", "TEHRAN", "IRN", "gdelt/IRNGOV"),
        ("JUDJUD", "COURT", None, "gdelt/JUD/COURT"),
        ("USA", "DENVER", "USA", "gdelt/name/DENVER"),
        ("IGOUNO", "THE UNITED NATIONS", None, "gdelt/name/UNITED%20NATIONS"),
        ("MNC", "ACME MINING", None, "gdelt/name/ACME%20MINING"),
        ("USA", "GEORGIA", "USA", "gdelt/USA/GEORGIA"),
        ("ABW", "ARUBA", "ABW", "gdelt/name/ARUBA"),
        ("XYZ", None, None, "gdelt/XYZ"),
    ],
)
def test_who_a_code_and_the_words_found_for_it_are(
    code: str, words: str | None, country: str | None, id_: str
) -> None:
    found = acting(code, words, country)
    assert found is not None
    assert found[0] == id_
    assert (found[1] is None) == (id_ in register().actors)


@pytest.mark.parametrize("code", ["USACRM", "IMGMOSALQ", "AUSELI", "LBNREB", "ELI", "USA"])
def test_whoever_has_a_name_of_their_own_is_tied_to_nothing(code: str) -> None:
    """It may be a person, whom a machine's code must not tie to a crime, a group or a country."""
    country = code[:3] if code[:3] in {"USA", "AUS", "LBN"} else None
    found = acting(code, "JANE DOE", country)
    assert found is not None
    assert found[1] is not None
    assert found[1].kind is ActorKind.UNKNOWN
    assert (found[1].country, found[1].codes, found[1].part_of) == (None, (), ())
    assert found[0] == "gdelt/name/JANE%20DOE"


def test_nobody_is_nobody() -> None:
    assert acting(None, None, None) is None


def test_what_several_codes_say_is_said_together() -> None:
    names = [
        acting(*given)[1].name  # type: ignore[index,union-attr]
        for given in (
            ("NGAGOVMED", "NIGERIA", "NGA"),
            ("EGYMOS", "EGYPT", "EGY"),
            ("PSEPLO", "PALESTINIAN", "PSE"),
            ("GOVHLH", "HEALTH MINIST", None),
        )
    ]
    assert names == [
        "Government, media (Nigeria)",
        "Muslims (Egypt)",
        "Code PLO (Palestine)",
        "Health Minist (health, no country given)",
    ]


def test_codes_of_sorts_and_religions_are_well_formed_and_differ() -> None:
    assert all(len(code) == 3 and code.isupper() for code in (*SORTS, *RELIGIONS))
    assert not SORTS.keys() & RELIGIONS.keys()
    assert SORTS.keys() >= NAMED


def test_a_country_by_its_code_is_the_registers_place() -> None:
    assert located("1", "Iraq", "IZ", 33.0, 44.0) == ("iraq", None)
    assert located("0", "", "GG", None, 42.0) is None


def test_the_west_bank_is_not_the_whole_of_its_state() -> None:
    found = located("1", "West Bank", "WE", 32.0, 35.25)
    assert found is not None
    assert found[1] is not None
    assert (found[1].name, found[1].country) == ("West Bank", "palestine")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://www.Example.com:80/a", "example.com"),
        ("https://user@news.example.co.uk", "news.example.co.uk"),
    ],
)
def test_an_outlet_is_the_host_of_an_address(url: str, host: str) -> None:
    assert reached(url) == (url, host)


@pytest.mark.parametrize("said", ["BBC Monitoring", "http://a b", "ftp://example.com/a", "http://"])
def test_what_is_no_address_has_no_host(said: str) -> None:
    assert reached(said) is None


@pytest.mark.parametrize("said", ["2026", "20260230", "2026020725", "20260207245959", "x"])
def test_a_stamp_is_a_day_and_perhaps_a_time(said: str) -> None:
    with pytest.raises(ValueError, match="day"):
        stamped(said)


def test_what_is_past_is_not_in_the_future() -> None:
    assert past("19790101").year == 1979
    with pytest.raises(ValueError, match="future"):
        past("99991231")
