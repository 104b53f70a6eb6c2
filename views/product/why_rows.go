package product

import (
	"ebenmass/models/fit"
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// easeOf is one zone: the room in both sizes, its track, and how its body measure is known.
func (w adviceWords) easeOf(bar *easeBar, other fit.SizeAdvice) *markup.Builder {
	m, shown, z := markup.New(3<<10), w.shown().Size, bar.Zone
	m.Raw(`<div class="ease"><p class="ease-head"><strong>`).Text(w.zoneName(z.Zone)).Raw(`</strong> <span class="ease-values">`)
	m.Raw(`<b class="ease-a ease-`, string(z.State), `">`).Text(shown).Raw(" ")
	if bar.Other.Garment == 0 || bar.Other.Garment == z.Garment {
		m.Text(w.ease(z.Ease)).Raw("</b>")
	} else {
		m.Text(w.signed(z.Ease)).Raw(`</b> <b class="ease-b">`).Text(other.Size).Raw(" ").Text(w.ease(bar.Other.Ease)).Raw("</b>")
	}
	m.Raw("</span></p>")
	w.drawTrack(m, bar)
	m.Raw(`<p class="ease-note"><span>`).Text(w.bodyNote(z)).Raw("</span> ")
	if off := w.offNote(*bar); off != "" {
		m.Raw(`<span class="ease-off">`).Text(off).Raw("</span>")
	}
	return m.Raw("</p></div>")
}

// drawTrack draws one zone; its label and the table below say the same.
func (w adviceWords) drawTrack(m *markup.Builder, bar *easeBar) {
	left, end := bar.BandLeft, bar.BandEnd
	m.Raw(`<svg class="ease-track ease-`, string(bar.Zone.State), `" viewBox="0 0 360 64" width="360" height="64" role="img"`).Attribute("aria-label", w.barLabel(*bar)).Raw(">")
	m.Raw(`<rect class="ease-band"`).At("x", left).Raw(` y="25"`).At("width", end-left).Raw(` height="18"></rect> `)
	m.Raw(`<path class="ease-ends" d="M`).Place(left).Raw(" 22v24M").Place(end).Raw(` 22v24"></path> `)
	m.Raw(`<text class="ease-bound"`).At("x", left).Raw(` y="17" text-anchor="middle">`).Text(w.signed(bar.Zone.Low)).Raw("</text> ")
	m.Raw(`<text class="ease-bound"`).At("x", end).Raw(` y="17" text-anchor="middle">`).Text(w.signed(bar.Zone.High)).Raw("</text> ")
	m.Raw(`<path class="ease-tight-line" d="M4 34H`).Place(left).Raw(`"></path> `)
	m.Raw(`<path class="ease-line" d="M`).Place(left).Raw(" 34H").Place(end).Raw(`"></path> `)
	m.Raw(`<path class="ease-wide-line" d="M`).Place(end).Raw(` 34H356"></path> <path class="ease-tick" d="`)
	for i := range bar.Marks { // each bent to its label
		mark := &bar.Marks[i]
		m.Raw("M").Place(mark.X).Raw(" 30v8")
		if mark.Label != "" {
			m.Raw("l").Place(mark.LabelX - mark.X).Raw(" 9")
		}
	}
	known, unknown := bar.KnownLeft, bar.KnownEnd
	m.Raw(`"></path> <path class="ease-known" d="M`).Place(known).Raw(" 34H").Place(unknown).Raw("M").Place(known).Raw(" 30v8M").Place(unknown).Raw(` 30v8"></path> `)
	for i := range bar.Marks {
		mark := &bar.Marks[i]
		if mark.Other {
			m.Raw(`<circle class="ease-dot-b"`).At("cx", mark.X).Raw(` cy="34" r="6.5"></circle> `)
		}
		if mark.Label != "" {
			m.Raw(`<text class="`, mark.class(), `"`).At("x", mark.LabelX).Raw(` y="60" text-anchor="middle">`).Text(mark.Label).Raw("</text> ")
		}
	}
	for i := range bar.Marks {
		if bar.Marks[i].Shown {
			m.Raw(`<circle class="ease-dot-a"`).At("cx", bar.Marks[i].X).Raw(` cy="34" r="6.5"></circle>`)
		}
	}
	m.Raw("</svg>")
}

// zoneRows are all sizes and zones in figures.
func (w adviceWords) zoneRows() *markup.Builder {
	m, shown := markup.New(12<<10), w.shown().Size
	span := text.Between(w.lang, "why.table.span", "low", "high")
	believed, estimated := text.Between(w.lang, "why.table.believed", "body", "sd"), text.Between(w.lang, "why.table.estimated", "body", "sd")
	for _, size := range w.Advice.Sizes {
		for _, z := range size.Zones {
			class := ""
			if size.Size == shown {
				class = "chart-marked"
			}
			m.Raw("<tr").Attribute("class", class).Attribute("data-zone", z.Zone.String()).Attribute("data-size", size.Size).Number("data-body", z.Body)
			if z.Given != 0 {
				m.Number("data-given", z.Given)
			}
			if w.bodyChart() {
				m.Attribute("data-basis", "body_chart")
			} else {
				m.Number("data-garment", z.Garment)
			}
			m.Number("data-ease", z.Ease).Number("data-low", z.Low).Number("data-high", z.High).Attribute("data-state", string(z.State))
			m.Raw(`><th scope="row">`).Text(size.Size).Raw("</th><td>").Text(w.zoneName(z.Zone))
			m.Raw(`</td><td class="number">`)
			body := believed
			if z.Source == fit.SourceEstimated {
				body = estimated
			}
			m.Text(body[0]).Text(w.plain(z.Body)).Text(body[1]).Text(w.plain(z.BodySD)).Text(body[2]).Raw(`</td><td class="number">`).Text(w.plain(z.Garment))
			m.Raw(`</td><td class="number">`).Text(w.signed(z.Ease))
			m.Raw(`</td><td class="number">`).Text(span[0]).Text(w.signed(z.Low)).Text(span[1]).Text(w.signed(z.High)).Text(span[2])
			m.Raw("</td><td>").Text(w.stateWord(z)).Raw("</td></tr>")
		}
	}
	return m
}

// chance shows the four ways a size can turn out.
func (w adviceWords) chance(size fit.SizeAdvice) *markup.Builder {
	m, all := markup.New(2<<10), outcomes(size.Rating)
	m.Raw(`<div class="chance-of`)
	if size.Size == w.shown().Size {
		m.Raw(" chance-shown")
	}
	m.Raw(`"`)
	if !w.hasConfidence() {
		m.Raw(" data-chance").Attribute("data-size", size.Size).Number("data-p-fits", size.PFits)
	}
	m.Raw(`><p class="chance-head"><b class="chance-size">`).Text(size.Size).Raw("</b> <span>").Text(w.t("advice.confidence.of", "n", InHundred(size.PFits)))
	m.Raw(`</span></p><svg class="chance" viewBox="0 0 200 10" width="200" height="10" preserveAspectRatio="none" role="img"`).Attribute("aria-label", w.chanceLabel(all)).Raw(">")
	for _, part := range chanceParts(all) {
		m.Raw(`<rect class="chance-`, part.Name, `"`).At("x", part.X).Raw(` y="0"`).At("width", part.Width).Raw(` height="10"></rect>`)
	}
	m.Raw(`</svg><ul role="list" class="chance-parts">`)
	for _, o := range all {
		m.Raw(`<li><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false"><rect class="chance-`, o.Name, `" width="10" height="10"></rect></svg> <span>`)
		m.Text(w.t("why.chance." + o.Name)).Raw("</span> <b>").Int(o.N).Raw("</b></li>")
	}
	return m.Raw("</ul></div>")
}

// evidenceRow is what one datum does, or what the article is known to do.
func (w adviceWords) evidenceRow(row evidenceRow) *markup.Builder {
	m := markup.New(1 << 10).Raw("<tr")
	if row.Datum == "" {
		m.Raw(" data-article-offset")
	} else {
		m.Raw(" data-evidence").Attribute("data-datum", row.Datum).Attribute("data-without", row.Size)
		if w.entered(row.Datum) {
			m.Attribute("data-used", row.Datum)
		}
	}
	m.Raw(`><th scope="row">`).Text(row.Label).Raw(" <span>").Text(row.Source)
	m.Raw(`</span></th><td class="shift-cell"><svg class="shift" viewBox="0 0 200 22" width="200" height="22" role="img"`).Attribute("aria-label", row.Bar.Label)
	m.Raw(`><path class="shift-middle" d="M100 0v22"></path> `)
	if row.Bar.Width > 0 {
		class := "shift-down"
		if row.Bar.Up {
			class = "shift-up"
		}
		m.Raw(`<rect class="`, class, `"`).At("x", row.Bar.X).Raw(` y="5"`).At("width", row.Bar.Width).Raw(` height="12"></rect>`)
	}
	return m.Raw(`</svg></td><td class="shift-number">`).Text(row.Bar.Number).Raw(`</td><td class="shift-without">`).Text(row.Without).Raw("</td></tr>")
}

// text is what would be changed, and what then.
func (r *changeRow) text() *markup.Builder {
	m := markup.New(512).Raw("<span><b>").Text(r.What).Raw(`</b> <span class="muted">`).Text(r.From).Raw(`</span></span> <span class="then">`).Text(r.Then).Raw(" ")
	if r.Size != "" {
		class := ""
		if len(r.Size) > 4 {
			class = "then-long"
		}
		m.Raw(`<b class="`, class, `">`).Text(r.Size).Raw("</b>")
	}
	return m.Raw("</span>")
}

// pick is one of the two sizes as a choice, with its chance.
func (p Page) pick(w adviceWords, s fit.SizeAdvice) *markup.Builder {
	m, place, stock := markup.New(2<<10), p.placeOf(s.Size), p.stockOf(s.Size)
	tight, wide, mixed := ends(s)
	m.Raw(`<label class="pick `, place.tied())
	if stock == 0 {
		m.Raw(" pick-out")
	}
	m.Raw(`" data-chance`).Attribute("data-size", s.Size).Number("data-p-fits", s.PFits).Raw("><input").Attribute("class", place.radio()).Raw(` type="radio"`)
	if p.twoAxes() {
		m.Raw(` name="waist"`).Attribute("value", p.pickLabel(s.Size))
	} else {
		m.Raw(` name="sku"`).Attribute("value", p.choiceOf(s.Size).SKU)
	}
	m.Raw(` form="basket"`)
	if p.selected() == s.Size {
		m.Raw(" checked")
	}
	if stock == 0 && !p.twoAxes() {
		m.Raw(" disabled")
	}
	m.Raw(`><span class="pick-top"><span class="pick-size">`).Text(p.pickLabel(s.Size)).Raw(`</span> <span class="pick-mark" aria-hidden="true"></span></span> <span class="pick-p">`)
	for i, part := range strong(w.t("advice.chance", "n", InHundred(s.PFits))) {
		if i%2 == 1 {
			m.Raw("<b>").Text(part).Raw("</b>")
		} else {
			m.Text(part)
		}
	}
	all := outcomes(s.Rating)
	m.Raw(`</span> <svg class="pick-bar" viewBox="0 0 200 10" preserveAspectRatio="none" role="img"`).Attribute("aria-label", w.chanceLabel(all)).Raw(">")
	for _, part := range chanceParts(all) {
		m.Raw(`<rect class="pick-`, part.Name, `"`).At("x", part.X).Raw(` y="0"`).At("width", part.Width).Raw(` height="10"></rect>`)
	}
	m.Raw(`</svg> <span class="pick-ends" aria-hidden="true"><span>`).Text(w.t("advice.chance.tight", "n", tight)).Raw("</span> ")
	if mixed >= mixedShown {
		m.Raw("<span>").Text(w.t("advice.chance.mixed", "n", mixed)).Raw("</span> ")
	}
	m.Raw("<span>").Text(w.t("advice.chance.wide", "n", wide)).Raw(`</span></span> <span class="pick-when">`).Text(w.how(s)).Raw("</span> ")
	if stock == 0 {
		m.Raw(`<span class="pick-gone">`).Text(p.T("product.size.sold_out")).Raw("</span>")
	}
	return m.Raw("</label>")
}
