package catalogue

import (
	"maps"
	"slices"
	"strconv"

	"ebenmass/models"
)

// Weights of where a word stands; they only order hits of the same quality. The garment
// comes first: a T-shirt may be called "Shirt", yet who asks for shirts means shirts.
const (
	weightFibre    = 1
	weightColour   = 2
	weightMaterial = 3
	weightName     = 4
	weightType     = 5
)

// posting says that a word stands in a product, with the weight of where: its lower bits. There are
// a few hundred of them for each product.
type posting uint32

// weightBits is how many bits a weight takes.
const weightBits = 3

func newPosting(product int32, weight uint32) posting {
	return posting(uint32(product)<<weightBits | weight)
}

func (p posting) product() uint32 { return uint32(p) >> weightBits }
func (p posting) weight() uint16  { return uint16(p & (1<<weightBits - 1)) }

// index finds products by word, stem and part of a compound.
type index struct {
	size          int
	exact         map[string][]posting // by folded form; shares of fibres by shareKey
	stems         map[string][]posting // by stem, marked by language
	bare          map[string][]posting // by folded form and by that without its ending
	printed       map[string][]posting // by form and stem, words that stand in descriptions only
	parts         map[string][]posting // by folded form and by stem of a compound's parts
	vocabulary    []string             // folded forms that prefixes and slips are looked up in, sorted
	spelled       map[string]string    // folded form as people write it
	fillers       map[string]bool      // folded forms without meaning
	compoundTails []word               // garments and colours that end compounds, longest first
	families      map[string]string    // colour family by bare form of what people call it
	fibres        map[string]bool      // bare forms of the words for fibres
}

func newIndex(products []*models.Product) *index {
	b := builder{read: make(map[string][]readWord), index: &index{
		size:          len(products),
		exact:         make(map[string][]posting),
		stems:         make(map[string][]posting),
		bare:          make(map[string][]posting),
		printed:       make(map[string][]posting),
		parts:         make(map[string][]posting),
		spelled:       make(map[string]string),
		fillers:       make(map[string]bool),
		compoundTails: compoundTails(),
		families:      familyForms(),
		fibres:        make(map[string]bool),
	}}
	for _, w := range wordsOf(fillerWords) {
		for _, form := range w.forms {
			b.fillers[form] = true
		}
	}
	for i, p := range products {
		b.addProduct(int32(i), p)
	}
	for i, p := range products {
		b.addPrinted(int32(i), p)
	}
	for _, lists := range []map[string][]posting{b.exact, b.stems, b.bare, b.printed, b.parts} {
		compact(lists)
	}
	b.vocabulary = slices.Sorted(maps.Keys(b.spelled))
	return b.index
}

// builder fills an index. The same few texts stand in thousands of products, so each is
// read once.
type builder struct {
	*index
	read map[string][]readWord
}

// readWord is a word with its stems and bare forms.
type readWord struct {
	word
	stems []string
	bare  []string
}

func (b builder) addProduct(product int32, p *models.Product) {
	for _, name := range []string{p.Name.DE, p.Name.EN} {
		b.add(name, newPosting(product, weightName))
		b.addSynonyms(name, newPosting(product, weightName))
	}
	b.addParts(p.Name.DE, newPosting(product, weightName))
	b.add(typeWords[p.Type].german, newPosting(product, weightType))
	b.add(typeWords[p.Type].english, newPosting(product, weightType))
	for _, text := range []string{departmentWords[p.Sizing], p.Material, materialWords[p.Material], p.Maker.Name} {
		b.add(text, newPosting(product, weightMaterial))
	}
	for _, c := range p.Colours {
		for _, text := range []string{c.Name.DE, c.Name.EN, familyWords[c.Family], colourNames[c.Key], shadeText(c)} {
			b.add(text, newPosting(product, weightColour))
		}
	}
	b.addFibres(p, product)
	for _, s := range p.Chart.Sizes {
		b.addSize(s.Label, newPosting(product, weightFibre))
	}
}

func (b builder) words(text string) []readWord {
	words, ok := b.read[text]
	if !ok {
		for _, w := range wordsOf(text) {
			words = append(words, readWord{w, stemsOf(w), indexedBareForms(w)})
		}
		b.read[text] = words
	}
	return words
}

// add indexes the words of a text for one product.
func (b builder) add(text string, at posting) {
	for _, w := range b.words(text) {
		if b.fillers[w.forms[0]] {
			continue
		}
		for _, form := range w.forms {
			enter(b.exact, form, at)
			b.spelled[form] = w.spelled
		}
		for _, stem := range w.stems {
			enter(b.stems, stem, at)
		}
		for _, form := range w.bare {
			if at.weight() != weightName || len(form) >= minBareName {
				enter(b.bare, form, at)
			}
		}
	}
}

// minBareName is the shortest word of a name that is found with endings: people's first
// names are mostly shorter, and "Janes" does not look for "Jan".
const minBareName = 5

// indexedBareForms lists the forms of a word and those without one ending.
func indexedBareForms(w word) []string {
	forms := slices.Clone(w.forms)
	for _, form := range w.forms {
		if bare, ok := withoutEnding(form, endings); ok {
			forms = append(forms, bare)
		}
	}
	return forms
}

// addSize indexes a size label by its parts and as a whole, exactly: sizes have neither
// stems nor slips.
func (b builder) addSize(label string, at posting) {
	for _, w := range b.words(label) {
		for _, form := range w.forms {
			enter(b.exact, form, at)
		}
	}
	if whole := fold(label); whole != "" {
		enter(b.exact, whole, at)
	}
}

// addFibres indexes what an article is made of, each fibre also with its share. The main
// fibre answers to every word for its material.
func (b builder) addFibres(p *models.Product, product int32) {
	at := newPosting(product, weightFibre)
	most := 0
	for _, f := range p.Fibres {
		most = max(most, f.Percent)
	}
	for _, f := range p.Fibres {
		names := f.Name.DE + " " + f.Name.EN
		b.add(names, at)
		if f.Percent == most {
			names += " " + materialWords[p.Material]
		}
		percent := strconv.Itoa(f.Percent)
		enter(b.exact, shareKey(percent, ""), at)
		for _, w := range b.words(names) {
			for _, form := range w.bare {
				b.fibres[form] = true
				enter(b.exact, shareKey(percent, form), at)
			}
		}
	}
}

// addPrinted indexes what else an article's page says: description, care, number. These
// words count only where a word stands nowhere else, so a jacket "for over a shirt" is not
// found among shirts.
func (b builder) addPrinted(product int32, p *models.Product) {
	at := newPosting(product, weightFibre)
	texts := []string{p.Description.DE, p.Description.EN, p.ID}
	for _, care := range p.Care {
		texts = append(texts, care.DE, care.EN)
	}
	for _, text := range texts {
		for _, w := range b.words(text) {
			if b.fillers[w.forms[0]] || b.exact[w.forms[0]] != nil {
				continue
			}
			for _, key := range slices.Concat(w.forms, w.stems) {
				enter(b.printed, key, at)
			}
		}
	}
	if whole := fold(p.ID); whole != "" {
		enter(b.printed, whole, at)
	}
}

// addSynonyms indexes what else people call a garment that has a name of its own.
func (b builder) addSynonyms(text string, at posting) {
	for _, w := range b.words(text) {
		b.add(synonyms[w.forms[0]], at)
	}
}

// addParts indexes the parts of German compounds: a Leinenhemd is a Hemd, and of Leinen.
func (b builder) addParts(text string, at posting) {
	for _, w := range b.words(text) {
		for _, part := range b.partsOf(w.word) {
			for _, key := range append(slices.Clone(part.forms), stemsOf(part)...) {
				enter(b.parts, key, at)
			}
		}
	}
}

// enter adds a posting, keeping the best one of each product. Products come in order, so
// only the last posting can be of the same one.
func enter(lists map[string][]posting, key string, at posting) {
	list := lists[key]
	if n := len(list); n > 0 && list[n-1].product() == at.product() {
		list[n-1] = max(list[n-1], at)
		return
	}
	lists[key] = append(list, at)
}

// compact moves lists that grew step by step into one piece of memory.
func compact(lists map[string][]posting) {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	all := make([]posting, 0, n)
	for key, list := range lists {
		from := len(all)
		all = append(all, list...)
		lists[key] = all[from:len(all):len(all)]
	}
}
