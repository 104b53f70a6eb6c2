package demo

import (
	"fmt"
	"math"
	"strings"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// finding is a number of a result file as a page writes it, with its place there, so that a
// reader, and a test, can hold the one against the other: "rentals_date.auc.mean". A minus
// before the place says that the page writes the opposite.
type finding struct{ Path, Text string }

func plain(p shell.Page, path string, value float64, decimals int) finding {
	return finding{path, text.Number(p.Lang, value, decimals)}
}

func counted(p shell.Page, path string, n int) finding { return plain(p, path, float64(n), 0) }

func percent(p shell.Page, path string, value float64, decimals int) finding {
	return finding{path, text.Share(p.Lang, value, decimals)}
}

func money(p shell.Page, path string, cents float64) finding {
	return finding{path, text.Price(p.Lang, models.Cents(math.Round(cents)))}
}

// percentOf writes a share of something; of nothing there is no share, and no text.
func percentOf(p shell.Page, path string, share, of float64) finding {
	if of == 0 {
		return finding{Path: path}
	}
	return percent(p, path, share, 1)
}

// opposite writes a number of a file with the other sign, and a plus above zero.
func opposite(p shell.Page, path string, value float64, decimals int) finding {
	f := plain(p, "-"+path, -value, decimals)
	if -value > 0 && strings.ContainsAny(f.Text, "123456789") {
		f.Text = "+" + f.Text
	}
	return f
}

// interval is the two ends of a range.
func interval(p shell.Page, path string, r evidence.Interval, decimals int) [2]finding {
	return [2]finding{plain(p, path+".low", r.Low, decimals), plain(p, path+".high", r.High, decimals)}
}

// piece is a part of a sentence: words, or a finding.
type piece struct {
	Words   string
	Finding finding
}

// told is a message cut at its {placeholders}, which name findings.
func told(p shell.Page, key string, findings map[string]finding) []piece {
	var pieces []piece
	rest := p.T(key)
	for {
		before, after, open := strings.Cut(rest, "{")
		name, behind, closed := strings.Cut(after, "}")
		if !open || !closed {
			return append(pieces, piece{Words: rest})
		}
		pieces = append(pieces, piece{Words: before}, piece{Finding: findings[name]})
		rest = behind
	}
}

// at is a place in a list of a file: at("population.ways", 0, "sd").
func at(list string, i int, field string) string { return fmt.Sprintf("%s.%d.%s", list, i, field) }
