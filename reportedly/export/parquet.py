"""Statements as Parquet, for pandas, DuckDB, R and the like: columns with types. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import ReportedlyError
from reportedly.export import reviewed
from reportedly.export.context import Cited
from reportedly.export.linked import readable
from reportedly.reviews import disputed

if TYPE_CHECKING:
    import pyarrow

_ROWS = 5_000
"""Rows in memory at a time: a row group."""
_TEXTS = (
    "quote", "speaker", "source", "cue", "form", "act", "outlet", "title", "published", "captured", "address", "origin",
    "before", "after", "standing", "entity", "polarity", "certainty", "verification", "when", "happens", "document",
    "capture", "id", "verdict", "verdict_by", "note",
)  # fmt: skip
_SPANS = ("content_spans", "cue_spans", "source_spans")
_CURE = "Parquet needs pyarrow, which is not installed: pip install 'reportedly[parquet]'"


def row(cited: Cited) -> dict[str, Any]:
    """A statement as a row; what is not known is null."""
    s, resolved = cited.statement, cited.statement.resolved
    told = dict(zip(reviewed.COLUMNS, reviewed.cells(s), strict=True))
    found: dict[str, Any] = {
        "quote": s.content, "speaker": s.speaker, "source": s.source or None, "cue": s.cue or None, "form": s.form,
        "act": s.act, "outlet": s.outlet, "title": s.title, "published": s.published, "captured": s.captured,
        "address": s.address, "origin": s.origin, "before": cited.before, "after": cited.after, "standing": s.standing,
        "entity": s.entity, "document": s.document_id, "capture": s.capture_id, "id": s.id,
        "verdict": told["verdict"] or None, "verdict_by": told["verdict_by"] or None, "note": told["note"] or None,
    }  # fmt: skip
    if resolved:
        found |= {
            "polarity": resolved.polarity,
            "certainty": resolved.certainty,
            "verification": resolved.verification.status if resolved.verification else None,
            "when": resolved.when,
            "happens": resolved.happens,
        }
    found = {name: None if value is None else readable(value) for name, value in found.items()}
    return found | {
        "score": s.score,
        "copies": s.copies,
        "depth": s.depth,
        "chain": [readable(name) for name in resolved.chain] if resolved else None,
        "content_spans": [span._asdict() for span in s.spans],
        "cue_spans": [span._asdict() for span in s.cue_spans],
        "source_spans": [span._asdict() for span in s.source_spans],
        "corrections": [
            {name: readable(words) for name, words in asdict(one).items()} for one in reviewed.corrections(s)
        ],
        "disputed": list(disputed(s.reviews)),
    }


def library() -> Any:
    """pyarrow. Raises ReportedlyError where it is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ReportedlyError(_CURE) from error
    return pyarrow


def _schema(pa: Any) -> pyarrow.Schema:
    spans = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
    corrections = pa.list_(pa.struct([(f.name, pa.string()) for f in fields(reviewed.Correction)]))
    decided = [("corrections", corrections), ("disputed", pa.list_(pa.string()))]
    numbers = [("score", pa.float64()), ("copies", pa.int64()), ("depth", pa.int64()), ("chain", pa.list_(pa.string()))]
    texts = [(name, pa.string()) for name in _TEXTS]
    return pa.schema([*texts, *numbers, *((name, spans) for name in _SPANS), *decided])


def write(rows: Iterable[Cited], out: BinaryIO, mark: str = "") -> int:
    """Write statements, one a row, packed with zstd. Returns how many the file holds, as its footer will say.

    `mark`, where there is one, is said there too, as `protection`.

    Raises ReportedlyError where pyarrow is not installed.
    """
    pa = library()
    schema, left, count = _schema(pa).with_metadata({"protection": mark} if mark else None), iter(rows), 0
    with pa.parquet.ParquetWriter(out, schema, compression="zstd") as file:
        while batch := [row(cited) for cited in islice(left, _ROWS)]:
            file.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))
            count += len(batch)
    return count
