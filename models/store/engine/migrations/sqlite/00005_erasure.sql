-- Erasure receipts name nobody: whoever knows an unguessable id may read its receipt. The
-- table of erasures under way lies in the keyring, whose commits are synchronous.

-- +goose Up
CREATE TABLE receipts (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    document   TEXT    NOT NULL CHECK (json_valid(document)),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipts_expiry ON receipts (expires_at);

-- +goose Down
DROP TABLE receipts;
