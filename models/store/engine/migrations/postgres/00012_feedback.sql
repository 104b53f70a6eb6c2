-- What customers tell of how something fits, sealed, each with a key of its own, and which
-- lines of orders were counted for their article, so that none counts twice. The counts
-- themselves name nobody and lie elsewhere.

-- +goose Up
CREATE TABLE feedback (
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    line       BYTEA   NOT NULL CHECK (length(line) = 32), -- digest of the order's number and the line's place
    key_id     TEXT    NOT NULL CHECK (key_id <> ''),
    sealed     BYTEA   NOT NULL,
    given_at   BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL,
    PRIMARY KEY (customer, line)
);
CREATE INDEX feedback_expiry ON feedback (expires_at);
ALTER TABLE order_lines ADD COLUMN counted BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Down
ALTER TABLE order_lines DROP COLUMN counted;
DROP TABLE feedback;
