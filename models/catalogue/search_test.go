package catalogue

import (
	"slices"
	"testing"

	"ebenmass/models"
)

func TestSearch_BothLanguages(t *testing.T) {
	t.Parallel()
	s := testShop()
	shirts := []string{"arne", "bo", "carla"}
	for _, c := range []struct {
		text      string
		want      []string
		corrected string
	}{
		{"hemd", shirts, ""},
		{"Hemden", shirts, ""},
		{"HEMDES", shirts, ""},
		{"shirt", shirts, ""},
		{"shirts", shirts, ""},
		{"hmed", shirts, "hemd"},
		{"shrit", shirts, "shirt"},
		{"hemnd", shirts, "hemd"},
		{"leinenhemd", []string{"arne"}, ""},
		{"Leinenhemden", []string{"arne"}, ""},
		{"leinenhmed", []string{"arne"}, "leinenhemd"},
		{"leinen", []string{"arne", "ida"}, ""},
		{"linen shirt", []string{"arne"}, ""},
		{"Hemd aus Leinen", []string{"arne"}, ""},
		{"hemd leinen grün", []string{"arne"}, ""},
		{"hemd leinen rot", nil, ""},
		{"weisses hemd", []string{"arne", "carla"}, ""},
		{"weiß hemd", []string{"arne", "carla"}, ""},
		{"grün", []string{"arne", "hanne", "mia"}, ""},
		{"gruen", []string{"arne", "hanne", "mia"}, ""},
		{"grun", []string{"arne", "hanne", "mia"}, ""},
		{"green", []string{"arne", "hanne", "mia"}, ""},
		{"Mantel", []string{"finn"}, ""},
		{"Mäntel", []string{"finn"}, ""},
		{"maentel", []string{"finn"}, ""},
		{"coats", []string{"finn"}, ""},
		{"wolle mantel", []string{"finn"}, ""},
		{"Wintermntel", nil, ""},
		{"Röcke", []string{"hanne"}, ""},
		{"roecke", []string{"hanne"}, ""},
		{"skirts", []string{"hanne"}, ""},
		{"Kleider", []string{"gesa"}, ""},
		{"dresses", []string{"gesa"}, ""},
		{"Hose", []string{"ida", "jan"}, ""},
		{"pants", []string{"ida", "jan"}, ""},
		{"Leinenhose", []string{"ida"}, ""},
		{"Wollhose", nil, ""},
		{"Damenhose", []string{"ida"}, ""},
		{"Herrenhemd", []string{"arne", "bo"}, ""},
		{"women's shirt", []string{"carla"}, ""},
		{"sweater", []string{"kai", "nele"}, ""},
		{"pulover", []string{"kai"}, "pullover"},
		{"Jacken", []string{"mia"}, ""},
		{"Jacke", []string{"mia"}, ""}, // no Jackett
		{"strick", []string{"gesa", "kai"}, ""},
		{"pullov", []string{"kai"}, ""},
		{"mia", []string{"mia"}, ""},
		{"Sakkos", []string{"lou"}, ""},
		{"T-Shirt", []string{"emil"}, ""},
		{"t shirts", []string{"emil"}, ""},
		{"tee", []string{"emil"}, ""},
		{"kaschmirpullover", nil, ""},
		{"hemd m", []string{"arne", "bo"}, ""},
		{"Hemd Größe 38", []string{"carla"}, ""},
		{"W32", []string{"jan"}, ""},
		{"größe", nil, ""},
		{"xyzzy", nil, ""},
		{"!?", nil, ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			german := s.Filter(Query{Text: c.text}, models.German, nil)
			wantSlugs(t, german, c.want...)
			if german.DidYouMean != c.corrected {
				t.Errorf("did you mean %q, want %q", german.DidYouMean, c.corrected)
			}
			if english := s.Filter(Query{Text: c.text}, models.English, nil); !slices.Equal(slugs(english), slugs(german)) {
				t.Errorf("the English page finds %v", slugs(english))
			}
		})
	}
}

func TestSearch_Ranking(t *testing.T) {
	t.Parallel()
	list := products([]article{
		{"compound", "Kordjacke", "Corduroy overshirt", "men", "jacket", "cotton", []string{"blue"}, letter, []models.Cents{1}, 1, nil},
		{"stem", "Ärmellose Jacken", "Vest", "men", "jacket", "cotton", []string{"blue"}, letter, []models.Cents{1}, 2, nil},
		{"exact", "Kord", "Kord", "men", "jacket", "cotton", []string{"blue"}, letter, []models.Cents{1}, 3, nil},
		{"elsewhere", "Kords", "Kords", "men", "jacket", "cotton", []string{"blue"}, letter, []models.Cents{1}, 4, nil},
	})
	got := slugs(New(list, today).Filter(Query{Text: "kord"}, models.German, nil))
	if want := []string{"exact", "elsewhere", "compound"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func TestSearch_Compounds(t *testing.T) {
	t.Parallel()
	s := New(products([]article{
		{"one", "Hemdblusenkleid", "Shirt dress", "women", "dress", "cotton", []string{"blue"}, letter, []models.Cents{1}, 1, nil},
		{"two", "Cardigan", "Cardigan", "women", "knit", "wool", []string{"blue"}, letter, []models.Cents{1}, 2, nil},
		{"three", "Wollmantel", "Coat", "women", "coat", "polyester", []string{"blue"}, letter, []models.Cents{1}, 3, nil},
	}), today)
	for text, want := range map[string]string{"Hemd": "one", "Bluse": "one", "Kleid": "one", "Blusenkleid": "one", "Strickjacke": "two", "Wolle Mantel": "three"} {
		wantSlugs(t, s.Filter(Query{Text: text}, models.German, nil), want)
	}
}

func TestSearch_GarmentAboveName(t *testing.T) {
	t.Parallel()
	list := products([]article{
		{"tee", "Shirt", "Shirt", "men", "t-shirt", "cotton", []string{"blue"}, letter, []models.Cents{1}, 1, nil},
		{"shirt", "Oxford", "Oxford", "men", "shirt", "cotton", []string{"blue"}, letter, []models.Cents{1}, 2, nil},
	})
	got := slugs(New(list, today).Filter(Query{Text: "shirts"}, models.German, nil))
	if want := []string{"shirt", "tee"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func TestSearch_Correction(t *testing.T) {
	t.Parallel()
	s := testShop()
	for _, text := range []string{"hmed", "blsue seide", "pulover", "Manetl"} {
		first := s.Filter(Query{Text: text}, models.German, nil)
		second := s.Filter(Query{Text: first.DidYouMean}, models.German, nil)
		if first.DidYouMean == "" || second.DidYouMean != "" || !slices.Equal(slugs(first), slugs(second)) {
			t.Errorf("%q → %q: %v, then %v (%q)", text, first.DidYouMean, slugs(first), slugs(second), second.DidYouMean)
		}
	}
}

func TestSearch_ExplicitOrder(t *testing.T) {
	t.Parallel()
	got := slugs(testShop().Filter(Query{Text: "hemd", Sort: SortPrice}, models.German, nil))
	if want := []string{"carla", "bo", "arne"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}
