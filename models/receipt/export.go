package receipt

import (
	"encoding/json"
	"errors"
	"slices"
)

// exported is what a copy of data says about the access journal: its accesses, the closed
// days and the tip, each a list of records.
type exported struct {
	Held *struct {
		Accesses []record[struct {
			Day string `json:"day"`
			Access
			Granted bool `json:"granted"`
		}] `json:"accesses"`
		Days []record[Day] `json:"journal_days"`
		Tip  []record[struct {
			Tip string `json:"tip"`
		}] `json:"journal_tip"`
	} `json:"held"`
}

// record is one record of the file; of the journal's only the values count.
type record[T any] struct {
	Values T `json:"values"`
}

// checkExported checks the journal within a copy of data.
func checkExported(document []byte, key []byte) (*Chain, error) {
	var file exported
	if err := json.Unmarshal(document, &file); err != nil || file.Held == nil || file.Held.Days == nil {
		return nil, errors.New("it holds no journal")
	}
	chain, err := file.journal().Check(key)
	if err != nil {
		return nil, err
	}
	return &chain, nil
}

// journal puts the journal together again.
func (e exported) journal() Journal {
	var j Journal
	for _, r := range e.Held.Days {
		j.Days = append(j.Days, r.Values)
	}
	for _, r := range e.Held.Accesses {
		access := r.Values.Access
		access.Result = ResultDenied
		if r.Values.Granted {
			access.Result = ResultGranted
		}
		list := &j.Days
		i := slices.IndexFunc(j.Days, func(d Day) bool { return d.Day == r.Values.Day })
		if i < 0 {
			list = &j.Open
			i = slices.IndexFunc(j.Open, func(d Day) bool { return d.Day == r.Values.Day })
		}
		if i < 0 {
			j.Open = append(j.Open, Day{Day: r.Values.Day})
			i = len(j.Open) - 1
		}
		(*list)[i].Accesses = append((*list)[i].Accesses, access)
	}
	if len(e.Held.Tip) > 0 {
		j.Tip = json.RawMessage(e.Held.Tip[0].Values.Tip)
	}
	return j
}
