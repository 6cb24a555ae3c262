"""The rules as a coder to be scored: the only place that knows how the loader is called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from loaders import Loader
from ontology.errors import DetenteError
from ontology.records import Actor, Participant, Proposition, Record, Report
from ontology.register import register
from ontology.terms import EventType, Modality, Polarity, Role

__all__ = ["Coded", "coded"]

#: What stands above every text, so that a short one is not taken for a title itself.
HEADER = "Title: News in brief\nDate: 2026-02-07"
#: Event types whose initiator says something.
VERBAL = frozenset(
    {
        EventType.ACCUSE,
        EventType.APPEAL,
        EventType.DENY,
        EventType.PLEDGE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.STATEMENT,
        EventType.SUPPORT,
        EventType.THREATEN,
    }
)


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder found: each actor is one string, its names parted by ``|``.

    ``status`` is ``actual`` only for what is asserted; ``denied`` goes before any modality.
    """

    type: str | None
    status: str
    initiator: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()


def coded(text: str) -> list[Coded]:
    """Return what the loader ``articles`` finds in a text published on 7 February 2026.

    Raises:
        DetenteError: the loader or one of its libraries is not there, or it fails on the text.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.txt"
        path.write_text(f"{HEADER}\n\n{text}\n", encoding="utf-8")
        return list(_found(list(_loader().load(path))))


def _loader() -> Loader:
    try:
        module = import_module("loaders.articles")
    except ImportError as error:
        raise DetenteError(f"loaders.articles cannot be imported: {error}") from error
    if not hasattr(module, "load"):
        raise DetenteError("loaders.articles has no function 'load' yet")
    return cast("Loader", module)


def _found(records: Iterable[Record]) -> Iterator[Coded]:
    """Yield every report, and what is spoken of in it, with the names of its actors."""
    own: dict[str, Actor] = dict(register().actors)
    for record in records:
        if isinstance(record, Actor):
            own[record.id] = record
        elif isinstance(record, Report):
            yield from _reported(record, own)


def _reported(report: Report, actors: dict[str, Actor]) -> Iterator[Coded]:
    speaking = [*report.evidence.said_by, *report.evidence.heard_from]
    if report.asserted and report.type in VERBAL:
        speaking += [part.actor for part in report.participants if part.role is Role.INITIATOR]
    said = tuple(_names(actor, actors) for actor in dict.fromkeys(speaking))
    sides = _sides(report.participants, actors)
    yield Coded(report.type.value, _status(report.modality, report.polarity), *sides, said)
    for proposition in (report.content, report.condition):
        yield from _proposed(proposition, actors, said)


def _proposed(
    proposition: Proposition | None, actors: dict[str, Actor], said: tuple[str, ...]
) -> Iterator[Coded]:
    """Yield a proposition and its condition: nothing in them is asserted, so none is actual."""
    while proposition is not None:
        status = _status(proposition.modality, proposition.polarity)
        of = proposition.type.value if proposition.type else None
        sides = _sides(proposition.participants, actors)
        yield Coded(of, "alleged" if status == Modality.ACTUAL else status, *sides, said)
        proposition = proposition.condition


def _status(modality: Modality, polarity: Polarity) -> str:
    return polarity.value if polarity is Polarity.DENIED else modality.value


def _sides(
    participants: Iterable[Participant], actors: dict[str, Actor]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the initiators and the recipients."""
    sides: dict[Role, list[str]] = {Role.INITIATOR: [], Role.RECIPIENT: []}
    for part in participants:
        sides.setdefault(part.role, []).append(_names(part.actor, actors))
    return tuple(sides[Role.INITIATOR]), tuple(sides[Role.RECIPIENT])


def _names(actor: str, actors: dict[str, Actor]) -> str:
    if actor not in actors:
        return actor
    known = actors[actor]
    return "|".join([known.name, *(name.text for name in known.names)])
