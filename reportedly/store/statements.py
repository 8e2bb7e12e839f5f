"""The read model: how attributions and their newest readings become rows that search reads."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import apsw

from reportedly.errors import LedgerError
from reportedly.identity import digest
from reportedly.judgements import PERSON
from reportedly.needs import Need, need
from reportedly.platforms import known_as
from reportedly.reviews import Review, corrected, disputed, values, verdict
from reportedly.store import reviewed
from reportedly.store.boilerplate import stretches
from reportedly.store.versions import Today, standings
from reportedly.types import Span, Standing

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


def damaged(what: str, error: Exception | str) -> LedgerError:
    """The error for what cannot be read."""
    return LedgerError(f"{what} is damaged ({error}): see what reportedly verify says, and restore a backup")


def rebuild(connection: apsw.Connection, document_id: str) -> None:
    """Make the rows of one document again from its newest run. Runs inside the caller's transaction."""
    for row in connection.execute(
        f"SELECT number, {WORDS} FROM statement WHERE document_id = ?", (document_id,)
    ).fetchall():
        connection.execute(
            f"INSERT INTO statement_words (statement_words, rowid, {WORDS}) VALUES ('delete', {_marks(row)})", row
        )
    connection.execute("DELETE FROM statement WHERE document_id = ?", (document_id,))
    reviewed.settle(connection, document_id, placed(connection, document_id))
    for row in derive(connection, document_id):
        connection.execute(f"INSERT INTO statement ({COLUMNS}) VALUES ({_marks(row)})", row)
        words = (connection.last_insert_rowid(), *(row[i] for i in _WORDS_AT))
        connection.execute(f"INSERT INTO statement_words (rowid, {WORDS}) VALUES ({_marks(words)})", words)


def _marks(values: Sequence[object]) -> str:
    """The places of values in a statement."""
    return ", ".join("?" * len(values))


def kept(connection: apsw.Connection, document_id: str) -> list[Row]:
    """The rows that a document has, as `derive` orders them."""
    return connection.execute(  # type: ignore[return-value]
        f"SELECT {COLUMNS} FROM statement WHERE document_id = ? ORDER BY start, attribution_id", (document_id,)
    ).fetchall()


def stand_otherwise(connection: apsw.Connection, document_id: str, today: Today) -> bool:
    """Whether rows of a document say otherwise how they stand on its page than it says today."""
    _, standing = standings(connection, document_id, today)
    rows = connection.execute(
        "SELECT attribution_id, standing FROM statement WHERE document_id = ? AND standing <> 'boilerplate'",
        (document_id,),
    )
    return any(was != ("current" if standing is None else standing.get(id)) for id, was in rows)


COLUMNS = (
    "attribution_id, document_id, producer_id, content, source, speaker, speaker_key, outlet, published, form, act,"
    " score, start, copy_key, account_id, cluster_id, depth, names, chain, page, standing, verdict, corrected,"
    " disputed, certainty, polarity, verification, need, addressee, medium, occasion"
)
WORDS = "content, source, names, chain, addressee, medium, occasion"
"""The columns of `statement` that are searched."""
_WORDS_AT = tuple(COLUMNS.split(", ").index(name) for name in WORDS.split(", "))
Row = tuple[
    str, str, int, str, str, str | None, str | None, str | None, str | None, str, str, float, int, str,
    int | None, str | None, int | None, str | None, str | None, str | None, str, str | None, str | None, int,
    str | None, str | None, str | None, int | None, str | None, str | None, str | None,
]  # fmt: skip
"""The columns of `statement`, without its number."""


class _Found(NamedTuple):
    """An attribution as a producer read it: its spans and words by role, in JSON."""

    id: str
    producer: int
    spans: str
    words: str
    form: str
    act: str
    score: float


def _read(connection: apsw.Connection, document_id: str) -> list[_Found]:
    """The readings of a document's newest run; none when its capture has a newer document, made by a newer
    extraction."""
    rows = connection.execute(
        "SELECT a.id, r.producer_id, a.spans, a.words, r.form, r.act, r.score FROM attribution a"
        " JOIN reading r ON r.attribution_id = a.id AND r.producer_id ="
        " (SELECT producer_id FROM run WHERE document_id = ?1 ORDER BY number DESC LIMIT 1)"
        " WHERE a.document_id = ?1 AND NOT EXISTS (SELECT 1 FROM document d JOIN document n"
        " ON n.capture_id = d.capture_id AND n.number > d.number WHERE d.id = ?1)",
        (document_id,),
    )
    return [_Found(*row) for row in rows]


def placed(connection: apsw.Connection, document_id: str) -> reviewed.Placed:
    """Where the reviews that a document shows belong."""
    return _placed(connection, document_id, _read(connection, document_id))


def _placed(connection: apsw.Connection, document_id: str, found: list[_Found]) -> reviewed.Placed:
    lines = (reviewed.Line(f.id, tuple(Span(*span) for span in json.loads(f.spans)[0])) for f in found)
    return reviewed.placed(connection, document_id, lines)


def _with_added(connection: apsw.Connection, found: list[_Found], put: reviewed.Placed) -> list[_Found]:
    """What was read, and what people added to it."""
    numbers = {
        str(name): int(number or 0)
        for name, number in connection.execute("SELECT name, id FROM producer WHERE version = ?", (PERSON,))
    }
    rows = connection.execute(
        "SELECT id, spans, words FROM attribution WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([one.id for one in put.added]),),
    )
    kept = {str(id): (str(spans), str(words)) for id, spans, words in rows}
    return found + [
        _Found(one.id, numbers[one.review.by], *kept[one.id], one.form, one.act, 1.0)
        for one in put.added
        if one.id in kept and one.review.by in numbers
    ]


def derive(connection: apsw.Connection, document_id: str) -> list[Row]:
    """The rows that a document should have: readings of its newest run, and what people added, in the order of the
    text.

    None when its capture has a newer document, made by a newer extraction.
    """
    about = connection.execute(
        "SELECT outlet, published FROM description WHERE document_id = ? ORDER BY number DESC LIMIT 1", (document_id,)
    ).fetchone()
    outlet, published = about or (None, None)
    page, standing = standings(connection, document_id)
    repeated = stretches(connection, document_id)
    meant = _meanings(connection, document_id)
    found = _read(connection, document_id)
    put = _placed(connection, document_id, found)
    added = {one.id for one in put.added}
    rows: list[Row] = []
    for id, producer, spans, words, form, act, score in _with_added(connection, found, put):
        content, cue, source = (joined(pieces) for pieces in json.loads(words))
        resolved = meant.get(id, _UNKNOWN)
        reviews = put.reviews.get(id, ())
        decided = values(reviews)
        said_by = decided.get("speaker")
        addressee = str(decided["addressee"].value) if "addressee" in decided else resolved.addressee
        medium = str(decided["medium"].value) if "medium" in decided else resolved.medium
        speaker = resolved.speaker or speaker_words(source)
        names = JOIN.join(filter(None, (resolved.names, str(said_by.value) if said_by else None)))
        start = json.loads(spans)[0][0][0]
        stands: Standing = "current" if standing is None else standing[id]
        if any(s <= start < e for s, e in repeated):
            stands = "boilerplate"
        rows.append(
            (
                id, document_id, producer, content, source, speaker, speaker_key(speaker) if speaker else None,
                outlet, published, form, act, score, start, copy_key(content),
                resolved.account, resolved.cluster, resolved.depth, names or None, resolved.chain, page,
                stands, verdict(reviews), " ".join(corrected(reviews)) or None, int(bool(disputed(reviews))),
                resolved.certainty, resolved.polarity, resolved.verification,
                None if stands in ("kept", "boilerplate") else _need(reviews, resolved, score, id in added),
                addressee or None, JOIN.join(known_as(medium, cue)) or None, resolved.occasion,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (row[12], row[0]))
    return rows


def _need(reviews: Sequence[Review], meant: _Meant, score: float, added: bool) -> Need | None:
    """Why a line waits for a person; one that a person added does not, unless others disagree."""
    found = need(
        verdict=verdict(reviews), corrected=corrected(reviews), disputed=disputed(reviews),
        verification=meant.verification, certainty=meant.certainty, polarity=meant.polarity, score=score,
    )  # fmt: skip
    return None if added and found and found > Need.UNSURE else found


class _Meant(NamedTuple):
    """What a row shows of the newest account."""

    speaker: str | None = None
    account: int | None = None
    cluster: str | None = None
    depth: int | None = None
    names: str | None = None
    chain: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    verification: str | None = None
    addressee: str | None = None
    medium: str | None = None
    occasion: str | None = None


_UNKNOWN = _Meant()


def _meanings(connection: apsw.Connection, document_id: str) -> dict[str, _Meant]:
    newest = connection.execute(
        "SELECT producer_id FROM account WHERE document_id = ? ORDER BY number DESC LIMIT 1", (document_id,)
    ).get
    rows: list[tuple[str, str | None, str | None, str]] = connection.execute(
        "SELECT r.attribution_id, r.parent, r.cluster_id, r.meaning FROM resolved r"
        " JOIN attribution a ON a.id = r.attribution_id WHERE a.document_id = ? AND r.producer_id = ?",
        (document_id, newest),
    ).fetchall()  # type: ignore[assignment]
    parents = {id: parent for id, parent, _, _ in rows}
    found = {}
    for id, _, cluster, meaning in rows:
        kept = json.loads(meaning)
        speaker = kept["speaker"]
        names = [speaker["name"], *filter(None, [speaker["role"]]), *speaker["members"]] if speaker else []
        found[id] = _Meant(
            speaker["name"] if speaker else None, newest, cluster, _depth(id, parents),
            JOIN.join(names) or None, JOIN.join(kept["chain"]) or None,
            kept["certainty"], kept["polarity"], (kept["verification"] or {}).get("status"),
            kept["addressee"], kept["medium"] or _read_itself(speaker), kept["occasion"],
        )  # fmt: skip
    return found


def _read_itself(speaker: dict[str, Any] | None) -> str | None:
    """The speaker where that is what is read: “a poster says”."""
    return str(speaker["name"]) if speaker and speaker["kind"] in {"document", "object"} else None


def _depth(id: str, parents: dict[str, str | None]) -> int:
    """How many sources stand in a row: 1 for what is said to the page itself."""
    seen = {id}
    while (parent := parents.get(id)) and parent not in seen:
        seen.add(parent)
        id = parent
    return len(seen)
