"""Give everything on a page its seat, where it has one."""

from graph.view.layout import arrange
from graph.view.shape import Model
from graph.view.ties import tied

__all__ = ["seated"]

#: Up to so many events have a seat in the network of events; of more the page draws some at a time.
MOST = 400


def seated(model: Model) -> Model:
    """Return a model with its ties, and with seats for all that is drawn when the page opens.

    Actors, places and events get ``x`` and ``y`` unless all have them, or there are too many
    events. The model given stays as it is.
    """
    few = len(model["events"]) <= MOST
    things = (*model["actors"], *model["places"], *model["events"])
    if few and not all("x" in thing and "y" in thing for thing in things):
        model = arrange(model)
    told = model.get("ties")
    return model if told is not None and not _unfinished(model) else tied(model)


def _unfinished(model: Model) -> bool:
    """Tell whether ties are there, and nobody among them has a seat yet."""
    return bool(model.get("ties")) and not any("tie_x" in actor for actor in model["actors"])
