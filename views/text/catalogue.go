package text

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
)

//go:embed *.toml
var files embed.FS

// catalogue maps a key to its message; read-only once loaded.
type catalogue map[string]models.Text

// messages is loaded when the program starts: a broken file is a programming error.
var messages = mustLoad(files)

func mustLoad(from fs.FS) catalogue {
	c, err := load(from)
	if err != nil {
		panic(err)
	}
	return c
}

// load reads all TOML files of a folder into one catalogue. It refuses a key that stands
// in two files and a message that lacks a language.
func load(from fs.FS) (catalogue, error) {
	names, err := fs.Glob(from, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("text: list messages: %w", err)
	}
	c := catalogue{}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, fmt.Errorf("text: read messages: %w", err)
		}
		var tree map[string]any
		if err := toml.Unmarshal(data, &tree); err != nil {
			return nil, fmt.Errorf("text: %s: %w", name, err)
		}
		if err := c.add("", tree); err != nil {
			return nil, fmt.Errorf("text: %s: %w", name, err)
		}
	}
	return c, nil
}

// add flattens one table: its own de and en are the message of the key, tables in it are
// longer keys.
func (c catalogue) add(key string, table map[string]any) error {
	de, hasDE := table["de"].(string)
	en, hasEN := table["en"].(string)
	if hasDE != hasEN {
		return fmt.Errorf("%s lacks a language", key)
	}
	if hasDE {
		if _, twice := c[key]; twice {
			return fmt.Errorf("%s stands in two files", key)
		}
		c[key] = models.Text{DE: de, EN: en}
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		switch value := table[name].(type) {
		case map[string]any:
			longer := name
			if key != "" {
				longer = key + "." + name
			}
			if err := c.add(longer, value); err != nil {
				return err
			}
		case string:
			if name != "de" && name != "en" {
				return fmt.Errorf("%s.%s is neither a language nor a table", key, name)
			}
		default:
			return fmt.Errorf("%s.%s is neither a text nor a table", key, name)
		}
	}
	return nil
}
