"""Networks as files for other programs: GEXF and GraphML, as Gephi and igraph read them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.wholly import replaced
from ontology.errors import UnknownNameError

__all__ = ["ENDINGS", "plain", "write"]

if TYPE_CHECKING:
    from collections.abc import Callable

ENDINGS: "dict[str, Callable[..., None]]" = {".gexf": nx.write_gexf, ".graphml": nx.write_graphml}


def plain(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a copy of which every attribute is text, a number, or true or false.

    Days become ISO texts, mappings and lists JSON; what is None is left out, as both formats have
    no word for it. Characters that XML cannot hold become U+FFFD.
    """
    made = network.__class__()
    made.graph.update(_plain(network.graph))
    made.add_nodes_from((_clean(node), _plain(told)) for node, told in network.nodes(data=True))
    if isinstance(network, nx.MultiGraph):
        for a, b, key, told in network.edges(data=True, keys=True):
            made.add_edge(_clean(a), _clean(b), key=_clean(str(key)), **_plain(told))
    else:
        made.add_edges_from(
            (_clean(a), _clean(b), _plain(told)) for a, b, told in network.edges(data=True)
        )
    return made


def write(network: "nx.Graph[str]", path: str | Path) -> Path:
    """Write a network, whole or not at all, and return its path: by its ending GEXF or GraphML.

    Raises:
        UnknownNameError: the ending is neither ``.gexf`` nor ``.graphml``.
        DetenteError: there is no such folder.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise UnknownNameError("format of networks", path.suffix, ENDINGS)
    with replaced(path) as out:
        ENDINGS[path.suffix.lower()](plain(network), out)
    return path


def _plain(told: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """Return attributes as both formats hold them."""
    return {str(name): _value(value) for name, value in told.items() if value is not None}


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _clean(value)
    return _clean(json.dumps(value, ensure_ascii=False, default=str))


def _clean(text: str) -> str:
    r"""Return a text without what XML 1.0 cannot hold (its section 2.2).

    >>> _clean("a\x0bb") == "a\ufffdb"
    True
    """
    return "".join(c if _holds(ord(c)) else "\ufffd" for c in text)


def _holds(point: int) -> bool:
    control = point < 0x20 and point not in (0x9, 0xA, 0xD)
    return not (control or 0xD800 <= point <= 0xDFFF or point in (0xFFFE, 0xFFFF))
