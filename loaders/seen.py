"""What a file has had before, in memory that does not grow with the file."""

from collections.abc import Iterator

from ontology.records import Actor, Place, Record

__all__ = ["New"]

#: So many described actors and places are remembered.
MANY = 50_000


class New:
    """Lets through what was not let through lately: actors and places are described once.

    What is described again after many others says nothing new, since a graph holds a thing once.
    Where rows tell one actor differently, both descriptions stand; with ``by_id`` only the first.
    """

    def __init__(self, *, by_id: bool = False) -> None:
        self._by_id = by_id
        self._old: set[Record | str] = set()

    def __call__(self, *things: Record | None) -> Iterator[Record]:
        """Yield each thing that is new, leaving out those that are None.

        >>> from ontology.terms import ActorKind
        >>> told = [Actor(id="a", kind=k, name="A") for k in (ActorKind.PARTY, ActorKind.UNKNOWN)]
        >>> len([*New()(*told, told[0], None)]), len([*New(by_id=True)(*told)])
        (2, 1)
        """
        for thing in things:
            if thing is None:
                continue
            key = thing.id if self._by_id and isinstance(thing, Actor | Place) else thing
            if key not in self._old:
                if len(self._old) >= MANY:
                    self._old.clear()
                self._old.add(key)
                yield thing
