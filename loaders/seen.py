"""What a file has had before, in memory that does not grow with the file."""

from collections.abc import Iterator

from ontology.records import Record
from ontology.seen import Lines

__all__ = ["Lines", "New"]

#: So many described actors and places are remembered.
MANY = 50_000


class New:
    """Lets through what was not let through lately: actors and places are described once.

    What is described again after many others says nothing new, since a graph holds a thing once.
    """

    def __init__(self) -> None:
        self._old: set[Record] = set()

    def __call__(self, *things: Record | None) -> Iterator[Record]:
        """Yield each thing that is new, leaving out those that are None.

        >>> from ontology.records import Loaded
        >>> new = New()
        >>> len([*new(Loaded(line=1), None)]), len([*new(Loaded(line=1), Loaded(line=2))])
        (1, 1)
        """
        for thing in things:
            if thing is not None and thing not in self._old:
                if len(self._old) >= MANY:
                    self._old.clear()
                self._old.add(thing)
                yield thing
