package catalogue

import (
	"math"
	"strconv"
	"strings"

	"ebenmass/models"
)

// Shades of a colour family, as they begin German colour words.
const (
	shadeDark  = "dunkel"
	shadeMid   = "mittel"
	shadeLight = "hell"
)

// Bounds of the shades in CIE lightness (0 black, 100 white).
const (
	darkBelow  = 40
	lightAbove = 60
)

// shadeHeads are words before a colour that name its shade, in bare form.
var shadeHeads = []struct{ head, shade string }{
	{"dunkel", shadeDark}, {"dunkl", shadeDark}, {"dark", shadeDark}, {"tief", shadeDark}, {"deep", shadeDark}, {"nacht", shadeDark},
	{"hell", shadeLight}, {"light", shadeLight}, {"pale", shadeLight}, {"blass", shadeLight}, {"zart", shadeLight},
	{"pastell", shadeLight}, {"pastel", shadeLight}, {"soft", shadeLight}, {"bleich", shadeLight},
	{"mittler", shadeMid}, {"mittel", shadeMid}, {"medium", shadeMid}, {"mid", shadeMid},
}

// shadeAlone are the words for a shade without a colour ("helle Hose").
var shadeAlone = map[string]string{shadeDark: "dunkel dunkle dark", shadeLight: "hell light"}

// shadeNamed returns the shade a word by itself names, in whatever form: "dunkles", "light".
func shadeNamed(w word) (shade string, ok bool) {
	for _, bare := range bareFormsOf(w) {
		for _, s := range shadeHeads {
			if bare == s.head {
				return s.shade, true
			}
		}
	}
	return "", false
}

// shadeWord is the one form in which the index knows a shade of a family: "dunkelblau".
func shadeWord(shade, family string) string {
	first, _, _ := strings.Cut(familyWords[family], " ")
	return shade + fold(first)
}

// shadesOf reads a colour word that begins with its shade: "dunkelblaues", "lightgrey".
func (ix *index) shadesOf(w word) (shade, family string, ok bool) {
	for _, form := range w.forms {
		for _, s := range shadeHeads {
			rest, found := strings.CutPrefix(form, s.head)
			if !found {
				continue
			}
			if family, ok := ix.familyOf(word{forms: []string{rest}}); ok {
				return s.shade, family, true
			}
		}
	}
	return "", "", false
}

// withoutShade takes the shade off a colour as it is typed: "gelb" of "dunkelgelb", "yellow"
// of "dark yellow".
func withoutShade(spelled string) string {
	if _, colour, ok := strings.Cut(spelled, " "); ok {
		return colour
	}
	for _, s := range shadeHeads {
		if colour, ok := strings.CutPrefix(spelled, s.head); ok {
			return colour
		}
	}
	return spelled
}

// familyOf returns the colour family that a word names, in whatever form.
func (ix *index) familyOf(w word) (family string, ok bool) {
	for _, bare := range bareFormsOf(w) {
		if family, ok := ix.families[bare]; ok {
			return family, true
		}
	}
	return "", false
}

// familyForms maps every word for a colour family, in bare forms, to the family.
func familyForms() map[string]string {
	families := make(map[string]string)
	for family, words := range familyWords {
		for _, w := range wordsOf(words) {
			for _, form := range w.forms {
				families[form] = family
				if bare, ok := withoutEnding(form, endings); ok {
					families[bare] = family
				}
			}
		}
	}
	return families
}

// shadeText lists the words for the shade of a colour, "" where its swatch is not known.
func shadeText(c models.Colour) string {
	lightness, ok := lightnessOf(c.Hex)
	if !ok {
		return ""
	}
	shade := shadeMid
	switch {
	case lightness < darkBelow:
		shade = shadeDark
	case lightness > lightAbove:
		shade = shadeLight
	}
	words := []string{shadeAlone[shade]}
	for _, name := range strings.Fields(familyWords[c.Family]) {
		words = append(words, shade+name)
	}
	return strings.Join(words, " ")
}

// lightnessOf is the CIE lightness (L*, 0 to 100) of a swatch "#rrggbb".
func lightnessOf(hex string) (lightness float64, ok bool) {
	digits, found := strings.CutPrefix(hex, "#")
	if !found || len(digits) != 6 {
		return 0, false
	}
	rgb, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return 0, false
	}
	luminance := 0.2126*linear[rgb>>16] + 0.7152*linear[rgb>>8&0xff] + 0.0722*linear[rgb&0xff]
	if luminance <= 216.0/24389 {
		return luminance * 24389 / 27, true
	}
	return 116*math.Cbrt(luminance) - 16, true
}

// linear is the light of a channel of sRGB (IEC 61966-2-1), of each of its values.
var linear = func() (light [256]float64) {
	for channel := range light {
		v := float64(channel) / 255
		if v <= 0.04045 {
			light[channel] = v / 12.92
		} else {
			light[channel] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return light
}()
