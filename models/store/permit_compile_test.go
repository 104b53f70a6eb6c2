package store_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/packages"
)

// The compiler itself is asked: each statement stands in a function that has what a handler
// has, and either type-checks or does not.
func TestPermit_CompileTime(t *testing.T) {
	t.Parallel()
	imports := loadTypes(t, "context", "ebenmass/models/consent", "ebenmass/models/store")
	for _, test := range []struct {
		statement string
		compiles  bool
	}{
		{"_, _ = store.ReadProfile(ctx, s, advice, page)", true},
		{"_, _ = store.ReadProfile(ctx, s, offers, page)", true},
		{"_, _ = store.ReadProfile(ctx, s, consent.ForSelf(owner), page)", true},
		{"_, _ = store.ReadProfile(ctx, s, mail, page)", false},
		{"_, _ = store.ReadProfile(ctx, s, learn, page)", true},
		{"_, _ = store.ReadProfile[consent.Advice](ctx, s, mail, page)", false},
		{"_, _ = store.ReadProfile(ctx, s, consent.Permit[consent.Advice](mail), page)", false},
		{"_, _, _ = store.ReadProfileAndFeedback(ctx, s, advice, page)", true},
		{"_, _, _ = store.ReadProfileAndFeedback(ctx, s, mail, page)", false},
		{"_ = store.SaveProfile(ctx, s, advice, page, store.Profile{})", true},
		{"_ = store.SaveProfile(ctx, s, mail, page, store.Profile{})", false},
		{"_ = store.SaveProfile(ctx, s, learn, page, store.Profile{})", false},
		{"_, _ = s.Subscriber(ctx, mail, page)", true},
		{"_, _ = s.Subscriber(ctx, advice, page)", false},
		{"_, _ = s.Subscriber(ctx, consent.ForSelf(owner), page)", false},
		{"advice = offers", false},
		{`advice = consent.Permit[consent.Advice]{owner: "someone"}`, false},
		{"_, _ = store.PermitFor[consent.Mail](ctx, s, owner, page)", true},
		{"_, _ = store.PermitFor[consent.Self](ctx, s, owner, page)", false},
		{"_, _ = store.PermitFor[struct{}](ctx, s, owner, page)", false},
		{"_, _ = store.PermitFrom[consent.Self](ctx, s, consent.Ledger{}, page)", false},
	} {
		if err := typeCheck(t, imports, test.statement); (err == nil) != test.compiles {
			t.Errorf("%s\ncompiles: %v, want %v (%v)", test.statement, err == nil, test.compiles, err)
		}
	}
}

// byPath finds loaded packages for the type checker.
type byPath map[string]*types.Package

func (p byPath) Import(path string) (*types.Package, error) {
	if pkg, ok := p[path]; ok {
		return pkg, nil
	}
	return nil, fmt.Errorf("no package %s", path)
}

func loadTypes(t *testing.T, paths ...string) byPath {
	t.Helper()
	config := &packages.Config{
		Context: t.Context(),
		Mode:    packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedExportFile,
	}
	loaded, err := packages.Load(config, paths...)
	if err != nil {
		t.Fatal(err)
	}
	imports := make(byPath)
	for _, pkg := range loaded {
		if len(pkg.Errors) > 0 {
			t.Fatal(pkg.Errors)
		}
		imports[pkg.PkgPath] = pkg.Types
	}
	return imports
}

func typeCheck(t *testing.T, imports byPath, statement string) error {
	t.Helper()
	source := `package handler

import (
	"context"

	"ebenmass/models/consent"
	"ebenmass/models/store"
)

func handle(
	ctx context.Context, s *store.Store, owner string, page store.PageKind,
	advice consent.Permit[consent.Advice], offers consent.Permit[consent.Offers],
	learn consent.Permit[consent.Learn], mail consent.Permit[consent.Mail],
) {
	` + statement + `
}
`
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "handler.go", source, 0)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	config := types.Config{Importer: imports}
	_, err = config.Check("handler", files, []*ast.File{file}, nil)
	return err
}
