package receipt

import (
	"encoding/json"
	"fmt"
	"time"
)

// Erasure is what an erasure came to. It names nobody and nothing that was erased: only
// kinds, numbers and times.
type Erasure struct {
	ID          string         `json:"dct:identifier"`
	Scope       string         `json:"scope"` // "measurements", "withdrawal", "order", "feedback" or "all"
	Started     time.Time      `json:"started"`
	Finished    time.Time      `json:"finished"`
	Resumed     bool           `json:"resumed"`            // the shop had stopped in the middle and finished it later
	Keys        int            `json:"keysDestroyed"`      // customers' own keys
	Deleted     map[string]int `json:"rowsDeleted"`        // by table
	Storage     string         `json:"storage"`            // "sqlite" or "postgresql"
	LogEmptied  bool           `json:"logEmptied"`         // the write-ahead logs hold nothing any more; always false on PostgreSQL
	RowsLeft    *int           `json:"rowsLeft,omitempty"` // counted after the deletion, of those it takes; nil where they were not counted
	SearchState SearchState    `json:"searchState,omitempty"`
	Searched    *time.Time     `json:"searchFinished,omitempty"` // when the search ended; nil before
	SearchedFor map[string]int `json:"searchedFor"`              // values by kind, each in every form
	Forms       []string       `json:"forms"`
	Before      Search         `json:"searchBefore"` // of files, before anything was deleted; not of a large folder
	After       Search         `json:"searchAfter"`  // of files
	Tables      Search         `json:"searchTables"` // of PostgreSQL's tables, as a client reads them
	OutOfReach  []string       `json:"outOfReach"`   // see [Limits]
}

// SearchState is how far the search after an erasure is. Receipts from before it had one are
// without: their search was over when they were written.
type SearchState string

// States of a search.
const (
	SearchPending     SearchState = "pending"     // it waits or is under way; the receipt is signed anew when it ends
	SearchDone        SearchState = "done"        // all was read
	SearchIncomplete  SearchState = "incomplete"  // not all could be read, or too much was waiting
	SearchInterrupted SearchState = "interrupted" // the shop stopped before, and what to search for was lost with its memory
	SearchNothing     SearchState = "nothing"     // there was nothing telling to search for
)

// Search is one search of every byte of every file in the data folder, or of every table.
type Search struct {
	Whole  bool  `json:"whole"` // all was read; otherwise the numbers say how far it came
	Files  int   `json:"files"` // or tables
	Bytes  int64 `json:"bytes"`
	Copies int   `json:"copies"` // found of what was searched for
}

// What no erasure reaches, as receipts call it.
const (
	LimitBackups    = "copies-of-the-data-folder-made-before"
	LimitDisk       = "blocks-a-drive-has-put-aside"
	LimitDeadRows   = "deleted-rows-until-postgresql-vacuums-them"
	LimitServerLogs = "write-ahead-logs-and-replicas-of-postgresql"
)

// Limits returns what is out of an erasure's reach in a storage. What was sealed cannot be
// read there either, since its key is destroyed.
func Limits(storage string) []string {
	if storage == StoragePostgres {
		return []string{LimitDeadRows, LimitServerLogs, LimitBackups, LimitDisk}
	}
	return []string{LimitBackups, LimitDisk}
}

// Storages.
const (
	StorageSQLite   = "sqlite"
	StoragePostgres = "postgresql"
)

// Document returns the receipt, to be signed.
func (e Erasure) Document() (map[string]any, error) {
	text, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	document := map[string]any{}
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	document["@context"] = Context()
	document["@id"] = "urn:ebenmass:receipt:" + e.ID
	document["@type"] = TypeErasure
	document["schemaVersion"] = Schema
	document["dpv:isExercising"] = "eu-gdpr:A17"
	return document, nil
}

// ReadErasure reads what a receipt of an erasure says. It does not check its signature.
func ReadErasure(document []byte) (Erasure, error) {
	var e Erasure
	if err := json.Unmarshal(document, &e); err != nil {
		return Erasure{}, fmt.Errorf("receipt: read erasure: %w", err)
	}
	return e, nil
}
