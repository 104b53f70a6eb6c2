-- The ledger also records what expired, was paused and resumed, and names each entry's
-- receipt; closed days of the access journal are chained. SQLite cannot change a CHECK, so
-- the ledger's table is built anew, in its order and with its numbers.

-- +goose Up
CREATE TABLE consents_anew (
    seq          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose      TEXT    NOT NULL CHECK (purpose <> ''),
    action       TEXT    NOT NULL CHECK (action IN ('granted', 'withdrawn', 'expired', 'paused', 'resumed')),
    at           INTEGER NOT NULL,
    text_version TEXT    NOT NULL,
    text_sha256  TEXT    NOT NULL,
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    form         TEXT    NOT NULL CHECK (form <> ''),
    age16        INTEGER NOT NULL CHECK (age16 IN (0, 1)),
    receipt      TEXT    NOT NULL UNIQUE CHECK (length(receipt) >= 26),
    CHECK (action <> 'granted' OR age16 = 1),
    CHECK (CASE WHEN action IN ('paused', 'resumed')
        THEN purpose = 'all' AND text_version = '' AND text_sha256 = ''
        ELSE text_version <> '' AND length(text_sha256) = 64 END)
) STRICT;
INSERT INTO consents_anew (seq, customer, purpose, action, at, text_version, text_sha256, lang, form, age16, receipt)
    SELECT seq, customer, purpose, action, at, text_version, text_sha256, lang, form, age16, hex(randomblob(16))
    FROM consents ORDER BY seq;
-- A number that was used once is never used again, not even that of an erased entry.
DELETE FROM sqlite_sequence WHERE name = 'consents_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'consents_anew', seq FROM sqlite_sequence WHERE name = 'consents';
DROP TABLE consents;
ALTER TABLE consents_anew RENAME TO consents;
CREATE INDEX consents_customer ON consents (customer, seq);
-- +goose StatementBegin
CREATE TRIGGER consents_are_never_edited BEFORE UPDATE ON consents
BEGIN
    SELECT RAISE(ABORT, 'the ledger of consents is appended, never edited');
END;
-- +goose StatementEnd

CREATE TABLE journal_days (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL CHECK (number > 0),
    day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    previous TEXT    NOT NULL CHECK (length(previous) = 64),
    hash     TEXT    NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (customer, number),
    UNIQUE (customer, day)
) STRICT;

-- Which closed days a customer's journal has, signed by the shop.
CREATE TABLE journal_tips (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    tip      TEXT NOT NULL CHECK (json_valid(tip))
) STRICT;

-- +goose Down
DROP TABLE journal_tips;
DROP TABLE journal_days;
CREATE TABLE consents_before (
    seq          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose      TEXT    NOT NULL CHECK (purpose <> ''),
    action       TEXT    NOT NULL CHECK (action IN ('granted', 'withdrawn')),
    at           INTEGER NOT NULL,
    text_version TEXT    NOT NULL CHECK (text_version <> ''),
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    form         TEXT    NOT NULL CHECK (form <> ''),
    age16        INTEGER NOT NULL CHECK (age16 IN (0, 1)),
    CHECK (action = 'withdrawn' OR age16 = 1)
) STRICT;
INSERT INTO consents_before (seq, customer, purpose, action, at, text_version, text_sha256, lang, form, age16)
    SELECT seq, customer, purpose, CASE action WHEN 'expired' THEN 'withdrawn' ELSE action END,
        at, text_version, text_sha256, lang, form, age16
    FROM consents WHERE action NOT IN ('paused', 'resumed') ORDER BY seq;
DELETE FROM sqlite_sequence WHERE name = 'consents_before';
INSERT INTO sqlite_sequence (name, seq) SELECT 'consents_before', seq FROM sqlite_sequence WHERE name = 'consents';
DROP TABLE consents;
ALTER TABLE consents_before RENAME TO consents;
CREATE INDEX consents_customer ON consents (customer, seq);
-- +goose StatementBegin
CREATE TRIGGER consents_are_never_edited BEFORE UPDATE ON consents
BEGIN
    SELECT RAISE(ABORT, 'the ledger of consents is appended, never edited');
END;
-- +goose StatementEnd
