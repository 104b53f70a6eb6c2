-- What a basket in two sizes of one product was told, once, and what became of it. The row is
-- the customer's and goes with the basket; the tallies name nobody and nothing.

-- +goose Up
CREATE TABLE two_size_choices (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    product  TEXT    NOT NULL CHECK (product <> ''),
    sizes    TEXT    NOT NULL CHECK (sizes <> ''), -- labels in alphabetical order, with commas between them
    answer   TEXT    NOT NULL,                     -- '' for none yet, 'all', or the one size that was kept
    named    INTEGER NOT NULL CHECK (named IN (0, 1)),
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (customer, product)
) STRICT;

-- A product that was ordered in several sizes after a notice, until it is known how many of
-- them came back. The row goes with the order.
CREATE TABLE two_size_orders (
    order_id TEXT     NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    product  TEXT     NOT NULL CHECK (product <> ''),
    customer TEXT     NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    named    INTEGER  NOT NULL CHECK (named IN (0, 1)),
    returned TEXT     NOT NULL CHECK (returned IN ('none', 'some', 'all')), -- of the sizes
    PRIMARY KEY (order_id, product)
) STRICT;
CREATE INDEX two_size_orders_customer ON two_size_orders (customer);

CREATE TABLE two_size_tallies (
    outcome TEXT    NOT NULL CHECK (outcome IN
        ('shown', 'kept_advised', 'kept_other', 'kept_both', 'changed', 'ordered_one', 'ordered_both', 'one_returned', 'both_returned')),
    named   INTEGER NOT NULL CHECK (named IN (0, 1)), -- 1 where the notice named a size, 0 where it could not
    demo    INTEGER NOT NULL CHECK (demo IN (0, 1)),
    n       INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (outcome, named, demo)
) STRICT;

-- +goose Down
DROP TABLE two_size_tallies;
DROP TABLE two_size_orders;
DROP TABLE two_size_choices;
