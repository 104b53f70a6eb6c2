package legal

// logLine is a line of the server's log that may tell of a breach; what it means is the
// message "breach.sign.<name>".
type logLine struct{ line, name string }

// breachLogLines are the lines to look for, as the program writes them.
func breachLogLines() []logLine {
	return []logLine{
		{"the access journal's days were not closed, trying again", "days"},
		{"erased data are still in the write-ahead log, trying again", "wal"},
		{"an erasure that was interrupted is not finished, trying again", "erasure"},
		{"not all was searched after an erasure", "search"},
		{"expired visits were not erased", "sweep"},
		{"fault", "fault"},
		{"request", "request"},
	}
}

// loss is something that can get out, with the risk for the people concerned; its words are
// the messages "breach.case.<name>".
type loss struct{ name, risk string }

// breachLosses are the kinds of loss this architecture knows, the likeliest first.
func breachLosses() []loss {
	return []loss{{"backup", "low"}, {"cookie", "medium"}, {"log", "low"}, {"loss", "medium"}, {"folder", "high"}}
}
