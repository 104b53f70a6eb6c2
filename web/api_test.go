package web_test

import (
	"encoding/json"
	"math"
	"net/http"
	"strings"
	"testing"
)

const ask = `{"product":"alma-t-shirt","sizing":"women","unit":"cm","measured_with":"tape","preference":"regular","measurements":{"bust":92,"waist":76,"hip":100,"height":170}}`

// advice is the answer as a client of the contract reads it.
type advice struct {
	Product, Model, Verdict, Reason string
	Article, Basis                  string
	Size, Alternative               *string
	Sizes                           []struct {
		Size             string
		Score            float64
		PSmall           float64                        `json:"p_small"`
		PFits            float64                        `json:"p_fits"`
		PLarge           float64                        `json:"p_large"`
		PMixed           float64                        `json:"p_mixed"`
		ArticleOffset    struct{ Value, SD, N float64 } `json:"article_offset"`
		ArticleTolerance struct{ Value, SD float64 }    `json:"article_tolerance"`
		Shorten          map[string]float64
		Zones            []struct {
			Zone, Source, State                                  string
			Body, Garment, Ease, Low, High, Target, Contribution float64
			Given                                                *float64
			BodySD                                               float64 `json:"body_sd"`
			PTight                                               float64 `json:"p_tight"`
			PLoose                                               float64 `json:"p_loose"`
		}
	}
	Body     map[string]estimate
	Taste    estimate
	Evidence []struct {
		Datum, Says string
		Without     decision
	}
	NextQuestion *struct {
		Datum         string
		Gain, Decides float64
	} `json:"next_question"`
	Contradiction *struct {
		Datum   string
		LeftOut bool `json:"left_out"`
	}
	Counterfactuals []struct {
		Change     map[string]float64
		Preference string
		Verdict    string
		Size       *string
	}
	Used    []string
	NotUsed []string `json:"not_used"`
}

type estimate struct{ Mean, SD float64 }

// decision is a verdict with the size it names.
type decision struct {
	Verdict string
	Size    *string
}

func (d decision) String() string { return d.Verdict + " " + named(d.Size) }

func (a *advice) decision() decision { return decision{a.Verdict, a.Size} }

func named(size *string) string {
	if size == nil {
		return "no size"
	}
	return *size
}

func decode[T any](t *testing.T, a answer) (v T) {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(a.text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, a.text)
	}
	return v
}

func TestPostAPIAdvice_NumbersAddUp(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, product := range fixture() {
		response := b.json("/api/v1/advice", strings.Replace(ask, "alma-t-shirt", product.Slug, 1)).want(t, http.StatusOK)
		if len(response.Cookies()) > 0 || response.Header.Get("Cache-Control") != "no-store" {
			t.Error("an answer with a cookie, or to be kept")
		}
		a := decode[advice](t, response)
		if a.Product != product.Slug || a.Model == "" || len(a.Sizes) != len(product.Chart.Sizes) || len(a.Used) == 0 || len(a.NotUsed) == 0 {
			t.Errorf("%s: %s", product.Slug, response.text)
		}
		for _, size := range a.Sizes {
			sum := size.ArticleOffset.Value - a.Taste.Mean
			for _, z := range size.Zones {
				sum += z.Contribution
				if math.Abs(z.Garment-z.Body-z.Ease) > 1e-9 {
					t.Errorf("%s %s %s: ease %v", product.Slug, size.Size, z.Zone, z.Ease)
				}
			}
			if math.Abs(sum-size.Score) > 1e-6 || math.Abs(size.PSmall+size.PFits+size.PLarge+size.PMixed-1) > 1e-9 {
				t.Errorf("%s %s: score %v of %v", product.Slug, size.Size, size.Score, sum)
			}
		}
	}
	s.keptNothing(t)
}

func TestPostAPIAdvice_NoSizeIsNull(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	body := strings.Replace(ask, "alma-t-shirt", "tilda-t-shirt", 1)
	a := b.json("/api/v1/advice", body).want(t, http.StatusOK)
	if got := decode[advice](t, a); got.Size != nil || got.Verdict == "recommended" {
		t.Errorf("a shirt 30 cm too narrow: %s", a.text)
	}
	if !strings.Contains(a.text, `"size":null`) || !strings.Contains(a.text, `"alternative":null`) {
		t.Error(a.text)
	}
}

func TestPostAPIAdvice_InchesAndDefaults(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	cm := b.json("/api/v1/advice", ask).want(t, http.StatusOK).text
	spare := b.json("/api/v1/advice", `{"measurements":{"bust":92,"waist":76,"hip":100,"height":170},"product":"alma-t-shirt"}`).want(t, http.StatusOK).text
	if spare != cm {
		t.Error("what is left out has another value than the form's standard")
	}
	inches := decode[advice](t, b.json("/api/v1/advice", `{"product":"alma-t-shirt","sizing":"women","unit":"in","measurements":{"bust":36.25}}`).want(t, http.StatusOK))
	for _, z := range inches.Sizes[0].Zones {
		if z.Zone == "bust" && (z.Given == nil || math.Abs(*z.Given-36.25*2.54) > 1e-9) {
			t.Errorf("36.25 in is read as %v cm", z.Given)
		}
	}
}

func TestPostAPIAdvice_InvalidRefused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	with := func(old, new string) string { return strings.Replace(ask, old, new, 1) }
	for name, c := range map[string]struct {
		body, field, code string
	}{
		"empty":              {"", "", "malformed"},
		"null":               {"null", "", "malformed"},
		"array":              {"[]", "", "malformed"},
		"text":               {"hello", "", "malformed"},
		"broken":             {ask[:40], "", "malformed"},
		"trailing":           {ask + "{}", "", "malformed"},
		"trailing comma":     {with("}}", "},}"), "", "malformed"},
		"NaN":                {with("92", "NaN"), "", "malformed"},
		"infinity":           {with("92", "Infinity"), "", "malformed"},
		"not UTF-8":          {with("alma", "\xff"), "product", "not_found"},
		"duplicate":          {with(`"unit":"cm"`, `"unit":"cm","unit":"in"`), "unit", "duplicate_field"},
		"duplicate measure":  {with(`"bust":92`, `"bust":92,"bust":93`), "bust", "duplicate_field"},
		"unknown field":      {with(`"unit"`, `"age":30,"unit"`), "age", "unknown_field"},
		"other case":         {with(`"unit"`, `"Unit"`), "Unit", "unknown_field"},
		"unknown measure":    {with(`"bust"`, `"weight"`), "weight", "unknown_field"},
		"no product":         {with(`"product":"alma-t-shirt",`, ""), "product", "required"},
		"empty product":      {with("alma-t-shirt", ""), "product", "required"},
		"product number":     {with(`"alma-t-shirt"`, "7"), "product", "wrong_type"},
		"sizing null":        {with(`"women"`, "null"), "sizing", "wrong_type"},
		"sizing":             {with("women", "robots"), "sizing", "unknown_value"},
		"unit":               {with(`"cm"`, `"mm"`), "unit", "unknown_value"},
		"measured with":      {with("tape", "laser"), "measured_with", "unknown_value"},
		"preference":         {with("regular", "tight"), "preference", "unknown_value"},
		"no measurements":    {`{"product":"alma-t-shirt"}`, "measurements", "required"},
		"empty measurements": {`{"product":"alma-t-shirt","measurements":{}}`, "measurements", "required"},
		"measurements null":  {`{"product":"alma-t-shirt","measurements":null}`, "measurements", "wrong_type"},
		"measurements array": {`{"product":"alma-t-shirt","measurements":[92]}`, "measurements", "wrong_type"},
		"measure text":       {with("92", `"92"`), "bust", "wrong_type"},
		"measure null":       {with("92", "null"), "bust", "wrong_type"},
		"measure object":     {with("92", "{}"), "bust", "wrong_type"},
		"negative":           {with("92", "-92"), "bust", "out_of_range"},
		"zero":               {with("92", "0"), "bust", "out_of_range"},
		"overflow":           {with("92", "1e309"), "bust", "out_of_range"},
		"underflow":          {with("92", "1e-400"), "bust", "out_of_range"},
		"too small":          {with("92", "59.99"), "bust", "out_of_range"},
		"too large":          {with("170", "230.01"), "height", "out_of_range"},
		"cm that are inches": {with(`"cm"`, `"in"`), "bust", "out_of_range"},
		"deep":               {strings.Repeat(`{"a":`, 12000), "", "malformed"},
		"unknown product":    {with("alma-t-shirt", "absent"), "product", "not_found"},
		"SQL":                {with("alma-t-shirt", "' OR 1=1 --"), "product", "not_found"},
		"long name":          {with(`"unit"`, `"`+strings.Repeat("u", 5000)+`"`), strings.Repeat("u", 64), "unknown_field"},
	} {
		a := b.json("/api/v1/advice", c.body)
		want := http.StatusUnprocessableEntity
		if c.code == "not_found" {
			want = http.StatusNotFound
		}
		if a.StatusCode != want {
			t.Errorf("%s: status %d, want %d", name, a.StatusCode, want)
			continue
		}
		errors := decode[struct {
			Errors []struct{ Field, Code, Message string }
		}](t, a).Errors
		if len(errors) == 0 || errors[0].Field != c.field || errors[0].Code != c.code || errors[0].Message == "" {
			t.Errorf("%s: %s", name, a.text)
		}
	}
	s.keptNothing(t)
}

func TestPostAPIAdvice_LimitedPerMinute(t *testing.T) {
	t.Parallel()
	var clock moving
	s := openShopAt(t, clock.now, adviceRate(3))
	b := s.visit(t)
	for range 3 {
		b.json("/api/v1/advice", ask).want(t, http.StatusOK)
	}
	a := b.json("/api/v1/advice", ask).want(t, http.StatusTooManyRequests)
	if a.Header.Get("Retry-After") == "" || !strings.Contains(a.text, `"code":"too_many_requests"`) {
		t.Errorf("Retry-After %q: %s", a.Header.Get("Retry-After"), a.text)
	}
	form := b.form("/en/products/alma-t-shirt/advice", measures()...).want(t, http.StatusTooManyRequests)
	if form.Header.Get("Retry-After") == "" || !strings.Contains(form.text, "<html") {
		t.Error("the form's answer is no page, or says no time")
	}
	b.get("/en/products/alma-t-shirt").want(t, http.StatusOK)
}
