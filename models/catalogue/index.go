package catalogue

import (
	"encoding/binary"
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

// posting says that a word stands in a text, with the weight of where: its lower bits.
type posting uint32

// weightBits is how many bits a weight takes.
const weightBits = 3

func newPosting(text uint32, weight uint32) posting { return posting(text<<weightBits | weight) }

func (p posting) text() uint32   { return uint32(p) >> weightBits }
func (p posting) weight() uint16 { return uint16(p & (1<<weightBits - 1)) }

// index finds products by word, stem and part of a compound. A word leads to the texts it stands in and a
// text to its products: the same few texts stand in thousands of products, with hundreds of words each.
type index struct {
	size          int
	products      [][]uint32           // by text, in order
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
	b := &builder{known: map[string]uint32{}, read: map[string]readWord{}, index: &index{
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
		b.addProduct(uint32(i), p)
	}
	b.spell()
	for i, p := range products {
		b.addPrinted(uint32(i), p)
	}
	b.compact()
	b.vocabulary = slices.Sorted(maps.Keys(b.spelled))
	return b.index
}

// builder fills an index.
type builder struct {
	*index
	known map[string]uint32 // texts by kind and content
	key   []byte            // of the text at hand
	used  []int             // by text: its last turn; the last spelling of a form is kept
	turn  int
	words []spelling // as texts spell them
	read  map[string]readWord
}

// spelling is how a text spells a form.
type spelling struct {
	text          uint32
	form, spelled string
}

// readWord is a word with its stems and bare forms.
type readWord struct {
	word
	stems []string
	bare  []string
}

// textKind is where a text stands: the same letters elsewhere are another text.
type textKind byte

const (
	textGermanName textKind = iota
	textEnglishName
	textType
	textDepartment
	textMaterial
	textMaker
	textColour
	textFibres
	textSizes
	textDescription
	textCare
	textNumber
)

// place notes that a text, which may have several pieces, stands in a product. Whether it is new is told:
// then its words are to be added.
func (b *builder) place(product uint32, kind textKind, pieces ...string) (text uint32, isNew bool) {
	b.key = append(b.key[:0], byte(kind))
	for _, piece := range pieces {
		b.key = append(binary.AppendUvarint(b.key, uint64(len(piece))), piece...)
	}
	text, known := b.known[string(b.key)]
	if !known {
		text = uint32(len(b.products))
		b.known[string(b.key)] = text
		b.products, b.used = append(b.products, nil), append(b.used, 0)
	}
	if list := b.products[text]; len(list) == 0 || list[len(list)-1] != product {
		b.products[text] = append(list, product)
	}
	b.turn++
	b.used[text] = b.turn
	return text, !known
}

func (b *builder) addProduct(product uint32, p *models.Product) {
	if text, isNew := b.place(product, textGermanName, p.Name.DE); isNew {
		b.addName(p.Name.DE, text)
		b.addParts(p.Name.DE, newPosting(text, weightName))
	}
	if text, isNew := b.place(product, textEnglishName, p.Name.EN); isNew {
		b.addName(p.Name.EN, text)
	}
	if text, isNew := b.place(product, textType, string(p.Type)); isNew {
		b.add(newPosting(text, weightType), typeWords[p.Type].german, typeWords[p.Type].english)
	}
	if text, isNew := b.place(product, textDepartment, string(p.Sizing)); isNew {
		b.add(newPosting(text, weightMaterial), departmentWords[p.Sizing])
	}
	if text, isNew := b.place(product, textMaterial, p.Material); isNew {
		b.add(newPosting(text, weightMaterial), p.Material, materialWords[p.Material])
	}
	if text, isNew := b.place(product, textMaker, p.Maker.Name); isNew {
		b.add(newPosting(text, weightMaterial), p.Maker.Name)
	}
	for i := range p.Colours {
		c := &p.Colours[i]
		if text, isNew := b.place(product, textColour, c.Name.DE, c.Name.EN, c.Family, c.Key, c.Hex); isNew {
			b.add(newPosting(text, weightColour), c.Name.DE, c.Name.EN, familyWords[c.Family], colourNames[c.Key], shadeText(*c))
		}
	}
	b.addFibres(product, p)
	b.addSizes(product, p)
}

// wordsOf reads the words of a text, each word once.
func (b *builder) wordsOf(text string) []readWord {
	var words []readWord
	for _, w := range wordsOf(text) {
		known, ok := b.read[w.spelled]
		if !ok {
			known = readWord{w, stemsOf(w), indexedBareForms(w)}
			b.read[w.spelled] = known
		}
		words = append(words, known)
	}
	return words
}

// add indexes the words of some pieces of a text.
func (b *builder) add(at posting, pieces ...string) {
	for _, piece := range pieces {
		for _, w := range b.wordsOf(piece) {
			if b.fillers[w.forms[0]] {
				continue
			}
			for _, form := range w.forms {
				enter(b.exact, form, at)
				b.words = append(b.words, spelling{at.text(), form, w.spelled})
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
}

// spell takes over how forms are spelled: as in the text that was used last.
func (b *builder) spell() {
	latest := make(map[string]int, len(b.words))
	for _, w := range b.words {
		if turn := b.used[w.text]; turn >= latest[w.form] {
			latest[w.form], b.spelled[w.form] = turn, w.spelled
		}
	}
}

// addName indexes a name, and what else people call a garment that has a name of its own.
func (b *builder) addName(name string, text uint32) {
	at := newPosting(text, weightName)
	b.add(at, name)
	for _, w := range b.wordsOf(name) {
		b.add(at, synonyms[w.forms[0]])
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

// addSizes indexes size labels, each by its parts and as a whole, exactly: sizes have neither stems nor
// slips.
func (b *builder) addSizes(product uint32, p *models.Product) {
	labels := make([]string, 0, 64) // more than a chart has, mostly
	for i := range p.Chart.Sizes {
		labels = append(labels, p.Chart.Sizes[i].Label)
	}
	text, isNew := b.place(product, textSizes, labels...)
	if !isNew {
		return
	}
	at := newPosting(text, weightFibre)
	for _, label := range labels {
		for _, w := range b.wordsOf(label) {
			for _, form := range w.forms {
				enter(b.exact, form, at)
			}
		}
		if whole := fold(label); whole != "" {
			enter(b.exact, whole, at)
		}
	}
}

// addFibres indexes what an article is made of, each fibre also with its share. The main
// fibre answers to every word for its material.
func (b *builder) addFibres(product uint32, p *models.Product) {
	pieces := append(make([]string, 0, 16), p.Material)
	most := 0
	for i := range p.Fibres {
		f := &p.Fibres[i]
		pieces = append(pieces, strconv.Itoa(f.Percent), f.Name.DE, f.Name.EN)
		most = max(most, f.Percent)
	}
	text, isNew := b.place(product, textFibres, pieces...)
	if !isNew {
		return
	}
	at := newPosting(text, weightFibre)
	for _, f := range p.Fibres {
		names := f.Name.DE + " " + f.Name.EN
		b.add(at, names)
		if f.Percent == most {
			names += " " + materialWords[p.Material]
		}
		percent := strconv.Itoa(f.Percent)
		enter(b.exact, shareKey(percent, ""), at)
		for _, w := range b.wordsOf(names) {
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
func (b *builder) addPrinted(product uint32, p *models.Product) {
	if text, isNew := b.place(product, textDescription, p.Description.DE, p.Description.EN); isNew {
		b.addWords(newPosting(text, weightFibre), p.Description.DE, p.Description.EN)
	}
	care := make([]string, 0, 32)
	for i := range p.Care {
		care = append(care, p.Care[i].DE, p.Care[i].EN)
	}
	if text, isNew := b.place(product, textCare, care...); isNew {
		b.addWords(newPosting(text, weightFibre), care...)
	}
	if text, isNew := b.place(product, textNumber, p.ID); isNew {
		at := newPosting(text, weightFibre)
		b.addWords(at, p.ID)
		if whole := fold(p.ID); whole != "" {
			enter(b.printed, whole, at)
		}
	}
}

// addWords indexes the words of some pieces of a text that stand nowhere else.
func (b *builder) addWords(at posting, pieces ...string) {
	for _, piece := range pieces {
		for _, w := range b.wordsOf(piece) {
			if b.fillers[w.forms[0]] || b.exact[w.forms[0]] != nil {
				continue
			}
			for _, form := range w.forms {
				enter(b.printed, form, at)
			}
			for _, stem := range w.stems {
				enter(b.printed, stem, at)
			}
		}
	}
}

// addParts indexes the parts of German compounds: a Leinenhemd is a Hemd, and of Leinen.
func (b *builder) addParts(name string, at posting) {
	for _, w := range b.wordsOf(name) {
		for _, part := range b.partsOf(w.word) {
			for _, key := range append(slices.Clone(part.forms), stemsOf(part)...) {
				enter(b.parts, key, at)
			}
		}
	}
}

// enter adds a posting, keeping the best one of each text. The words of a text are added together, so
// only the last posting can be of the same one.
func enter(lists map[string][]posting, key string, at posting) {
	list := lists[key]
	if n := len(list); n > 0 && list[n-1].text() == at.text() {
		list[n-1] = max(list[n-1], at)
		return
	}
	lists[key] = append(list, at)
}

// compact moves lists that grew step by step into one piece of memory.
func (b *builder) compact() {
	n := 0
	for _, list := range b.products {
		n += len(list)
	}
	all := make([]uint32, 0, n)
	for text, list := range b.products {
		from := len(all)
		all = append(all, list...)
		b.products[text] = all[from:len(all):len(all)]
	}
}
