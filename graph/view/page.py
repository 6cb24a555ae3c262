"""Write a page's model as one HTML file that opens anywhere, offline.

The page runs only the scripts and the style whose digests its content security policy names, asks
no server for anything, and takes every text of the model for text.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from graph.view.outlines import outlines
from graph.view.packing import packed
from graph.view.seating import seated
from graph.view.shape import Actor, Event, Link, Model, Place, Theme

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["network", "render"]

#: The page's script, in the order in which its files need each other.
SCRIPTS: Final = (
    *("dom", "words", "unpack", "data", "looks", "state", "scale", "counts", "filter"),
    *("paint", "edges"),
    *("grid", "labels", "focus", "window", "plane", "seats", "few", "network"),
    *("ties", "backbone", "tie_lines", "tie_key", "ranking", "dyads"),
    *("timeline", "bars", "brush", "matrix", "table"),
    *("map_shapes", "map_sight", "map_places", "map_seats", "map_paint", "map_names"),
    *("map_words", "map_hands", "map"),
    *("panel", "lists", "reports", "citing", "accounts", "actor"),
    *("months", "pair", "overview", "leads"),
    *("search", "trust", "controls", "address", "vector", "picture", "saving", "keys", "main"),
)
STYLES: Final = ("page", "parts", "dossier", "filter", "dyads", "map", "print")
VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"

#: Roles whose arrow runs from the actor to the event, and those whose arrow runs the other way.
INWARD: Final = frozenset({"initiator", "organizer", "instrument"})
OUTWARD: Final = frozenset({"recipient", "beneficiary", "affected"})

#: Up to so many characters a page's data stay readable in its source.
SMALL: Final = 400_000
#: What JSON may hold and a script element may not, or what old scripts take for the end of a line.
UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(model: Model, *, theme: Theme = "auto") -> str:
    """Return the page that shows a model, the same bytes for the same model.

    The model is seated first unless it is: see `graph.view.seating`. A large one is packed.
    ``theme`` is how the page looks at first: light, dark, or as the reader's system is.

    Raises:
        ValueError: the theme is unknown, two things share an id, or a reference leads nowhere.
    """
    if theme not in ("auto", "light", "dark"):
        raise ValueError(f"no theme named {theme!r} (known: auto, light, dark)")
    _check(model)
    model = seated(model)
    style, script, library = _style(), _script(), _library()
    about = outlines(model["places"])
    template = _environment().get_template("page.html.j2")
    return template.render(
        model=model,
        theme=theme,
        policy=_policy(scripts=(library, script), style=style),
        style=Markup(style),  # noqa: S704  # ours
        script=Markup(script),  # noqa: S704  # ours
        library=Markup(library),  # noqa: S704  # vis-network's
        page=Markup(_data(model)),  # noqa: S704  # escaped by _json
        outlines=about and Markup(_json(about)),  # noqa: S704  # escaped by _json
    )


def network(model: Model) -> "Network":
    """Return the nodes that have a seat, and the edges between them, in pyvis's container.

    An edge's ``of`` says of what it is: ``("link", 3)`` is the model's fourth link; ``relation``
    and ``place`` count relations, and the events that have a place.
    """
    from pyvis.network import Network  # takes a quarter of a second, and IPython with it

    held = Network(directed=True, cdn_resources="in_line")
    for thing in _things(model):
        if "x" in thing and "y" in thing:
            held.add_node(thing["id"], label=thing["label"], x=thing["x"], y=thing["y"])
    for start, end, options in _edges(model) if held.nodes else ():
        held.add_edge(start, end, **options)
    return held


def _things(model: Model) -> list[Actor | Place | Event]:
    """Return what may be a node."""
    return [*model["actors"], *model["places"], *model["events"]]


def _check(model: Model) -> None:
    """Refuse a model in which two things share an id, or a reference leads nowhere."""
    things = _things(model)
    known = {thing["id"] for thing in things}
    if len(known) != len(things):
        raise ValueError("two actors, places or events of the model share an id")
    for start, end, options in _edges(model):
        if start not in known or end not in known:
            raise ValueError(f"{options['of']} joins {start!r} and {end!r}: one is not there")


def _data(model: Model) -> str:
    """Return what the page's script reads: as it is where it is little, and packed otherwise."""
    value = {"model": model, "network": _drawn(network(model))}
    text = _json(value)
    return text if len(text) <= SMALL else _json({"packed": packed(value)})


def _edges(model: Model) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each edge: from where, to where, and what vis-network and the page make of it."""
    for number, link in enumerate(model["links"]):
        yield *_ends(link), {"arrows": _arrows(link["role"]), "of": ("link", number)}
    for number, relation in enumerate(model["relations"]):
        arrows = "to" if relation.get("directed", True) else ""
        yield relation["a"], relation["b"], {"arrows": arrows, "of": ("relation", number)}
    for number, event in enumerate(model["events"]):
        if event["place"] is not None:
            yield event["id"], event["place"], {"arrows": "", "of": ("place", number)}


def _ends(link: Link) -> tuple[str, str]:
    """Return from where to where a link's edge runs."""
    if link["role"] in INWARD:
        return link["actor"], link["event"]
    return link["event"], link["actor"]


def _arrows(role: str) -> str:
    """Return vis-network's word for an arrow at the end, or for none."""
    return "to" if role in INWARD | OUTWARD else ""


def _drawn(held: "Network") -> dict[str, list[dict[str, Any]]]:
    """Return what the page takes from the container: no labels, no looks."""
    nodes = [{key: node[key] for key in ("id", "x", "y")} for node in held.nodes]
    edges = [{key: edge[key] for key in ("from", "to", "arrows", "of")} for edge in held.edges]
    return {"nodes": nodes, "edges": edges}


def _json(value: object) -> str:
    """Return JSON that may stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(UNSAFE)


def _policy(*, scripts: Sequence[str], style: str) -> str:
    """Return the content security policy: what may run, and nothing from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {_digest(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    """Return a text's digest as a content security policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    """Return jinja's environment, in which every value is escaped."""
    return Environment(loader=FunctionLoader(_asset), autoescape=True)


def _asset(name: str) -> str:
    """Return the text of a file beside this module, its lines ended as HTML ends them."""
    return (resources.files("graph.view") / "assets" / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    """Return the style sheet."""
    return "".join(_asset(f"{name}.css") for name in STYLES)


@cache
def _script() -> str:
    """Return the page's own script: all of its files in one scope, which may wait for the data."""
    body = "".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f"'use strict';\n(async () => {{\n{body}}})();\n"


@cache
def _library() -> str:
    """Return vis-network as pyvis carries it, without the address of its source map."""
    text = (resources.files("pyvis") / VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]
