package console

import (
	"fmt"
	"io"

	"ebenmass/models/evidence"
)

// progress shows on a terminal how far something has come, on one line.
type progress struct {
	out   io.Writer
	shown bool
}

func (p *progress) say(words string) {
	fmt.Fprintf(p.out, "\r\x1b[K%s", words)
	p.shown = true
}

// of tells of something that goes on in steps.
func (p *progress) of(what string) func(done, of int) {
	return func(done, of int) { p.say(fmt.Sprintf("%s: %d of %d", what, done, of)) }
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

// writeRentals writes the result for rentals, for people.
func writeRentals(out io.Writer, r *evidence.Rentals) error {
	w := &lines{out: out}
	w.printf("Learned from %d rows and predicted %d in %.1f s, seed %d.\n\n", r.Trained, r.Rows, r.Seconds, r.Made.Seed)
	w.printf("%-10s %8s %8s %8s %8s\n", "", "small", "fit", "large", "mean")
	w.printf("%-10s %8.4f %8.4f %8.4f %8.4f   95 %%: %.4f to %.4f\n", "AUC", r.AUC.Small, r.AUC.Fit, r.AUC.Large, r.AUC.Mean, r.AUCRange.Low, r.AUCRange.High)
	w.printf("%-10s %8.4f %8.4f %8.4f %8s   95 %% of fit: %.4f to %.4f\n", "ECE", r.ECE.Small, r.ECE.Fit, r.ECE.Large, "", r.ECERange.Low, r.ECERange.High)
	w.printf("Log loss %.4f. Unseen articles: %d rows, mean AUC %.4f. Unseen wearers: %d rows, %.4f.\n",
		r.LogLoss, r.UnseenItems.Rows, r.UnseenItems.AUCMean, r.UnseenUsers.Rows, r.UnseenUsers.AUCMean)
	w.printf("\nP(fits) said → fitted ")
	for _, b := range r.Calibration {
		w.printf("  %.3f → %.3f", b.Predicted, b.Observed)
	}
	w.printf("\nSpeaking from a threshold on:\n")
	for _, c := range r.Coverage {
		w.printf("  %.2f: speaks of %s, %s of these fitted\n", c.Threshold, percent(c.Covered), percent(c.Fitted))
	}
	if a := r.Against; a != nil {
		w.printf("\nAgainst %s (AUC %.4f, log loss %.4f, ECE %.4f): %+.4f, 95 %% %+.4f to %+.4f, better in %s of the resamplings.\n",
			a.Model, a.AUCMean, a.LogLoss, a.ECEFit, a.Difference, a.Interval.Low, a.Interval.High, percent(a.Better))
	}
	if r.Sizes != nil {
		writeSizes(w, r.Sizes)
	}
	if len(r.Ablation) > 0 {
		w.printf("\n%-10s %8s %9s %8s   over five splits of the rows learned from\n", "without", "AUC", "change", "sd")
		for _, a := range r.Ablation {
			w.printf("%-10s %8.4f %+9.4f %8.4f\n", a.Without, a.AUCMean, a.Delta, a.SD)
		}
	}
	writeSkipped(w, r.Skipped)
	return w.err
}

func writeSkipped(w *lines, skipped []evidence.Skipped) {
	for _, s := range skipped {
		w.printf("Rows that could not be read in full: %d, the first in line %d: %s.\n", s.Rows, s.First, s.Reason)
	}
}
