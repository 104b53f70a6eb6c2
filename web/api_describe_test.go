package web_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/fit"
)

// described is openapi.json as far as it is checked.
type described struct {
	OpenAPI    string
	Components struct {
		Schemas map[string]struct {
			Properties map[string]any
			Required   []string
		}
	}
	Paths map[string]struct {
		Post struct {
			RequestBody struct {
				Content map[string]struct {
					Examples map[string]struct{ Value json.RawMessage }
				}
			}
			Responses map[string]struct {
				Content map[string]struct {
					Examples map[string]struct{ Value json.RawMessage }
				}
			}
		}
	}
}

func describedAPI(t *testing.T, b *browser) (doc described) {
	t.Helper()
	if err := json.Unmarshal([]byte(b.get("/api/v1/openapi.json").want(t, http.StatusOK).text), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// checkDescribed compares an answer with its schema: nothing that is not described, everything
// that is required.
func (d *described) checkDescribed(t *testing.T, schema string, answered map[string]any) {
	t.Helper()
	s := d.Components.Schemas[schema]
	for name := range answered {
		if _, ok := s.Properties[name]; !ok {
			t.Errorf("%s: %q is answered and not described", schema, name)
		}
	}
	for _, name := range s.Required {
		if _, ok := answered[name]; !ok {
			t.Errorf("%s: %q is described and not answered: %v", schema, name, slices.Sorted(maps.Keys(answered)))
		}
	}
}

func TestGetOpenAPI_NamesWhatIsAnswered(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := describedAPI(t, b)
	if !strings.HasPrefix(doc.OpenAPI, "3.") {
		t.Errorf("openapi %q", doc.OpenAPI)
	}
	seen := map[string]bool{}
	for _, body := range []string{
		ask,
		`{"product":"alma-t-shirt","measurements":{"height":170}}`,
		`{"product":"jule-jeans","measurements":{"waist":76,"hip":100,"inseam":72}}`,
		`{"product":"alma-t-shirt","measurements":{"bust":92,"waist":130,"hip":100},"usual":[{"garment":"top","size":"M"}]}`,
		askAbout(tee(t, nil)),
	} {
		var got map[string]any
		if err := json.Unmarshal([]byte(b.json("/api/v1/advice", body).want(t, http.StatusOK).text), &got); err != nil {
			t.Fatal(err)
		}
		check := func(schema string, v any) {
			members, _ := v.(map[string]any)
			doc.checkDescribed(t, schema, members)
			for name := range members {
				seen[schema+"."+name] = true
			}
		}
		check("Advice", got)
		for _, size := range got["sizes"].([]any) {
			size := size.(map[string]any)
			check("Size", size)
			check("Offset", size["article_offset"])
			for _, zone := range size["zones"].([]any) {
				check("Zone", zone)
			}
		}
		for _, row := range got["evidence"].([]any) {
			check("Evidence", row)
		}
		check("Estimate", got["taste"])
		for schema, name := range map[string]string{"NextQuestion": "next_question", "Contradiction": "contradiction"} {
			if v, ok := got[name]; ok {
				check(schema, v)
			}
		}
	}
	for _, schema := range []string{"Advice", "Size", "Offset", "Zone", "Evidence", "Estimate", "NextQuestion", "Contradiction"} {
		for name := range doc.Components.Schemas[schema].Properties {
			if !seen[schema+"."+name] {
				t.Errorf("%s: %q is described and was never answered", schema, name)
			}
		}
	}
}

func TestGetOpenAPI_ValuesAreTheCodes(t *testing.T) {
	t.Parallel()
	doc := describedAPI(t, openShop(t).visit(t))
	values := func(schema, property string) (of []string) {
		described, _ := doc.Components.Schemas[schema].Properties[property].(map[string]any)
		listed, _ := described["enum"].([]any)
		for _, v := range listed {
			of = append(of, v.(string))
		}
		return of
	}
	var types, garments []string
	for _, v := range fit.Types {
		types = append(types, string(v))
	}
	for _, v := range fit.Garments {
		garments = append(garments, string(v))
	}
	if got := values("OwnedGarment", "type"); !slices.Equal(got, types) {
		t.Errorf("types %v, want %v", got, types)
	}
	if got := values("UsualSize", "garment"); !slices.Equal(got, garments) {
		t.Errorf("garments %v, want %v", got, garments)
	}
	for _, reason := range []fit.Reason{
		fit.ReasonFits, fit.ReasonFitsNearly, fit.ReasonFitsShortened, fit.ReasonBetween, fit.ReasonZoneTight, fit.ReasonZoneShort, fit.ReasonZoneLoose,
		fit.ReasonConflict, fit.ReasonBelowSizes, fit.ReasonAboveSizes, fit.ReasonUncertain, fit.ReasonContradiction, fit.ReasonNothingTold, fit.ReasonIncomparable,
	} {
		if !slices.Contains(values("Advice", "reason"), string(reason)) {
			t.Errorf("reason %q is not described", reason)
		}
	}
}

func TestGetOpenAPI_ExamplesAreTrue(t *testing.T) {
	t.Parallel()
	b := openShopWith(t, seeded(t)).visit(t)
	doc := describedAPI(t, b)
	post := doc.Paths["/api/v1/advice"].Post
	examples := post.RequestBody.Content["application/json"].Examples
	for name, e := range examples {
		b.json("/api/v1/advice", string(e.Value)).want(t, http.StatusOK)
		for _, kind := range []string{"height", "usual", "owned", "worn", "article", "body_chart"} {
			if _, ok := examples[kind]; !ok {
				t.Errorf("no example %s beside %s", kind, name)
			}
		}
	}
	answers := post.Responses["200"].Content["application/json"].Examples
	if len(answers) == 0 {
		t.Error("no example of an answer")
	}
	for name, e := range answers {
		var shown, got map[string]any
		if err := json.Unmarshal(e.Value, &shown); err != nil {
			t.Fatal(err)
		}
		doc.checkDescribed(t, "Advice", shown)
		if err := json.Unmarshal([]byte(b.json("/api/v1/advice", string(examples[name].Value)).want(t, http.StatusOK).text), &got); err != nil {
			t.Fatal(err)
		}
		for _, member := range []string{"product", "model", "verdict", "reason", "used", "not_used"} {
			if a, b := mustJSON(t, shown[member]), mustJSON(t, got[member]); a != b {
				t.Errorf("example %s: %s %s, answered %s", name, member, a, b)
			}
		}
	}
}

func TestGetOpenAPI_Batch(t *testing.T) {
	t.Parallel()
	b := openShopWith(t, seeded(t)).visit(t)
	doc := describedAPI(t, b)
	examples := doc.Paths["/api/v1/advice/batch"].Post.RequestBody.Content["application/json"].Examples
	if len(examples) == 0 {
		t.Fatal("no example")
	}
	for name, e := range examples {
		got := decode[map[string]any](t, b.json("/api/v1/advice/batch", string(e.Value)).want(t, http.StatusOK))
		doc.checkDescribed(t, "BatchAnswer", got)
		for _, it := range got["items"].([]any) {
			it := it.(map[string]any)
			doc.checkDescribed(t, "ItemAnswer", it)
			if it["errors"] != nil {
				t.Errorf("example %s: %v", name, it)
			}
		}
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
