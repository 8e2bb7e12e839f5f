"""The read model: how attributions and their newest readings become rows that search reads."""

from __future__ import annotations

import json
import re

import apsw

from reportedly.identity import digest

JOIN = " … "
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_APPOSITION = re.compile(r",\s|\s[—–(]|\swho\s")


def joined(pieces: list[str]) -> str:
    """The pieces of a role as one line."""
    return JOIN.join(_SPACE.sub(" ", piece).strip() for piece in pieces)


def speaker_words(source: str) -> str | None:
    """The source without its apposition: ``Mara Velt, an analyst`` → ``Mara Velt``; None when nothing is left."""
    head = _APPOSITION.split(source, maxsplit=1)[0].strip(" ,;:.\"'“”‘’«»[]()")
    return head or None


def speaker_key(speaker: str) -> str:
    """What two spellings of one speaker's words share: case and a leading article do not count."""
    words = _SPACE.sub(" ", speaker).strip().casefold()
    for article in ("the ", "a ", "an "):
        words = words.removeprefix(article)
    return words.removesuffix("’s").removesuffix("'s")


def copy_key(content: str) -> str:
    """What equal contents share: the words, without case, marks and spaces."""
    return digest(_NOT_WORD.sub(" ", content.casefold()).strip().encode("utf-8", "replace"))


def rebuild(connection: apsw.Connection, document_id: str) -> None:
    """Make the rows of one document again from its newest run. Runs inside the caller's transaction."""
    for number, content, source in connection.execute(
        "SELECT number, content, source FROM statement WHERE document_id = ?", (document_id,)
    ).fetchall():
        connection.execute(
            "INSERT INTO statement_words (statement_words, rowid, content, source) VALUES ('delete', ?, ?, ?)",
            (number, content, source),
        )
    connection.execute("DELETE FROM statement WHERE document_id = ?", (document_id,))
    for row in derive(connection, document_id):
        connection.execute(
            "INSERT INTO statement (attribution_id, document_id, producer_id, content, source, speaker, speaker_key,"
            " outlet, published, form, act, score, start, copy_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        connection.execute(
            "INSERT INTO statement_words (rowid, content, source) VALUES (?, ?, ?)",
            (connection.last_insert_rowid(), row[3], row[4]),
        )


Row = tuple[
    str, str, int, str, str, str | None, str | None, str | None, str | None, str, str, float, int, str
]  # the columns of `statement`, without its number


def derive(connection: apsw.Connection, document_id: str) -> list[Row]:
    """The rows that a document should have: readings of its newest run, in the order of the text.

    None when its capture has a newer document, made by a newer extraction.
    """
    newest = connection.execute(
        "SELECT producer_id FROM run WHERE document_id = ? ORDER BY number DESC LIMIT 1", (document_id,)
    ).fetchone()
    about = connection.execute(
        "SELECT outlet, published FROM description WHERE document_id = ? ORDER BY number DESC LIMIT 1", (document_id,)
    ).fetchone()
    newer = connection.execute(
        "SELECT count(*) FROM document d JOIN document n ON n.capture_id = d.capture_id AND n.number > d.number"
        " WHERE d.id = ?",
        (document_id,),
    ).get
    if newest is None or newer:
        return []
    outlet, published = about or (None, None)
    rows: list[Row] = []
    for id, spans, words, form, act, score in connection.execute(
        "SELECT a.id, a.spans, a.words, r.form, r.act, r.score FROM attribution a"
        " JOIN reading r ON r.attribution_id = a.id AND r.producer_id = ? WHERE a.document_id = ?",
        (newest[0], document_id),
    ):
        content, _, source = (joined(pieces) for pieces in json.loads(words))
        speaker = speaker_words(source)
        rows.append(
            (
                id, document_id, newest[0], content, source, speaker, speaker_key(speaker) if speaker else None,
                outlet, published, form, act, score, json.loads(spans)[0][0][0], copy_key(content),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (row[12], row[0]))
    return rows
