"""Statements as they are read from the ledger, with all that is shown of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import apsw

from reportedly.reviews import Review, in_force
from reportedly.store.accounts import UNREADABLE, resolved_of
from reportedly.store.reviewed import COLUMNS, review_of
from reportedly.store.statements import damaged, joined
from reportedly.types import ACTS, FORMS, Producer, RoleScores, Span, Statement

_REVIEWS = ", ".join(f"w.{name.strip()}" for name in COLUMNS.split(","))


def read(connection: apsw.Connection, where: str, value: str | int, table: str = "shown") -> Iterator[Statement]:
    """Statements with all that is shown of them. `where` and `table` are ours; `value` is bound."""
    rows = connection.execute(
        f"""
        SELECT s.attribution_id, s.document_id, d.capture_id, a.spans, a.words, s.speaker, s.form, s.act, s.score,
               c.origin, coalesce(e.address, c.address), e.title, s.outlet, s.published,
               (SELECT min(seen_at) FROM sighting WHERE capture_id = c.id), p.name || ' ' || p.version,
               (SELECT count(DISTINCT page) FROM shown o WHERE o.copy_key = s.copy_key),
               r.content_score, r.cue_score, r.source_score, s.depth, m.entity_id, v.parent, v.meaning,
               q.name, q.version, q.settings, s.standing,
               (SELECT json_group_array(json_array({_REVIEWS})) FROM reviewed u JOIN review w ON w.id = u.review_id
                WHERE u.attribution_id = s.attribution_id)
        FROM {table} s
        JOIN attribution a ON a.id = s.attribution_id
        JOIN document d ON d.id = s.document_id
        JOIN capture c ON c.id = d.capture_id
        JOIN producer p ON p.id = s.producer_id
        JOIN reading r ON r.attribution_id = s.attribution_id AND r.producer_id = s.producer_id
        JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id)
        LEFT JOIN member m ON m.cluster_id = s.cluster_id
        LEFT JOIN resolved v ON v.attribution_id = s.attribution_id AND v.producer_id = s.account_id
        LEFT JOIN producer q ON q.id = s.account_id
        WHERE {where}
        """,
        (value,),
    )
    for row in rows:
        try:
            content, cue, source = (_spans(role) for role in json.loads(row[3]))
            words = [joined(pieces) for pieces in json.loads(row[4])]
            if not content or len(words) != 3 or row[6] not in FORMS or row[7] not in ACTS:
                raise ValueError("a part of it is missing")
            by = Producer(name=row[24], version=row[25], settings=row[26])
            resolved = resolved_of(row[0], row[22], row[23], by) if row[23] else None
            reviews = in_force(_reviews(row[28]))
        except UNREADABLE as error:
            raise damaged(f"the statement {row[0]!r}", error) from error
        yield Statement(
            id=row[0], document_id=row[1], capture_id=row[2], content=words[0], cue=words[1], source=words[2],
            spans=content, cue_spans=cue, source_spans=source, speaker=row[5], form=row[6], act=row[7], score=row[8],
            origin=row[9], address=row[10], title=row[11], outlet=row[12], published=row[13], captured=row[14] or "",
            producer=row[15], copies=row[16], role_scores=RoleScores(*row[17:20]), depth=row[20], entity=row[21],
            resolved=resolved, standing=row[27], reviews=tuple(reviews),
        )  # fmt: skip


def _reviews(stored: str) -> list[Review]:
    return [review_of(tuple(row)) for row in json.loads(stored)]


def _spans(stored: list[list[int]]) -> tuple[Span, ...]:
    """The spans of a role. Raises ValueError or TypeError for what `add` never writes."""
    spans = tuple(Span(s, e) for s, e in stored)
    if not all(isinstance(s, int) and isinstance(e, int) and 0 <= s < e for s, e in spans):
        raise ValueError("its spans are none")
    return spans
