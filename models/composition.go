package models

import (
	"strconv"
	"strings"
)

// Composition is the textile label in words (Regulation 1007/2011): "70 % Leinen, 30 % Baumwolle".
// Where they are not known it says so.
func Composition(fibres []Fibre) Text {
	if len(fibres) == 0 {
		return Text{DE: "Fasern nicht angegeben", EN: "Fibres not stated"}
	}
	var de, en []string
	for _, f := range fibres {
		percent := strconv.Itoa(f.Percent)
		de = append(de, percent+"\u00a0% "+f.Name.DE)
		en = append(en, percent+"% "+f.Name.EN)
	}
	return Text{DE: strings.Join(de, ", "), EN: strings.Join(en, ", ")}
}
