"""The page of the loaders: what each says of itself, what it takes, what it leaves out and why."""

import inspect
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, TypeVar
from unittest.mock import patch

import loaders
from loaders import items
from loaders.table import Table
from loaders.wikibase import LANGUAGES
from tools.reference.markdown import HEAD, code, plain, table

__all__ = ["page"]

CASES = Path(__file__).parents[2] / "tests" / "loaders"
#: What begins a paragraph of a docstring and says what it is about.
SUBJECT = re.compile(
    r"(?:^|(?<=\. ))(Codebooks?|Format|Specification|Model|Data|Known limits|Roles|Actors)([:.])"
)
#: How the docstring of a loader's `recognises` begins, and how the page says it.
RECOGNISED = {
    "Tell whether ": "Recognised where ",
    "Tell ": "Recognised ",
    "Recognise nothing: ": "Recognised nowhere: ",
}
INTRODUCTION = """# The loaders

`detente load FILE…` recognises which loader reads a file by looking into it; `--loader NAME` says
so. What is here is what each loader says of itself: the source of its codebook, what it takes, what
it leaves out and why, and its known limits. A column that is neither taken nor left out for a
reason stops the load, and such a key sets its entry aside: nothing is lost in silence. Files may be
packed (gzip, bzip2, xz, Zstandard, zip).

Of JSON and XML the keys are those for which a loader asked when it read the input of its own test.
"""
T = TypeVar("T")
Leaving = dict[str, list[str]]


def page() -> str:
    """Return the page."""
    lines = [HEAD, INTRODUCTION]
    known = {name: module for name, module in loaders.known().items() if _is_ours(module)}
    titles = ((f"[{n}](#{n})", plain(_paragraphs(loaders.find(n))[0])) for n in known)
    lines += table(("loader", "what it reads"), titles)
    for name in known:
        lines += _loader(name)
    return "\n".join(lines).rstrip() + "\n"


def _paragraphs(loader: object) -> list[str]:
    return re.split(r"\n\s*\n", inspect.getdoc(loader) or "")


def _loader(name: str) -> Iterator[str]:
    """Yield the section of a loader."""
    found: Any = loaders.find(name)
    yield from (f"## {name}", "")
    for paragraph in _paragraphs(found):
        yield from (SUBJECT.sub(r"**\1**\2", plain(paragraph), count=1), "")
    yield from (_recognised(found.recognises), "")
    yield from _fields(name, found)


def _is_ours(module: str) -> bool:
    """Tell whether it is no loader that another package brings to this machine."""
    return module.partition(".")[0] == "loaders"


def _recognised(function: Callable[..., bool]) -> str:
    """Return how a loader recognises a file."""
    said = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
    before = next((each for each in RECOGNISED if said.startswith(each)), "")
    return plain(RECOGNISED.get(before, "") + said.removeprefix(before))


def _fields(name: str, module: ModuleType) -> Iterator[str]:
    """Yield which columns or keys a loader takes, and which it leaves out."""
    for heading, taken, left in _tables(module) or _keys(name):
        if heading:
            yield from (heading, "")
        yield from (f"Taken: {code(taken)}.", "")
        rows = ((plain(reason), code(names)) for reason, names in left.items())
        yield from table(("left out, since", "what"), rows)


def _tables(module: ModuleType) -> list[tuple[str, list[str], Leaving]]:
    """Return what the tables of a loader take and leave, the same ones once."""
    own = {n: t for n, t in vars(module).items() if isinstance(t, Table)}
    if not own and hasattr(module, "COLUMNS") and hasattr(module, "LEFT"):
        left = module.LEFT | getattr(module, "THEMES", {})
        own = {"TABLE": Table(module.COLUMNS, left=left, header=False)}
    found = []
    for each in own.values():
        taken = [column for column in each.columns if column not in each.left]
        heading = f"Files of {len(each.columns)} columns." if len(own) > 1 else ""
        found.append((heading, taken, _by_reason(each.left.items())))
    return sorted(found, key=lambda table: table[0])


def _by_reason(left: Iterable[tuple[str, str]]) -> Leaving:
    reasons: Leaving = defaultdict(list)
    for name, reason in left:
        reasons[reason].append(name)
    return reasons


class Asked:
    """What a loader asks its entries for, and what it leaves, while it reads."""

    def __init__(self) -> None:
        self.taken: dict[str, None] = {}
        self.left: Leaving = defaultdict(list)


class Listening(items.Item):
    """An entry that notes which keys it is asked for."""

    asked: ClassVar[Asked]

    def _at(self, key: str) -> str:
        return ".".join(part.strip("'") for part in (*self.where.split("."), key) if part)

    def _noted(self, key: str) -> str:
        self.asked.taken[self._at(key)] = None
        return key

    def get(self, key: str, cast: Callable[[str], T]) -> T | None:
        """Take a text."""
        return super().get(self._noted(key), cast)

    def many(self, key: str, cast: Callable[[str], T]) -> tuple[T, ...]:
        """Take a text or a list of texts."""
        return super().many(self._noted(key), cast)

    def whole(self, key: str) -> int | None:
        """Take a whole number."""
        return super().whole(self._noted(key))

    def inner(self, key: str) -> items.Item | None:
        """Take an object."""
        return super().inner(self._noted(key))

    def inners(self, key: str) -> list[items.Item]:
        """Take a list of objects."""
        return super().inners(self._noted(key))

    def leave(self, why: str, *keys: str) -> None:
        """Leave some keys, or all that are left."""
        for key in [self._at(key) for key in keys] or [f"all else of {self.where or 'it'}"]:
            if (name := key.replace("'", "")) not in self.asked.left[why]:
                self.asked.left[why].append(name)
        super().leave(why, *keys)


@contextmanager
def listened() -> Iterator[Asked]:
    """Note which keys are asked for, while entries of JSON or XML are read."""
    asked = Asked()
    Listening.asked = asked
    with patch.object(items, "Item", Listening):
        yield asked


def _keys(name: str) -> list[tuple[str, list[str], Leaving]]:
    """Return what a loader asked for and left when it read the input of its own test."""
    cases = sorted((CASES / name.replace("-", "_")).glob("in.*"))
    if not cases:
        return []
    with listened() as asked:
        for _ in loaders.find(name).load(cases[0]):
            pass
    taken = {".".join(_known(key.split("."))) for key in asked.taken}
    return [("", sorted(taken), asked.left)] if taken else []


def _known(path: list[str]) -> list[str]:
    """Return the first two keys of a path, or one where the second is a language."""
    return path[:1] if path[1:2] and path[1] in LANGUAGES else path[:2]
