package parts

import (
	"cmp"

	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// Fields stand on a page by the dozen, and lists with all their options: they are written piece by
// piece.

// label is a field up to what stands at the end of its label.
func (f *FieldProps) label() *markup.Builder {
	m := markup.New(256).Raw(`<div class="field`)
	if f.Error != "" {
		m.Raw(" field-wrong")
	}
	m.Raw(`"><label class="field-label"`).Attribute("for", f.ID).Raw(">")
	if f.Number > 0 {
		m.Raw(`<span class="field-number" aria-hidden="true">`).Int(f.Number).Raw("</span> ")
	}
	m.Text(f.Label).Raw(" ")
	if f.Optional {
		m.Raw(`<span class="field-optional">`).Text(text.Get(f.Lang, "form.optional")).Raw("</span>")
	}
	return m
}

// box is a field from the end of its label on.
func (f *FieldProps) box() *markup.Builder {
	m := markup.New(1 << 10).Raw("</label> ")
	if f.Hint != "" {
		m.Raw(`<p class="field-hint" id="`).Text(f.ID).Raw(`-hint">`)
		if f.HintInch != "" {
			m.Raw(`<span class="in-cm">`).Text(f.Hint).Raw(`</span><span class="in-inch">`).Text(f.HintInch).Raw("</span>")
		} else {
			m.Text(f.Hint)
		}
		m.Raw("</p>")
	}
	fieldError(m, f.ID, f.Error)
	m.Raw(`<div class="field-box"><input class="field-input"`).Attribute("id", f.ID).Attribute("name", f.Name).Raw(` type="text"`).Attribute("value", f.Value)
	if f.InputMode == "" || f.InputMode == "email" {
		m.Raw(` dir="auto"`)
	}
	m.Attribute("autocomplete", cmp.Or(f.AutoComplete, "off"))
	if f.InputMode != "" {
		m.Attribute("inputmode", f.InputMode)
	}
	if by := f.describedBy(); by != "" {
		m.Attribute("aria-describedby", by)
	}
	if f.Error != "" {
		m.Raw(` aria-invalid="true"`)
	}
	m.Raw("> ")
	if f.InchUnit {
		m.Raw(`<span class="field-unit"><span class="in-cm">cm</span><span class="in-inch">`).Text(text.Get(f.Lang, "unit.inch")).Raw("</span></span>")
	} else if f.Unit != "" {
		m.Raw(`<span class="field-unit">`).Text(f.Unit).Raw("</span>")
	}
	return m.Raw("</div></div>")
}

func fieldError(m *markup.Builder, id, message string) {
	if message != "" {
		m.Raw(`<p class="field-error" id="`).Text(id).Raw(`-error">`).Text(message).Raw("</p>")
	}
}

// Choice is a group of radio buttons as one segmented bar.
func Choice(c ChoiceProps) *markup.Builder {
	m := markup.New(1 << 10).Raw(`<fieldset class="choice`)
	if c.Error != "" {
		m.Raw(" field-wrong")
	}
	m.Raw(`"`).Attribute("id", c.ID)
	if c.Error != "" {
		m.Raw(` aria-describedby="`).Text(c.ID).Raw(`-error"`)
	}
	m.Raw(`><legend class="field-label">`).Text(c.Legend).Raw("</legend> ")
	if c.Hint != "" {
		m.Raw(`<p class="field-hint">`).Text(c.Hint).Raw("</p>")
	}
	fieldError(m, c.ID, c.Error)
	m.Raw(`<div class="choice-bar">`)
	for _, option := range c.Options {
		m.Raw(`<label class="choice-option"><input type="radio" id="`).Text(c.ID).Raw("-").Text(option.Value).Raw(`"`).Attribute("name", c.Name).Attribute("value", option.Value)
		if option.Value == c.Value {
			m.Raw(" checked")
		}
		m.Raw("> <span>").Text(option.Label).Raw("</span></label>")
	}
	return m.Raw("</div></fieldset>")
}

// Select is a list to choose one from.
func Select(s SelectProps) *markup.Builder {
	m := markup.New(2 << 10).Raw(`<div class="field`)
	if s.Error != "" {
		m.Raw(" field-wrong")
	}
	m.Raw(`"><label class="field-label"`).Attribute("for", s.ID).Raw(">").Text(s.Label).Raw("</label> ")
	fieldError(m, s.ID, s.Error)
	m.Raw(`<select class="field-input"`).Attribute("id", s.ID).Attribute("name", s.Name).Raw(` autocomplete="off"`)
	if s.Error != "" {
		m.Raw(` aria-describedby="`).Text(s.ID).Raw(`-error" aria-invalid="true"`)
	}
	m.Raw(">")
	for _, group := range s.Groups {
		if group.Label != "" {
			m.Raw("<optgroup").Attribute("label", group.Label).Raw(">")
		}
		for _, option := range group.Options {
			m.Raw("<option").Attribute("value", option.Value)
			if option.Value == s.Value {
				m.Raw(" selected")
			}
			m.Raw(">").Text(option.Label).Raw("</option>")
		}
		if group.Label != "" {
			m.Raw("</optgroup>")
		}
	}
	return m.Raw("</select></div>")
}
