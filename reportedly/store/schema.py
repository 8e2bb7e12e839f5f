"""The ledger's tables, as named migrations that are only ever appended.

Each migration goes in together with its own record. `version`, `outlet_page`, `passage`, `boilerplate`, `statement`,
`verdict`, `member`, `entity_key`, `event`, `event_member`, `figure`, `reviewed` and the full-text indexes are a read
model: they hold nothing that cannot be made again from the other tables.
"""

from __future__ import annotations

from typing import Final

import apsw

from reportedly.errors import NewerLedger
from reportedly.store import stand_in, views
from reportedly.store.founding import ACCOUNTS, ACROSS, FIRST, ROLE_SCORES

APPLICATION_ID: Final = 0x72707464  # "rptd"

_TOMBSTONES = """
CREATE TABLE tombstone_key (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE tombstone (
    number INTEGER PRIMARY KEY,
    key INTEGER NOT NULL REFERENCES tombstone_key (number),
    reason TEXT NOT NULL,
    decided_by TEXT,
    at TEXT NOT NULL,
    captures INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    erased TEXT NOT NULL
) STRICT;
CREATE TABLE forgotten (
    mark BLOB PRIMARY KEY,
    tombstone INTEGER NOT NULL REFERENCES tombstone (number)
) STRICT, WITHOUT ROWID;
"""

_HEADS = """
ALTER TABLE capture ADD COLUMN head BLOB;
"""

_WATCHED = """
CREATE INDEX capture_origin ON capture (origin);
CREATE TABLE entry (
    capture_id TEXT NOT NULL REFERENCES capture (id),
    feed TEXT NOT NULL,
    address TEXT,
    guid TEXT,
    title TEXT,
    author TEXT,
    published TEXT,
    modified TEXT,
    source TEXT,
    source_address TEXT,
    PRIMARY KEY (capture_id, feed)
) STRICT, WITHOUT ROWID;
CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    title TEXT,
    etag TEXT,
    last_modified TEXT,
    checked_at TEXT,
    next_at TEXT,
    failing_since TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    moved_to TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE visit (
    address TEXT PRIMARY KEY,
    feed TEXT,
    listed TEXT,
    document_id TEXT REFERENCES document (id),
    first_at TEXT,
    checked_at TEXT,
    next_at TEXT,
    failing_since TEXT,
    failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_next ON visit (next_at) WHERE next_at IS NOT NULL;
"""

_VERSIONS = """
CREATE TABLE same_text (
    capture_id TEXT PRIMARY KEY REFERENCES capture (id),
    as_capture TEXT NOT NULL REFERENCES capture (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_text_as ON same_text (as_capture);
CREATE TABLE version (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    page TEXT NOT NULL,
    current INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX version_page ON version (page);
ALTER TABLE statement ADD COLUMN page TEXT;
ALTER TABLE statement ADD COLUMN standing TEXT NOT NULL DEFAULT 'current';
CREATE VIEW shown AS SELECT * FROM statement WHERE standing <> 'kept';
"""

_OTHER_DAYS = """
ALTER TABLE description ADD COLUMN also_published TEXT NOT NULL DEFAULT '[]';
"""

_BOILERPLATE = """
CREATE TABLE outlet_page (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    outlet TEXT NOT NULL,
    counted INTEGER NOT NULL,
    description INTEGER NOT NULL REFERENCES description (number),
    others BLOB NOT NULL
) STRICT;
CREATE INDEX outlet_page_outlet ON outlet_page (outlet, counted);
CREATE TABLE passage (
    document_id TEXT NOT NULL REFERENCES document (id),
    outlet TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words INTEGER NOT NULL,
    edge INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    PRIMARY KEY (document_id, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_words ON passage (outlet, words, counted, document_id);
CREATE INDEX passage_inside ON passage (outlet, words) WHERE counted = 1 AND edge = 0;
CREATE TABLE boilerplate (
    outlet TEXT NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (outlet, words)
) STRICT, WITHOUT ROWID;
DROP VIEW shown;
CREATE VIEW shown AS SELECT * FROM statement WHERE standing NOT IN ('kept', 'boilerplate');
"""

_ENTRIES = """
DELETE FROM version WHERE document_id IN (SELECT d.id FROM document d JOIN capture c ON c.id = d.capture_id
    WHERE c.media_type = 'application/vnd.reportedly.entry+json');
"""

_REVIEWS = """
CREATE TABLE review (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    attribution_id TEXT NOT NULL REFERENCES attribution (id),
    anchor TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    saw TEXT NOT NULL,
    by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    answers TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_document ON review (document_id);
CREATE INDEX review_decided ON review (decided_at);
CREATE TABLE reviewed (
    attribution_id TEXT NOT NULL REFERENCES attribution (id),
    review_id TEXT NOT NULL REFERENCES review (id),
    document_id TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (attribution_id, review_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewed_document ON reviewed (document_id);
CREATE INDEX reviewed_review ON reviewed (review_id);
ALTER TABLE statement ADD COLUMN verdict TEXT;
ALTER TABLE statement ADD COLUMN corrected TEXT;
ALTER TABLE statement ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX statement_verdict ON statement (verdict) WHERE verdict NOTNULL;
"""

_MOMENTS = """
ALTER TABLE document ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE description ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE cluster ADD COLUMN at TEXT NOT NULL DEFAULT '';
UPDATE document SET at = coalesce((SELECT min(at) FROM run WHERE document_id = document.id),
    (SELECT min(seen_at) FROM sighting WHERE capture_id = document.capture_id), '');
UPDATE description SET at = (SELECT at FROM document WHERE id = document_id);
UPDATE description SET at = coalesce(strftime('%Y-%m-%dT%H:%M:%fZ',
    coalesce((SELECT max(at) FROM run WHERE document_id = description.document_id), at), format('+%.3f seconds',
    (SELECT count(*) FROM description e WHERE e.document_id = description.document_id AND e.number < description.number)
    / 1000.0)), at)
    WHERE number > (SELECT min(number) FROM description e WHERE e.document_id = description.document_id);
UPDATE cluster SET at = coalesce((SELECT min(at) FROM account WHERE document_id = cluster.document_id),
    (SELECT at FROM document WHERE id = cluster.document_id), '');
"""
"""When a text, what is known of it, and who is in it came to be: what is newest, and who is oldest, must be told by
what two ledgers agree on, not by the numbers of rows. Of what was there before, as near as it can be known."""

_CASES = """
CREATE TABLE case_step (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_step (id),
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    heading TEXT NOT NULL,
    about TEXT NOT NULL,
    by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    answers TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_step_case ON case_step (case_id, decided_at);
CREATE TABLE case_target (
    step_id TEXT NOT NULL REFERENCES case_step (id),
    place INTEGER NOT NULL,
    target TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (step_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_target_document ON case_target (document_id);
"""

_DOUBTS = """
ALTER TABLE statement ADD COLUMN certainty TEXT;
ALTER TABLE statement ADD COLUMN polarity TEXT;
ALTER TABLE statement ADD COLUMN verification TEXT;
"""
"""In the rows, so that 100,000 of them are grouped in 50 ms; read from each account's JSON it takes 0.8 s."""

_NEEDS = """
ALTER TABLE statement ADD COLUMN need INTEGER;
CREATE INDEX statement_need ON statement (need, published DESC, document_id, start) WHERE need NOTNULL;
"""

_QUICK = """
DROP INDEX statement_copy;
CREATE INDEX statement_copy ON statement (copy_key, published, standing, page);
DROP INDEX statement_published;
CREATE INDEX statement_published ON statement (
    published DESC, number, standing, outlet, form, act, speaker_key, copy_key, depth, verdict
);
CREATE INDEX statement_month ON statement (substr(published, 1, 7), standing);
DROP INDEX statement_cluster;
CREATE INDEX statement_cluster ON statement (cluster_id, standing, published, outlet);
CREATE INDEX event_value ON event (kind, value, first);
ALTER TABLE member ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN kept_back INTEGER NOT NULL DEFAULT 0;
DROP INDEX member_entity;
CREATE INDEX member_entity ON member (entity_id, number, shown, proper, kind, cluster_id, statements, kept_back);
"""
"""Indexes that hold what pages count and sort by, so that they need not look at the rows: 3 % of a ledger."""

_SPANNED = """
DROP INDEX event_value;
CREATE INDEX event_value ON event (kind, value, first, last);
"""

_TOLD = """
ALTER TABLE statement ADD COLUMN addressee TEXT;
ALTER TABLE statement ADD COLUMN medium TEXT;
ALTER TABLE statement ADD COLUMN occasion TEXT;
DROP TABLE statement_words;
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, source, names, chain, addressee, medium, occasion, content='statement', content_rowid='number',
    tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(1.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0)');
INSERT INTO statement_words (statement_words) VALUES ('rebuild');
"""

_MADE_AGAIN = "SELECT 1"
"""For what follows from the other tables in another way: a migration makes the read model again."""

MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    ("0001 captures to statements", FIRST),
    ("0002 scores of roles", ROLE_SCORES),
    ("0003 accounts, people, times and figures", ACCOUNTS + ACROSS),
    ("0004 heads of captures", _HEADS),
    ("0005 feeds and what is watched", _WATCHED),
    ("0006 versions of pages", _VERSIONS),
    ("0007 other days of publication", _OTHER_DAYS),
    ("0008 boilerplate of outlets", _BOILERPLATE),
    ("0009 entries of feeds are no versions of pages", _ENTRIES),
    ("0010 pages are known by where they were had", _MADE_AGAIN),
    ("0011 reviews", _REVIEWS),
    ("0012 when things came to be", _MOMENTS),
    ("0013 cases", _CASES),
    ("0014 views for others", _DOUBTS + views.FIRST),
    ("0015 what waits for a person", _NEEDS),
    ("0016 tombstones of what was forgotten", _TOMBSTONES),
    ("0017 indexes that cover what views count", views.COVERED),
    ("0018 what is protected", stand_in.FIRST),
    ("0019 indexes and counts of what pages show", _QUICK),
    ("0020 the index of events holds their last day", _SPANNED),
    ("0021 told whom, where and when", _TOLD),
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
        name = connection.filename or "this ledger"
        raise NewerLedger(f"{name} was made by a newer reportedly (it has {unknown[0]!r}): upgrade reportedly")
    return done
