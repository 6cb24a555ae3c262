"""In what way something is meant: its modality, its polarity, and whether it is still to come."""

from dataclasses import dataclass

from ontology.terms import Modality, Polarity

__all__ = ["Manner"]


@dataclass(frozen=True, slots=True)
class Manner:
    """Modality and polarity of a clause, and whether it is about the future."""

    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    future: bool = False

    @property
    def asserted(self) -> bool:
        """Whether the clause says that the thing was done."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.AFFIRMED

    @property
    def denied(self) -> bool:
        """Whether the clause says that the thing is not so."""
        return self.polarity is Polarity.DENIED
