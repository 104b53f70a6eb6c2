package legal

// criterion is one of the nine of WP 248 rev. 01 (III.B.a); its words are the messages
// "dpia.criterion.<name>".
type criterion struct {
	name    string
	applies bool
}

// dpiaCriteria are the nine, in their order, as they apply to this shop. Where two apply,
// an impact assessment is needed as a rule.
func dpiaCriteria() []criterion {
	return []criterion{
		{"scoring", true}, {"decision", false}, {"monitoring", false}, {"sensitive", true}, {"scale", false},
		{"matching", false}, {"vulnerable", false}, {"innovative", false}, {"barrier", false},
	}
}

// risk is one risk for the people whose data are processed, before and after the measures;
// its words are the messages "dpia.risk.<name>".
type risk struct{ name, before, after string }

// dpiaRisks are the risks of the impact assessment, the gravest first.
func dpiaRisks() []risk {
	return []risk{
		{"disclosure", "high", "low"}, {"misuse", "high", "low"}, {"inference", "high", "low"},
		{"overstay", "medium", "low"}, {"takeover", "medium", "low"}, {"statistics", "medium", "low"},
		{"error", "medium", "low"},
	}
}
