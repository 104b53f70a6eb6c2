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

Usage: ebenmass [serve] [flags]

serve opens the shop: it creates, migrates and, when empty, fills the database,
then serves until Ctrl-C.

Flags, each with its environment twin (the flag wins):

`)
	for _, o := range options {
		before, rest, _ := strings.Cut(o.help, "`")
		name, after, _ := strings.Cut(rest, "`")
		fmt.Fprintf(&b, "  --%s %s (%s", o.flag, strings.ToUpper(name), o.env)
		if o.standard != "" {
			fmt.Fprintf(&b, ", default %s", o.standard)
		}
		b.WriteString(")\n")
		for line := range strings.SplitSeq(before+name+after, "\n") {
			b.WriteString("        " + line + "\n")
		}
	}
	b.WriteString(`
Environment only:

  ` + keysEnv + `
        content of a key file, used instead of the one in the data folder: it seals
        the customers' keys and signs the session cookie
`)
	_, _ = io.WriteString(out, b.String()) // nothing is left to do when the reader is gone
}
