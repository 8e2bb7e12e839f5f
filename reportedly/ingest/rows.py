"""Tables of posts, CSV or a JSON object a line: which column holds what. One row is one capture."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from reportedly.errors import FormatError, OriginError, SettingError
from reportedly.failures import failure
from reportedly.identity import canonical, capture_id
from reportedly.ingest.intake import Intake
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

MEDIA_TYPE = "application/vnd.reportedly.row+json"
_COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("body",),
    "id": ("id",),
    "title": ("subject",),
    "author": ("author_name", "author_fullname", "author"),
    "outlet": ("chat",),
    "published": ("unix_timestamp", "timestamp"),
    "modified": ("unix_timestamp_edited", "timestamp_edited"),
    "address": ("url",),
    "forwarded": ("author_forwarded_from_name", "author_forwarded_from_username"),
    "language": (),
}
"""What a row may tell, and the columns that tell it where the user names none: those of 4CAT."""
_TABLES, _LINES = (".csv", ".tsv"), (".ndjson", ".jsonl")
_DELIMITERS = ",;\t|"
_LARGEST = 4 << 20
"""Bytes of the largest row; fields of CSV are bounded by the csv module besides."""
_LONGEST_ID = 200  # characters
_SHOWN = 40  # columns that an error names


def holds_rows(name: str, head: bytes) -> bool:
    """Whether a file is a table of posts, by its lower-case name."""
    return name.endswith((*_TABLES, *_LINES))


def fields_of(stated: str) -> dict[str, str]:
    """What a row may tell → the column that does, from ``text=body,author=user``. Raises SettingError."""
    fields: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in stated.split(","))):
        name, equals, column = (p.strip() for p in part.partition("="))
        if name not in _COLUMNS or not equals or not column:
            raise SettingError(
                f"columns are named as text=body,author=user, not as {part!r}; there may be: {', '.join(_COLUMNS)}"
            )
        fields[name] = column
    return fields


def read_rows(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The rows of a table, each with the columns that tell what it holds.

    A row that is damaged or too large is a `Failure`. Raises FormatError when the header names no column of texts, or
    the file is not UTF-8; OriginError when it has no rows; SettingError for a wrong ``settings.columns``.
    """
    stated = fields_of(settings.columns)
    largest = min(_LARGEST, settings.max_body)
    with Path(origin).open("rb") as file:
        lines = _Lines(file, origin, largest, intake)
        rows = _objects(lines) if origin.lower().endswith(_LINES) else _cells(lines)
        fields: dict[str, str] | None = None
        for row in rows:
            if isinstance(row, str):
                yield failure(f"{origin}#L{lines.begun}", "ingest", FormatError(f"{origin}, line {lines.begun}: {row}"))
                continue
            fields = fields or _known(row, stated, origin)
            yield _capture(origin, fields, row, lines.begun)
    if fields is None:
        raise OriginError(f"{origin} has no rows that can be read: check the file")


class _Lines:
    """The lines of a file as text. Whoever is in the middle of a row that grows too large gets FormatError, and goes on
    with the line after it."""

    def __init__(self, file: BinaryIO, origin: str, largest: int, intake: Intake) -> None:
        self._file = file
        self._largest = largest
        self._intake = intake
        self._size = 0
        self.begun = 0  # the line that the row began at
        self._number = 0
        head = file.read(_LARGEST)
        try:
            codecs.getincrementaldecoder("utf-8")().decode(head)
        except UnicodeDecodeError as error:
            raise FormatError(
                f"{origin} is not UTF-8 (byte {error.start}): convert it, for example with "
                "`iconv -f WINDOWS-1252 -t UTF-8 FILE`"
            ) from error
        file.seek(3 if head.startswith(codecs.BOM_UTF8) else 0)

    def begin(self) -> None:
        """Say that a new row begins at the next line."""
        self.begun, self._size = self._number + 1, 0
        self._intake.at(self._file.tell())

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self._largest + 1)
        if not line:
            raise StopIteration
        self._number += 1
        self._size += len(line)
        if self._size > self._largest:
            while line and not line.endswith(b"\n"):
                line = self._file.readline(self._largest)
            raise FormatError("the row is larger than any post: it was left out")
        return line.decode("utf-8", "surrogateescape")


def _cells(lines: _Lines) -> Iterator[dict[str, Any] | str]:
    """The rows of a CSV file, or what is wrong with one."""
    lines.begin()
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        header = _header(next(csv.reader([first], delimiter=delimiter), []))
    except csv.Error as error:
        raise FormatError(f"the first line of the table cannot be read ({error}): save it again as CSV") from error
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except (csv.Error, FormatError) as error:
            yield f"{error}; check the quotation marks"
            continue
        if len(cells) > len(header):
            yield f"the row has {len(cells)} cells, the header {len(header)}: check its quotation marks"
        elif not _is_text("".join(cells)):
            yield "the row is not UTF-8: convert the file"
        elif any(map(str.strip, cells)):
            yield dict(zip_longest(header, cells, fillvalue=""))


def _header(cells: Sequence[str]) -> list[str]:
    """The names of columns, none empty and none twice."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _objects(lines: _Lines) -> Iterator[dict[str, Any] | str]:
    """The objects of a file with one a line, or what is wrong with one."""
    while True:
        lines.begin()
        try:
            line = next(lines)
        except StopIteration:
            return
        except FormatError as error:
            yield str(error)
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.encode("utf-8", "surrogateescape").decode(), parse_constant=_no_number)
            canonical(row)
        except (ValueError, RecursionError) as error:
            yield f"this is no JSON ({error}): {_LEFT_OUT}"
            continue
        yield (row if isinstance(row, dict) else f"this is no JSON object: {_LEFT_OUT}")


_LEFT_OUT = "it was left out; repair it and add the file again"


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _known(row: Mapping[str, Any], stated: Mapping[str, str], origin: str) -> dict[str, str]:
    """Which columns tell what, by what was stated and by the names that are there. Raises FormatError when none holds
    the text."""
    there = {name.casefold(): name for name in reversed(list(row))}
    usual = {
        field: there[column] for field, columns in _COLUMNS.items() for column in reversed(columns) if column in there
    }
    fields = {**usual, **stated}
    missing = [column for column in stated.values() if column not in row and "." not in column]
    if "text" not in fields or missing:
        named = ", ".join(name if name.isprintable() else ascii(name) for name in list(row)[:_SHOWN])
        what = f"no column {missing[0]!r}" if missing else "no column that is known to hold the text of posts"
        raise FormatError(
            f"{origin} has {what}; it has: {named}. Say which holds what, for example --columns text=body,author=user"
        )
    return fields


def _at(row: Mapping[str, Any], column: str) -> Any:
    """What a row holds in a column; of objects in objects ``message.text``."""
    if column in row:
        return row[column]
    found: Any = row
    for name in column.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _capture(origin: str, fields: Mapping[str, str], row: Mapping[str, Any], line: int) -> Capture:
    told = {field: _at(row, column) for field, column in fields.items()}
    body = canonical({"post": told, "row": row}).encode("ascii")
    id, address = told.get("id"), told.get("address")
    named = isinstance(id, str | int) and 0 < len(str(id)) <= _LONGEST_ID and str(id).isprintable()
    name = f"{origin}#{id}" if named else f"{origin}#L{line}"
    is_web = isinstance(address, str) and address.startswith(("https://", "http://")) and address.isprintable()
    return Capture(
        id=capture_id(name, body),
        origin=name,
        body=body,
        address=address if is_web else None,
        media_type=MEDIA_TYPE,
    )
