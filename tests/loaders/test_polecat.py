"""What the contract's one case cannot show of POLECAT: whose country it is, and what is planned."""

from datetime import date
from pathlib import Path

import pytest

from loaders import find, recognise
from loaders.polecat import COLUMNS, NEEDED, actor, beside, modality
from loaders.table import RowError
from ontology.records import Actor, Report, SetAside
from ontology.terms import ActorKind, Modality

GIVEN = {
    "Event ID": "1",
    "Event Date": "2023-01-04",
    "Event Type": "CONSULT",
    "Actor Name": "Iran",
    "Actor Country": "IRN",
}


def load(path: Path, *columns: str, **given: str) -> list[object]:
    """Return the records of one row; `Actor_Name` stands for the column "Actor Name"."""
    cells = GIVEN | {name.replace("_", " "): cell for name, cell in given.items()}
    row = "\t".join(cells.get(column, "None") for column in columns)
    path.write_text("\t".join(columns) + f"\n{row}\n", encoding="utf-8")
    assert recognise(path) == "polecat"
    return list(find("polecat").load(path))


@pytest.mark.parametrize("absent", sorted(set(COLUMNS) - NEEDED))
def test_a_column_that_only_some_files_have_may_be_absent(tmp_path: Path, absent: str) -> None:
    columns = [column for column in COLUMNS if column != absent]
    records = load(tmp_path / "x.txt", *columns)
    assert sum(isinstance(record, Report) for record in records) == 1


def test_a_headline_is_quoted_where_there_is_one(tmp_path: Path) -> None:
    records = load(tmp_path / "x.txt", *COLUMNS, Headline="Talks in Strelsau")
    (found,) = (record for record in records if isinstance(record, Report))
    assert [q.exact for q in found.evidence.quotations] == ["Talks in Strelsau"]


def test_a_quotation_mark_is_a_character_like_any_other(tmp_path: Path) -> None:
    records = load(tmp_path / "x.txt", *COLUMNS, Actor_Name='"the king')
    assert '"the king' in [record.name for record in records if isinstance(record, Actor)]
    assert not [record for record in records if isinstance(record, SetAside)]


@pytest.mark.parametrize(
    ("name", "countries", "id_"),
    [
        ("Iran", ("IRN",), "iran"),
        ("Iran", (), "polecat/Iran"),
        ("Iran", ("IRQ",), "polecat/IRQ/Iran"),
        ("Iran", ("IRN", "IRQ"), "polecat/IRN/IRQ/Iran"),
        ("police", ("IRN",), "polecat/IRN/police"),
        ("police", ("IRQ",), "polecat/IRQ/police"),
    ],
)
def test_a_state_is_one_whose_name_and_country_agree(
    name: str, countries: tuple[str, ...], id_: str
) -> None:
    assert actor(name, countries, (), ())[0] == id_


def test_nobody_who_may_be_a_person_is_given_to_a_country_or_a_side() -> None:
    _, found = actor("Rudolf Elphberg", ("IRN",), ("MIL", "REB"), ())
    assert found
    assert (found.kind, found.country, found.part_of) == (ActorKind.UNKNOWN, None, ())


@pytest.mark.parametrize(
    ("values", "names", "found"),
    [
        (["IRN", "IRQ"], 2, [("IRN",), ("IRQ",)]),
        (["GOV", "GOV,ELI"], 2, [("GOV",), ("GOV", "ELI")]),
        (["None", "IRQ"], 2, [(), ("IRQ",)]),
        (["GOV", "MIL"], 1, [("GOV", "MIL")]),
        (["IRN"], 2, [(), ()]),
        (None, 2, [(), ()]),
        (None, 0, []),
    ],
)
def test_a_list_belongs_to_the_names_where_it_is_as_long(
    values: list[str] | None, names: int, found: list[tuple[str, ...]]
) -> None:
    assert beside(values, names) == found


@pytest.mark.parametrize(
    ("day", "way"),
    [
        ("2022-12-01", Modality.ACTUAL),
        ("2023-01-06", Modality.ACTUAL),
        ("2023-01-07", Modality.PLANNED),
        ("2024-01-06", Modality.PLANNED),
    ],
)
def test_what_is_later_than_its_story_is_planned(day: str, way: Modality) -> None:
    assert modality(date.fromisoformat(day), date(2023, 1, 5)) is way


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-01-07", "2023-01-05"), ("2931-01-01", None), ("2023-01-01", "2931-01-01")],
)
def test_a_day_that_cannot_be_sets_the_row_aside(day: str, said: str | None) -> None:
    with pytest.raises(RowError, match="later than"):
        modality(date.fromisoformat(day), date.fromisoformat(said) if said else None)
