// Package e2e holds the tests of the whole program from outside: as a process here, in a
// browser in tests/.
package e2e

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"

	_ "modernc.org/sqlite" // reads and spoils databases, with and without a C compiler
)

// binary is the program: EBENMASS_BINARY, or built once for all tests.
var binary string

func TestMain(m *testing.M) { os.Exit(build(m)) }

func build(m *testing.M) int {
	if binary = os.Getenv("EBENMASS_BINARY"); binary != "" {
		return m.Run()
	}
	folder, err := os.MkdirTemp("", "ebenmass-program-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	binary = filepath.Join(folder, "ebenmass")
	if out, err := exec.Command("go", "build", "-o", binary, "ebenmass").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// program starts the shop as its own process.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	t.Cleanup(cancel)
	return exec.CommandContext(ctx, binary, args...)
}

// fails runs the program, which must end with an exit code and one line on standard error.
func fails(t *testing.T, code int, args ...string) (line string) {
	t.Helper()
	cmd := program(t, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != code {
		t.Fatalf("%v: %v, want exit %d\n%s", args, err, code, stderr.String())
	}
	if text := strings.TrimSpace(stderr.String()); text == "" || strings.Contains(text, "\n") {
		t.Errorf("%v: not one line:\n%s", args, text)
	}
	return stderr.String()
}

// running is an open shop.
type running struct {
	cmd *exec.Cmd
	url string
	log *programLog
}

// programLog is what a program writes, read while it runs.
type programLog struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (l *programLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

// String implements fmt.Stringer.
func (l *programLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

var opened = regexp.MustCompile(`http://\S+`)

// open starts a shop on a folder and a free port, and waits until it is open.
func open(t *testing.T, folder string, args ...string) *running {
	t.Helper()
	args = append([]string{"--addr", "127.0.0.1:0", "--data", folder, "--advice-rate", "0"}, args...)
	r := &running{cmd: program(t, args...), log: &programLog{}}
	r.cmd.Stderr = r.log
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if r.cmd.ProcessState == nil {
			_ = r.cmd.Process.Kill()
			_ = r.cmd.Wait()
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the shop did not open: %v\n%s", err, r.log)
	}
	r.url = opened.FindString(line)
	return r
}

// stop ends the shop as Ctrl-C does; it must end well.
func (r *running) stop(t *testing.T) {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Wait(); err != nil {
		t.Errorf("after Ctrl-C: %v\n%s", err, r.log)
	}
}

func (r *running) get(t *testing.T, client *http.Client, path string) string {
	t.Helper()
	response, err := client.Get(r.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("GET %s: %d, %v", path, response.StatusCode, err)
	}
	return string(body)
}

func TestProgram_HelpAndUsageErrors(t *testing.T) {
	t.Parallel()
	help, err := program(t, "--help").Output()
	if err != nil || !strings.Contains(string(help), "--advice-rate") {
		t.Errorf("--help: %v\n%s", err, help)
	}
	for _, args := range [][]string{{"fly"}, {"--colour", "red"}, {"--addr", "nowhere"}, {"--advice-rate", "-1"}, {"--base-url", "x"}, {"--database", "mysql://u:secret@h/d"}} {
		if line := fails(t, 2, args...); strings.Contains(line, "secret") {
			t.Errorf("a password is repeated: %s", line)
		}
	}
}

func TestProgram_SecondStart(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	first := open(t, folder)
	if line := fails(t, 1, "--addr", "127.0.0.1:0", "--data", folder); !strings.Contains(line, folder) {
		t.Errorf("the folder in use is not named: %s", line)
	}
	other := filepath.Join(t.TempDir(), "other")
	if line := fails(t, 1, "--addr", strings.TrimPrefix(first.url, "http://"), "--data", other); !strings.Contains(line, "address already in use") {
		t.Errorf("busy port: %s", line)
	}
	if _, err := os.Stat(other); !errors.Is(err, os.ErrNotExist) {
		t.Error("a busy port left a data folder behind")
	}
	first.get(t, http.DefaultClient, "/readyz")
	first.stop(t)
}

func TestProgram_MetricsApart(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	taken := listener.Addr().String()
	if line := fails(t, 1, "--addr", "127.0.0.1:0", "--metrics-addr", taken, "--data", filepath.Join(t.TempDir(), "data")); !strings.Contains(line, taken) {
		t.Errorf("the busy address is not named: %s", line)
	}
	if err := listener.Close(); err != nil { // free again, most likely until the shop takes it
		t.Fatal(err)
	}
	shop := open(t, filepath.Join(t.TempDir(), "data"), "--metrics-addr", taken)
	for url, want := range map[string]int{shop.url + "/metrics": http.StatusNotFound, "http://" + taken + "/metrics": http.StatusOK, "http://" + taken + "/de/": http.StatusNotFound} {
		response, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: status %d, want %d", url, response.StatusCode, want)
		}
	}
	shop.stop(t)
}

func TestProgram_FolderIsFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "below")} {
		if line := fails(t, 1, "--addr", "127.0.0.1:0", "--data", folder); !strings.Contains(line, file) {
			t.Errorf("%s", line)
		}
	}
	if content, err := os.ReadFile(file); err != nil || string(content) != "kept" {
		t.Errorf("the file was changed: %q, %v", content, err)
	}
}

func TestProgram_NewerDatabase(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	open(t, folder).stop(t)
	path := filepath.Join(folder, "ebenmass.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if line := fails(t, 1, "--addr", "127.0.0.1:0", "--data", folder); !strings.Contains(line, "newer") {
		t.Errorf("%s", line)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database was changed: %v", err)
	}
}

func TestProgram_BasketSurvivesRestart(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	var bought models.Variant
	for _, v := range products[0].Variants {
		if v.Stock > 0 {
			bought = v
		}
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	shop := open(t, folder)
	response, err := client.PostForm(shop.url+"/de/basket/items", url.Values{"sku": {bought.SKU}, "quantity": {"1"}, "add": {"1"}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	shop.stop(t)
	again := open(t, folder)
	// The jar knows the cookie by host, whatever the port.
	if page := again.get(t, client, "/de/basket"); !strings.Contains(page, bought.SKU) {
		t.Error("the basket is empty after a restart")
	}
	again.stop(t)
}

func TestProgram_EveryArticleInBothLanguages(t *testing.T) {
	t.Parallel()
	shop := open(t, filepath.Join(t.TempDir(), "data"))
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range models.Langs {
		for _, path := range []string{"/", "/products", "/products?page=2", "/products?reduced=1"} {
			shop.get(t, http.DefaultClient, "/"+string(lang)+path)
		}
		for _, p := range products {
			if page := shop.get(t, http.DefaultClient, "/"+string(lang)+"/products/"+p.Slug); !strings.Contains(page, p.Maker.Email) {
				t.Errorf("%s does not name its maker", p.Slug)
			}
		}
	}
	shop.stop(t)
	for _, personal := range []string{"127.0.0.1", products[0].Slug} {
		if strings.Contains(shop.log.String(), personal) {
			t.Errorf("the log holds %q", personal)
		}
	}
}
