// Package history makes up what the demo shop might have counted in the past, so that
// learning, flags and the shopkeeper's page have something to show from the first start on.
//
// It is a demonstration and evidence of nothing: bodies are drawn from the statistics behind
// the advisor, outcomes from the advisor's own model, and how an article really turns out is
// declared in truths.go. That the shop finds it again says that the learning works, not that
// its advice is right. Every count is marked as demo data in the database, and so is all that
// is shown of it. Nobody is stored: a person drawn here ends with the counts they change.
//
// The same catalogue gives the same history, whatever the day.
package history
