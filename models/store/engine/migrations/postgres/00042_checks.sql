-- Suggestions that a shopkeeper ticked, as they were then: not by whom and not when.

-- +goose Up
CREATE TABLE checks (
    product TEXT    NOT NULL CHECK (product <> ''),
    kind    TEXT    NOT NULL CHECK (kind IN ('chart', 'picture')),
    zone    TEXT    NOT NULL, -- of a chart, '' for a picture
    cm      DOUBLE PRECISION NOT NULL,
    told    BIGINT NOT NULL CHECK (told >= 0),
    PRIMARY KEY (product, kind)
);

-- +goose Down
DROP TABLE checks;
