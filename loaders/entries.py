"""Entries of a YAML file that must be used up: a key nobody read is an error, not a loss.

YAML 1.2, so that ``NO`` is Norway's code and ``12:30`` a text; every scalar stays as it is written
until it is cast. Aliases, duplicate keys and characters that turn text round are refused.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from loaders.decoding import decoded
from loaders.unseen import UNSEEN
from ontology.errors import SourceError, UnknownNameError

__all__ = ["UNSEEN", "Entry", "read", "words"]

T = TypeVar("T")
DEEPEST = 30


def words(value: str) -> str:
    """Return a text that is not empty and shows all that is in it."""
    if not value.strip():
        raise ValueError("is empty")
    if found := UNSEEN.search(value):
        raise ValueError(f"holds the character U+{ord(found.group()):04X}, which is not shown")
    return value


class Entry:
    """A mapping of a file. Take each key once, then call done."""

    def __init__(self, node: Node, path: Path) -> None:
        self.path, self.line = path, node.start_mark.line + 1
        self._asked: set[str] = set()
        self._left: dict[str, Node] = {}
        self._keys: dict[str, Node] = {}
        if not isinstance(node, MappingNode):
            raise self.fail(f"expected keys and values, found {shown(node)}")
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise self.fail("a key must be one word", key)
            if key.value in self._left:
                raise self.fail(f"key {key.value!r} stands twice", key)
            self._left[key.value], self._keys[key.value] = value, key

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
        except (ValueError, OverflowError) as error:
            raise self.fail(f"{key!r} {value[:60]!r}: {error}", node) from None

    def get(self, key: str, cast: Callable[[str], T]) -> T | None:
        """Remove a value and return it, cast; None where the key is absent."""
        node = self._pop(key)
        return None if node is None else self._cast(key, node, cast)

    def take(self, key: str, cast: Callable[[str], T]) -> T:
        """Remove a value that must be there and return it, cast."""
        node = self._pop(key)
        if node is None:
            raise self.missing(key)
        return self._cast(key, node, cast)

    def many(self, key: str, cast: Callable[[str], T]) -> tuple[T, ...]:
        """Remove a value or a list of values and return them, cast."""
        node = self._pop(key)
        if node is None:
            return ()
        parts = node.value if isinstance(node, SequenceNode) else [node]
        return tuple(self._cast(key, part, cast) for part in parts)

    def missing(self, key: str, why: str = "") -> SourceError:
        """Return the error for a key that is not there; it may only be misspelt."""
        near = get_close_matches(key, self._left, n=1)
        if near:
            said = f"unknown key {near[0]!r}; did you mean {key!r}?"
            return self.fail(said, self._keys[near[0]])
        return self.fail(f"{key!r} is missing{why}")

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

    def named(self, key: str, cast: Callable[[str], str]) -> Iterator[tuple[str, "Entry"]]:
        """Remove a mapping of names to entries, and yield both, the name cast."""
        found = self.inner(key)
        if found is not None:
            for name, node in found._left.items():
                try:
                    yield cast(name), Entry(node, self.path)
                except ValueError as error:
                    if isinstance(error, SourceError):
                        raise
                    at = found._keys[name]
                    raise self.fail(f"{key} {name[:60]!r}: {error}", at) from None

    def done(self) -> None:
        """Fail if a key was not read; say which was perhaps meant."""
        for key in self._left:
            close = get_close_matches(key, self._asked, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else f" (known: {known(self._asked)})"
            raise self.fail(f"unknown key {key!r}{hint}", self._keys[key])


def known(keys: set[str]) -> str:
    """Return some names in order."""
    return ", ".join(sorted(keys))


def shown(node: Node) -> str:
    """Say what a node is."""
    if isinstance(node, ScalarNode):
        return repr(node.value[:40]) if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "keys and values"


def refusal(events: Iterable[Event]) -> tuple[str, int] | None:
    """Return why a stream of YAML is not read, and the line; None where it may be."""
    depth = 0
    for event in events:
        line = event.start_mark.line + 1
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            return f"nested more than {DEEPEST} deep", line
        if isinstance(event, AliasEvent):
            return "aliases (*name) are not allowed", line
    return None


def read(path: Path) -> Entry:
    """Return the top entry of a YAML file.

    Raises:
        SourceError: it is empty, not UTF-8, not YAML, or holds aliases.
    """
    content = decoded(path)
    yaml = YAML(typ="rt", pure=True)
    try:
        refused = refusal(yaml.parse(content))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the parser's, of anchors that stand twice
            node = None if refused else yaml.compose(content)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise SourceError(f"not YAML: {error.problem or error}", path=path, line=line) from None
    except ReaderError as error:
        line = content.count("\n", 0, error.position) + 1
        found = error.character
        problem = (
            f"the character U+{found if isinstance(found, int) else ord(found):04X} is not allowed"
        )
        raise SourceError(problem, path=path, line=line) from None
    except (YAMLStreamError, ValueError, OverflowError) as error:
        raise SourceError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None
    except RecursionError:
        raise SourceError("nested too deeply", path=path) from None
    if refused:
        raise SourceError(refused[0], path=path, line=refused[1])
    if node is None:
        raise SourceError("the file is empty", path=path)
    return Entry(node, path)
