package console

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"ebenmass/web/settings"
)

// base is the name of a file without its folder, which is nobody's business.
func base(name string) string {
	if name == "" {
		return ""
	}
	return filepath.Base(name)
}

// predictionNames head a file of predictions.
var predictionNames = []string{"p_small", "p_fit", "p_large"}

// writePredictions writes one line for each row, in its order, with every digit. The file
// is whole or not there.
func writePredictions(name string, all []chances) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return unreadable(name, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // half a file; the first error is told
		}
	}()
	buffered := bufio.NewWriter(f)
	w := csv.NewWriter(buffered)
	_ = w.Write(predictionNames) // kept by the writer, told by Error
	for _, p := range all {
		line := make([]string, len(p))
		for o, v := range p {
			line[o] = strconv.FormatFloat(v, 'g', -1, 64)
		}
		_ = w.Write(line)
	}
	w.Flush()
	if err := errors.Join(w.Error(), buffered.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return fmt.Errorf("writing predictions: %w", err)
	}
	return os.Rename(f.Name(), name)
}

// readPredictions reads such a file, for so many rows.
func readPredictions(name string, rows int) ([]chances, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReader(f))
	r.FieldsPerRecord = len(predictionNames)
	if _, err := r.Read(); err != nil {
		return nil, unreadable(name, err)
	}
	all := make([]chances, 0, rows)
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(name, err)
		}
		var p chances
		for o, text := range fields {
			if p[o], err = strconv.ParseFloat(text, 64); err != nil || !(p[o] >= 0 && p[o] <= 1) {
				return nil, &settings.UsageError{Problem: fmt.Sprintf("%s: line %d holds no chance from 0 to 1", name, len(all)+2)}
			}
		}
		all = append(all, p)
	}
	if len(all) != rows {
		return nil, &settings.UsageError{Problem: fmt.Sprintf("%s predicts %d rows, not %d", name, len(all), rows)}
	}
	return all, nil
}
