"""In what two ledgers differ: document by document, in the order of their ids, one document in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import apsw

from reportedly.merged import Difference, Otherwise, There
from reportedly.store.guest import reading
from reportedly.store.visiting import prepared

Row = tuple[str | int | float | None, ...]

_DOCUMENTS = (
    "SELECT d.id, e.title, e.outlet, e.published, e.language, coalesce(e.address, c.address, c.origin),"
    " (SELECT count(*) FROM statement WHERE document_id = d.id) FROM document d JOIN capture c ON c.id = d.capture_id"
    " LEFT JOIN description e ON e.number = (SELECT max(number) FROM description WHERE document_id = d.id)"
    " ORDER BY d.id"
)
_OF_DOCUMENT = ("title", "outlet", "published", "language")
_OF_STATEMENT = (
    "speaker", "form", "act", "chain", "certainty", "polarity", "verification", "verdict", "corrected",
)  # fmt: skip
_STATEMENTS = (
    f"SELECT attribution_id, content, {', '.join(_OF_STATEMENT)} FROM statement WHERE document_id = ?"
    " ORDER BY attribution_id"
)
_VERDICTS = (
    "SELECT v.one || ' ' || v.other, v.verdict, v.by_person, a.name, b.name FROM verdict v"
    " JOIN member a ON a.cluster_id = v.one JOIN member b ON b.cluster_id = v.other ORDER BY v.one, v.other"
)
_REVIEWS = "SELECT id, by, field, value, document_id FROM review ORDER BY id"
_STEPS = "SELECT id, by, field, text, case_id FROM case_step ORDER BY id"


class Comparison:
    """Two ledgers as they are at one moment; `differences` may be asked for several times."""

    def __init__(self, one: apsw.Connection, other: apsw.Connection) -> None:
        self._one, self._other = one, other

    def differences(self) -> Iterator[Difference]:
        """What only one has, and what both have but say otherwise: documents and their statements, then who is one
        with whom, then what people decided."""
        yield from self._documents()
        yield from self._verdicts()
        kinds: tuple[tuple[Literal["review", "case step"], str], ...] = (("review", _REVIEWS), ("case step", _STEPS))
        for kind, sql in kinds:
            for one, other in self._paired(sql):
                row, there = _only(one, other)
                if there != "both":
                    said = f"{row[2]}: {row[3]}, by {row[1]}"
                    yield Difference(kind=kind, there=there, id=str(row[0]), subject=str(row[4]), words=said)

    def _paired(self, sql: str) -> Iterator[tuple[Row | None, Row | None]]:
        return _paired(self._one.execute(sql), self._other.execute(sql))

    def _documents(self) -> Iterator[Difference]:
        for one, other in self._paired(_DOCUMENTS):
            row, there = _only(one, other)
            id, place, many = str(row[0]), str(row[5]), int(row[6] or 0)
            title = str(row[1] or place)
            if one is None or other is None:
                yield Difference(kind="document", there=there, id=id, subject=place, words=title, statements=many)
                continue
            if unlike := _unlike(_OF_DOCUMENT, one[1:5], other[1:5]):
                yield Difference(kind="document", there="both", id=id, subject=place, words=title, otherwise=unlike)
            yield from self._statements(id, title)

    def _statements(self, document_id: str, title: str) -> Iterator[Difference]:
        sides = (side.execute(_STATEMENTS, (document_id,)) for side in (self._one, self._other))
        for one, other in _paired(*sides):
            row, there = _only(one, other)
            unlike = _unlike(_OF_STATEMENT, one[2:], other[2:]) if one and other else ()
            if there != "both" or unlike:
                yield Difference(
                    kind="statement", there=there, id=str(row[0]), subject=title, words=str(row[1]), otherwise=unlike
                )

    def _verdicts(self) -> Iterator[Difference]:
        """Pairs on which both judged and not alike, and those on which people of one ledger alone decided."""
        for one, other in self._paired(_VERDICTS):
            row, there = _only(one, other)
            names = f"{row[3]} and {row[4]}"
            if one and other and one[1] != other[1]:
                unlike = (Otherwise("verdict", str(one[1]), str(other[1])),)
                yield Difference(
                    kind="judgement", there="both", id=str(row[0]), subject=names, words=names, otherwise=unlike
                )
            elif there != "both" and row[2]:
                words = f"{names}: {row[1]}"
                yield Difference(kind="judgement", there=there, id=str(row[0]), subject=names, words=words)


@contextmanager
def compared(one: Path, other: Path, aside: Path) -> Iterator[Comparison]:
    """Two ledger files, of whatever versions, neither changed; one of an older version is copied into `aside`.

    Raises LedgerError, NotALedger, NewerLedger and LedgerBusy as merging does, of either.
    """
    with prepared(one, aside) as here, prepared(other, aside) as there, reading(other):
        yield Comparison(here, there)


def _paired(one: Iterable[Row], other: Iterable[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of two series in the order of their first column, those with equal ones together."""
    left, right = iter(one), iter(other)
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if b is None or (a is not None and str(a[0]) < str(b[0])):
            yield a, None
            a = next(left, None)
        elif a is None or str(b[0]) < str(a[0]):
            yield None, b
            b = next(right, None)
        else:
            yield a, b
            a, b = next(left, None), next(right, None)


def _only(one: Row | None, other: Row | None) -> tuple[Row, There]:
    """A row that there is, and which ledger has it: one, other or both."""
    if one is None:
        return other or (), "other"
    return one, "both" if other is not None else "one"


def _unlike(names: Iterable[str], one: Row, other: Row) -> tuple[Otherwise, ...]:
    return tuple(
        Otherwise(name, None if a is None else str(a), None if b is None else str(b))
        for name, a, b in zip(names, one, other, strict=True)
        if a != b
    )
