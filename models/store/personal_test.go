package store

import (
	"maps"
	"slices"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/receipt"
)

func TestRowsAbout_EveryTable(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		rows := func(customer string) map[string]int {
			counts, err := s.RowsAbout(t.Context(), customer)
			must(t, err)
			found := map[string]int{}
			for _, c := range counts {
				if _, twice := found[c.Table]; twice {
					t.Errorf("%s stands twice", c.Table)
				}
				found[c.Table] = c.Rows
			}
			return found
		}
		nobody := rows("")
		for _, table := range []string{"customers", "sessions", "consents", "profiles", "measurements", "accesses", "basket_items"} {
			if n, listed := nobody[table]; !listed || n != 0 {
				t.Errorf("%s: %d rows about nobody, listed %v", table, n, listed)
			}
		}
		for _, table := range []string{"products", "vault", "catalogue_changes"} {
			if _, listed := nobody[table]; listed {
				t.Errorf("%s names no customer", table)
			}
		}

		anna, other := s.visit(t), s.visit(t)
		s.keep(t, anna, shopper(), consent.PurposeAdvice)
		got := rows(anna)
		for table, want := range map[string]int{"customers": 1, "sessions": 1, "consents": 1, "profiles": 1, "measurements": len(given), "basket_items": 0} {
			if got[table] != want {
				t.Errorf("%s: %d rows, want %d", table, got[table], want)
			}
		}
		if got := rows(other); got["customers"] != 1 || got["sessions"] != 1 || got["measurements"] != 0 {
			t.Errorf("of another customer: %v", got)
		}
		_, err := s.Erase(t.Context(), anna, ScopeAll)
		must(t, err)
		for table, n := range rows(anna) {
			if n != 0 {
				t.Errorf("%s: %d rows after everything was erased", table, n)
			}
		}
	})
}

func TestRowsAbout_Order(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	counts, err := s.RowsAbout(t.Context(), "")
	must(t, err)
	if slices.IndexFunc(counts, func(c TableRows) bool { return c.Table == "customers" }) != 0 {
		t.Errorf("%v", counts)
	}
}

func TestRegister_Schema(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		tables := s.schema(t)
		for table, columns := range tables {
			_, about := impersonal()[table]
			i := slices.IndexFunc(register(), func(p personalTable) bool { return p.name == table })
			if about == (i >= 0) {
				t.Errorf("%s: decide. Either it holds something about a person: give it an entry in the register; or it does not: say why in impersonal", table)
			}
			if i < 0 {
				if _, names := columns["customer"]; names {
					t.Errorf("%s names a customer, and is said to be about nobody", table)
				}
				continue
			}
			decided := map[string]int{register()[i].owner: 1}
			for _, shown := range register()[i].showing() {
				decided[shown.column]++
			}
			for _, secret := range register()[i].secrets {
				if slices.ContainsFunc(secret.parts, func(p secretPart) bool { return p.field != "" }) {
					decided[secret.column]++
				}
			}
			for column := range register()[i].technical {
				decided[column]++
			}
			for column := range columns {
				if decided[column] != 1 {
					t.Errorf("%s.%s: decide once. Either the export shows it, or it is technical: say why (decided %d times)", table, column, decided[column])
				}
				delete(decided, column)
			}
			for column := range decided {
				t.Errorf("%s.%s is decided, but is no column", table, column)
			}
		}
		for _, p := range register() {
			if tables[p.name] == nil {
				t.Errorf("%s is registered, but is no table", p.name)
			}
		}
	})
}

func TestRegister_BelongsToTheRecordOfProcessing(t *testing.T) {
	t.Parallel()
	kept := map[string][]consent.Kept{}
	for _, d := range consent.Purposes() {
		kept[string(d.Purpose)] = []consent.Kept{d.Kept}
	}
	for _, p := range consent.Processings() {
		kept[p.ID] = p.Kept
	}
	for _, table := range register() {
		if table.name == keysTable { // as what it seals
			continue
		}
		if !slices.Contains(kept[table.processing], table.kept) {
			t.Errorf("%s: the record of processing has no %q that keeps %q: describe it in consent.Processings", table.name, table.processing, table.kept)
		}
		if table.consent != "" && table.ends.column == "" {
			t.Errorf("%s is held by a consent and never ends", table.name)
		}
	}
}

func TestHeld_EveryTable(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		f := s.fill(t, 1)
		want := map[string]int{}
		for _, table := range register() {
			n := s.rowsOf(t, f.customer)[table.name]
			if table.words.once {
				n = min(n, 1)
			}
			if table.words.kind != "" {
				want[table.words.kind] += n
			}
		}
		held, err := s.CountHeld(t.Context(), f.customer)
		must(t, err)
		wantHeld(t, held, want)
	})
}

// wantHeld checks what is held, kind by kind.
func wantHeld(t *testing.T, held Held, want map[string]int) {
	t.Helper()
	got := map[string]int{}
	for _, c := range held {
		got[c.Kind] = c.Count
	}
	if !maps.Equal(got, want) {
		t.Errorf("held %v, want %v", got, want)
	}
}

func TestErase_EveryTableByScope(t *testing.T) {
	t.Parallel()
	for _, scope := range []Scope{ScopeMeasurements, ScopeWithdrawal, ScopeFeedback, ScopeOrder, ScopeAll} {
		t.Run(string(scope), func(t *testing.T) {
			onEveryEngine(t, func(t *testing.T, s shop) {
				f, other := s.fill(t, 1), s.fill(t, 2)
				before, beside := s.rowsOf(t, f.customer), s.rowsOf(t, other.customer)
				erased := s.eraseScope(t, f, scope)
				after := s.rowsOf(t, f.customer)
				r := s.receipt(t, erased.Receipt)
				for _, table := range register() {
					if table.name == keysTable {
						continue
					}
					taking, _ := table.taken(scope)
					switch {
					case taking != 0 && (after[table.name] != 0 || r.Deleted[table.name] != before[table.name]):
						t.Errorf("%s: %d of %d rows are left, the receipt says %d", table.name, after[table.name], before[table.name], r.Deleted[table.name])
					case taking == 0 && after[table.name] < before[table.name]:
						t.Errorf("%s: %d rows are left of %d, though the scope takes none", table.name, after[table.name], before[table.name])
					}
				}
				if now := s.rowsOf(t, other.customer); !maps.Equal(now, beside) {
					t.Errorf("of another customer there was %v, and is %v", beside, now)
				}
				if s.sqlite {
					s.wantSearched(t, f, scope, r)
				}
			})
		})
	}
}

// eraseScope erases of a customer what a scope takes.
func (s shop) eraseScope(t *testing.T, f filled, scope Scope) (erased Erased) {
	t.Helper()
	var err error
	switch scope {
	case ScopeOrder:
		erased, err = s.DeleteOrder(t.Context(), f.customer, f.order)
	case ScopeWithdrawal:
		erased, err = s.Withdraw(t.Context(), f.customer, s.withdrawal(consent.PurposeAdvice))
	default:
		erased, err = s.Erase(t.Context(), f.customer, scope)
	}
	must(t, err)
	return erased
}

// wantSearched checks that no byte is left of what a scope takes, and every one of the rest.
func (s shop) wantSearched(t *testing.T, f filled, scope Scope, r receipt.Erasure) {
	t.Helper()
	if !r.After.Whole || r.After.Copies != 0 || r.Before.Copies == 0 {
		t.Errorf("searched %+v, then %+v", r.Before, r.After)
	}
	said := 0
	for _, table := range register() {
		taking, _ := table.taken(scope)
		for _, sealed := range f.sealed[table.name] {
			if s.found(t, sealed) != (taking == 0) {
				t.Errorf("%s: a sealed value is there: %v", table.name, taking != 0)
			}
		}
		for _, value := range f.said[table.name] {
			if s.found(t, []byte(value)) {
				t.Errorf("%s: %q stands in the clear", table.name, value)
			}
		}
		if taking != 0 {
			said += len(f.said[table.name])
		}
	}
	if r.SearchedFor[needleValue] < said {
		t.Errorf("searched for %d values, of %d", r.SearchedFor[needleValue], said)
	}
}

func TestSweepExpired_EveryTable(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		f := s.fill(t, 1)
		before := s.rowsOf(t, f.customer)
		s.clock.advance(time.Date(2033, 1, 1, 0, 0, 0, 0, time.UTC).Sub(opening)) // what has an end of its own is over
		_, err := s.SweepExpired(t.Context())
		must(t, err)
		after := s.rowsOf(t, f.customer)
		for _, table := range register() {
			if table.name == keysTable {
				continue
			}
			if over := table.over(); over && after[table.name] != 0 || !over && after[table.name] < before[table.name] {
				t.Errorf("%s: %d rows of %d are left", table.name, after[table.name], before[table.name])
			}
		}
		s.clock.advance(10 * 365 * day) // so is the customer
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		for table, n := range s.rowsOf(t, f.customer) {
			if n != 0 {
				t.Errorf("%s: %d rows outlive their customer", table, n)
			}
		}
	})
}

// over reports whether rows have an end of their own, or their whole has.
func (t personalTable) over() bool {
	if t.ends.column != "" {
		return true
	}
	return t.partOf.table != "" && registered(t.partOf.table).over()
}

func TestMerge_EveryTable(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		account := s.signIn(t, address, "").Visitor.Customer
		visit := s.fill(t, 1, "accounts", "passkeys", "addresses")
		before, had := s.rowsOf(t, visit.customer), s.rowsOf(t, account)
		s.signIn(t, address, visit.session)
		now := s.rowsOf(t, account)
		shows := jsonValues(t, s.exported(t, account))
		for _, table := range register() {
			if n := s.rowsOf(t, visit.customer)[table.name]; n != 0 {
				t.Errorf("%s: %d rows stay with the visit", table.name, n)
			}
			if !table.comesAlong() {
				continue
			}
			if got, want := now[table.name]-had[table.name], before[table.name]; got != want {
				t.Errorf("%s: %d rows of %d came along", table.name, got, want)
			}
			for _, want := range visit.shown[table.name] {
				if !slices.Contains(shows, want) {
					t.Errorf("%s came along, and the account's export has no %q", table.name, want)
				}
			}
		}
	})
}

// comesAlong reports whether each row becomes the account's as it is.
func (t personalTable) comesAlong() bool {
	if t.moves.resealed {
		return true
	}
	return t.partOf.table != "" && registered(t.partOf.table).comesAlong()
}

// swept is the error of a sweep.
func swept(_ int, err error) error { return err }

func TestSweepKeys_EveryTable(t *testing.T) {
	t.Parallel()
	for _, table := range register() {
		if table.key == "" {
			continue
		}
		t.Run(table.name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			f := s.fill(t, 1)
			s.exec(t, "DELETE FROM customer_keys WHERE id IN (SELECT key_id FROM "+table.name+")")
			must(t, swept(s.sweepKeys(t.Context())))
			if n := s.rowsOf(t, f.customer)[table.name]; n != 0 {
				t.Errorf("%d rows whose key is gone", n)
			}
			again := s.fill(t, 2)
			keys := len(s.keyIDs(t, again.customer))
			s.exec(t, "DELETE FROM "+table.name+" WHERE "+table.owner+" = $1", again.customer)
			s.clock.advance(orphanAge + time.Second)
			must(t, swept(s.sweepKeys(t.Context())))
			if left := len(s.keyIDs(t, again.customer)); left != keys-1 {
				t.Errorf("%d keys of %d are left, want one fewer", left, keys)
			}
		})
	}
}
