-- Articles of the demonstration with non-textile parts of animal origin, which their label has
-- to name (Regulation 1007/2011, Art. 12).

-- +goose Up
UPDATE products SET definition = jsonb_set(definition, '{AnimalParts}', '["horn"]') WHERE slug = 'thea-cardigan';
UPDATE products SET definition = jsonb_set(definition, '{AnimalParts}', '["mother-of-pearl"]') WHERE slug = 'henrike-poplin-shirt';
UPDATE products SET definition = jsonb_set(definition, '{AnimalParts}', '["leather"]') WHERE slug = 'jasper-shawl-cardigan';

-- +goose Down
UPDATE products SET definition = definition - 'AnimalParts';
