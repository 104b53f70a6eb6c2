-- The access journal says that something was read on a day, and no longer how often. Days
-- closed before keep their number until they end: the hash that was signed is over it. SQLite
-- cannot change a CHECK, so the table is built anew.

-- +goose Up
CREATE TABLE accesses_anew (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    purpose  TEXT    NOT NULL CHECK (purpose <> ''),
    kind     TEXT    NOT NULL CHECK (kind <> ''),
    data     TEXT    NOT NULL,
    granted  INTEGER NOT NULL CHECK (granted IN (0, 1)),
    count    INTEGER NOT NULL DEFAULT 0 CHECK (count >= 0), -- 0 but on days closed before
    PRIMARY KEY (customer, day, purpose, kind, data, granted)
) STRICT;
INSERT INTO accesses_anew (customer, day, purpose, kind, data, granted, count)
    SELECT a.customer, a.day, a.purpose, a.kind, a.data, a.granted,
        CASE WHEN EXISTS (SELECT 1 FROM journal_days d WHERE d.customer = a.customer AND d.day = a.day) THEN a.count ELSE 0 END
    FROM accesses a;
DROP TABLE accesses;
ALTER TABLE accesses_anew RENAME TO accesses;

-- +goose Down
CREATE TABLE accesses_before (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    purpose  TEXT    NOT NULL CHECK (purpose <> ''),
    kind     TEXT    NOT NULL CHECK (kind <> ''),
    data     TEXT    NOT NULL,
    granted  INTEGER NOT NULL CHECK (granted IN (0, 1)),
    count    INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (customer, day, purpose, kind, data, granted)
) STRICT;
INSERT INTO accesses_before (customer, day, purpose, kind, data, granted, count)
    SELECT customer, day, purpose, kind, data, granted, max(count, 1) FROM accesses;
DROP TABLE accesses;
ALTER TABLE accesses_before RENAME TO accesses;
