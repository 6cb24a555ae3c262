"""The honest account of a load: what was read, what became of it, and where the rest lies."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ontology.records import SetAside

__all__ = ["Account", "Accounts", "Aside", "Origin"]

#: So many rows that were set aside are kept in an account.
KEPT = 1_000


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

    ``outcome`` is "loaded", "replaced" or "unchanged"; ``reports`` counts all claims. ``aside`` are
    the first 1,000 that were set aside, ``set_aside`` is how many there are; all lie in
    ``aside_file``, with the reasons, and in ``mend_file`` as the loader reads them. ``instead_of``
    are the sources that the same file brought before under another name, and which are gone.
    """

    file: str
    source: str = ""
    loader: str = ""
    outcome: str = "loaded"
    unit: str = "row"
    read: int = 0
    loaded: int = 0
    set_aside: int = 0
    reports: int = 0
    quads: int = 0
    seconds: float = 0.0
    aside: list[Aside] = field(default_factory=list)
    aside_file: Path | None = None
    mend_file: Path | None = None
    instead_of: tuple[str, ...] = ()

    def put_aside(self, found: SetAside) -> None:
        """Count something that is set aside, and keep it, if it is among the first."""
        self.set_aside += 1
        if len(self.aside) < KEPT:
            self.aside.append(Aside(self.file, found.line, found.reason, _shown(found.raw)))

    def __str__(self) -> str:
        if self.outcome == "unchanged":
            return f"{self.file}: unchanged, nothing to do ({self.loader})"
        said = f"{self.file}: {_counts(self.read, self.unit, self.loaded, self.set_aside)}"
        said += f"; {self.reports:,} claims, {self.quads:,} quads"
        said += f" ({self.loader}{', replaced' if self.outcome == 'replaced' else ''})"
        if self.instead_of:
            said += f"; in place of {', '.join(self.instead_of)}"
        if self.mend_file:
            said += f"; to mend and load: {self.mend_file}"
        if self.aside_file:
            said += f"; what was set aside: {self.aside_file}"
        elif self.set_aside > len(self.aside):
            said += f"; the first {len(self.aside):,} that were set aside are kept"
        return said


class Accounts(list[Account]):
    """The accounts of several files, one line for each, and one for all."""

    def summary(self, failed: int = 0) -> str:
        """Return the sums over all files in a line; ``failed`` is how many more there were."""
        done = [each for each in self if each.outcome != "unchanged"]
        units = {each.unit for each in done}
        kinds = Counter({"unchanged": len(self) - len(done), "failed": failed})
        told = "".join(f", {n:,} {kind}" for kind, n in kinds.items() if n)
        read, loaded, aside = (
            sum(getattr(each, name) for each in done) for name in ("read", "loaded", "set_aside")
        )
        sums = _counts(read, units.pop() if len(units) == 1 else "unit", loaded, aside)
        quads, seconds = sum(e.quads for e in done), sum(e.seconds for e in self)
        return f"{len(self) + failed:,} files{told}: {sums}; {quads:,} quads; {seconds:,.1f} s"

    def __str__(self) -> str:
        return "\n".join([*map(str, self), *([self.summary()] if len(self) > 1 else [])])

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"


def _shown(raw: str) -> str:
    """Return a text that can be written anywhere: bytes that were not UTF-8 are escaped."""
    try:
        return raw.encode(errors="surrogateescape").decode(errors="backslashreplace")
    except UnicodeEncodeError:
        return raw.encode(errors="backslashreplace").decode()


def _counts(read: int, unit: str, loaded: int, aside: int) -> str:
    plural = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    units = unit if read == 1 else plural
    return f"{read:,} {units} read = {loaded:,} loaded + {aside:,} set aside"
