package seed

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	shirt = "men/plain-shirt.toml"
	skirt = "women/flared-skirt.toml"
	jeans = "women/straight-jeans.toml"
)

func TestCheck_NamesField(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		file           string
		old, new       string // what is broken
		field, problem string // what must be said of it
	}{
		{"unknown field", shirt, `id `, "colour = 1\nid ", "colour", "no such field"},
		{"unknown field in a table", shirt, "system ", "girth = [1]\nsystem ", "chart.girth", "no such field"},
		{"wrong type", shirt, "cents = 8990", `cents = "a lot"`, "price.history", "line 34, column 33"},
		{"broken syntax", shirt, "plain   = true", "plain = ", "", "line 10"},

		{"identifier", shirt, "EM-00001", "EM-1", "id", "no identifier"},
		{"identifier twice", skirt, "EM-00002", "EM-00001", "id", "already that of men/plain-shirt.toml"},
		{"other department", shirt, `sizing  = "men"`, `sizing  = "women"`, "sizing", `lies in the folder "men"`},
		{"unknown maker", shirt, `"weaver"`, `"nobody"`, "maker", "not in makers.toml"},
		{"no day of arrival", shirt, "added   = 2026-03-09", "", "added", "is missing"},

		{"name in one language", shirt, `en = "Shirt"`, "", "name.en", "is missing"},
		{"ragged name", shirt, `de = "Hemd"`, `de = " Hemd"`, "name.de", "not one clean line"},
		{"name of two lines", shirt, `de = "Hemd"`, `de = "Hemd\nArne"`, "name.de", "not one clean line"},
		{"description in one language", shirt, `de = "Ein Hemd."`, "", "description.de", "is missing"},
		{"warning in one language", shirt, `en = "Careful."`, "", "warnings.en", "is missing"},
		{"no care", shirt, `care    = ["wash-40"]`, "", "care", "is empty"},
		{"unknown care", shirt, `["wash-40"]`, `["boil"]`, "care", "not in care.toml"},

		{"unknown type", shirt, `"shirt"`, `"toga"`, "type", `"toga" is none of`},
		{"unknown cut", shirt, `cut     = "regular"`, `cut = "wide"`, "cut", `"wide" is none of`},
		{"unknown stretch", shirt, `"none"`, `"much"`, "stretch", `"much" is none of`},
		{"no sleeve on a top", shirt, `sleeve  = "long"`, "", "sleeve", `"" is none of`},
		{"sleeve on a skirt", skirt, "free ", "sleeve = \"long\"\nfree ", "sleeve", "on a skirt"},
		{"no leg on jeans", jeans, `leg     = "full"`, "", "leg", `"" is none of`},
		{"leg on a shirt", shirt, "plain ", "leg = \"full\"\nplain ", "leg", "on a shirt"},
		{"free zone that is no girth", skirt, `["hip"]`, `["hip", "arm"]`, "free", `"arm" is none of`},
		{"free zone on a plain article", skirt, "free ", "plain = true\nfree ", "plain", "not plain"},
		{"no style", shirt, `collar = "band"`, "", "style", "is empty"},
		{"unknown style field", shirt, "collar =", "neck =", "style.neck", "no such field"},
		{"unknown style word", shirt, `"band"`, `"ruff"`, "style.collar", `"ruff" is none of`},

		{"fibres do not sum", shirt, "percent = 40", "percent = 39", "fibres", "sum to 99"},
		{"fibres do not fall", shirt, `60, fibre = "linen" }, { percent = 40`, `40, fibre = "linen" }, { percent = 60`, "fibres", "60 after 40"},
		{"fibre twice", shirt, `"cotton"`, `"linen"`, "fibres", "stands twice"},
		{"unknown fibre", shirt, `"cotton"`, `"steel"`, "fibres", "not in fibres.toml"},
		{"nothing of a fibre", shirt, `60, fibre = "linen" }, { percent = 40`, `100, fibre = "linen" }, { percent = 0`, "fibres", "0 percent of cotton"},

		{"part of animal origin in German", shirt, `de = "Ein Hemd."`, `de = "Ein Hemd mit Büffelhornknöpfen."`, "animal_parts", "description.de names horn"},
		{"part of animal origin in English", shirt, `en = "A shirt."`, `en = "A shirt with bone buttons."`, "animal_parts", "description.en names bone"},
		{"part of animal origin in the name", shirt, `en = "Shirt"`, `en = "Leather shirt"`, "animal_parts", "name.en names leather"},
		{"another part than named", shirt, "plain   = true", "plain = true\nanimal_parts = [\"silk\"]", "animal_parts", "no part of animal origin"},
		{"part of animal origin twice", shirt, "plain   = true", "plain = true\nanimal_parts = [\"horn\", \"horn\"]", "animal_parts", "stands twice"},

		{"too few colours", shirt, `["white", "sage", "ink"]`, `["white", "sage"]`, "colours", "2 of at least 3"},
		{"unknown colour", shirt, `["white",`, `["mud",`, "colours", "not in colours.toml"},
		{"colour twice", shirt, `"sage", "ink"]`, `"sage", "ink", "ink"]`, "colours", "stands twice"},

		{"other VAT", shirt, "vat_percent = 19", "vat_percent = 7", "price.vat_percent", "7, not 19"},
		{"no price", skirt, "history = [{ since = 2026-02-01, cents = 4990 }]", "history = []", "price.history", "is empty"},
		{"price of nothing", shirt, "cents = 7990", "cents = -1", "price.history", "-1 cents"},
		{"price without a day", shirt, "since = 2026-03-09, ", "", "price.history", "a day is missing"},
		{"prices out of order", shirt, "2026-06-01", "2026-03-09", "price.history", "not in order"},
		{"price that changes nothing", shirt, "7990", "8990", "price.history", "changes nothing"},
		{"prices begin late", skirt, "since = 2026-02-01", "since = 2026-02-02", "price.history", "after the article came in"},

		{"colour without stock", shirt, "ink   = [5, 6, 7]", "", "stock.ink", "is missing"},
		{"stock of another colour", shirt, "ink   = [5, 6, 7]", "ink = [5, 6, 7]\nmud = [1, 1, 1]", "stock", "does not come in"},
		{"size without stock", shirt, "[5, 6, 7]", "[5, 6]", "stock.ink", "2 numbers for 3 sizes"},
		{"negative stock", shirt, "[5, 6, 7]", "[5, 6, -7]", "stock.ink", "number 3 is -7"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fixture(t)
			breakFile(t, files, test.file, test.old, test.new)
			wantMistake(t, files, test.file, test.field, test.problem)
		})
	}
}

// A hem that gives by design is not compared with the hip.
func TestCheck_NarrowRibIsFree(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	breakFile(t, files, shirt, "plain   = true", "")
	breakFile(t, files, shirt, `collar = "band"`, "collar = \"band\"\nhem = \"rib\"")
	breakFile(t, files, shirt, "[ 104,  110,  116]", "[ 101,  107,  113]")
	wantMistake(t, files, shirt, "free", "S: the ribbed hem is 3.0 cm narrower")
	breakFile(t, files, shirt, `sleeve  = "long"`, "sleeve  = \"long\"\nfree    = [\"hip\"]")
	if errs := fieldErrors(t, files); errs != nil {
		t.Errorf("with a free hip: %v", errs)
	}
}

func TestCheck_Block(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, old, new, problem string }{
		{"unknown", skirt, `stretch = "none"`, "stretch = \"none\"\nblock = \"pear\"", "is none of"},
		{"of men", shirt, "plain   = true", `block = "full-hip"`, "only women's grids"},
		{"of a plain article", skirt, `free    = ["hip"]`, "plain = true\nblock = \"curvy\"", "follows the grid"},
		{"of jeans, by the bust", jeans, `stretch = "none"`, "stretch = \"none\"\nblock = \"full-hip\"", "no bust"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fixture(t)
			breakFile(t, files, test.file, test.old, test.new)
			wantMistake(t, files, test.file, "block", test.problem)
		})
	}
}

func TestCheck_Tables(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		file           string
		old, new       string
		field, problem string
	}{
		{"maker without name", "makers.toml", `"Weaver & Co."`, `""`, "weaver.name", "is missing"},
		{"maker without address", "makers.toml", `"Loom Lane 1, 12345 Town, Land"`, `""`, "weaver.address", "is missing"},
		{"maker without e-mail", "makers.toml", "post@", "", "weaver.email", "no e-mail address"},
		{"maker with a bad key", "makers.toml", `"weaver"`, `"The Weaver"`, "key", "small letters"},
		{"unknown field", "makers.toml", "address ", "street ", "makers.street", "no such field"},
		{"colour in one language", "colours.toml", `en = "Sage", `, "", "sage.en", "is missing"},
		{"colour without hex", "colours.toml", "#9aab91", "sage", "sage.hex", "no colour"},
		{"colour without family", "colours.toml", `family = "green"`, `family = "plants"`, "sage.family", "is none of"},
		{"colour twice", "colours.toml", `"ink"`, `"sage"`, "key", "stands twice"},
		{"fibre in one language", "fibres.toml", `de = "Leinen"`, `de = ""`, "linen.de", "is missing"},
		{"fibre without material", "fibres.toml", `material = "linen"`, `material = ""`, "linen.material", "small letters"},
		{"care in one language", "care.toml", `, en = "Wash at 40 °C"`, "", "wash-40.en", "is missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fixture(t)
			breakFile(t, files, test.file, test.old, test.new)
			wantMistake(t, files, test.file, test.field, test.problem)
		})
	}
}

func TestCheck_Slugs(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	files["men/Hemd_Arne.toml"] = files[shirt]
	delete(files, shirt)
	wantMistake(t, files, "men/Hemd_Arne.toml", "slug", "small letters")
}

func TestCheck_UniqueSlugs(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	files["women/plain-shirt.toml"] = files[shirt]
	wantMistake(t, files, "women/plain-shirt.toml", "slug", "already that of men/plain-shirt.toml")
}

func TestLoad_MissingTables(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	delete(files, "care.toml")
	wantMistake(t, files, "care.toml", "", "cannot be opened")
}

// wantMistake fails unless load names the mistake.
func wantMistake(t *testing.T, files fstest.MapFS, file, field, problem string) {
	t.Helper()
	errs := fieldErrors(t, files)
	for _, e := range errs {
		if e.File == file && e.Field == field && strings.Contains(e.Problem, problem) {
			return
		}
	}
	t.Errorf("no %q at %s in %s, only %v", problem, field, file, errs)
}
