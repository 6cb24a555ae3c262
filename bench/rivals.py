"""Ask the same of a DuckDB table of the events, and of Virtuoso with the naive SPARQL.

A table has no names in several languages, no rival accounts and no words: its figures are what is
possible for counts and lists, not another way to have the graph. DuckDB is of the group ``bench``.
"""

import statistics
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from graph.asking import PREFIXES
from ontology.codes import CAMEO

__all__ = ["Tabled", "table", "virtuoso"]

RUNS = 5
ACCEPT = {"Accept": "application/sparql-results+json"}
Values = Mapping[str, str]


class Tabled(Protocol):
    """Answers a named query from a table, and says how long it took."""

    def __call__(self, name: str, values: Values, limit: int) -> str:
        """Return CPU milliseconds, or nothing where a table cannot answer."""


def table(path: Path) -> Tabled:
    """Return what asks a DuckDB table of the events in a file of ICEWS' columns."""
    try:
        connect: Callable[[], Any] = import_module("duckdb").connect
    except ImportError:
        return lambda *_: "no duckdb"
    made = connect()
    made.execute("CREATE TABLE coded (code VARCHAR, type VARCHAR)")
    made.executemany(
        "INSERT INTO coded VALUES (?, ?)", [(code, kind.value) for code, (kind, _) in CAMEO.items()]
    )
    made.execute(
        """CREATE TABLE events AS SELECT "Event ID" AS id, "Event Date"::DATE AS day, type,
        "Source Name" AS who, "Target Name" AS whom, Country AS place
        FROM read_csv(?, delim = '\t', header = true, all_varchar = true)
        JOIN coded ON "CAMEO Code" = code""",
        [str(path)],
    )

    def ask(name: str, values: Values, limit: int) -> str:
        if name not in SQL:
            return "-"
        text = SQL[name](values)
        return f"{_median(lambda: made.execute(f'{text} LIMIT {limit}').fetchall()):.0f}"

    return ask


def _median(run: Callable[[], object]) -> float:
    run()
    took = []
    for _ in range(RUNS):
        before = time.process_time()
        run()
        took.append((time.process_time() - before) * 1000)
    return statistics.median(took)


def _where(values: Values, *more: str) -> str:
    told = {
        "since": "day >= '{}'",
        "until": "day <= '{}'",
        "type": "type = '{}'",
        "actor": "'{}' IN (who, whom)",
    }
    said = [form.format(values[name]) for name, form in told.items() if name in values]
    return f" WHERE {' AND '.join([*said, *more])}" if said or more else ""


def _between(values: Values) -> str:
    pair = "'{actor}', '{other}'".format(**values)
    other = f"who IN ({pair}) AND whom IN ({pair}) AND who <> whom"
    return f"SELECT * FROM events{_where(values, other)} ORDER BY day, id"


def _degree(values: Values) -> str:
    sides = " UNION ALL ".join(
        f"SELECT id, {side} AS actor, {n} AS begun FROM events{_where(values)}"
        for n, side in ((1, "who"), (0, "whom"))
    )
    return (
        f"SELECT actor, count(DISTINCT id) AS n, sum(begun) FROM ({sides})"
        " GROUP BY actor ORDER BY n DESC, actor"
    )


def _via(values: Values) -> str:
    actor, other = values["actor"], values["other"]
    return (
        "SELECT a.whom, n, m, n * m AS ways FROM"
        f" (SELECT whom, count(*) AS n FROM events WHERE who = '{other}' GROUP BY whom) a JOIN"
        f" (SELECT who, count(*) AS m FROM events WHERE whom = '{actor}' GROUP BY who) b"
        f" ON a.whom = b.who AND a.whom NOT IN ('{actor}', '{other}') ORDER BY ways DESC"
    )


#: The queries that a table of events can answer.
SQL: dict[str, Callable[[Values], str]] = {
    "who-did-what": lambda v: f"SELECT * FROM events{_where(v)} ORDER BY day DESC, type, id",
    "between": _between,
    "by-month": lambda v: (
        f"SELECT strftime(day, '%Y-%m') AS month, count(*) FROM events{_where(v)}"
        " GROUP BY month ORDER BY month"
    ),
    "count": lambda v: (
        f"SELECT type, count(*) AS n FROM events{_where(v)} GROUP BY type ORDER BY n DESC, type"
    ),
    "degree": _degree,
    "dyads": lambda v: (
        f"SELECT who, whom, count(*) AS n FROM events{_where(v)}"
        " GROUP BY who, whom ORDER BY n DESC, who, whom"
    ),
    "via": _via,
}


def virtuoso(address: str, text: str, limit: int, patience: float) -> str:
    """Return wall milliseconds for the first rows of a query at an endpoint: of the second run."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    form = urllib.parse.urlencode({"query": f"{head}{text}\nLIMIT {limit}"}).encode()
    took = 0.0
    try:
        for _ in range(2):
            before = time.monotonic()
            request = urllib.request.Request(address, form, ACCEPT)
            with urllib.request.urlopen(request, timeout=patience) as answer:
                answer.read()
            took = (time.monotonic() - before) * 1000
    except urllib.error.HTTPError as error:
        return f"error {error.code}"
    except TimeoutError:
        return f"> {patience * 1000:,.0f}"
    except OSError:
        return "no answer"
    return f"{took:.0f}"
