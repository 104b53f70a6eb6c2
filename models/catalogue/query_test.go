package catalogue

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
)

func TestParseQuery_EveryParameter(t *testing.T) {
	t.Parallel()
	values, err := url.ParseQuery("category=women&kind=shirts&new=1&reduced=1&size=M&waist=W32&waist=33&length=l34&colour=green&material=linen&price_max=49,90&q=+Hemd++grün+&sort=price-desc&page=2&fits=1")
	if err != nil {
		t.Fatal(err)
	}
	got, problems := ParseQuery(values)
	want := Query{
		Category: "women", Kind: []string{"shirts"}, New: true, Reduced: true, Size: []string{"M"}, Waist: []string{"32", "33"}, Length: []string{"34"}, Colour: []string{"green"}, Material: []string{"linen"},
		PriceMax: 4990, Text: "Hemd grün", Sort: SortPriceDesc, Page: 2, Fits: true,
	}
	if !reflect.DeepEqual(got, want) || len(problems) != 0 {
		t.Errorf("got %+v, %v", got, problems)
	}
}

func TestParseQuery_AnyInput(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]Query{
		"":                              {Page: 1},
		"size=&q=&page=&price_max=":     {Page: 1},
		"size=M&size=M&size=+M+":        {Size: []string{"M"}, Page: 1},
		"page=-3&sort=up":               {Page: 1},
		"page=1e9":                      {Page: 1},
		"page=99999999":                 {Page: maxPage},
		"fits=yes":                      {Page: 1},
		"new=yes&reduced=0":             {Page: 1},
		"category=women&category=men":   {Page: 1},
		"category=men&category=hats":    {Category: "men", Page: 1},
		"size=%ff":                      {Page: 1},
		"q=" + strings.Repeat("ä", 500): {Text: strings.Repeat("ä", maxText), Page: 1},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got, problems := ParseQuery(values); !reflect.DeepEqual(got, want) || len(problems) != 0 {
			t.Errorf("%q: got %+v, %v", query, got, problems)
		}
	}
}

func TestParseQuery_PriceLimits(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]models.Cents{
		"50": 5000, " 50 € ": 5000, "49,9": 4990, "49.95": 4995, "100000": highestPrice,
		"1.000": 100000, "80 Euro": 8000, "€69.90": 6990,
		"0": 0, "-5": 0, "abc": 0, "1e309": 0, "NaN": 0, "100001": 0, "9999999999999999999999": 0, "<b>": 0,
	} {
		q, problems := ParseQuery(url.Values{"price_max": {typed}})
		if q.PriceMax != want {
			t.Errorf("%q is %d cents, want %d", typed, q.PriceMax, want)
		}
		if told := len(problems) == 1 && problems[0].Field == "price_max"; told == (want > 0) {
			t.Errorf("%q: problems %v", typed, problems)
		}
	}
}

func TestQueryValues_RoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		raw := url.Values{}
		for _, name := range Parameters() {
			list := rapid.SliceOfN(rapid.OneOf(
				rapid.String(),
				rapid.SampledFrom([]string{"women", "men", "shirts", "M", "W32", "34", "1", "2", "49,90", "price", "name", "hemd grün"}),
			), 0, 3).Draw(t, name)
			if len(list) > 0 {
				raw[name] = list
			}
		}
		first, _ := ParseQuery(raw)
		encoded, err := url.ParseQuery(first.Values().Encode())
		if err != nil {
			t.Fatal(err)
		}
		second, problems := ParseQuery(encoded)
		if len(problems) > 0 || !reflect.DeepEqual(first, second) {
			t.Fatalf("%+v came back as %+v, %v", first, second, problems)
		}
	})
}

func TestWithout_LeavesOriginal(t *testing.T) {
	t.Parallel()
	q := Query{Size: []string{"M", "L"}, Colour: []string{"red"}, PriceMax: 100, Text: "x", Fits: true, Page: 3}
	less := q.Without("size", "M").Without("nothing", "x")
	want := Query{Size: []string{"L"}, Colour: []string{"red"}, PriceMax: 100, Text: "x", Fits: true, Page: 1}
	if !reflect.DeepEqual(less, want) {
		t.Errorf("got %+v", less)
	}
	least := less.Without("size", "M", "L").Without("price_max").Without("q").Without("fits")
	if len(least.Size) != 0 || least.PriceMax != 0 || least.Text != "" || least.Fits {
		t.Errorf("got %+v", least)
	}
	if !reflect.DeepEqual(q, Query{Size: []string{"M", "L"}, Colour: []string{"red"}, PriceMax: 100, Text: "x", Fits: true, Page: 3}) {
		t.Errorf("the original became %+v", q)
	}
}

func TestReplaceOldValues(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"category=shirts": "kind=shirts",
		"category=women&category=shirts&sort=price": "category=women&kind=shirts&sort=price",
		"category=new":                                  "new=1",
		"category=sale&category=men":                    "category=men&reduced=1",
		"size=W32%2FL34&size=M":                         "length=34&size=M&waist=32",
		"category=women&kind=shirts&size=M&price_max=x": "",
		"category=hats":                                 "",
		"":                                              "",
	} {
		values, err := url.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		now, old := ReplaceOldValues(values)
		if old != (want != "") || old && now.Encode() != want {
			t.Errorf("%q became %q (%v), want %q", typed, now.Encode(), old, want)
		}
		if _, again := ReplaceOldValues(now); again {
			t.Errorf("%q: not all was replaced at once", typed)
		}
	}
}
