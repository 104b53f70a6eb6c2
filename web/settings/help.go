package settings

import (
	"fmt"
	"io"
	"strings"
)

// keysEnv has no flag: a command line is readable by every user of a machine.
const keysEnv = "EBENMASS_KEYS"

func printHelp(out io.Writer) {
	var b strings.Builder
	b.WriteString(`Ebenmaß, a fashion shop that advises on sizes and says why.

Usage:

`)
	for _, c := range commands {
		b.WriteString("  " + c.usage() + "\n" + indented(c.help))
	}
	b.WriteString(`
Flags, with their environment twins (the flag wins) and the commands that take them:

`)
	for _, o := range options {
		before, rest, _ := strings.Cut(o.help, "`")
		name, after, _ := strings.Cut(rest, "`")
		call := strings.TrimSpace("--" + o.flag + " " + strings.ToUpper(name)) // one that may stand bare has no name
		fmt.Fprintf(&b, "  %s (%s)\n", call, strings.Join(o.notes(), ", "))
		b.WriteString(indented(before + name + after))
	}
	b.WriteString(`
Environment only:

  ` + keysEnv + `
        content of a key file, used instead of the one in the data folder: it seals
        the customers' keys and signs the session cookie

Any of these variables may end in ` + fileSuffix + ` and name a file with the value, as secrets of
containers do: EBENMASS_DATABASE` + fileSuffix + `, ` + keysEnv + fileSuffix + `.
`)
	_, _ = io.WriteString(out, b.String()) // nothing is left to do when the reader is gone
}

// notes are what stands in brackets behind a flag: its twin, its default, its commands.
func (o option) notes() []string {
	var notes, takers []string
	if o.env != "" {
		notes = append(notes, o.env)
	}
	if o.standard != "" {
		notes = append(notes, "default "+o.standard)
	}
	for _, c := range commands {
		if c.takes(o.flag) {
			takers = append(takers, string(c.name))
		}
	}
	return append(notes, "for "+strings.Join(takers, " "))
}

// indented sets text beneath what it explains.
func indented(text string) string {
	return "        " + strings.ReplaceAll(text, "\n", "\n        ") + "\n"
}
