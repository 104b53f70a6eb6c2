-- A letter notes which orders it names, so that deleting one need not open every letter to
-- find those about it. Letters laid before have NULL there.
-- +goose Up
ALTER TABLE outbox ADD COLUMN about TEXT;
-- +goose Down
ALTER TABLE outbox DROP COLUMN about;
