-- How much of what it may do in an hour a network has done or a mailbox has got, where several
-- instances count together. Unlogged: no digest of them gets into a log or onto a standby, and a
-- failover forgets them.

-- +goose Up
CREATE UNLOGGED TABLE allowances (
    kind    TEXT   NOT NULL CHECK (kind <> ''),
    subject BYTEA  NOT NULL CHECK (length(subject) = 32), -- keyed digest
    full_at BIGINT NOT NULL, -- when all is free again; then the row goes
    PRIMARY KEY (kind, subject)
);
CREATE INDEX allowances_full_at ON allowances (full_at);

-- +goose Down
DROP TABLE allowances;
