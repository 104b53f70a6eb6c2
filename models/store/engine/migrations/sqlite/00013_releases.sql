-- What many answered about how articles fit, and what was released of it. Nothing here is
-- about anybody: no customer, no order, no date of an answer, and no order of insertion.

-- +goose Up
-- bin b counts scores without the article's offset in [b/10, (b+1)/10).
CREATE TABLE fit_counts (
    product TEXT    NOT NULL CHECK (product <> ''),
    bin     INTEGER NOT NULL CHECK (bin BETWEEN -60 AND 60),
    outcome TEXT    NOT NULL CHECK (outcome IN ('small', 'fits', 'large')),
    demo    INTEGER NOT NULL CHECK (demo IN (0, 1)),
    n       INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (product, bin, outcome, demo)
) STRICT, WITHOUT ROWID;

CREATE TABLE releases (
    number      INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    released_at INTEGER NOT NULL,
    epsilon     REAL    NOT NULL CHECK (epsilon > 0),
    occasion    TEXT    NOT NULL CHECK (occasion IN ('schedule', 'demo', 'seed'))
) STRICT;
CREATE INDEX releases_time ON releases (released_at);

-- What a calendar year's releases have spent of what they may: each covers all articles.
CREATE TABLE release_budgets (
    year  INTEGER NOT NULL PRIMARY KEY,
    spent REAL    NOT NULL CHECK (spent > 0 AND spent <= 12)
) STRICT;

CREATE TABLE released_articles (
    release      INTEGER NOT NULL REFERENCES releases (number) ON DELETE CASCADE,
    product      TEXT    NOT NULL CHECK (product <> ''),
    beta         REAL    NOT NULL,
    beta_sd      REAL    NOT NULL CHECK (beta_sd > 0),
    tolerance    REAL    NOT NULL,
    tolerance_sd REAL    NOT NULL CHECK (tolerance_sd > 0),
    n            INTEGER NOT NULL CHECK (n >= 0),
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    PRIMARY KEY (release, product)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER release_made AFTER INSERT ON releases BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER release_made;
DROP TABLE released_articles;
DROP TABLE release_budgets;
DROP TABLE releases;
DROP TABLE fit_counts;
