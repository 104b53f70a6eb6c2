package store

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// numbers is a recursive table of the numbers from 1, on every engine.
const numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1250) "

// endAt returns a context that ends when a step is reached for the n-th time, as a shop that is
// stopped there does.
func (s shop) endAt(t *testing.T, step string, n int) context.Context {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	s.Store.reached = func(reached string) {
		if reached == step {
			if n--; n == 0 {
				stop()
			}
		}
	}
	return ctx
}

// manyLines gives the orders of a shop lines of 1,250 more articles, one piece each.
func (s shop) manyLines(t *testing.T) {
	t.Helper()
	const columns = "customer, sku, name_de, name_en, colour, colour_de, colour_en, size, fibres_de, fibres_en, cents, vat"
	s.exec(t, `INSERT INTO order_lines (order_id, position, product, quantity, `+columns+`) `+numbers+
		`SELECT order_id, i, 'article-' || (10000 + i), 1, `+columns+` FROM order_lines, n WHERE position = 0`)
}

// Ended between any two of its transactions, closing a week goes on where it stood, when the next
// week is over, too, and counts nothing twice.
func TestCloseWeeks_EndedBetween(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		_, _ = s.ordered(t, 3)
		s.manyLines(t)
		s.clock.advance(7 * day)
		for left := 3; left > 1; left-- { // of 1,251 articles, 500 at once
			if closed, err := s.CloseWeeks(s.endAt(t, stepPiecesSummed, 1)); err == nil || closed {
				t.Fatalf("closed %v, %v", closed, err)
			}
			if n, want := s.rows(t, "piece_totals"), 1251-500*(left-1); left == 3 && n != 500 || left == 2 && n != 1000 {
				t.Errorf("%d articles are summed, %d transactions before the end (%d)", n, left, want)
			}
			s = s.reopen(t)
			if _, through, err := s.Pieces(t.Context()); err != nil || !through.IsZero() {
				t.Errorf("summed until %v, %v", through, err)
			}
			_, _ = s.ordered(t, 2) // in the week after
			s.clock.advance(7 * day)
		}
		for i, want := range []bool{true, true, false} {
			if closed, err := s.CloseWeeks(t.Context()); err != nil || closed != want {
				t.Errorf("call %d: closed %v, %v", i, closed, err)
			}
		}
		all := s.pieces(t)
		if len(all) != 1251 {
			t.Fatalf("%d articles", len(all))
		}
		for _, p := range all {
			if p.Product == shirtSlug && p.Sold != 7 || p.Product != shirtSlug && p.Sold != 1 {
				t.Fatalf("%+v", p)
			}
		}
	})
}

// Of two instances that close a week one comes to the end, and each article is counted once.
func TestCloseWeeks_TwoInstances(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	b := a.beside(t)
	must(t, a.SaveCatalogue(t.Context(), products()))
	_, _ = a.ordered(t, 3)
	a.manyLines(t)
	a.clock.advance(7 * day)
	a.Store.reached = func(step string) {
		if step != stepPiecesSummed {
			return
		}
		if closed, err := b.CloseWeeks(t.Context()); err != nil || !closed {
			t.Errorf("the other: closed %v, %v", closed, err)
		}
	}
	if closed, err := a.CloseWeeks(t.Context()); err != nil || closed {
		t.Errorf("closed %v, %v", closed, err)
	}
	all := a.pieces(t)
	for _, p := range all {
		if want := map[bool]int{true: 3, false: 1}[p.Product == shirtSlug]; p.Sold != want {
			t.Fatalf("%+v, want %d", p, want)
		}
	}
	if len(all) != 1251 {
		t.Errorf("%d articles", len(all))
	}
}

// Ended between two of its transactions, stock that was held is returned by the next call, each piece
// once.
func TestReturnHeldStock_EndedBetween(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		_, _ = s.ordered(t, 3)
		s.exec(t, "INSERT INTO held_stock (sku, due_at, quantity) "+numbers+"SELECT 'gone-' || (10000 + i), 1, 2 FROM n")
		s.clock.advance(2 * day)
		returned, err := s.ReturnHeldStock(s.endAt(t, stepStockReturned, 2))
		if err == nil || returned == 0 || s.rows(t, "held_stock") != 1251-2*returnedAtOnce {
			t.Errorf("returned %d, %v, %d rows are left", returned, err, s.rows(t, "held_stock"))
		}
		s = s.reopen(t)
		if n := s.returned(t); n+returned != 2503 || s.rows(t, "held_stock") != 0 || s.stock(t, many) != 40 {
			t.Errorf("%d and %d pieces are back, %d rows are left, %d in stock", returned, n, s.rows(t, "held_stock"), s.stock(t, many))
		}
	})
}

// What is nobody's goes in small parts, too, and what a call that was ended left goes with the next.
func TestSweepRows_EndedBetween(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		digest := "hex(randomblob(16))"
		if !s.sqlite {
			digest = "convert_to(md5(CAST(i AS text)), 'UTF8')"
		} else {
			digest = "CAST(" + digest + " AS BLOB)"
		}
		s.exec(t, "INSERT INTO allowances (kind, subject, full_at) "+numbers+"SELECT 'letters', "+digest+", 1 FROM n")
		s.exec(t, "INSERT INTO receipts (id, document, created_at, expires_at) "+numbers+"SELECT 'receipt-' || i, '{}', 1, 1 FROM n")
		sweeps := map[string]func(context.Context) error{
			"allowances": s.SweepAllowances,
			"receipts":   func(ctx context.Context) error { return swept(s.SweepExpired(ctx)) },
		}
		if !s.sqlite {
			s.exec(t, "INSERT INTO catalogue_changes (product, at) "+numbers+"SELECT 'x', now() - interval '2 hours' FROM n")
			sweeps["catalogue_changes"] = s.TrimCatalogueChanges
		}
		for table, sweep := range sweeps {
			if err := sweep(s.endAt(t, stepRowsSwept, 2)); err == nil || s.rows(t, table) != 1250-2*sweepRowsAtOnce {
				t.Errorf("%s: %v, %d rows are left", table, err, s.rows(t, table))
			}
			s.Store.reached = nil
			must(t, sweep(t.Context()))
			if n := s.rows(t, table); n != 0 {
				t.Errorf("%s: %d rows are left", table, n)
			}
		}
	})
}

// Others write while a release is drawn.
func TestRelease_OthersWriteMeanwhile(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.answer(t, 30, fit.OutcomeFits)
		customer := s.visit(t)
		wrote := 0
		s.Store.noise = func(n int64, _ float64) (int64, error) {
			if wrote < 3 {
				wrote++ // on SQLite this waits for the one writer, for good where the release holds it
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				must(t, s.SetBasketItem(ctx, customer, many, wrote))
			}
			return n, nil
		}
		must(t, s.Release(t.Context(), models.OnSchedule))
		if got := s.released(t).Offset.N; got != 30 || wrote != 3 {
			t.Errorf("%d are in the release, %d writes", got, wrote)
		}
	})
}

// Of two instances that drew the same release one makes it, and the other draws its own after it.
func TestRelease_DrawnTwice(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	b := a.beside(t)
	a.silence()
	must(t, a.SaveCatalogue(t.Context(), products()))
	a.answer(t, 30, fit.OutcomeFits)
	first := true
	a.Store.reached = func(step string) {
		if step == stepAnswersRead && first {
			first = false
			must(t, b.Release(t.Context(), models.OnSchedule))
		}
	}
	must(t, a.Release(t.Context(), models.OnSchedule))
	all, err := a.Releases(t.Context())
	must(t, err)
	if len(all) != 2 || all[0].Number != 2 || all[1].Number != 1 {
		t.Errorf("releases %+v", all)
	}
}

// boundedBy are conditions that bound how many rows a statement changes: by what identifies one row,
// one person's rows or one article's, or by a list that whoever calls keeps short.
var boundedBy = regexp.MustCompile(`\b(id|lookup|digest|session|device|customer|owner|handle|order_id|slug|sku|product|key_id|year|#)\s*(=|IN)\s*(\?|\(\?|#|@|1$|1 )|\bLIMIT\b`)

// unbounded are the other statements that change or delete rows, by how they begin, and why they
// may.
var unbounded = map[string]string{
	"UPDATE letters SET claim_ends_at = 0 WHERE claim_ends_at > 0":         "as few as one program sends at once, before the shop opens",
	"DELETE FROM release_sides":                                            "as many as there are articles with answers; a release is whole or none",
	"DELETE FROM # WHERE #":                                                "drop: of the customers, keys or letters that the caller names",
	"DELETE FROM customer_keys WHERE id IN (SELECT key_id FROM # WHERE #)": "drop: likewise",
	"DELETE FROM # WHERE # IN (SELECT id FROM customers WHERE #)":          "dropCustomers: of sweepChunk customers, or of one",
	"DELETE FROM customers WHERE #":                                        "dropCustomers: likewise",
	"UPDATE # SET # = ? WHERE #":                                           "one order's parts that move to an account",
}

// Every statement that changes or deletes rows changes few of them, whatever a table holds: on SQLite
// everybody waits for who writes. What may have to change many does so in parts.
func TestStatements_ChangeFewRows(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	must(t, err)
	deeper, err := filepath.Glob("*/*.go")
	must(t, err)
	changing := regexp.MustCompile(`^\s*(DELETE FROM|UPDATE)\s`)
	found, used := 0, map[string]bool{}
	for _, name := range append(files, deeper...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		must(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			text, isText := concatenated(n)
			if !isText {
				return true
			}
			if text = strings.Join(strings.Fields(text), " "); !changing.MatchString(text) {
				return false
			}
			found++
			if _, known := unbounded[text]; known {
				used[text] = true
			} else if _, where, _ := strings.Cut(text, " WHERE "); !boundedBy.MatchString(where) {
				t.Errorf("%s: %s", name, text)
			}
			return false
		})
	}
	if found < 60 {
		t.Errorf("%d statements were found", found)
	}
	for text := range maps.Keys(unbounded) {
		if !used[text] {
			t.Errorf("is no statement any more: %s", text)
		}
	}
}

// concatenated is the text of an expression of string literals and other things, which are "#".
func concatenated(n ast.Node) (text string, ok bool) {
	switch e := n.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, err := strconv.Unquote(e.Value)
			return text, err == nil
		}
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		parts := []ast.Expr{e.X, e.Y}
		if !slices.ContainsFunc(parts, func(p ast.Expr) bool { _, ok := concatenated(p); return ok }) {
			return "", false
		}
		for _, part := range parts {
			if of, ok := concatenated(part); ok {
				text += of
			} else {
				text += "#"
			}
		}
		return text, true
	case *ast.ParenExpr:
		return concatenated(e.X)
	}
	return "", false
}
