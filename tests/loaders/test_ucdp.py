"""What the contract's one case cannot show of UCDP GED: its versions, states and numbers."""

import csv
from pathlib import Path

import pytest

from loaders import find, recognise
from loaders.gleditsch_ward import GLEDITSCH_WARD, by_number
from loaders.ucdp import NEEDED, OPTIONAL, midnight
from ontology.records import Place, Record, Report
from ontology.terms import Role, TimePrecision

GIVEN = {
    "id": "1",
    "type_of_violence": "1",
    "side_a_new_id": "116",
    "side_a": "Government of Iraq",
    "side_b_new_id": "9901",
    "side_b": "Blue Lantern Brigades",
    "where_prec": "1",
    "where_coordinates": "Kut town",
    "latitude": "32.5",
    "longitude": "45.8",
    "country": "Iraq",
    "country_id": "645",
    "date_prec": "1",
    "date_start": "2016-05-01",
    "date_end": "2016-05-01",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "0",
    "best": "3",
    "high": "3",
    "low": "3",
    "gwnoa": "645",
}


def read(path: Path, *columns: str, **given: str) -> list[Record]:
    """Return the records of one row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerow(GIVEN | given)
    assert recognise(path) == "ucdp"
    return list(find("ucdp").load(path))


def one(path: Path, **given: str) -> Report:
    """Return the report of one row in all columns."""
    (found,) = (r for r in read(path, *NEEDED, *OPTIONAL, **given) if isinstance(r, Report))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where to write a file."""
    return tmp_path / "x.csv"


@pytest.mark.parametrize("absent", sorted(OPTIONAL))
def test_a_column_that_only_some_versions_have_may_be_absent(path: Path, absent: str) -> None:
    columns = [c for c in (*NEEDED, *sorted(OPTIONAL, reverse=True)) if c != absent]
    assert sum(isinstance(record, Report) for record in read(path, *columns)) == 1


def test_a_state_is_known_by_its_number_alone(path: Path) -> None:
    """The names that UCDP gives states, such as Russia (Soviet Union), are its own."""
    found = one(path, side_a="Government of Russia (Soviet Union)", gwnoa="365")
    assert [p.actor for p in found.participants] == ["russia", "ucdp/actor/9901"]


@pytest.mark.parametrize("number", ["345", "2, 200", ""])
def test_a_number_that_is_no_one_states_is_nobodys(path: Path, number: str) -> None:
    assert one(path, gwnoa=number).participants[0].actor == "ucdp/actor/116"


@pytest.mark.parametrize(
    ("violence", "roles"),
    [
        ("1", [Role.PARTICIPANT, Role.PARTICIPANT]),
        ("2", [Role.PARTICIPANT, Role.PARTICIPANT]),
        ("3", [Role.INITIATOR, Role.RECIPIENT]),
    ],
)
def test_only_one_sided_violence_has_a_side_that_acts(
    path: Path, violence: str, roles: list[Role]
) -> None:
    found = one(path, type_of_violence=violence)
    assert [p.role for p in found.participants] == roles


def test_civilians_of_two_countries_are_two(path: Path) -> None:
    both = {"type_of_violence": "3", "side_b": "Civilians"}
    first, second = one(path, **both), one(path, **both, country="Iran", country_id="630")
    assert first.participants[1].actor != second.participants[1].actor


def test_an_estimate_has_bounds_only_where_they_differ(path: Path) -> None:
    (exact,) = one(path).quantities
    assert (exact.value, exact.minimum, exact.maximum) == (3, None, None)
    rough = one(path, low="2", deaths_civilians="1").quantities
    assert (rough[0].value, rough[0].minimum, rough[0].maximum) == (3, 2, 3)
    assert [q.of for q in rough] == ["people killed", "civilians killed"]


def test_the_sea_lies_in_no_country(path: Path) -> None:
    records = read(path, *NEEDED, *OPTIONAL, where_prec="7", where_coordinates="Blue Gulf")
    (found,) = (record for record in records if isinstance(record, Place))
    assert found.country is None


def test_several_days_are_not_one_day(path: Path) -> None:
    assert one(path, date_end="2016-05-02").when.precision is TimePrecision.BETWEEN


@pytest.mark.parametrize("value", ["2019-05-01 00:00:00.000", "2019-05-01T00:00:00", "2019-05-01"])
def test_a_day_may_have_its_first_moment(value: str) -> None:
    assert f"{midnight(value)}" == "2019-05-01"


@pytest.mark.parametrize("value", ["2019-05-01 11:00:00", "5/1/2019 0:00", "2019-05-01 "])
def test_a_day_has_no_other_moment(value: str) -> None:
    with pytest.raises(ValueError, match="day"):
        midnight(value)


def test_every_number_is_of_a_state_of_the_register_and_of_no_other() -> None:
    found = [by_number(number) for number in GLEDITSCH_WARD]
    assert None not in found
    assert len(set(found)) == len(found)
