"""Values ↔ one SQLite file: the ledger, its search and its verification."""

from reportedly.store.facets import Facets
from reportedly.store.ledger import Ledger
from reportedly.store.query import Query
from reportedly.store.verify import Problem, verify

__all__ = ["Facets", "Ledger", "Problem", "Query", "verify"]
