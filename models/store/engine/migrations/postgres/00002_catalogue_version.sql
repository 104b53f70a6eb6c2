-- A number that grows with every change to what the shop sells, whoever makes it: pages
-- made from an older one are out of date.

-- +goose Up
CREATE TABLE catalogue_version (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT  NOT NULL
);
INSERT INTO catalogue_version (id, number) VALUES (1, 1);
-- +goose StatementBegin
CREATE FUNCTION count_catalogue_change() RETURNS trigger AS $$
BEGIN
    UPDATE catalogue_version SET number = number + 1;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER products_changed AFTER INSERT OR UPDATE OR DELETE ON products
    FOR EACH STATEMENT EXECUTE FUNCTION count_catalogue_change();
CREATE TRIGGER variants_changed AFTER INSERT OR UPDATE OR DELETE ON variants
    FOR EACH STATEMENT EXECUTE FUNCTION count_catalogue_change();
CREATE TRIGGER prices_changed AFTER INSERT OR UPDATE OR DELETE ON prices
    FOR EACH STATEMENT EXECUTE FUNCTION count_catalogue_change();

-- +goose Down
DROP TRIGGER prices_changed ON prices;
DROP TRIGGER variants_changed ON variants;
DROP TRIGGER products_changed ON products;
DROP FUNCTION count_catalogue_change;
DROP TABLE catalogue_version;
