-- The wish list: articles in a colour that a customer asked the shop to remember. The rows are
-- the customer's, and all of them go when the list was not changed for its time.

-- +goose Up
CREATE TABLE wishes (
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    product    TEXT    NOT NULL CHECK (product <> ''),
    colour     TEXT    NOT NULL CHECK (colour <> ''),
    added_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (customer, product, colour)
) STRICT;
CREATE INDEX wishes_expires ON wishes (expires_at);

-- +goose Down
DROP TABLE wishes;
