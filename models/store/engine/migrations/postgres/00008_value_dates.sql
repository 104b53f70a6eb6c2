-- Every value of a fit profile tells since when it is held: one that is corrected is younger
-- than the others.

-- +goose Up
ALTER TABLE measurements ADD COLUMN given_at BIGINT NOT NULL DEFAULT 0;
UPDATE measurements SET given_at = (SELECT given_at FROM profiles WHERE profiles.customer = measurements.customer);

-- +goose Down
ALTER TABLE measurements DROP COLUMN given_at;
