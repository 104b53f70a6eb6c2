package web_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// room is one room of the house.
type room struct {
	name string
	ours []string
	libs []string // of restricted, those it may use
}

// rooms says which of our packages each room may import, by path or by prefix (ending in
// a slash), and which restricted libraries. The first that matches a
// package counts.
var rooms = []room{
	{"models/fit", nil, nil},
	{"models/consent", nil, nil},
	{"models/receipt", []string{"models/consent"}, []string{canonicalPath}},
	{"models/catalogue", []string{"models", "models/fit", "models/reference"}, nil},
	{"models/pictures", nil, nil},
	{"models/layout", []string{"models", "models/fit"}, nil},
	{"models/importer", []string{"models", "models/pictures", "models/fit", "models/layout", "models/reference", "models/store"}, nil},
	{"models/export", []string{"models/fit"}, nil},
	{"models/sizefinder", []string{"models", "models/fit", "models/reference", "models/catalogue"}, nil},
	{"models/device", []string{"models/fit", "models/reference"}, nil},
	{"models/mirror", nil, nil},
	{"models/scan", nil, nil},
	{"models/release", []string{"models", "models/fit"}, []string{privacyPath}},
	{"models/shopkeep", []string{"models", "models/fit"}, nil},
	{"models/letter", nil, nil},
	{"models/report", []string{"models"}, nil},
	{"models/evidence", nil, nil},
	{"models/tour", nil, nil},
	{"models/lab", []string{"models", "models/fit", "models/reference", "models/evidence", "models/report", "models/lab/"}, nil},
	{"models/store/engine", nil, []string{"gorm.io/"}},
	{"models/store/vault", []string{"models/store/engine"}, nil},
	{"models/store/rotation", []string{"models/store/engine", "models/store/vault"}, []string{"gorm.io/"}},
	{"models/store/inspect", []string{"models", "models/receipt", "models/store/engine", "models/store/vault"}, []string{"gorm.io/"}},
	{"models/store", []string{"models/store/", "models", "models/fit", "models/consent", "models/export", "models/letter", "models/scan", "models/receipt", "models/release"}, []string{"gorm.io/"}},
	{"models", []string{"models/fit"}, nil},
	{"static", nil, nil},
	{"views/text", []string{"models"}, nil},
	{"views/chart", nil, nil},
	{"views/markup", nil, nil},
	{"views/figure", []string{"models", "models/fit", "views/markup"}, nil},
	{"views/parts", []string{"static", "models", "models/fit", "views/markup", "views/text"}, nil},
	{"views/feed", []string{"models", "models/fit", "views/text"}, nil},
	{"views/pagetest", []string{"static", "models", "views/text"}, nil},
	{"views/shell", []string{"static", "models", "models/consent", "models/tour", "views/parts", "views/text"}, nil},
	{"views/list", []string{"static", "models", "models/fit", "models/consent", "views/shell", "views/figure", "views/markup", "views/parts", "views/text"}, nil},
	{"views/product", []string{"views/list", "static", "models", "models/fit", "models/device", "models/consent", "views/shell", "views/figure", "views/markup", "views/parts", "views/text"}, nil},
	{"views/finder", []string{"static", "models", "models/fit", "models/consent", "models/sizefinder", "views/list", "views/product", "views/shell", "views/figure", "views/parts", "views/text"}, nil},
	{"views/buy", []string{"models", "models/fit", "models/consent", "models/letter", "views/list", "views/product", "views/shell", "views/parts", "views/text"}, nil},
	{"views/mydata", []string{"static", "models", "models/fit", "models/consent", "models/receipt", "models/letter", "views/buy", "views/list", "views/product", "views/shell", "views/parts", "views/text"}, nil},
	{"views/legal", []string{"models", "models/consent", "views/buy", "views/list", "views/product", "views/shell", "views/parts", "views/text"}, nil},
	{"views/demo", []string{"models", "models/fit", "models/consent", "models/mirror", "models/shopkeep", "models/evidence", "models/report", "models/tour", "static", "views/buy", "views/list", "views/product", "views/shell", "views/chart", "views/parts", "views/text"}, nil},
	{"seed/pictures/svg", nil, nil},
	{"seed/pictures", []string{"models", "models/fit", "seed", "seed/pictures/"}, nil},
	{"seed", []string{"models", "models/fit", "models/layout", "models/store", "seed"}, nil},
	{"handlers/demo", []string{"static", "handlers", "models", "models/", "views/", "web/respond", "web/session"}, []string{echoPath}},
	{"handlers/partner", []string{"static", "handlers", "models", "models/", "views/", "web/respond"}, []string{echoPath}},
	{"handlers", []string{"static", "models", "models/", "views/", "web/limit", "web/respond", "web/session"}, []string{echoPath, passkeyPath}},
	{"web/device", []string{"models/fit", "models/reference", "models/device"}, nil},
	{"web/compress", nil, nil},
	{"web/deploy", nil, nil},
	{"web/respond", []string{"models", "models/tour", "views/text", "web/compress"}, []string{echoPath}},
	{"web/session", []string{"models"}, nil},
	{"web/limit", nil, nil},
	{"web/logs", []string{"web/settings"}, nil},
	{"web/memory", nil, nil},
	{"web/front", []string{"web", "web/settings"}, nil},
	{"web/post", []string{"models", "models/letter", "web/limit"}, nil},
	{"web/settings", []string{"models", "models/report"}, nil},
	{"web/console", []string{"models", "models/receipt", "models/scan", "models/store", "models/store/inspect", "models/fit", "models/evidence", "models/report", "models/lab/", "models/importer", "models/pictures", "models/catalogue", "seed", "seed/pictures/", "views/feed", "views/parts", "web/settings"}, nil},
	{"web", []string{"static", "models", "models/", "views/shell", "views/text", "handlers", "handlers/", "web/"}, []string{echoPath}},
	{"", []string{"handlers", "models", "models/", "seed", "seed/history", "web", "web/"}, nil},
}

const (
	echoPath    = "github.com/labstack/echo/"
	passkeyPath = "github.com/go-webauthn/"
	privacyPath = "github.com/google/differential-privacy/"
	module      = "ebenmass"

	canonicalPath = "github.com/go-json-experiment/json/jsontext"
)

// restricted libraries have one place in the house.
var restricted = []string{"gorm.io/", echoPath, passkeyPath, privacyPath}

// lab measures the advice. Only these rooms may import it: the manager's page, the one request
// that asks it, has an interface of its own.
const lab = "models/lab/"

var labRooms = []string{"models/lab", "web/console", ""}

// pure packages use the standard library alone, and what their line above names.
var pure = []string{"models/fit", "models/consent", "models/mirror", "models/scan", "models/receipt", "models/tour", "models/reference", "models/device"}

func TestImports_OnlyAllowed(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name := strings.TrimPrefix(strings.TrimPrefix(fields[0], module), "/")
		if strings.HasPrefix(name, "web/e2e") {
			continue // the browser tests hold the whole house
		}
		i := slices.IndexFunc(rooms, func(r room) bool {
			return name == r.name || r.name != "" && strings.HasPrefix(name, r.name+"/")
		})
		if i < 0 {
			t.Errorf("%s is in no room", name)
			continue
		}
		for _, imported := range fields[1:] {
			if !allowed(name, rooms[i].ours, rooms[i].libs, imported) {
				t.Errorf("%s imports %s", name, imported)
			}
			if strings.HasPrefix(imported, module+"/"+lab) && !slices.Contains(labRooms, rooms[i].name) {
				t.Errorf("%s imports %s, which requests reach by interfaces only", name, imported)
			}
		}
	}
}

func allowed(name string, ours, libs []string, imported string) bool {
	if imported == module || strings.HasPrefix(imported, module+"/") {
		path := strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")
		return slices.ContainsFunc(ours, func(may string) bool {
			return path == may || strings.HasSuffix(may, "/") && strings.HasPrefix(path, may)
		})
	}
	for _, library := range restricted {
		if strings.HasPrefix(imported, library) {
			return slices.Contains(libs, library)
		}
	}
	standard := !strings.Contains(strings.Split(imported, "/")[0], ".")
	return standard || !slices.Contains(pure, name) || slices.Contains(libs, imported)
}
