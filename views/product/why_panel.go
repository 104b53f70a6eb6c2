package product

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/figure"
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// The panel is of the visitor's own from end to end and holds hundreds of texts and numbers: it is
// written into one text, piece by piece.

// say adds a message; pairs are names and values of its placeholders.
func (w adviceWords) say(m *markup.Builder, key string, pairs ...string) *markup.Builder {
	return m.Escaped(func(said []byte) []byte { return text.Append(said, w.lang, key, pairs...) })
}

// sayNamed adds a message with an article's name in place of its {name}, marked where the name is in
// another language than the page, as shell.TextWithName does.
func (w adviceWords) sayNamed(m *markup.Builder, key, name string, of models.Lang) *markup.Builder {
	before, after := text.Split(w.lang, key, "name")
	if of == "" || of == w.lang {
		return m.Text(before).Text(name).Text(after)
	}
	return m.Text(before).Raw("<span").Attribute("lang", string(of)).Raw(">").Text(name).Raw("</span>").Text(after)
}

// part is one part of the panel, where it stands alone.
func part(write func(*markup.Builder)) *markup.Builder {
	m := markup.New(4 << 10)
	write(m)
	return m
}

// why shows how the advice was reckoned: the garment on the outline, the room in every zone
// beside the sizes around it, what would change the answer, and what each datum does to it.
func why(p Page, w adviceWords) *markup.Builder {
	m := markup.New(48 << 10)
	m.Raw(`<section class="why" id="why" aria-labelledby="why-heading"><header class="why-top"><div><p class="eyebrow">`)
	w.sayNamed(m, "why.eyebrow", p.Product.Name.In(p.Lang), p.Product.NameLang).Raw(`</p><h2 id="why-heading">`).Text(w.title()).Raw(`</h2></div><p class="why-sum">`)
	for _, line := range w.summary() {
		m.Raw("<span>")
		if line.Size != "" {
			m.Raw("<b>").Text(line.Size).Raw("</b> ")
		}
		m.Text(line.Text).Raw("</span> ")
	}
	m.Raw("</p></header>")
	if w.bodyChart() && !w.judged() {
		w.say(m.Raw(`<p class="muted prose" data-basis="body_chart">`), "product.body_chart").Raw("</p>")
	}
	if w.judged() || len(w.Advice.Counterfactuals) > 0 {
		m.Raw(`<div class="why-frame"><div class="why-grid">`)
		if w.judged() {
			m.Raw(`<div class="why-figure">`)
			if w.bodyChart() {
				w.say(m.Raw(`<p class="muted" data-basis="body_chart">`), "why.body_chart").Raw("</p>")
			} else {
				figure.Overlay(m, w.overlay(p.Product))
			}
			m.Raw("</div>")
			w.easeBars(m)
		}
		w.changesPart(m, p)
		m.Raw("</div></div>")
	}
	w.evidenceTable(m)
	m.Raw(`<div class="why-folds">`)
	if w.judged() {
		w.chances(m)
		m.Raw(" ")
		w.zoneTable(m)
	}
	m.Raw("</div>")
	if p.OneOff != nil || p.Advice.Stored {
		w.disagree(m, p)
	}
	return m.Raw("</section>")
}

func (w adviceWords) easeBars(m *markup.Builder) {
	w.say(m.Raw(`<div class="eases"><h3>`), w.ofBasis("why.bars"))
	w.say(m.Raw(`</h3><p class="muted">`), w.ofBasis("why.bars.text"), "unit", w.t("why.unit."+w.unit())).Raw("</p>")
	other, compared := w.neighbour()
	bars := w.bars()
	for i := range bars {
		w.easeOf(m, &bars[i], other)
	}
	m.Raw(`<ul role="list" class="ease-key"><li><svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true"><rect class="ease-band" width="26" height="14"></rect></svg> `)
	w.say(m, w.ofBasis("why.legend.band"))
	m.Raw(`</li><li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><circle class="ease-dot-a" cx="7" cy="7" r="6"></circle></svg> `)
	if w.Advice.Size != "" {
		w.say(m, "why.legend.advised")
	} else {
		w.say(m, "why.legend.closest")
	}
	m.Raw("</li>")
	if compared {
		m.Raw(`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><circle class="ease-dot-b" cx="7" cy="7" r="5.5"></circle></svg> `)
		if other.PFits >= fit.Threshold {
			w.say(m, "why.legend.fits_too")
		} else {
			w.say(m, "why.legend.neighbour")
		}
		m.Raw("</li>")
	}
	m.Raw(`<li><svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true"><path class="ease-known" d="M2 7h22M2 3v8M24 3v8"></path></svg> `)
	w.say(m, "why.legend.known").Raw("</li></ul></div>")
}

func (w adviceWords) changesPart(m *markup.Builder, p Page) {
	near, far := w.changes()
	w.say(m.Raw(`<div class="changes"><h3>`), "why.change").Raw("</h3>")
	if len(near) > 0 {
		changeRows(m, near)
		m.Raw(" ")
		if len(far) > 0 {
			w.say(m.Raw(`<details class="fold"><summary>`), "why.change.more").Raw("</summary>")
			changeRows(m, far)
			m.Raw("</details>")
		}
	} else {
		m.Raw(`<p class="muted">`).Text(w.noChange()).Raw("</p>")
	}
	m.Raw(`<div class="same">`)
	if same := w.same(); same != "" && len(near) > 0 {
		w.say(m.Raw("<p><b>"), "why.same").Raw("</b> ").Text(same).Raw("</p>")
	}
	href := "#advice"
	if p.Advice.Stored {
		href = string(p.Href("/my-data"))
	}
	m.Raw(`<p><a class="link-row"`).Attribute("href", href).Raw(">")
	w.say(m, "why.change.edit").Raw("</a></p></div></div>")
}

func changeRows(m *markup.Builder, rows []changeRow) {
	m.Raw(`<ul role="list" class="change-rows">`)
	for i := range rows {
		row := &rows[i]
		m.Raw("<li").Attribute("data-counterfactual", row.Mark).Raw(">")
		if row.Up {
			m.Raw(icons.up)
		} else {
			m.Raw(icons.down)
		}
		row.text(m)
		m.Raw("</li>")
	}
	m.Raw("</ul>")
}

// evidenceTable shows what every datum does: how far it moves the answer, and what it would be
// without it; below it what else entered and what did not.
func (w adviceWords) evidenceTable(m *markup.Builder) {
	m.Raw(`<div class="evidence">`)
	if rows := w.evidence(); len(rows) > 0 {
		w.say(m.Raw(`<div class="evidence-head"><h3 id="evidence-heading">`), "why.evidence")
		sizing := w.midSentence([]string{w.t("measure.option.sizing." + string(w.Person.Sizing))}, 0)[0]
		w.say(m.Raw(`</h3><p class="muted">`), "why.evidence.lead", "sizing", sizing)
		w.say(m.Raw(`</p></div><table class="shift-table" aria-labelledby="evidence-heading"><thead><tr><th scope="col">`), "why.evidence.what")
		w.say(m.Raw(`</th><th scope="col"><span class="shift-ends"><span>`), "why.evidence.smaller")
		w.say(m.Raw("</span><span>"), "why.evidence.larger")
		w.say(m.Raw(`</span></span></th><th scope="col"><span class="visually-hidden">`), "why.evidence.shift")
		w.say(m.Raw(`</span></th><th scope="col">`), "why.evidence.without").Raw("</th></tr></thead> <tbody>")
		for i := range rows {
			w.evidenceRow(m, &rows[i])
		}
		m.Raw("</tbody></table>")
	}
	w.say(m.Raw(`<div class="provenance">`, icons.check, `<div><span id="used">`), "why.used").Raw(`</span>  <ul role="list" aria-labelledby="used">`)
	for _, item := range w.used() {
		m.Raw("<li").Attribute("data-used", item.Name).Raw(">").Text(item.Text).Raw("</li>")
	}
	w.say(m.Raw("</ul></div>", icons.cross, `<div><span id="not-used">`), "why.not_used").Raw(`</span>  <ul role="list" aria-labelledby="not-used">`)
	for _, name := range w.Advice.NotUsed {
		m.Raw("<li").Attribute("data-not-used", name).Raw(">").Text(w.notUsed(name)).Raw("</li>")
	}
	m.Raw("</ul></div></div></div>")
}

// chances shows the four ways two neighbouring sizes can turn out, side by side.
func (w adviceWords) chances(m *markup.Builder) {
	w.say(m.Raw(`<details class="fold why-chances"><summary id="confidence">`), "why.confidence").Raw(`</summary><div class="chances">`)
	both := w.sideBySide()
	for i := range both {
		w.chance(m, &both[i])
	}
	w.say(m.Raw(`</div><p class="fine">`), "why.confidence.text").Raw("</p></details>")
}

// zoneTable is the text twin of the bars: all sizes and zones in figures.
func (w adviceWords) zoneTable(m *markup.Builder) {
	table := w.t("why.table")
	m.Raw(`<details class="fold why-table"><summary>`).Text(table).Raw(`</summary><div class="table-frame" tabindex="0" role="group"`).Attribute("aria-label", table)
	w.say(m.Raw(`><table class="table"><caption>`), w.ofBasis("why.table.caption"), "unit", w.t("why.unit."+w.unit())).Raw("</caption> <thead><tr>")
	for _, key := range [...]string{"why.table.size", "why.table.zone"} {
		w.say(m.Raw(`<th scope="col">`), key).Raw("</th>")
	}
	for _, key := range [...]string{"why.table.body", w.ofBasis("why.table.garment"), w.ofBasis("why.table.ease"), "why.table.range"} {
		w.say(m.Raw(`<th scope="col" class="number">`), key).Raw("</th>")
	}
	w.say(m.Raw(`<th scope="col">`), "why.table.state").Raw("</th></tr></thead> <tbody>")
	w.zoneRows(m)
	m.Raw("</tbody></table></div></details>")
}

func (w adviceWords) disagree(m *markup.Builder, p Page) {
	w.say(m.Raw(`<div class="why-disagree"><h3>`), "why.disagree")
	w.say(m.Raw("</h3><p>"), "why.disagree.text").Raw(" ")
	if !p.Advice.Stored {
		w.say(m, "why.disagree.nothing")
	}
	w.say(m.Raw(`</p><p class="button-row"><a class="button button-outline" href="#size">`), "why.disagree.ignore").Raw("</a>")
	if p.Advice.Stored {
		w.say(m.Raw(`<a class="link-row"`).Attribute("href", string(p.Href("/my-data/delete?scope=measurements"))).Raw(">"), "why.disagree.delete").Raw("</a> ")
	}
	w.say(m.Raw(`<a class="link-row"`).Attribute("href", string(p.Href("/how-it-works"))).Raw(">"), "why.how").Raw("</a></p></div>")
}
