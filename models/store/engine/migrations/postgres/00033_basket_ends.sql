-- When a basket's lines go: a basket that nobody came back to sooner than one that was changed
-- again. What is there already keeps the 30 days it was promised.

-- +goose Up
ALTER TABLE basket_items ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
UPDATE basket_items SET expires_at = changed_at + 2592000000000;
CREATE INDEX basket_items_expiry ON basket_items (expires_at);
DROP INDEX basket_items_change;

-- +goose Down
CREATE INDEX basket_items_change ON basket_items (changed_at);
DROP INDEX basket_items_expiry;
ALTER TABLE basket_items DROP COLUMN expires_at;
