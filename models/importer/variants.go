package importer

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
)

// maxCents is the dearest price: a slip of the separator would be dearer.
const maxCents = 100_000_00

// parsePrice reads a price such as 29.90, 29,90 or 89.90 EUR. Signs and separators of thousands
// are refused.
func parsePrice(s string) (cents models.Cents, currency string, ok bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "€", " EUR"))
	for part := range strings.FieldsSeq(s) {
		if len(part) == 3 && strings.ToUpper(part) == part && !strings.ContainsAny(part, "0123456789.,") {
			currency = part
			s = strings.TrimSpace(strings.Replace(s, part, "", 1))
		}
	}
	whole, fraction, point := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if !digits(whole) || len(whole) > 7 || point && (!digits(fraction) || len(fraction) > 2) {
		return 0, currency, false
	}
	if len(fraction) == 1 {
		fraction += "0"
	}
	if fraction == "" {
		fraction = "00"
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	return models.Cents(n), currency, err == nil && n > 0 && n <= maxCents
}

// saleNow reports whether a sale price holds now: Google's effective dates, two moments with a
// slash between; without dates it always does.
func saleNow(dates string, now time.Time) bool {
	if dates == "" {
		return true
	}
	from, to, ok := strings.Cut(dates, "/")
	begin, okFrom := moment(from)
	end, okTo := moment(to)
	return ok && okFrom && okTo && !now.Before(begin) && now.Before(end)
}

func moment(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// prices finds the article's price: our articles have one for all sizes and colours.
func (a *article) prices() {
	a.vat()
	currencyCell, _ := a.first(fieldCurrency)
	highest, lowest := models.Cents(0), models.Cents(math.MaxInt64)
	var dearest, other place
	for i := range a.records {
		r := &a.records[i]
		written := r.cells[fieldPrice]
		if reduced := r.cells[fieldReduced]; reduced != "" {
			sale, dates, _ := strings.Cut(reduced, listSeparator)
			if r.has(fieldAvailable) && r.has(fieldDepartment) && saleNow(dates, a.b.now) { // Google
				written = sale
			} else {
				a.report(r.place, SeverityWarn, "compare_at_price", "price", "the other price %q is not imported: reductions go by this shop's own 30 days", sale)
			}
		}
		if written == "" {
			continue
		}
		cents, currency, ok := parsePrice(written)
		if !ok {
			a.report(r.place, SeverityError, "price", "price", "%q is no price such as 29.90", written)
			return
		}
		currency = cmpOr(currency, cmpOr(word(r.cells[fieldCurrency]), cmpOr(word(currencyCell), word(a.b.mapping.Currency))))
		if currency != "" && !strings.EqualFold(currency, "EUR") {
			a.report(r.place, SeverityError, "currency", "price", "the price is in %s, not in EUR", currency)
			return
		}
		if cents > highest {
			highest, dearest = cents, r.place
		}
		if cents < lowest {
			lowest, other = cents, r.place
		}
	}
	switch {
	case highest == 0 && a.old != nil && !a.hasColumn(fieldPrice):
		highest = a.old.Price(a.b.now)
	case highest == 0:
		a.report(a.at, SeverityError, "no_price", "price", "the article has no price")
		return
	case lowest != highest:
		if said := a.say("", func(s *Answers) string { return s.Price }); said != "highest" {
			a.b.ask(question{
				place: dearest, article: a.key, table: "defaults", key: "", field: "price", allowed: []string{"highest"}, code: "several_prices",
				said: fmt.Sprintf("%s and, in line %d, %s", euros(highest), other.line, euros(lowest)),
			})
			return
		}
	}
	a.p.Prices = []models.PricePoint{{Since: a.b.now, Cents: highest}}
	if a.old == nil {
		if said, _ := a.first(fieldHistory); said != "" { // the shop's own, as the layout in TOML has it
			a.p.Prices = parseHistory(said)
		}
		return
	}
	a.p.Prices = a.old.Prices
	if a.old.Price(a.b.now) != highest {
		a.p.Prices = append(slices.Clone(a.old.Prices), models.PricePoint{Since: a.b.now, Cents: highest})
	}
}

// vat finds the share of tax in the price: what the mapping says of all articles, then the file.
func (a *article) vat() {
	a.p.VATPercent = a.b.mapping.VAT
	if said, _ := a.first(fieldVAT); a.p.VATPercent == 0 && said != "" {
		a.p.VATPercent, _ = strconv.Atoi(said) // as it was written aside
	}
	if a.p.VATPercent == 0 {
		a.p.VATPercent = 19
	}
}

func euros(c models.Cents) string { return fmt.Sprintf("%d.%02d EUR", c/100, c%100) }

// skuPattern is what a variant's key may be in URLs and forms.
var skuPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$`)

// codeNoColour is for articles that come in no choice of colours.
const codeNoColour = "no_colour_option"

// plainColour is what an article without a choice of colours comes in.
var plainColour = models.Colour{Key: "as-pictured", Name: models.Text{DE: "wie abgebildet", EN: "as pictured"}, Hex: "#b9b4a8", Family: "grey"}

// variants makes the variants of all rows that are something to buy, in the order of colours,
// then sizes of the chart. It returns how many pieces the source says there are.
func (a *article) variants() map[[2]string]int {
	stock := map[[2]string]int{}
	if a.b.failed {
		a.words()
		return stock
	}
	rank := map[string]int{}
	for i, s := range a.p.Chart.Sizes {
		rank[s.Label] = i
	}
	lines := map[[2]string]place{}
	var all []models.Variant
	for i := range a.records {
		r := &a.records[i]
		if !r.variant {
			continue
		}
		colours, sizes := a.optionsOf(r)
		for _, written := range colours {
			colour, ok := a.colour(r, written)
			if !ok {
				continue
			}
			for _, size := range sizes {
				label, ok := a.b.label(size)
				if !ok {
					a.report(r.place, SeverityError, "size", "size", "%q is no size label of 1 to %d characters", size, maxLabel)
					continue
				}
				if _, known := rank[label]; !known {
					a.report(r.place, SeverityError, "size_not_in_chart", "size", "the size %q is not in the chart; where it is another word for one that is, [sizes] of the mapping says so", label)
					continue
				}
				at := [2]string{colour.Key, label}
				if other, twice := lines[at]; twice {
					a.report(r.place, SeverityError, "duplicate_variant", "size", "colour %s in size %s stands in line %d too", colour.Name.DE, label, other.line)
					continue
				}
				lines[at] = r.place
				v := models.Variant{SKU: r.cells[fieldSKU], Colour: colour.Key, Size: label}
				if len(colours)*len(sizes) > 1 || !skuPattern.MatchString(v.SKU) {
					v.SKU = ""
				}
				if pieces, said := a.stock(r); said {
					v.Stock = pieces
					stock[at] = a.counted(r, pieces)
				}
				all = append(all, v)
			}
		}
	}
	if len(all) == 0 && !a.b.failed {
		a.report(a.at, SeverityError, "no_variant", "size", "the article has nothing to buy")
	}
	if len(a.p.Colours) > maxColours {
		a.report(a.at, SeverityError, "too_many_colours", "colour", "%d colours, of at most %d", len(a.p.Colours), maxColours)
	}
	place := map[string]int{}
	for i, c := range a.p.Colours {
		place[c.Key] = i
	}
	slices.SortStableFunc(all, func(one, two models.Variant) int {
		if d := place[one.Colour] - place[two.Colour]; d != 0 {
			return d
		}
		return rank[one.Size] - rank[two.Size]
	})
	a.p.Variants = all
	return stock
}

// words asks for words that are not known, and reads the stock, of an article that cannot be
// built yet: all that is wrong is said at once.
func (a *article) words() {
	for i := range a.records {
		if r := &a.records[i]; r.variant {
			colours, _ := a.optionsOf(r)
			for _, written := range colours {
				a.colour(r, written)
			}
			a.stock(r)
		}
	}
}

// optionsOf are the colours and sizes of a row: of its own cells, of options that the first row
// names, or all that the article has.
func (a *article) optionsOf(r *record) (colours, sizes []string) {
	colour, size := r.cells[fieldColour], r.cells[fieldSize]
	for k := field(0); k < 3; k++ {
		name, _ := a.first(fieldOption1Name + 2*k)
		value := r.cells[fieldOption1+2*k]
		switch optionField(name) {
		case fieldColour:
			colour = value
		case fieldSize:
			size = value
		}
	}
	if colour == "" {
		colour, _ = a.first(fieldColour)
	}
	if size == "" && !r.has(fieldOption1) {
		size, _ = a.first(fieldSize)
	}
	return splitList(colour), splitList(size)
}

// splitList takes a list apart; "" is one empty word.
func splitList(s string) []string { return strings.Split(s, listSeparator) }

// colour finds a colour of the palette, or one by its hex value, and adds it to the article.
func (a *article) colour(r *record, written string) (models.Colour, bool) {
	key := word(written)
	c, ok := a.colourOf(r, written, key)
	if ok && !slices.ContainsFunc(a.p.Colours, func(x models.Colour) bool { return x.Key == c.Key }) {
		if key == "" && len(a.p.Colours) == 0 && c.Key == plainColour.Key {
			a.report(r.place, SeverityWarn, codeNoColour, "colour", "the article comes in no choice of colours; its swatch is neutral")
		}
		a.p.Colours = append(a.p.Colours, c)
	}
	return c, ok
}

func (a *article) colourOf(r *record, written, key string) (models.Colour, bool) {
	if key == "" {
		said := a.say("", func(s *Answers) string { return s.Colour })
		if said == "" {
			return plainColour, true
		}
		written, key = said, word(said)
	}
	said, mapped := lookUp(a.b.mapping, "colours", a.b.mapping.Colours, key)
	hex := strings.ToLower(r.cells[fieldHex])
	if hex == "" {
		for i := range a.records {
			if o := &a.records[i]; o.cells[fieldHex] != "" && word(o.cells[fieldColour]) == key {
				hex = strings.ToLower(o.cells[fieldHex])
				break
			}
		}
	}
	if mapped {
		if c, ok := a.b.tables.Colours[said]; ok {
			return c, true
		}
		hex = strings.ToLower(said)
	}
	if hex != "" && hex != Unanswered {
		family, ok := familyOf(hex)
		slug := slugify(written)
		if !ok || slug == "" {
			a.report(r.place, SeverityError, "unknown_value", "colour", "%q is neither a colour of the palette nor a value such as #2a3853", hex)
			return models.Colour{}, false
		}
		name := cutAtWord(a.b.clean.clean(written), maxName)
		return models.Colour{Key: slug, Name: models.Text{DE: name, EN: name}, Hex: hex, Family: family}, true
	}
	if !mapped {
		if c, ok := a.b.tables.Colours[key]; ok {
			return c, true
		}
		for _, name := range sortedKeys(a.b.tables.Colours) {
			if c := a.b.tables.Colours[name]; word(c.Name.DE) == key || word(c.Name.EN) == key {
				return c, true
			}
		}
	}
	code := "no_colour"
	if mapped {
		code = "unanswered"
	}
	a.b.ask(question{place: r.place, article: a.key, table: "colours", key: oneLine(written), field: "", code: code, said: written,
		allowed: append(sortedKeys(a.b.tables.Colours), "#rrggbb")})
	return models.Colour{}, false
}

// counted is the number that the next one of the source is compared with.
func (a *article) counted(r *record, pieces int) int {
	written := r.cells[fieldCounted]
	if written == "" {
		return pieces
	}
	n, err := strconv.Atoi(written)
	if err != nil || n < 0 || n > maxPieces {
		a.report(r.place, SeverityError, "stock", "counted", "%q is no number of pieces", written)
		return pieces
	}
	return n
}

// maxPieces is how many pieces of a variant there may be.
const maxPieces = 1_000_000

// stock is how many pieces a row says there are; said is false where it says nothing.
func (a *article) stock(r *record) (pieces int, said bool) {
	written := r.cells[fieldStock]
	if written == "" {
		if !r.has(fieldAvailable) || r.cells[fieldAvailable] == "" {
			return 0, false
		}
		switch strings.ReplaceAll(word(r.cells[fieldAvailable]), " ", "_") {
		case "1", "in_stock", "yes":
			a.report(r.place, SeverityWarn, "stock_unknown", "stock", "in stock, but not how many: taken for one piece")
			return 1, true
		}
		return 0, true
	}
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(written, ".0"), ",0"))
	switch {
	case err != nil || n > maxPieces || n < -maxPieces:
		a.report(r.place, SeverityError, "stock", "stock", "%q is no number of pieces", written)
		return 0, false
	case n < 0:
		a.report(r.place, SeverityWarn, "negative_stock", "stock", "%d pieces count as none", n)
		return 0, true
	}
	return n, true
}
