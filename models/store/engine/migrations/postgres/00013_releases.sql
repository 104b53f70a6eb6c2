-- What many answered about how articles fit, and what was released of it. Nothing here is
-- about anybody: no customer, no order, no date of an answer, and no number that counts answers
-- up as they come.

-- +goose Up
-- bin b counts scores without the article's offset in [b/10, (b+1)/10).
CREATE TABLE fit_counts (
    product TEXT    NOT NULL CHECK (product <> ''),
    bin     INTEGER NOT NULL CHECK (bin BETWEEN -60 AND 60),
    outcome TEXT    NOT NULL CHECK (outcome IN ('small', 'fits', 'large')),
    demo    BOOLEAN NOT NULL,
    n       BIGINT  NOT NULL CHECK (n > 0),
    PRIMARY KEY (product, bin, outcome, demo)
);

CREATE TABLE releases (
    number      INTEGER          NOT NULL PRIMARY KEY CHECK (number > 0),
    released_at BIGINT           NOT NULL,
    epsilon     DOUBLE PRECISION NOT NULL CHECK (epsilon > 0),
    occasion    TEXT             NOT NULL CHECK (occasion IN ('schedule', 'demo', 'seed'))
);
CREATE INDEX releases_time ON releases (released_at);

-- What a calendar year's releases have spent of what they may: each covers all articles.
CREATE TABLE release_budgets (
    year  INTEGER          NOT NULL PRIMARY KEY,
    spent DOUBLE PRECISION NOT NULL CHECK (spent > 0 AND spent <= 12)
);

CREATE TABLE released_articles (
    release      INTEGER          NOT NULL REFERENCES releases (number) ON DELETE CASCADE,
    product      TEXT             NOT NULL CHECK (product <> ''),
    beta         DOUBLE PRECISION NOT NULL,
    beta_sd      DOUBLE PRECISION NOT NULL CHECK (beta_sd > 0),
    tolerance    DOUBLE PRECISION NOT NULL,
    tolerance_sd DOUBLE PRECISION NOT NULL CHECK (tolerance_sd > 0),
    n            INTEGER          NOT NULL CHECK (n >= 0),
    demo         BOOLEAN          NOT NULL,
    PRIMARY KEY (release, product)
);

CREATE TRIGGER release_made AFTER INSERT ON releases
    FOR EACH STATEMENT EXECUTE FUNCTION count_catalogue_change();

-- +goose Down
DROP TRIGGER release_made ON releases;
DROP TABLE released_articles;
DROP TABLE release_budgets;
DROP TABLE releases;
DROP TABLE fit_counts;
