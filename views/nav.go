package views

// navEntry is one entry of the navigation; its name is the message "nav.<key>".
type navEntry struct{ Key, Path string }

// navEntries lead into the catalogue.
func navEntries() []navEntry {
	return []navEntry{
		{"new", "/products?sort=new"},
		{"women", "/products?category=women"},
		{"men", "/products?category=men"},
		{"shirt", "/products?category=shirt"},
		{"knit", "/products?category=knit"},
		{"trousers", "/products?category=trousers"},
		{"dress", "/products?category=dress"},
		{"coat", "/products?category=coat"},
	}
}

// legalEntries are the pages of text in the footer; their names are the messages "nav.<key>".
func legalEntries() []navEntry {
	return []navEntry{
		{"shipping", "/shipping"},
		{"terms", "/terms"},
		{"privacy", "/privacy"},
		{"accessibility", "/accessibility"},
		{"imprint", "/imprint"},
	}
}

// adviceEntries are the pages about advice and data in the footer.
func adviceEntries() []navEntry {
	return []navEntry{
		{"fit", "/fit"},
		{"how", "/how-it-works"},
		{"data", "/my-data"},
		{"delete", "/my-data/delete"},
	}
}
