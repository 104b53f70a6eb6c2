package console

import (
	"context"
	"errors"
	"math"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/judge"
	"ebenmass/models/lab/rentals"
)

// judgeSizes says what the size of a rental can be expected from: nil where nobody whose rows
// are judged has rented often enough before.
func judgeSizes(ctx context.Context, train, test []rentals.Rental) (*evidence.Sizes, error) {
	sizes, err := rentals.LearnSizes(ctx, train)
	if errors.Is(err, rentals.ErrNoLabels) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sizes.Remember(test)
	var judged []*rentals.Rental
	var wearers []string
	people := map[string]bool{}
	for i := range test {
		if r := &test[i]; r.Labelled && sizes.HasUsual(r) {
			judged, wearers = append(judged, r), append(wearers, r.User)
			people[r.User] = true
		}
	}
	if len(judged) == 0 {
		return nil, nil
	}
	r := &evidence.Sizes{Earlier: rentals.LeastEarlier, Trained: sizes.Trained, Rows: len(judged), Wearers: len(people)}
	usual := sizeLosses(sizes, judged, rentals.KnownUsual)
	for _, k := range rentals.Knowns() {
		losses, squares := sizeLosses(sizes, judged, k), 0.0
		less := make([]float64, len(judged))
		for i, row := range judged {
			off := row.Size - sizes.Expect(row, k)
			squares += off * off
			less[i] = losses[i] - usual[i]
		}
		loss, _ := judge.PairedMean(losses, wearers)
		source := evidence.SizeSource{Known: string(k), RMSE: rounded(math.Sqrt(squares / float64(len(judged)))), LogLoss: rounded(loss)}
		if k != rentals.KnownUsual {
			mean, within := judge.PairedMean(less, wearers)
			source.LessUsual = &evidence.Difference{Value: rounded(mean), Interval: interval(within)}
		}
		r.From = append(r.From, source)
	}
	return r, nil
}

// sizeLosses are −ln of the chance of what happened, of each row.
func sizeLosses(sizes *rentals.Sizes, rows []*rentals.Rental, k rentals.Known) []float64 {
	losses := make([]float64, len(rows))
	for i, r := range rows {
		losses[i] = -math.Log(max(sizes.Predict(r, k)[r.Outcome], judge.LeastChance))
	}
	return losses
}

func writeSizes(w *lines, s *evidence.Sizes) {
	w.printf("\nThe size taken, of wearers with %d earlier rentals or more (%d rows of %d wearers), expected from:\n", s.Earlier, s.Rows, s.Wearers)
	for _, from := range s.From {
		w.printf("  %-6s off by %.2f (root mean square); log loss %.4f", from.Known, from.RMSE, from.LogLoss)
		if less := from.LessUsual; less != nil {
			w.printf(", %+.4f against usual, 95 %% %+.4f to %+.4f", less.Value, less.Low, less.High)
		}
		w.printf("\n")
	}
}
