-- Erasure receipts name nobody: whoever knows an unguessable id may read its receipt.
-- erasures holds those under way, so that a crash leaves none half done.

-- +goose Up
CREATE TABLE receipts (
    id         TEXT   NOT NULL PRIMARY KEY CHECK (id <> ''),
    document   TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX receipts_expiry ON receipts (expires_at);
CREATE TABLE erasures (
    id         TEXT   NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT   NOT NULL,
    scope      TEXT   NOT NULL CHECK (scope <> ''),
    keys       TEXT   NOT NULL,
    entries    TEXT   NOT NULL,
    deleted    TEXT   NOT NULL,
    started_at BIGINT NOT NULL
);

-- +goose Down
DROP TABLE erasures;
DROP TABLE receipts;
