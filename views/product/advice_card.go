package product

import (
	"strings"

	"ebenmass/models"
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// answer is the advice in the buying column: in words, as two sizes side by side, as what differs
// between them and what is to be shortened.
func answer(p Page, w adviceWords) *markup.Builder {
	m := markup.New(8 << 10).Raw(`<div class="advice-answer"`)
	if !p.Advice.Stored && len(p.OneOff.Errors) == 0 {
		m.Raw(` tabindex="-1" autofocus`)
	}
	m.Raw(`><h2 class="advice-heading" id="advice-heading">`).Text(w.heading()).Raw(`</h2><p class="advice-line">`)
	bold(m, w.line())
	m.Raw("</p>")
	if note := w.contradiction(); note != "" {
		m.Raw(`<p class="advice-note"`).Attribute("data-contradiction", w.Advice.Contradiction.Datum).Raw(">").Text(note).Raw("</p>")
	}
	if note := w.wornNote(p.Product.Slug); note != "" {
		m.Raw(`<p class="advice-note" data-worn-size>`).Text(note).Raw("</p>")
	}
	if p.Advice.SoldOut {
		w.say(m.Raw(`<p class="advice-note">`), "advice.sold_out", "size", p.Advice.Advice.Size).Raw("</p>")
	}
	m.Raw("</div>")
	w.openSizes(m, p)
	w.picks(m, p)
	w.sizesCompared(m, p)
	w.cutNote(m)
	return m
}

// answerEnd leads to the panel, and says whether what was told is kept.
func answerEnd(p Page, w adviceWords) *markup.Builder {
	m := markup.New(1<<10).Raw(`<p class="advice-end"><a class="link-row" href="#why">`).Text(w.whyLink()).Raw(icons.arrow, `</a> <span class="advice-note">`)
	if p.Advice.Stored {
		w.say(m, "advice.kept")
	} else {
		w.say(m, "advice.not_kept")
	}
	return m.Raw("</span></p>")
}

// bold prints bold what stands between asterisks.
func bold(m *markup.Builder, said string) {
	for i := 0; ; i++ {
		part, rest, more := strings.Cut(said, "*")
		if i%2 == 1 {
			m.Raw("<b>").Text(part).Raw("</b>")
		} else {
			m.Text(part)
		}
		if !more {
			return
		}
		said = rest
	}
}

// openSizes draws how probably each size fits that comes into question while none is named.
func (w adviceWords) openSizes(m *markup.Builder, p Page) {
	sizes, most := w.open()
	if sizes == nil {
		return
	}
	m.Raw(`<div class="open-sizes" role="img"`).Attribute("aria-label", w.openLabel(p, sizes)).Raw(`><ol role="list" aria-hidden="true">`)
	for _, s := range sizes {
		m.Raw(`<li><svg viewBox="0 0 10 56" preserveAspectRatio="none"><rect x="0"`).At("y", 56-55*s.PFits/most).Raw(` width="10"`).At("height", 55*s.PFits/most)
		m.Raw("></rect></svg> <span>").Text(p.pickLabel(s.Size)).Raw("</span></li>")
	}
	m.Raw("</ol></div>")
}

// picks are the advised size and its neighbour as chances side by side. They are the same choice
// as the size picker: one group of radio buttons.
func (w adviceWords) picks(m *markup.Builder, p Page) {
	both := p.picks()
	if len(both) == 0 {
		return
	}
	w.say(m.Raw(`<fieldset class="picks"><legend class="visually-hidden">`), "advice.picks").Raw("</legend> ")
	for i := range both {
		p.pick(m, w, &both[i])
	}
	m.Raw("</fieldset>")
}

// sizesCompared is how the two sizes differ as garments, behind a fold.
func (w adviceWords) sizesCompared(m *markup.Builder, p Page) {
	two, differences := p.compared()
	if len(differences) == 0 {
		return
	}
	w.say(m.Raw(`<details class="fold compared"><summary>`), "advice.compared", "sizes", text.List(p.Lang, two.Sizes)).Raw("</summary>")
	sizeDifferences(m, p.Lang, p.Product.Name.In(p.Lang), two.Sizes, differences)
	m.Raw("</details>")
}

// SizeDifferences compares sizes as measured on the finished garment.
func SizeDifferences(lang models.Lang, name string, sizes []string, differences []models.SizeDifference) *markup.Builder {
	m := markup.New(2 << 10)
	sizeDifferences(m, lang, name, sizes, differences)
	return m
}

func sizeDifferences(m *markup.Builder, lang models.Lang, name string, sizes []string, differences []models.SizeDifference) {
	m.Raw(`<div class="table-frame" tabindex="0" role="group"`).Attribute("aria-label", text.With(lang, "two_sizes.table", "name", name))
	m.Raw(`><table class="table two-sizes-table"><caption>`).Text(text.Get(lang, "two_sizes.caption")).Raw("</caption> <thead><tr><td></td>")
	for _, size := range sizes {
		m.Raw(`<th scope="col" class="number">`).Text(size).Raw("</th>")
	}
	m.Raw("</tr></thead> <tbody>")
	for _, d := range differences {
		m.Raw(`<tr><th scope="row">`).Text(text.Get(lang, "chart.dim."+string(d.Dim))).Raw("</th>")
		for i, cm := range d.Measures {
			m.Raw(`<td class="number">`).Append(func(said []byte) []byte { return text.AppendLength(said, lang, cm, false) }).Raw(" ")
			if i > 0 {
				m.Raw(`<span class="two-sizes-more">`).Append(func(said []byte) []byte { return text.AppendLengthSigned(said, lang, cm-d.Measures[0], false) }).Raw("</span>")
			}
			m.Raw("</td>")
		}
		m.Raw("</tr>")
	}
	m.Raw("</tbody></table></div>")
}

// cutNote draws the leg or sleeve with the piece to be cut off.
func (w adviceWords) cutNote(m *markup.Builder) {
	c, ok := w.cut()
	if !ok {
		return
	}
	needs, shorter, end := c.cutMarks()
	w.say(m.Raw(`<div class="cut">`, icons.scissors, "<div><p><strong>"), "advice.cut.by", "amount", w.length(c.Has-c.Needs)).Raw("</strong> ").Text(w.cutLine(c))
	w.say(m.Raw(`</p><svg class="cut-bar" viewBox="0 0 300 48" width="300" height="48" role="img" aria-label="`), "advice.cut.label", "needs", w.length(c.Needs), "size", c.Size, "has", w.length(c.Has))
	m.Raw(`"><path class="cut-leg" d="M0 24H`).Place(needs).Raw(`"></path> <path class="cut-more" d="M`).Place(needs).Raw(" 24H").Place(end)
	m.Raw(`"></path> <path class="cut-line" d="M`).Place(needs).Raw(` 15v18"></path> `)
	if c.Shorter != "" {
		m.Raw(`<path class="cut-tick" d="M`).Place(shorter).Raw(` 19v10"></path> <text`).At("x", shorter).Raw(` y="46" text-anchor="middle">`).Text(c.Shorter).Raw(": ")
		w.putPlain(m, c.Falls).Raw("</text> ")
	}
	m.Raw("<text").At("x", needs).Raw(` y="10" text-anchor="middle" class="cut-you">`)
	w.say(m, "advice.cut.you", "length", w.plain(c.Needs)).Raw(`</text> <text x="300" y="46" text-anchor="end">`).Text(c.Size).Raw(": ")
	w.putPlain(m, c.Has).Raw("</text></svg></div></div>")
}

// liveAnswer is the answer in the bar of the basket button, with the way on where it names no size.
func (w adviceWords) liveAnswer(m *markup.Builder, p Page) {
	m.Raw("<p>")
	bold(m, w.live(p))
	href, way := "#why", w.whyLink
	switch {
	case w.Advice.Size != "":
		way = func() string { return w.t("advice.live.why") }
	case len(p.Alternatives) > 0:
		href, way = "#advice-heading", func() string { return text.Plural(p.Lang, "advice.live.alternatives", len(p.Alternatives)) }
	case w.Advice.Next != nil:
		href, way = "#ask", func() string { return w.t("advice.live.add") }
	}
	m.Raw("</p><a").Attribute("href", href).Raw(">").Text(way()).Raw("</a>")
}
