package demo

import (
	"math"
	"strings"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// figures are the results as a page shows them: in its language, and every figure with its
// place in the files.
type figures struct {
	shell.Page
	*evidence.Results
}

// figure is a number or word of a result file as a page writes it, with its place there, so
// that a reader, and a test, can hold the one against the other: "rentals_date.auc.mean". A
// minus before the place says that the page writes the opposite; "" is no figure of a file.
type figure struct{ Place, Text string }

// plain writes the number that field points to.
func plain(f figures, field *float64, decimals int) figure {
	return figure{f.Place(field), text.Number(f.Lang, *field, decimals)}
}

func counted[N int | uint64](f figures, field *N) figure {
	return figure{f.Place(field), text.Number(f.Lang, float64(*field), 0)}
}

func percent(f figures, field *float64, decimals int) figure {
	return figure{f.Place(field), text.Share(f.Lang, *field, decimals)}
}

// euros writes an amount in €.
func euros(f figures, field *float64) figure {
	return figure{f.Place(field), text.Price(f.Lang, models.Cents(math.Round(*field*100)))}
}

// signedEuros is euros with a plus above zero.
func signedEuros(f figures, field *float64) figure {
	return signed(euros(f, field), *field)
}

// signedPlain writes a number to a hundredth with a plus above zero.
func signedPlain(f figures, field *float64) figure { return signed(plain(f, field, 2), *field) }

func signed(shown figure, value float64) figure {
	if math.Round(value*100) > 0 {
		shown.Text = "+" + shown.Text
	}
	return shown
}

// word shows a word as the file has it.
func word(f figures, field *string) figure { return figure{f.Place(field), *field} }

// percentOf writes a share of something; of nothing there is no share, and no text.
func percentOf(f figures, share *float64, of float64) figure {
	if of == 0 {
		return figure{Place: f.Place(share)}
	}
	return percent(f, share, 1)
}

// negated writes a number of a file with the other sign.
func negated(f figures, field *float64, decimals int) figure {
	return figure{"-" + f.Place(field), text.Number(f.Lang, -*field, decimals)}
}

// opposite is negated with a plus above zero.
func opposite(f figures, field *float64, decimals int) figure {
	shown := negated(f, field, decimals)
	if -*field > 0 && strings.ContainsAny(shown.Text, "123456789") {
		shown.Text = "+" + shown.Text
	}
	return shown
}

// interval is the two ends of a range.
func interval(f figures, r *evidence.Interval, decimals int) [2]figure {
	return [2]figure{plain(f, &r.Low, decimals), plain(f, &r.High, decimals)}
}

// piece is a part of a sentence: words, or a figure.
type piece struct {
	Words  string
	Figure figure
}

// pieces cuts a message at its {placeholders}, which name figures.
func pieces(p shell.Page, key string, named map[string]figure) []piece {
	var all []piece
	rest := p.T(key)
	for {
		before, after, open := strings.Cut(rest, "{")
		name, behind, closed := strings.Cut(after, "}")
		if !open || !closed {
			return append(all, piece{Words: rest})
		}
		all = append(all, piece{Words: before}, piece{Figure: named[name]})
		rest = behind
	}
}
