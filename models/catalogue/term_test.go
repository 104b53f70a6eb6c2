package catalogue

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
)

// same are pairs of texts that find the same articles of the demo catalogue, and find some.
var same = []struct{ typed, plain string }{
	// shares of a fibre, in the spellings of both languages
	{"100% cotton", "100 % Baumwolle"},
	{"100 % baumwolle", "100 % Baumwolle"},
	{"100\u00a0%\u00a0Baumwolle", "100 % Baumwolle"},
	{"100\u202f% Baumwolle", "100 % Baumwolle"},
	{"100％ Baumwolle", "100 % Baumwolle"},
	{"100﹪ Baumwolle", "100 % Baumwolle"},
	{"100 Prozent Baumwolle", "100 % Baumwolle"},
	{"100-prozentige Baumwolle", "100 % Baumwolle"},
	{"100%ige Baumwolle", "100 % Baumwolle"},
	{"100 percent cotton", "100 % Baumwolle"},
	{"100 per cent cotton", "100 % Baumwolle"},
	{"100 Baumwolle", "100 % Baumwolle"},
	{"Baumwolle 100 %", "100 % Baumwolle"},
	{"Baumwolle: 100%", "100 % Baumwolle"},
	{"100% Cotton.", "100 % Baumwolle"},
	{"aus 100 % Leinen", "100% linen"},
	{"100 % Wolle", "100 % Schurwolle"},
	{"98% cotton, 2% elastane", "98 % Baumwolle, 2 % Elastan"},
	{"Baumwolle 98 %, Elastan 2 %", "98 % Baumwolle, 2 % Elastan"},
	{"98 % Baumwolle / 2 % Elastan", "98 % Baumwolle, 2 % Elastan"},
	// dashes, soft hyphens and other marks that do not show
	{"T‐Shirt", "T-Shirt"}, {"T‑Shirt", "T-Shirt"}, {"T–Shirt", "T-Shirt"}, {"T—Shirt", "T-Shirt"}, {"T−Shirt", "T-Shirt"},
	{"T－Shirt", "T-Shirt"}, {"T﹣Shirt", "T-Shirt"}, {"T - Shirt", "T-Shirt"}, {"tshirt", "T-Shirt"}, {"t shirts", "T-Shirt"}, {"tee-shirt", "T-Shirt"},
	{"Leinen\u00adhemd", "Leinenhemd"}, {"Lei\u00adnen\u00adho\u00adse", "Leinenhose"}, {"Leinen\u200bhemd", "Leinenhemd"},
	{"\ufeffLeinenhemd", "Leinenhemd"}, {"\u200eLeinenhemd\u200f", "Leinenhemd"}, {"Leinen\u2060hemd", "Leinenhemd"},
	{"Leinen-Hemd", "Leinen Hemd"}, {"Leinen–Hemd", "Leinen Hemd"}, {"„Leinenhemd“", "Leinenhemd"}, {"»Leinenhemd«", "Leinenhemd"}, {`"linen shirt"`, "linen shirt"},
	{"Piqué‑Polo", "pique polo"}, {"ｌｉｎｅｎ", "linen"}, {"men´s shirt", "men's shirt"}, {"men`s shirt", "men’s shirt"},
	{"Leinenhemd Arne – Ebenmaß", "Leinenhemd Arne"},
	// sizes
	{"2xl", "XXL"}, {"2-XL", "XXL"}, {"xx-large", "XXL"}, {"hemd x-large", "Hemd XL"}, {"hemd extra large", "Hemd XL"}, {"hemd small", "Hemd S"},
	{"hemd medium", "Hemd M"}, {"hemd large", "Hemd L"}, {"W32L34", "W32/L34"}, {"w32 l34", "W32/L34"}, {"W32-L34", "W32/L34"}, {"32/34", "W32/L34"}, {"jeans 32/34", "jeans W32/L34"},
	{"W 32 / L 34", "W32/L34"}, {"32W 34L", "W32/L34"}, {"jeans 32x34", "jeans W32/L34"}, {"jeans 32 × 34", "jeans W32/L34"}, {"jeans W32, L34", "jeans W32/L34"}, {"32W", "W32"}, {"34 L", "L34"},
	{"Bluse 40/42", "Bluse 40-42"}, {"Bluse 40 – 42", "Bluse 40/42"}, {"Bluse Gr. 40", "Bluse 40"}, {"Bluse Gr.40", "Bluse 40"}, {"Bluse Größe 40", "Bluse 40"},
	{"blouse size 40", "blouse 40"}, {"blouse EU 40", "blouse 40"}, {"Bluse 40er", "Bluse 40"},
	// shades
	{"dunkles Blau", "dunkelblau"}, {"dunkelblaues", "dunkelblau"}, {"dunkel-blau", "dunkelblau"}, {"dark blue", "dunkelblau"}, {"dark-blue", "dunkelblau"},
	{"darkblue", "dunkelblau"}, {"deep blue", "dunkelblau"}, {"tiefblau", "dunkelblau"}, {"light grey", "hellgrau"}, {"light gray", "hellgrau"}, {"hellgraue", "hellgrau"},
	{"pale green", "hellgrün"}, {"hellgruen", "hellgrün"}, {"zartgrün", "hellgrün"}, {"mid blue", "mittelblau"}, {"medium blue", "mittelblau"},
	{"navy blue", "navy"}, {"marineblau", "navy"}, {"Marine", "navy"}, {"moosgrün", "Moos"}, {"moosgrünes", "moss green"}, {"salbeigruen", "sage"}, {"flaschengrüne", "bottle green"},
	{"weinrot", "bordeaux"}, {"burgundy", "bordeaux"}, {"khaki", "oliv"}, {"kastanienbraunes", "Kastanie"}, {"senfgelb", "mustard"}, {"rostfarben", "Rost"}, {"sandfarbenes", "Sand"}, {"cream-coloured", "creme"},
	// umlauts
	{"gruen", "grün"}, {"grun", "grün"}, {"GRÜN", "grün"}, {"gru\u0308n", "grün"}, {"Weiss", "weiß"}, {"WEIẞ", "weiß"}, {"roecke", "Röcke"}, {"Ruecken", "Rücken"}, {"aermellos", "ärmellos"},
	// minus words
	{"hose −jeans", "hose -jeans"}, {"hose –jeans", "hose -jeans"}, {"hose ohne jeans", "hose -jeans"}, {"trousers without denim", "trousers -denim"}, {"-jeans hose", "hose -jeans"},
	{"hose, -jeans", "hose -jeans"}, {`hose -"jeans"`, "hose -jeans"}, {"hose -Jeanses", "hose -jeans"}, {"hemd nicht weiß", "hemd -weiß"}, {"jacke -dunkelblau", "jacke -dark blue"},
	{"Bluse ohne Ärmel", "ärmellose Bluse"}, {"blouse without sleeves", "sleeveless blouse"},
	{"t-shirt -v-shirt", "t-shirt -vshirt"}, {"hemd - leinen", "hemd leinen"},
}

func TestSearch_AsPrinted(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	for _, c := range same {
		want := allHits(s, c.plain)
		if len(want) == 0 || len(want) == len(s.Products()) {
			t.Errorf("%q finds %d of %d", c.plain, len(want), len(s.Products()))
			continue
		}
		if got := allHits(s, c.typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, %q finds %v", c.typed, got, c.plain, want)
		}
	}
}

// TestSearch_OwnWords searches for what every article's page says of it.
func TestSearch_OwnWords(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	for _, p := range s.Products() {
		texts := []string{p.ID, p.Name.DE, p.Name.EN, p.Maker.Name, models.Composition(p.Fibres).DE, models.Composition(p.Fibres).EN}
		for _, c := range p.Colours {
			texts = append(texts, c.Name.DE, c.Name.EN, p.Name.DE+" – "+c.Name.DE, p.Name.EN+", "+c.Name.EN)
		}
		for _, size := range p.Chart.Sizes {
			texts = append(texts, size.Label, p.Name.DE+" "+size.Label)
		}
		for _, f := range p.Fibres {
			share := models.Composition([]models.Fibre{f})
			texts = append(texts, share.DE, share.EN)
		}
		for _, text := range texts {
			if !slices.Contains(allHits(s, text), p.Slug) {
				t.Errorf("%q does not find %s", text, p.Slug)
			}
		}
	}
}

func TestSearch_Share(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	for _, p := range s.Products() {
		cotton := slices.ContainsFunc(p.Fibres, func(f models.Fibre) bool { return f.Percent == 100 && f.Name.DE == "Baumwolle" })
		if got := slices.Contains(allHits(s, "100 % Baumwolle"), p.Slug); got != cotton {
			t.Errorf("%s is found by 100 %% cotton: %v", p.Slug, got)
		}
	}
	if got := allHits(s, "1 % Baumwolle"); len(got) > 0 {
		t.Errorf("1 %% cotton finds %v", got)
	}
}

func TestSearch_Minus(t *testing.T) {
	t.Parallel()
	s := testShop()
	for text, want := range map[string][]string{
		"hose -jeans":         {"ida"},
		"hose -leinen":        {"jan"},
		"-damen":              {"arne", "bo", "emil", "finn", "jan", "kai", "lou"},
		"damen -kleid -rock":  {"carla", "dina", "ida", "mia", "nele"},
		"hemd -leinenhemd":    {"bo", "carla"},
		"hemd -m":             {"carla"},
		"damen -xyzzy -dress": {"carla", "dina", "hanne", "ida", "mia", "nele"},
		"hose -hosen":         nil,
		"pullover -pull":      {"kai"}, // a beginning leaves nothing out
		"hemd ohne":           {"arne", "bo", "carla"},
		"-":                   nil,
		"- -":                 nil,
		"hmed -leinen":        {"bo", "carla"},
		"steppjacke -grün":    nil,
		"men -wool -cotton":   {"arne"},
		"frauen außer hosen":  {"carla", "dina", "gesa", "hanne", "mia", "nele"},
		"women without wool":  {"carla", "dina", "hanne", "ida", "mia", "nele"},
	} {
		wantSlugs(t, s.Filter(Query{Text: text}, models.German, nil), want...)
		if t.Failed() {
			t.Fatalf("by %q", text)
		}
	}
	if got := s.Filter(Query{Text: "hmed -leinen"}, models.German, nil).DidYouMean; got != "hemd -leinen" {
		t.Errorf("the corrected text is %q", got)
	}
}

func TestSearch_Shades(t *testing.T) {
	t.Parallel()
	list := products([]article{
		{"dark", "Hemd", "Shirt", "men", "shirt", "cotton", []string{"blue"}, letter, []models.Cents{1}, 1, nil},
		{"pale", "Hemd", "Shirt", "men", "shirt", "cotton", []string{"blue"}, letter, []models.Cents{1}, 2, nil},
		{"both", "Hemd", "Shirt", "men", "shirt", "cotton", []string{"red", "blue"}, letter, []models.Cents{1}, 3, nil},
	})
	list[0].Colours[0].Hex, list[1].Colours[0].Hex = "#2a3853", "#b4c7d5"
	list[2].Colours[0].Hex, list[2].Colours[1].Hex = "#612a34", "#b4c7d5" // dark red, light blue
	s := New(list, today)
	for text, want := range map[string][]string{
		"dunkelblau": {"dark"}, "dark blue": {"dark"}, "hellblau": {"pale", "both"}, "light blue shirt": {"pale", "both"},
		"dunkelrot": {"both"}, "hellrot": nil, "mittelblau": nil, "dunkle Hemden": {"dark", "both"}, "blau": {"dark", "pale", "both"},
	} {
		wantSlugs(t, s.Filter(Query{Text: text}, models.German, nil), want...)
	}
	for hex, ok := range map[string]bool{"#000000": true, "#ffffff": true, "": false, "#fff": false, "#gggggg": false, "ffffff": false} {
		if l, got := lightnessOf(hex); got != ok || l < -1e-9 || l > 100+1e-9 {
			t.Errorf("lightness of %q: %g, %v", hex, l, got)
		}
	}
}

// TestSearch_Description: a word that stands only in a description finds it; one that names
// a garment does not find what merely mentions it.
func TestSearch_Description(t *testing.T) {
	t.Parallel()
	list := products(shop[:3])
	list[0].Description = models.Text{DE: "Mit Perlmuttknöpfen und Brusttasche, für unter die Jacke.", EN: "With mother-of-pearl buttons, to wear under a jacket."}
	list[0].Care = []models.Text{{DE: "Schonwäsche 30 °C", EN: "Gentle wash 30 °C"}}
	list[0].ID = "EM-10410"
	list = append(list, products([]article{shop[12]})...)
	s := New(list, today)
	for text, want := range map[string][]string{
		"perlmuttknöpfe": {"arne"}, "hemd brusttaschen": {"arne"}, "pearl": {"arne"}, "Schonwäsche": {"arne"}, "EM-10410": {"arne"},
		"em10410": {"arne"}, "EM–10410": {"arne"}, "jacke": {"mia"}, "jacket": {"mia"}, "mia brusttasche": nil,
	} {
		wantSlugs(t, s.Filter(Query{Text: text}, models.German, nil), want...)
	}
}

func TestSearch_AnyText(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"-", "%", "/", "100", "98 %", "dunkel", "hell", "blau", "rotes", "hose", "-jeans", "ohne", "w32", "l34", "40/42", "2xl", "\u00ad", "–", "T-Shirt", "ß", "İ", "´", "mid",
	}))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "-"}).Draw(t, "between"))
		r := s.Filter(Query{Text: cleanText(text)}, models.German, nil)
		for _, other := range r.Suggestions {
			if got := s.Filter(other.Query, models.German, nil); got.Total != other.Count || got.Total == 0 {
				t.Fatalf("%q suggests %q, %d promised, %d found", text, other.Query.Text, other.Count, got.Total)
			}
		}
	})
}

// FuzzSearch: no text breaks the search, and what it mends or suggests finds something.
func FuzzSearch(f *testing.F) {
	for _, c := range same {
		f.Add(c.typed)
	}
	s := testShop()
	f.Fuzz(func(t *testing.T, text string) {
		r := s.Filter(Query{Text: cleanText(text)}, models.German, nil)
		if r.DidYouMean != "" && s.Filter(Query{Text: cleanText(r.DidYouMean)}, models.German, nil).Total == 0 {
			t.Fatalf("%q is mended to %q, which finds nothing", text, r.DidYouMean)
		}
		for _, other := range r.Suggestions {
			if s.Filter(other.Query, models.German, nil).Total != other.Count {
				t.Fatalf("%q suggests %q, not as many as promised", text, other.Query.Text)
			}
		}
	})
}
