-- Accounts: an address, sealed with the customer's own key, that a sign-in link can be sent
-- to. Where an account is found by its address is in the keyring.

-- +goose Up
CREATE TABLE accounts (
    customer    TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    key_id      TEXT    NOT NULL CHECK (key_id <> ''),
    address     BYTEA   NOT NULL,
    handle      BYTEA   NOT NULL UNIQUE CHECK (length(handle) = 32), -- what passkeys know it by: random
    created_at  BIGINT  NOT NULL,
    replayed_at BIGINT -- when a link already used was last tried in another browser
);

-- The day a session was last used, kept for accounts only, and which device it is, if its
-- owner says so.
ALTER TABLE sessions ADD COLUMN last_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '' CHECK (device IN ('', 'phone', 'tablet', 'computer', 'other'));

-- A link belongs to the visit that asked for it. Only its digest is kept: the table signs
-- nobody in.
CREATE TABLE sign_in_links (
    digest     BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id     TEXT    NOT NULL CHECK (key_id <> ''),
    address    BYTEA   NOT NULL,
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX sign_in_links_customer ON sign_in_links (customer);
CREATE INDEX sign_in_links_expiry ON sign_in_links (expires_at);

-- A link that was used belongs to the account it opened.
CREATE TABLE used_links (
    digest     BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    session    BYTEA   NOT NULL CHECK (length(session) = 32), -- digest of the session it began
    used_at    BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX used_links_customer ON used_links (customer);
CREATE INDEX used_links_expiry ON used_links (expires_at);

-- Sealed with the account's key.
CREATE TABLE passkeys (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    credential BYTEA   NOT NULL,
    created_at BIGINT  NOT NULL,
    last_day   BIGINT  NOT NULL DEFAULT 0,
    suspect    BOOLEAN NOT NULL DEFAULT FALSE -- there may be a copy: signs nobody in
);
CREATE INDEX passkeys_customer ON passkeys (customer);

-- What a passkey is asked to sign. It is nobody's until somebody signs it, but for the
-- registration of a new one.
CREATE TABLE passkey_challenges (
    digest     BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    REFERENCES customers (id) ON DELETE CASCADE,
    ceremony   TEXT    NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX passkey_challenges_customer ON passkey_challenges (customer);
CREATE INDEX passkey_challenges_expiry ON passkey_challenges (expires_at);

-- +goose Down
DROP TABLE passkey_challenges;
DROP TABLE passkeys;
DROP TABLE used_links;
DROP TABLE sign_in_links;
ALTER TABLE sessions DROP COLUMN device;
ALTER TABLE sessions DROP COLUMN last_day;
DROP TABLE accounts;
