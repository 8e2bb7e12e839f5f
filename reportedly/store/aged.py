"""Which captures are older than they may become: by when their text was last seen, or by when it was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import apsw

from reportedly.address import page_key
from reportedly.store import references
from reportedly.store.forgetting import together
from reportedly.store.versions import words_of

Counted = Literal["seen", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Pages that are older than a day: last `seen`, or `published`, before it (ISO 8601; what names no date of
    publication counts from when it was seen). `outlet`: of that alone; `others`: of none of these."""

    before: str
    counted: Counted = "seen"
    outlet: str | None = None
    others: tuple[str, ...] = ()


def older(connection: apsw.Connection, age: Age) -> list[str]:
    """The captures that are so old, in the order they came in. Those that gave one text are as old as the youngest."""
    rows = connection.execute(
        "SELECT coalesce(t.as_capture, c.id), c.address, max(s.seen_at), e.outlet, e.published FROM capture c"
        " JOIN sighting s ON s.capture_id = c.id LEFT JOIN same_text t ON t.capture_id = c.id"
        " LEFT JOIN document d ON d.number = (SELECT max(number) FROM document WHERE capture_id = c.id)"
        " LEFT JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id)"
        " GROUP BY c.id ORDER BY c.rowid"
    )
    days: dict[str, str] = {}
    chosen: set[str] = set()
    for group, address, seen, outlet, published in rows:
        day = str(published) if age.counted == "published" and published else str(seen)
        days[str(group)] = max(days.get(str(group), ""), day)
        if _is_of(age, outlet, address):
            chosen.add(str(group))
    return together(connection, [group for group, day in days.items() if group in chosen and day < age.before])


def _is_of(age: Age, outlet: str | None, address: str | None) -> bool:
    names = {words_of(outlet)} if outlet else set()
    if address:
        names.add(words_of(page_key(address).partition("/")[0]))
    if age.outlet is not None:
        return words_of(age.outlet) in names
    return not names & {words_of(other) for other in age.others}


def kept_by_hand(connection: apsw.Connection, captures: Iterable[str]) -> dict[str, set[str]]:
    """Those of these captures about which people keep something, with the tables in which they do."""
    references.mark(connection, captures)
    found: dict[str, set[str]] = {}
    for edge in references.edges(connection):
        if edge.child in references.READ or (capture := _CAPTURE_OF.get(edge.parent)) is None:
            continue
        rows = connection.execute(
            f'SELECT DISTINCT {capture} FROM "{edge.parent}" x WHERE x."{edge.to}" IN (SELECT value FROM temp.leaving'
            f' WHERE tbl = ?1 AND col = ?2) AND x."{edge.to}" IN (SELECT "{edge.column}" FROM "{edge.child}")',
            (edge.parent, edge.to),
        )
        for (id,) in rows:
            for one in together(connection, [str(id)]):
                found.setdefault(one, set()).add(edge.child)
    return found


_OF_DOCUMENT = "(SELECT capture_id FROM document WHERE id = x.document_id)"
_CAPTURE_OF = {
    "capture": "x.id",
    "document": "x.capture_id",
    **dict.fromkeys(("attribution", "cluster", "statement", "quantity", "event", "figure", "dated"), _OF_DOCUMENT),
}
"""How to the capture from a row that people's tables refer to."""
