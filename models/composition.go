package models

import (
	"strconv"
	"strings"
)

// Composition is the textile label in words (Regulation 1007/2011): "70 % Leinen, 30 % Baumwolle".
func Composition(fibres []Fibre) Text {
	var de, en []string
	for _, f := range fibres {
		percent := strconv.Itoa(f.Percent)
		de = append(de, percent+"\u00a0% "+f.Name.DE)
		en = append(en, percent+"% "+f.Name.EN)
	}
	return Text{DE: strings.Join(de, ", "), EN: strings.Join(en, ", ")}
}
