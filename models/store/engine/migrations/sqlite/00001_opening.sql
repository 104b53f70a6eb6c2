-- Times are microseconds since 1970 in UTC; days are YYYY-MM-DD in Berlin.

-- +goose Up
CREATE TABLE products (
    slug       TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    position   INTEGER NOT NULL CHECK (position >= 0),
    definition TEXT    NOT NULL CHECK (json_valid(definition))
) STRICT;

CREATE TABLE variants (
    sku      TEXT    NOT NULL PRIMARY KEY CHECK (sku <> ''),
    product  TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    colour   TEXT    NOT NULL,
    size     TEXT    NOT NULL,
    stock    INTEGER NOT NULL CHECK (stock >= 0),
    UNIQUE (product, colour, size)
) STRICT;

CREATE TABLE prices (
    product TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    since   INTEGER NOT NULL,
    cents   INTEGER NOT NULL CHECK (cents > 0),
    PRIMARY KEY (product, since)
) STRICT;

CREATE TABLE customers (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customers_expiry ON customers (expires_at);

-- Only the digest of a session's identifier is kept: the table opens no session.
CREATE TABLE sessions (
    digest     BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_customer ON sessions (customer);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE consents (
    seq          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose      TEXT    NOT NULL CHECK (purpose <> ''),
    action       TEXT    NOT NULL CHECK (action IN ('granted', 'withdrawn')),
    at           INTEGER NOT NULL,
    text_version TEXT    NOT NULL CHECK (text_version <> ''),
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    form         TEXT    NOT NULL CHECK (form <> ''),
    age16        INTEGER NOT NULL CHECK (age16 IN (0, 1)),
    CHECK (action = 'withdrawn' OR age16 = 1)
) STRICT;
CREATE INDEX consents_customer ON consents (customer, seq);

-- +goose StatementBegin
CREATE TRIGGER consents_are_never_edited BEFORE UPDATE ON consents
BEGIN
    SELECT RAISE(ABORT, 'the ledger of consents is appended, never edited');
END;
-- +goose StatementEnd

-- A profile's key and values go with it.
CREATE TABLE profiles (
    customer   TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    given_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX profiles_expiry ON profiles (expires_at);

CREATE TABLE profile_keys (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES profiles (customer) ON DELETE CASCADE,
    wrapped  BLOB NOT NULL
) STRICT;

CREATE TABLE measurements (
    customer   TEXT NOT NULL REFERENCES profiles (customer) ON DELETE CASCADE,
    name       TEXT NOT NULL CHECK (name <> ''),
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (customer, name)
) STRICT;

CREATE TABLE accesses (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    purpose  TEXT    NOT NULL CHECK (purpose <> ''),
    kind     TEXT    NOT NULL CHECK (kind <> ''),
    data     TEXT    NOT NULL,
    granted  INTEGER NOT NULL CHECK (granted IN (0, 1)),
    count    INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (customer, day, purpose, kind, data, granted)
) STRICT;

CREATE TABLE basket_items (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku      TEXT    NOT NULL REFERENCES variants (sku) ON DELETE CASCADE,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (customer, sku)
) STRICT;
CREATE INDEX basket_items_sku ON basket_items (sku);

-- One row, sealed with the master key, tells whether a key file belongs to this database.
CREATE TABLE vault (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sealed BLOB    NOT NULL
) STRICT;

-- +goose Down
DROP TABLE vault;
DROP TABLE basket_items;
DROP TABLE accesses;
DROP TABLE measurements;
DROP TABLE profile_keys;
DROP TABLE profiles;
DROP TABLE consents;
DROP TABLE sessions;
DROP TABLE customers;
DROP TABLE prices;
DROP TABLE variants;
DROP TABLE products;
