"""Values ↔ one SQLite file: the ledger, its search and its verification."""

from reportedly.store.ledger import Ledger
from reportedly.store.search import Facets, Hit, Query
from reportedly.store.verify import Problem, verify

__all__ = ["Facets", "Hit", "Ledger", "Problem", "Query", "verify"]
