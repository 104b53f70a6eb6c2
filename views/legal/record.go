package legal

import (
	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// RecordPage is the record of processing for people.
type RecordPage struct {
	shell.Page
	Record Record
}

// Record is the record of processing activities (Art. 30(1) GDPR) in one language. The page
// shows it, and programs read it as JSON; both are made from the registers the code obeys.
type Record struct {
	Basis      string           `json:"legal_basis"` // "Art. 30(1) GDPR"
	Language   models.Lang      `json:"language"`
	Controller RecordController `json:"controller"`
	Subjects   string           `json:"data_subjects"`
	Activities []RecordActivity `json:"activities"`
	Retention  []RecordKept     `json:"retention"`
	Transfers  string           `json:"transfers"` // to third countries
	Measures   []RecordMeasure  `json:"measures"`  // Art. 32 GDPR
	Documents  []RecordDocument `json:"documents"`
}

// RecordController is who is responsible.
type RecordController struct {
	Name           string `json:"name"`
	Street         string `json:"street"`
	City           string `json:"city"`
	Email          string `json:"email"`
	Representative string `json:"representative"`
	Officer        string `json:"data_protection_officer"`
}

// RecordActivity is one activity: a purpose of the registry, or a processing without consent.
type RecordActivity struct {
	ID         string        `json:"id"`
	InUse      bool          `json:"in_use"`
	Title      string        `json:"title"`
	Use        string        `json:"use"`
	NotDone    string        `json:"not_done,omitempty"`
	Article    string        `json:"article"` // of the GDPR, as "6(1)(a)"
	Basis      string        `json:"basis"`
	Data       []RecordDatum `json:"data"`
	Kept       []string      `json:"kept"` // names lines of the retention
	Retention  string        `json:"retention"`
	Recipients string        `json:"recipients"`
	Access     string        `json:"access"`
	Version    string        `json:"text_version,omitempty"` // of a purpose's text
	SHA256     string        `json:"text_sha256,omitempty"`
}

// RecordDatum is one kind of data by its name for programs and for people.
type RecordDatum struct {
	Name  string `json:"name"`
	Words string `json:"words"`
}

// RecordKept is one line of the retention register.
type RecordKept struct {
	Kept   string `json:"kept"`
	Words  string `json:"words"`
	Period string `json:"period"` // ISO 8601
	Text   string `json:"text"`
}

// RecordMeasure is one technical or organisational measure.
type RecordMeasure struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// RecordDocument is a document that belongs to the record.
type RecordDocument struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

// tally sums the record up.
func (p RecordPage) tally() []shell.TallyFigure {
	count := func(icon, key string, n int) shell.TallyFigure {
		return shell.TallyFigure{Icon: icon, Number: text.Number(p.Lang, float64(n), 0), Words: text.Plural(p.Lang, "record.tally."+key, n)}
	}
	return []shell.TallyFigure{
		count("check", "consented", len(p.Record.consented())), count("person", "others", len(p.Record.others())),
		count("eye", "third_parties", 0), count("truck", "transfers", 0),
	}
}

// consented are the activities that rest on a consent; others are the rest.
func (r Record) consented() (list []RecordActivity) {
	for _, a := range r.Activities {
		if a.Version != "" {
			list = append(list, a)
		}
	}
	return list
}

func (r Record) others() (list []RecordActivity) {
	for _, a := range r.Activities {
		if a.Version == "" {
			list = append(list, a)
		}
	}
	return list
}

// words lists the data of an activity for people.
func (a RecordActivity) words() []string {
	words := make([]string, len(a.Data))
	for i, d := range a.Data {
		words[i] = d.Words
	}
	return words
}

// recordFields are the fields of the record's JSON in their order; what each means is the
// message "record.field.<name>".
func recordFields() []string {
	return []string{
		"legal_basis", "language", "controller", "data_subjects", "activities", "retention", "transfers", "measures", "documents",
	}
}

// activityFields are those of one activity.
func activityFields() []string {
	return []string{
		"id", "in_use", "title", "use", "not_done", "article", "basis", "data", "kept", "retention",
		"recipients", "access", "text_version", "text_sha256",
	}
}
