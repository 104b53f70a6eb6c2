package export

import (
	"bytes"
	"encoding/json"
	"strconv"
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
	Usual    []fit.UsualSize
	Owned    []fit.OwnedGarment
}

// oldestVersion is the oldest version of the format that is read: it had no usual sizes and no
// garments at home.
const oldestVersion = 1

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
	if version := 0; json.Unmarshal(document.Version, &version) != nil || version < oldestVersion || version > Version {
		return Profile{}, FaultVersion
	}
	p := &Profile{Measures: map[fit.Measure]float64{}, Choices: map[string]string{}}
	names := map[string]bool{}
	for _, r := range document.Held.Measurements {
		if names[r.Name] || !p.add(r.Name, r.Values) {
			return Profile{}, FaultMalformed
		}
		names[r.Name] = true
	}
	if len(p.Measures)+len(p.Usual)+len(p.Owned) == 0 {
		return Profile{}, FaultNoProfile
	}
	return *p, nil
}

// add takes one record over, and reports whether it is one of a fit profile.
func (p *Profile) add(name string, values map[string]json.RawMessage) bool {
	switch name {
	case "sizing", "measured_with", "preference":
		var choice *string
		if json.Unmarshal(values["choice"], &choice) != nil || choice == nil {
			return false
		}
		p.Choices[name] = *choice
		return true
	}
	for _, garment := range fit.Garments {
		for n := range fit.MaxUsual {
			if name == fit.Numbered("usual."+string(garment), n+1, ".") {
				return p.addUsual(garment, values)
			}
		}
	}
	for n := range fit.MaxOwned {
		if name == "owned."+strconv.Itoa(n+1) {
			return p.addOwned(values)
		}
	}
	m, err := fit.MeasureNamed(name)
	if err != nil {
		return false
	}
	var cm *float64
	if json.Unmarshal(values["cm"], &cm) != nil || cm == nil {
		return false
	}
	p.Measures[m] = *cm
	return true
}

func (p *Profile) addUsual(garment fit.Garment, values map[string]json.RawMessage) bool {
	var label, system *string
	if json.Unmarshal(values["label"], &label) != nil || label == nil || json.Unmarshal(values["system"], &system) != nil || system == nil {
		return false
	}
	p.Usual = append(p.Usual, fit.UsualSize{Garment: garment, Label: *label, System: *system})
	return true
}

func (p *Profile) addOwned(values map[string]json.RawMessage) bool {
	var kind *string
	if json.Unmarshal(values["type"], &kind) != nil || kind == nil {
		return false
	}
	owned := fit.OwnedGarment{Type: fit.Type(*kind)}
	for _, z := range fit.FlatZones {
		written, given := values[z.String()]
		var cm *float64
		if given && (json.Unmarshal(written, &cm) != nil || cm == nil) {
			return false
		}
		if given {
			owned.Flat[z] = *cm
		}
	}
	p.Owned = append(p.Owned, owned)
	return true
}
