// Package settings reads what the program is told on its command line and in its
// environment, and says in one line what is wrong with it.
package settings

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"ebenmass/models/report"
)

// Settings is everything the program can be told. A flag beats its environment twin.
type Settings struct {
	Command        Command
	File           string         // the command's operand, where it has one
	For            string         // what scan searches for
	Addr           string         // host:port to listen on; port 0 takes a free one
	Data           string         // folder of database, key file and outbox
	Database       string         // "" for SQLite in Data, or a postgres:// URL
	BaseURL        string         // where visitors reach the shop, as browsers write an origin: host in ASCII, no trailing slash; "" for http://Addr
	MetricsAddr    string         // host:port that metrics are served on, apart from the shop; "" for nowhere
	TrustedProxies []netip.Prefix // reverse proxies whose word about a client's address is taken
	AdviceRate     int            // advice requests per minute and client, 0 for no limit
	Partners       Partners       // other shops whose pages may ask for advice; none by default
	Demo           bool           // made-up history in an empty shop, and the page that shows what a shopkeeper sees
	Catalogue      string         // what fills an empty shop: a source of articles, "none", or "" for the demo's
	SMTP           string         // mail server as smtp:// or smtps:// URL; "" keeps letters in the outbox
	MailFrom       string         // sender of letters, where SMTP is set
	Keys           string         // content of a key file; "" for the one in Data
	TLS            TLS
	LogFormat      LogFormat
	LogLevel       slog.Level    // lines below it are not written
	Drain          time.Duration // how long the program serves on, not ready, once it was told to end
	JSON           bool          // check writes its findings as JSON
	Evaluation     Evaluation
	Simulation     Simulation
	Importing      Importing
	Exporting      Exporting
}

// ErrHelp is returned after --help was answered: there is nothing to run.
var ErrHelp = errors.New("settings: help was asked for")

// UsageError is a flag or setting that cannot be used; its text is one clear line.
type UsageError struct{ Problem string }

func (e *UsageError) Error() string { return e.Problem }

// Secure reports whether visitors come over https, so that cookies may insist on it.
func (s Settings) Secure() bool { return strings.HasPrefix(s.BaseURL, "https://") }

// option is one flag with its environment twin, if it has one. Which commands take it, their
// table says.
type option struct {
	flag, env, standard, help string
	set                       func(s *Settings, value string) error
	bare                      bool // may stand without a value, which means true
}

// bareFlag is the value of a flag that may stand alone.
type bareFlag string

func (f *bareFlag) String() string { return string(*f) }

func (f *bareFlag) Set(value string) error {
	*f = bareFlag(value)
	return nil
}

// IsBoolFlag tells the flag package that no value need follow.
func (f *bareFlag) IsBoolFlag() bool { return true }

// define gives a flag to the set and returns where its value will be.
func (o option) define(flags *flag.FlagSet) *string {
	if !o.bare {
		return flags.String(o.flag, o.standard, o.help)
	}
	value := o.standard
	flags.Var((*bareFlag)(&value), o.flag, o.help)
	return &value
}

// twin is what the environment says, and where; not every flag has a twin.
func (o option) twin(getenv func(string) string) (value, source string, err error) {
	if o.env == "" {
		return "", "", nil
	}
	return fromEnvironment(getenv, o.env)
}

var options = []option{
	{"addr", "EBENMASS_ADDR", "localhost:8080", "`host:port` to listen on; port 0 takes a free one", setAddr, false},
	{"data", "EBENMASS_DATA", "./data", "`folder` of database, key file and outbox; created when missing", setData, false},
	{"database", "EBENMASS_DATABASE", "", "empty for SQLite in the data folder, or a postgres:// `URL`, which may name several\nservers (host1:5432,host2:5432) or a socket (postgres:///db?host=/run/postgresql)", setDatabase, false},
	{"base-url", "EBENMASS_BASE_URL", "", "`URL` under which visitors reach the shop, as they read it; empty for http:// and the address.\nWith https:// the session cookie is sent over https only. Under other hosts than this,\nthat of the address and this machine's own names the shop answers 421; while it is\nempty, any IP address will do", setBaseURL, false},
	{"trusted-proxies", "EBENMASS_TRUSTED_PROXIES", "", "`CIDR,...` networks of reverse proxies: a client is then the last address in\nX-Forwarded-For or Forwarded that is none of them; empty believes nobody. Without it all\nvisitors behind a proxy share every limit that is counted per client", setTrustedProxies, false},
	{"metrics-addr", "EBENMASS_METRICS_ADDR", "", "`host:port` to serve /metrics on, for those who run the shop: say localhost:9090; empty\nserves no metrics. The shop's own address never does", setMetricsAddr, false},
	{"tls-domain", "EBENMASS_TLS_DOMAIN", "", "`NAME,...` domains to get certificates for, by ACME, from the authority of --tls-directory,\nwhose terms are accepted thereby; empty serves plain HTTP. Unless told otherwise the shop then\nlistens on :443, and is reached under https:// and the first name", setTLSDomain, false},
	{"tls-cache", "EBENMASS_TLS_CACHE", "", "`folder` for certificates and their keys; empty for certificates in the data folder", setTLSCache, false},
	{"tls-directory", "EBENMASS_TLS_DIRECTORY", acmeDirectory, "`URL` of the ACME directory of an authority", setTLSDirectory, false},
	{"tls-http-addr", "EBENMASS_TLS_HTTP_ADDR", tlsHTTPAddr, "`host:port` that redirects to https and answers the authority, with --tls-domain; none for\nnowhere: certificates are then had over :443 alone", setTLSHTTPAddr, false},
	{"log-format", "EBENMASS_LOG_FORMAT", string(LogText), "`text|json`: how the log is written, to standard error", setLogFormat, false},
	{"log-level", "EBENMASS_LOG_LEVEL", "info", "`debug|info|warn|error`: the least that is logged; requests are info", setLogLevel, false},
	{"drain", "EBENMASS_DRAIN", "5s", "`time` that the shop goes on serving once SIGTERM told it to end, while /readyz says 503, so that\na balancer sends nobody any more; then it finishes what is under way. Ctrl-C skips it", setDrain, false},
	{"advice-rate", "EBENMASS_ADVICE_RATE", "240", "advice requests per minute and client, 0 for no limit (`number`)", setAdviceRate, false},
	{"partners", "EBENMASS_PARTNERS", "", "`ORIGIN,...` of other shops, as https://shop.example, or *: their pages may show the frame\n/{lang}/embed/advice and ask /api/v1; empty lets nobody", setPartners, false},
	{"demo", "EBENMASS_DEMO", "true", "`true|false`: gives an empty shop a made-up history, marked as such, and shows what\nits shopkeeper sees", setDemo, false},
	{"catalogue", "EBENMASS_CATALOGUE", "", "`SOURCE|none`: what fills an empty shop instead of the demo's articles, as import takes\nit; none leaves it empty. A shop that has articles keeps them. No made-up history then", setCatalogue, false},
	{"dry-run", "", "false", "say what an import would do, and write nothing to the shop", setDryRun, true},
	{"mapping", "", "", "`file` with what the product files do not say; mapping.toml of the folder unless given", setMapping, false},
	{"write-mapping", "", "", "`file` to write a mapping to, with every open question as \"?\"; answers and comments stay", setWriteMapping, false},
	{"report", "", "", "`file` for all findings of an import, as CSV or, ending in .json, as JSON", setReport, false},
	{"format", "", "auto", "`auto|ebenmass|toml|shopify|woocommerce|google`: form of the product files; of an export\nebenmass, google-xml or google-tsv", setFormat, false},
	{"lang", "", "de", "`de|en`: language of an exported feed", setLang, false},
	{"pictures", "", "", "`folder` of pictures, named in the product files or after the articles:\nID[-COLOUR][-front|back|detail].jpg, .png or .webp; pictures/ of the source folder unless given", setPictures, false},
	{"chromium", "EBENMASS_CHROMIUM", ChromiumAuto, "`auto|PATH|none`: the browser that photographs what is drawn of an article with a style and no\npictures; auto looks for one, none draws nothing", setChromium, false},
	{"partial", "", "false", "import the good articles although others have errors", setPartial, true},
	{"end-missing", "", "false", "end articles of this source that are not in it any more; more than a fifth of them\nonly with --end-missing=all", setEndMissing, true},
	{"for", "", "", "`text` to search for; a number is also searched as the bytes of a float64", setFor, false},
	{"smtp", "EBENMASS_SMTP", "", "mail server as smtp://user:password@host:port `URL`, or smtps://; empty keeps letters\nin an outbox. With a password better in the environment: a command line is readable", setSMTP, false},
	{"mail-from", "EBENMASS_MAIL_FROM", "", "`address` that letters come from; needed with a mail server", setMailFrom, false},
	{"population", "", "false", "judge the advice on simulated people, drawn from body statistics", setPopulation, true},
	{"truth", "", truths[0], "`judge|score|strict`: how simulated people feel sizes: as the advisor judges them, by the\nsum of zones alone, or strictly zone by zone", setTruth, false},
	{"people", "", strconv.Itoa(people), "`number` of people to simulate", setPeople, false},
	{"charts", "", ChartsFrozen, "`frozen|shop`: advise simulated people on the charts of November 2026, kept so that figures of\nthe model compare, or on what the demo shop sells now", setCharts, false},
	{"robust", "", "false", "also try advisors that believe in other truths and, of truth judge, people who are not as\nthe advisor believes", setRobust, true},
	{"train", "", "", "`file` of rentals to learn from, CSV, also packed by gzip", setTrain, false},
	{"test", "", "", "`file` of rentals to predict, with the same columns; where its fit column is empty there\nis nothing to judge, only to predict", setTest, false},
	{"holdout", "", "", "`random|date`: instead of a test file, hold back a fifth of the rows by chance, or the last by date", setHoldout, false},
	{"predictions", "", "", "`file` to write the chances p_small, p_fit, p_large to, one line for each row predicted", setPredictions, false},
	{"against", "", "", "`boosting|file`: compare with gradient boosting on the same rows, or with predictions in a file", setAgainst, false},
	{"ablate", "", "false", "measure what each datum is worth, over five splits of the rows learned from", setAblate, true},
	{"orders", "", strconv.FormatInt(report.Standard().Orders, 10), "`number` of orders a year", setInput(report.FieldOrders), false},
	{"return-cost", "", "15.00", "what a parcel that comes back costs, in `EUR`", setInput(report.FieldReturnCost), false},
	{"margin", "", "10.00", "what a piece that is kept brings, in `EUR`", setInput(report.FieldMargin), false},
	{"uptake", "", "0.3", "`share` of customers who answer and follow the advice, from 0 to 1", setInput(report.FieldUptake), false},
	{"seed", "", "1", "`number` that all dice of an evaluation or simulation follow from", setSeed, false},
	{"json", "", "false", "write the result as JSON", setJSON, true},
}

// Parse reads the arguments that follow the program's name. Help goes to out. The error
// is ErrHelp or a *UsageError.
func Parse(args []string, getenv func(string) string, out io.Writer) (Settings, error) {
	if len(args) == 1 && (args[0] == "--version" || args[0] == "-version") {
		return Settings{Command: Version}, nil
	}
	command, args, err := chooseCommand(args)
	if err != nil {
		return Settings{}, err
	}
	flags := flag.NewFlagSet("ebenmass", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	values := make(map[string]*string, len(options))
	for _, o := range options {
		if command.takes(o.flag) {
			values[o.flag] = o.define(flags)
		}
	}
	operands, err := parseAll(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		printHelp(out)
		return Settings{}, ErrHelp
	case err != nil:
		return Settings{}, &UsageError{err.Error() + "; --help lists the flags"}
	}
	operand, err := command.operandOf(operands)
	if err != nil {
		return Settings{}, err
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })

	s := Settings{Command: command.name, File: operand}
	if s.Keys, _, err = fromEnvironment(getenv, keysEnv); err != nil {
		return Settings{}, err
	}
	addrSaid := given["addr"]
	for _, o := range options {
		if !command.takes(o.flag) {
			continue
		}
		value, source := *values[o.flag], "--"+o.flag
		if !given[o.flag] {
			twin, where, err := o.twin(getenv)
			if err != nil {
				return Settings{}, err
			}
			if twin != "" {
				value, source = twin, where
				addrSaid = addrSaid || o.flag == "addr"
			}
		}
		if err := o.set(&s, value); err != nil {
			return Settings{}, &UsageError{source + ": " + err.Error()}
		}
	}
	if s.SMTP != "" && s.MailFrom == "" {
		return Settings{}, &UsageError{"a mail server needs --mail-from or EBENMASS_MAIL_FROM, the address that letters come from"}
	}
	if err := s.completeTLS(addrSaid); err != nil {
		return Settings{}, &UsageError{err.Error()}
	}
	if command.name == Evaluate {
		if err := s.Evaluation.check(); err != nil {
			return Settings{}, &UsageError{err.Error()}
		}
	}
	return s, nil
}

// parseAll reads flags before, between and after what is no flag, and returns the latter.
func parseAll(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			return operands, nil
		}
		operands = append(operands, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

func setAddr(s *Settings, value string) error {
	address, err := parseHostPort(value)
	s.Addr = address
	return err
}

func setMetricsAddr(s *Settings, value string) error {
	if value == "" {
		return nil
	}
	address, err := parseHostPort(value)
	s.MetricsAddr = address
	return err
}

// setTrustedProxies takes networks and single addresses.
func setTrustedProxies(s *Settings, value string) error {
	for entry := range strings.SplitSeq(value, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" && strings.TrimSpace(value) == "" {
			return nil
		}
		network, err := netip.ParsePrefix(entry)
		if addr, isAddr := netip.ParseAddr(entry); isAddr == nil && addr.Zone() == "" {
			network, err = netip.PrefixFrom(addr, addr.BitLen()), nil
		}
		if err != nil {
			return fmt.Errorf("%q is no network such as 10.0.0.0/8 or fd00::/8, and no address", entry)
		}
		if addr, mapped := network.Addr(), 96; addr.Is4In6() && network.Bits() >= mapped {
			network = netip.PrefixFrom(addr.Unmap(), network.Bits()-mapped)
		}
		s.TrustedProxies = append(s.TrustedProxies, network.Masked())
	}
	return nil
}

func setCatalogue(s *Settings, value string) error {
	s.Catalogue = value
	return nil
}

// NoCatalogue is the value of Catalogue that leaves a shop empty.
const NoCatalogue = "none"

// parseHostPort reads what can be listened on, with the host in ASCII.
func parseHostPort(value string) (string, error) {
	host, port, err := net.SplitHostPort(value)
	if err != nil {
		return "", fmt.Errorf("%q is not host:port", value)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", fmt.Errorf("%q is not a port from 0 to 65535", port)
	}
	if host != "" && !strings.Contains(host, ":") { // not IPv6, of which a zone may be part
		if host, err = asciiHost(host); err != nil {
			return "", fmt.Errorf("%q %w", value, err)
		}
		value = net.JoinHostPort(host, port)
	}
	return value, nil
}

func setData(s *Settings, value string) error {
	if value == "" {
		return errors.New("needs a folder")
	}
	s.Data = value
	return nil
}

// setDatabase never repeats the value: it may hold a password.
func setDatabase(s *Settings, value string) error {
	scheme, rest, _ := strings.Cut(value, "://")
	if value != "" && (strings.Trim(rest, "/") == "" || scheme != "postgres" && scheme != "postgresql") {
		return errors.New("is neither empty nor a postgres:// URL")
	}
	s.Database = value
	return nil
}

func setBaseURL(s *Settings, value string) error {
	value = strings.TrimSuffix(value, "/")
	if value != "" {
		u, err := url.Parse(value)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("%q is not an http:// or https:// URL", value)
		}
		if u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			return fmt.Errorf("%q has more than scheme, host and port", value)
		}
		origin, err := asciiURL(u)
		if err != nil {
			return fmt.Errorf("%q %w", value, err)
		}
		value = origin
	}
	s.BaseURL = value
	return nil
}

// setFor never repeats the value: it is somebody's.
func setFor(s *Settings, value string) error {
	if value == "" {
		return errors.New("needs a text")
	}
	s.For = value
	return nil
}

func setAdviceRate(s *Settings, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 1_000_000 {
		return fmt.Errorf("%q is not a number from 0 to 1000000", value)
	}
	s.AdviceRate = n
	return nil
}

func setDemo(s *Settings, value string) error { return setBool(&s.Demo, value) }

func setBool(into *bool, value string) (err error) {
	if *into, err = strconv.ParseBool(value); err != nil {
		return fmt.Errorf("%q is neither true nor false", value)
	}
	return nil
}
