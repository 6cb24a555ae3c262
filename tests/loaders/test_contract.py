"""The contract that every loader keeps. A new loader adds a folder here, and no code."""

import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

import detente as dt
from graph.accounts import Account, Origin
from graph.intake import Intake
from graph.iris import CATALOGUE, FUSION
from loaders import LOADERS, find, known, recognise
from ontology.records import Actor, Counted, Loaded, Place, Record, SetAside, Source

HERE = Path(__file__).parent
pytestmark = pytest.mark.parametrize("name", LOADERS)


def case(name: str) -> Path:
    """Return the input of a loader's case."""
    found = sorted((HERE / name.replace("-", "_")).glob("in.*"))
    assert found, f"add tests/loaders/{name.replace('-', '_')}/in.… and out.trig"
    return found[0]


def taken_in(name: str) -> tuple[Account, set[ox.Quad]]:
    """Return the account and the quads of a case, without the catalogue's entry."""
    out = io.StringIO()
    intake = Intake(out, Origin(name="in", loader=name, digest=""))
    intake.drain(find(name).load(case(name)))
    quads = ox.parse(out.getvalue(), format=ox.RdfFormat.N_QUADS)
    ours = (f"<{CATALOGUE}>", f"<{FUSION}/")
    return intake.account, {q for q in quads if not str(q.graph_name).startswith(ours)}


def lines(quads: Iterable[ox.Quad]) -> str:
    """Return quads as sorted N-Quads, to be read in a failure."""
    return "\n".join(sorted(f"{quad} ." for quad in quads))


def test_says_what_is_expected(name: str) -> None:
    _, quads = taken_in(name)
    path = case(name).with_name("out.trig")
    expected = set(ox.parse(path=path, format=ox.RdfFormat.TRIG))
    assert lines(quads - expected) == "", "said, and not expected"
    assert lines(expected - quads) == "", "expected, and not said"


def test_is_deterministic(name: str) -> None:
    assert list(find(name).load(case(name))) == list(find(name).load(case(name)))


def test_has_no_blank_nodes(name: str) -> None:
    _, quads = taken_in(name)
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode)]
    assert not [q for q in quads if isinstance(q.object, ox.BlankNode)]


def test_accounts_for_every_unit(name: str) -> None:
    account, _ = taken_in(name)
    assert account.read == account.loaded + len(account.aside)
    assert account.read > 0


def test_says_the_source_first_and_the_count_last(name: str) -> None:
    records = list(find(name).load(case(name)))
    assert isinstance(records[0], Source)
    assert isinstance(records[-1], Counted)
    assert sum(isinstance(record, Counted) for record in records) == 1


def test_names_actors_and_places_of_its_own_before_it_uses_them(name: str) -> None:
    used: set[str] = set()
    for record in find(name).load(case(name)):
        if isinstance(record, Actor | Place):
            assert record.id not in used, f"{record.id} is used before it is described"
        elif not isinstance(record, Source | Loaded | SetAside | Counted):
            used |= references(record)


def references(record: Record) -> set[str]:
    """Return the actors and the place of a report."""
    participants = {part.actor for part in getattr(record, "participants", ())}
    return participants | {getattr(record, "place", None) or ""}


def test_is_recognised_and_the_only_one_that_is(name: str) -> None:
    assert recognise(case(name)) == name


def test_keeps_the_shapes(name: str) -> None:
    graph = dt.open()
    graph.load(case(name))
    assert str(graph.check()) == "no problems"


def test_loads_twice_as_once(name: str) -> None:
    graph = dt.open()
    (first,) = graph.load(case(name))
    before = len(graph)
    (again,) = graph.load(case(name))
    assert (first.outcome, again.outcome, len(graph)) == ("loaded", "unchanged", before)


def test_leaves_nothing_behind_when_removed(name: str) -> None:
    graph = dt.open()
    before = set(graph.store.quads_for_pattern(None, None, None))
    (account,) = graph.load(case(name))
    graph.remove(account.source)
    assert lines(set(graph.store.quads_for_pattern(None, None, None)) ^ before) == ""


def test_has_a_docstring_that_says_what_it_reads(name: str) -> None:
    assert (find(name).__doc__ or "").strip(), f"{name}: say what it reads, and its known limits"


def test_stands_in_a_sorted_table(name: str) -> None:
    assert list(LOADERS) == sorted(LOADERS)
    assert name in known()
