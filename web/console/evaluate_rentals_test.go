package console

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/rentals"
	"ebenmass/web/settings"
)

const rentalHeader = "fit,user_id,item_id,weight_lbs,rented_for,body_type,category,size,age,review_date,bust_size_num,bust_size_letter,height_in"

// madeUpRentals are lines of people who do not exist.
func madeUpRentals(rows int, seed uint64) []string {
	d := rand.New(rand.NewPCG(seed, 1))
	all := make([]string, rows)
	for i := range all {
		build, article := d.NormFloat64(), d.IntN(12)
		size := min(max(int(14+5*build+3*d.NormFloat64()), 0), 58)
		felt := float64(size) - 14 - 5*build + float64(article%5-2)
		said := "fit"
		if felt < -2.5 {
			said = "small"
		} else if felt > 2.5 {
			said = "large"
		}
		all[i] = fmt.Sprintf("%s,u%d,i%d,%d,%s,%s,gown,%d,%d,2016-%02d-%02d,34,c,%d", said, d.IntN(rows/3+1), article,
			140+int(20*build), []string{"party", "work"}[d.IntN(2)], []string{"pear", "apple"}[d.IntN(2)], size, 25+d.IntN(20), 1+d.IntN(12), 1+d.IntN(28), 60+d.IntN(12))
	}
	return all
}

func writeLines(t *testing.T, name string, rows []string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	text := []byte(rentalHeader + "\n" + strings.Join(rows, "\n") + "\n")
	if strings.HasSuffix(name, ".gz") {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		text = packed.Bytes()
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func still() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

func evaluated(t *testing.T, e settings.Evaluation) string {
	t.Helper()
	var out bytes.Buffer
	if err := Evaluate(t.Context(), e, still, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEvaluate_Deterministic(t *testing.T) {
	t.Parallel()
	trained := 400
	if testing.Short() {
		trained = 200
	}
	train, test := writeLines(t, "train.csv.gz", madeUpRentals(trained, 1)), writeLines(t, "test.csv", madeUpRentals(120, 2))
	e := settings.Evaluation{Train: train, Test: test, JSON: true, Seed: 4, Against: settings.AgainstBoosting}
	first := evaluated(t, e)
	if second := evaluated(t, e); first != second {
		t.Errorf("%s\nand then\n%s", first, second)
	}
	var r evidence.Rentals
	if err := json.Unmarshal([]byte(first), &r); err != nil {
		t.Fatal(err)
	}
	if r.Rows != 120 || r.Trained != trained || r.AUC.Mean < 0.6 || r.LogLoss <= 0 || r.UnseenUsers.Rows == 0 || r.Against.Model != "boosting" {
		t.Errorf("%+v", r)
	}
	if strings.Contains(first, filepath.Dir(train)) {
		t.Errorf("the result names folders of this machine:\n%s", first)
	}
	for _, key := range []string{`"rows"`, `"auc"`, `"log_loss"`, `"ece"`, `"unseen_items"`, `"unseen_users"`, `"seconds"`, `"mean"`, `"auc_mean"`} {
		if !strings.Contains(first, key) {
			t.Errorf("no %s in\n%s", key, first)
		}
	}
}

func TestEvaluate_PredictsWithoutAnswers(t *testing.T) {
	t.Parallel()
	rows := madeUpRentals(60, 2)
	untold := slices.Clone(rows)
	for i := range untold {
		_, rest, _ := strings.Cut(untold[i], ",")
		untold[i] = "," + rest
	}
	train := writeLines(t, "train.csv", madeUpRentals(300, 1))
	predict := func(rows []string) (predicted, said string) {
		file := filepath.Join(t.TempDir(), "p.csv")
		said = evaluated(t, settings.Evaluation{Train: train, Test: writeLines(t, "test.csv", rows), Predictions: file, JSON: true})
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data), said
	}
	with, judged := predict(rows)
	without, unjudged := predict(untold)
	if with != without {
		t.Error("predictions change with the answers")
	}
	if lines := strings.Split(strings.TrimSpace(with), "\n"); len(lines) != 61 || lines[0] != "p_small,p_fit,p_large" {
		t.Errorf("%d lines, headed %q", len(lines), lines[0])
	}
	if !strings.Contains(judged, `"auc"`) || strings.Contains(unjudged, `"auc"`) || !strings.Contains(unjudged, `"predicted": 60`) {
		t.Errorf("judged:\n%s\nunjudged:\n%s", judged, unjudged)
	}
}

func TestEvaluate_MalformedRows(t *testing.T) {
	t.Parallel()
	rows := madeUpRentals(50, 2)
	rows[7], rows[20], rows[21] = "only,four,fields,here", strings.Replace(rows[20], "2016-", "sometime ", 1), strings.Replace(rows[21], "2016-", "sometime ", 1)
	file := filepath.Join(t.TempDir(), "p.csv")
	said := evaluated(t, settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(200, 1)), Test: writeLines(t, "test.csv", rows), Predictions: file})
	for _, want := range []string{"could not be read in full: 2, the first in line 22: review_date", "could not be read in full: 1, the first in line 9", "in the test file", "predicted 47"} {
		if !strings.Contains(said, want) {
			t.Errorf("nothing says %q:\n%s", want, said)
		}
	}
	if p, err := readPredictions(file, 50); err != nil || len(p) != 50 {
		t.Errorf("%d predictions, error %v", len(p), err)
	}
}

func TestEvaluate_BadFile(t *testing.T) {
	t.Parallel()
	good := writeLines(t, "good.csv", madeUpRentals(40, 1))
	lacking := filepath.Join(t.TempDir(), "lacking.csv")
	if err := os.WriteFile(lacking, []byte(strings.Replace(rentalHeader, "age,", "", 1)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(t.TempDir(), "short.csv")
	if err := os.WriteFile(short, []byte("p_small,p_fit,p_large\n0.1,0.8,0.1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wild := filepath.Join(t.TempDir(), "wild.csv")
	if err := os.WriteFile(wild, []byte("p_small,p_fit,p_large\n0.1,much,0.1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		e    settings.Evaluation
		want string
	}{
		"missing":       {settings.Evaluation{Train: "nowhere.csv", Test: good}, "nowhere.csv: no such file"},
		"no such test":  {settings.Evaluation{Train: good, Test: "nowhere.csv"}, "nowhere.csv: no such file"},
		"a column":      {settings.Evaluation{Train: lacking, Test: good}, "the table lacks the column age"},
		"no rows":       {settings.Evaluation{Train: writeLines(t, "empty.csv", nil), Test: good}, "no row tells how it fitted"},
		"few lines":     {settings.Evaluation{Train: good, Test: good, Against: short}, "predicts 1 rows, not 40"},
		"no number":     {settings.Evaluation{Train: good, Test: good, Against: wild}, "line 2"},
		"no folder":     {settings.Evaluation{Train: good, Test: good, Predictions: filepath.Join(t.TempDir(), "none", "p.csv")}, "no such file"},
		"no such other": {settings.Evaluation{Train: good, Test: good, Against: "nowhere.csv"}, "nowhere.csv: no such file"},
	} {
		var usage *settings.UsageError
		err := Evaluate(t.Context(), c.e, still, io.Discard, io.Discard)
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestEvaluate_AgainstItself(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "own.csv")
	e := settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(300, 1)), Test: writeLines(t, "test.csv", madeUpRentals(90, 2)), Predictions: file, JSON: true, Seed: 1}
	evaluated(t, e)
	e.Against = file
	var r evidence.Rentals
	if err := json.Unmarshal([]byte(evaluated(t, e)), &r); err != nil {
		t.Fatal(err)
	}
	if a := r.Against; a.Model != "own.csv" || a.Difference != 0 || a.Interval != (evidence.Interval{}) || a.Better != 0.5 || a.AUCMean != r.AUC.Mean {
		t.Errorf("%+v", r.Against)
	}
}

func TestEvaluate_Ablation(t *testing.T) {
	t.Parallel()
	rows := 200
	if testing.Short() {
		rows = 120
	}
	e := settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(rows, 1)), Holdout: settings.HoldoutRandom, Ablate: true, JSON: true, Seed: 1}
	var r evidence.Rentals
	if err := json.Unmarshal([]byte(evaluated(t, e)), &r); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range r.Ablation {
		names = append(names, a.Without)
		if a.AUCMean <= 0 || a.SD == 0 {
			t.Errorf("%+v", a)
		}
	}
	if want := []string{"age", "weight", "height", "bust", "body_type", "occasion", "history"}; !slices.Equal(names, want) {
		t.Errorf("told of %v", names)
	}
	if text := evaluated(t, settings.Evaluation{Train: e.Train, Holdout: settings.HoldoutDate, Seed: 1}); !strings.Contains(text, "Speaking from a threshold on") || strings.Contains(text, "%!") {
		t.Errorf("badly told:\n%s", text)
	}
}

func TestHoldBack_NoneLost(t *testing.T) {
	t.Parallel()
	rows := make([]rentals.Rental, 103)
	for i := range rows {
		rows[i].Day = 200 - i
	}
	train, test := holdBack(rows, settings.HoldoutDate, 1)
	last := slices.MinFunc(test, func(a, b rentals.Rental) int { return a.Day - b.Day })
	for _, r := range train {
		if r.Day > last.Day {
			t.Fatalf("learned from day %d, tested on day %d", r.Day, last.Day)
		}
	}
	days := map[int]int{}
	for n := range splits {
		train, test := fold(rows, n, 1)
		if len(train)+len(test) != len(rows) {
			t.Errorf("split %d has %d and %d rows", n, len(train), len(test))
		}
		for _, r := range test {
			days[r.Day]++
		}
	}
	for _, r := range rows {
		if days[r.Day] != 1 {
			t.Errorf("row of day %d was held back %d times", r.Day, days[r.Day])
		}
	}
	one, other := holdBack(rows, settings.HoldoutRandom, 1)
	if len(one) != 82 || len(other) != 21 {
		t.Errorf("%d and %d rows", len(one), len(other))
	}
}

func TestEvaluate_Cancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	folder := t.TempDir()
	e := settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(200, 1)), Holdout: settings.HoldoutDate, Predictions: filepath.Join(folder, "p.csv")}
	var shown bytes.Buffer
	stopping := writer(func(p []byte) { shown.Write(p); cancel() })
	if err := Evaluate(ctx, e, still, io.Discard, stopping); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("%d files are left, error %v", len(left), err)
	}
	if !strings.Contains(shown.String(), "learning: 1 of") {
		t.Errorf("progress %q", shown.String())
	}
}

type writer func([]byte)

func (w writer) Write(p []byte) (int, error) {
	w(p)
	return len(p), nil
}
