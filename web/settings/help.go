package settings

import (
	"fmt"
	"io"
	"strings"
)

// keysetEnv has no flag: a command line is readable by every user of a machine.
const keysetEnv = "EBENMASS_MASTER_KEYSET"

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

  ` + keysetEnv + `
        master keyset (Tink JSON) that wraps the customers' keys; without it the
        data folder holds one in a file that only its owner can read
`)
	_, _ = io.WriteString(out, b.String()) // nothing is left to do when the reader is gone
}
