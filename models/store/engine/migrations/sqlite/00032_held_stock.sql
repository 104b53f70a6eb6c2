-- Pieces that were ordered and that nobody pays for, by the hour at which they go back into
-- stock: without order or customer. Those of orders that are there already are taken over, but
-- for what came back of them.

-- +goose Up
CREATE TABLE held_stock (
    sku      TEXT    NOT NULL CHECK (sku <> ''),
    due_at   INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (sku, due_at)
) STRICT;
CREATE INDEX held_stock_due ON held_stock (due_at);

INSERT INTO held_stock (sku, due_at, quantity)
SELECT sku, due_at, sum(quantity) FROM (
    SELECT l.sku AS sku, (o.placed_at + 86400000000 + 3599999999) / 3600000000 * 3600000000 AS due_at,
        l.quantity - coalesce((
            SELECT sum(rl.quantity) FROM return_lines rl JOIN returns r ON r.id = rl.return_id
            WHERE r.order_id = l.order_id AND rl.position = l.position AND r.state = 'refunded'), 0) AS quantity
    FROM order_lines l JOIN orders o ON o.id = l.order_id
) AS sold WHERE quantity > 0 GROUP BY sku, due_at;

-- +goose Down
DROP TABLE held_stock;
