"""What the contract's one case cannot show of ACLED: its older columns, and who does it to whom."""

import csv
from pathlib import Path

import pytest

from loaders import find, recognise
from loaders.acled import day
from ontology.codes import ACLED
from ontology.records import Actor, Counted, Record, Report, SetAside
from ontology.terms import ActorKind, EventType, Role, TimePrecision

OLD = (
    *("data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year"),
    *("time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1"),
    *("actor2", "assoc_actor_2", "inter2", "interaction", "region", "country", "admin1"),
    *("admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source"),
    *("source_scale", "notes", "fatalities", "timestamp", "iso3"),
)
GIVEN = {
    "data_id": "7000001",
    "event_id_cnty": "IRQ1",
    "event_date": "05 January 2019",
    "year": "2019",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Iraq (2014-)",
    "inter1": "1",
    "actor2": "Blue Lantern Brigades",
    "inter2": "3",
    "interaction": "13",
    "country": "Iraq",
    "location": "Kut",
    "latitude": "32.5",
    "longitude": "45.8",
    "geo_precision": "1",
    "source": "Kut Evening Post",
    "notes": "They fought.",
    "fatalities": "0",
    "timestamp": "1571164910",
    "iso3": "IRQ",
}
Sides = dict[Role, list[str]]


def read(path: Path, *rows: dict[str, str], without: str = "") -> list[Record]:
    """Return the records of rows in the older columns."""
    columns = [column for column in OLD if column != without]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(GIVEN | row for row in rows)
    assert recognise(path) == "acled"
    records = list(find("acled").load(path))
    assert isinstance(records[-1], Counted)
    assert records[-1].units == len(rows)
    return records


def reports(records: list[Record]) -> list[Report]:
    """Return the reports among records."""
    return [record for record in records if isinstance(record, Report)]


def sides(report: Report) -> Sides:
    """Return the actors of a report by role, by name."""
    found: Sides = {}
    for part in report.participants:
        name = part.actor.removeprefix("acled/").replace("%20", " ")
        found.setdefault(part.role, []).append(name.replace("%28", "(").replace("%29", ")"))
    return found


def one(path: Path, **given: str) -> Report:
    """Return the report of a row."""
    (found,) = reports(read(path, given))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where to write a file."""
    return tmp_path / "x.csv"


def test_the_older_columns_and_their_dates_are_read(path: Path) -> None:
    found = one(path)
    assert (found.id, found.event) == ("acled/x/IRQ1", "acled/IRQ1")
    assert f"{found.when.earliest}" == f"{found.when.latest}" == "2019-01-05"
    assert f"{found.evidence.said_on}" == "2019-10-15"
    assert found.quantities == ()


@pytest.mark.parametrize("column", ["iso3", "data_id", "timestamp", "sub_event_type"])
def test_a_column_that_only_some_exports_have_may_be_absent(path: Path, column: str) -> None:
    (found,) = reports(read(path, {}, without=column))
    assert found.type is EventType.ASSAULT


def test_every_type_that_acled_had_is_read(path: Path) -> None:
    rows = [
        {"event_id_cnty": f"X{n}", "event_type": name, "sub_event_type": ""}
        for n, name in enumerate(ACLED)
    ]
    found = reports(read(path, *rows))
    assert [report.type for report in found] == [kind for kind, _ in ACLED.values()]


def test_no_side_of_a_battle_is_said_to_have_begun(path: Path) -> None:
    found = sides(one(path, assoc_actor_1="Border Guard; Green Lantern Brigades"))
    assert found == {
        Role.PARTICIPANT: ["Military Forces of Iraq (2014-)", "Blue Lantern Brigades"],
        Role.INSTRUMENT: ["Border Guard", "Green Lantern Brigades"],
    }


def test_associates_of_one_who_acts_act_and_of_a_victim_are_victims(path: Path) -> None:
    found = one(
        path,
        event_type="Violence against civilians",
        sub_event_type="Attack",
        assoc_actor_1="Border Guard",
        actor2="Civilians (Iraq)",
        assoc_actor_2="Farmers (Iraq)",
    )
    assert sides(found) == {
        Role.INITIATOR: ["Military Forces of Iraq (2014-)", "Border Guard"],
        Role.RECIPIENT: ["Civilians (Iraq)", "Farmers (Iraq)"],
    }


PROTEST = {"event_type": "Protests", "actor2": "Protesters (Iraq)", "inter2": "6"}


@pytest.mark.parametrize(
    ("sub", "what"),
    [
        ("Excessive force against protesters", EventType.ASSAULT),
        ("Protest with intervention", EventType.COERCE),
    ],
)
def test_a_protest_and_what_met_it_are_two_events(path: Path, sub: str, what: EventType) -> None:
    """Whichever column the protesters stand in; the dead are counted once."""
    protest, response = reports(
        read(path, PROTEST | {"sub_event_type": sub, "fatalities": "2", "inter1": "1"})
    )
    assert (protest.type, response.type) == (EventType.PROTEST, what)
    assert sides(protest) == {Role.INITIATOR: ["Protesters (Iraq)"]}
    assert sides(response) == {
        Role.INITIATOR: ["Military Forces of Iraq (2014-)"],
        Role.RECIPIENT: ["Protesters (Iraq)"],
    }
    assert (len(protest.quantities), len(response.quantities)) == (0, 1)
    assert response.event == f"{protest.event}/response"


def test_a_protest_that_nobody_met_is_one(path: Path) -> None:
    alone = {"actor1": "Protesters (Iraq)", "actor2": "", "inter2": "0"}
    found = one(path, **PROTEST | alone, sub_event_type="Protest with intervention")
    assert sides(found) == {Role.INITIATOR: ["Protesters (Iraq)"]}


RIOT = {"event_type": "Riots", "actor1": "Rioters (Iraq)", "inter1": "5"}


@pytest.mark.parametrize(
    ("sub", "other", "roles"),
    [
        ("Mob violence", "Civilians (Iraq)", [Role.INITIATOR, Role.RECIPIENT]),
        ("Mob violence", "Rioters (Iran)", [Role.PARTICIPANT]),
        ("Mob violence", "", [Role.INITIATOR]),
        ("Violent demonstration", "Police Forces of Iraq", [Role.INITIATOR, Role.RECIPIENT]),
        ("Violent demonstration", "Rioters (Iran)", [Role.INITIATOR]),
    ],
)
def test_who_acts_in_a_riot(path: Path, sub: str, other: str, roles: list[Role]) -> None:
    found = sides(one(path, **RIOT | {"sub_event_type": sub, "actor2": other}))
    assert list(found) == roles


@pytest.mark.parametrize(
    ("name", "inter", "kind", "country"),
    [
        ("Military Forces of Iran (1989-) Basij", "8", ActorKind.ARMED_FORCE, "iran"),
        ("Government of the United States (2021-2025)", "1", ActorKind.GOVERNMENT_BODY, "*"),
        ("Unidentified Armed Group (Iraq)", "Political militia", ActorKind.ARMED_GROUP, "iraq"),
        ("Blue Lantern Brigades (Ruritania)", "2", ActorKind.ARMED_GROUP, None),
        ("Blue Lantern Brigades", "External/Other forces", ActorKind.UNKNOWN, None),
        ("Blue Clan Militia", "Identity militia", ActorKind.ARMED_GROUP, None),
    ],
)
def test_an_actor_has_the_kind_and_the_country_that_are_told(
    path: Path, name: str, inter: str, kind: ActorKind, country: str | None
) -> None:
    records = read(path, {"actor1": name, "inter1": inter})
    found = next(r for r in records if isinstance(r, Actor) and r.name == name)
    assert found.kind is kind
    assert found.country == ("united-states" if country == "*" else country)


def test_days_are_as_exact_as_the_row_says(path: Path) -> None:
    week, month = one(path, time_precision="2").when, one(path, time_precision="3").when
    assert (f"{week.earliest}", f"{week.latest}") == ("2018-12-30", "2019-01-11")
    assert (f"{month.earliest}", f"{month.latest}") == ("2019-01-01", "2019-01-31")
    assert (week.precision, month.precision) == (TimePrecision.WEEK, TimePrecision.MONTH)


@pytest.mark.parametrize("value", ["5 Jan 2019", "31 April 2019", "05/01/2019", "٠٥ January 2019"])
def test_no_other_way_of_writing_a_day_is_guessed_at(value: str) -> None:
    with pytest.raises(ValueError, match="day"):
        day(value)


def test_a_row_that_was_set_aside_does_not_make_its_mended_copy_a_double(path: Path) -> None:
    records = read(path, {"fatalities": "two"}, {})
    assert [r.line for r in records if isinstance(r, SetAside)] == [2]
    assert len(reports(records)) == 1
