package evidence

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"
)

// Names of the result files, without their ending; the pages mark figures with them.
const (
	RandomFile = "rentals_random"
	DateFile   = "rentals_date"
	JudgeFile  = "population_judge"
	ScoreFile  = "population_score"
	StrictFile = "population_strict"
)

// populationFiles are the results on simulated people, in the order of Results.Populations.
var populationFiles = [...]string{JudgeFile, ScoreFile, StrictFile}

//go:embed rentals_random.json rentals_date.json population_judge.json population_score.json population_strict.json
var files embed.FS

// Results is everything the shop's claims about fit rest on. Those that were read know the
// place of each of their values in the files.
type Results struct {
	Random Rentals // tested on a fifth chosen by chance
	Date   Rentals // tested on the last fifth by date

	// Populations are simulated people who feel sizes as the advisor judges them, by the
	// score alone, and strictly zone by zone.
	Populations [len(populationFiles)]Population

	places map[any]string // by the address of a field
}

// Committed are the result files that the program was built with. They are read once and
// belong to all who ask: nobody changes them.
var Committed = sync.OnceValue(func() *Results {
	results, err := read(files)
	if err != nil {
		panic(err) // embedded files are fixed when the program is built
	}
	return results
})

// PopulationFiles are the names of the results on simulated people, in the order of
// Results.Populations.
func PopulationFiles() []string { return populationFiles[:] }

// Population is the result with people who feel sizes as the advisor judges them: what the
// figures on a page are of, where it does not say otherwise.
func (r *Results) Population() *Population { return &r.Populations[0] }

// read decodes the files; a field that no type knows is an error, or a figure could
// be dropped unseen.
func read(files fs.FS) (*Results, error) {
	results := &Results{}
	parts := map[string]any{RandomFile: &results.Random, DateFile: &results.Date}
	for i, name := range populationFiles {
		parts[name] = &results.Populations[i]
	}
	for name, into := range parts {
		data, err := fs.ReadFile(files, name+".json")
		if err != nil {
			return nil, fmt.Errorf("evidence: %w", err)
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(into); err != nil {
			return nil, fmt.Errorf("evidence: %s: %w", name, err)
		}
	}
	results.index()
	return results, nil
}

// Traceable says whether a result names the day, the code and the command that made it.
// One that does not is shown, but never as something that was measured.
func (m Made) Traceable() bool { return m.Date != "" && m.Version != "" && m.Command != "" }

// Traceable says whether all results are.
func (r *Results) Traceable() bool {
	for i := range r.Populations {
		if !r.Populations[i].Made.Traceable() {
			return false
		}
	}
	return r.Random.Made.Traceable() && r.Date.Made.Traceable()
}
