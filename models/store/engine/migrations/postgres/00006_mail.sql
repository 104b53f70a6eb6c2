-- Letters kept instead of sent, and the newsletter's addresses. What is personal in them is
-- sealed with the customer's own keys; of tokens only the digest is kept, or they are sealed.

-- +goose Up
CREATE TABLE outbox (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id     TEXT    NOT NULL CHECK (key_id <> ''),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    sealed     BYTEA   NOT NULL,
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX outbox_customer ON outbox (customer);
CREATE INDEX outbox_expiry ON outbox (expires_at);

-- An address nobody has confirmed yet; a new one takes the place of the one before.
CREATE TABLE subscription_requests (
    customer     TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    key_id       TEXT    NOT NULL CHECK (key_id <> ''),
    digest       BYTEA   NOT NULL UNIQUE CHECK (length(digest) = 32),
    address      BYTEA   NOT NULL,
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    text_version TEXT    NOT NULL CHECK (text_version <> ''),
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    created_at   BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL
);
CREATE INDEX subscription_requests_expiry ON subscription_requests (expires_at);

CREATE TABLE subscriptions (
    customer     TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    key_id       TEXT    NOT NULL CHECK (key_id <> ''),
    digest       BYTEA   NOT NULL UNIQUE CHECK (length(digest) = 32), -- of the token that unsubscribes
    token        BYTEA   NOT NULL,                                    -- the same, sealed, for the next letter
    address      BYTEA   NOT NULL,
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    requested_at BIGINT  NOT NULL,
    confirmed_at BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL
);
CREATE INDEX subscriptions_expiry ON subscriptions (expires_at);

-- +goose Down
DROP TABLE subscriptions;
DROP TABLE subscription_requests;
DROP TABLE outbox;
