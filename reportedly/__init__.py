"""A ledger of who said what, on whose word, and how it spread.

    import reportedly

    with reportedly.Ledger("news.db") as ledger:
        report = reportedly.process(reportedly.ingest("page.html"), ledger)
        for statement in ledger.search("recruitment", speaker="Velt", since="2024-04"):
            print(statement.speaker, statement.content, statement.origin)

Importing it loads no model and no web framework.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reportedly.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from reportedly.attribute.attributor import Attributor
    from reportedly.errors import ReportedlyError
    from reportedly.extract import Overrides, extract
    from reportedly.ingest import ingest
    from reportedly.pipeline import process, read
    from reportedly.report import Report
    from reportedly.retrying import Retried, retry
    from reportedly.reviews import Review
    from reportedly.settings import Settings
    from reportedly.store import Ledger, Query, verify
    from reportedly.types import (
        Attribution,
        Capture,
        Description,
        Document,
        Failure,
        Found,
        Page,
        Producer,
        Reading,
        Span,
        Statement,
    )  # fmt: skip
    from reportedly.watching import Notice, Plan, watch

_HOMES = {
    "reportedly.attribute.attributor": ("Attributor",),
    "reportedly.errors": ("ReportedlyError",),
    "reportedly.extract": ("Overrides", "extract"),
    "reportedly.ingest": ("ingest",),
    "reportedly.pipeline": ("process", "read"),
    "reportedly.report": ("Report",),
    "reportedly.retrying": ("Retried", "retry"),
    "reportedly.reviews": ("Review",),
    "reportedly.settings": ("Settings",),
    "reportedly.store": ("Ledger", "Query", "verify"),
    "reportedly.types": (
        "Attribution", "Capture", "Description", "Document", "Failure", "Found", "Page", "Producer", "Reading", "Span",
        "Statement",
    ),
    "reportedly.watching": ("Notice", "Plan", "watch"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Attribution",
    "Attributor",
    "Capture",
    "Description",
    "Document",
    "Failure",
    "Found",
    "Ledger",
    "Notice",
    "Overrides",
    "Page",
    "Plan",
    "Producer",
    "Query",
    "Reading",
    "Report",
    "ReportedlyError",
    "Retried",
    "Review",
    "Settings",
    "Span",
    "Statement",
    "__version__",
    "extract",
    "ingest",
    "process",
    "read",
    "retry",
    "verify",
    "watch",
]


def __getattr__(name: str) -> Any:
    """Public names are loaded when first asked for, so that importing the package costs nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


class _Package(ModuleType):
    """The package as its users see it: `ingest` and `extract` are its functions, never the folders of that name, which
    the import system would put in their place as soon as something in them is loaded."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (isinstance(value, ModuleType) and name in _HOME_OF):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
