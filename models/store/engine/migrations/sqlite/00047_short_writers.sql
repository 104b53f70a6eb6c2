-- A week's pieces are summed in several short transactions: which week is being closed, and up to
-- which article. A letter whose sender says again and again that it is at it need not wait for the
-- claim's end once nobody does. Who sends with an earlier program says nothing: its letters wait.

-- +goose Up
ALTER TABLE piece_weeks ADD COLUMN closing INTEGER NOT NULL DEFAULT 0; -- the Monday until which is being summed; 0 for none
ALTER TABLE piece_weeks ADD COLUMN summed TEXT NOT NULL DEFAULT ''; -- the last article that is, in their order
ALTER TABLE letters ADD COLUMN renewed INTEGER NOT NULL DEFAULT 0; -- the try whose claim is renewed while it lasts
CREATE INDEX letters_claimed ON letters (claim_ends_at) WHERE claim_ends_at > 0;

-- +goose Down
DROP INDEX letters_claimed;
ALTER TABLE letters DROP COLUMN renewed;
ALTER TABLE piece_weeks DROP COLUMN summed;
ALTER TABLE piece_weeks DROP COLUMN closing;
