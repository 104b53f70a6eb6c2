-- Which articles changed, in what order, whoever changed them: instances of the shop take over what
-- they have not seen. An article stands here once, with its last change, so the table never outgrows
-- the catalogue. The product '' stands for all of them.

-- +goose Up
DROP TRIGGER release_made;
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

CREATE TABLE catalogue_changes (
    seq     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    product TEXT    NOT NULL UNIQUE
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER product_added AFTER INSERT ON products BEGIN
    DELETE FROM catalogue_changes WHERE product = NEW.slug;
    INSERT INTO catalogue_changes (product) VALUES (NEW.slug);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER product_changed AFTER UPDATE ON products BEGIN
    DELETE FROM catalogue_changes WHERE product IN (OLD.slug, NEW.slug);
    INSERT INTO catalogue_changes (product) SELECT OLD.slug UNION SELECT NEW.slug;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER product_removed AFTER DELETE ON products BEGIN
    DELETE FROM catalogue_changes WHERE product = OLD.slug;
    INSERT INTO catalogue_changes (product) VALUES (OLD.slug);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_added AFTER INSERT ON variants BEGIN
    DELETE FROM catalogue_changes WHERE product = NEW.product;
    INSERT INTO catalogue_changes (product) VALUES (NEW.product);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_changed AFTER UPDATE ON variants BEGIN
    DELETE FROM catalogue_changes WHERE product IN (OLD.product, NEW.product);
    INSERT INTO catalogue_changes (product) SELECT OLD.product UNION SELECT NEW.product;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variant_removed AFTER DELETE ON variants BEGIN
    DELETE FROM catalogue_changes WHERE product = OLD.product;
    INSERT INTO catalogue_changes (product) VALUES (OLD.product);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_added AFTER INSERT ON prices BEGIN
    DELETE FROM catalogue_changes WHERE product = NEW.product;
    INSERT INTO catalogue_changes (product) VALUES (NEW.product);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_changed AFTER UPDATE ON prices BEGIN
    DELETE FROM catalogue_changes WHERE product IN (OLD.product, NEW.product);
    INSERT INTO catalogue_changes (product) SELECT OLD.product UNION SELECT NEW.product;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER price_removed AFTER DELETE ON prices BEGIN
    DELETE FROM catalogue_changes WHERE product = OLD.product;
    INSERT INTO catalogue_changes (product) VALUES (OLD.product);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER release_made AFTER INSERT ON releases BEGIN
    DELETE FROM catalogue_changes WHERE product = '';
    INSERT INTO catalogue_changes (product) VALUES ('');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER release_made;
DROP TRIGGER price_removed;
DROP TRIGGER price_changed;
DROP TRIGGER price_added;
DROP TRIGGER variant_removed;
DROP TRIGGER variant_changed;
DROP TRIGGER variant_added;
DROP TRIGGER product_removed;
DROP TRIGGER product_changed;
DROP TRIGGER product_added;
DROP TABLE catalogue_changes;
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
-- +goose StatementBegin
CREATE TRIGGER release_made AFTER INSERT ON releases BEGIN UPDATE catalogue_version SET number = number + 1; END;
-- +goose StatementEnd
