package console

import (
	"context"
	"math"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/models/lab/judge"
	"ebenmass/models/lab/rentals"
	"ebenmass/web/settings"
)

// chances are those of too small, fits and too large.
type chances = [fit.NumOutcomes]float64

// resamplings is how often rows are drawn anew for an interval.
const resamplings = 1000

// predict asks a model for the chances of every row.
func predict(model interface{ Predict(*rentals.Rental) chances }, rows []rentals.Rental) []chances {
	all := make([]chances, len(rows))
	for i := range rows {
		all[i] = model.Predict(&rows[i])
	}
	return all
}

// among are the predictions and outcomes of the labelled rows that pass.
func among(all []chances, rows []rentals.Rental, pass func(*rentals.Rental) bool) (*judge.Rows, error) {
	var of []chances
	var outcomes []uint8
	for i := range rows {
		if r := &rows[i]; r.Labelled && pass(r) {
			of, outcomes = append(of, all[i]), append(outcomes, uint8(r.Outcome))
		}
	}
	return judge.New(of, outcomes)
}

func anyRow(*rentals.Rental) bool { return true }

// judgeRows fills in what the predictions are worth, those of every row of test in its order.
func judgeRows(r *evidence.Rentals, predicted []chances, train, test []rentals.Rental, seed uint64) error {
	rows, err := among(predicted, test, anyRow)
	if err != nil {
		return err
	}
	r.Rows = rows.Len()
	auc := rows.AUC(nil)
	r.AUC = evidence.AUC{Outcomes: outcomes(auc), Mean: rounded(rows.MeanAUC(nil))}
	r.AUCRange = interval(judge.Middle95(judge.Resample(r.Rows, resamplings, seed, rows.MeanAUC)))
	r.LogLoss = rounded(rows.LogLoss())
	var ece chances
	for o := range ece {
		ece[o] = rows.ECE(o, nil)
	}
	r.ECE = outcomes(ece)
	fits := int(fit.OutcomeFits)
	r.ECERange = interval(judge.Middle95(judge.Resample(r.Rows, resamplings, seed, func(w judge.Weights) float64 { return rows.ECE(fits, w) })))
	for _, b := range rows.Calibration(fits, nil) {
		r.Calibration = append(r.Calibration, evidence.Bin{Predicted: rounded(b.Predicted), Observed: rounded(b.Observed), Rows: b.Rows})
	}
	for _, c := range rows.Coverage(fits, thresholds()) {
		r.Coverage = append(r.Coverage, evidence.Coverage{Threshold: c.Threshold, Covered: rounded(c.Covered), Fitted: rounded(c.Observed)})
	}
	items, users := map[string]bool{}, map[string]bool{}
	for i := range train {
		if train[i].Labelled {
			items[train[i].Item], users[train[i].User] = true, true
		}
	}
	if r.UnseenItems, err = unseen(predicted, test, func(r *rentals.Rental) bool { return !items[r.Item] }); err != nil {
		return err
	}
	r.UnseenUsers, err = unseen(predicted, test, func(r *rentals.Rental) bool { return !users[r.User] })
	return err
}

// thresholds are those of P(fits) from which on an advisor might speak, in hundredths.
func thresholds() (all []float64) {
	for hundredths := 40; hundredths <= 95; hundredths += 5 {
		all = append(all, float64(hundredths)/100)
	}
	return all
}

func unseen(all []chances, test []rentals.Rental, is func(*rentals.Rental) bool) (evidence.Unseen, error) {
	rows, err := among(all, test, is)
	if err != nil {
		return evidence.Unseen{}, err
	}
	return evidence.Unseen{Rows: rows.Len(), AUCMean: rounded(rows.MeanAUC(nil))}, nil
}

// compare sets the predictions beside those of another model for the same rows.
func compare(ctx context.Context, e settings.Evaluation, predicted []chances, train, test []rentals.Rental) (*evidence.Against, error) {
	var theirs []chances
	model := e.Against
	if model == settings.AgainstBoosting {
		box, err := rentals.LearnBlackBox(ctx, train, e.Seed)
		if err != nil {
			return nil, err
		}
		box.Remember(test)
		theirs = predict(box, test)
	} else {
		var err error
		if theirs, err = readPredictions(e.Against, len(test)); err != nil {
			return nil, err
		}
		model = base(e.Against)
	}
	ours, err := among(predicted, test, anyRow)
	if err != nil {
		return nil, err
	}
	other, err := among(theirs, test, anyRow)
	if err != nil {
		return nil, err
	}
	paired, err := judge.Compare(ours, other, resamplings, e.Seed)
	if err != nil {
		return nil, err
	}
	return &evidence.Against{
		Model: model, AUCMean: rounded(other.MeanAUC(nil)), LogLoss: rounded(other.LogLoss()),
		ECEFit:     rounded(other.ECE(int(fit.OutcomeFits), nil)),
		Difference: rounded(paired.Difference), Interval: interval(paired.Interval), Better: rounded(paired.Better),
	}, nil
}

func outcomes(of chances) evidence.Outcomes {
	return evidence.Outcomes{Small: rounded(of[fit.OutcomeSmall]), Fit: rounded(of[fit.OutcomeFits]), Large: rounded(of[fit.OutcomeLarge])}
}

func interval(i judge.Interval) evidence.Interval {
	return evidence.Interval{Low: rounded(i.Low), High: rounded(i.High)}
}

// rounded keeps six decimals; what cannot be told is 0.
func rounded(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return math.Round(v*1e6) / 1e6
}
