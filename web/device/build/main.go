// Command build makes what the browser's advisor is loaded from: it compiles web/device to
// WebAssembly, compresses it, copies Go's own wasm_exec.js beside it and records what both were
// made from. With -check it says whether what is committed belongs to the sources.
//
//	go generate ./web/device/build
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

//go:generate go run . -root ../../..

// target is the package that is compiled.
const target = "./web/device"

// maxCompressed is the most that a browser may have to load, in bytes.
const maxCompressed = 600_000

// Record says what the WebAssembly was made from, so that anybody can make it again.
type Record struct {
	Command    string `json:"command"`
	Go         string `json:"go"`         // version of the compiler
	Sources    string `json:"sources"`    // SHA-256 over the names and contents of our own files it is made from
	SHA256     string `json:"sha256"`     // of the WebAssembly before compression
	Bytes      int    `json:"bytes"`      // of the WebAssembly
	Compressed int    `json:"compressed"` // bytes of it as it is loaded, by brotli
}

func main() {
	root := flag.String("root", ".", "folder of go.mod")
	check := flag.Bool("check", false, "change nothing; fail where what is committed does not belong to the sources")
	flag.Parse()
	run := generate
	if *check {
		run = verify
	}
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "web/device/build:", err)
		os.Exit(1)
	}
}

func folder(root string) string { return filepath.Join(root, "static", "device") }

func generate(root string) error {
	record, wasm, err := compile(root)
	if err != nil {
		return err
	}
	packed := compress(wasm)
	record.Compressed = len(packed)
	if len(packed) > maxCompressed {
		return fmt.Errorf("%d bytes compressed, at most %d are allowed", len(packed), maxCompressed)
	}
	text, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return fmt.Errorf("write the record: %w", err)
	}
	loader, err := goLoader()
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{"advisor.wasm.br": packed, "advisor.json": append(text, '\n'), "wasm_exec.js": loader} {
		if err := os.WriteFile(filepath.Join(folder(root), name), content, 0o644); err != nil {
			return fmt.Errorf("write an asset: %w", err)
		}
	}
	fmt.Printf("%d bytes, %d with brotli, sha256 %s\n", record.Bytes, record.Compressed, record.SHA256)
	return nil
}

// verify compares what is committed with the sources: always by their hash; byte by byte where
// this compiler is the one recorded.
func verify(root string) error {
	text, err := os.ReadFile(filepath.Join(folder(root), "advisor.json"))
	if err != nil {
		return fmt.Errorf("read the record: %w", err)
	}
	var kept Record
	if err := json.Unmarshal(text, &kept); err != nil {
		return fmt.Errorf("read the record: %w", err)
	}
	sum, err := hashSources(root)
	if err != nil {
		return err
	}
	if sum != kept.Sources {
		return errors.New("the sources have changed: run go generate ./web/device/build")
	}
	packed, err := os.ReadFile(filepath.Join(folder(root), "advisor.wasm.br"))
	if err != nil {
		return fmt.Errorf("read the advisor: %w", err)
	}
	wasm, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return fmt.Errorf("decompress the advisor: %w", err)
	}
	if got := digest(wasm); got != kept.SHA256 || len(packed) != kept.Compressed || len(packed) > maxCompressed {
		return fmt.Errorf("the advisor is not the one recorded: sha256 %s, %d bytes compressed", got, len(packed))
	}
	if runtime.Version() != kept.Go {
		fmt.Printf("made with %s, this is %s: only the sources' hash was compared\n", kept.Go, runtime.Version())
		return nil
	}
	_, made, err := compile(root)
	if err != nil {
		return err
	}
	loader, err := goLoader()
	if err != nil {
		return err
	}
	committed, err := os.ReadFile(filepath.Join(folder(root), "wasm_exec.js"))
	if err != nil {
		return fmt.Errorf("read wasm_exec.js: %w", err)
	}
	if !bytes.Equal(made, wasm) || !bytes.Equal(loader, committed) {
		return errors.New("the same compiler makes other bytes: run go generate ./web/device/build")
	}
	fmt.Println("byte for byte what the sources make")
	return nil
}

// flags of the compiler: no paths of this machine and no revision in the result.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}

func compile(root string) (Record, []byte, error) {
	sum, err := hashSources(root)
	if err != nil {
		return Record{}, nil, err
	}
	temporary, err := os.MkdirTemp("", "advisor")
	if err != nil {
		return Record{}, nil, fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(temporary) }() // nothing depends on it
	out := filepath.Join(temporary, "advisor.wasm")
	if _, err := goTool(root, append(append([]string{"build"}, flags...), "-o", out, target)...); err != nil {
		return Record{}, nil, err
	}
	wasm, err := os.ReadFile(out)
	if err != nil {
		return Record{}, nil, fmt.Errorf("read what was compiled: %w", err)
	}
	return Record{
		Command: `GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags="-s -w" -o advisor.wasm ` + target,
		Go:      runtime.Version(), Sources: sum, SHA256: digest(wasm), Bytes: len(wasm),
	}, wasm, nil
}

// goTool runs the go command for a browser, with nothing of this machine's settings that would
// change its result.
func goTool(root string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Stderr = root, os.Stderr
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "GOFLAGS=", "CGO_ENABLED=0", "GOEXPERIMENT=")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
}

// hashSources sums up our own files that are compiled, in order, with their names.
func hashSources(root string) (string, error) {
	list, err := goTool(root, "list", "-deps", "-f", `{{if not .Standard}}{{range .GoFiles}}{{$.ImportPath}}/{{.}}{{"\n"}}{{end}}{{end}}`, target)
	if err != nil {
		return "", err
	}
	files := strings.Fields(string(list))
	slices.Sort(files)
	sum := sha256.New()
	for _, name := range files {
		_, path, ours := strings.Cut(name, "/")
		if !ours || !strings.HasPrefix(name, "ebenmass/") {
			return "", fmt.Errorf("%s is not of this module", name)
		}
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
		if err != nil {
			return "", fmt.Errorf("read a source: %w", err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", path, len(content), content)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// goLoader is the script that Go brings for its programs in browsers.
func goLoader() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("read Go's loader: %w", err)
	}
	return text, nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func compress(b []byte) []byte {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	_, _ = w.Write(b) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}
