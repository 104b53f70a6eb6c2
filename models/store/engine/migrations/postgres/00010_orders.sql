-- Orders. A line says what was sold as it was then, so its SKU may since have left the
-- catalogue. Address and access key are sealed with the order's own key. What was sold is
-- also counted without anybody: a tally has no customer, no order and no date.

-- +goose Up
CREATE TABLE orders (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key_id       TEXT    NOT NULL CHECK (key_id <> ''),
    number       TEXT    NOT NULL UNIQUE CHECK (length(number) = 19),
    attempt      BYTEA   NOT NULL CHECK (length(attempt) = 32), -- digest of what the form was rendered with
    access       BYTEA   NOT NULL UNIQUE CHECK (length(access) = 32), -- digest of the key in the confirmation
    sealed       BYTEA   NOT NULL,
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    state        TEXT    NOT NULL CHECK (state IN ('placed', 'withdrawn')),
    delivery     TEXT    NOT NULL CHECK (delivery <> ''),
    payment      TEXT    NOT NULL CHECK (payment <> ''),
    discount     TEXT    NOT NULL,
    goods        BIGINT  NOT NULL CHECK (goods > 0),
    reduction    BIGINT  NOT NULL CHECK (reduction BETWEEN 0 AND goods),
    shipping     BIGINT  NOT NULL CHECK (shipping >= 0),
    total        BIGINT  NOT NULL CHECK (total = goods - reduction + shipping),
    placed_at    BIGINT  NOT NULL,
    withdrawn_at BIGINT,
    confirmed_at BIGINT,
    expires_at   BIGINT  NOT NULL,
    UNIQUE (customer, attempt),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX orders_expiry ON orders (expires_at);
CREATE INDEX orders_unconfirmed ON orders (placed_at) WHERE confirmed_at IS NULL;

CREATE TABLE order_lines (
    order_id  TEXT    NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL CHECK (position >= 0),
    customer  TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku       TEXT    NOT NULL CHECK (sku <> ''),
    product   TEXT    NOT NULL CHECK (product <> ''),
    name_de   TEXT    NOT NULL,
    name_en   TEXT    NOT NULL,
    colour    TEXT    NOT NULL,
    colour_de TEXT    NOT NULL,
    colour_en TEXT    NOT NULL,
    size      TEXT    NOT NULL,
    fibres_de TEXT    NOT NULL,
    fibres_en TEXT    NOT NULL,
    quantity  INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    cents     BIGINT  NOT NULL CHECK (cents > 0),
    vat       INTEGER NOT NULL CHECK (vat >= 0),
    PRIMARY KEY (order_id, position)
);
CREATE INDEX order_lines_customer ON order_lines (customer);

CREATE TABLE sold_tallies (
    product TEXT    NOT NULL CHECK (product <> ''),
    size    TEXT    NOT NULL,
    demo    BOOLEAN NOT NULL, -- made up, for the demonstration
    n       BIGINT  NOT NULL CHECK (n >= 0),
    PRIMARY KEY (product, size, demo)
);

-- +goose Down
DROP TABLE sold_tallies;
DROP TABLE order_lines;
DROP TABLE orders;
