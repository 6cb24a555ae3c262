"""Reports of international politics as one graph: who did what to whom, and who says so.

>>> import detente as dt
>>> g = dt.open()
>>> g.actor("Kata'ib Hizballah")
'https://w3id.org/detente/id/actor/kataeb-hezbollah'
"""

from detente.knowledge import KnowledgeGraph, open  # noqa: A004  # dt.open is what one types
from detente.reading import Reading
from detente.viewing import view
from graph import Account, Accounts, Aside, Table, Triples
from graph.balance import Balance, balance, signed
from loaders import known as loaders
from ontology.errors import (
    DetenteError,
    QueryError,
    SourceError,
    StoreError,
    UnknownNameError,
)
from ontology.terms import (
    DET,
    ActorKind,
    EventType,
    Modality,
    Polarity,
    RelationType,
    Role,
)

__all__ = [
    "DET",
    "Account",
    "Accounts",
    "ActorKind",
    "Aside",
    "Balance",
    "DetenteError",
    "EventType",
    "KnowledgeGraph",
    "Modality",
    "Polarity",
    "QueryError",
    "Reading",
    "RelationType",
    "Role",
    "SourceError",
    "StoreError",
    "Table",
    "Triples",
    "UnknownNameError",
    "__version__",
    "balance",
    "loaders",
    "open",
    "signed",
    "view",
]

__version__ = "0.1.0"
