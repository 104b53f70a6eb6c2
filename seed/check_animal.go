package seed

import (
	"regexp"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// animalWords finds, in texts of both languages, what names a part of animal origin. Words
// that only look like one (herringbone, button-down, faux fur, Kunstleder) are not found.
type animalWords struct {
	part    models.AnimalPart
	named   *regexp.Regexp
	imitate *regexp.Regexp // words that contain the name and mean no such thing
}

// animalNames are the parts in the order of the report.
var animalNames = []animalWords{
	{
		models.PartHorn, regexp.MustCompile(`(^|büffel|hirsch|rinder|echt|natur)horn|geweih|^antlers?$`),
		regexp.MustCompile(`hornoptik|hornfarb|hornimitat|^horn(ed|et|ung)`),
	},
	{
		models.PartPearl, regexp.MustCompile(`perlmutt|^mother-of-pearl$|^nacre$|^abalone|^(trocas|trochus)|muschelkn|^shell-buttons?$`),
		regexp.MustCompile(`perlmutt(farb|optik|imitat|glanz|schimmer)`),
	},
	{
		models.PartLeather, regexp.MustCompile(`leder|^leathers?$|^suede$|^nappa|nubuk|^nubuck$|^cowhide$|^rawhide$|^calfskin$|^lambskin$|^snakeskin$`),
		regexp.MustCompile(`kunst-?leder|leder(imitat|optik|frei|look|ersatz)`),
	},
	{models.PartBone, regexp.MustCompile(`^bones?$|knochen|fischbein`), regexp.MustCompile(`knochen(farb|optik|imitat|frei)`)},
	{
		models.PartDown, regexp.MustCompile(`daune|^(goose|duck|eider)-down$|^down-(fill|filled|filling|insulat|lin|padd|jacket|coat|vest)`),
		regexp.MustCompile(`daunen(frei|optik|ersatz|alternativ)`),
	},
	{
		models.PartFeather, regexp.MustCompile(`^feathers?$|federn$|^federf(ü|ue)ll|^(gänse|enten|strauß|strauss|zier)feder`),
		regexp.MustCompile(`abfedern`),
	},
	{
		models.PartFur, regexp.MustCompile(`pelz|^furs?$|(lamm|schaf|kaninchen|ziegen|echt)fell|fell(futter|kragen|besatz)|^sheepskin$|^shearling$|^rabbit$|^mink$`),
		regexp.MustCompile(`(web|kunst|teddy)-?(pelz|fell)|pelz(imitat|optik|frei)`),
	},
}

// joined are names of more than one word, which are compared as one.
var joined = strings.NewReplacer(
	"mother of pearl", "mother-of-pearl", "shell button", "shell-button", "goose down", "goose-down", "duck down", "duck-down", "eider down", "eider-down",
	"down fill", "down-fill", "down insulat", "down-insulat", "down lin", "down-lin", "down padd", "down-padd",
	"aus fell", "aus echtfell", "mit fell", "mit echtfell",
	"down jacket", "down-jacket", "down coat", "down-coat", "down vest", "down-vest",
)

// negated are the words before a name that say that it is not there.
var negated = regexp.MustCompile(`^(ohne|keine?[rsnm]?|statt|nachgemacht\w*|vegan\w*|unecht\w*|without|no|not|instead|of|faux|fake|vegan|imitation|imitated|artificial|synthetic|free)$`)

// word is letters with hyphens between them.
var word = regexp.MustCompile(`[\p{L}]+(?:-[\p{L}]+)*`)

// animalPartsIn are the parts of animal origin that a text names.
func animalPartsIn(line string) []models.AnimalPart {
	words := word.FindAllString(joined.Replace(strings.ToLower(line)), -1)
	var found []models.AnimalPart
	for _, names := range animalNames {
		for i, w := range words {
			if !names.named.MatchString(w) || names.imitate.MatchString(w) || isNegated(words, i) {
				continue
			}
			found = append(found, names.part)
			break
		}
	}
	return found
}

// isNegated reports whether the word before says that a name is not meant; "of" only after
// "instead" or "free".
func isNegated(words []string, i int) bool {
	if i == 0 || !negated.MatchString(words[i-1]) {
		return false
	}
	return words[i-1] != "of" || i > 1 && (words[i-2] == "instead" || words[i-2] == "free")
}

// checkAnimalParts compares the article's parts of animal origin with what its texts say.
func checkAnimalParts(d *layout.Document, r *report) {
	for i, part := range d.AnimalParts {
		if !slices.ContainsFunc(animalNames, func(names animalWords) bool { return names.part == part }) {
			r.add("animal_parts", "%q is no part of animal origin that is known", part)
		}
		if slices.Contains(d.AnimalParts[:i], part) {
			r.add("animal_parts", "%q stands twice", part)
		}
	}
	for _, l := range models.Langs {
		for field, line := range map[string]string{"name": d.Name.In(l), "description": d.Description.In(l)} {
			for _, part := range animalPartsIn(line) {
				if !slices.Contains(d.AnimalParts, part) {
					r.add("animal_parts", "%s.%s names %s, and the field does not", field, l, part)
				}
			}
		}
	}
}
