package web_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// asvsRow is a requirement of the OWASP Application Security Verification Standard 4.0.3, level
// 1 or 2, in our own words, and what tries it here.
type asvsRow struct {
	id       string
	requires string
	how      string // how it is tried, or why it is open
	test     string // package below the module and name; "" where nothing meets it
}

// asvs is the table. Requirements about passwords, uploads that are kept, XML, LDAP, GraphQL,
// SOAP and other things that are not there are left out.
var asvs = []asvsRow{
	{"1.1.6", "security controls are central and simple", "the import graph: one edge, one database room", "web.TestImports_OnlyAllowed"},
	{"1.2.3", "one vetted way to sign in, with no weaker one beside it", "without a mail server a link opens nobody's account", "web.TestSignIn_OutboxTakeover"},
	{"1.4.1", "access is decided on the server", "every route with somebody else's identifiers", "web.TestEveryRoute_OthersData"},
	{"1.8.1", "sensitive data are identified and classified", "the register of personal data is compared with the schema", "models/store.TestRegister_Schema"},
	{"1.8.2", "each class has its protection", "each entry has purpose, key and end", "models/store.TestRegister_BelongsToTheRecordOfProcessing"},
	{"1.11.3", "business flows are safe under concurrency", "a hundred buyers for ten pieces", "models/store.TestPlaceOrder_NoOversell"},
	{"2.2.1", "automated attempts to sign in are slowed down, without locking the owner out", "strangers ask for somebody's links", "web.TestPostSignIn_Limited"},
	{"2.2.3", "the owner is told of changes to how one signs in", "letters about devices and passkeys", "web.TestAccount_OwnerTold"},
	{"2.5.6", "a way back into the account is as safe as the way in", "a link asked elsewhere moves nothing", "web.TestPostSignInConfirm_Elsewhere"},
	{"2.7.2", "what is sent out of band is over after ten minutes", "links around their end", "models/store.TestRedeemLink_OnceAndInTime"},
	{"2.7.3", "and works once", "a link is pressed twice", "web.TestPostSignInConfirm_Once"},
	{"2.7.4", "over a channel that nobody else reads", "no letter leaves without TLS, but to this machine", "web/post.TestNewSMTP_TLSUnlessLoopback"},
	{"2.7.5", "and only a hash of it is kept", "the database after asking for a link", "models/store.TestRedeemLink_Sealed"},
	{"2.9.2", "challenges are random and used once", "an answered challenge is answered again", "web.TestPostPasskey_ChallengeOnce"},
	{"2.9.3", "cryptographic devices are verified by approved algorithms", "forged, foreign and damaged answers", "web.TestPostPasskey_Invalid"},
	{"2.10.4", "secrets of services stand in no error", "settings with passwords that cannot be used", "web/settings.TestParse_ErrorsInOneLine"},
	{"3.1.1", "session tokens stand in no URL or log", "canaries through a whole visit", "web.TestWholeVisit_LeavesNoTrace"},
	{"3.2.1", "signing in begins a new session", "the old cookie afterwards", "web.TestPostSignInConfirm_EndsOldSession"},
	{"3.2.2", "session tokens have 64 bits of entropy", "a thousand of them", "models/store.TestStartVisit_Unguessable"},
	{"3.2.3", "browsers keep them in safe cookies only", "the cookie's value", "web/session.TestCookies_IdentifierUnreadable"},
	{"3.2.4", "and they are made by approved algorithms", "forged cookies", "web/session.TestCookies_ForgedOrAbsent"},
	{"3.3.1", "signing out ends the session", "the cookie after it", "web.TestPostSignOut_HereAndEverywhere"},
	{"3.3.2", "sessions ask for a new proof after 12 hours, or 30 minutes without use", "open: a shop's visit lasts 30 days without use and half a year at most; what matters asks for a proof of the last ten minutes (3.7.1)", ""},
	{"3.3.3", "all sessions can be ended", "with pending links", "models/store.TestSignOutEverywhere_EndsLinks"},
	{"3.3.4", "sessions can be seen and ended one by one", "by their owner only", "models/store.TestSessions_OwnerOnly"},
	{"3.4.1", "the cookie is Secure", "over https", "web/session.TestCookies_SecureOverHTTPS"},
	{"3.4.2", "and HttpOnly", "the first cookie of a visit", "web.TestCookie_FirstActAndLifetime"},
	{"3.4.3", "and SameSite", "the same", "web.TestCookie_FirstActAndLifetime"},
	{"3.4.4", "and __Host-", "its name over https", "web/session.TestCookies_SecureOverHTTPS"},
	{"3.5.3", "a token that carries state is signed and encrypted", "cookies of other keys and of before", "web.TestLoadVisitor_ForgedOrOutdatedCookie"},
	{"3.7.1", "a fresh proof before what matters", "adding a passkey, deleting everything", "web.TestAccount_FreshProof"},
	{"4.1.2", "who decides cannot be changed by who asks", "answers about somebody else's order", "web.TestPostFeedback_OnlyWhoOrdered"},
	{"4.1.3", "everybody gets as little as they need", "an order's key opens one page for reading", "web.TestGetOrder_KeyReadsOnly"},
	{"4.1.5", "access fails closed", "the database is gone while somebody is recognised", "web.TestVisitors_DatabaseFails"},
	{"4.2.1", "no object is reached by its identifier alone", "orders by number", "models/store.TestOrder_OwnerOnly"},
	{"4.2.2", "other sites can have nothing posted", "every route, by Origin and by Sec-Fetch-Site", "web.TestPost_CrossSite"},
	{"4.3.2", "no listing of folders, no files beside the site", "addresses that are almost right", "web.TestGet_NoOtherAddress"},
	{"5.1.1", "repeated and unknown parameters do no harm", "10,000 made-up forms", "web.TestPostForms_MadeUp"},
	{"5.1.2", "a form sets no field that it does not have", "a checkout form of another page", "web.TestPostCheckout_ForeignForm"},
	{"5.1.3", "input is checked against what is allowed", "measures of every wrong kind", "web.TestPostFit_InvalidMeasures"},
	{"5.1.4", "structured input has types, ranges and lengths", "JSON of every wrong kind", "web.TestPostAPIAdvice_InvalidRefused"},
	{"5.1.5", "redirects lead to us only", "hosts, backslashes and schemes in paths", "web.TestGet_AlmostRightAddress"},
	{"5.2.2", "free text is reduced to what is allowed", "controls, directions, invisible signs", "handlers.TestReadLine_SaysWhatIsWrong"},
	{"5.2.3", "nothing gets into the headers of letters", "addresses with line breaks", "models/letter.TestParseAddress_Refused"},
	{"5.3.1", "output is encoded for where it stands", "names in structured data", "web.TestStructuredData_Escaped"},
	{"5.3.3", "no script of somebody else's on a page", "10,000 made-up forms", "web.TestPostForms_MadeUp"},
	{"5.3.4", "the database is asked with parameters", "odd words in search and filters", "web.TestGetProducts_OddQuery"},
	{"5.3.6", "nothing is added to JSON from outside", "JSON of every wrong kind", "web.TestPostAPIAdvice_InvalidRefused"},
	{"5.5.1", "what comes back serialised is authentic", "receipts and copies, changed by a byte", "web/console.TestVerify_Receipt"},
	{"5.5.3", "serialised input of others is parsed safely", "copies with wrong values", "web.TestPostFitImport_InvalidMeasure"},
	{"6.1.1", "private data lie encrypted", "every byte of the folder after saving", "web.TestPostFit_StoredUnreadably"},
	{"6.1.2", "what may tell of health lies encrypted", "answers about fit", "models/store.TestGiveFeedback_SealedAndAddsUp"},
	{"6.2.1", "cryptography fails closed", "damaged key files", "models/store.TestOpen_DamagedKeys"},
	{"6.2.7", "ciphertext is authenticated and bound to its row", "moved and changed ciphertext", "models/store.TestBox_BoundToRow"},
	{"6.3.1", "random numbers cannot be guessed", "a thousand identifiers", "models/store.TestStartVisit_Unguessable"},
	{"6.4.1", "keys can be replaced and destroyed", "an old folder after rotation", "models/store.TestRotateKeys_OldFolderUnreadable"},
	{"6.4.2", "keys are out of reach of others on the machine", "modes of files", "models/store.TestOpen_FileModes"},
	{"7.1.1", "no log holds credentials", "canaries through a whole visit", "web.TestWholeVisit_LeavesNoTrace"},
	{"7.1.2", "nor anything else of a person", "letters and addresses", "web.TestPostMail_NothingLogged"},
	{"7.1.3", "security events are logged", "failed sign-ins, limits, origins, hosts", "web.TestSecurityEvents_KindAndNumber"},
	{"7.1.4", "so that each can be traced to whom and where", "open by intent: events are counted, and nobody is named", ""},
	{"7.2.2", "access decisions about sensitive data are logged", "before the datum is handed out", "models/store.TestReadProfile_JournalledFirst"},
	{"7.3.1", "nobody writes into the log from outside", "panics with values of a visitor", "web.TestRecoverPanic_LoggedWithoutValue"},
	{"7.3.3", "logs cannot be changed unseen", "the journal's chain after tampering", "models/store.TestJournalChain_DetectsTampering"},
	{"7.4.1", "errors say nothing of the inside", "a panicking handler", "web.TestRecoverPanic_Answered"},
	{"7.4.2", "what can fail is handled", "each statement of each act fails once", "models/store.TestStore_FailsWhole"},
	{"8.1.1", "sensitive pages are kept by no cache", "shared and personal pages", "web.TestCacheControl_SharedAndPersonal"},
	{"8.1.2", "temporary copies go", "every byte after erasing", "models/store.TestErase_NoByteLeft"},
	{"8.1.3", "as few parameters as possible", "what is not known does not matter", "web.TestGet_UnknownParameters"},
	{"8.2.1", "browsers keep no sensitive answers", "the export", "web.TestGetExport_FileNeverCached"},
	{"8.2.3", "and forget when the session ends", "Clear-Site-Data", "web.TestPostDelete_ReceiptOutlivesVisit"},
	{"8.3.1", "sensitive data travel in bodies, not in URLs", "one-off advice", "web.TestPostAdvice_LeavesNoTrace"},
	{"8.3.2", "people can take and delete what is theirs", "every column of every table", "models/store.TestExport_EveryColumn"},
	{"8.3.3", "people are asked, in plain words, before", "nothing is ticked", "web.TestPostFit_NothingTicked"},
	{"8.3.4", "where sensitive data lie is known", "the register and the schema", "models/store.TestRegister_Schema"},
	{"8.3.5", "and who read them", "the journal's write fails", "models/store.TestReadProfile_JournalFails"},
	{"8.3.6", "memory is wiped after use", "open: Go's memory is collected, not wiped", ""},
	{"8.3.8", "and until when they are kept", "every table after its time", "models/store.TestSweepExpired_EveryTable"},
	{"9.1.1", "visitors come over TLS only", "HSTS with subdomains, once the base URL is https", "web.TestSecurityHeaders_HSTSOverHTTPSOnly"},
	{"9.2.2", "connections to others are encrypted", "the mail server", "web/post.TestNewSMTP_TLSUnlessLoopback"},
	{"10.2.1", "nothing is sent home", "pages may ask nobody but us", "web.TestSecurityHeaders_EveryAnswer"},
	{"10.3.2", "code cannot be replaced", "names with hashes of the content", "web.TestGetStatic_HashedNamesKeptForAYear"},
	{"11.1.1", "steps come in their order", "the second step of a withdrawal alone", "web.TestPostWithdraw_TwoSteps"},
	{"11.1.2", "nothing happens faster than people act", "one client orders on", "web.TestPostCheckout_StockNotEmptied"},
	{"11.1.3", "limits of the business hold", "pieces of an article and an order", "web.TestPostBasketItems_PiecesPerArticleAndOrder"},
	{"11.1.4", "and limits against programs", "visits without a cookie", "web.TestPost_NewVisitsPerClient"},
	{"11.1.5", "by what is at risk", "unpaid pieces by network", "web.TestPostCheckout_PiecesPerNetwork"},
	{"11.1.6", "no gap between check and use", "orders of the same articles at once", "models/store.TestPlaceOrder_NoDeadlock"},
	{"11.1.7", "unusual events are seen", "counts by kind", "web.TestSecurityEvents_KindAndNumber"},
	{"11.1.8", "and can raise an alarm", "metrics, on a listener of their own", "web/e2e.TestProgram_MetricsApart"},
	{"12.1.1", "no file is too large", "every route with too many bytes", "web.TestPost_LargeBodyOnEveryRoute"},
	{"12.3.1", "names of files are not used", "an upload leaves no copy", "web.TestPostFitImport_NoCopy"},
	{"13.1.1", "all read a request alike", "smuggled requests", "web.TestRequestSmuggling_OneAnswer"},
	{"13.1.5", "unexpected types of content are refused", "forms and text at the API", "web.TestPostAPIAdvice_OnlyJSON"},
	{"13.2.1", "methods are those of the route", "DELETE on a page", "web.TestMetrics_WrongMethodByRoute"},
	{"13.2.3", "an API with cookies is safe from other sites", "passkey steps of another origin", "web.TestPost_CrossSite"},
	{"14.2.1", "components are up to date", "open: no database of vulnerabilities is reachable from the tests; go.mod says what is used", ""},
	{"14.3.2", "no debugging in production", "metrics and profiles on the shop's address", "web.TestMetrics_NotOnShopsAddress"},
	{"14.4.2", "answers of an API are attachments", "open: they are application/json with nosniff", ""},
	{"14.4.3", "a policy for content", "every answer, errors included", "web.TestSecurityHeaders_EveryAnswer"},
	{"14.4.4", "no guessing of types", "the same", "web.TestSecurityHeaders_EveryAnswer"},
	{"14.4.5", "https, subdomains included", "headers over https", "web.TestSecurityHeaders_HSTSOverHTTPSOnly"},
	{"14.4.6", "a referrer policy", "every answer", "web.TestSecurityHeaders_EveryAnswer"},
	{"14.4.7", "no frames", "every answer", "web.TestSecurityHeaders_EveryAnswer"},
	{"14.5.1", "only methods in use", "DELETE on a page", "web.TestMetrics_WrongMethodByRoute"},
	{"14.5.2", "the Origin header opens nothing", "posts of other sites", "web.TestPost_CrossSite"},
	{"14.5.4", "headers of proxies are believed only of ours", "chains, spoofing, nonsense", "web.TestProxies_Client"},
}

var (
	asvsID   = regexp.MustCompile(`^(?:[1-9]|1[0-4])\.[0-9]+\.[0-9]+$`)
	testFunc = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
)

// testsOf lists the tests of a package below the module.
func testsOf(t *testing.T, pkg string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(pkg), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range testFunc.FindAllSubmatch(content, -1) {
			names = append(names, string(match[1]))
		}
	}
	return names
}

// split cuts the package from the name.
func (r asvsRow) split() (pkg, name string) {
	i := strings.LastIndexByte(r.test, '.')
	return r.test[:i], r.test[i+1:]
}

// Every requirement stands once and names a test that is there, or says why it is open.
func TestASVS_TestsExist(t *testing.T) {
	t.Parallel()
	if len(asvs) < 80 {
		t.Errorf("%d requirements", len(asvs))
	}
	there, seen := map[string][]string{}, map[string]bool{}
	for _, row := range asvs {
		if seen[row.id] || !asvsID.MatchString(row.id) || row.requires == "" || row.how == "" {
			t.Errorf("%s: twice, no number, or without words", row.id)
		}
		seen[row.id] = true
		if row.test == "" {
			if !strings.HasPrefix(row.how, "open") {
				t.Errorf("%s has neither a test nor a reason", row.id)
			}
			continue
		}
		pkg, name := row.split()
		if there[pkg] == nil {
			there[pkg] = testsOf(t, pkg)
		}
		if !slices.Contains(there[pkg], name) {
			t.Errorf("%s: there is no test %s", row.id, row.test)
		}
	}
}

// tableEnv names a file to write the table to, with what the tests say. They are run for it:
// EBENMASS_TEST_ASVS=asvs.md go test ./web -run ASVS_WriteTable
const tableEnv = "EBENMASS_TEST_ASVS"

func TestASVS_WriteTable(t *testing.T) {
	file := os.Getenv(tableEnv)
	if file == "" {
		t.Skip("only with " + tableEnv + ", the file to write the table to")
	}
	results := runASVS(t)
	var table strings.Builder
	counts := map[string]int{}
	table.WriteString("| requirement | in our words | how it is tried | test | result |\n| --- | --- | --- | --- | --- |\n")
	for _, row := range asvs {
		result := "open"
		if row.test != "" {
			result = results[row.test]
		}
		counts[result]++
		fmt.Fprintf(&table, "| %s | %s | %s | %s | %s |\n", row.id, row.requires, row.how, row.test, result)
	}
	fmt.Fprintf(&table, "\nOWASP ASVS 4.0.3, level 2: %d requirements", len(asvs))
	for _, result := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&table, ", %d %s", counts[result], result)
	}
	table.WriteString(".\n")
	if err := os.WriteFile(file, []byte(table.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if n := counts["pass"] + counts["open"]; n != len(asvs) {
		t.Errorf("%d of %d hold: see %s", n, len(asvs), file)
	}
}

// runASVS runs the tests of the table, and returns "pass", "fail" or "missing" for each.
func runASVS(t *testing.T) map[string]string {
	t.Helper()
	names, results := map[string][]string{}, map[string]string{}
	for _, row := range asvs {
		if row.test != "" {
			pkg, name := row.split()
			names[pkg] = append(names[pkg], name)
			results[row.test] = "missing"
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(names)) {
		slices.Sort(names[pkg])
		pattern := "^(" + strings.Join(slices.Compact(names[pkg]), "|") + ")$"
		out, _ := exec.CommandContext(t.Context(), "go", "test", "-short", "-json", "-count=1", "-run", pattern, "ebenmass/"+pkg).Output() // fails where a test does
		lines := bufio.NewScanner(bytes.NewReader(out))
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var event struct{ Action, Test string }
			if json.Unmarshal(lines.Bytes(), &event) == nil && (event.Action == "pass" || event.Action == "fail") && !strings.Contains(event.Test, "/") {
				if test := pkg + "." + event.Test; results[test] != "" {
					results[test] = event.Action
				}
			}
		}
	}
	return results
}
