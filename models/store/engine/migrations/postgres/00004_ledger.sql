-- The ledger also records what expired, was paused and resumed, and names each entry's
-- receipt; closed days of the access journal are chained.

-- +goose Up
ALTER TABLE consents
    ADD COLUMN receipt TEXT NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', '') CHECK (length(receipt) >= 26),
    DROP CONSTRAINT consents_action_check,
    DROP CONSTRAINT consents_text_version_check,
    DROP CONSTRAINT consents_text_sha256_check,
    DROP CONSTRAINT consents_check;
ALTER TABLE consents
    ALTER COLUMN receipt DROP DEFAULT,
    ADD CONSTRAINT consents_action_check CHECK (action IN ('granted', 'withdrawn', 'expired', 'paused', 'resumed')),
    ADD CONSTRAINT consents_check CHECK (action <> 'granted' OR age16),
    ADD CONSTRAINT consents_text_check CHECK (CASE WHEN action IN ('paused', 'resumed')
        THEN purpose = 'all' AND text_version = '' AND text_sha256 = ''
        ELSE text_version <> '' AND length(text_sha256) = 64 END);

CREATE TABLE journal_days (
    customer TEXT   NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    number   BIGINT NOT NULL CHECK (number > 0),
    day      TEXT   NOT NULL CHECK (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    previous TEXT   NOT NULL CHECK (length(previous) = 64),
    hash     TEXT   NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (customer, number),
    UNIQUE (customer, day)
);

-- Which closed days a customer's journal has, signed by the shop. As text: every byte counts.
CREATE TABLE journal_tips (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    tip      TEXT NOT NULL CHECK (tip <> '')
);

-- +goose Down
DROP TABLE journal_tips;
DROP TABLE journal_days;
ALTER TABLE consents
    DROP CONSTRAINT consents_action_check,
    DROP CONSTRAINT consents_check,
    DROP CONSTRAINT consents_text_check,
    DROP COLUMN receipt;
DELETE FROM consents WHERE action IN ('paused', 'resumed');
ALTER TABLE consents DISABLE TRIGGER consents_are_never_edited;
UPDATE consents SET action = 'withdrawn' WHERE action = 'expired';
ALTER TABLE consents ENABLE TRIGGER consents_are_never_edited;
ALTER TABLE consents
    ADD CONSTRAINT consents_action_check CHECK (action IN ('granted', 'withdrawn')),
    ADD CONSTRAINT consents_text_version_check CHECK (text_version <> ''),
    ADD CONSTRAINT consents_text_sha256_check CHECK (length(text_sha256) = 64),
    ADD CONSTRAINT consents_check CHECK (action = 'withdrawn' OR age16);
