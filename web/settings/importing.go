package settings

import (
	"fmt"
	"slices"
	"strings"
)

// Importing says how articles are imported.
type Importing struct {
	DryRun       bool
	Mapping      string // file; "" for that of the source folder
	WriteMapping string // file; "" for none
	Report       string // file; "" for none
	Pictures     string // folder; "" for pictures/ of the source folder
	Format       string // one of importFormats
	Partial      bool
	EndMissing   string // "", "yes" or "all"
	Chromium     string // program, or ChromiumAuto; "" draws nothing
}

// ChromiumAuto looks for a browser under the names it has.
const ChromiumAuto = "auto"

// importFormats are the forms of product files that can be asked for.
var importFormats = []string{"auto", "ebenmass", "toml", "shopify", "woocommerce", "google"}

func setDryRun(s *Settings, value string) error { return setBool(&s.Importing.DryRun, value) }

func setPartial(s *Settings, value string) error { return setBool(&s.Importing.Partial, value) }

func setMapping(s *Settings, value string) error {
	s.Importing.Mapping = value
	return nil
}

func setWriteMapping(s *Settings, value string) error {
	s.Importing.WriteMapping = value
	return nil
}

func setReport(s *Settings, value string) error {
	s.Importing.Report = value
	return nil
}

func setPictures(s *Settings, value string) error {
	s.Importing.Pictures = value
	return nil
}

func setChromium(s *Settings, value string) error {
	if value == "none" {
		value = ""
	}
	s.Importing.Chromium = value
	return nil
}

func setFormat(s *Settings, value string) error {
	if s.Command == Export {
		return setExportFormat(s, value)
	}
	if !slices.Contains(importFormats, value) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(importFormats, ", "))
	}
	s.Importing.Format = value
	return nil
}

func setEndMissing(s *Settings, value string) error {
	switch value {
	case "false", "":
		s.Importing.EndMissing = ""
	case "true":
		s.Importing.EndMissing = "yes"
	case "all":
		s.Importing.EndMissing = "all"
	default:
		return fmt.Errorf("%q is neither true, false nor all", value)
	}
	return nil
}
