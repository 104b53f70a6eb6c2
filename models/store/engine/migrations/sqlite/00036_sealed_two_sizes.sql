-- What became of notices about several sizes is nobody's count any more: of whom it may be kept,
-- it lies sealed with their feedback, and a release tells it. What the basket was told, and how
-- that was answered, goes with the basket as before.

-- +goose Up
ALTER TABLE two_size_choices ADD COLUMN outcome TEXT NOT NULL DEFAULT ''
    CHECK (outcome IN ('', 'kept_advised', 'kept_other', 'kept_both', 'changed'));
DROP TABLE two_size_orders;

CREATE TABLE made_up_two_sizes (
    outcome TEXT NOT NULL CHECK (outcome IN
        ('shown', 'kept_advised', 'kept_other', 'kept_both', 'changed', 'ordered_one', 'ordered_both', 'one_returned', 'both_returned')),
    named   INTEGER NOT NULL CHECK (named IN (0, 1)), -- 1 where the notice named a size, 0 where it could not
    n       INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (outcome, named)
) STRICT;
INSERT INTO made_up_two_sizes (outcome, named, n) SELECT outcome, named, n FROM two_size_tallies WHERE demo = 1 AND n > 0;
DROP TABLE two_size_tallies;

CREATE TABLE released_two_sizes (
    release INTEGER NOT NULL REFERENCES releases (number) ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN
        ('shown', 'kept_advised', 'kept_other', 'kept_both', 'changed', 'ordered_one', 'ordered_both', 'one_returned', 'both_returned')),
    named   INTEGER NOT NULL CHECK (named IN (0, 1)),
    n       INTEGER NOT NULL CHECK (n > 0),
    demo    INTEGER NOT NULL CHECK (demo IN (0, 1)), -- made-up ones are in it
    PRIMARY KEY (release, outcome, named)
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE released_two_sizes;
CREATE TABLE two_size_tallies (
    outcome TEXT NOT NULL CHECK (outcome IN
        ('shown', 'kept_advised', 'kept_other', 'kept_both', 'changed', 'ordered_one', 'ordered_both', 'one_returned', 'both_returned')),
    named   INTEGER NOT NULL CHECK (named IN (0, 1)),
    demo    INTEGER NOT NULL CHECK (demo IN (0, 1)),
    n       INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (outcome, named, demo)
) STRICT;
INSERT INTO two_size_tallies (outcome, named, demo, n) SELECT outcome, named, 1, n FROM made_up_two_sizes;
DROP TABLE made_up_two_sizes;
CREATE TABLE two_size_orders (
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    product  TEXT NOT NULL CHECK (product <> ''),
    customer TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    named    INTEGER NOT NULL CHECK (named IN (0, 1)),
    returned TEXT NOT NULL CHECK (returned IN ('none', 'some', 'all')),
    PRIMARY KEY (order_id, product)
) STRICT;
CREATE INDEX two_size_orders_customer ON two_size_orders (customer);
ALTER TABLE two_size_choices DROP COLUMN outcome;
