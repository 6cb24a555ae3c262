"""Every real file of the field is recognised, and every row of it accounted for.

The files are others' and not part of this repository; where they are absent, nothing is tested.
"""

import random
from itertools import islice
from pathlib import Path

import pytest

import detente as dt
from loaders import find, recognise
from ontology.records import Counted, Loaded, Record, SetAside

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
#: The loader of each file, and the least share of its rows that is loaded.
FILES = {
    "ftm/parteispenden.entities.ftm.json": ("ftm", 0.2),
    "ftm/zala.entities.ftm.json": ("ftm", 0.6),
    "gdelt/20180101000000.export.CSV": ("gdelt", 1.0),
    "gdelt/spark_events.csv": ("gdelt", 0.99),
    "gdelt/spark_events1.csv": ("gdelt", 1.0),
    "gdelt/spark_eventsT.csv": ("gdelt", 1.0),
    "gdelt/spark_gkg.csv": ("gdelt-gkg", 1.0),
    "gdelt/spark_mentions.csv": ("gdelt-mentions", 1.0),
    "icews/events.2018.sample.tab": ("icews", 1.0),
    "ofac/alt_dev70.csv": ("ofac", 1.0),
    "ofac/sdn.csv": ("ofac", 1.0),
}
#: So many lines of a file are enough to see whether the shapes hold.
SAMPLE = 150


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest) -> str:
    """Return the name of a file that is here."""
    name: str = request.param
    if not (DATA / name).exists():
        pytest.skip(f"{name} is not here")
    return name


def counts(records: list[Record]) -> tuple[int, int, int]:
    """Return how many units were read, loaded and set aside."""
    read = sum(record.units for record in records if isinstance(record, Counted))
    loaded = sum(isinstance(record, Loaded) for record in records)
    return read, loaded, sum(isinstance(record, SetAside) for record in records)


def test_it_is_recognised_by_itself(file: str) -> None:
    assert recognise(DATA / file) == FILES[file][0]


def test_every_row_is_accounted_for(file: str) -> None:
    name, least = FILES[file]
    read, loaded, aside = counts(list(find(name).load(DATA / file)))
    assert read == loaded + aside
    assert loaded > 0
    assert loaded >= least * read


def test_the_shapes_hold_on_a_sample(file: str, tmp_path: Path) -> None:
    """Of a table some lines anywhere and the first two; of all else the whole."""
    path = DATA / file
    if path.suffix.lower() in {".csv", ".tab", ".tsv"}:
        path = sampled(path, tmp_path)
    graph = dt.open()
    graph.load(path, loader=FILES[file][0])
    assert str(graph.check()) == "no problems"


def sampled(path: Path, folder: Path) -> Path:
    """Return a file of some lines of another, the same ones each time."""
    with path.open("rb") as lines:
        first, rest = list(islice(lines, 2)), list(lines)
    some = random.Random(2026).sample(range(len(rest)), min(SAMPLE, len(rest)))
    made = folder / path.name
    made.write_bytes(b"".join((*first, *(rest[n] for n in sorted(some)))))
    return made
