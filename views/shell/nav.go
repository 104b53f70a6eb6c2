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

// adviceEntries are the pages about advice and data in the footer; names are the messages
// "nav.<key>" here too.
func adviceEntries() []navEntry {
	return []navEntry{
		{"fit", "/fit"},
		{"how", "/how-it-works"},
		{"data", "/my-data"},
		{"delete", "/my-data/delete"},
	}
}

// serviceEntries are the pages around shopping in the footer.
func serviceEntries() []navEntry {
	return []navEntry{
		{"wishes", "/wishes"},
		{"orders", "/orders"},
		{"shipping", "/shipping"},
		{"signin", "/sign-in"},
		{"mail", "/mail"},
	}
}

// legalEntries are the pages of law in the footer.
func legalEntries() []navEntry {
	return []navEntry{
		{"terms", "/terms"},
		{"privacy", "/privacy"},
		{"accessibility", "/accessibility"},
		{"imprint", "/imprint"},
	}
}
