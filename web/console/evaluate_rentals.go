package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/rentals"
	"ebenmass/web/settings"
)

// memoryLimit is how many bytes an evaluation takes before it rather collects garbage than
// asks for more: of 156,000 rentals some 160 MB are in use at a time, but learning leaves
// garbage faster than it would be collected.
const memoryLimit = 450 << 20

// evaluateRentals learns from some rentals, predicts others and says how well. All but when
// and how long depends on the files and the seed alone; what the test rows say of how they
// fitted bears on no prediction.
func evaluateRentals(ctx context.Context, e settings.Evaluation, now func() time.Time, out, watch io.Writer) error {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(min(memoryLimit, debug.SetMemoryLimit(-1))))
	train, skipped, err := readRentals(e.Train)
	if err != nil {
		return err
	}
	var test []rentals.Rental
	if e.Test != "" {
		var more []evidence.Skipped
		if test, more, err = readRentals(e.Test); err != nil {
			return err
		}
		for _, s := range more {
			s.Reason += ", in the test file"
			skipped = append(skipped, s)
		}
	} else {
		train, test = holdBack(train, e.Holdout, e.Seed)
	}
	begun := now()
	p := &progress{out: watch}
	defer p.clear()
	model, err := rentals.Learn(ctx, train, rentals.Options{Progress: p.of("learning")})
	if errors.Is(err, rentals.ErrNoLabels) {
		return &settings.UsageError{Problem: e.Train + ": " + err.Error()}
	}
	if err != nil {
		return err
	}
	model.Remember(test)
	predicted := predict(model, test)
	seconds := now().Sub(begun)
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.Predictions != "" {
		if err := writePredictions(e.Predictions, predicted); err != nil {
			return err
		}
	}
	r := evidence.Rentals{
		Made: madeBy(commandOf(e), e.Seed, begun), Holdout: e.Holdout, Skipped: skipped,
		Trained: labelled(train), Seconds: seconds.Round(100 * time.Millisecond).Seconds(),
	}
	if labelled(test) == 0 {
		return writePredicted(out, e.JSON, &r, len(test))
	}
	if err := judgeRows(&r, predicted, train, test, e.Seed); err != nil {
		return err
	}
	if e.Holdout != settings.HoldoutRandom {
		if r.Sizes, err = judgeSizes(ctx, train, test); err != nil {
			return err
		}
	}
	if e.Against != "" {
		p.say("comparing")
		if r.Against, err = compare(ctx, e, predicted, train, test); err != nil {
			return err
		}
	}
	if e.Ablate {
		if r.Ablation, err = ablate(ctx, train, e.Seed, p); err != nil {
			return err
		}
	}
	p.clear()
	if e.JSON {
		return writeJSON(out, &r)
	}
	return writeRentals(out, &r)
}

// readRentals reads a file of rentals.
func readRentals(name string) ([]rentals.Rental, []evidence.Skipped, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, unreadable(name, err)
	}
	defer f.Close()
	var rows []rentals.Rental
	reading, err := rentals.Read(f, func(r rentals.Rental) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		return nil, nil, unreadable(name, err)
	}
	skipped := make([]evidence.Skipped, 0, len(reading.Skipped))
	for _, s := range reading.Skipped {
		skipped = append(skipped, evidence.Skipped(s))
	}
	return rows, skipped, nil
}

// unreadable says what is wrong with a file that was named on the command line.
func unreadable(name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return &settings.UsageError{Problem: fmt.Sprintf("%s: %v", name, err)}
}

// commandOf is how the result can be made again, with files by their names alone.
func commandOf(e settings.Evaluation) string {
	words := []string{"ebenmass evaluate"}
	add := func(flag, value string) {
		if value != "" {
			words = append(words, "--"+flag+" "+value)
		}
	}
	add("train", base(e.Train))
	add("test", base(e.Test))
	add("holdout", e.Holdout)
	add("against", base(e.Against))
	if e.Ablate {
		words = append(words, "--ablate")
	}
	words = append(words, fmt.Sprintf("--seed %d --json", e.Seed))
	return strings.Join(words, " ")
}

// labelled counts the rows that say how they fitted.
func labelled(rows []rentals.Rental) (n int) {
	for i := range rows {
		if rows[i].Labelled {
			n++
		}
	}
	return n
}

// writePredicted says what was done where nothing could be judged.
func writePredicted(out io.Writer, asJSON bool, r *evidence.Rentals, rows int) error {
	if asJSON {
		return writeJSON(out, struct {
			Made      evidence.Made      `json:"made"`
			Trained   int                `json:"trained"`
			Predicted int                `json:"predicted"`
			Skipped   []evidence.Skipped `json:"skipped,omitempty"`
			Seconds   float64            `json:"seconds"`
		}{r.Made, r.Trained, rows, r.Skipped, r.Seconds})
	}
	w := &lines{out: out}
	w.printf("Learned from %d rows and predicted %d in %.1f s. No row of the test file says how it fitted: nothing to judge.\n", r.Trained, rows, r.Seconds)
	writeSkipped(w, r.Skipped)
	return w.err
}
