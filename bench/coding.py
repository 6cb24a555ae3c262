"""Score the coding of sentences against gold that others published, and measure its speed.

    python -m bench.coding [FOLDER]          FOLDER holds event_coding/ (by default ../shared/data)

The gold is not ours to ship; without it this says so and stops. Records are split by the hash of
their id: the rules were written with an eye on the even half; of the odd half nobody looked at a
sentence, only at scores and at the types that were missed.
A record is a sentence with, for `plover_gsr`, one event. What we make of a sentence may be several
reports; "all" counts every one of them, "surest" only the one of the highest confidence.

PETRARCH's unit tests (`petr_unittest`) are not scored: their actors are invented ("Gondor", known
only to a list of their own), and their codes are of WEIS and of early drafts, where 064 restores
diplomatic ties, which is sharing intelligence in CAMEO.

How our types and actors are mapped to those of the gold stands in `bench.gold`.
"""

import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold import Told, cameo_triples, draft, gold_triples, merged, triples
from loaders.articles.coding import coded
from loaders.articles.language import model, parse
from loaders.articles.parts import Article, Cleaned, Paragraph
from ontology.records import Actor, Place, Post, Report
from ontology.register import register
from ontology.terms import ActorKind

DATE = date(2000, 1, 1)
PEERS = "PETRARCH-1 type .428, full .231; PETRARCH-2 type .383, full .256; to reach: .65, .45 (odd)"


def even(record: dict[str, Any]) -> bool:
    """Tell whether a record is of the half that rules may be written from."""
    return int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % 2 == 0


def f1(pairs: Iterable[tuple[set[Any], set[Any]]]) -> str:
    """Return the F1 over records, with precision and recall."""
    hit = ours = gold = 0
    for wanted, made in pairs:
        hit, ours, gold = hit + len(wanted & made), ours + len(made), gold + len(wanted)
    p, r = hit / ours if ours else 0, hit / gold if gold else 0
    return f"{2 * p * r / (p + r) if p + r else 0:.3f} ({p:.2f}/{r:.2f})"


def read(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def sentences(records: list[dict[str, Any]]) -> Iterator[list[Told]]:
    """Yield the reports of each record's sentence."""
    for n, doc in enumerate(parse(record["text"] for record in records)):
        made = list(coded(sole(f"gold/{n}", records[n]["text"]), [doc]))
        actors = {each.id: each for each in made if isinstance(each, Actor)}
        for post in (each for each in made if isinstance(each, Post)):
            _seat(actors, post)
        places = {each.id: each for each in made if isinstance(each, Place)}
        yield [Told(each, actors, places) for each in made if isinstance(each, Report)]


def _seat(actors: dict[str, Actor], post: Post) -> None:
    """Give a person the state of his post: our records link a person in no other way."""
    holder, above = actors.get(post.holder), post.organization
    body = actors.get(above) or register().actors.get(above)
    if holder is not None and body is not None and holder.country is None:
        country = body.id if body.kind is ActorKind.STATE else body.country
        actors[holder.id] = replace(holder, country=country, part_of=(above,))


def sole(key: str, text: str) -> Cleaned:
    """Return a sentence as an article of one paragraph; without a date nobody has a post."""
    return Cleaned(
        Article(id=key, text=text, published=DATE), (Paragraph(0, text),), (), opinion=False
    )


def surest(told: list[Told]) -> list[Told]:
    """Return the report of the highest confidence that has a name in the gold's scheme, if any."""
    named = [each for each in told if draft(each.report)]
    return [max(named, key=lambda each: each.report.evidence.confidence or 0)] if named else []


def halves(records: list[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    """Yield each half and the whole, with the numbers of its records."""
    numbers = range(len(records))
    yield "even", [n for n in numbers if even(records[n])]
    yield "odd", [n for n in numbers if not even(records[n])]
    yield "whole", list(numbers)


def plover(path: Path) -> None:
    """Print the scores on `plover_gsr`."""
    records = read(path)
    made = list(sentences(records))
    print(f"\n{path.name}: F1 (precision/recall)        {PEERS}")
    columns = ("type", "FIGHT=ASSAULT", "full", "source", "target")
    print(f"{'half':8}{'n':>4} {'count':8}{''.join(f'{column:>20}' for column in columns)}")
    for half, numbers in halves(records):
        for count in ("all", "surest"):
            pairs = []
            for n in numbers:
                told = made[n] if count == "all" else surest(made[n])
                pairs.append((gold_triples(records[n]), triples(told, draft)))
            scores = (f1(only(pairs, n)) for n in (2, -2, None, 0, 1))
            print(f"{half:8}{len(numbers):4} {count:8}{''.join(f'{each:>20}' for each in scores)}")


def only(pairs: list[tuple[set[Any], set[Any]]], n: int | None) -> list[tuple[set[Any], set[Any]]]:
    """Return gold and ours with the n-th of each triple alone: None is all, -2 the merged type."""
    if n is None:
        return pairs
    if n == -2:
        return [({merged(t[2]) for t in g}, {merged(t[2]) for t in o}) for g, o in pairs]
    return [({t[n] for t in g}, {t[n] for t in o}) for g, o in pairs]


def cameo(path: Path) -> None:
    """Print the scores on a gold of CAMEO codes."""
    records = read(path)
    made = list(sentences(records))
    print(f"\n{path.name}: F1 (precision/recall)        PETRARCH-1 .221 on petr2_gsr; to reach .55")
    columns = ("full", "states and root", "code", "root")
    print(f"{'half':8}{'n':>4}{''.join(f'{column:>20}' for column in columns)}")
    for half, numbers in halves(records):
        full = [(events(records[n]), cameo_triples(made[n])) for n in numbers]
        short = [tuple({(a[:3], b[:3], c[:2]) for a, b, c in side} for side in p) for p in full]
        roots = [tuple({c[:2] for _, _, c in side} for side in pair) for pair in full]
        scores = (
            f1(full),
            f1([(g, o) for g, o in short]),
            f1(only(full, 2)),
            f1([(g, o) for g, o in roots]),
        )
        print(f"{half:8}{len(numbers):4}{''.join(f'{each:>20}' for each in scores)}")


def events(record: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return (source, target, code) of a record of a gold of CAMEO codes."""
    return {(a or "", b or "", c or "") for a, b, c in record["events"]}


def speed(path: Path) -> None:
    """Print words a second of the whole coder and of the parser alone, on the same text."""
    texts = [record["text"] for record in read(path)] * 3
    words = sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    docs = list(model().pipe(texts))
    plain = time.perf_counter() - start
    start = time.perf_counter()
    for n, doc in enumerate(docs):
        list(coded(sole(f"speed/{n}", texts[n]), [doc]))
    ours = plain + time.perf_counter() - start
    share = f"{plain / ours:.2f} of it (to reach .50)"
    print(f"\nspeed: {words / ours:,.0f} words/s, plain spaCy {words / plain:,.0f}: {share}")


def main(arguments: list[str]) -> None:
    """Print every figure, or that there is no gold."""
    folder = Path(arguments[0] if arguments else "../shared/data") / "event_coding"
    if not folder.is_dir():
        print(f"SKIPPED: no gold at {folder}; name the folder that holds event_coding/")
        return
    next(parse(["warm up"]))
    plover(folder / "plover_gsr.jsonl")
    cameo(folder / "petr2_gsr.jsonl")
    speed(folder / "plover_gsr.jsonl")


if __name__ == "__main__":
    main(sys.argv[1:])
