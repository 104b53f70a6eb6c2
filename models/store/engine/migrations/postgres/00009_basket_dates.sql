-- A basket ends some time after its last change, however long the visit lasts: all its lines
-- bear the moment of that change.

-- +goose Up
ALTER TABLE basket_items ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
UPDATE basket_items SET changed_at = (SELECT max(b.added_at) FROM basket_items b WHERE b.customer = basket_items.customer);
CREATE INDEX basket_items_change ON basket_items (changed_at);

-- +goose Down
DROP INDEX basket_items_change;
ALTER TABLE basket_items DROP COLUMN changed_at;
