package models

import "testing"

func TestRegularNumber(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]struct {
		regular string
		length  NumberLength
	}{
		"16": {"32", NumberShort}, "19": {"38", NumberShort}, "27": {"54", NumberShort},
		"32": {"32", NumberRegular}, "38": {"38", NumberRegular}, "54": {"54", NumberRegular},
		"64": {"32", NumberLong}, "76": {"38", NumberLong}, "108": {"54", NumberLong},
		"M": {"M", NumberRegular}, "": {"", NumberRegular}, "0": {"0", NumberRegular}, "77": {"77", NumberRegular},
	} {
		if regular, length := RegularNumber(label); regular != want.regular || length != want.length {
			t.Errorf("%q is a %s %q, want %+v", label, length, regular, want)
		}
	}
}
