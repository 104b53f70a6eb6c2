-- Articles of the demonstration with non-textile parts of animal origin, which their label has
-- to name (Regulation 1007/2011, Art. 12).

-- +goose Up
UPDATE products SET definition = json_set(definition, '$.AnimalParts', json_array('horn')) WHERE slug = 'thea-cardigan';
UPDATE products SET definition = json_set(definition, '$.AnimalParts', json_array('mother-of-pearl')) WHERE slug = 'henrike-poplin-shirt';
UPDATE products SET definition = json_set(definition, '$.AnimalParts', json_array('leather')) WHERE slug = 'jasper-shawl-cardigan';

-- +goose Down
UPDATE products SET definition = json_remove(definition, '$.AnimalParts');
