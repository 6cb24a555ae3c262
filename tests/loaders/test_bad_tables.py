"""A bad row of a table is set aside with its reason, and the next one read."""

import pytest

from loaders.icews import COLUMNS
from tests.loaders.hostile import (
    HEADER,
    Loading,
    row,
    table,
)

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
