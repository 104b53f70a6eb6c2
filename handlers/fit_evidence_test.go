package handlers

import (
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/seed"
	"ebenmass/views/product"
	"ebenmass/views/text"
)

// shopOfSeed is what the catalogue that comes with the shop knows of labels.
func shopOfSeed(t *testing.T) *reference.Shop {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.New(products, time.Now()).Reference()
}

func TestParseEvidence_Labels(t *testing.T) {
	t.Parallel()
	shop := shopOfSeed(t)
	for _, test := range []struct {
		name    string
		sizing  fit.Sizing
		garment fit.Garment
		typed   string
		system  string
		want    fit.UsualSize // without the garment
	}{
		{"width of jeans", fit.Men, fit.Bottom, "W33", "", fit.UsualSize{Label: "W33"}},
		{"width and length", fit.Men, fit.Bottom, "33/32", "here", fit.UsualSize{Label: "W33/L32", System: "here"}},
		{"between two letters", fit.Women, fit.Top, "M/L", "here", fit.UsualSize{Label: "M/L", System: "here"}},
		{"between two numbers", fit.Women, fit.Dresses, "40/42", "", fit.UsualSize{Label: "40/42"}},
		{"counted letters", fit.Men, fit.Top, "2XL", "here", fit.UsualSize{Label: "XXL", System: "here"}},
		{"letters", fit.Men, fit.Top, " xxl ", "here", fit.UsualSize{Label: "XXL", System: "here"}},
		{"with a dash", fit.Women, fit.Top, "S–M", "here", fit.UsualSize{Label: "S/M", System: "here"}},
		{"German prefix", fit.Women, fit.Dresses, "Gr. 40", "here", fit.UsualSize{Label: "40", System: "here"}},
		{"of a country", fit.Women, fit.Top, "US 8", "", fit.UsualSize{Label: "8", System: "us-women-astm"}},
		{"system chosen", fit.Women, fit.Top, "12", "uk-women", fit.UsualSize{Label: "12", System: "uk-women"}},
		{"what does not show", fit.Women, fit.Top, "\u200eM\u200b", "here", fit.UsualSize{Label: "M", System: "here"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			field := "usual_" + string(test.garment)
			person, form := parseMeasures(models.English, url.Values{field: {test.typed}, field + "_system": {test.system}}, test.sizing, shop)
			test.want.Garment = test.garment
			if len(form.Errors) > 0 || !slices.Equal(person.Usual, []fit.UsualSize{test.want}) {
				t.Errorf("read %+v, errors %v, want %+v", person.Usual, form.Errors, test.want)
			}
			if again, err := shop.ReadUsual(test.sizing, test.want); err != nil || again != test.want {
				t.Errorf("what is kept reads back as %+v, %v", again, err)
			}
			if _, faults := shop.Wearer(&person); len(faults) > 0 {
				t.Errorf("the advisor cannot read it: %v", faults)
			}
		})
	}
}

func TestParseEvidence_Pairs(t *testing.T) {
	t.Parallel()
	person, form := parseMeasures(models.German, url.Values{
		"usual_top": {"M", "", "38", "M"}, "usual_top_system": {"here", "here", "de-women", "here"}, "usual_bottom": {"W30"},
	}, fit.Women, shopOfSeed(t))
	want := []fit.UsualSize{{Garment: fit.Top, Label: "M", System: "here"}, {Garment: fit.Top, Label: "38", System: "de-women"}, {Garment: fit.Bottom, Label: "W30"}}
	if len(form.Errors) > 0 || !slices.Equal(person.Usual, want) {
		t.Errorf("read %+v, errors %v, want %+v", person.Usual, form.Errors, want)
	}
	if typed := []product.UsualEntry{{Label: "M", System: "here"}, {Label: "38", System: "de-women"}, {Label: "M", System: "here"}}; !slices.Equal(form.Usual[fit.Top], typed) {
		t.Errorf("comes back as %+v", form.Usual[fit.Top])
	}
}

func TestParseEvidence_Owned(t *testing.T) {
	t.Parallel()
	shop := shopOfSeed(t)
	for name, test := range map[string]struct {
		posted url.Values
		want   []fit.OwnedGarment
	}{
		"a shirt":                {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"52,5"}, "own_1_waist": {"49"}}, []fit.OwnedGarment{{Type: fit.Shirt, Flat: [5]float64{52.5, 49}}}},
		"in inches":              {url.Values{"unit": {"in"}, "own_1_type": {"shirt"}, "own_1_bust": {"20 1/2"}}, []fit.OwnedGarment{{Type: fit.Shirt, Flat: [5]float64{52.07}}}},
		"unit typed":             {url.Values{"own_1_type": {"jeans"}, "own_1_waist": {"16.5 in"}, "own_1_inseam": {"0,8 m"}}, []fit.OwnedGarment{{Type: fit.Jeans, Flat: [5]float64{0, 41.91, 0, 80}}}},
		"two":                    {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"52"}, "own_2_type": {"skirt"}, "own_2_hip": {"50"}}, []fit.OwnedGarment{{Type: fit.Shirt, Flat: [5]float64{52}}, {Type: fit.Skirt, Flat: [5]float64{0, 0, 50}}}},
		"the second only":        {url.Values{"own_2_type": {"skirt"}, "own_2_hip": {"50"}}, []fit.OwnedGarment{{Type: fit.Skirt, Flat: [5]float64{0, 0, 50}}}},
		"no use of a chest":      {url.Values{"own_1_type": {"skirt"}, "own_1_bust": {"50"}, "own_1_waist": {"40"}}, []fit.OwnedGarment{{Type: fit.Skirt, Flat: [5]float64{0, 40}}}},
		"lower end":              {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"25"}}, []fit.OwnedGarment{{Type: fit.Shirt, Flat: [5]float64{25}}}},
		"upper end":              {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"95"}}, []fit.OwnedGarment{{Type: fit.Shirt, Flat: [5]float64{95}}}},
		"a kind says nothing":    {url.Values{"height": {"170"}, "own_1_type": {"shirt"}}, nil},
		"a third is not read":    {url.Values{"height": {"170"}, "own_3_type": {"shirt"}, "own_3_bust": {"52"}}, nil},
		"a sleeve is not a zone": {url.Values{"height": {"170"}, "own_1_type": {"shirt"}, "own_1_arm": {"60"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			person, form := parseMeasures(models.German, test.posted, fit.Women, shop)
			if len(form.Errors) > 0 || !slices.EqualFunc(person.Owned, test.want, nearlyOwned) {
				t.Errorf("read %+v, errors %v, want %+v", person.Owned, form.Errors, test.want)
			}
			if _, faults := shop.Wearer(&person); len(faults) > 0 {
				t.Errorf("the advisor cannot read it: %v", faults)
			}
		})
	}
}

func nearlyOwned(a, b fit.OwnedGarment) bool {
	for z := range a.Flat {
		if d := a.Flat[z] - b.Flat[z]; d < -1e-9 || d > 1e-9 {
			return false
		}
	}
	return a.Type == b.Type
}

func TestParseEvidence_Faults(t *testing.T) {
	t.Parallel()
	shop := shopOfSeed(t)
	for name, test := range map[string]struct {
		posted  url.Values
		field   string
		message string // part of it
	}{
		"unknown label":          {url.Values{"usual_top": {"Q7"}, "usual_top_system": {"here"}}, "usual_top", "M, "},
		"unknown label second":   {url.Values{"usual_top": {"M", "Q7"}, "usual_top_system": {"here", "de-women"}}, "usual_top_2", "36, 38"},
		"unknown width":          {url.Values{"usual_bottom": {"W99"}}, "usual_bottom", "W30"},
		"label of other sizing":  {url.Values{"sizing": {"men"}, "usual_top": {"36"}, "usual_top_system": {"de-men"}}, "usual_top", "48, 50"},
		"unknown system":         {url.Values{"usual_top": {"M"}, "usual_top_system": {"mars"}}, "usual_top_system", "list"},
		"system of other sizing": {url.Values{"usual_top": {"50"}, "usual_top_system": {"de-men"}}, "usual_top_system", "list"},
		"too long a label":       {url.Values{"usual_top": {strings.Repeat("M", 500)}}, "usual_top", "M, "},
		"too many":               {url.Values{"usual_top": {"S", "M", "L", "XL", "XXL"}}, "usual_top", "4 entries"},
		"not a width":            {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"wide"}}, "own_1_bust", "for example 52"},
		"doubled width":          {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"104"}}, "own_1_bust", "25 to 95 cm"},
		"too narrow":             {url.Values{"own_1_type": {"shirt"}, "own_1_bust": {"24.9"}}, "own_1_bust", "25 to 95 cm"},
		"out of range in inches": {url.Values{"unit": {"in"}, "own_2_type": {"shirt"}, "own_2_bust": {"52"}}, "own_2_bust", "in"},
		"leg too long":           {url.Values{"own_1_type": {"jeans"}, "own_1_inseam": {"111"}}, "own_1_inseam", "50 to 110 cm"},
		"no kind":                {url.Values{"own_1_bust": {"52"}}, "own_1_type", "Garment 1"},
		"unknown kind":           {url.Values{"own_2_type": {"sock"}, "own_2_bust": {"52"}}, "own_2_type", "Garment 2"},
		"nothing to compare":     {url.Values{"own_1_type": {"skirt"}, "own_1_bust": {"52"}}, "own_1_waist", "hips laid flat"},
		"nothing at all":         {url.Values{"usual_top": {" "}, "own_1_type": {"shirt"}}, "measurements", "usual size"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, form := parseMeasures(models.English, test.posted, fit.Women, shop)
			if len(form.Errors) != 1 || form.Errors[0].Field != test.field || !strings.Contains(form.Errors[0].Message, test.message) {
				t.Errorf("errors %+v, want one of %s with %q", form.Errors, test.field, test.message)
			}
			if missing := text.MissingKeys(form.Errors[0].Message); len(missing) > 0 {
				t.Errorf("missing %v", missing)
			}
			for i, typed := range test.posted["usual_top"] {
				if typed = strings.TrimSpace(typed); typed != "" && i < fit.MaxUsual && form.Usual[fit.Top][i].Label != shorten(typed, maxEchoed) {
					t.Errorf("%q came back as %q", typed, form.Usual[fit.Top][i].Label)
				}
			}
			if typed := test.posted.Get("own_1_bust"); form.Owned[0].Flat[fit.Bust] != typed || form.Owned[0].Type != test.posted.Get("own_1_type") {
				t.Errorf("the garment came back as %+v", form.Owned[0])
			}
		})
	}
}

// TestParseEvidence_NoSizing: where nobody knows whose sizes they are, the message is about that.
func TestParseEvidence_NoSizing(t *testing.T) {
	t.Parallel()
	_, form := parseMeasures(models.English, url.Values{"sizing": {"x"}, "usual_top": {"Q7"}}, fit.Women, shopOfSeed(t))
	if len(form.Errors) != 1 || form.Errors[0].Field != "sizing" || form.Usual[fit.Top][0].Label != "Q7" {
		t.Errorf("errors %+v, echo %+v", form.Errors, form.Usual)
	}
}

// TestFlatMessage_ReadsBack: examples and bounds named in a message are accepted themselves.
func TestFlatMessage_ReadsBack(t *testing.T) {
	t.Parallel()
	for _, lang := range []models.Lang{models.German, models.English} {
		for _, unit := range []fit.Unit{fit.Centimetre, fit.Inch} {
			for _, z := range fit.FlatZones {
				low, high := fit.FlatRange(z)
				for _, typed := range []string{
					text.Get(lang, "owned.example."+z.String()+"."+string(unit)),
					bound(lang, low, unit, math.Ceil), bound(lang, high, unit, math.Floor),
				} {
					cm, err := fit.ParseMeasure(typed, unit)
					if err == nil {
						err = fit.CheckFlat(z, cm)
					}
					if err != nil {
						t.Errorf("%s, %s in %s: %q is refused: %v", lang, z, unit, typed, err)
					}
				}
			}
		}
	}
}

// TestSizeSystems_Named: every size system has a name in both languages.
func TestSizeSystems_Named(t *testing.T) {
	t.Parallel()
	keys := []string{"here", "other"}
	for _, s := range reference.Systems {
		keys = append(keys, s.Key)
	}
	for _, key := range keys {
		if !text.Has("size_system." + key) {
			t.Errorf("%s has no name", key)
		}
	}
}

// TestGarmentTypes_Named: everything a garment at home can be has a name, and a width to give.
func TestGarmentTypes_Named(t *testing.T) {
	t.Parallel()
	for _, kind := range fit.Types {
		if !text.Has("garment_type."+string(kind)) || len(reference.FlatZones(kind)) == 0 {
			t.Errorf("%s has no name or no width", kind)
		}
	}
}
