"""Which words stand in quotation marks, and within which."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Quoted", "quotations"]

OPENING, CLOSING = frozenset('"“„«'), frozenset('"”»')
INNER_OPENING, INNER_CLOSING = frozenset({"‘", "'"}), frozenset({"’", "'"})


class Quoted(NamedTuple):
    """The tokens from ``first`` up to ``after`` are quoted; ``open`` where no mark ends them.

    ``inner`` where they stand in single marks, which may be within others.
    """

    first: int
    after: int
    open: bool = False
    inner: bool = False

    def holds(self, at: int) -> bool:
        """Tell whether a token stands within."""
        return self.first <= at < self.after


def quotations(doc: "Doc") -> list[Quoted]:
    """Return the quotations of a paragraph, outer ones first; one that does not end, to its end."""
    marks = [token for token in doc if token.is_punct or token.text in INNER_CLOSING]
    return [*_outer(marks, len(doc)), *_inner(marks)]


def _outer(marks: "list[Token]", end: int) -> list[Quoted]:
    spans: list[Quoted] = []
    start: int | None = None
    for token in marks:
        if start is None and (token.text in OPENING or token.text == "``"):
            start = token.i + 1
        elif start is not None and (token.text in CLOSING or token.text == "''"):
            spans.append(Quoted(start, token.i))
            start = None
    if start is not None:
        spans.append(Quoted(start, end, open=True))
    return spans


def _inner(marks: "list[Token]") -> list[Quoted]:
    """Return what stands in single marks; a mark that is an apostrophe opens and ends nothing."""
    spans: list[Quoted] = []
    start: int | None = None
    for token in marks:
        if token.tag_ == "POS":
            continue
        if start is None and token.text in INNER_OPENING:
            start = token.i + 1
        elif start is not None and token.text in INNER_CLOSING:
            spans.append(Quoted(start, token.i, inner=True))
            start = None
    return spans
