-- Withdrawals: declarations that somebody withdraws from a contract (§ 356a BGB), of orders
-- in any state and of contracts described in words. What a declaration says is sealed with a
-- key of its own. Whether an order matches it stands at the order alone.

-- +goose Up
CREATE TABLE withdrawals (
    digest      BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- of the token that declared it and opens its receipt
    customer    TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id      TEXT    NOT NULL CHECK (key_id <> ''),
    sealed      BLOB    NOT NULL,
    lang        TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    declared_at INTEGER NOT NULL,
    sent_at     INTEGER, -- when its receipt was handed to the post
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawals_customer ON withdrawals (customer);
CREATE INDEX withdrawals_expiry ON withdrawals (expires_at);

-- +goose Down
DROP TABLE withdrawals;
