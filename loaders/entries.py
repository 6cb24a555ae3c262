"""Entries of a YAML file that must be used up: a key nobody read is an error, not a loss.

YAML 1.2, so that ``NO`` is Norway's code and ``12:30`` a text; every scalar stays as it is written
until it is cast. Aliases, duplicate keys and characters that turn text round are refused.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from loaders.decoding import decoded
from ontology.errors import SourceError, UnknownNameError

__all__ = ["Entry", "read", "words"]

T = TypeVar("T")
#: Control characters, and those that change the direction of what follows them.
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def words(value: str) -> str:
    """Return a text that is not empty and shows all that is in it."""
    if not value.strip():
        raise ValueError("is empty")
    if found := REFUSED.search(value):
        raise ValueError(f"holds the character U+{ord(found.group()):04X}, which is not shown")
    return value


class Entry:
    """A mapping of a file. Take each key once, then call done."""

    def __init__(self, node: Node, path: Path) -> None:
        self.path, self.line = path, node.start_mark.line + 1
        self._asked: set[str] = set()
        self._left: dict[str, Node] = {}
        if not isinstance(node, MappingNode):
            raise self.fail(f"expected keys and values, found {shown(node)}")
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise self.fail("a key must be one word", key)
            if key.value in self._left:
                raise self.fail(f"key {key.value!r} stands twice", key)
            self._left[key.value] = value

    def fail(self, problem: str, node: Node | None = None) -> SourceError:
        """Return an error that names the file and the line."""
        line = self.line if node is None else node.start_mark.line + 1
        return SourceError(problem, path=self.path, line=line)

    def _pop(self, key: str) -> Node | None:
        self._asked.add(key)
        return self._left.pop(key, None)

    def _cast(self, key: str, node: Node, cast: Callable[[str], T]) -> T:
        if not isinstance(node, ScalarNode):
            raise self.fail(f"{key!r} must be one value, found {shown(node)}", node)
        # The parser marks the folds of a folded text (>) with a bell.
        value = node.value.replace("\a", "") if node.style == ">" else node.value
        try:
            return cast(words(value))
        except UnknownNameError as error:
            raise self.fail(f"{key!r}: {error}", node) from None
        except ValueError as error:
            raise self.fail(f"{key!r} {value[:60]!r}: {error}", node) from None

    def get(self, key: str, cast: Callable[[str], T]) -> T | None:
        """Remove a value and return it, cast; None where the key is absent."""
        node = self._pop(key)
        return None if node is None else self._cast(key, node, cast)

    def take(self, key: str, cast: Callable[[str], T]) -> T:
        """Remove a value that must be there and return it, cast."""
        node = self._pop(key)
        if node is None:
            raise self.fail(f"{key!r} is missing")
        return self._cast(key, node, cast)

    def many(self, key: str, cast: Callable[[str], T]) -> tuple[T, ...]:
        """Remove a value or a list of values and return them, cast."""
        node = self._pop(key)
        if node is None:
            return ()
        parts = node.value if isinstance(node, SequenceNode) else [node]
        return tuple(self._cast(key, part, cast) for part in parts)

    def is_mapping(self, key: str) -> bool:
        """Tell whether a key holds keys and values of its own."""
        return isinstance(self._left.get(key), MappingNode)

    def inner(self, key: str) -> "Entry | None":
        """Remove and return the entry under a key."""
        node = self._pop(key)
        return None if node is None else Entry(node, self.path)

    def entries(self, key: str) -> list["Entry"]:
        """Remove and return the list of entries under a key."""
        node = self._pop(key)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            raise self.fail(f"{key!r} must be a list, found {shown(node)}", node)
        return [Entry(part, self.path) for part in node.value]

    def named(self, key: str) -> Iterator[tuple[str, "Entry"]]:
        """Remove a mapping of names to entries, and yield both."""
        found = self.inner(key)
        if found is not None:
            for name, node in found._left.items():
                yield name, Entry(node, self.path)

    def done(self) -> None:
        """Fail if a key was not read; say which was perhaps meant."""
        for key, node in self._left.items():
            close = get_close_matches(key, self._asked, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else f" (known: {known(self._asked)})"
            raise self.fail(f"unknown key {key!r}{hint}", node)


def known(keys: set[str]) -> str:
    """Return some names in order."""
    return ", ".join(sorted(keys))


def shown(node: Node) -> str:
    """Say what a node is."""
    if isinstance(node, ScalarNode):
        return repr(node.value[:40]) if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "keys and values"


def read(path: Path) -> Entry:
    """Return the top entry of a YAML file.

    Raises:
        SourceError: it is empty, not UTF-8, not YAML, or holds aliases.
    """
    content = decoded(path)
    yaml = YAML(typ="rt", pure=True)
    try:
        for event in yaml.parse(content):
            if type(event).__name__ == "AliasEvent":
                raise SourceError(
                    "aliases (*name) are not allowed", path=path, line=event.start_mark.line + 1
                )
        node = yaml.compose(content)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise SourceError(f"not YAML: {error.problem or error}", path=path, line=line) from None
    except (ReaderError, YAMLStreamError) as error:
        raise SourceError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None
    except RecursionError:
        raise SourceError("nested too deeply", path=path) from None
    if node is None:
        raise SourceError("the file is empty", path=path)
    return Entry(node, path)
