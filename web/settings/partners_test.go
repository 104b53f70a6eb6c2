package settings

import (
	"slices"
	"testing"
)

func TestSetPartners_Origins(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]Partners{
		"":  {},
		"*": {Any: true},
		"https://shop.example, http://localhost:9000,https://SHOP.example": {Origins: []string{"https://shop.example", "http://localhost:9000"}},
	} {
		var s Settings
		if err := setPartners(&s, value); err != nil || s.Partners.Any != want.Any || !slices.Equal(s.Partners.Origins, want.Origins) {
			t.Errorf("%q: %+v %v", value, s.Partners, err)
		}
	}
	for _, value := range []string{"shop.example", "https://shop.example/", "ftp://shop.example", "https://*.example", "https://a b", "*,https://shop.example", "https://u@shop.example", "https://shop.example;x", ","} {
		if err := setPartners(new(Settings), value); err == nil {
			t.Errorf("%q is taken", value)
		}
	}
}
