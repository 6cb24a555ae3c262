"""What a name in a casefile stands for: one of its own, or one of the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.errors import UnknownNameError
from ontology.register import Index, Register, register

__all__ = ["Scope"]


@dataclass(slots=True)
class Scope:
    """The names that may be used in a casefile.

    ``actor``, ``place`` and ``event`` return ids; they are casts for an entry's values, and raise
    UnknownNameError for a name that nobody has, ValueError for one that several have.
    """

    casefile: str
    own_actors: Index = field(default_factory=Index)
    own_places: Index = field(default_factory=Index)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    curated: Register = field(default_factory=register)

    def declare(self, kind: str, keys: list[str]) -> Mapping[str, str]:
        """Take in the keys of a section, and return the id of each."""
        self.keys[kind] = {key: f"{self.casefile}/{key}" for key in keys}
        return self.keys[kind]

    def actor(self, name: str) -> str:
        """Return the id of the actor with this key, id or name."""
        return self._find("actor", name, self.own_actors, self.curated.actor_index)

    def place(self, name: str) -> str:
        """Return the id of the place with this key, id or name."""
        return self._find("place", name, self.own_places, self.curated.place_index)

    def event(self, key: str) -> str:
        """Return the id of one of the casefile's events."""
        return self._own("event", key)

    def _own(self, kind: str, key: str) -> str:
        known = self.keys.get(kind, {})
        if key not in known:
            raise UnknownNameError(kind, key, known)
        return known[key]

    def _find(self, kind: str, name: str, own: Index, curated: Index) -> str:
        if name in self.keys.get(kind, {}):
            return self.keys[kind][name]
        found = own.find(name) or curated.find(name)
        if len(found) > 1:
            raise ValueError(f"may be any of {', '.join(sorted(found))}: give the id")
        if not found:
            known = {*self.keys.get(kind, {}), *own.names(), *curated.names()}
            raise UnknownNameError(kind, name, known)
        return next(iter(found))
