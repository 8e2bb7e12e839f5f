"""The ledger's tables, as named migrations that are only ever appended.

Each migration goes in together with its own record. `statement` and the two full-text indexes are a read model:
they hold nothing that cannot be made again from the other tables.
"""

from __future__ import annotations

from typing import Final

import apsw

from reportedly.errors import NewerLedger

APPLICATION_ID: Final = 0x72707464  # "rptd"

_FIRST = """
CREATE TABLE producer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    UNIQUE (name, version, settings)
) STRICT;
CREATE TABLE capture (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    address TEXT,
    status INTEGER,
    redirects TEXT NOT NULL,
    headers TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE sighting (
    capture_id TEXT NOT NULL REFERENCES capture (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (capture_id, seen_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE document (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    capture_id TEXT NOT NULL REFERENCES capture (id),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX document_capture ON document (capture_id);
CREATE TABLE description (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    title TEXT,
    byline TEXT,
    outlet TEXT,
    language TEXT,
    published TEXT,
    modified TEXT,
    address TEXT,
    paragraphs TEXT NOT NULL
) STRICT;
CREATE INDEX description_document ON description (document_id);
CREATE INDEX description_address ON description (address);
CREATE TABLE attribution (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    spans TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX attribution_document ON attribution (document_id);
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    at TEXT NOT NULL,
    UNIQUE (document_id, producer_id)
) STRICT;
CREATE TABLE reading (
    attribution_id TEXT NOT NULL REFERENCES attribution (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (attribution_id, producer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE failure (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    stage TEXT NOT NULL,
    error TEXT NOT NULL,
    message TEXT NOT NULL,
    retriable INTEGER NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (subject, stage, error, message)
) STRICT;
CREATE TABLE statement (
    number INTEGER PRIMARY KEY,
    attribution_id TEXT NOT NULL UNIQUE REFERENCES attribution (id),
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    speaker TEXT,
    speaker_key TEXT,
    outlet TEXT,
    published TEXT,
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    score REAL NOT NULL,
    start INTEGER NOT NULL,
    copy_key TEXT NOT NULL
) STRICT;
CREATE INDEX statement_document ON statement (document_id, start);
CREATE INDEX statement_speaker ON statement (speaker_key, published);
CREATE INDEX statement_outlet ON statement (outlet);
CREATE INDEX statement_form ON statement (form);
CREATE INDEX statement_published ON statement (published DESC);
CREATE INDEX statement_copy ON statement (copy_key, published);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, source, content='statement', content_rowid='number',
    tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(1.0, 0.5)');
CREATE VIRTUAL TABLE document_words USING fts5 (
    text, content='document', content_rowid='number',
    tokenize="porter unicode61 remove_diacritics 2"
);
"""

_ROLE_SCORES = """
ALTER TABLE reading ADD COLUMN content_score REAL;
ALTER TABLE reading ADD COLUMN cue_score REAL;
ALTER TABLE reading ADD COLUMN source_score REAL;
"""

MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    ("0001 captures to statements", _FIRST),
    ("0002 scores of roles", _ROLE_SCORES),
)


def migrate(connection: apsw.Connection, at: str) -> None:
    """Bring the ledger's tables up to this version. Raises NewerLedger when it knows a migration that we do not.

    Runs inside the caller's write transaction, so that it is done wholly or not at all, and once when two programs
    begin a ledger together.
    """
    done = applied(connection)
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT")
    connection.pragma("application_id", APPLICATION_ID)
    for name, statements in MIGRATIONS:
        if name not in done:
            connection.execute(statements)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (name, at))


def applied(connection: apsw.Connection) -> set[str]:
    """The names of the migrations that the ledger has; none for an empty file. Raises NewerLedger as above."""
    if not connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'").get:
        return set()
    done = {str(name) for (name,) in connection.execute("SELECT name FROM migration")}
    if unknown := sorted(done - {name for name, _ in MIGRATIONS}):
        raise NewerLedger(f"this ledger was made by a newer reportedly (it has {unknown[0]!r}): upgrade reportedly")
    return done
