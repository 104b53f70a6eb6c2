package importer

import (
	"strings"

	"ebenmass/models"
)

// Kinds of charts and ways of measuring, as charts and mapping files write them.
const (
	kindGarment = "garment"
	kindBody    = "body"
	methodFlat  = "flat"
	methodRound = "round"
	unitCM      = "cm"
	unitInch    = "in"
)

// Measures that are words of charts beside those of models.Dims.
const (
	measureHem     = "hem"
	measureOutseam = "outseam"
	measureNotUsed = "not_used"
)

// measures lists what a word of a chart can be.
var measures = []string{"bust", "waist", "hip", measureHem, "shoulder", "sleeve", "inseam", measureOutseam, "length", measureNotUsed}

// meaning is what a word of a chart says.
type meaning struct {
	is         string // one of measures, "" where the word is not known
	method     string // "" where it says nothing
	kind       string
	centreBack bool // a sleeve measured from the centre of the back
}

// nouns says what parts of words mean, the first that is found counts: a sleeve length is a
// sleeve, not a length. German, English and French.
var nouns = []struct {
	is    string
	parts []string
}{
	{measureNotUsed, []string{
		"rise", "leibhöhe", "leibhoehe", "thigh", "oberschenkel", "cuisse", "opening", "fußweite", "fussweite", "knee", "knie", "genou", "cuff", "manschette",
		"neck", "hals", "kragen", "collar", "encolure", "bicep", "oberarm", "armhole", "armloch", "emmanchure", "calf", "wade", "hood", "kapuze",
		"pocket", "tasche", "weight", "gewicht", "unterbrust", "under bust", "underbust", "hauteur", "height", "körpergröße",
	}},
	{"sleeve", []string{"sleeve", "ärmel", "aermel", "manche"}},
	{"inseam", []string{"inseam", "inside leg", "inner leg", "innenbein", "schrittlänge", "schrittlaenge", "entrejambe", "entre-jambe"}},
	{measureOutseam, []string{"outseam", "outside leg", "side seam", "außenbein", "aussenbein", "seitenlänge", "seitenlaenge"}},
	{"shoulder", []string{"shoulder", "schulter", "épaule", "epaule", "carrure"}},
	{measureHem, []string{"hem", "saum", "sweep", "bottom width", "ourlet"}},
	{"bust", []string{"bust", "chest", "brust", "poitrine", "achsel zu achsel", "pit to pit", "oberweite"}},
	{"waist", []string{"waist", "taille", "bundweite", "bundumfang", "halbe bund"}},
	{"hip", []string{"hip", "seat", "hüft", "huft", "hueft", "gesäß", "gesaess", "hanche", "bassin"}},
	{"length", []string{"length", "länge", "laenge", "longueur"}},
}

var (
	flatWords  = []string{"½", "1/2", "half", "halbe", "flat", "laid flat", "flach", "demi", "à plat", "a plat", "pit to pit"}
	roundWords = []string{"umfang", "girth", "circumference", "round", "rundum", "tour de", "circonférence"}
	bodyWords  = []string{"to fit", "körpermaß", "koerpermass", "körpermass", "body measurement", "mesure du corps", "mesures du corps", "mensuration"}
	backWords  = []string{"center back", "centre back", "hinterer mitte", "rückenmitte", "milieu dos"}
)

// dictionary reads a common word for a measure. A width without a noun is not known: it may be
// of anything.
func dictionary(written string) (m meaning) {
	w := word(written)
	w = strings.NewReplacer("_", " ", "1⁄2", "1/2").Replace(w)
	for _, n := range nouns {
		if anyPart(w, n.parts) {
			m.is = n.is
			break
		}
	}
	switch {
	case anyPart(w, flatWords):
		m.method = methodFlat
	case anyPart(w, roundWords):
		m.method = methodRound
	}
	if anyPart(w, bodyWords) {
		m.kind = kindBody
	}
	m.centreBack = m.is == "sleeve" && anyPart(w, backWords)
	return m
}

func anyPart(w string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(w, p) {
			return true
		}
	}
	return false
}

// isGirth reports whether a measure goes round the body, so that it can be laid flat.
func isGirth(d models.Dim) bool {
	return d == models.DimBust || d == models.DimWaist || d == models.DimHip
}
