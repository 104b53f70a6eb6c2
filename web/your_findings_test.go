package web_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"ebenmass/models/importer"
	"ebenmass/views/demo"
	"ebenmass/views/text"
)

// chartFault is a chart of somebody's own article with what is wrong with it.
type chartFault struct {
	name, chart string
	answers     []string // beside the chart, where others than yourAnswers
	de, en      string   // part of what is said
}

// yourAnswers are those to the questions beside a chart, by field.
func yourAnswers(chart string, change ...string) []string {
	told := []string{"type", "blouse", "department", "women", "cut", "regular", "stretch", "none", "sleeve", "short", "leg", "full", "kind", "garment", "method", "chart", "unit", "cm"}
	for i := 0; i < len(change); i += 2 {
		if at := slices.Index(told, change[i]); at >= 0 {
			told[at+1] = change[i+1]
			continue
		}
		told = append(told, change[i], change[i+1])
	}
	return append(told, "chart", chart)
}

// utf16File is text as Windows programs save it.
func utf16File(s string) string {
	file := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(s)) {
		file = append(file, byte(unit), byte(unit>>8))
	}
	return string(file)
}

// manyColumns is a header and a row of so many sizes.
func manyColumns(n int) string {
	head, row := "measure", "bust"
	for i := range n {
		head, row = head+",S"+strconv.Itoa(i), row+","+strconv.Itoa(80+i)
	}
	return head + "\n" + row + "\n"
}

// chartFaults has charts for every code of the importer, by code.
func chartFaults() map[string][]chartFault {
	const long = "id,measure,method,unit,kind,S,M,L\n"
	of := func(faults ...chartFault) []chartFault { return faults }
	return map[string][]chartFault{
		"not_text":         of(chartFault{chart: "PK\x03\x04\x14\x00\x06\x00", de: "CSV UTF-8", en: "CSV UTF-8"}),
		"encoding":         of(chartFault{chart: "measure;S;M\n\xbd Brust;48;50\n", de: "Umlaute", en: "accents"}),
		"empty":            of(chartFault{chart: "\uFEFF\n", de: "ist leer", en: "is empty"}),
		"quotes":           of(chartFault{chart: "measure;S;M\n½ bust;\"48\"x;50\n", de: "Anführungszeichen mitten", en: "middle of a cell"}),
		"unclosed_quote":   of(chartFault{chart: "measure;S;M\n\"½ bust;48;50\n", de: "nirgends schließt", en: "never closes"}),
		"nul":              of(chartFault{chart: "measure;S;M\n½ bu\x00st;48;50\n", de: "Nullzeichen", en: "NUL"}),
		"cell_too_long":    of(chartFault{chart: utf16File("measure;S\n" + strings.Repeat("長", 30_000) + ";48\n"), de: "90.0", en: "90,0"}),
		"too_many_columns": of(chartFault{chart: manyColumns(500), de: "501 Spalten", en: "501 columns"}),
		"duplicate_header": of(chartFault{chart: "measure;S;M;s\n½ bust;48;50;52\n", de: "„s“ steht zweimal", en: "“s” appears twice"}),
		"ragged":           of(chartFault{chart: "measure;S;M\n½ bust;48\n", de: "2 Zellen unter 3 Spalten", en: "2 cells under 3 columns"}),
		"unused_columns":   of(chartFault{chart: "measure,size,value,Note\n½ bust,S,48,x\n½ bust,M,52,x\n", de: "„Note“", en: "“Note”"}),
		"other_article":    of(chartFault{chart: "id;measure;S;M\nA;½ bust;48;52\nB;½ bust;48;52\n", de: "anderen Artikel", en: "another item"}),
		"no_chart":         of(chartFault{chart: "measure;S;M\nRise;24;25\n", de: "kein Maß", en: "No measurement"}),
		"not_used":         of(chartFault{chart: "measure;S;M\n½ bust;48;52\nRise;24;25\n", de: "„Rise“", en: "“Rise”"}),
		"unknown_measure":  of(chartFault{chart: "measure;S;M\nWeite;48;52\n", de: "„Weite“ ist nicht bekannt", en: "“Weite” is not known"}),
		"no_kind":          of(chartFault{chart: "measure;S;M\nbust;96;104\n", answers: []string{"kind", "chart", "method", "round"}, de: "„Was gemessen ist“", en: "“What is measured”"}),
		"no_method":        of(chartFault{chart: "measure;S;M\nbust;96;104\n", de: "„Wie Weiten gemessen sind“", en: "“How girths are measured”"}),
		"no_unit":          of(chartFault{chart: "measure;S;M\n½ bust;48;52\n", answers: []string{"unit", "chart"}, de: "„Einheit“", en: "“Unit”"}),
		"unanswered": of(
			chartFault{name: "kind", chart: long + "A,½ bust,,cm,?,48,52,56\n", de: "„Was gemessen ist“", en: "“What is measured”"},
			chartFault{name: "unit", chart: long + "A,½ bust,,?,,48,52,56\n", de: "„Einheit“", en: "“Unit”"},
			chartFault{name: "method", chart: long + "A,bust,?,cm,,48,52,56\n", de: "„Wie Weiten gemessen sind“", en: "“How girths are measured”"},
		),
		"unknown_value": of(
			chartFault{name: "kind", chart: long + "A,½ bust,,cm,cloth,48,52,56\n", de: "„cloth“ ist hier nicht bekannt", en: "“cloth” is not known"},
			chartFault{name: "method", chart: long + "A,bust,across,cm,,48,52,56\n", de: "„across“ ist hier nicht bekannt", en: "“across” is not known"},
			chartFault{name: "unit", chart: long + "A,½ bust,,mm,,48,52,56\n", de: "„mm“ ist hier keine Einheit", en: "“mm” is not a unit"},
		),
		"method_conflict": of(chartFault{chart: long + "A,½ bust,round,cm,,48,52,56\n", de: "„½ bust“ heißt flach liegend", en: "“½ bust” means laid flat"}),
		"size":            of(chartFault{chart: "measure;size;value\n½ bust;a label that is far too long;48\n", de: "kein Name einer Größe", en: "not the name of a size"}),
		"number":          of(chartFault{chart: "measure;S;M\n½ bust;viel;52\n", de: "Größe S: „viel“ ist kein Maß", en: "Size S: “viel” is not a measurement"}),
		"out_of_range": of(
			chartFault{name: "too large", chart: "measure;S;M\n½ bust;480;520\n", de: "Größe S: 960 cm", en: "no garment has 960 cm"},
			chartFault{name: "too small", chart: "measure;S;M\n½ bust;4,8;5,25\n", de: "Größe S: 9,6 cm", en: "no garment has 9.6 cm"},
		),
		"duplicate_size": of(chartFault{chart: "measure;S;M\n½ bust;48;52\nbust flat;48,5;52\n", de: "Größe S hat hier 97 cm, in Zeile 2 aber 96 cm", en: "Size S has 97 cm here but 96 cm in line 2"}),
		"too_many_sizes": of(chartFault{chart: manyColumns(130), answers: []string{"method", "round"}, de: "mehr als 120 Größen", en: "more than 120 sizes"}),
		"sleeve_from_centre_back": of(chartFault{chart: "measure;S;M\n½ bust;48;52\nsleeve from centre back;80;82\n",
			de: "Rückenmitte", en: "centre of the back"}),
		"looks_like_body_chart": of(
			chartFault{name: "said", chart: "measure;34;36;38\nbust;80;84;88\n", answers: []string{"method", "round"}, de: "wirklich Maße des Kleidungsstücks", en: "really the garment’s"},
			chartFault{name: "in the chart", chart: "kind;measure;34;36;38\ngarment;bust;80;84;88\n", answers: []string{"kind", "chart", "method", "round"}, de: "Wählen Sie unten", en: "Choose below"},
		),
		"cut_differs": of(chartFault{chart: long + "A,bust,round,cm,garment,116,120,124\nA,bust,,cm,body,84-88,88-92,92-96\n", answers: []string{"cut", "slim", "kind", "chart"},
			de: "Schnitt „weit“, angegeben ist „schmal“", en: "cut “relaxed”; given is “slim”"}),
		"incomplete":      of(chartFault{chart: "measure;S;M\n½ bust;48;52\n½ waist;44;\n", de: "Taille fehlt bei Größe M", en: "Waist is missing for size M"}),
		"no_leading_zone": of(chartFault{chart: "measure;S;M\n½ waist;44;48\n", de: "Bluse: Ohne dieses Maß gibt es keine Empfehlung, es muss bei jeder Größe stehen: Brust", en: "every size needs: Bust"}),
		"not_graded": of(
			chartFault{name: "falls", chart: "measure;S;M\n½ bust;51,5;47,5\n", de: "Brust: Größe M hat 95 cm, die Größe davor (S) hat 103 cm", en: "Bust: size M has 95 cm, the size before it (S) has 103 cm"},
			chartFault{name: "over a gap", chart: "measure;W30/L30;W31/L32;W32/L30\nwaist;80;84;80\n", answers: []string{"type", "jeans", "method", "round"}, de: "Größe W32/L30 hat 80 cm, die Größe davor (W30/L30)", en: "size W32/L30 has 80 cm"},
		),
	}
}

// notFrom64KB are codes of charts larger than the page takes, and of a reader that fails.
var notFrom64KB = []string{"read", "record_too_long"}

func TestPostYourArticles_EveryFindingInBothLanguages(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, faults := s.visit(t), chartFaults()
	for _, code := range importer.LoneChartCodes() {
		cases, ok := faults[code]
		if !ok && !slices.Contains(notFrom64KB, code) {
			t.Errorf("no chart has the finding %s", code)
		}
		delete(faults, code)
		for _, lang := range []string{"de", "en"} {
			if said := text.Below("de", "your.finding."+code); !text.Has("your.finding."+code) && len(said) == 0 {
				t.Errorf("%s: nothing is said of %s", lang, code)
			}
			for _, c := range cases {
				doc := b.form("/"+lang+"/demo/your-articles", yourAnswers(c.chart, c.answers...)...).page(t)
				row := doc.Find(`[data-finding][data-code="` + code + `"]`).First()
				got, want := said(row.Find("td").Last().Text()), c.de
				if lang == "en" {
					want = c.en
				}
				if got = strings.ReplaceAll(got, "\u00a0", " "); !strings.Contains(got, want) || strings.ContainsAny(got, "{}") {
					t.Errorf("%s %s %s: %q, not %q; all: %s", lang, code, c.name, got, want, said(doc.Find("[data-finding]").Text()))
				}
				if row.Find("[lang]").Length()+doc.Find("main [lang]").Length() != 0 {
					t.Errorf("%s %s: a part of the page is in another language", lang, code)
				}
			}
		}
	}
	for code := range faults {
		t.Errorf("the importer does not report %s of a chart", code)
	}
}

// What the importer says in English for the command line is on neither page.
func TestPostYourArticles_NoWordsOfTheCommandLine(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for code, cases := range chartFaults() {
		for _, c := range cases {
			page := said(b.form("/de/demo/your-articles", yourAnswers(c.chart, c.answers...)...).page(t).Find(".your-findings").Text())
			for _, word := range []string{"is no measure", "what is it?", " cells", "is not used", " of at most ", " has no ", " after ", "is none of", code} {
				if strings.Contains(page, word) {
					t.Errorf("%s %s: %q in %s", code, c.name, word, page)
				}
			}
		}
	}
}

func TestPostYourArticles_ManyFindings(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	lines := b.form("/de/demo/your-articles", yourAnswers("measure;S;M\n½ bust;x;52\n½ waist;40\n")...).page(t).Find("[data-finding]")
	if lines.Length() != 2 || lines.First().AttrOr("data-line", "") != "2" { // that of line 3 is found first
		t.Errorf("%d findings, the first of line %q", lines.Length(), lines.First().AttrOr("data-line", ""))
	}
	chart := "measure;S\n" + strings.Repeat("½ bust;x\n", 500)
	for lang, want := range map[string]string{"de": "Und 400 weitere Meldungen.", "en": "And 400 more messages."} {
		doc := b.form("/"+lang+"/demo/your-articles", yourAnswers(chart)...).want(t, http.StatusUnprocessableEntity).page(t)
		if n, more := doc.Find("[data-finding]").Length(), doc.Find("[data-unshown]").Text(); n != demo.MaxFindings || more != want {
			t.Errorf("%s: %d findings, then %q", lang, n, more)
		}
	}
}
