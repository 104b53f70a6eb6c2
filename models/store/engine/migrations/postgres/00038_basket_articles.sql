-- A basket's line stays when the shop takes its article, colour or size out of the catalogue: it
-- keeps what it was called, so that its owner can be told.

-- +goose Up
ALTER TABLE basket_items DROP CONSTRAINT basket_items_sku_fkey;
ALTER TABLE basket_items ADD COLUMN product TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN name_de TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN name_en TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN colour_de TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN colour_en TEXT NOT NULL DEFAULT '';
ALTER TABLE basket_items ADD COLUMN size TEXT NOT NULL DEFAULT '';
UPDATE basket_items b SET product = v.product,
    name_de = coalesce(p.definition::jsonb #>> '{Name,de}', b.sku), name_en = coalesce(p.definition::jsonb #>> '{Name,en}', b.sku), colour = v.colour,
    colour_de = coalesce((SELECT c #>> '{Name,de}' FROM jsonb_array_elements(p.definition::jsonb -> 'Colours') c WHERE c ->> 'Key' = v.colour), v.colour),
    colour_en = coalesce((SELECT c #>> '{Name,en}' FROM jsonb_array_elements(p.definition::jsonb -> 'Colours') c WHERE c ->> 'Key' = v.colour), v.colour),
    size = v.size
FROM variants v JOIN products p ON p.slug = v.product WHERE v.sku = b.sku;

-- +goose Down
DELETE FROM basket_items WHERE sku NOT IN (SELECT sku FROM variants);
ALTER TABLE basket_items DROP COLUMN size;
ALTER TABLE basket_items DROP COLUMN colour_en;
ALTER TABLE basket_items DROP COLUMN colour_de;
ALTER TABLE basket_items DROP COLUMN colour;
ALTER TABLE basket_items DROP COLUMN name_en;
ALTER TABLE basket_items DROP COLUMN name_de;
ALTER TABLE basket_items DROP COLUMN product;
ALTER TABLE basket_items ADD CONSTRAINT basket_items_sku_fkey FOREIGN KEY (sku) REFERENCES variants (sku) ON DELETE CASCADE;
