package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// statusAt is the status of an answer; 0 where nobody answers.
func statusAt(url string) int {
	response, err := http.Get(url)
	if err != nil {
		return 0
	}
	response.Body.Close()
	return response.StatusCode
}

// Told to end by SIGTERM, the shop is not ready for a while and serves on; then it is gone.
func TestProgram_Drains(t *testing.T) {
	t.Parallel()
	r := open(t, filepath.Join(t.TempDir(), "data"), "--drain", "3s", "--log-format", "json")
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for statusAt(r.url+"/readyz") != http.StatusServiceUnavailable {
		if statusAt(r.url+"/healthz") == 0 {
			t.Fatal("gone without having said so")
		}
		time.Sleep(10 * time.Millisecond)
	}
	r.get(t, http.DefaultClient, "/de/")
	r.get(t, http.DefaultClient, "/en/my-data")
	if err := r.cmd.Wait(); err != nil {
		t.Errorf("ended with %v\n%s", err, r.log)
	}
	if statusAt(r.url+"/healthz") != 0 {
		t.Error("still there")
	}
	if !strings.Contains(r.log.String(), `"for_seconds":3`) || !strings.Contains(r.log.String(), `"request_id":"`) {
		t.Errorf("log:\n%s", r.log)
	}
}

// A second signal ends the program at once.
func TestProgram_SecondSignal(t *testing.T) {
	t.Parallel()
	r := open(t, filepath.Join(t.TempDir(), "data"), "--drain", "5m")
	for range 2 {
		_ = r.cmd.Process.Signal(syscall.SIGTERM)
		await(t, "the shop to be on its way", func() bool { return statusAt(r.url+"/readyz") != http.StatusOK })
	}
	if err := r.cmd.Wait(); err == nil { // which takes five minutes if the second signal says nothing
		t.Error("ended as if it had been drained")
	}
}

func TestProgram_CheckReadyVersion(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	r := open(t, folder)
	if out, err := program(t, "check", "--data", folder).CombinedOutput(); err != nil || strings.Contains(string(out), "fail") {
		t.Errorf("check of an open shop: %v\n%s", err, out)
	}
	addr := strings.TrimPrefix(r.url, "http://")
	if out, err := program(t, "ready", "--addr", addr).Output(); err != nil || string(out) != "ready\n" {
		t.Errorf("ready: %v, %q", err, out)
	}
	r.stop(t)
	fails(t, 1, "ready", "--addr", addr)
	if err := os.Remove(filepath.Join(folder, "ebenmass.key")); err != nil {
		t.Fatal(err)
	}
	fails(t, 1, "check", "--data", folder, "--json")
	fails(t, 2, "check", "--data", filepath.Join(folder, "none"))
	version, err := os.ReadFile("../../VERSION")
	if err != nil {
		t.Fatal(err)
	}
	out, err := program(t, "--version").Output()
	if err != nil || !regexp.MustCompile(`^ebenmass `+regexp.QuoteMeta(strings.TrimSpace(string(version)))+`( \(.*\))? go\S+\n$`).Match(out) {
		t.Errorf("--version: %v, %q", err, out)
	}
}
