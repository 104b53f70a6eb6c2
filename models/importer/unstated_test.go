package importer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// plainFiles are an article in English alone, for everybody, of which the fibres are not known.
func plainFiles() fstest.MapFS {
	return fstest.MapFS{
		"articles.csv": file("id,department,type,cut,stretch,sleeve,name_en,description_en,fibres,maker,colour,size,price,stock\n" +
			"tee,unisex,t-shirt,regular,high,short,Harbour tee,A tee.,,werk,navy,S,29.90,3\ntee,,,,,,,,,,navy,M,,4\n"),
		"charts.csv": file("id,kind,measure,method,unit,S,M\ntee,garment,bust,flat,cm,50,54\n"),
	}
}

func TestArticles_WhatIsNotStated(t *testing.T) {
	t.Parallel()
	r := build(t, plainFiles(), ownMapping)
	if r.outcomes["tee"] != importer.Failed || r.count("no_fibres") != 1 || !strings.Contains(r.lines(), "ask no_department tee sizing") && !strings.Contains(r.lines(), "tee sizing:") {
		t.Errorf("unasked: %v\n%s", r.outcomes, r.lines())
	}
	r = build(t, plainFiles(), "accept = [\"no_fibres\"]\n"+ownMapping+"\n[articles.tee]\nsizing = \"men\"\n")
	p := r.built["tee"].Product
	if len(p.Fibres) != 0 || !r.has("no_fibres", "tee", "articles.csv:2") || models.Composition(p.Fibres).EN != "Fibres not stated" {
		t.Errorf("%+v\n%s", p.Fibres, r.lines())
	}
	if !p.Unisex || p.Sizing != fit.Men {
		t.Errorf("for %s, unisex %v", p.Sizing, p.Unisex)
	}
	if p.Name.DE != "Harbour tee" || p.NameLang != models.English || p.DescriptionLang != models.English {
		t.Errorf("%+v of %q, %q", p.Name, p.NameLang, p.DescriptionLang)
	}
	if tee := build(t, ownFiles(), ownMapping).built["T1"].Product; tee.NameLang != "" || tee.DescriptionLang != "" || tee.Unisex {
		t.Errorf("in both languages: %q, %q", tee.NameLang, tee.DescriptionLang)
	}
}
