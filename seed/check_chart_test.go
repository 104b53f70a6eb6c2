package seed

import "testing"

func TestCheck_Chart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		file           string
		old, new       string
		field, problem string
	}{
		{"unknown size system", shirt, `"letters"`, `"inches"`, "chart.system", `"inches" is none of`},
		{"letters on jeans", jeans, `"jeans"
sizes`, `"letters"
sizes`, "chart.system", `"letters" for jeans`},
		{"jeans sizes on a skirt", skirt, `"numeric"`, `"jeans"`, "chart.system", `"jeans" for skirt`},
		{"no sizes", shirt, `[ "S",  "M",  "L"]`, "[]", "chart.sizes", "is empty"},
		{"label of no system", shirt, `"M"`, `"40"`, "chart.sizes", `"40" is not the next of the men letters sizes`},
		{"label of the other department", skirt, `["36", "38"]`, `["56", "58"]`, "chart.sizes", `"56" is none of the women numeric sizes`},
		{"lengths with other sizes", skirt, `["36", "38"]`, `["18", "38"]`, "chart.sizes", `"38" is not the next`},
		{"a length that lacks sizes", skirt, `["36", "38"]`, `["18", "19", "36"]`, "chart.sizes", "the last length lacks sizes"},
		{"long before regular", skirt, `["36", "38"]`, `["72", "36"]`, "chart.sizes", `"36" is not the next`},
		{"labels with a gap", shirt, `"L"]`, `"XL"]`, "chart.sizes", `"XL" is not the next`},
		{"labels beyond the grid", shirt, `[ "S",  "M",  "L"]`, `["XXL", "3XL", "4XL"]`, "chart.sizes", `"4XL" is not the next`},
		{"sample of another chart", skirt, `system = "numeric"`, "system = \"numeric\"\nsample = \"40\"", "chart.sample", "none of the sizes"},
		{"jeans label", jeans, `"W29/L32"`, `"29/32"`, "chart.sizes", "no label such as W32/L34"},
		{"jeans waist missing in a length", jeans, `"W29/L32"`, `"W30/L32"`, "chart.sizes", "not every waist in every length"},
		{"jeans length without all waists", jeans, `, "W29/L32"]`, "]", "chart.sizes", "lacks waists"},
		{"jeans waists out of order", jeans, `["W28/L30", "W29/L30"`, `["W29/L30", "W28/L30"`, "chart.sizes", "not in rising order"},
		{"jeans lengths out of order", jeans, `["W28/L30", "W29/L30", "W28/L32", "W29/L32"]`, `["W28/L32", "W29/L32", "W28/L30", "W29/L30"]`, "chart.sizes", "not in rising order"},

		{"shirt without bust", shirt, "bust     = [ 102,  110,  118]", "", "chart.bust", "is missing"},
		{"shirt without shoulder", shirt, "shoulder = [44.5,   46, 47.5]", "", "chart.shoulder", "is missing"},
		{"long shirt without hip", shirt, "hip      = [ 104,  110,  116]", "", "chart.hip", "is missing"},
		{"sleeved shirt without sleeve", shirt, "sleeve   = [  63,   64,   65]", "", "chart.sleeve", "is missing"},
		{"sleeve on a sleeveless shirt", shirt, `sleeve  = "long"`, `sleeve  = "none"`, "chart.sleeve", "not a measure of this shirt"},
		{"hip on a cropped shirt", shirt, "[  75,   77,   79]", "[  50,   52,   54]", "chart.hip", "not a measure of this shirt"},
		{"bust on a skirt", skirt, "waist ", "bust = [90, 94]\nwaist ", "chart.bust", "not a measure of this skirt"},
		{"skirt without waist", skirt, "waist  = [  70,   74]", "", "chart.waist", "is missing"},
		{"skirt without length", skirt, "length = [  60, 60.5]", "", "chart.length", "is missing"},
		{"jeans without inseam", jeans, "inseam = [76.2, 76.2, 81.3, 81.3]", "", "chart.inseam", "is missing"},
		{"size without measure", shirt, "[ 102,  110,  118]", "[ 102,  110]", "chart.bust", "2 numbers for 3 sizes"},

		{"two decimals", shirt, "[44.5,", "[44.55,", "chart.shoulder", "more than one decimal"},
		{"not a number", shirt, "[44.5,", "[nan,", "chart.shoulder", "is not between"},
		{"unbelievable length", skirt, "60.5]", "605]", "chart.length", "38: 605 cm is not between"},
		{"short sleeve as long as an arm", shirt, `sleeve  = "long"`, `sleeve  = "short"`, "chart.sleeve", "is not between 8 and 32"},
		{"no rise", jeans, "[103, ", "[90, ", "chart.length", "from the inside leg to the waistband"},

		{"girth that stays", skirt, "[  70,   74]", "[  73,   73]", "chart.waist", "38 has 73 cm after 73 in 36"},
		{"girth that shrinks with the length", jeans, "[95.5, 97.5, 95.5, 97.5]", "[95.5, 97.5, 95, 97.5]", "chart.hip", "W28/L32 has 95 cm after 95.5 in W28/L30"},
		{"length that shrinks", shirt, "[  75,   77,   79]", "[  75,   74,   79]", "chart.length", "M has 74 cm after 75 in S"},
		{"inside leg that stays", jeans, "[76.2, 76.2, 81.3, 81.3]", "[78, 78, 78, 78]", "chart.inseam", "W28/L32 has 78 cm after 78 in W28/L30"},

		{"too tight for its size", skirt, "[  70,   74]", "[  62,   74]", "chart.waist", "36: -6.0 cm more than the body, not between -3 and 10"},
		{"too wide for its size", skirt, "[  70,   74]", "[  70,   90]", "chart.waist", "38: 18.0 cm more than the body"},
		{"free zone tighter than its target", skirt, "[ 126,  129]", "[  90,  129]", "chart.hip", "36: -1.0 cm more than the body, not between 0 and 65"},
		{"too short in the sleeve", shirt, "[  63,   64,   65]", "[  58,   59,   60]", "chart.sleeve", "S: -4.0 cm more than the body"},
		{"leg against its label", jeans, "[76.2, 76.2, 81.3, 81.3]", "[76.2, 76.2, 87, 87]", "chart.inseam", "W28/L32: 4.7 cm more"},
		{"plain article that deviates", shirt, "[ 102,  110,  118]", "[ 102,  110.2,  118]", "chart.bust", "M: 12.2 cm more than the body, a plain article has 12"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fixture(t)
			breakFile(t, files, test.file, test.old, test.new)
			wantMistake(t, files, test.file, test.field, test.problem)
		})
	}
}
