package importer

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
)

var hexPattern = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// familyOf is the group of the colour filter that a value such as #2a3853 belongs to, by its
// hue, saturation and lightness.
func familyOf(hex string) (family string, ok bool) {
	if !hexPattern.MatchString(hex) {
		return "", false
	}
	n, _ := strconv.ParseUint(hex[1:], 16, 32) // as the pattern has it
	r, g, b := float64(n>>16)/255, float64(n>>8&255)/255, float64(n&255)/255
	high, low := max(r, g, b), min(r, g, b)
	light, spread := (high+low)/2, high-low
	saturation := 0.0
	if spread > 0 {
		saturation = spread / (1 - max(2*light-1, 1-2*light))
	}
	switch {
	case light < 0.12, light < 0.2 && saturation < 0.15:
		return "black", true
	case light > 0.93, light > 0.88 && saturation < 0.5:
		return "white", true
	case saturation < 0.12:
		return "grey", true
	}
	hue := 0.0
	switch high {
	case r:
		hue = 60 * (g - b) / spread
	case g:
		hue = 120 + 60*(b-r)/spread
	default:
		hue = 240 + 60*(r-g)/spread
	}
	if hue < 0 {
		hue += 360
	}
	switch {
	case hue >= 15 && hue < 50 && light > 0.65 && saturation < 0.6:
		return "beige", true
	case hue >= 10 && hue < 50 && (light < 0.4 || saturation < 0.45):
		return "brown", true
	case hue < 10 || hue >= 345:
		if light > 0.7 {
			return "pink", true
		}
		return "red", true
	case hue < 42:
		return "orange", true
	case hue < 68:
		return "yellow", true
	case hue < 170:
		return "green", true
	case hue < 255:
		return "blue", true
	case hue < 300:
		return "purple", true
	}
	return "pink", true
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
