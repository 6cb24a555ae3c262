"""What a loader says of its own reading: what it loaded, what it set aside, how much there was."""

from dataclasses import dataclass

__all__ = ["Counted", "Loaded", "SetAside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row, entry or statement that was not loaded: where, why, and its text (see PEP 383)."""

    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A mark that all records of one row or entry have been yielded."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The last record of a source: how many rows or entries it has, counted independently.

    ``heading`` is the line that must stand above rows for the loader to read them by themselves,
    empty where none need; None where what is set aside cannot be read by itself.
    """

    units: int
    unit: str = "row"
    heading: str | None = None
