"""Write ontology/register.json from the YAML files of ontology/register/.

    python -m tools.write_register            write it
    python -m tools.write_register --check    exit with 1 where it is not what would be written

The YAML is what a person edits, with errors that name the line; the JSON is what is read at start,
fifty times as fast.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from loaders import curated
from loaders.entries import Entry, read, words
from loaders.spans import day, span
from ontology.errors import DetenteError
from ontology.records import Actor, Evidence, Place, Post, Quotation, Source, Span
from ontology.register import Register
from ontology.terms import SourceKind, TimePrecision
from tools.stale import settled

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "ontology" / "register"
OUT = ROOT / "ontology" / "register.json"


def entries(section: str) -> Iterator[tuple[str, Entry]]:
    """Yield the id and the entry of everything under one key of the files, file by file."""
    for path in sorted(FOLDER.glob("*.yaml")):
        top = read(path)
        for entry in top.entries(section):
            yield entry.take("id", curated.key), entry


def collected() -> tuple[list[Actor], list[Place], list[tuple[Source, Post]]]:
    """Return every actor, place and post; a reference to nothing is an error with its line."""
    actors, places = list(entries("actors")), list(entries("places"))
    for listed in (actors, places):
        unique(listed)
    actor_ids, place_ids = {i for i, _ in actors}, {i for i, _ in places}

    def refer(name: str) -> str:
        if name not in actor_ids:
            raise ValueError("no such actor in the register")
        return name

    def locate(name: str) -> str:
        if name not in place_ids:
            raise ValueError("no such place in the register")
        return name

    made, posts = [], []
    for id_, entry in actors:
        made.append(curated.actor(entry, id_, refer))
        for n, post in enumerate(entry.entries("posts"), 1):
            posts.append(held(post, id_, n, refer))
        entry.done()
    where = []
    for id_, entry in places:
        where.append(curated.place(entry, id_, refer, locate))
        entry.get("capital_of", refer)
        entry.done()
    return made, where, posts


def unique(listed: list[tuple[str, Entry]]) -> None:
    """Fail where an id stands twice."""
    seen: dict[str, Entry] = {}
    for id_, entry in listed:
        if id_ in seen:
            raise entry.fail(f"id {id_!r} stands in {seen[id_].path}:{seen[id_].line} already")
        seen[id_] = entry


def held(entry: Entry, holder: str, n: int, refer: Callable[[str], str]) -> tuple[Source, Post]:
    """Return a post with the source that says so, in its words."""
    title, of = entry.take("title", words), entry.take("of", refer)
    first, last = span(entry, "from"), span(entry, "until")
    cited = entry.inner("source")
    if cited is None:
        raise entry.fail("a post needs the 'source' that says so")
    url, published = cited.take("url", curated.address), cited.take("date", day)
    named = f"{cited.take('publisher', words)}: {cited.take('title', words)}"
    quote = cited.take("quote", words)
    cited.done()
    entry.done()
    key = hashlib.sha256(f"{url} {published}".encode()).hexdigest()[:12]
    source = Source(
        id=f"register/{key}",
        kind=SourceKind.DOCUMENT,
        title=named,
        published=published,
        url=url,
        part_of="register",
    )
    post = Post(
        id=f"register/{holder}/{n}",
        holder=holder,
        organization=of,
        title=title,
        during=during(first, last, published),
        evidence=Evidence(quotations=(Quotation(exact=quote),), said_on=published),
    )
    return source, post


def during(first: Span | None, last: Span | None, said: date) -> Span:
    """Return the time of a post: its bounds, or the day on which the source says it is held."""
    if first is None and last is None:
        return Span(earliest=said, latest=said)
    if first and last:
        return Span(earliest=first.earliest, latest=last.latest, precision=TimePrecision.BETWEEN)
    if first:
        return Span(earliest=first.earliest, latest=date.max, precision=TimePrecision.ON_OR_AFTER)
    return Span(
        earliest=date.min,
        latest=last.latest if last else said,
        precision=TimePrecision.ON_OR_BEFORE,
    )


def plain(record: Any) -> Any:  # noqa: ANN401  # any value of a record
    """Return a record as JSON's values, without what is left at its default."""
    if not is_dataclass(record):
        return [plain(each) for each in record] if isinstance(record, tuple) else record
    out = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value not in (None, ()) and value != field.default:
            out[field.name] = plain(value)
    return out


def text() -> str:
    """Return the text of register.json: one line for each entry."""
    actors, places, posts = collected()
    for name, ids in Register(actors, places).shared():
        raise DetenteError(f"ontology/register: {name!r} is a name of {' and '.join(ids)}")
    sections = {
        "actors": [plain(actor) for actor in sorted(actors, key=lambda a: a.id)],
        "places": [plain(place) for place in sorted(places, key=lambda p: p.id)],
        "posts": [[plain(s), plain(p)] for s, p in sorted(posts, key=lambda sp: sp[1].id)],
    }
    lines = []
    for name, listed in sections.items():
        body = ",\n".join(json.dumps(e, ensure_ascii=False, default=str) for e in listed)
        lines.append(f'"{name}": [\n{body}\n]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Write the file, or compare it with --check."""
    try:
        made = text()
    except DetenteError as error:
        print(error, file=sys.stderr)
        return 1
    return settled({OUT: made}, "make register", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
