-- Which articles changed, whoever changed them: instances of the shop take over what they have not
-- seen. Changes are appended, so nobody waits for anybody; old ones are removed from time to time.
-- The transaction says which may still be on their way: numbers of a sequence come to light in any
-- order. The product '' stands for all of them.

-- +goose Up
DROP TRIGGER release_made ON releases;
DROP TRIGGER prices_changed ON prices;
DROP TRIGGER variants_changed ON variants;
DROP TRIGGER products_changed ON products;
DROP FUNCTION count_catalogue_change;
DROP TABLE catalogue_version;

CREATE TABLE catalogue_changes (
    seq     BIGINT      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product TEXT        NOT NULL,
    xact    XID8        NOT NULL DEFAULT pg_current_xact_id(),
    at      TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX catalogue_changes_xact ON catalogue_changes (xact);
-- +goose StatementBegin
CREATE FUNCTION note_products() RETURNS trigger AS $$
BEGIN
    INSERT INTO catalogue_changes (product) SELECT DISTINCT slug FROM changed;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION note_products_update() RETURNS trigger AS $$
BEGIN
    INSERT INTO catalogue_changes (product) SELECT slug FROM before UNION SELECT slug FROM changed;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION note_offers() RETURNS trigger AS $$
BEGIN
    INSERT INTO catalogue_changes (product) SELECT DISTINCT product FROM changed;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION note_offers_update() RETURNS trigger AS $$
BEGIN
    INSERT INTO catalogue_changes (product) SELECT product FROM before UNION SELECT product FROM changed;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION note_release() RETURNS trigger AS $$
BEGIN
    INSERT INTO catalogue_changes (product) VALUES ('');
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER products_added AFTER INSERT ON products
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_products();
CREATE TRIGGER products_changed AFTER UPDATE ON products
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_products_update();
CREATE TRIGGER products_removed AFTER DELETE ON products
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_products();
CREATE TRIGGER variants_added AFTER INSERT ON variants
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers();
CREATE TRIGGER variants_changed AFTER UPDATE ON variants
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers_update();
CREATE TRIGGER variants_removed AFTER DELETE ON variants
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers();
CREATE TRIGGER prices_added AFTER INSERT ON prices
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers();
CREATE TRIGGER prices_changed AFTER UPDATE ON prices
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers_update();
CREATE TRIGGER prices_removed AFTER DELETE ON prices
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_offers();
CREATE TRIGGER release_made AFTER INSERT ON releases
    FOR EACH STATEMENT EXECUTE FUNCTION note_release();

-- +goose Down
DROP TRIGGER release_made ON releases;
DROP TRIGGER prices_removed ON prices;
DROP TRIGGER prices_changed ON prices;
DROP TRIGGER prices_added ON prices;
DROP TRIGGER variants_removed ON variants;
DROP TRIGGER variants_changed ON variants;
DROP TRIGGER variants_added ON variants;
DROP TRIGGER products_removed ON products;
DROP TRIGGER products_changed ON products;
DROP TRIGGER products_added ON products;
DROP FUNCTION note_release;
DROP FUNCTION note_offers_update;
DROP FUNCTION note_offers;
DROP FUNCTION note_products_update;
DROP FUNCTION note_products;
DROP TABLE catalogue_changes;
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
CREATE TRIGGER release_made AFTER INSERT ON releases
    FOR EACH STATEMENT EXECUTE FUNCTION count_catalogue_change();
