"""Which IRI stands for which id: always the same one, and no blank nodes."""

__all__ = [
    "CATALOGUE",
    "FUSION",
    "ID",
    "IDENTITY",
    "SHIPPED",
    "TALLY",
    "derived_of",
    "graph_of",
    "made",
    "short",
    "within",
]

ID = "https://w3id.org/detente/id/"

#: Graphs that Détente keeps itself; no source may write into them.
CATALOGUE = f"{ID}graph/catalogue"
FUSION = f"{ID}graph/fusion"
IDENTITY = f"{ID}graph/identity"
TALLY = f"{ID}graph/tally"
#: The id of the source that the register is.
SHIPPED = "register"


def made(kind: str, id: str) -> str:  # noqa: A002  # the field's own word for it
    """Return the IRI of a thing of some kind.

    >>> made("actor", "kataeb-hezbollah")
    'https://w3id.org/detente/id/actor/kataeb-hezbollah'
    """
    return id if id.startswith(ID) else f"{ID}{kind}/{id}"


def graph_of(source: str, part_of: str | None) -> str:
    """Return the IRI of the graph that holds what a source says, as coded in a file.

    Two casefiles may code one article: each has a graph of its own for it.
    """
    if part_of is None:
        return f"{ID}graph/{source}"
    return f"{ID}graph/{part_of}/{source.removeprefix(part_of + '/')}"


def within(graph: str, top: str) -> bool:
    """Tell whether a graph is one of ours, or one of those that we keep for each file.

    >>> within(f"{FUSION}/icews/a", FUSION), within(f"{FUSION}-of-forces", FUSION)
    (True, False)
    """
    return graph == top or graph.startswith(f"{top}/")


def derived_of(main: str) -> str:
    """Return the graph of the derived values of events on which only one file reports.

    >>> derived_of(graph_of("icews/a", None)).removeprefix(ID)
    'graph/fusion/icews/a'
    """
    return f"{FUSION}/{main.removeprefix(graph_of('', None))}"


def short(iri: str) -> str:
    """Return the id in an IRI of ours, or the IRI itself.

    >>> short("https://w3id.org/detente/id/actor/iran")
    'iran'
    """
    return iri.removeprefix(ID).partition("/")[2] if iri.startswith(ID) else iri
