// Package history makes up what the demo shop's customers might have told in the past, so that
// learning, flags and the shopkeeper's page have something to show from the first start on.
//
// It is a demonstration and evidence of nothing: bodies are drawn from the statistics behind
// the advisor, outcomes from the advisor's own model, and how an article really turns out is
// declared in truths.go. That the shop finds it again says that the learning works, not that
// its advice is right. Nobody is stored, and nobody was there: a person drawn here ends with the
// sums they change.
//
// The sums lie in tables of their own (made_up_fits, made_up_reasons, made_up_two_sizes, and
// the marked rows of piece_totals). They enter releases beside people's answers and apart from
// them: after the noise, which hides people and not inventions, and all that they are in is
// marked as demo data. So they need no live count of anybody.
//
// The same catalogue gives the same history, whatever the day.
package history
