"""The honest account of a load: what was read, what became of it, and where the rest lies."""

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Account", "Accounts", "Aside", "Origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where records come from: a file's name, the loader, and what both were."""

    name: str
    loader: str
    digest: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A row or entry that was not loaded: where it stands, why, and its text."""

    file: str
    line: int
    reason: str
    raw: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(slots=True, kw_only=True)
class Account:
    """What became of one file; read = loaded + set aside.

    ``outcome`` is "loaded", "replaced" or "unchanged"; ``reports`` counts all claims.
    """

    file: str
    source: str = ""
    loader: str = ""
    outcome: str = "loaded"
    unit: str = "row"
    read: int = 0
    loaded: int = 0
    reports: int = 0
    quads: int = 0
    aside: list[Aside] = field(default_factory=list)
    aside_file: Path | None = None

    def __str__(self) -> str:
        if self.outcome == "unchanged":
            return f"{self.file}: unchanged, nothing to do ({self.loader})"
        units = f"{self.unit}s" if self.read != 1 else self.unit
        said = f"{self.file}: {self.read:,} {units} read = {self.loaded:,} loaded"
        said += f" + {len(self.aside):,} set aside; {self.reports:,} claims, {self.quads:,} quads"
        said += f" ({self.loader}{', replaced' if self.outcome == 'replaced' else ''})"
        return said + (f"; what was set aside: {self.aside_file}" if self.aside_file else "")


class Accounts(list[Account]):
    """The accounts of several files, one line for each."""

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"
