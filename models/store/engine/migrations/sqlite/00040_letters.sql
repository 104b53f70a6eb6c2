-- Letters on their way to the mail server. A letter is sealed with a key of its own, and goes
-- with it once the server has taken it. One that is refused stays until its address is corrected.

-- +goose Up
CREATE TABLE letters (
    id            TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer      TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id        TEXT    NOT NULL CHECK (key_id <> ''),
    kind          TEXT    NOT NULL CHECK (kind <> ''),
    sealed        BLOB    NOT NULL,
    about         TEXT    NOT NULL, -- numbers of the orders it names
    order_id      TEXT    UNIQUE REFERENCES orders (id) ON DELETE CASCADE,           -- that it confirms
    withdrawal    BLOB    UNIQUE REFERENCES withdrawals (digest) ON DELETE CASCADE,  -- whose receipt it is
    queued_at     INTEGER NOT NULL,
    next_at       INTEGER NOT NULL, -- when it is tried next
    claim_ends_at INTEGER NOT NULL, -- an instance sends it until then; 0 for none
    tries         INTEGER NOT NULL CHECK (tries >= 0),
    answer        TEXT    NOT NULL CHECK (answer IN ('', 'limited', 'unreachable', 'later', 'refused')),
    expires_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX letters_customer ON letters (customer);
CREATE INDEX letters_next ON letters (next_at) WHERE answer <> 'refused';
CREATE INDEX letters_fresh ON letters (tries, next_at) WHERE answer <> 'refused';
CREATE INDEX letters_expiry ON letters (expires_at);

-- +goose Down
DROP TABLE letters;
