package settings

import (
	"fmt"
	"slices"
	"strings"

	"ebenmass/models"
)

// Exporting says how articles are exported.
type Exporting struct {
	Format string // one of exportFormats
	Lang   models.Lang
}

// exportFormats are the forms that articles can be exported in; the first unless asked for.
var exportFormats = []string{ExportEbenmass, ExportXML, ExportTSV}

// Forms of exported articles.
const (
	ExportEbenmass = "ebenmass"   // a folder, as an import takes it
	ExportXML      = "google-xml" // the feed that the shop serves
	ExportTSV      = "google-tsv"
)

func setExportFormat(s *Settings, value string) error {
	if value == "auto" {
		value = exportFormats[0]
	}
	if !slices.Contains(exportFormats, value) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(exportFormats, ", "))
	}
	s.Exporting.Format = value
	return nil
}

func setLang(s *Settings, value string) error {
	if !slices.Contains(models.Langs[:], models.Lang(value)) {
		return fmt.Errorf("%q is neither de nor en", value)
	}
	s.Exporting.Lang = models.Lang(value)
	return nil
}
