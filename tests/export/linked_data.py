"""What the tests of linked data share: a reader of JSON-LD that fetches nothing, and statements of any text."""

from __future__ import annotations

import json
from typing import Any

from rdflib import Graph

from reportedly.export.context import cite
from reportedly.store import Ledger
from reportedly.types import Statement
from tests.accounts import account_of, article
from tests.making import keep

HOSTILE = (
    "\x00 a NUL",
    "\x08\x1b[31m of a terminal",
    "\ud800 half a pair",
    "\u202egnirts\u202c turned round",
    '=HYPERLINK("http://evil.example")',
    "]]></node><node id='x'>",
    "</script><script>alert(1)</script>",
    "\ufffe no character",
    "\u2028 a line\u2029",
    "🚢 e\u0301 שר",
    '"}], "id": "x',
)


def filled(ledger: Ledger) -> list[Statement]:
    """Put the article with its account into a ledger; its statements."""
    item = article()
    keep(ledger, item)
    ledger.add_account(item.document, account_of(item))
    return [row.statement for row in cite(ledger.all_statements(), ledger.document)]


def graph(whole: dict[str, Any], context: object) -> Graph:
    """The triples of a document, by rdflib, with a context given here in place of the one that it names."""
    return Graph().parse(data=json.dumps({**whole, "@context": context}), format="json-ld")
