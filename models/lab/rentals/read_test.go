package rentals_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/rentals"
)

const header = "fit,user_id,item_id,weight_lbs,rating,rented_for,body_type,category,size,age,review_date,bust_size_num,bust_size_letter,height_in"

// madeUpRow is of nobody.
const madeUpRow = "large,u1,i1,130,10,vacation,pear,gown,12,30,1970-01-11,34,c,65"

func read(t testing.TB, content string) ([]rentals.Rental, rentals.Reading) {
	t.Helper()
	var rows []rentals.Rental
	reading, err := rentals.Read(strings.NewReader(content), func(r rentals.Rental) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows, reading
}

var wantRow = rentals.Rental{
	Labelled: true, Outcome: fit.OutcomeLarge, User: "u1", Item: "i1", Category: "gown", BodyType: "pear", Cup: "c", Occasion: "vacation",
	Size: 12, Weight: 130, Height: 65, Age: 30, Bust: 34, Day: 10,
}

func TestRead_ByColumnName(t *testing.T) {
	t.Parallel()
	if rows, reading := read(t, header+"\r\n\n"+madeUpRow); len(rows) != 1 || rows[0] != wantRow || reading.Skipped != nil {
		t.Errorf("got %+v, %+v", rows, reading)
	}
	names, fields := strings.Split(header, ","), strings.Split(madeUpRow, ",")
	lot := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		lot.Shuffle(len(names), func(i, j int) {
			names[i], names[j] = names[j], names[i]
			fields[i], fields[j] = fields[j], fields[i]
		})
		if rows, _ := read(t, "\ufeff"+strings.Join(names, ",")+"\n"+`"`+strings.Join(fields, `","`)+"\"\n"); len(rows) != 1 || rows[0] != wantRow {
			t.Errorf("%v: got %+v", names, rows)
		}
	}
}

func TestRead_Gzip(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(header + "\n" + madeUpRow + "\n"))
	_ = w.Close()
	if rows, _ := read(t, packed.String()); len(rows) != 1 || rows[0] != wantRow {
		t.Errorf("got %+v", rows)
	}
	if _, err := rentals.Read(strings.NewReader(packed.String()[:packed.Len()-9]), func(rentals.Rental) error { return nil }); err == nil {
		t.Error("a torn file is no error")
	}
}

func TestRead_MissingValues(t *testing.T) {
	t.Parallel()
	rows, reading := read(t, header+"\n,,,,,,,,8,,1970-01-01,,,\n")
	r := rows[0]
	if r.Labelled || r.User != "" || r.Size != 8 || !math.IsNaN(r.Weight) || !math.IsNaN(r.Height) || !math.IsNaN(r.Age) || !math.IsNaN(r.Bust) || reading.Skipped != nil {
		t.Errorf("got %+v, %+v", r, reading)
	}
}

func TestRead_MalformedRows(t *testing.T) {
	t.Parallel()
	for reason, row := range map[string]string{
		"fit is none of small, fit, large":          strings.Replace(madeUpRow, "large", "medium", 1),
		"size is no number within reason":           strings.Replace(madeUpRow, ",12,", ",secret,", 1),
		"size is not given":                         strings.Replace(madeUpRow, ",12,", ",,", 1),
		"weight_lbs is no number within reason":     strings.Replace(madeUpRow, "130", "NaN", 1),
		"review_date is no date such as 2016-04-20": strings.Replace(madeUpRow, "1970-01-11", "yesterday", 1),
		"another number of fields than the header":  madeUpRow + ",secret",
		"quotes that do not match":                  strings.Replace(madeUpRow, "pear", `"pear`, 1),
		"longer than 65536 bytes":                   madeUpRow + strings.Repeat("x", 1<<17),
	} {
		rows, reading := read(t, strings.Join([]string{header, madeUpRow, row, madeUpRow, row, madeUpRow}, "\n"))
		want := []rentals.Skipped{{Reason: reason, Rows: 2, First: 3}}
		if reading.Rows != 5 || !slices.Equal(reading.Skipped, want) {
			t.Errorf("%s: %+v", reason, reading)
		}
		for i, r := range rows {
			if r.Labelled != (i%2 == 0) || i%2 == 0 && r != wantRow || r.User != "u1" || r.Item != "i1" {
				t.Errorf("%s: row %d is %+v", reason, i, r)
			}
		}
	}
}

func TestRead_MissingColumns(t *testing.T) {
	t.Parallel()
	for content, want := range map[string][]string{
		strings.Replace(header, "size,", "", 1):                                        {"size"},
		strings.Replace(strings.Replace(header, "fit,", "", 1), "review_date,", "", 1): {"fit", "review_date"},
		"": {"fit", "user_id", "item_id", "category", "body_type", "size", "weight_lbs", "height_in", "age", "bust_size_num", "bust_size_letter", "review_date"},
	} {
		_, err := rentals.Read(strings.NewReader(content), nil)
		missing, ok := errors.AsType[*rentals.MissingColumnsError](err)
		if !ok || !slices.Equal(missing.Columns, want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v", content, err)
		}
	}
}

func TestRead_WithoutOccasion(t *testing.T) {
	t.Parallel()
	want := wantRow
	want.Occasion = ""
	lacking := strings.Replace(header, "rented_for,", "", 1) + "\n" + strings.Replace(madeUpRow, "vacation,", "", 1)
	if rows, reading := read(t, lacking); len(rows) != 1 || rows[0] != want || reading.Skipped != nil {
		t.Errorf("got %+v, %+v", rows, reading)
	}
}

func TestRead_Stopped(t *testing.T) {
	t.Parallel()
	enough := errors.New("enough")
	if reading, err := rentals.Read(strings.NewReader(header+"\n"+madeUpRow+"\n"+madeUpRow), func(rentals.Rental) error { return enough }); !errors.Is(err, enough) || reading.Rows != 1 {
		t.Errorf("%+v, error %v", reading, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(madeUpRow)
	f.Add("small,\"a\"\"b\",,,\n,,\n\"\n" + madeUpRow)
	f.Fuzz(func(t *testing.T, body string) {
		rows, reading := read(t, header+"\n"+body)
		skipped, told := 0, 0
		for _, s := range reading.Skipped {
			skipped += s.Rows
			if s.First < 2 || s.Rows < 1 {
				t.Errorf("%+v", s)
			}
		}
		for _, r := range rows {
			if r.Labelled {
				told++
				if !(r.Size >= 0 && r.Size <= 58) || r.Outcome >= fit.NumOutcomes {
					t.Errorf("told: %+v", r)
				}
			}
		}
		if len(rows) != reading.Rows || told+skipped > reading.Rows {
			t.Errorf("%d rows, %d told, %+v", len(rows), told, reading)
		}
	})
}
