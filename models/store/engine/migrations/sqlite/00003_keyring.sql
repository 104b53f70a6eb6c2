-- Customers' own keys leave the database for the keyring, a file of its own that is attached
-- to every connection: a copy of this database holds no key, so no backup opens what was
-- deleted since. The keyring's tables are made when it is opened.

-- +goose Up
ALTER TABLE profiles ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
UPDATE profiles SET key_id = lower(hex(randomblob(16)));
INSERT INTO keyring.customer_keys (id, customer, kind, wrapped, created_at)
    SELECT p.key_id, p.customer, 'profile', k.wrapped, p.given_at
    FROM profiles p JOIN profile_keys k ON k.customer = p.customer;
DROP TABLE profile_keys;

-- +goose Down
CREATE TABLE profile_keys (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES profiles (customer) ON DELETE CASCADE,
    wrapped  BLOB NOT NULL
) STRICT;
INSERT INTO profile_keys (customer, wrapped)
    SELECT p.customer, k.wrapped FROM profiles p JOIN keyring.customer_keys k ON k.id = p.key_id;
DELETE FROM keyring.customer_keys WHERE kind = 'profile';
ALTER TABLE profiles DROP COLUMN key_id;
