package shell

// navEntry is one entry of the navigation; its name is the message "nav.<key>".
type navEntry struct{ Key, Path string }

// navEntries lead into the catalogue; their keys are values of its parameters.
func navEntries() []navEntry {
	return []navEntry{
		{"new", "/products?new=1"},
		{"women", "/products?category=women"},
		{"men", "/products?category=men"},
		{"shirts", "/products?kind=shirts"},
		{"knitwear", "/products?kind=knitwear"},
		{"trousers", "/products?kind=trousers"},
		{"dresses", "/products?kind=dresses"},
		{"jackets", "/products?kind=jackets"},
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
		{"orders", "/orders"},
		{"wishes", "/wishes"},
		{"signin", "/sign-in"},
		{"mail", "/mail"},
	}
}
