package console_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

// importFolder is a folder with one article, its chart and its mapping.
func importFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"articles.csv": "id,department,type,cut,stretch,sleeve,name_de,name_en,fibres,maker,colour,size,price,stock\n" +
			"tee,men,t-shirt,regular,high,short,Hemdchen,Tee,100 cotton,werk,navy,S,29.90,3\ntee,,,,,,,,,,navy,M,,4\n",
		"charts.csv":   "id,kind,measure,method,unit,S,M\ntee,garment,bust,flat,cm,48,52\n",
		"mapping.toml": "[makers.werk]\nname = \"Werk GmbH\"\naddress = \"Weg 1, 10115 Berlin\"\nemail = \"post@werk.example\"\n",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

// runImport imports as the command does.
func runImport(t *testing.T, s settings.Settings) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := console.Import(t.Context(), s, time.Now, &out, io.Discard)
	return out.String(), err
}

func TestImport(t *testing.T) {
	t.Parallel()
	s := settings.Settings{File: importFolder(t), Data: t.TempDir()}
	for _, want := range []string{"articles: 1 added, 0 changed, 0 ended, 0 skipped, 0 failed", "articles: 0 added, 0 changed, 0 ended, 0 skipped, 0 failed"} {
		out, err := runImport(t, s)
		if err != nil || !strings.Contains(out, want) {
			t.Errorf("%v, said %s", err, out)
		}
	}
	shop, err := store.Open(t.Context(), store.Settings{DataDir: s.Data})
	must(t, err)
	defer shop.Close()
	all, err := shop.LoadCatalogue(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Slug != "tee" || all[0].Colours[0].Name.DE != "Marine" {
		t.Errorf("the shop has %+v", all)
	}
}

func TestImport_QuestionsAndReport(t *testing.T) {
	t.Parallel()
	dir := importFolder(t)
	articles := filepath.Join(dir, "articles.csv")
	data, err := os.ReadFile(articles)
	must(t, err)
	must(t, os.WriteFile(articles, []byte(strings.Replace(strings.ReplaceAll(string(data), "tee,", "=tee,"), "regular,", ",", 1)), 0o600))
	charts := filepath.Join(dir, "charts.csv")
	data, err = os.ReadFile(charts)
	must(t, err)
	must(t, os.WriteFile(charts, []byte(strings.ReplaceAll(string(data), "tee,", "=tee,")), 0o600))
	mapping := filepath.Join(dir, "mapping.toml")
	s := settings.Settings{File: dir, Data: t.TempDir(), Importing: settings.Importing{WriteMapping: mapping, Report: filepath.Join(t.TempDir(), "r.csv")}}
	out, err := runImport(t, s)
	if !errors.Is(err, console.ErrNotImported) || !strings.Contains(out, "articles.csv:2: ask no_cut =tee cut") {
		t.Errorf("%v, said %s", err, out)
	}
	report, err := os.ReadFile(s.Importing.Report)
	must(t, err)
	if !strings.Contains(string(report), "\narticles.csv,2,ask,no_cut,'=tee,cut,") {
		t.Errorf("report %s", report)
	}
	text, err := os.ReadFile(mapping)
	must(t, err)
	if !strings.Contains(string(text), "[articles.\"=tee\"]\n") || !strings.Contains(string(text), "cut = \"?\"\n") || !strings.Contains(string(text), "Werk GmbH") {
		t.Errorf("mapping %s", text)
	}
	must(t, os.WriteFile(mapping, []byte(strings.Replace(string(text), `"?"`, `"regular"`, 1)), 0o600))
	if out, err := runImport(t, s); err != nil {
		t.Errorf("answered: %v, said %s", err, out)
	}
}

func TestImport_ReportInTheSourceFolder(t *testing.T) {
	t.Parallel()
	dir := importFolder(t)
	for _, name := range []string{"report.csv", "later.csv"} { // the second finds the first
		s := settings.Settings{File: dir, Data: t.TempDir(), Importing: settings.Importing{Report: filepath.Join(dir, name)}}
		if out, err := runImport(t, s); err != nil || !strings.Contains(out, "1 added") {
			t.Errorf("%s: %v, said %s", name, err, out)
		}
	}
}

func TestImport_Usage(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]settings.Settings{
		"no source":  {File: filepath.Join(t.TempDir(), "absent")},
		"no mapping": {File: importFolder(t), Importing: settings.Importing{Mapping: filepath.Join(t.TempDir(), "absent")}},
		"no report":  {File: importFolder(t), Importing: settings.Importing{Report: filepath.Join(t.TempDir(), "absent", "r.csv")}},
	} {
		s.Data = filepath.Join(t.TempDir(), "data")
		_, err := runImport(t, s)
		if _, usage := errors.AsType[*settings.UsageError](err); !usage {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(s.Data); err == nil {
			t.Errorf("%s: the data folder was made", name)
		}
	}
}
