-- How much of what it may do in an hour a network has done or a mailbox has got, where several
-- instances count together. On SQLite there is one, which counts in memory: this stays empty.

-- +goose Up
CREATE TABLE allowances (
    kind    TEXT    NOT NULL CHECK (kind <> ''),
    subject BLOB    NOT NULL CHECK (length(subject) = 32), -- keyed digest
    full_at INTEGER NOT NULL, -- when all is free again; then the row goes
    PRIMARY KEY (kind, subject)
) STRICT;
CREATE INDEX allowances_full_at ON allowances (full_at);

-- +goose Down
DROP TABLE allowances;
