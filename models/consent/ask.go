package consent

import (
	"slices"
	"time"
)

// Data returns the kinds of all data that some purpose may read, in registry order.
func Data() []string {
	var names []string
	for _, d := range registry() {
		for _, name := range d.Data {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// Ask decides about one kind of datum and a purpose that are known only at run time, as [Decide]
// does about a purpose in the code: nil where the purpose may see the datum now, otherwise
// a *[Denied]. A purpose that does not cover the datum is refused whatever was consented to.
func Ask(ledger Ledger, p Purpose, datum string, now time.Time) error {
	definition, ok := Find(p)
	switch {
	case !ok:
		return &Denied{p, WhyUnknown}
	case !slices.Contains(definition.Data, datum):
		return &Denied{p, WhyNotCovered}
	}
	state, err := admit(ledger, p, now)
	if err == nil && !slices.Contains(definition.dataOf(state.Entry.TextVersion), datum) {
		return &Denied{p, WhyTextChanged}
	}
	return err
}
