"""Wikipedia's current events portal as WikiTimes has it: a JSON array, an entry for each event.

Data: Tran and Alrifai, "Indexing and analyzing Wikipedia's current events portal" (WWW 2014);
the texts are Wikipedia's (CC BY-SA 3.0). An entry is a sentence or two, with the pages that it
links to and the articles that it cites; it is coded as a short article of its day, by
`loaders.articles`, and needs the same extra ``text``. What the coder takes for an actor and the
editors link to a page is one actor in all entries.

Known limits. All that is said of the rules of `loaders.articles` holds here too: an entry in which
they find no event is loaded as a source that says nothing. A page that no claim names is left out,
since it may be of a storm or a match. The day is that of the portal's page: most entries tell of
it, in the present tense, but some of the day before. Which of several outlets has which part of an
entry is not said: each claim is heard from all of them, and has the first address.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from loaders import datasets
from loaders.articles import coded
from loaders.articles.parts import Article
from loaders.curated import ADDRESS
from loaders.items import Item, ItemError, items, shown
from loaders.seen import New
from loaders.spans import day
from loaders.told import MARGIN
from ontology.names import fold, made_id
from ontology.records import Actor, Name, Post, Record, Relation, Report, Source
from ontology.seen import Lines
from ontology.terms import ActorKind

__all__ = ["load", "recognises"]

T = TypeVar("T")
LICENSE = "CC-BY-SA-3.0"
PAGE = "/wiki/"


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether the beginning has the keys of an entry."""
    keys = ('"description"', '"date"', '"category"', '"entity"', '"source"')
    return beginning.lstrip()[:1] in {"[", "{"} and all(key in beginning for key in keys)


def load(path: Path) -> Iterator[Record]:
    """Yield each entry as an article, and what it says.

    Raises:
        SourceError: the file cannot be read.
        DetenteError: the extra ``text`` is not installed.
    """
    from loaders.articles import language

    language.model()
    said = datasets.source(
        path, "cep", "Wikipedia current events", publisher="wikipedia", license=LICENSE
    )
    yield said
    yield Actor(id="wikipedia", kind=ActorKind.ORGANIZATION, name="Wikipedia")
    yield from items(path, Entries(said.id))


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands beside the text of an entry: theme, story, linked pages, outlets, addresses."""

    theme: str
    story: str | None
    pages: dict[str, str]
    outlets: tuple[Actor, ...]
    url: str | None


class Entries:
    """A reader of entries."""

    def __init__(self, source: str) -> None:
        self.source, self.lines, self.new = source, Lines(), New()

    def __call__(self, item: Item) -> Iterable[Record]:
        """Return what one entry says."""
        number, on = item.take("id", str), item.take("date", past)
        if (first := self.lines.first(number, item.number)) != item.number:
            raise ItemError(f"{number[:40]!r} is the id of entry {first} already")
        text, entry = item.take("description", sentence), beside(item)
        item.done()
        article = Article(
            id=f"{self.source}/{made_id(number)}", text=text, published=on, line=item.line
        )
        said = list(coded(article))
        ids = {
            each.id: made_id("cep", "page", entry.pages[fold(each.name)])
            for each in said
            if isinstance(each, Actor) and fold(each.name) in entry.pages
        }
        placed = [self.placed(renamed(each, ids), entry) for each in said]
        claims = any(isinstance(each, Report | Relation | Post) for each in said)
        return [placed[0], *(self.new(*entry.outlets) if claims else ()), *placed[1:]]

    def placed(self, record: Record, entry: Entry) -> Record:
        """Return what the coder says of an entry, with what stands beside its text."""
        if isinstance(record, Source):
            return replace(
                record,
                publisher="wikipedia",
                license=LICENSE,
                about=entry.story,
                part_of=self.source,
            )
        if isinstance(record, Report | Relation | Post):
            outlets = tuple(each.id for each in entry.outlets)
            evidence = replace(record.evidence, heard_from=outlets, url=entry.url)
            if isinstance(record, Report):
                record = replace(record, codes=(*record.codes, ("cep-theme", entry.theme)))
            return replace(record, evidence=evidence)
        if isinstance(record, Actor) and record.id.startswith("cep/page/"):
            title = entry.pages[fold(record.name)]
            more = (Name(text=title, lang="en"),) if title != record.name else ()
            return replace(record, names=(*record.names, *more))
        return record


def beside(item: Item) -> Entry:
    """Return what stands beside the text of an entry."""
    category, story = item.inner("category"), item.inner("belongsToStory")
    theme = category.take("name", made_id) if category else "none"
    pages: dict[str, str] = {}
    for each in item.inners("entity"):
        name, title = each.take("name", str), each.take("wikiURL", page)
        pages |= {fold(name): title, fold(title): title}
        finish(each)
    outlets: list[str | None] = []
    urls: list[str] = []
    for each in item.inners("source"):
        outlets.append(each.get("sourceName", str))
        urls += filter(ADDRESS.fullmatch, each.many("url", str))
        finish(each)
    named = story.get("name", str) if story else None
    for other in filter(None, (category, story)):
        finish(other)
    cited = tuple(map(outlet, dict.fromkeys(filter(None, outlets))))
    return Entry(theme, named, pages, cited, next(iter(urls), None))


def finish(item: Item) -> None:
    """Leave what is of the collection's own keeping."""
    item.leave("a number of the collection", "id")
    item.leave("is 'article' always", "type")
    item.leave("the address of the story's page; its name is kept", "wikipediaUrl")
    item.done()


def outlet(name: str) -> Actor:
    """Return an outlet that an entry cites."""
    return Actor(id=made_id("cep", "outlet", name), kind=ActorKind.MEDIA, name=name)


def page(url: str) -> str:
    """Return the title of a page by its address.

    >>> page("http://en.wikipedia.org/wiki/War_in_Somalia_(2009%E2%80%93present)")
    'War in Somalia (2009–present)'
    """
    title = unquote(url.partition(PAGE)[2]).replace("_", " ").strip()
    if not title:
        raise ValueError("is no address of a page of Wikipedia")
    return shown(title)


def past(value: str) -> date:
    """Return a day that has begun by tomorrow, wherever on Earth that is."""
    found = day(value)
    if found > date.today() + MARGIN:
        raise ValueError("lies in the future")
    return found


def sentence(value: str) -> str:
    """Return the text of an entry without the commas of the references cut from its end."""
    text = value.rstrip(" ,")
    text = text.removesuffix(" )").rstrip(" ,") if text.count(")") > text.count("(") else text
    if not text:
        raise ValueError("has no words")
    return text


def renamed(thing: T, ids: dict[str, str]) -> T:
    """Return a record in which actors have other ids."""
    if isinstance(thing, str):
        return ids.get(thing, thing)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return tuple(renamed(each, ids) for each in thing)  # type: ignore[return-value]
    if is_dataclass(thing) and not isinstance(thing, type):
        new = {each.name: renamed(getattr(thing, each.name), ids) for each in fields(thing)}
        return replace(thing, **new)
    return thing
