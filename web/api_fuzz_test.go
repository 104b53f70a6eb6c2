package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whatever a program sends: an answer or what is wrong with it, never a fault of ours.
func FuzzPostAPIAdvice(f *testing.F) {
	for _, body := range []string{
		ask, "", "null", `{"product":"alma-t-shirt"}`,
		`{"product":"jule-jeans","measurements":{"height":230,"bust":60,"waist":180,"hip":60,"inseam":110,"arm":100}}`,
		`{"product":"alma-t-shirt","unit":"in","measured_with":"memory","measurements":{"bust":36.25},"usual":[{"garment":"top","size":"XS/3XL"}]}`,
		askWith(`"usual":[{"garment":"top","size":"M/40"},{"garment":"bottom","size":"33/32","system":"jeans-w"}]`),
		askWith(`"usual":[{"garment":"dress","size":"Gr. 40"},{"garment":"top","size":"US 8","system":"us-women-astm"}]`),
		askWith(`"owned":[{"type":"jeans","flat":{"waist":25,"hip":95,"inseam":50}},{"type":"coat","flat":{"bust":1e308}}]`),
		askWith(`"worn":[{"product":"mara-dress","size":"34","outcome":"too_small"},{"product":"mara-dress","size":"42","outcome":"too_large"}]`),
		askWith(`"worn":[{"product":"mara-dress","size":"42","outcome":"too_small"},{"product":"mara-dress","size":"34","outcome":"too_large"}]`),
		askWith(`"usual":[[[]]],"owned":[{"flat":{"flat":{}}}],"worn":[{"product":null}]`),
	} {
		f.Add(body)
	}
	s := openShop(f, adviceRate(0))
	f.Fuzz(func(t *testing.T, body string) { s.askedAnything(t, body) })
}

// The same with what stands in a request that can be read.
func FuzzPostAPIAdvice_Values(f *testing.F) {
	for _, label := range []string{"M", "W33", "33/32", "M/L", "40/42", "M/40", "2XL", "XXL", "S-M", "Gr. 40", "US 8", "W33/L32", "XS/3XL", "", "\u200b"} {
		f.Add("women", "top", label, "", 92.0, 52.0, "kept")
		f.Add("men", "bottom", label, "here", 60.0, 25.0, "too_small")
		f.Add("women", "dress", label, "us-women-astm", 180.0, 95.0, "too_large")
	}
	s := openShop(f, adviceRate(0))
	f.Fuzz(func(t *testing.T, sizing, garment, label, system string, bust, flat float64, outcome string) {
		body, err := json.Marshal(map[string]any{
			"product": "alma-t-shirt", "sizing": sizing, "measurements": map[string]any{"bust": bust},
			"usual": []any{map[string]any{"garment": garment, "size": label, "system": system}},
			"owned": []any{map[string]any{"type": "jeans", "flat": map[string]any{"waist": flat, "inseam": bust}}},
			"worn":  []any{map[string]any{"product": "mara-dress", "size": label, "outcome": outcome}, map[string]any{"product": "alma-t-shirt", "size": "M", "outcome": outcome}},
		})
		if err != nil { // infinite, or no number: not JSON
			return
		}
		s.askedAnything(t, string(body))
	})
}

// askedAnything sends a body and wants an answer or what is wrong with it.
func (s *shop) askedAnything(t *testing.T, body string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/api/v1/advice", strings.NewReader(body))
	r.Host, r.RemoteAddr = "localhost", "127.0.0.1:1"
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.Config.Handler.ServeHTTP(w, r)
	var answered struct {
		Errors []struct{ Field, Code, Message string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answered); err != nil {
		t.Fatalf("%d: %v in %.300s", w.Code, err, w.Body)
	}
	switch w.Code {
	case http.StatusOK:
		if len(answered.Errors) > 0 {
			t.Error("an answer with errors")
		}
	case http.StatusNotFound, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		if len(answered.Errors) == 0 {
			t.Error("refused without a reason")
		}
		for _, e := range answered.Errors {
			if e.Code == "" || e.Message == "" || len(e.Field) > 400 {
				t.Errorf("%+v", e)
			}
		}
	default:
		t.Errorf("status %d: %.300q", w.Code, body)
	}
}
