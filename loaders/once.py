"""Actors and places that rows tell differently: the first description of each stands."""

from collections.abc import Iterator

from ontology.records import Actor, Place

__all__ = ["Once"]

#: So many ids are remembered.
MANY = 200_000


class Once:
    """Lets through the first description of each id, in memory that does not grow with the file."""

    def __init__(self) -> None:
        self._old: set[str] = set()

    def __call__(self, *things: Actor | Place | None) -> Iterator[Actor | Place]:
        """Yield each thing of whose id nothing was told before, leaving out those that are None.

        >>> from ontology.terms import ActorKind
        >>> kinds = ActorKind.PARTY, ActorKind.UNKNOWN
        >>> told = Once()(*(Actor(id="a", kind=kind, name="A") for kind in kinds), None)
        >>> [actor.kind.value for actor in told]
        ['party']
        """
        for thing in things:
            if thing is not None and thing.id not in self._old:
                if len(self._old) >= MANY:
                    self._old.clear()
                self._old.add(thing.id)
                yield thing
