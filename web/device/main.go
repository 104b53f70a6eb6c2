//go:build js && wasm

// The advisor of the browser: models/fit compiled to WebAssembly, behind four functions that a
// worker calls. It opens no connection and keeps nothing: what it is told stays in the memory of
// the page that asked.
package main

import (
	"syscall/js"

	"ebenmass/models/device"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// session is what one page was told.
type session struct {
	shop   *reference.Shop
	places map[string]int
	all    []reference.Article
	person fit.Person
}

func main() {
	var s session
	js.Global().Set("advisor", map[string]any{
		"load":    js.FuncOf(s.load),
		"read":    js.FuncOf(s.read),
		"explain": js.FuncOf(s.explain),
		"decide":  js.FuncOf(s.decide),
	})
	select {} // the functions live as long as the worker
}

// load takes the articles of catalogue.json.
func (s *session) load(_ js.Value, args []js.Value) any {
	articles := args[0]
	s.all = make([]reference.Article, articles.Length())
	s.places = make(map[string]int, len(s.all))
	for i := range s.all {
		s.all[i] = article(articles.Index(i))
		s.places[s.all[i].Name] = i
	}
	s.shop = reference.NewShop(s.all)
	return nil
}

// read takes the fields of the finder's form, as [name, value] pairs, and returns as JSON what
// is wrong with them. Without faults they are who is advised from now on.
func (s *session) read(_ js.Value, args []js.Value) any {
	fields := make([]device.Field, args[0].Length())
	for i := range fields {
		pair := args[0].Index(i)
		fields[i] = device.Field{Name: pair.Index(0).String(), Value: pair.Index(1).String()}
	}
	person, faults := device.Parse(fields, s.shop)
	if len(faults) == 0 {
		s.person = person
	}
	return string(device.AppendRead(nil, &person, faults))
}

// explain answers for one article as POST /api/v1/advice does. A second argument is the article
// as the page carries it, which may be newer than the catalogue.
func (s *session) explain(_ js.Value, args []js.Value) any {
	slug := args[0].String()
	var a fit.Article
	if len(args) > 1 && args[1].Truthy() {
		a = article(args[1]).Fit
	} else if at, ok := s.places[slug]; ok {
		a = s.all[at].Fit
	} else {
		return js.Null()
	}
	advice := s.shop.Explain(&s.person, &a)
	return string(device.AppendAdvice(nil, slug, &advice))
}

// decide answers for every article of the catalogue, in its order, in short.
func (s *session) decide(js.Value, []js.Value) any {
	body := s.shop.Body(&s.person)
	text := []byte{'['}
	for i := range s.all {
		if i > 0 {
			text = append(text, ',')
		}
		a := &s.all[i]
		text = device.AppendDecision(text, a.Name, &a.Fit, body.Decide(&a.Fit, s.person.Preference))
	}
	return string(append(text, ']'))
}

// article reads an article as device.Article writes it.
func article(v js.Value) reference.Article {
	text := func(name string) string { return v.Get(name).String() }
	a := reference.Article{
		Name: text("slug"), Department: fit.Sizing(text("department")), System: text("system"),
		Fit: fit.Article{
			Sizing: fit.Sizing(text("sizing")), Type: fit.Type(text("type")), Cut: fit.Cut(text("cut")),
			Stretch: fit.Stretch(text("stretch")), Leg: fit.Leg(text("leg")),
		},
	}
	if basis := v.Get("basis"); basis.Type() == js.TypeString {
		a.Fit.Basis = fit.Basis(basis.String())
	}
	offset, tolerance := v.Get("offset"), v.Get("tolerance")
	a.Fit.Offset = fit.Offset{Value: offset.Get("value").Float(), SD: offset.Get("sd").Float(), N: offset.Get("n").Int()}
	a.Fit.Tolerance = fit.Tolerance{Value: tolerance.Get("value").Float(), SD: tolerance.Get("sd").Float()}
	free := v.Get("free")
	for z := range a.Fit.Free {
		a.Fit.Free[z] = free.Index(z).Bool()
	}
	sizes := v.Get("sizes")
	a.Fit.Sizes = make([]fit.Size, sizes.Length())
	for k := range a.Fit.Sizes {
		row := sizes.Index(k)
		size := &a.Fit.Sizes[k]
		size.Label, size.Waist, size.Length = row.Get("label").String(), row.Get("waist").Int(), row.Get("length").Int()
		garment := row.Get("garment")
		for z := range size.Garment {
			size.Garment[z] = garment.Index(z).Float()
		}
	}
	return a
}
