-- Customers' own keys in a table of their own, without a foreign key: a dump that leaves
-- customer_keys and addresses out opens nothing that was deleted since.

-- +goose Up
CREATE TABLE customer_keys (
    id         TEXT   NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT   NOT NULL CHECK (customer <> ''),
    kind       TEXT   NOT NULL CHECK (kind <> ''),
    wrapped    BYTEA  NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX customer_keys_customer ON customer_keys (customer);
CREATE TABLE addresses (
    lookup   BYTEA NOT NULL CHECK (length(lookup) = 32),
    kind     TEXT  NOT NULL CHECK (kind <> ''),
    customer TEXT  NOT NULL CHECK (customer <> ''),
    PRIMARY KEY (lookup, kind)
);
CREATE INDEX addresses_customer ON addresses (customer);
ALTER TABLE profiles ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
UPDATE profiles SET key_id = md5(customer || random()::text);
INSERT INTO customer_keys (id, customer, kind, wrapped, created_at)
    SELECT p.key_id, p.customer, 'profile', k.wrapped, p.given_at
    FROM profiles p JOIN profile_keys k ON k.customer = p.customer;
DROP TABLE profile_keys;

-- +goose Down
CREATE TABLE profile_keys (
    customer TEXT  NOT NULL PRIMARY KEY REFERENCES profiles (customer) ON DELETE CASCADE,
    wrapped  BYTEA NOT NULL
);
INSERT INTO profile_keys (customer, wrapped)
    SELECT p.customer, k.wrapped FROM profiles p JOIN customer_keys k ON k.id = p.key_id;
ALTER TABLE profiles DROP COLUMN key_id;
DROP TABLE addresses;
DROP TABLE customer_keys;
