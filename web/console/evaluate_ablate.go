package console

import (
	"context"
	"fmt"
	"math"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/rentals"
)

// ablate is the feature ablation: what the model loses without each datum, over five random
// splits. It asks for the order of the chances alone.
func ablate(ctx context.Context, rows []rentals.Rental, seed uint64, p *progress) ([]evidence.Ablation, error) {
	data := rentals.Data()
	areas, losses := make([]float64, len(data)), make([][splits]float64, len(data))
	for n := range splits {
		train, test := fold(rows, n, seed)
		learn := func(what string, train, test []rentals.Rental) (float64, error) {
			model, err := rentals.Learn(ctx, train, rentals.Options{OrderOnly: true, Progress: p.of(fmt.Sprintf("split %d of %d, %s", n+1, splits, what))})
			if err != nil {
				return 0, err
			}
			model.Remember(test)
			judged, err := among(predict(model, test), test, anyRow)
			if err != nil {
				return 0, err
			}
			return judged.MeanAUC(nil), nil
		}
		whole, err := learn("everything", train, test)
		if err != nil {
			return nil, err
		}
		for k, d := range data {
			without, err := learn("without "+string(d), rentals.Withhold(train, d), rentals.Withhold(test, d))
			if err != nil {
				return nil, err
			}
			areas[k] += without / splits
			losses[k][n] = without - whole
		}
	}
	table := make([]evidence.Ablation, len(data))
	for k, d := range data {
		mean, sd := spread(losses[k])
		table[k] = evidence.Ablation{Without: string(d), AUCMean: rounded(areas[k]), Delta: rounded(mean), SD: rounded(sd)}
	}
	return table, nil
}

// spread is the mean of the splits and their standard deviation.
func spread(of [splits]float64) (mean, sd float64) {
	for _, v := range of {
		mean += v / splits
	}
	for _, v := range of {
		sd += (v - mean) * (v - mean) / (splits - 1)
	}
	return mean, math.Sqrt(sd)
}
