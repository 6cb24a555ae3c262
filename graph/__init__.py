"""Where it is kept, asked and drawn."""

from graph.accounts import Account, Accounts, Aside, Origin
from graph.store import EventGraph
from graph.table import Table, Triples

__all__ = ["Account", "Accounts", "Aside", "EventGraph", "Origin", "Table", "Triples"]
