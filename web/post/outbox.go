package post

import (
	"context"

	"ebenmass/models/letter"
)

// letterStore is where the outbox keeps its letters.
type letterStore interface {
	KeepLetter(ctx context.Context, customer string, l letter.Letter) error
}

// Outbox keeps letters for the visitor who caused them instead of sending them. An address
// may belong to somebody else, who must not receive what a demonstration writes, and whose
// letters nobody else may read: so a letter is found by who caused it, never by its address.
type Outbox struct{ Store letterStore }

// Send lays a letter into the outbox of the customer who caused it.
func (o Outbox) Send(ctx context.Context, customer string, l letter.Letter) error {
	return o.Store.KeepLetter(ctx, customer, l)
}
