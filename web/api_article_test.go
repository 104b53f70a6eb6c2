package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// tee is an article of another shop, with what a test changes.
func tee(t *testing.T, change func(map[string]any)) string {
	t.Helper()
	a := map[string]any{
		"ref": "T-1", "type": "t-shirt", "cut": "regular", "stretch": "high", "kind": "garment", "method": "flat",
		"sizes": []any{
			map[string]any{"size": "S", "bust": 46.0, "waist": 43.0}, map[string]any{"size": "M", "bust": 49.0, "waist": 46.0},
			map[string]any{"size": "L", "bust": 52.0, "waist": 49.0},
		},
	}
	if change != nil {
		change(a)
	}
	return mustJSON(t, a)
}

func askAbout(article string) string {
	return `{"article":` + article + `,"sizing":"women","measurements":{"bust":92,"waist":76,"height":170}}`
}

// toldAs writes a product of the catalogue as another shop would tell it.
func toldAs(p *models.Product) map[string]any {
	a := map[string]any{"ref": p.Slug, "type": p.Type, "cut": p.Cut, "stretch": p.Stretch, "kind": "garment", "method": "round", "sizes": nil}
	if p.Leg != "" {
		a["leg"] = p.Leg
	}
	if p.Sleeve != "" {
		a["sleeve"] = p.Sleeve
	}
	if len(p.Free) > 0 {
		var free []string
		for _, z := range p.Free {
			free = append(free, z.String())
		}
		a["free"] = free
	}
	var sizes []any
	for _, s := range p.Chart.Sizes {
		row := map[string]any{"size": s.Label, "length_group": s.Length}
		for dim, cm := range s.Measures {
			if _, compared := dim.Zone(); compared {
				row[string(dim)] = cm
			}
		}
		sizes = append(sizes, row)
	}
	a["sizes"] = sizes
	return a
}

func TestPostAPIAdvice_ArticleAsProduct(t *testing.T) {
	t.Parallel()
	products := seeded(t)
	b := openShopWith(t, products, adviceRate(0)).visit(t)
	for i := range products {
		p := &products[i]
		said := fmt.Sprintf(`"sizing":%q,"measurements":{"height":176,"bust":97,"waist":82,"hip":102}}`, p.Sizing)
		var named, told map[string]any
		for body, into := range map[string]*map[string]any{
			`{"product":"` + p.Slug + `",` + said:               &named,
			`{"article":` + mustJSON(t, toldAs(p)) + `,` + said: &told,
		} {
			if err := json.Unmarshal([]byte(b.json("/api/v1/advice", body).want(t, http.StatusOK).text), into); err != nil {
				t.Fatal(err)
			}
		}
		if named["product"] != p.Slug || told["product"] != nil || told["article"] != p.Slug || told["basis"] != "garment" {
			t.Errorf("%s: product %v, told %v %v %v", p.Slug, named["product"], told["product"], told["article"], told["basis"])
		}
		for _, answer := range []map[string]any{named, told} {
			delete(answer, "product")
			delete(answer, "article")
		}
		if !slices.Equal([]byte(mustJSON(t, named)), []byte(mustJSON(t, told))) {
			t.Errorf("%s: the same article told is answered otherwise", p.Slug)
		}
	}
}

func TestPostAPIAdvice_ArticleFlatInches(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	round := decode[advice](t, b.json("/api/v1/advice", askAbout(tee(t, func(a map[string]any) {
		a["method"] = "round"
		a["sizes"] = []any{map[string]any{"size": "S", "bust": 2 * 18 * 2.54}, map[string]any{"size": "M", "bust": 2 * 19.5 * 2.54}}
	}))).want(t, http.StatusOK))
	flat := decode[advice](t, b.json("/api/v1/advice", askAbout(tee(t, func(a map[string]any) {
		a["unit"] = "in"
		a["sizes"] = []any{map[string]any{"size": "S", "bust": 18}, map[string]any{"size": "M", "bust": 19.5}}
	}))).want(t, http.StatusOK))
	if got, want := flat.Sizes[1].Zones[0].Garment, 2*19.5*2.54; got != want || round.Sizes[1].Zones[0].Garment != want {
		t.Errorf("the garment has %v and %v, want %v", got, round.Sizes[1].Zones[0].Garment, want)
	}
	if flat.Sizes[0].ArticleOffset != (struct{ Value, SD, N float64 }{}) {
		t.Errorf("offset %+v", flat.Sizes[0].ArticleOffset)
	}
}

func TestPostAPIAdvice_ArticleBodyChart(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	a := b.json("/api/v1/advice", askAbout(`{"type":"skirt","cut":"regular","stretch":"none","kind":"body","sizes":[
		{"size":"36","waist":[66,70],"hip":[89,93]},{"size":"38","waist":[70,74],"hip":[92,96]},{"size":"40","waist":[74,78],"hip":95}]}`)).want(t, http.StatusOK)
	got := decode[advice](t, a)
	if !strings.Contains(a.text, `"basis":"body_chart"`) {
		t.Error("the answer does not say that no garment was measured")
	}
	for _, z := range got.Sizes[1].Zones {
		middle := map[string]float64{"waist": 72, "hip": 94}[z.Zone]
		want := middle + fit.Target(fit.Women, fit.Skirt, fit.CutRegular, fit.StretchNone, fit.LegNone, map[string]fit.Measure{"waist": fit.Waist, "hip": fit.Hip}[z.Zone])
		if z.Garment != want {
			t.Errorf("%s: %v, want %v", z.Zone, z.Garment, want)
		}
	}
}

func TestPostAPIAdvice_ArticleRefused(t *testing.T) {
	t.Parallel()
	b := openShop(t, adviceRate(0)).visit(t)
	with := func(name string, value any) func(map[string]any) {
		return func(a map[string]any) { a[name] = value }
	}
	without := func(name string) func(map[string]any) { return func(a map[string]any) { delete(a, name) } }
	size := func(i int, name string, value any) func(map[string]any) {
		return func(a map[string]any) { a["sizes"].([]any)[i].(map[string]any)[name] = value }
	}
	drop := func(i int, names ...string) func(map[string]any) {
		return func(a map[string]any) {
			for _, name := range names {
				delete(a["sizes"].([]any)[i].(map[string]any), name)
			}
		}
	}
	many := make([]any, 121)
	for i := range many {
		many[i] = map[string]any{"size": fmt.Sprint(i), "bust": 40 + float64(i)/2}
	}
	for name, test := range map[string]struct {
		change      func(map[string]any)
		field, code string
	}{
		"kind left out":      {without("kind"), "article.kind", "required"},
		"method left out":    {without("method"), "article.method", "required"},
		"type left out":      {without("type"), "article.type", "required"},
		"cut left out":       {without("cut"), "article.cut", "required"},
		"stretch left out":   {without("stretch"), "article.stretch", "required"},
		"no sizes":           {without("sizes"), "article.sizes", "required"},
		"empty sizes":        {with("sizes", []any{}), "article.sizes", "required"},
		"leg left out":       {with("type", "jeans"), "article.leg", "required"},
		"no type":            {with("type", "hat"), "article.type", "unknown_value"},
		"no kind":            {with("kind", "?"), "article.kind", "unknown_value"},
		"a flat body":        {with("kind", "body"), "article.method", "unknown_value"},
		"no ref":             {with("ref", "a b"), "article.ref", "unknown_value"},
		"no free zone":       {with("free", []string{"arm"}), "article.free[0]", "unknown_value"},
		"unknown field":      {with("colour", "red"), "article.colour", "unknown_field"},
		"unknown measure":    {size(1, "neck", 40), "article.sizes[1].neck", "unknown_field"},
		"not graded":         {size(2, "bust", 49.0), "article.sizes[2].bust", "not_graded"},
		"incomplete":         {drop(1, "waist"), "article.sizes[1].waist", "incomplete"},
		"leading incomplete": {drop(2, "bust"), "article.sizes[2].bust", "incomplete"},
		"out of range":       {size(2, "bust", 151.0), "article.sizes[2].bust", "out_of_range"},
		"too small":          {size(0, "bust", 14.0), "article.sizes[0].bust", "out_of_range"},
		"negative":           {size(0, "bust", -4), "article.sizes[0].bust", "out_of_range"},
		"zero":               {size(0, "bust", 0), "article.sizes[0].bust", "out_of_range"},
		"a text":             {size(0, "bust", "46"), "article.sizes[0].bust", "wrong_type"},
		"a garment's range":  {size(0, "bust", []any{45, 46}), "article.sizes[0].bust", "wrong_type"},
		"size twice":         {size(2, "size", "M"), "article.sizes[2].size", "duplicate_size"},
		"no label":           {drop(0, "size"), "article.sizes[0].size", "required"},
		"label too long":     {size(0, "size", strings.Repeat("S", 21)), "article.sizes[0].size", "unknown_value"},
		"length group":       {size(0, "length_group", 10), "article.sizes[0].length_group", "unknown_value"},
		"too many sizes":     {with("sizes", many), "article.sizes", "too_many_sizes"},
		"no leading zone": {func(a map[string]any) {
			for i := range 3 {
				drop(i, "bust")(a)
			}
		}, "article.sizes", "no_leading_zone"},
		"scores in no zone": {with("free", []string{"bust", "waist", "hip"}), "article.sizes", "no_leading_zone"},
	} {
		got := errorsOf(t, b.json("/api/v1/advice", askAbout(tee(t, test.change))).want(t, http.StatusUnprocessableEntity))
		if len(got) == 0 || got[0].Field != test.field || got[0].Code != test.code || got[0].Message == "" {
			t.Errorf("%s: %+v, want %s at %s", name, got, test.code, test.field)
		}
	}
	for body, want := range map[string]string{
		`{"product":"alma-t-shirt","article":` + tee(t, nil) + `,"sizing":"women","measurements":{"bust":92}}`:     "article not_both",
		`{"sizing":"women","measurements":{"bust":92}}`:                                                            "product required",
		`{"article":` + tee(t, nil) + `,"measurements":{"bust":92}}`:                                               "sizing required",
		`{"article":` + tee(t, nil) + `,"sizing":"women"}`:                                                         "measurements required",
		`{"article":[],"sizing":"women","measurements":{"bust":92}}`:                                               "article wrong_type",
		`{"article":` + tee(t, nil) + `,"sizing":"women","worn":[{"product":"nope","size":"M","outcome":"kept"}]}`: "worn[0].product not_found",
	} {
		got := errorsOf(t, b.json("/api/v1/advice", body).want(t, http.StatusUnprocessableEntity))
		if len(got) != 1 || got[0].Field+" "+got[0].Code != want {
			t.Errorf("%s: %+v, want %s", body, got, want)
		}
	}
}

type sentError struct {
	Field, Code, Message string
	Known                []string
}

func errorsOf(t *testing.T, a answer) []sentError {
	t.Helper()
	return decode[struct{ Errors []sentError }](t, a).Errors
}

// batch is the answer of the batch as a client of the contract reads it.
type batch struct {
	Model   string
	Used    []string
	NotUsed []string `json:"not_used"`
	Items   []struct {
		Ref, Verdict, Reason, Basis string
		Size, Alternative           *string
		PFits                       *float64 `json:"p_fits"`
		Errors                      []sentError
	}
}

func TestPostAPIAdviceBatch_EqualsSingles(t *testing.T) {
	t.Parallel()
	products := fixture()
	b := openShopWith(t, products, adviceRate(0)).visit(t)
	rapid.Check(t, func(rt *rapid.T) {
		q := anyAsking(rt, products)
		var person, request map[string]any
		if err := json.Unmarshal([]byte(mustJSON(t, q)), &person); err != nil {
			t.Fatal(err)
		}
		delete(person, "product")
		var items []map[string]any
		for i := range rapid.IntRange(1, 6).Draw(rt, "items") {
			p := &products[rapid.IntRange(0, len(products)-1).Draw(rt, "article")]
			item := map[string]any{"ref": fmt.Sprintf("i%d", i)}
			switch rapid.IntRange(0, 3).Draw(rt, "how") {
			case 0:
				item["product"] = p.Slug
			case 1:
				item["article"] = toldAs(p)
			case 2:
				item["product"] = "nope"
			case 3:
				broken := toldAs(p)
				broken["sizes"] = append(broken["sizes"].([]any), map[string]any{"size": "ZZ", "bust": 31})
				item["article"] = broken
			}
			items = append(items, item)
		}
		request = maps.Clone(person)
		request["items"] = items
		got := decode[batch](t, b.json("/api/v1/advice/batch", mustJSON(t, request)).want(t, http.StatusOK))
		if len(got.Items) != len(items) {
			rt.Fatalf("%d items, want %d", len(got.Items), len(items))
		}
		for i, item := range items {
			single := maps.Clone(person)
			maps.Copy(single, item)
			delete(single, "ref")
			answered := b.json("/api/v1/advice", mustJSON(t, single))
			it := got.Items[i]
			if it.Ref != item["ref"] {
				rt.Errorf("item %d is called %q", i, it.Ref)
			}
			if answered.StatusCode != http.StatusOK {
				if want := errorsOf(t, answered); !reflect.DeepEqual(it.Errors, want) || it.Verdict != "" {
					rt.Errorf("item %d: %+v, alone %+v", i, it, want)
				}
				continue
			}
			alone := decode[advice](t, answered)
			if it.Verdict != alone.Verdict || named(it.Size) != named(alone.Size) || named(it.Alternative) != named(alone.Alternative) || it.Reason != alone.Reason {
				rt.Errorf("item %d: %+v, alone %s %s", i, it, alone.decision(), alone.Reason)
			}
			if (it.PFits == nil) != (alone.Size == nil) {
				rt.Errorf("item %d: p_fits %v", i, it.PFits)
			}
			for _, s := range alone.Sizes {
				if alone.Size != nil && s.Size == *alone.Size && *it.PFits != s.PFits {
					rt.Errorf("item %d: p_fits %v, alone %v", i, *it.PFits, s.PFits)
				}
			}
		}
	})
}

func TestPostAPIAdviceBatch_Refused(t *testing.T) {
	t.Parallel()
	b := openShop(t, adviceRate(0)).visit(t)
	items := func(n int) string {
		return `[` + strings.TrimSuffix(strings.Repeat(`{"ref":"a","product":"alma-t-shirt"},`, n), ",") + `]`
	}
	b.json("/api/v1/advice/batch", `{"measurements":{"bust":92},"items":`+items(200)+`}`).want(t, http.StatusOK)
	for body, want := range map[string]string{
		`{"measurements":{"bust":92}}`:                                                   "items required",
		`{"measurements":{"bust":92},"items":[]}`:                                        "items required",
		`{"measurements":{"bust":92},"items":{}}`:                                        "items wrong_type",
		`{"measurements":{"bust":92},"items":` + items(201) + `}`:                        "items too_many_items",
		`{"measurements":{"bust":92},"items":[{"product":"alma-t-shirt"}]}`:              "items[0].ref required",
		`{"measurements":{"bust":92},"items":[{"ref":"a","x":1,"product":"alma"}]}`:      "items[0].x unknown_field",
		`{"measurements":{"bust":9},"items":` + items(1) + `}`:                           "bust out_of_range",
		`{"items":` + items(1) + `}`:                                                     "measurements required",
		`{"measurements":{"bust":92},"product":"alma-t-shirt","items":` + items(1) + `}`: "product unknown_field",
	} {
		got := errorsOf(t, b.json("/api/v1/advice/batch", body).want(t, http.StatusUnprocessableEntity))
		if len(got) != 1 || got[0].Field+" "+got[0].Code != want {
			t.Errorf("%.200s: %+v, want %s", body, got, want)
		}
	}
}

// One and a twentieth of the items of the client's rate.
func TestPostAPIAdviceBatch_Costs(t *testing.T) {
	t.Parallel()
	now := &moving{}
	b := openShopAt(t, now.now, adviceRate(12)).visit(t)
	many := `{"measurements":{"bust":92},"items":[` + strings.TrimSuffix(strings.Repeat(`{"ref":"a","product":"alma-t-shirt"},`, 100), ",") + `]}`
	b.json("/api/v1/advice/batch", many).want(t, http.StatusOK) // 6
	b.json("/api/v1/advice/batch", many).want(t, http.StatusOK) // 6
	if got := b.json("/api/v1/advice", ask).want(t, http.StatusTooManyRequests).Header.Get("Retry-After"); got != "5" {
		t.Errorf("Retry-After %q", got)
	}
}

func TestPostAPIAdvice_ArticleLeavesNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	before := s.rows(t)
	for path, body := range map[string]string{
		"/api/v1/advice":       askAbout(tee(t, func(a map[string]any) { a["ref"] = "SECRET-ref" })),
		"/api/v1/advice/batch": `{"sizing":"women","measurements":{"bust":93.7191},"items":[{"ref":"SECRET-item","article":` + tee(t, nil) + `}]}`,
	} {
		a := b.json(path, body).want(t, http.StatusOK)
		if len(a.Cookies()) > 0 || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: cookies %v, Cache-Control %q", path, a.Cookies(), a.Header.Get("Cache-Control"))
		}
	}
	if after := s.rows(t); after != before {
		t.Errorf("%d rows, before %d", after, before)
	}
	for _, sent := range []string{"SECRET", "93.7191", "T-1"} {
		if strings.Contains(s.log.String(), sent) || strings.Contains(s.scrape(t), sent) {
			t.Errorf("%q lies in the log or the metrics", sent)
		}
	}
}

// Whatever article a program tells: an answer or what is wrong with it.
func FuzzPostAPIAdvice_Article(f *testing.F) {
	for _, article := range []string{
		`{"type":"t-shirt","cut":"regular","stretch":"high","kind":"garment","method":"flat","sizes":[{"size":"S","bust":46},{"size":"M","bust":49}]}`,
		`{"type":"jeans","cut":"slim","stretch":"some","leg":"full","kind":"garment","method":"round","unit":"in","sizes":[{"size":"30/32","waist":31,"inseam":32},{"size":"W32/L32","waist":33,"inseam":32}]}`,
		`{"type":"skirt","cut":"relaxed","stretch":"none","kind":"body","sizes":[{"size":"36","waist":[66,70]},{"size":"18","waist":[66,70]},{"size":"72","waist":[66,70]}]}`,
		`{"type":"dress","cut":"slim","stretch":"none","kind":"body","free":["hip"],"sizes":[{"size":"S","length_group":1,"bust":1e308},{"size":"S","length_group":0,"bust":[1,-1]}]}`,
		`{"sizes":[[],null,{}]}`, `[]`, `null`, `{"type":5,"sizes":{}}`,
	} {
		f.Add(article)
	}
	s := openShop(f, adviceRate(0))
	f.Fuzz(func(t *testing.T, article string) {
		s.askedAnything(t, askAbout(article))
		r := httptest.NewRequest(http.MethodPost, "/api/v1/advice/batch", strings.NewReader(`{"sizing":"men","measurements":{"height":180},"items":[{"ref":"a","article":`+article+`}]}`))
		r.Host, r.RemoteAddr = "localhost", "127.0.0.1:1"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.Config.Handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK && w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%d for %.300q", w.Code, article)
		}
	})
}
