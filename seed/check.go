package seed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// VATPercent is the German standard rate that all prices of the shop contain.
const VATPercent = 19

// MinColours is the least number of colours an article comes in.
const MinColours = 3

var idPattern = regexp.MustCompile(`^EM-[0-9]{5}$`)

// check reports every mistake in a product file and returns where the sizes of its chart
// stand. The folder says whose department the article belongs to.
func check(d *layout.Document, slug, folder string, t *tables, r *report) []place {
	checkIdentity(d, slug, folder, t, r)
	checkTexts(d, t, r)
	checkKind(d, r)
	checkFibres(d.Fibres, t, r)
	checkAnimalParts(d, r)
	checkColours(d.Colours, t, r)
	checkPrices(d, r)
	checkStock(d, r)
	return checkChart(d, r)
}

func checkIdentity(d *layout.Document, slug, folder string, t *tables, r *report) {
	if !layout.IsKey(slug) {
		r.add("slug", "the file name %q is not in small letters, digits and hyphens", slug)
	}
	if string(d.Sizing) != folder {
		r.add("sizing", "%q lies in the folder %q", d.Sizing, folder)
	}
	checkID(d, r)
	if _, known := t.makers[d.Maker]; !known {
		r.add("maker", "%q is not in makers.toml", d.Maker)
	}
	if (d.Added == toml.LocalDate{}) {
		r.add("added", "is missing")
	}
}

func checkID(d *layout.Document, r *report) {
	if !idPattern.MatchString(d.ID) {
		r.add("id", "%q is no identifier such as EM-10423", d.ID)
	}
}

func checkTexts(d *layout.Document, t *tables, r *report) {
	checkText("name", d.Name, r)
	checkText("description", d.Description, r)
	if d.Warnings != (models.Text{}) {
		checkText("warnings", d.Warnings, r)
	}
	if len(d.Care) == 0 {
		r.add("care", "is empty")
	}
	for _, key := range d.Care {
		if _, known := t.care[key]; !known {
			r.add("care", "%q is not in care.toml", key)
		}
	}
}

// checkText reports a text that lacks a language.
func checkText(field string, text models.Text, r *report) {
	for _, l := range models.Langs {
		checkLine(field+"."+string(l), text.In(l), r)
	}
}

// checkLine reports a line that is empty, ragged or broken.
func checkLine(field, line string, r *report) {
	switch {
	case line == "":
		r.add(field, "is missing")
	case !utf8.ValidString(line) || strings.ContainsAny(line, "\n\t") || strings.TrimSpace(line) != line:
		r.add(field, "%q is not one clean line", line)
	}
}

func checkFibres(fibres []layout.FibreShare, t *tables, r *report) {
	sum := 0
	seen := map[string]bool{}
	for i, f := range fibres {
		sum += f.Percent
		if _, known := t.fibres[f.Fibre]; !known {
			r.add("fibres", "%q is not in fibres.toml", f.Fibre)
		}
		if seen[f.Fibre] {
			r.add("fibres", "%q stands twice", f.Fibre)
		}
		seen[f.Fibre] = true
		if f.Percent <= 0 {
			r.add("fibres", "%d percent of %s", f.Percent, f.Fibre)
		}
		if i > 0 && f.Percent > fibres[i-1].Percent {
			r.add("fibres", "not in falling percent: %d after %d", f.Percent, fibres[i-1].Percent)
		}
	}
	if sum != 100 {
		r.add("fibres", "sum to %d percent, not 100", sum)
	}
}

// checkChoice reports an article that comes in few colours.
func checkChoice(colours []string, r *report) {
	if len(colours) < MinColours {
		r.add("colours", "%d of at least %d", len(colours), MinColours)
	}
}

func checkColours(colours []string, t *tables, r *report) {
	checkChoice(colours, r)
	seen := map[string]bool{}
	for _, key := range colours {
		if _, known := t.colours[key]; !known {
			r.add("colours", "%q is not in colours.toml", key)
		}
		if seen[key] {
			r.add("colours", "%q stands twice", key)
		}
		seen[key] = true
	}
}

func checkPrices(d *layout.Document, r *report) {
	if d.Price.VATPercent != VATPercent {
		r.add("price.vat_percent", "%d, not %d", d.Price.VATPercent, VATPercent)
	}
	history := d.Price.History
	if len(history) == 0 {
		r.add("price.history", "is empty")
		return
	}
	if layout.Day(history[0].Since).After(layout.Day(d.Added)) {
		r.add("price.history", "begins on %v, after the article came in on %v", history[0].Since, d.Added)
	}
	for i, step := range history {
		if step.Cents <= 0 {
			r.add("price.history", "%d cents since %v", step.Cents, step.Since)
		}
		if (step.Since == toml.LocalDate{}) {
			r.add("price.history", "a day is missing")
		}
		if i == 0 {
			continue
		}
		if !layout.Day(step.Since).After(layout.Day(history[i-1].Since)) {
			r.add("price.history", "not in order: %v after %v", step.Since, history[i-1].Since)
		}
		if step.Cents == history[i-1].Cents {
			r.add("price.history", "the price of %v changes nothing", step.Since)
		}
	}
}

// checkStock reports where colours and sizes have no number of pieces.
func checkStock(d *layout.Document, r *report) {
	for _, colour := range d.Colours {
		row, ok := d.Stock[colour]
		if !ok {
			r.add("stock."+colour, "is missing")
			continue
		}
		if len(row) != len(d.Chart.Sizes) {
			r.add("stock."+colour, "%d numbers for %d sizes", len(row), len(d.Chart.Sizes))
		}
		for i, pieces := range row {
			if pieces < 0 {
				r.add("stock."+colour, "number %d is %d", i+1, pieces)
			}
		}
	}
	if len(d.Stock) > len(d.Colours) {
		r.add("stock", "has colours that the article does not come in")
	}
}
