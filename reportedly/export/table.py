"""Statements as CSV, for spreadsheets: RFC 4180, UTF-8, a header, ``\\r\\n`` between rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from reportedly.export import reviewed
from reportedly.export.context import Cited

COLUMNS = (
    "quote", "speaker", "source", "cue", "form", "act", "score", "outlet", "title", "published", "captured", "address",
    "origin", "before", "after", "copies", "standing", "document", "id", *reviewed.COLUMNS,
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def write(rows: Iterable[Cited], out: TextIO, mark: str = "") -> int:
    """Write statements, one a row. Returns how many. `out` must be opened with ``newline=""``.

    `mark`, where there is one, is what is said of the whole, in a last column `protection`.
    """
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *(["protection"] if mark else [])])
    count = 0
    for row in rows:
        s = row.statement
        cells = (
            s.content, s.speaker, s.source, s.cue, s.form, s.act, f"{s.score:.3f}", s.outlet, s.title, s.published,
            s.captured, s.address, s.origin, row.before, row.after, str(s.copies), s.standing, s.document_id, s.id,
            *reviewed.cells(s),
        )  # fmt: skip
        writer.writerow([*(neutral(cell or "") for cell in cells), *([mark] if mark else [])])
        count += 1
    return count
