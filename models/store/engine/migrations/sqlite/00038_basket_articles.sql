-- A basket's line stays when the shop takes its article, colour or size out of the catalogue: it
-- keeps what it was called, so that its owner can be told.

-- +goose Up
CREATE TABLE basket_lines (
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku        TEXT    NOT NULL,
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    added_at   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL DEFAULT 0,
    product    TEXT    NOT NULL DEFAULT '',
    name_de    TEXT    NOT NULL DEFAULT '',
    name_en    TEXT    NOT NULL DEFAULT '',
    colour     TEXT    NOT NULL DEFAULT '',
    colour_de  TEXT    NOT NULL DEFAULT '',
    colour_en  TEXT    NOT NULL DEFAULT '',
    size       TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (customer, sku)
) STRICT;
INSERT INTO basket_lines
SELECT b.customer, b.sku, b.quantity, b.added_at, b.changed_at, b.expires_at, v.product,
    coalesce(json_extract(p.definition, '$.Name.de'), b.sku), coalesce(json_extract(p.definition, '$.Name.en'), b.sku), v.colour,
    coalesce((SELECT json_extract(c.value, '$.Name.de') FROM json_each(p.definition, '$.Colours') c WHERE json_extract(c.value, '$.Key') = v.colour), v.colour),
    coalesce((SELECT json_extract(c.value, '$.Name.en') FROM json_each(p.definition, '$.Colours') c WHERE json_extract(c.value, '$.Key') = v.colour), v.colour),
    v.size
FROM basket_items b JOIN variants v ON v.sku = b.sku JOIN products p ON p.slug = v.product;
DROP TABLE basket_items;
ALTER TABLE basket_lines RENAME TO basket_items;
CREATE INDEX basket_items_sku ON basket_items (sku);
CREATE INDEX basket_items_expiry ON basket_items (expires_at);

-- +goose Down
CREATE TABLE basket_lines (
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku        TEXT    NOT NULL REFERENCES variants (sku) ON DELETE CASCADE,
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    added_at   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (customer, sku)
) STRICT;
INSERT INTO basket_lines
SELECT customer, sku, quantity, added_at, changed_at, expires_at FROM basket_items WHERE sku IN (SELECT sku FROM variants);
DROP TABLE basket_items;
ALTER TABLE basket_lines RENAME TO basket_items;
CREATE INDEX basket_items_sku ON basket_items (sku);
CREATE INDEX basket_items_expiry ON basket_items (expires_at);
