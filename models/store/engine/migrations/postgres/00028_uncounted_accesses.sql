-- The access journal says that something was read on a day, and no longer how often. Days
-- closed before keep their number until they end: the hash that was signed is over it.

-- +goose Up
ALTER TABLE accesses
    DROP CONSTRAINT accesses_count_check,
    ALTER COLUMN count SET DEFAULT 0,
    ADD CONSTRAINT accesses_count_check CHECK (count >= 0);
UPDATE accesses SET count = 0
    WHERE NOT EXISTS (SELECT 1 FROM journal_days d WHERE d.customer = accesses.customer AND d.day = accesses.day);

-- +goose Down
UPDATE accesses SET count = 1 WHERE count = 0;
ALTER TABLE accesses
    DROP CONSTRAINT accesses_count_check,
    ALTER COLUMN count DROP DEFAULT,
    ADD CONSTRAINT accesses_count_check CHECK (count > 0);
