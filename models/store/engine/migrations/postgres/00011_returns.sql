-- Returns and withdrawals. A return says which pieces of an order come back, never why: the
-- reason is counted apart, without anybody. A withdrawal is a declaration that somebody
-- withdraws from a contract (§ 356a BGB), of orders in any state and of contracts described in
-- words; what it says is sealed with a key of its own. Whether an order matches it stands at
-- the order alone.

-- +goose Up
CREATE TABLE returns (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    order_id     TEXT    NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    number       TEXT    NOT NULL UNIQUE CHECK (length(number) = 19),
    attempt      BYTEA   NOT NULL CHECK (length(attempt) = 32), -- digest of what the form was rendered with
    state        TEXT    NOT NULL CHECK (state IN ('announced', 'refunded')),
    announced_at BIGINT  NOT NULL,
    refunded_at  BIGINT,
    UNIQUE (order_id, attempt),
    CHECK ((state = 'refunded') = (refunded_at IS NOT NULL))
);
CREATE INDEX returns_customer ON returns (customer);

CREATE TABLE return_lines (
    return_id TEXT    NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL CHECK (position >= 0), -- of the order's line
    customer  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    quantity  INTEGER NOT NULL CHECK (quantity >= 1),
    exchange  TEXT    NOT NULL, -- SKU that goes out instead, '' for the money back
    PRIMARY KEY (return_id, position)
);
CREATE INDEX return_lines_customer ON return_lines (customer);

CREATE TABLE return_tallies (
    product TEXT    NOT NULL CHECK (product <> ''),
    size    TEXT    NOT NULL,
    reason  TEXT    NOT NULL, -- '' for none given
    zone    TEXT    NOT NULL, -- '' where the reason has none
    demo    BOOLEAN NOT NULL, -- made up, for the demonstration
    n       BIGINT  NOT NULL CHECK (n >= 0),
    PRIMARY KEY (product, size, reason, zone, demo)
);

CREATE TABLE withdrawals (
    digest      BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- of the token that declared it and opens its receipt
    customer    TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id      TEXT    NOT NULL CHECK (key_id <> ''),
    sealed      BYTEA   NOT NULL,
    lang        TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    declared_at BIGINT  NOT NULL,
    sent_at     BIGINT, -- when its receipt was handed to the post
    expires_at  BIGINT  NOT NULL
);
CREATE INDEX withdrawals_customer ON withdrawals (customer);
CREATE INDEX withdrawals_expiry ON withdrawals (expires_at);

-- +goose Down
DROP TABLE withdrawals;
DROP TABLE return_tallies;
DROP TABLE return_lines;
DROP TABLE returns;
