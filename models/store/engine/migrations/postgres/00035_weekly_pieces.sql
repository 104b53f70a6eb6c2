-- Why pieces came back is told by releases only, and what was sold and came back is summed once
-- a week is over. What was counted of people goes, with its days' order; the first week that is
-- closed takes up the orders and returns that are there. What the demonstration made up stays.

-- +goose Up
CREATE TABLE made_up_reasons (
    product TEXT    NOT NULL CHECK (product <> ''),
    reason  TEXT    NOT NULL, -- '' for none given
    zone    TEXT    NOT NULL, -- '' where the reason has none
    n       BIGINT NOT NULL CHECK (n > 0),
    PRIMARY KEY (product, reason, zone)
);
INSERT INTO made_up_reasons (product, reason, zone, n)
SELECT product, reason, zone, sum(n) FROM return_tallies WHERE demo AND n > 0 GROUP BY product, reason, zone;

-- Pieces until the end of the last week that was closed: no customer, no order, no day.
CREATE TABLE piece_totals (
    product  TEXT    NOT NULL CHECK (product <> ''),
    demo     BOOLEAN NOT NULL, -- made up, for the demonstration
    sold     BIGINT NOT NULL CHECK (sold >= 0),
    returned BIGINT NOT NULL CHECK (returned >= 0),
    PRIMARY KEY (product, demo)
);
INSERT INTO piece_totals (product, demo, sold, returned)
SELECT product, TRUE, sum(sold), sum(returned) FROM (
    SELECT product, n AS sold, 0 AS returned FROM sold_tallies WHERE demo UNION ALL
    SELECT product, 0, n FROM return_tallies WHERE demo
) AS made_up GROUP BY product;

-- The Monday, at midnight in Berlin, until which they are summed.
CREATE TABLE piece_weeks (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    through BIGINT NOT NULL
);
INSERT INTO piece_weeks (id, through) VALUES (1, 0);
DROP TABLE sold_tallies;
DROP TABLE return_tallies;

CREATE TABLE released_reasons (
    release INTEGER NOT NULL REFERENCES releases (number) ON DELETE CASCADE,
    product TEXT    NOT NULL CHECK (product <> ''),
    reason  TEXT    NOT NULL CHECK (reason <> ''),
    zone    TEXT    NOT NULL, -- '' where the reason has none
    n       BIGINT NOT NULL CHECK (n > 0),
    demo    BOOLEAN NOT NULL,
    PRIMARY KEY (release, product, reason, zone)
);

-- +goose Down
DROP TABLE released_reasons;
CREATE TABLE sold_tallies (
    product TEXT    NOT NULL CHECK (product <> ''),
    size    TEXT    NOT NULL,
    demo    BOOLEAN NOT NULL,
    n       BIGINT NOT NULL CHECK (n >= 0),
    PRIMARY KEY (product, size, demo)
);
INSERT INTO sold_tallies (product, size, demo, n) SELECT product, '', demo, sold FROM piece_totals;
CREATE TABLE return_tallies (
    product TEXT    NOT NULL CHECK (product <> ''),
    size    TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    zone    TEXT    NOT NULL,
    demo    BOOLEAN NOT NULL,
    n       BIGINT NOT NULL CHECK (n >= 0),
    PRIMARY KEY (product, size, reason, zone, demo)
);
INSERT INTO return_tallies (product, size, reason, zone, demo, n) SELECT product, '', reason, zone, TRUE, n FROM made_up_reasons;
DROP TABLE piece_weeks;
DROP TABLE piece_totals;
DROP TABLE made_up_reasons;
