// Package deploy checks the examples that lie beside it: that they agree with the program.
package deploy

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const root = "../.."

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// instructions are the lines of a Dockerfile's final or only form, by their first word.
func instructions(t *testing.T) (all [][2]string) {
	t.Helper()
	text := strings.ReplaceAll(read(t, "Dockerfile"), "\\\n", " ")
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		all = append(all, [2]string{word, strings.TrimSpace(rest)})
	}
	return all
}

func TestDockerfile_MatchesModule(t *testing.T) {
	t.Parallel()
	wanted := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read(t, "go.mod"))[1]
	text := read(t, "Dockerfile")
	if !strings.Contains(text, "FROM golang:"+wanted+"-") {
		t.Errorf("not built with Go %s of go.mod", wanted)
	}
	var stages, users []string
	for _, i := range instructions(t) {
		switch i[0] {
		case "FROM":
			stages, users = append(stages, i[1]), nil
		case "USER":
			users = append(users, i[1])
		case "COPY":
			sources := strings.Fields(i[1])
			if strings.HasPrefix(sources[0], "--from") {
				continue
			}
			for _, source := range sources[:len(sources)-1] {
				if _, err := os.Stat(filepath.Join(root, source)); err != nil {
					t.Errorf("COPY %s: %v", i[1], err)
				}
			}
		}
	}
	if stages[len(stages)-1] != "scratch" {
		t.Errorf("the last stage is %s: the program needs nothing", stages[len(stages)-1])
	}
	if len(users) != 1 || strings.HasPrefix(users[0], "0") || strings.HasPrefix(users[0], "root") {
		t.Errorf("runs as %q", users)
	}
	if !strings.Contains(text, "CGO_ENABLED=0") {
		t.Error("the program is not static")
	}
}

// What the image and the examples call the program with is known to it.
func TestExamples_FlagsAndVariables(t *testing.T) {
	t.Parallel()
	help, err := exec.Command("go", "run", root, "--help").Output()
	if err != nil {
		t.Fatal(err)
	}
	known := string(help)
	variable, flag := regexp.MustCompile(`\bEBENMASS_[A-Z_]+\b`), regexp.MustCompile(`(?:^|[ #(])(--[a-z]+-[a-z-]+)`)
	for _, name := range []string{"Dockerfile", "compose.yaml", "web/deploy/ebenmass.service", "web/deploy/nginx.conf", "web/deploy/Caddyfile", "web/deploy/prometheus.yml"} {
		text := read(t, name)
		for _, v := range variable.FindAllString(text, -1) {
			if v != "EBENMASS_PORT" && !strings.Contains(known, strings.TrimSuffix(v, "_FILE")) { // the port is the composition's own
				t.Errorf("%s: %s is not known to the program", name, v)
			}
		}
		if name == "Dockerfile" {
			continue // most flags there are Docker's
		}
		for _, f := range flag.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(known, f[1]) {
				t.Errorf("%s: %s is not known to the program", name, f[1])
			}
		}
	}
	for _, i := range instructions(t) {
		if i[0] == "HEALTHCHECK" && !strings.Contains(known, "ebenmass ready") {
			t.Error("the health check calls a command that is not there")
		}
	}
}

// Nothing that the program is built of stays behind, and no data or secret goes along.
func TestDockerignore(t *testing.T) {
	t.Parallel()
	var patterns []*regexp.Regexp
	for line := range strings.Lines(read(t, ".dockerignore")) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		expression := regexp.QuoteMeta(strings.TrimPrefix(line, "/"))
		expression = strings.NewReplacer(`\*\*/`, `(?:.*/)?`, `\*`, `[^/]*`).Replace(expression)
		patterns = append(patterns, regexp.MustCompile("^"+expression+"(?:/|$)"))
	}
	ignored := func(path string) bool {
		return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(path) })
	}
	for _, path := range []string{"data/ebenmass.db", "data/ebenmass.key", "secrets/database_url", ".git/config", "web/fit_test.go", "ebenmass"} {
		if !ignored(path) {
			t.Errorf("%s goes to the builder", path)
		}
	}
	list := exec.Command("go", "list", "-deps", "-f", `{{if .Module}}{{if .Module.Main}}{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}
{{end}}{{range .EmbedFiles}}{{$d}}/{{.}}
{{end}}{{end}}{{end}}`, "ebenmass")
	list.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	top, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path := range strings.FieldsSeq(string(out)) {
		n++
		if relative, err := filepath.Rel(top, path); err != nil || ignored(relative) {
			t.Errorf("%s is needed and stays behind: %v", relative, err)
		}
	}
	if n < 500 {
		t.Errorf("the program is built of %d files only: the test proves nothing", n)
	}
}

// composition is what of compose.yaml is checked.
type composition struct {
	Services map[string]struct {
		Image       string
		ReadOnly    bool     `yaml:"read_only"`
		CapDrop     []string `yaml:"cap_drop"`
		SecurityOpt []string `yaml:"security_opt"`
		Environment map[string]string
		Secrets     []string
		Volumes     []string
		Networks    []string
		Ports       []string
		Privileged  bool
	}
	Secrets  map[string]struct{ File string }
	Volumes  map[string]any
	Networks map[string]struct {
		Internal bool
		IPAM     struct{ Config []struct{ Subnet string } }
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	var c composition
	if err := yaml.Unmarshal([]byte(read(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"shop-a", "shop-b", "proxy", "database"} {
		s, there := c.Services[name]
		if !there {
			t.Errorf("no service %s", name)
			continue
		}
		if !s.ReadOnly || s.Privileged || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s may do more than it needs: %+v", name, s)
		}
		for variable, value := range s.Environment {
			if strings.Contains(value, "://") && strings.Contains(value, "@") || strings.HasSuffix(variable, "PASSWORD") {
				t.Errorf("%s: %s holds a secret", name, variable)
			}
			if path, is := strings.CutPrefix(value, "/run/secrets/"); is && !slices.Contains(s.Secrets, path) {
				t.Errorf("%s reads the secret %s and is not given it", name, path)
			}
		}
		for _, secret := range s.Secrets {
			if c.Secrets[secret].File == "" {
				t.Errorf("%s: there is no secret %s", name, secret)
			}
		}
		for _, network := range s.Networks {
			if _, there := c.Networks[network]; !there {
				t.Errorf("%s: there is no network %s", name, network)
			}
		}
		for _, volume := range s.Volumes {
			source, _, _ := strings.Cut(volume, ":")
			if path, is := strings.CutPrefix(source, "./"); is {
				if _, err := os.Stat(filepath.Join(root, path)); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			} else if _, there := c.Volumes[source]; !there {
				t.Errorf("%s: there is no volume %s", name, source)
			}
		}
		if len(s.Ports) > 0 && name != "proxy" {
			t.Errorf("%s is reached from outside", name)
		}
	}
	subnet := c.Networks["inner"].IPAM.Config[0].Subnet
	if got := c.Services["shop-a"].Environment["EBENMASS_TRUSTED_PROXIES"]; got != subnet {
		t.Errorf("shops believe %s, and the proxy is in %s", got, subnet)
	}
	proxy := read(t, "web/deploy/haproxy.cfg")
	for variable := range c.Services["proxy"].Environment {
		if !strings.Contains(proxy, "${"+variable+"}") {
			t.Errorf("haproxy.cfg does not read %s", variable)
		}
	}
}

// The unit is as closed as systemd can make it; where systemd is there, it is asked.
func TestSystemdUnit(t *testing.T) {
	t.Parallel()
	unit := read(t, "web/deploy/ebenmass.service")
	for _, line := range []string{
		"DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectoryMode=0700", "CapabilityBoundingSet=\n",
		"MemoryDenyWriteExecute=yes", "SystemCallFilter=@system-service", "KillSignal=SIGTERM",
	} {
		if !strings.Contains(unit, line) {
			t.Errorf("no %s", strings.TrimSpace(line))
		}
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze here")
	}
	out, err := exec.Command(analyze, "security", "--offline=true", "--threshold=20", "ebenmass.service").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Where nginx is there, it reads its example.
func TestNginx(t *testing.T) {
	t.Parallel()
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		if nginx, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			t.Skip("no nginx here")
		}
	}
	dir := t.TempDir()
	key := exec.Command("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=shop.example",
		"-keyout", filepath.Join(dir, "key.pem"), "-out", filepath.Join(dir, "fullchain.pem"))
	if out, err := key.CombinedOutput(); err != nil {
		t.Skipf("no certificate to try it with: %v\n%s", err, out)
	}
	site := strings.NewReplacer("/etc/ssl/shop.example", dir, "/var/log/nginx", dir).Replace(read(t, "web/deploy/nginx.conf"))
	whole := "pid " + dir + "/pid;\nerror_log " + dir + "/error.log;\nevents {}\nhttp {\n" + site + "\n}\n"
	path := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(path, []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(nginx, "-t", "-c", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
