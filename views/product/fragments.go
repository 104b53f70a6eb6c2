package product

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"ebenmass/views/list"
	"ebenmass/views/shell"
)

// Show is one article with its buying column, its advice and its size chart. What is the same for
// everyone is made once, from a page that knows nothing of the visitor.
func Show(p Page) templ.Component {
	if !p.Keeps() {
		return whole(p, p.own())
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		part := "page"
		if p.Advice != nil {
			part = "page with advice" // has more style sheets
		}
		pieces, err := p.Fragments.Cut(ctx, part, func(hole templ.Component) templ.Component {
			return whole(p.forEveryone(hole), holes(hole))
		})
		if err != nil {
			return err
		}
		own := p.own()
		return shell.Between(ctx, w, pieces, shell.OwnTools(p.Page), own.begin, own.sizes, own.advice, own.basket, own.wish, own.why, own.chart, own.combined)
	})
}

// own are the parts of the page that are the visitor's own, or differ with what they are advised,
// in the order of the page.
type own struct{ begin, sizes, advice, basket, wish, why, chart, combined templ.Component }

func (p Page) own() own {
	return own{p.begin(), sizePicker(p), adviceCard(p), basketForm(p), list.WishButton(p.Wish), whyPart(p), p.keptChart(), combined(p)}
}

// holes stand for all of them.
func holes(hole templ.Component) own {
	return own{hole, hole, hole, hole, hole, hole, hole, hole}
}

// forEveryone is the page with what the catalogue says alone.
func (p Page) forEveryone(frame templ.Component) Page {
	everyone := Page{
		Page: p.ForEveryone(frame), Product: p.Product, Price: p.Price, Reduction: p.Reduction, Crumbs: p.Crumbs,
		Gallery: p.Gallery, Colours: p.Colours, Colour: p.Colour, Sizes: p.Sizes, SizeRows: p.SizeRows, Waists: p.Waists, Lengths: p.Lengths,
		ChosenSize: p.ChosenSize, ChosenSKU: p.ChosenSKU, ChosenStock: p.ChosenStock, Delivery: p.Delivery, Related: p.Related,
	}
	if p.Advice != nil {
		everyone.Advice = &AdvicePanel{Stored: p.Advice.Stored}
	}
	return everyone
}

// begin opens the article; its attributes tell checks of the verdict. The page closes it.
func (p Page) begin() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, `<article class="product" data-live`); err != nil {
			return err
		}
		if err := templ.RenderAttributes(ctx, w, p.adviceMarks()); err != nil {
			return err
		}
		_, err := io.WriteString(w, ">")
		return err
	})
}

// keptChart is the size chart with the chosen and the advised size marked, the same for all who
// are advised that size.
func (p Page) keptChart() templ.Component {
	advised := p.advisedSize()
	return p.Kept("chart "+advised, func() templ.Component {
		everyone := p.forEveryone(nil)
		if everyone.Advice != nil {
			everyone.Advice.Advice.Size = advised
		}
		return chartSheet(everyone)
	})
}

// keptOneOff is the one-off form as everybody finds it, before anything is typed.
func (p Page) keptOneOff() templ.Component {
	if !p.Untyped {
		return oneOffForm(p)
	}
	part := "one-off"
	switch {
	case p.Advice == nil:
		part = "one-off open"
	case p.Advice.Stored:
		part = "one-off for another"
	}
	return p.Kept(part, func() templ.Component {
		everyone := p.forEveryone(nil)
		everyone.OneOff = p.OneOff
		return oneOffForm(everyone)
	})
}
