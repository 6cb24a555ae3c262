"""Events that a sentence tells twice: "attacked the town in an attack", counted once."""

from collections.abc import Iterable
from dataclasses import replace

from loaders.articles.shape import Frame

__all__ = ["once"]


def once(frames: Iterable[Frame]) -> list[Frame]:
    """Return the frames of one sentence without those that only repeat another.

    Two tell of one event where they have the type, the manner and the initiators in common, one's
    recipients are among the other's, and their places do not differ; the first stays, and takes
    what only the second says.
    """
    kept: list[Frame] = []
    for frame in frames:
        at = next((n for n, other in enumerate(kept) if _same(other, frame)), None)
        if at is None:
            kept.append(frame)
        else:
            kept[at] = _joined(kept[at], frame)
    return kept


def _same(one: Frame, other: Frame) -> bool:
    if one.type is None or _manner(one) != _manner(other):
        return False
    if one.content or other.content or one.condition or other.condition:
        return _sides(one) == _sides(other) and _about(one) == _about(other)
    first, second = _recipients(one), _recipients(other)
    beside = one.nominal or other.nominal or one.subordinate or other.subordinate
    alike = first == second or (beside and (first <= second or second <= first))
    return alike and (one.place is None or other.place is None or one.place == other.place)


def _manner(frame: Frame) -> tuple[object, ...]:
    doers = frozenset(p.actor for p in frame.initiators)
    return frame.type, frame.modality, frame.polarity, frame.code[:2], doers


def _recipients(frame: Frame) -> frozenset[str]:
    return frozenset(p.actor for p in frame.recipients)


def _sides(frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(p.actor for p in frame.initiators), _recipients(frame)


def _about(frame: Frame) -> tuple[object, ...]:
    """Return what a frame is about, as far as two may have it in common."""
    made = (frame.content, frame.condition)
    return tuple(each and (each.type, _sides(each), each.trigger) for each in made)


def _joined(kept: Frame, other: Frame) -> Frame:
    """Return the frame that stays, with the recipients and the place of the other if it has none.

    A clause goes before a noun, and before a clause beside the point.
    """
    if (kept.nominal and not other.nominal) or (kept.subordinate and not other.subordinate):
        kept, other = other, kept
    more = other.recipients if len(other.recipients) > len(kept.recipients) else kept.recipients
    return replace(kept, recipients=more, place=kept.place or other.place)
