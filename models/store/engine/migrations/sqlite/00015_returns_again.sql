-- Two early builds knew migration 11 without the tables of returns. A database that one of
-- them made gets them here; every other has them.

-- +goose Up
CREATE TABLE IF NOT EXISTS returns (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    order_id     TEXT    NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    number       TEXT    NOT NULL UNIQUE CHECK (length(number) = 19),
    attempt      BLOB    NOT NULL CHECK (length(attempt) = 32), -- digest of what the form was rendered with
    state        TEXT    NOT NULL CHECK (state IN ('announced', 'refunded')),
    announced_at INTEGER NOT NULL,
    refunded_at  INTEGER,
    UNIQUE (order_id, attempt),
    CHECK ((state = 'refunded') = (refunded_at IS NOT NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS returns_customer ON returns (customer);

CREATE TABLE IF NOT EXISTS return_lines (
    return_id TEXT    NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL CHECK (position >= 0), -- of the order's line
    customer  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    quantity  INTEGER NOT NULL CHECK (quantity >= 1),
    exchange  TEXT    NOT NULL, -- SKU that goes out instead, '' for the money back
    PRIMARY KEY (return_id, position)
) STRICT;
CREATE INDEX IF NOT EXISTS return_lines_customer ON return_lines (customer);

CREATE TABLE IF NOT EXISTS return_tallies (
    product TEXT    NOT NULL CHECK (product <> ''),
    size    TEXT    NOT NULL,
    reason  TEXT    NOT NULL, -- '' for none given
    zone    TEXT    NOT NULL, -- '' where the reason has none
    demo    INTEGER NOT NULL CHECK (demo IN (0, 1)), -- made up, for the demonstration
    n       INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (product, size, reason, zone, demo)
) STRICT;

-- +goose Down
-- The tables go with migration 11.
