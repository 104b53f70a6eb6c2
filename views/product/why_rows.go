package product

import (
	"strconv"

	"ebenmass/models/fit"
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// easeOf is one zone: the room in both sizes, its track, and how its body measure is known.
func (w adviceWords) easeOf(m *markup.Builder, bar *easeBar, other fit.SizeAdvice) {
	shown, z := w.shown().Size, bar.Zone
	m.Raw(`<div class="ease"><p class="ease-head"><strong>`).Text(w.zoneName(z.Zone)).Raw(`</strong> <span class="ease-values">`)
	m.Raw(`<b class="ease-a ease-`, string(z.State), `">`).Text(shown).Raw(" ")
	if bar.Other.Garment == 0 || bar.Other.Garment == z.Garment {
		w.putEase(m, z.Ease).Raw("</b>")
	} else {
		w.putSigned(m, z.Ease).Raw(`</b> <b class="ease-b">`).Text(other.Size).Raw(" ")
		w.putEase(m, bar.Other.Ease).Raw("</b>")
	}
	m.Raw("</span></p>")
	w.drawTrack(m, bar)
	m.Raw(`<p class="ease-note"><span>`).Text(w.bodyNote(z)).Raw("</span> ")
	if off := w.offNote(*bar); off != "" {
		m.Raw(`<span class="ease-off">`).Text(off).Raw("</span>")
	}
	m.Raw("</p></div>")
}

// drawTrack draws one zone; its label and the table below say the same.
func (w adviceWords) drawTrack(m *markup.Builder, bar *easeBar) {
	left, end := bar.BandLeft, bar.BandEnd
	m.Raw(`<svg class="ease-track ease-`, string(bar.Zone.State), `" viewBox="0 0 360 64" width="360" height="64" role="img" aria-label="`)
	m.Escaped(func(said []byte) []byte { return w.appendBarLabel(said, bar) }).Raw(`"><rect class="ease-band"`).At("x", left).Raw(` y="25"`).At("width", end-left).Raw(` height="18"></rect> `)
	m.Raw(`<path class="ease-ends" d="M`).Place(left).Raw(" 22v24M").Place(end).Raw(` 22v24"></path> `)
	m.Raw(`<text class="ease-bound"`).At("x", left).Raw(` y="17">`)
	w.putSigned(m, bar.Zone.Low).Raw("</text> ")
	m.Raw(`<text class="ease-bound"`).At("x", end).Raw(` y="17">`)
	w.putSigned(m, bar.Zone.High).Raw("</text> ")
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
			m.Raw(`<text class="`, mark.class(), `"`).At("x", mark.LabelX).Raw(` y="60">`).Text(mark.Label).Raw("</text> ")
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
func (w adviceWords) zoneRows(m *markup.Builder) {
	shown := w.shown().Size
	span := text.Between(w.lang, "why.table.span", "low", "high")
	believed, estimated := text.Between(w.lang, "why.table.believed", "body", "sd"), text.Between(w.lang, "why.table.estimated", "body", "sd")
	for i := range w.Advice.Sizes {
		size := &w.Advice.Sizes[i]
		for k := range size.Zones {
			z := &size.Zones[k]
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
			w.putPlain(m.Text(body[0]), z.Body)
			w.putPlain(m.Text(body[1]), z.BodySD)
			w.putPlain(m.Text(body[2]).Raw(`</td><td class="number">`), z.Garment)
			w.putSigned(m.Raw(`</td><td class="number">`), z.Ease)
			w.putSigned(m.Raw(`</td><td class="number">`).Text(span[0]), z.Low)
			w.putSigned(m.Text(span[1]), z.High)
			m.Text(span[2]).Raw("</td><td>").Text(w.stateWord(*z)).Raw("</td></tr>")
		}
	}
}

// chance shows the four ways a size can turn out.
func (w adviceWords) chance(m *markup.Builder, size *fit.SizeAdvice) {
	all := outcomes(size.Rating)
	m.Raw(`<div class="chance-of`)
	if size.Size == w.shown().Size {
		m.Raw(" chance-shown")
	}
	m.Raw(`"`)
	if !w.hasConfidence() {
		m.Raw(" data-chance").Attribute("data-size", size.Size).Number("data-p-fits", size.PFits)
	}
	m.Raw(`><p class="chance-head"><b class="chance-size">`).Text(size.Size).Raw("</b> <span>")
	w.say(m, "advice.confidence.of", "n", inHundred(size.PFits))
	m.Raw(`</span></p><svg class="chance" viewBox="0 0 200 10" width="200" height="10" preserveAspectRatio="none" role="img" aria-label="`)
	w.sayChances(m, all).Raw(`">`)
	for _, part := range chanceParts(&all) {
		m.Raw(`<rect class="chance-`, part.Name, `"`).At("x", part.X).Raw(` y="0"`).At("width", part.Width).Raw(` height="10"></rect>`)
	}
	m.Raw(`</svg><ul role="list" class="chance-parts">`)
	for _, o := range all {
		m.Raw(`<li><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect class="chance-`, o.Name, `" width="10" height="10"></rect></svg> <span>`)
		w.say(m, "why.chance."+o.Name).Raw("</span> <b>").Int(o.N).Raw("</b></li>")
	}
	m.Raw("</ul></div>")
}

// evidenceRow is what one datum does, or what the article is known to do.
func (w adviceWords) evidenceRow(m *markup.Builder, row *evidenceRow) {
	m.Raw("<tr")
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
	m.Raw(`</svg></td><td class="shift-number">`).Text(row.Bar.Number).Raw(`</td><td class="shift-without">`).Text(row.Without).Raw("</td></tr>")
}

// text is what would be changed, and what then.
func (r *changeRow) text(m *markup.Builder) {
	m.Raw("<span><b>").Text(r.What).Raw(`</b> <span class="muted">`).Text(r.From).Raw(`</span></span> <span class="then">`).Text(r.Then).Raw(" ")
	if r.Size != "" {
		class := ""
		if len(r.Size) > 4 {
			class = "then-long"
		}
		m.Raw(`<b class="`, class, `">`).Text(r.Size).Raw("</b>")
	}
	m.Raw("</span>")
}

// pick is one of the two sizes as a choice, with its chance.
func (p Page) pick(m *markup.Builder, w adviceWords, s *fit.SizeAdvice) {
	place, choice := p.placeOf(s.Size), p.choiceOf(s.Size)
	stock := choice.Stock
	tight, wide, mixed := ends(*s)
	m.Raw(`<label class="pick `, place.tied())
	if stock == 0 {
		m.Raw(" pick-out")
	}
	m.Raw(`" data-chance`).Attribute("data-size", s.Size).Number("data-p-fits", s.PFits).Raw("><input").Attribute("class", place.radio()).Raw(` type="radio"`)
	if p.twoAxes() {
		m.Raw(` name="waist"`).Attribute("value", p.pickLabel(s.Size))
	} else {
		m.Raw(` name="sku"`).Attribute("value", choice.SKU)
	}
	m.Raw(` form="basket"`)
	if p.selected() == s.Size {
		m.Raw(" checked")
	}
	if stock == 0 && !p.twoAxes() {
		m.Raw(" disabled")
	}
	m.Raw(`><span class="pick-top"><span class="pick-size">`).Text(p.pickLabel(s.Size)).Raw(`</span> <span class="pick-mark" aria-hidden="true"></span></span> <span class="pick-p">`)
	bold(m, w.t("advice.chance", "n", inHundred(s.PFits)))
	all := outcomes(s.Rating)
	m.Raw(`</span> <svg class="pick-bar" viewBox="0 0 200 10" preserveAspectRatio="none" role="img" aria-label="`)
	w.sayChances(m, all).Raw(`">`)
	for _, part := range chanceParts(&all) {
		m.Raw(`<rect class="pick-`, part.Name, `"`).At("x", part.X).Raw(` y="0"`).At("width", part.Width).Raw(` height="10"></rect>`)
	}
	m.Raw(`</svg> <span class="pick-ends" aria-hidden="true"><span>`)
	w.say(m, "advice.chance.tight", "n", strconv.Itoa(tight)).Raw("</span> ")
	if mixed >= mixedShown {
		w.say(m.Raw("<span>"), "advice.chance.mixed", "n", strconv.Itoa(mixed)).Raw("</span> ")
	}
	w.say(m.Raw("<span>"), "advice.chance.wide", "n", strconv.Itoa(wide)).Raw(`</span></span> <span class="pick-when">`).Text(w.how(*s)).Raw("</span> ")
	if stock == 0 {
		m.Raw(`<span class="pick-gone">`).Text(p.T("product.size.sold_out")).Raw("</span>")
	}
	m.Raw("</label>")
}
