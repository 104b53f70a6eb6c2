-- Signing out everywhere ends the links that were asked for before. Sessions of accounts end
-- 30 days after their last use, and 6 months after signing in at most; those that are there
-- end so, too.
-- +goose Up
ALTER TABLE accounts ADD COLUMN signed_out_at INTEGER;
UPDATE sessions SET expires_at = min(expires_at, last_day + 2678400000000, created_at + 15638400000000)
WHERE customer IN (SELECT customer FROM accounts);
-- +goose Down
ALTER TABLE accounts DROP COLUMN signed_out_at;
