package settings

import (
	"fmt"
	"slices"
	"strings"
)

// Command is what the program is asked to do: its first argument.
type Command string

// Commands.
const (
	Serve      Command = "serve"       // open the shop; also what no command means
	Scan       Command = "scan"        // search the data folder's files for a text
	Verify     Command = "verify"      // check a receipt or a copy of somebody's data
	Backup     Command = "backup"      // copy the database of a running shop
	RotateKeys Command = "rotate-keys" // give a running shop a new master key
	Evaluate   Command = "evaluate"    // measure what the advice is worth
	Import     Command = "import"      // take articles out of other systems' files
	Export     Command = "export"      // write the articles to files
	Simulate   Command = "simulate"    // what returns cost under each way of choosing a size
	Check      Command = "check"       // look a data folder or a database over
	Ready      Command = "ready"       // ask a running shop whether it can serve
	Version    Command = "version"     // say which version this is; --version does the same
)

// command is one line of the table of commands.
type command struct {
	name    Command
	operand string   // what the one argument after the flags is, such as "FILE"; "" for none
	flags   []string // the flags it takes
	help    string
}

// commands is everything the program can be asked to do, in the order help lists it.
var commands = []command{
	{Serve, "", []string{"addr", "data", "database", "base-url", "trusted-proxies", "metrics-addr", "tls-domain", "tls-cache", "tls-directory", "tls-http-addr", "log-format", "log-level", "drain", "advice-rate", "partners", "demo", "catalogue", "chromium", "smtp", "mail-from"},
		"opens the shop: it creates, migrates and, when empty, fills the database,\nthen serves until Ctrl-C. It is also what no command means"},
	{Backup, "FILE", []string{"data", "database"},
		"writes a consistent copy of the database, of a running shop too, without keys.\nIt overwrites nothing"},
	{Import, "SOURCE", []string{"dry-run", "mapping", "write-mapping", "report", "format", "pictures", "chromium", "partial", "end-missing", "data", "database"},
		"takes articles out of a file, a folder or the views of a postgres:// database, with product files, size charts and a mapping:\nour own CSV, TOML as in seed/catalogue, Shopify, WooCommerce, Google's feeds. All of them or, with an error, none.\nExit status 0: done, 1: errors"},
	{Export, "FILE", []string{"format", "lang", "base-url", "data", "database"},
		"writes all articles: as a folder that import finds no change in (ebenmass), or as the\nproduct feed that search engines read, /en/feed.xml of the shop (google-xml, google-tsv)"},
	{RotateKeys, "", []string{"data", "database"},
		"gives the shop a new master key, while it runs: wraps every customer's key anew\nand then removes the old one. Interrupted, it is finished by calling it again"},
	{Scan, "", []string{"for", "data"},
		"reads every byte of every file in the data folder, of a running shop too, and says\nwhere a text lies, in whatever form. Exit status 0: nowhere, 1: found"},
	{Verify, "FILE", []string{"data"},
		"checks the signature of a receipt or of a copy of somebody's data, byte for byte and\noffline, and the journal's chain in it; says whose key signed it. Exit status 0: valid, 1: not"},
	{Check, "", []string{"data", "database", "json"},
		"looks a data folder or a database over, of a running shop too, and changes nothing: keys,\nschema, integrity, orphaned keys, chains of the journal, receipts, stock, orders, letters, room\non the disk. Exit status 0: nothing is broken, 1: something is"},
	{Ready, "", []string{"addr", "tls-domain"},
		"asks the shop that runs at an address of this machine whether it can serve, as a container's\nhealth check. Exit status 0: it can, 1: it cannot"},
	{Version, "", nil, "says which version this is, as --version does"},
	{Evaluate, "", []string{"train", "test", "holdout", "predictions", "against", "ablate", "population", "truth", "people", "charts", "robust", "seed", "json"},
		"measures the advice: how well its learned part predicts rentals that it has not seen,\nor, with --population, what following it is worth to simulated people, by what they told,\nagainst ordering their usual size"},
	{Simulate, "", []string{"orders", "return-cost", "margin", "uptake", "seed", "json"},
		"computes what comes back and what that costs under each way of choosing a size, on the\ndemo catalogue, with ranges; what the manager's page (/en/demo/report) shows"},
}

// usage is how a command is called.
func (c command) usage() string {
	line := "ebenmass " + string(c.name)
	if len(c.flags) > 0 {
		line += " [flags]"
	}
	if c.operand != "" {
		line += " " + c.operand
	}
	return line
}

// takes reports whether a command knows a flag.
func (c command) takes(flag string) bool { return slices.Contains(c.flags, flag) }

// chooseCommand splits the command from what follows it.
func chooseCommand(args []string) (command, []string, error) {
	name := Serve
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = Command(args[0]), args[1:]
	}
	var known []string
	for _, c := range commands {
		if c.name == name {
			return c, args, nil
		}
		known = append(known, string(c.name))
	}
	return command{}, nil, &UsageError{fmt.Sprintf("unknown command %q; there is %s", name, strings.Join(known, ", "))}
}

// operandOf checks what stands after the flags.
func (c command) operandOf(args []string) (string, error) {
	switch {
	case c.operand == "" && len(args) > 0:
		return "", &UsageError{fmt.Sprintf("unexpected argument %q; --help lists the flags", args[0])}
	case c.operand == "":
		return "", nil
	case len(args) != 1 || args[0] == "":
		return "", &UsageError{fmt.Sprintf("%s needs one %s: %s", c.name, c.operand, c.usage())}
	}
	return args[0], nil
}
