-- A link proves that an address is the user's only if it was mailed there, and an account is
-- found by its address only once that is proved. Nobody knows it of the links and accounts of
-- before.
-- +goose Up
ALTER TABLE sign_in_links ADD COLUMN mailed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN proven_at BIGINT;
-- +goose Down
ALTER TABLE accounts DROP COLUMN proven_at;
ALTER TABLE sign_in_links DROP COLUMN mailed;
