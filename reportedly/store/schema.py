"""The ledger's tables, as named migrations that are only ever appended.

Each migration goes in together with its own record. `version`, `outlet_page`, `passage`, `boilerplate`, `statement`,
`verdict`, `member`, `entity_key`, `event`, `event_member`, `figure`, `reviewed` and the full-text indexes are a read
model: they hold nothing that cannot be made again from the other tables.
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

_ACCOUNTS = """
CREATE TABLE account (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    at TEXT NOT NULL,
    UNIQUE (document_id, producer_id)
) STRICT;
CREATE TABLE cluster (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES document (id),
    mentions TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX cluster_document ON cluster (document_id);
CREATE TABLE naming (
    cluster_id TEXT NOT NULL REFERENCES cluster (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    name TEXT NOT NULL,
    kind TEXT,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (cluster_id, producer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE resolved (
    attribution_id TEXT NOT NULL REFERENCES attribution (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    parent TEXT REFERENCES attribution (id),
    cluster_id TEXT REFERENCES cluster (id),
    meaning TEXT NOT NULL,
    PRIMARY KEY (attribution_id, producer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE dated (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    value TEXT,
    anchor TEXT
) STRICT;
CREATE INDEX dated_document ON dated (document_id, producer_id);
CREATE TABLE quantity (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    counted TEXT,
    per TEXT,
    as_of TEXT,
    conversion TEXT,
    attribution_id TEXT REFERENCES attribution (id)
) STRICT;
CREATE INDEX quantity_document ON quantity (document_id, producer_id);
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    one TEXT NOT NULL REFERENCES cluster (id),
    other TEXT NOT NULL REFERENCES cluster (id),
    relation TEXT NOT NULL,
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    decided_at TEXT NOT NULL,
    replaces TEXT REFERENCES judgement (id)
) STRICT;
CREATE INDEX judgement_pair ON judgement (one, other);
CREATE INDEX judgement_other ON judgement (other);
CREATE TABLE judged (
    document_id TEXT NOT NULL REFERENCES document (id),
    producer_id INTEGER NOT NULL REFERENCES producer (id),
    at TEXT NOT NULL,
    PRIMARY KEY (document_id, producer_id)
) STRICT, WITHOUT ROWID;
"""

_ACROSS = """
CREATE TABLE verdict (
    one TEXT NOT NULL REFERENCES cluster (id),
    other TEXT NOT NULL REFERENCES cluster (id),
    verdict TEXT NOT NULL,
    by_person INTEGER NOT NULL,
    score REAL NOT NULL,
    judgement INTEGER NOT NULL REFERENCES judgement (number),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_other ON verdict (other);
CREATE INDEX verdict_apart ON verdict (one, other) WHERE by_person AND verdict = 'different';
CREATE TABLE member (
    number INTEGER PRIMARY KEY REFERENCES cluster (number),
    cluster_id TEXT NOT NULL UNIQUE REFERENCES cluster (id),
    document_id TEXT NOT NULL REFERENCES document (id),
    entity_id TEXT NOT NULL REFERENCES cluster (id),
    name TEXT NOT NULL,
    kind TEXT,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    sounds TEXT NOT NULL,
    proper INTEGER NOT NULL,
    shown INTEGER NOT NULL
) STRICT;
CREATE INDEX member_entity ON member (entity_id, number);
CREATE INDEX member_document ON member (document_id);
CREATE VIRTUAL TABLE member_words USING fts5 (
    name, aliases, roles, sounds, content='member', content_rowid='number',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE entity_key (
    key TEXT NOT NULL,
    entity_id TEXT NOT NULL REFERENCES cluster (id),
    PRIMARY KEY (key, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_key_entity ON entity_key (entity_id);
ALTER TABLE statement ADD COLUMN account_id INTEGER REFERENCES producer (id);
ALTER TABLE statement ADD COLUMN cluster_id TEXT REFERENCES cluster (id);
ALTER TABLE statement ADD COLUMN depth INTEGER;
ALTER TABLE statement ADD COLUMN names TEXT;
ALTER TABLE statement ADD COLUMN chain TEXT;
CREATE INDEX statement_cluster ON statement (cluster_id);
CREATE INDEX statement_depth ON statement (depth) WHERE depth > 1;
DROP TABLE statement_words;
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, source, names, chain, content='statement', content_rowid='number',
    tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(1.0, 0.5, 0.5, 0.0)');
INSERT INTO statement_words (statement_words) VALUES ('rebuild');
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    attribution_id TEXT REFERENCES attribution (id)
) STRICT;
CREATE INDEX event_document ON event (document_id);
CREATE INDEX event_first ON event (first, last);
CREATE TABLE event_member (
    event INTEGER NOT NULL REFERENCES event (number),
    cluster_id TEXT NOT NULL REFERENCES cluster (id),
    PRIMARY KEY (cluster_id, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_member_event ON event_member (event);
CREATE VIRTUAL TABLE event_words USING fts5 (
    sentence, content='event', content_rowid='number', tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TABLE figure (
    number INTEGER PRIMARY KEY REFERENCES quantity (number),
    document_id TEXT NOT NULL REFERENCES document (id),
    attribution_id TEXT REFERENCES attribution (id),
    cluster_id TEXT REFERENCES cluster (id),
    unit TEXT NOT NULL,
    published TEXT,
    counted TEXT NOT NULL,
    sentence TEXT NOT NULL
) STRICT;
CREATE INDEX figure_document ON figure (document_id);
CREATE INDEX figure_published ON figure (published);
CREATE INDEX figure_cluster ON figure (cluster_id);
CREATE VIRTUAL TABLE figure_words USING fts5 (
    counted, sentence, content='figure', content_rowid='number', tokenize="porter unicode61 remove_diacritics 2"
);
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

_MADE_AGAIN = "SELECT 1"
"""For what follows from the other tables in another way: a migration makes the read model again."""

MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    ("0001 captures to statements", _FIRST),
    ("0002 scores of roles", _ROLE_SCORES),
    ("0003 accounts, people, times and figures", _ACCOUNTS + _ACROSS),
    ("0004 heads of captures", _HEADS),
    ("0005 feeds and what is watched", _WATCHED),
    ("0006 versions of pages", _VERSIONS),
    ("0007 other days of publication", _OTHER_DAYS),
    ("0008 boilerplate of outlets", _BOILERPLATE),
    ("0009 entries of feeds are no versions of pages", _ENTRIES),
    ("0010 pages are known by where they were had", _MADE_AGAIN),
    ("0011 reviews", _REVIEWS),
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
