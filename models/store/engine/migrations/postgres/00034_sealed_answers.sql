-- Nobody's answer about fit is counted as it comes any more: it stays sealed with its owner's
-- key, and a release reads those that may be read. What was counted of people goes; what the
-- demonstration made up is of nobody and is kept apart.

-- +goose Up
-- bin b counts scores without the article's offset in [b/10, (b+1)/10).
CREATE TABLE made_up_fits (
    product TEXT    NOT NULL CHECK (product <> ''),
    bin     INTEGER NOT NULL CHECK (bin BETWEEN -60 AND 60),
    outcome TEXT    NOT NULL CHECK (outcome IN ('small', 'fits', 'large')),
    n       BIGINT  NOT NULL CHECK (n > 0),
    PRIMARY KEY (product, bin, outcome)
);
INSERT INTO made_up_fits (product, bin, outcome, n) SELECT product, bin, outcome, n FROM fit_counts WHERE demo;
DROP TABLE fit_counts;
ALTER TABLE order_lines DROP COLUMN counted;

-- The demonstration's own copy of a year's budget: its button never touches the real one.
CREATE TABLE demo_budgets (
    year  INTEGER          NOT NULL PRIMARY KEY,
    spent DOUBLE PRECISION NOT NULL CHECK (spent > 0 AND spent <= 12)
);

-- How many people found an article too small, fitting, too large, with the noise of the last
-- release, and the side of which a burst is held back.
CREATE TABLE release_sides (
    product TEXT             NOT NULL PRIMARY KEY CHECK (product <> ''),
    small   DOUBLE PRECISION NOT NULL,
    fits    DOUBLE PRECISION NOT NULL,
    large   DOUBLE PRECISION NOT NULL,
    held    TEXT             NOT NULL CHECK (held IN ('', 'small', 'large'))
);

-- +goose Down
DROP TABLE release_sides;
DROP TABLE demo_budgets;
ALTER TABLE order_lines ADD COLUMN counted BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE fit_counts (
    product TEXT    NOT NULL CHECK (product <> ''),
    bin     INTEGER NOT NULL CHECK (bin BETWEEN -60 AND 60),
    outcome TEXT    NOT NULL CHECK (outcome IN ('small', 'fits', 'large')),
    demo    BOOLEAN NOT NULL,
    n       BIGINT  NOT NULL CHECK (n > 0),
    PRIMARY KEY (product, bin, outcome, demo)
);
INSERT INTO fit_counts (product, bin, outcome, demo, n) SELECT product, bin, outcome, TRUE, n FROM made_up_fits;
DROP TABLE made_up_fits;
