"""A view of the graph: one HTML page that opens anywhere, without a network."""

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from pathlib import Path

import pyoxigraph as ox

from graph.lookup import Lookup
from graph.view.model import Choice, model
from graph.view.page import render
from graph.view.reading import Reader
from graph.view.seating import seated
from graph.view.shape import Model, Theme
from graph.wholly import replaced
from ontology.terms import EventType

__all__ = ["View"]

#: The height of a view in a notebook, in pixels.
HEIGHT = 640
#: What a view in a notebook may do: run its script, save a picture, open a source's address.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


class View:
    """A page; save it, or let a notebook show it.

    ``model`` is all that is on it, ``html`` its text; the same graph gives the same text.
    """

    def __init__(self, made: Model, *, theme: Theme = "auto") -> None:
        self.model, self.theme = seated(made), theme

    @classmethod
    def of(
        cls,
        store: ox.Store,
        lookup: Lookup,
        canonical: Callable[[str], str],
        *,
        actor: str | None = None,
        hops: int = 1,
        since: date | str | None = None,
        until: date | str | None = None,
        types: Iterable[str] = (),
        title: str | None = None,
        theme: Theme = "auto",
    ) -> "View":
        """Return the view of what is chosen.

        Raises:
            UnknownNameError: no actor or type has that name.
            QueryError: a day or a number of hops makes no sense.
        """
        choice = Choice(
            title=title,
            actor=None if actor is None else lookup.actor(actor),
            hops=hops,
            since=None if since is None else str(since),
            until=None if until is None else str(until),
            types=frozenset(
                EventType.of(name.upper()).value
                for name in ((types,) if isinstance(types, str) else types)
            ),
        )
        return cls(model(Reader(store, canonical), choice), theme=theme)

    @property
    def html(self) -> str:
        """The page: everything that it needs is in it."""
        return render(self.model, theme=self.theme)

    @property
    def summary(self) -> str:
        """How much is on the page, and what is left out."""
        counts = f"{len(self.model['events']):,} events, {len(self.model['actors']):,} actors"
        left = self.model["left_out"]
        return f"{counts}, {self.model['subtitle']}" + (f"; {left}" if left else "")

    def save(self, path: str | Path) -> Path:
        """Write the page, whole or not at all, and return its path.

        Raises:
            DetenteError: there is no such folder.
        """
        path = Path(path)
        with replaced(path) as out:
            out.write(self.html.encode())
        return path

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, which can reach nothing outside it."""
        return (
            f'<iframe sandbox="{SANDBOX}" srcdoc="{escape(self.html)}" '
            f'style="width:100%;height:{HEIGHT}px;border:1px solid #ccc" '
            f'title="{escape(self.model["title"])}"></iframe>'
            f"<p>{escape(self.summary)}</p>"
        )
