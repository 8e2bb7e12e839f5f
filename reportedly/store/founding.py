"""The tables of a ledger as its first three migrations made them; `schema` has those that came after."""

from __future__ import annotations

FIRST = """
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

ROLE_SCORES = """
ALTER TABLE reading ADD COLUMN content_score REAL;
ALTER TABLE reading ADD COLUMN cue_score REAL;
ALTER TABLE reading ADD COLUMN source_score REAL;
"""

ACCOUNTS = """
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

ACROSS = """
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
