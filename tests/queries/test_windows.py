"""A query answers within its window as it would by looking at everything.

`plain/` holds the queries as they were first written, which look at everything: the oracle. Only
where a query's order was changed so that a page of it can be found without its names, was it
changed there too.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import detente as dt
from graph import named, newest
from graph.asking import ask
from graph.guard import bound
from graph.named import Named
from graph.table import Table
from graph.wording import lines_for

PLAIN = Path(__file__).parent / "plain"
ACTORS = ("ruritania", "graustark", "lutha")
PLACE = "places:\n  strelsau: {name: Strelsau, precision: city, latitude: 48.2, longitude: 14.5}\n"
HEAD = f"""casefile: crisis
title: A crisis
sources:
  a: {{kind: article, title: A, date: 2026-03-10}}
  b: {{kind: article, title: B, date: 2026-03-12}}
actors:
{"".join(f"  {name}: {{kind: state, name: {name.title()}}}{chr(10)}" for name in ACTORS)}{PLACE}"""
HEAD += "events:\n"
DAYS = [(date(2026, 1, 30) + timedelta(days=n)).isoformat() for n in range(0, 40, 3)]
WHEN = st.one_of(
    st.sampled_from(DAYS),
    st.sampled_from(["2026-02", "2026", "{before: 2026-02-20}", "{after: 2026-02-11}"]),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
        lambda two: f"{{from: {min(two)}, to: {max(two)}}}"
    ),
)
SOME = st.lists(st.sampled_from(ACTORS), unique=True, max_size=2)
ROLES = ("initiator", "recipient", "participant", "host")
REPORT = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ASSAULT", "CONSULT", "THREATEN", "PLEDGE", "SANCTION"]),
        "source": st.sampled_from("ab"),
        "when": WHEN,
        "polarity": st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"]),
        **dict.fromkeys(ROLES, SOME),
    },
    optional={"place": st.just("strelsau"), "modality": st.just("planned")},
)
EVENTS = st.lists(st.lists(REPORT, min_size=1, max_size=2), min_size=3, max_size=9)
#: What each kind of parameter is tried with.
TRIED: dict[str, tuple[Any, ...]] = {
    "actor": ("crisis/ruritania", "crisis/graustark"),
    "day": ("2026-02-01", "2026-02-12", "2026-02-28", "2026-03-04"),
    "event": ("crisis/e0", "crisis/e1"),
    "modality": ("planned", "denied"),
    "number": (10,),
    "place": ("crisis/strelsau",),
    "relation": ("backed-by",),
    "source": ("crisis/a", "crisis"),
    "type": ("ASSAULT", "CONSULT"),
}


@cache
def oracle(name: str) -> Named:
    return named.read(name, (PLAIN / f"{name}.rq").read_text(encoding="utf-8"))


def casefile(events: list[list[dict[str, Any]]]) -> str:
    lines = [HEAD]
    for n, reports in enumerate(events):
        lines.append(f"  e{n}:\n    label: Event {n}\n    reports:\n")
        for report in reports:
            said = (
                f"{key}: [{', '.join(given)}]" if isinstance(given, list) else f"{key}: {given}"
                for key, given in report.items()
                if given
            )
            lines.append(f"      - {{{', '.join(said)}}}\n")
    return "".join(lines)


def chosen(query: Named, draw: st.DataObject) -> Iterator[dict[str, Any]]:
    """Yield values for every choice of the parameters."""
    free = [p for p in query.parameters if not p.required]
    for size in range(len(free) + 1):
        for some in combinations(free, size):
            given = [p for p in query.parameters if p.required or p in some]
            values = {p.name: draw.draw(st.sampled_from(TRIED[p.kind])) for p in given}
            if values.get("actor") != values.get("other", ""):
                yield values


def plainly(graph: dt.KnowledgeGraph, name: str, values: dict[str, Any]) -> Table:
    terms = named.terms_for(oracle(name), values, graph._lookup)
    found = ask(graph.store, bound(lines_for(oracle(name).text, set(terms)), terms))
    assert isinstance(found, Table)
    return found


@cache
def kept_open() -> dt.KnowledgeGraph:
    return dt.open()


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dt.KnowledgeGraph:
    """Return a graph to load one casefile after the other into; windows are narrow."""
    monkeypatch.setattr(newest, "SPARE", 0.2)
    monkeypatch.setattr(newest, "WIDER", 3)
    monkeypatch.chdir(tmp_path)
    return kept_open()


@given(events=EVENTS, draw=st.data())
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("name", sorted(file.stem for file in PLAIN.glob("*.rq")))
def test_a_window_changes_no_answer(
    name: str, events: list[list[dict[str, Any]]], draw: st.DataObject, graph: dt.KnowledgeGraph
) -> None:
    Path("crisis.yaml").write_text(casefile(events), encoding="utf-8")
    graph.load("crisis.yaml", replace=True)
    for values in chosen(oracle(name), draw):
        every = plainly(graph, name, values)
        assert graph.table(name, **values).to_csv() == every.to_csv(), values
        limit, offset = draw.draw(st.integers(0, 4)), draw.draw(st.integers(0, 3))
        page = graph.query(name, limit=limit, offset=offset, **values)
        assert isinstance(page, Table)
        assert page.rows == every.rows[offset : offset + limit], values
        assert page.complete == (offset + limit >= len(every)), values
