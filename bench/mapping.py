"""Measure loading rows of GDELT beside tools that map tables to RDF, in the same run.

    python -m bench.mapping [ROWS] [--of FILE.export.CSV] [--with PYTHON] [--runs N]

The peers are morph-kgc (RML), maplib (OTTR templates) and rdflib (a loop). They get a table that is
kinder than the real one: 20 columns with a heading, IRIs and ISO days ready made. What each column
becomes is the report that we make of it: one named graph, no event, no actor, no tally, nothing set
aside. morph-kgc and maplib write N-Quads or N-Triples, which the engine then loads in bulk, so that
all three ends are stores on disk that can be asked; rdflib keeps its own in memory. ``--with``
names a Python in which the peers are installed; those that are not there are left out, and said.
"""

import argparse
import csv
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.scale import CASE, in_process, rows

GRAPH = "urn:graph"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
#: Each column: where it stands in a row of GDELT, and its datatype, none where it is an IRI.
COLUMNS: dict[str, tuple[int, str]] = {
    "report": (0, ""), "event": (0, ""), "outlet": (60, ""), "type": (26, ""),
    "initiator": (5, ""), "recipient": (15, ""), "place": (51, ""),
    "first": (1, "date"), "last": (1, "date"), "said": (59, "date"),
    "mentions": (31, "integer"), "sources": (32, "integer"), "articles": (33, "integer"),
    "tone": (34, "double"), "goldstein": (30, "double"),
    "one": (6, "string"), "other": (16, "string"), "where": (52, "string"),
    "latitude": (56, "double"), "longitude": (57, "double"),
}  # fmt: skip


def cell(name: str, cells: list[str]) -> str:
    """Return a cell as the peers get it; an empty one makes no quad."""
    place, kind = COLUMNS[name]
    text = cells[place].strip()
    if not text:
        return ""
    if kind == "date":
        return f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return text if kind else f"urn:{name}:{''.join(c if c.isalnum() else '-' for c in text)}"


def prepare(of: Path, count: int, source: Path, ready: Path) -> None:
    """Write the rows as GDELT has them, and as the peers get them."""
    with source.open("w", encoding="utf-8") as raw, ready.open("w", encoding="utf-8") as clean:
        table = csv.writer(clean)
        table.writerow(COLUMNS)
        for row in rows(of, count):
            raw.write(f"{row}\n")
            cells = row.split("\t")
            table.writerow([cell(name, cells) for name in COLUMNS])


def rml(ready: Path) -> str:
    """Return the mapping in RML."""
    parts = []
    for name, (_, kind) in list(COLUMNS.items())[1:]:
        how = f"rr:datatype <{XSD}{kind}>" if kind else "rr:termType rr:IRI"
        parts.append(
            f"rr:predicateObjectMap [ rr:predicate <urn:p:{name}> ; "
            f'rr:objectMap [ rml:reference "{name}" ; {how} ] ]'
        )
    return f"""@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
<urn:map> rml:logicalSource [ rml:source "{ready}" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rml:reference "report" ; rr:class <urn:Report> ; rr:graph <{GRAPH}> ] ;
  {" ; ".join(parts)} .
"""


def ottr() -> str:
    """Return the mapping as an OTTR template."""
    columns = list(COLUMNS.items())[1:]
    asked = ", ".join(f"? {f'xsd:{k}' if k else 'ottr:IRI'} ?{n}" for n, (_, k) in columns)
    made = ", ".join(f"ottr:Triple(?report, <urn:p:{n}>, ?{n})" for n, _ in columns)
    return f"""@prefix ottr: <http://ns.ottr.xyz/0.4/> .
@prefix xsd: <{XSD}> .
<urn:Row> [ ottr:IRI ?report, {asked} ] ::
  {{ ottr:Triple(?report, <{TYPE}>, <urn:Report>), {made} }} .
"""


def by_morph(ready: Path, out: Path) -> None:
    """Map by morph-kgc."""
    mapping, settings = ready.with_suffix(".ttl"), ready.with_suffix(".ini")
    mapping.write_text(rml(ready), encoding="utf-8")
    settings.write_text(
        f"[CONFIGURATION]\noutput_file: {out}\noutput_format: N-QUADS\nlogging_level: ERROR\n"
        f"[source]\nmappings: {mapping}\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "morph_kgc", str(settings)], check=True)


def by_maplib(ready: Path, out: Path) -> None:
    """Map by maplib."""
    maplib: Any = __import__("maplib")
    polars: Any = __import__("polars")
    kinds = {"date": polars.Date, "integer": polars.Int64, "double": polars.Float64}
    schema = {name: kinds.get(kind, polars.String) for name, (_, kind) in COLUMNS.items()}
    model = maplib.Model()
    model.add_template(ottr())
    model.map("urn:Row", polars.read_csv(ready, schema=schema))
    model.write(str(out), format="ntriples")


def by_rdflib(ready: Path, out: Path) -> None:
    """Map by a loop over the rows into rdflib's own store, and write how many triples it has."""
    from rdflib import Dataset, Literal, URIRef

    graph = Dataset().graph(URIRef(GRAPH))
    with ready.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            report = URIRef(row["report"])
            graph.add((report, URIRef(TYPE), URIRef("urn:Report")))
            for name, (_, kind) in list(COLUMNS.items())[1:]:
                if text := row[name]:
                    value = Literal(text, datatype=URIRef(XSD + kind)) if kind else URIRef(text)
                    graph.add((report, URIRef(f"urn:p:{name}"), value))
    out.write_text(str(len(graph)), encoding="utf-8")


PEERS: dict[str, tuple[str, Callable[[Path, Path], None]]] = {
    "morph-kgc": ("morph_kgc", by_morph),
    "maplib": ("maplib", by_maplib),
    "rdflib": ("rdflib", by_rdflib),
}


def one(peer: str, ready: Path, out: Path) -> dict[str, float]:
    """Let a peer map here, and return its seconds, CPU seconds and memory in MB."""
    start = time.perf_counter()
    PEERS[peer][1](ready, out)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "s": time.perf_counter() - start,
        "cpu": sum(each.ru_utime + each.ru_stime for each in used),
        "mb": max(each.ru_maxrss for each in used) / 1024,
    }


def measured(peer: str, python: str, ready: Path, work: Path) -> dict[str, float] | None:
    """Return the figures of a peer, with the engine's bulk load; None where it is not there."""
    out = work / ("out.nt" if peer == "maplib" else "out.nq")
    command = [python, "-m", "bench.mapping", "--one", peer, str(ready), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{peer}: left out: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        return None
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    if peer == "rdflib":
        return {**found, "quads": int(out.read_text(encoding="utf-8"))}
    with TemporaryDirectory(dir=work) as folder:
        loaded = in_process("limit", out, Path(folder) / "store")
    return {
        **{key: found[key] + loaded[key] for key in ("s", "cpu")},
        "mb": max(found["mb"], loaded["mb"]),
        "quads": loaded["quads"],
    }


def runs_of(
    of: Path, count: int, python: str, times: int
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what each run took, by whose it is."""
    with TemporaryDirectory(dir=".", prefix=".bench-") as made:
        work = Path(made).resolve()
        source, ready = work / "many.export.CSV", work / "ready.csv"
        prepare(of, count, source, ready)
        for number in range(times):
            yield "ours", in_process("ours", source, work / f"ours-{number}")
            for peer in PEERS:
                if found := measured(peer, python, ready, work):
                    yield peer, found


def main() -> int:
    """Read the arguments and measure."""
    if sys.argv[1:2] == ["--one"]:
        peer, ready, out = sys.argv[2:5]
        if not find_spec(PEERS[peer][0]):
            sys.exit(f"{peer} is not installed in {platform.python_implementation()} here")
        print(json.dumps(one(peer, Path(ready), Path(out))))
        return 0
    parser = argparse.ArgumentParser(prog="python -m bench.mapping")
    parser.add_argument("rows", type=int, nargs="?", default=100_000)
    parser.add_argument("--of", type=Path, default=CASE)
    parser.add_argument("--with", dest="python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    found: dict[str, list[dict[str, float]]] = {}
    for name, told in runs_of(given.of, given.rows, given.python, given.runs):
        found.setdefault(name, []).append(told)
    print(f"{given.rows:,} rows of GDELT 2.0, {platform.machine()}, medians of {given.runs}")
    for name, all_ in found.items():
        m = {key: statistics.median(run[key] for run in all_) for key in all_[0]}
        print(
            f"{name:10} {m['s']:8.1f} s {m['cpu']:8.1f} CPU-s {m['quads'] / m['s']:10,.0f} quads/s "
            f"{given.rows / m['s']:8,.0f} rows/s {m['quads'] / given.rows:5.1f} a row "
            f"{m['mb']:7,.0f} MB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
