"""What a governor does to the manner of that which hangs on it."""

from dataclasses import dataclass

from loaders.articles.meant import Manner
from ontology.terms import Modality, Polarity

__all__ = ["Effect", "applied"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governor does: gives a modality, or denies, or both.

    ``firm`` holds of a definite noun too: an averted war was none, "the attack" discussed was one.
    """

    modality: Modality | None = None
    denies: bool = False
    firm: bool = True


def applied(effect: Effect, over: Manner, *, future: bool | None = None) -> Manner:
    """Return what an effect makes of the manner of its governor."""
    denied = over.denied != effect.denies
    modality = effect.modality or over.modality
    if effect.denies and not denied and effect.modality is None:
        modality = Modality.POSSIBLE
    ahead = effect.modality not in (None, Modality.ALLEGED) if future is None else future
    return Manner(modality, Polarity.DENIED if denied else Polarity.AFFIRMED, ahead or over.future)
