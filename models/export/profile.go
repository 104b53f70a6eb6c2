package export

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"ebenmass/models/fit"
)

// MaxFile is the largest file in bytes a profile is read from: years of journal fit in.
const MaxFile = 1 << 20

// Fault says why no fit profile can be read from a file.
type Fault string

// Faults.
const (
	FaultNoFile    Fault = "no_file"    // none was chosen, or an empty one
	FaultNotJSON   Fault = "not_json"   // no JSON at all
	FaultOther     Fault = "other"      // JSON, but no file of this format
	FaultVersion   Fault = "version"    // a file of another version of the format
	FaultTooLarge  Fault = "too_large"  // more than MaxFile
	FaultNoProfile Fault = "no_profile" // the file holds no measurement
	FaultMalformed Fault = "malformed"  // a measurement that is none, or two of one name
)

// Error implements error. It never repeats anything of the file.
func (f Fault) Error() string { return "export: no profile: " + string(f) }

// Profile is a fit profile as a file gives it: unchecked. The form it fills checks it.
type Profile struct {
	Measures map[fit.Measure]float64 // in cm
	Choices  map[string]string       // sizing, measured_with, preference: those given
}

// ParseProfile reads the fit profile from a JSON export. Of the rest of the file it looks
// at nothing; errors are a Fault.
func ParseProfile(file []byte) (Profile, error) {
	if len(file) > MaxFile {
		return Profile{}, FaultTooLarge
	}
	var document struct {
		Version json.RawMessage `json:"version"`
		Held    *struct {
			Measurements []struct {
				Name   string                     `json:"name"`
				Values map[string]json.RawMessage `json:"values"`
			} `json:"measurements"`
		} `json:"held"`
	}
	file = bytes.TrimPrefix(file, []byte("\ufeff")) // some editors put it before
	if !json.Valid(file) || !utf8.Valid(file) {
		return Profile{}, FaultNotJSON
	}
	if json.Unmarshal(file, &document) != nil || document.Held == nil || document.Version == nil {
		return Profile{}, FaultOther
	}
	if version := 0; json.Unmarshal(document.Version, &version) != nil || version != Version {
		return Profile{}, FaultVersion
	}
	p := Profile{Measures: map[fit.Measure]float64{}, Choices: map[string]string{}}
	for _, r := range document.Held.Measurements {
		if !p.add(r.Name, r.Values) {
			return Profile{}, FaultMalformed
		}
	}
	if len(p.Measures) == 0 {
		return Profile{}, FaultNoProfile
	}
	return p, nil
}

// add takes one record over, and reports whether it is one of a fit profile and the first
// of its name.
func (p Profile) add(name string, values map[string]json.RawMessage) bool {
	switch name {
	case "sizing", "measured_with", "preference":
		var choice *string
		_, twice := p.Choices[name]
		if twice || json.Unmarshal(values["choice"], &choice) != nil || choice == nil {
			return false
		}
		p.Choices[name] = *choice
		return true
	}
	m, err := fit.MeasureNamed(name)
	if err != nil {
		return false
	}
	var cm *float64
	_, twice := p.Measures[m]
	if twice || json.Unmarshal(values["cm"], &cm) != nil || cm == nil {
		return false
	}
	p.Measures[m] = *cm
	return true
}
