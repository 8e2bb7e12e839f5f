"""The page about the API: the table of its questions, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportedly.asking.operations import Listing, operations
from reportedly.asking.questions import parameters, required
from reportedly.export.figures import Compare
from reportedly.store.ledger import Ledger
from reportedly.web.api.description import BASE
from reportedly.web.contexts import ApiPage, ApiQuestion, Parameter
from reportedly.web.pages import Asked


def build(compare: Compare) -> Callable[[Ledger, Asked], ApiPage]:
    """What the page shows, which is the same whatever the ledger holds."""
    page = ApiPage(
        questions=tuple(
            ApiQuestion(
                path=BASE + o.path,
                tells=o.tells + (" In parts." if isinstance(o, Listing) else ""),
                parameters=tuple(
                    _parameter(name, schema, name in required(o.asked)) for name, schema in parameters(o.asked).items()
                ),
            )
            for o in operations(compare)
        )
    )
    return lambda ledger, asked: page


def _parameter(name: str, schema: dict[str, Any], needed: bool) -> Parameter:
    values = tuple(map(str, schema.get("enum", ())))
    return Parameter(name=name, tells=schema.get("description", ""), values=values, required=needed)
