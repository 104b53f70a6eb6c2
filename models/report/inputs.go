package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"ebenmass/models"
)

// Inputs are a shop's own figures.
type Inputs struct {
	Orders     int64        // a year
	ReturnCost models.Cents // of one parcel that comes back
	Margin     models.Cents // of one piece that is kept
	Uptake     float64      // share of customers who answer and follow the advice, 0 to 1
	Seed       uint64       // of all dice of the simulation
}

// Names of the inputs, in the order they are asked for.
const (
	FieldOrders     = "orders"
	FieldReturnCost = "return_cost"
	FieldMargin     = "margin"
	FieldUptake     = "uptake"
	FieldSeed       = "seed"
)

// Fields lists the names of the inputs.
func Fields() []string {
	return []string{FieldReturnCost, FieldMargin, FieldOrders, FieldUptake, FieldSeed}
}

// Ranges of inputs. Amounts stay far from what an int64 of cents holds, times every order.
const (
	MaxOrders = 1_000_000_000
	MaxAmount = models.Cents(1_000_000) // 10,000 €
)

// Standard returns what is computed with where nothing is given. Costs are those the advisor
// itself declares (fit.Threshold); orders and uptake are examples, and no measured value.
func Standard() Inputs {
	return Inputs{Orders: 120_000, ReturnCost: 15_00, Margin: 10_00, Uptake: 0.3, Seed: 1}
}

// Fault is an input that cannot be used.
type Fault struct {
	Field string
	Code  string // one of the Fault codes
}

// Codes of faults.
const (
	FaultUnreadable = "not_a_number"
	FaultRange      = "out_of_range"
)

// Parse reads inputs as they are typed, in German or English: "15,00", "1.500 €", "120,000". An
// empty value means the standard one, and so does, beside its fault, one that cannot be used.
func Parse(value func(field string) string) (Inputs, []Fault) {
	in := Standard()
	var faults []Fault
	for _, field := range Fields() {
		typed := strings.TrimSpace(value(field))
		if typed == "" {
			continue
		}
		if code := in.Set(field, typed); code != "" {
			faults = append(faults, Fault{field, code})
		}
	}
	return in, faults
}

// Set reads one input and returns the code of what is wrong with it, "" for nothing.
func (in *Inputs) Set(field, typed string) (code string) {
	switch field {
	case FieldOrders:
		n, ok := parseWhole(typed)
		if !ok {
			return FaultUnreadable
		}
		if n < 1 || n > MaxOrders {
			return FaultRange
		}
		in.Orders = int64(n)
	case FieldReturnCost:
		return setAmount(&in.ReturnCost, typed)
	case FieldMargin:
		return setAmount(&in.Margin, typed)
	case FieldUptake:
		share, err := strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
		if err != nil || math.IsNaN(share) || math.IsInf(share, 0) {
			return FaultUnreadable
		}
		if share < 0 || share > 1 {
			return FaultRange
		}
		in.Uptake = share
	case FieldSeed:
		seed, err := strconv.ParseUint(typed, 10, 64)
		if err != nil {
			return FaultUnreadable
		}
		in.Seed = seed
	}
	return ""
}

func setAmount(into *models.Cents, typed string) (code string) {
	cents, ok := parseAmount(typed)
	if !ok {
		return FaultUnreadable
	}
	if cents < 0 || cents > float64(MaxAmount) {
		return FaultRange
	}
	*into = models.Cents(math.Round(cents))
	return ""
}

var (
	grouped = regexp.MustCompile(`^\d{1,3}([.,' \x{a0}\x{202f}]\d{3})+$`)
	digits  = regexp.MustCompile(`^\d+$`)
	amount  = regexp.MustCompile(`^(.*?)[.,](\d{1,2})$`)
)

// parseWhole reads a whole number, thousands grouped or not. A minus sign is read, so that the
// answer is that it is out of range.
func parseWhole(typed string) (n float64, ok bool) {
	rest, negative := strings.CutPrefix(strings.TrimSpace(typed), "-")
	if grouped.MatchString(rest) {
		rest = strings.NewReplacer(".", "", ",", "", "'", "", " ", "", "\u00a0", "", "\u202f", "").Replace(rest)
	}
	if !digits.MatchString(rest) || len(rest) > 18 {
		return 0, false
	}
	n, err := strconv.ParseFloat(rest, 64)
	if negative {
		n = -n
	}
	return n, err == nil
}

// parseAmount reads an amount in € as cents: at most two decimals behind a comma or point; three
// digits behind one are thousands.
func parseAmount(typed string) (cents float64, ok bool) {
	typed = strings.TrimSpace(typed)
	for _, unit := range []string{"€", "EUR", "Euro", "euro"} {
		typed = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(typed, unit), unit))
	}
	whole, fraction := typed, ""
	if m := amount.FindStringSubmatch(typed); m != nil {
		whole, fraction = m[1], m[2]
	}
	euros, ok := parseWhole(whole)
	if !ok {
		return 0, false
	}
	cents = 100 * math.Abs(euros)
	if fraction != "" {
		part, _ := strconv.Atoi((fraction + "0")[:2])
		cents += float64(part)
	}
	if strings.HasPrefix(whole, "-") {
		cents = -cents
	}
	return cents, true
}
