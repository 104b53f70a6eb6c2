package text

import (
	"testing"

	"ebenmass/models"
)

func TestNumber_EachLanguage(t *testing.T) {
	de, en := models.German, models.English
	for _, c := range []struct{ name, got, want string }{
		{"decimal comma", Number(de, 98.5, 1), "98,5"},
		{"decimal point", Number(en, 98.5, 1), "98.5"},
		{"thousands in German", Number(de, 1234567.5, 2), "1.234.567,50"},
		{"thousands in English", Number(en, 1234567.5, 2), "1,234,567.50"},
		{"true minus", Number(de, -1.25, 2), "−1,25"},
		{"no sign on what rounds to zero", Number(de, -0.04, 1), "0,0"},
		{"whole cm", Cm(de, 98), "98\u00a0cm"},
		{"half cm", Cm(en, 98.5), "98.5\u00a0cm"},
		{"cm rounded up to whole", Cm(de, 97.97), "98\u00a0cm"},
		{"positive ease", CmSigned(de, 12), "+12\u00a0cm"},
		{"negative ease", CmSigned(de, -1.5), "−1,5\u00a0cm"},
		{"no ease", CmSigned(de, -0.01), "0\u00a0cm"},
		{"length in cm", Length(de, 98.5, false), "98,5\u00a0cm"},
		{"length in inches", Length(en, 98.425, true), "38.8\u00a0in"},
		{"length in inches in German", Length(de, 98.425, true), "38,8\u00a0Zoll"},
		{"difference in inches", LengthSigned(en, 2.54, true), "+1\u00a0in"},
		{"difference of less than a tenth of an inch", LengthSigned(en, 0.1, true), "0\u00a0in"},
		{"negative difference in inches", LengthSigned(en, -2.54, true), "−1\u00a0in"},
		{"plain inches", LengthPlain(de, 3.81, true), "1,5"},
		{"inches", InchPlain(en, 101.6), "40.0"},
		{"price in German", Price(de, 8900), "89,00\u00a0€"},
		{"price in English", Price(en, 123450), "€1,234.50"},
		{"price below nothing in German", Price(de, -498), "−4,98\u00a0€"},
		{"price below nothing in English", Price(en, -498), "−€4.98"},
		{"percent in German", Percent(de, 0.842), "84\u00a0%"},
		{"percent in English", Percent(en, 0.842), "84%"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestList_ReadsAsSentence(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""},
		{[]string{"Brust"}, "Brust"},
		{[]string{"Brust", "Taille"}, "Brust und Taille"},
		{[]string{"Brust", "Taille", "Hüfte"}, "Brust, Taille und Hüfte"},
	} {
		if got := List(models.German, c.words); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
