"""The shape of a frame: what a clause or a noun says, before it becomes a record."""

from dataclasses import dataclass
from typing import Optional

from loaders.articles.parties import Party
from loaders.articles.speech import Speech
from ontology.terms import EventType, Modality, Polarity

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who does what to whom, in which way, and by which rule it was read.

    ``type`` is None for a bare condition or content. ``trigger`` is the token of its verb or noun;
    ``subordinate`` marks a clause beside the point of its sentence, ``future`` one about to be.
    """

    code: str
    type: EventType | None
    rule: str
    trigger: int
    initiators: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    future: bool = False
    subordinate: bool = False
    nominal: bool = False
    passive: bool = False
    place: str | None = None
    content: Optional["Frame"] = None
    condition: Optional["Frame"] = None
    said: Speech | None = None

    @property
    def asserted(self) -> bool:
        """Whether it is said to be done, rather than only spoken of."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.AFFIRMED
