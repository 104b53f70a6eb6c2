package shell

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// Fragments keeps parts of a page that are the same for everyone, ready to be sent.
type Fragments interface {
	// Cut returns a part in pieces, between which what is the visitor's own stands. make makes it
	// with a hole at each of these places, where it is not kept yet; it knows nothing of the visitor.
	Cut(ctx context.Context, part string, make func(hole templ.Component) templ.Component) ([]templ.Component, error)
}

// ForEveryone is the page without anything of the visitor, with other components in place of
// what the frame shows of them.
func (p Page) ForEveryone(own templ.Component) Page {
	p.BasketCount, p.WishCount, p.HasError, p.Filled, p.Erased, p.Measured = 0, 0, false, false, "", nil
	p.Fragments, p.Own = nil, own
	return p
}

// Keeps reports whether the page's parts that are the same for everyone are kept: it is shown as
// usual, with nothing to be mended and on no tour.
func (p Page) Keeps() bool {
	return p.Fragments != nil && !p.HasError && !p.Unreachable && !p.Tour.On()
}

// Kept is a part of the page that is the same for everyone, made with a page that keeps nothing.
func (p Page) Kept(part string, make func() templ.Component) templ.Component {
	if !p.Keeps() {
		return make()
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		pieces, err := p.Fragments.Cut(templ.ClearChildren(ctx), part, func(templ.Component) templ.Component { return make() })
		if err != nil {
			return err
		}
		return Between(ctx, w, pieces)
	})
}

// Between writes the pieces of a page with the visitor's own parts in its holes.
func Between(ctx context.Context, w io.Writer, pieces []templ.Component, own ...templ.Component) error {
	for i, piece := range pieces {
		if err := piece.Render(ctx, w); err != nil {
			return err
		}
		if i == len(pieces)-1 {
			break
		}
		if err := own[i].Render(ctx, w); err != nil {
			return err
		}
	}
	return nil
}
