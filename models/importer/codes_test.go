package importer_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"testing"

	"ebenmass/models/importer"
)

// codeArguments are the calls by which a chart's findings are made, by name, with the place of
// the code among the arguments.
var codeArguments = map[string]int{"report": 2, "finding": 1, "fail": 1, "badRecord": 1, "problemAt": 1}

// The list of codes, by which a page has a text for each in every language, is what the code
// that reads a chart reports.
func TestLoneChartCodes_AsReported(t *testing.T) {
	t.Parallel()
	reported, constants := map[string]bool{}, map[string]string{}
	literal := func(e ast.Expr) string {
		switch e := e.(type) {
		case *ast.BasicLit:
			s, _ := strconv.Unquote(e.Value)
			return s
		case *ast.Ident:
			return constants[e.Name]
		case *ast.SelectorExpr:
			return constants[e.Sel.Name]
		}
		return ""
	}
	parsed := map[string]*ast.File{}
	for _, name := range []string{"../fit/check.go", "chart_alone.go", "chart_build.go", "chart_lay.go", "chart_kind.go", "lines.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed[name] = file
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Names) == len(spec.Values) {
				for i, name := range spec.Names {
					constants[name.Name] = literal(spec.Values[i])
				}
			}
			return true
		})
	}
	for name, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				called := ""
				switch fun := n.Fun.(type) {
				case *ast.Ident:
					called = fun.Name
				case *ast.SelectorExpr:
					called = fun.Sel.Name
				}
				if i, makes := codeArguments[called]; makes && i < len(n.Args) {
					reported[literal(n.Args[i])] = true
				}
				if called == "choice" { // asks what nobody said
					reported["no_"+literal(n.Args[1])] = true
				}
			case *ast.CompositeLit: // of a question, or of what models/fit refuses
				for _, e := range n.Elts {
					if field, ok := e.(*ast.KeyValueExpr); ok {
						if key, ok := field.Key.(*ast.Ident); ok && (key.Name == "code" || key.Name == "Code" && name == "../fit/check.go") {
							reported[literal(field.Value)] = true
						}
					}
				}
			}
			return true
		})
	}
	delete(reported, "") // a code that was found before
	if got, want := slices.Sorted(slices.Values(importer.LoneChartCodes())), slices.Sorted(maps.Keys(reported)); !slices.Equal(got, want) {
		t.Errorf("listed\n%v\nreported\n%v", got, want)
	}
}
