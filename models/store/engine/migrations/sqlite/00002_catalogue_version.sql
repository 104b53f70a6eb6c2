-- A number that grows with every change to what the shop sells, whoever makes it: pages
-- made from an older one are out of date.

-- +goose Up
CREATE TABLE catalogue_version (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO catalogue_version (id, number) VALUES (1, 1);
-- +goose StatementBegin
CREATE TRIGGER product_added AFTER INSERT ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER product_changed AFTER UPDATE ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER product_removed AFTER DELETE ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_added AFTER INSERT ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_changed AFTER UPDATE ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_removed AFTER DELETE ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_added AFTER INSERT ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_changed AFTER UPDATE ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_removed AFTER DELETE ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER price_removed;
DROP TRIGGER price_changed;
DROP TRIGGER price_added;
DROP TRIGGER variant_removed;
DROP TRIGGER variant_changed;
DROP TRIGGER variant_added;
DROP TRIGGER product_removed;
DROP TRIGGER product_changed;
DROP TRIGGER product_added;
DROP TABLE catalogue_version;
