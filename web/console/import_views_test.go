package console_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"ebenmass/web/settings"
)

func TestImport_Views(t *testing.T) {
	t.Parallel()
	url := os.Getenv("EBENMASS_TEST_DATABASE")
	if url == "" {
		t.Skip("EBENMASS_TEST_DATABASE is not set")
	}
	conn, err := pgx.Connect(t.Context(), url)
	must(t, err)
	defer conn.Close(t.Context())
	for _, statement := range []string{
		"DROP SCHEMA IF EXISTS import_views CASCADE", "CREATE SCHEMA import_views",
		`CREATE VIEW import_views.ebenmass_articles AS SELECT * FROM (VALUES
			('tee', 'men', 't-shirt', 'regular', 'high', 'short', E'Hemd\nchen', 'Tee', '100 cotton', 'werk', 'navy', 'S', '29.90', '3'),
			('tee', '', '', '', '', '', '', '', '', '', 'navy', 'M', '', '4')) AS v(id, department, type, cut, stretch, sleeve, name_de, name_en, fibres, maker, colour, size, price, stock)`,
		`CREATE VIEW import_views.ebenmass_charts AS SELECT * FROM (VALUES ('tee', 'garment', 'bust', 'flat', 'cm', 'S', '48'), ('tee', 'garment', 'bust', 'flat', 'cm', 'M', '52')) AS v(id, kind, measure, method, unit, size, value)`,
	} {
		_, err := conn.Exec(t.Context(), statement)
		must(t, err)
	}
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	s := settings.Settings{File: url + separator + "search_path=import_views", Data: t.TempDir(), Importing: settings.Importing{Mapping: importFolder(t) + "/mapping.toml"}}
	for _, want := range []string{"articles: 1 added", "articles: 0 added, 0 changed"} {
		if out, err := runImport(t, s); err != nil || !strings.Contains(out, want) {
			t.Fatalf("%v, said %s", err, out)
		}
	}
	if p := loadAll(t, s.Data)[0]; p.Name.DE != "Hemd chen" || len(p.Variants) != 2 || p.Variants[1].Stock != 4 {
		t.Errorf("%+v", p)
	}
}
