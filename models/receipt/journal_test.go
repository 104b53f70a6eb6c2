package receipt

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
)

// journalOf is a journal of three closed days and one open one, the first two days ended.
func journalOf(t testing.TB) Journal {
	t.Helper()
	subject := Pseudonym("CUSTOMER")
	var (
		j    Journal
		last Link
	)
	for i, day := range []string{"2026-11-19", "2026-11-20", "2026-11-21", "2026-11-23", "2026-11-24"} {
		d := Day{Day: day, Accesses: []Access{
			{"advice", "product", []string{"bust", "waist"}, ResultGranted, i + 1},
			{"offers", "listing", []string{"bust"}, ResultDenied, 1},
		}}
		sealed, err := d.Seal(subject, last)
		must(t, err)
		j.Days, last = append(j.Days, sealed), sealed.Link()
	}
	j.Days = j.Days[2:]
	j.Open = []Day{{Day: "2026-11-25", Accesses: []Access{{"self", "my-data", []string{"bust"}, ResultGranted, 1}}}}
	var err error
	j.Tip, err = SignTip(testKey(1), subject, j.Days[0].Link(), last)
	must(t, err)
	return j
}

func TestJournalCheck_WithoutEndedDays(t *testing.T) {
	t.Parallel()
	chain, err := journalOf(t).Check(PublicKey(testKey(1)))
	must(t, err)
	if chain.Days != 3 || chain.Tip.First.Number != 3 || chain.Tip.Last.Day != "2026-11-24" {
		t.Errorf("chain %+v", chain)
	}
	if chain, err := (Journal{}).Check(PublicKey(testKey(1))); err != nil || chain.Days != 0 {
		t.Errorf("no closed day: %+v, %v", chain, err)
	}
}

// tampering is everything that can be done to a journal without the shop's key.
var tampering = map[string]func(j *Journal){
	"an access counted down":     func(j *Journal) { j.Days[1].Accesses[0].Count-- },
	"an access of another page":  func(j *Journal) { j.Days[1].Accesses[0].Kind = "listing" },
	"an access of other data":    func(j *Journal) { j.Days[1].Accesses[0].Data = []string{"bust"} },
	"an access of another use":   func(j *Journal) { j.Days[1].Accesses[0].Purpose = "self" },
	"a denial granted":           func(j *Journal) { j.Days[1].Accesses[1].Result = ResultGranted },
	"an access removed":          func(j *Journal) { j.Days[1].Accesses = j.Days[1].Accesses[:1] },
	"an access added":            func(j *Journal) { j.Days[2].Accesses = append(j.Days[2].Accesses, j.Days[2].Accesses[0]) },
	"the first day removed":      func(j *Journal) { j.Days = j.Days[1:] },
	"a middle day removed":       func(j *Journal) { j.Days = slices.Delete(j.Days, 1, 2) },
	"the last day removed":       func(j *Journal) { j.Days = j.Days[:2] },
	"every day removed":          func(j *Journal) { j.Days = nil },
	"a day twice":                func(j *Journal) { j.Days = append(j.Days, j.Days[2]) },
	"two days changed places":    func(j *Journal) { j.Days[0], j.Days[1] = j.Days[1], j.Days[0] },
	"a day of another date":      func(j *Journal) { j.Days[1].Day = "2026-11-22" },
	"another hash":               func(j *Journal) { j.Days[2].Hash = j.Days[1].Hash },
	"the tip removed":            func(j *Journal) { j.Tip = nil },
	"the tip null":               func(j *Journal) { j.Tip = json.RawMessage("null") },
	"a tip that is none":         func(j *Journal) { j.Tip = json.RawMessage(`{"@type":"JournalTip"}`) },
	"an access into closed days": func(j *Journal) { j.Open = append(j.Open, Day{Day: "2026-11-22"}) },
	"all chained anew": func(j *Journal) {
		j.Days[0].Accesses[0].Count = 99
		for i := range j.Days {
			if i > 0 {
				j.Days[i].Previous = j.Days[i-1].Hash
			}
			j.Days[i].Hash, _ = j.Days[i].hash()
		}
	},
}

func TestJournalCheck_Tampered(t *testing.T) {
	t.Parallel()
	for name, tamper := range tampering {
		j := journalOf(t)
		tamper(&j)
		_, err := j.Check(PublicKey(testKey(1)))
		var broken *Broken
		if !errors.As(err, &broken) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := journalOf(t).Check(PublicKey(testKey(2))); err == nil {
		t.Error("another shop's tip is believed")
	}
	signedByAnother := journalOf(t)
	var err error
	signedByAnother.Tip, err = SignTip(testKey(2), Pseudonym("CUSTOMER"), signedByAnother.Days[0].Link(), signedByAnother.Days[2].Link())
	must(t, err)
	if _, err := signedByAnother.Check(PublicKey(testKey(1))); err == nil {
		t.Error("a tip signed with another key is believed")
	}
}

func TestJournalCheck_OtherCustomer(t *testing.T) {
	t.Parallel()
	day, err := Day{Day: "2026-11-23", Accesses: []Access{}}.Seal(Pseudonym("OTHER"), Link{})
	must(t, err)
	tip, err := SignTip(testKey(1), Pseudonym("CUSTOMER"), day.Link(), day.Link())
	must(t, err)
	if _, err := (Journal{Days: []Day{day}, Tip: tip}).Check(PublicKey(testKey(1))); err == nil {
		t.Error("another customer's first day is believed")
	}
}

// export writes a journal as a copy of data holds it.
func export(t testing.TB, j Journal) []byte {
	t.Helper()
	type values map[string]any
	accesses, days, tips := []any{}, []any{}, []any{}
	for _, d := range slices.Backward(slices.Concat(j.Days, j.Open)) {
		for _, a := range d.Accesses {
			accesses = append(accesses, values{"values": values{
				"day": d.Day, "purpose": a.Purpose, "kind": a.Kind, "data": a.Data, "granted": a.Result == ResultGranted, "count": a.Count,
			}})
		}
	}
	for _, d := range j.Days {
		days = append(days, values{"values": values{"number": d.Number, "day": d.Day, "previous": d.Previous, "hash": d.Hash}})
	}
	if j.Tip != nil {
		tips = append(tips, values{"values": values{"tip": string(j.Tip)}})
	}
	signed, err := Sign(testKey(1), values{"@type": TypeMyData, "bust": 93.7191, "held": values{"accesses": accesses, "journal_days": days, "journal_tip": tips}})
	must(t, err)
	return signed
}

func TestVerify_CopyWithJournal(t *testing.T) {
	t.Parallel()
	verdict, err := Verify(export(t, journalOf(t)))
	must(t, err)
	if verdict.Type != TypeMyData || verdict.Journal == nil || verdict.Journal.Days != 3 {
		t.Errorf("verdict %+v", verdict)
	}
	if verdict, err := Verify(export(t, Journal{})); err != nil || verdict.Journal.Days != 0 {
		t.Errorf("an empty journal: %+v, %v", verdict.Journal, err)
	}
	for name, tamper := range tampering {
		j := journalOf(t)
		tamper(&j)
		if name == "an access into closed days" { // a day without accesses cannot stand in the file
			j.Open[1].Accesses = j.Days[0].Accesses
		}
		if _, err := Verify(export(t, j)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	without, err := Sign(testKey(1), map[string]any{"@type": TypeMyData})
	must(t, err)
	if _, err := Verify(without); !errors.Is(err, ErrInvalid) {
		t.Errorf("without a journal: error %v", err)
	}
}
