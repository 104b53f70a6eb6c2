-- Times are microseconds since 1970 in UTC; days are YYYY-MM-DD in Berlin.

-- +goose Up
CREATE TABLE products (
    slug       TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug !~ '[^a-z0-9-]'),
    position   INTEGER NOT NULL CHECK (position >= 0),
    definition JSONB   NOT NULL
);

CREATE TABLE variants (
    sku      TEXT    NOT NULL PRIMARY KEY CHECK (sku <> ''),
    product  TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    colour   TEXT    NOT NULL,
    size     TEXT    NOT NULL,
    stock    INTEGER NOT NULL CHECK (stock >= 0),
    UNIQUE (product, colour, size)
);

CREATE TABLE prices (
    product TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    since   BIGINT  NOT NULL,
    cents   BIGINT  NOT NULL CHECK (cents > 0),
    PRIMARY KEY (product, since)
);

CREATE TABLE customers (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX customers_expiry ON customers (expires_at);

-- Only the digest of a session's identifier is kept: the table opens no session.
CREATE TABLE sessions (
    digest     BYTEA   NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX sessions_customer ON sessions (customer);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE consents (
    seq          BIGINT  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose      TEXT    NOT NULL CHECK (purpose <> ''),
    action       TEXT    NOT NULL CHECK (action IN ('granted', 'withdrawn')),
    at           BIGINT  NOT NULL,
    text_version TEXT    NOT NULL CHECK (text_version <> ''),
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    form         TEXT    NOT NULL CHECK (form <> ''),
    age16        BOOLEAN NOT NULL,
    CHECK (action = 'withdrawn' OR age16)
);
CREATE INDEX consents_customer ON consents (customer, seq);

-- +goose StatementBegin
CREATE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger of consents is appended, never edited';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER consents_are_never_edited BEFORE UPDATE ON consents
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();

-- A profile's key and values go with it.
CREATE TABLE profiles (
    customer   TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    given_at   BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX profiles_expiry ON profiles (expires_at);

CREATE TABLE profile_keys (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES profiles (customer) ON DELETE CASCADE,
    wrapped  BYTEA NOT NULL
);

CREATE TABLE measurements (
    customer   TEXT NOT NULL REFERENCES profiles (customer) ON DELETE CASCADE,
    name       TEXT NOT NULL CHECK (name <> ''),
    ciphertext BYTEA NOT NULL,
    PRIMARY KEY (customer, name)
);

CREATE TABLE accesses (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    day      TEXT    NOT NULL CHECK (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    purpose  TEXT    NOT NULL CHECK (purpose <> ''),
    kind     TEXT    NOT NULL CHECK (kind <> ''),
    data     TEXT    NOT NULL,
    granted  BOOLEAN NOT NULL,
    count    INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (customer, day, purpose, kind, data, granted)
);

CREATE TABLE basket_items (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku      TEXT    NOT NULL REFERENCES variants (sku) ON DELETE CASCADE,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    added_at BIGINT  NOT NULL,
    PRIMARY KEY (customer, sku)
);
CREATE INDEX basket_items_sku ON basket_items (sku);

-- One row, sealed with the master key, tells whether a key file belongs to this database.
CREATE TABLE vault (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sealed BYTEA   NOT NULL
);

-- +goose Down
DROP TABLE vault;
DROP TABLE basket_items;
DROP TABLE accesses;
DROP TABLE measurements;
DROP TABLE profile_keys;
DROP TABLE profiles;
DROP TABLE consents;
DROP FUNCTION refuse_edit;
DROP TABLE sessions;
DROP TABLE customers;
DROP TABLE prices;
DROP TABLE variants;
DROP TABLE products;
