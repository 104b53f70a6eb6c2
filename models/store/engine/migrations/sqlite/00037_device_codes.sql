-- A code that a signed-in session shows, for a second device to type. Neither code nor device
-- can be read from the row: it keeps keyed digests. It ends with the session that shows it.

-- +goose Up
CREATE TABLE device_codes (
    digest       BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer     TEXT    NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE, -- one at a time
    session      BLOB    NOT NULL REFERENCES sessions (digest) ON DELETE CASCADE,
    salt         TEXT    NOT NULL CHECK (salt <> ''), -- from which the session derives the code again
    device       BLOB    UNIQUE CHECK (length(device) = 32), -- keyed digest of the session that typed it
    confirmed_at INTEGER,
    expires_at   INTEGER NOT NULL,
    CHECK (confirmed_at IS NULL OR device IS NOT NULL)
) STRICT;
CREATE INDEX device_codes_session ON device_codes (session);
CREATE INDEX device_codes_expiry ON device_codes (expires_at);

-- +goose Down
DROP TABLE device_codes;
