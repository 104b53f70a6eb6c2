package store

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/store/vault"
)

// showing is a column and where the export shows it.
type showing struct{ column, category, field string }

// showing lists the columns that the export shows as they are.
func (t personalTable) showing() []showing {
	var all []showing
	for _, entry := range strings.Fields(t.shown) {
		s := showing{category: t.category.Name}
		var renamed bool
		if s.column, s.field, renamed = strings.Cut(entry, "="); !renamed {
			s.field = s.column
		}
		if category, field, elsewhere := strings.Cut(s.field, "."); elsewhere {
			s.category, s.field = category, field
		}
		all = append(all, s)
	}
	return all
}

// filled is a customer of whom something is in every table of the register.
type filled struct {
	customer string
	session  string              // identifier of a session
	order    string              // number of the order
	shown    map[string][]string // by table, what an export shows of its columns: "category field value"
	sealed   map[string][][]byte // by table, what lies there sealed
	said     map[string][]string // by table, what is sealed, where a search for the value itself makes sense
}

// filling fills one customer's rows.
type filling struct {
	shop
	filled
	n     int // whose: several are filled with different values
	boxes map[string]madeKey
	next  int // the next number nobody else has
}

// madeKey is a key that a test seals canaries with.
type madeKey struct {
	id  string
	box vault.Box
}

// planted is a value nobody has by accident in one column, and how the export shows it.
type planted struct {
	stored any
	shown  string
}

// special are the columns in which not every value may stand.
func (f *filling) special(column string) (c planted, ok bool) {
	same := func(v any) planted { return planted{v, fmt.Sprint(v)} }
	number := func(kind string) string { return fmt.Sprintf("%s-%04d-CANA-RYCA", kind, f.n) }
	hex := func(pair string) planted { return same(strings.Repeat(pair, 31) + fmt.Sprintf("%02d", f.n)) }
	day := time.Date(2031, 6, 7, 0, 0, 0, 0, time.UTC).UnixMicro()
	c, ok = map[string]planted{
		"customers.expires_at":              {time.Date(2039, 1, 2, 3, 4, 5, 6000, time.UTC).UnixMicro(), "2039-01-02T03:04:05.000006Z"}, // after all else
		"sessions.last_day":                 {day, "2031-06-07"},
		"sessions.device":                   same("tablet"),
		"measurements.name":                 {nil, "bust"},
		"basket_items.sku":                  same(many),
		"basket_items.quantity":             same(7),
		"two_size_choices.sizes":            {"canary-l,canary-m", "canary-l canary-m"},
		"two_size_choices.named":            {1, "true"},
		"two_size_choices.outcome":          same("kept_other"),
		"consents.seq":                      {nil, ""},
		"consents.action":                   same("withdrawn"),
		"consents.text_sha256":              hex("ca"),
		"consents.lang":                     same("en"),
		"consents.age16":                    {0, "true"}, // of the consent beside it: a withdrawal declares none
		"consents.receipt":                  same(strings.Repeat("canary", 5) + fmt.Sprint(f.n)),
		"journal_days.day":                  same("2031-05-08"),
		"journal_days.previous":             hex("cb"),
		"journal_days.hash":                 hex("cd"),
		"journal_tips.tip":                  same(`{"canary":1}`),
		"accesses.day":                      same("2031-05-09"),
		"accesses.data":                     {"canary-a,canary-b", "canary-a canary-b"},
		"accesses.granted":                  {0, "false"},
		"passkeys.last_day":                 {day, "2031-06-07"},
		"passkeys.suspect":                  {1, "true"},
		"sign_in_links.mailed":              {1, "true"},
		"subscriptions.lang":                same("de"),
		"subscription_requests.lang":        same("en"),
		"subscription_requests.text_sha256": hex("ce"),
		"outbox.about":                      same(number("CANA")),
		"letters.about":                     same(number("CANA")),
		"letters.answer":                    same("later"),
		"letters.order_id":                  {nil, ""},
		"letters.withdrawal":                {nil, ""},
		"returns.number":                    same(number("BACK")),
		"returns.state":                     same("refunded"),
		"withdrawals.lang":                  same("en"),
		"orders.number":                     same(number("CANA")),
		"orders.lang":                       same("en"),
		"orders.state":                      same("withdrawn"),
		"orders.goods":                      same(9711),
		"orders.reduction":                  same(1711),
		"orders.shipping":                   same(11),
		"orders.total":                      same(8011),
		"order_lines.quantity":              same(8),
	}[column]
	return c, ok
}

// fill puts something into every table of the register that holds something of a customer,
// but for some: a visit has no account.
func (s shop) fill(t *testing.T, n int, but ...string) filled {
	t.Helper()
	if empty, err := s.CatalogueEmpty(t.Context()); err != nil || empty {
		must(t, s.SaveCatalogue(t.Context(), products()))
	}
	session, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(30*day))
	must(t, err)
	f := &filling{shop: s, n: n, next: 100 * n, boxes: map[string]madeKey{}, filled: filled{
		customer: v.Customer, session: session, shown: map[string][]string{}, sealed: map[string][][]byte{}, said: map[string][]string{},
	}}
	s.keep(t, v.Customer, shopper(), consent.PurposeAdvice)
	types := s.schema(t)
	for _, table := range register() {
		switch {
		case slices.Contains(but, table.name) || table.name == keysTable || table.name == erasuresTable:
		case slices.Contains([]string{"customers", "profiles", "measurements"}, table.name):
			f.update(t, table) // those are there, sealed with a key of their own
		default:
			f.insert(t, table, types[table.name])
		}
	}
	number, _ := f.special("orders.number")
	f.order = number.shown
	return f.filled
}

// update gives the rows that are there the register's shown values.
func (f *filling) update(t *testing.T, table personalTable) {
	t.Helper()
	for _, s := range table.showing() {
		c := f.canary(table, s.column, "")
		if c.stored != nil {
			f.exec(t, "UPDATE "+table.name+" SET "+s.column+" = $1 WHERE "+table.owner+" = $2", c.stored, f.customer)
		}
		f.filled.shown[table.name] = append(f.filled.shown[table.name], s.category+" "+s.field+" "+c.shown)
	}
	if table.name == "measurements" {
		f.filled.shown[table.name] = append(f.filled.shown[table.name], "measurements cm 93.7191", "measurements bust 52.0731")
		f.sealed[table.name] = f.traces(t, f.customer)
		f.said[table.name] = []string{"93.7191", "52.0731"}
	}
}

// insert adds a row.
func (f *filling) insert(t *testing.T, table personalTable, types map[string]string) {
	t.Helper()
	key := f.boxes[table.partOf.table]
	r := row{}
	for column, kind := range types {
		if c := f.canary(table, column, kind); c.stored != nil {
			r[column] = c.stored
		}
	}
	r[table.owner] = f.customer
	if table.partOf.table != "" && table.partOf.column != table.owner {
		r[table.partOf.column] = f.canary(registered(table.partOf.table), table.partOf.id, types[table.partOf.column]).stored
	}
	if table.key != "" {
		id, box, err := f.newKey(t.Context(), f.customer, table.key)
		must(t, err)
		key = madeKey{id, box}
		r["key_id"] = id
	}
	f.boxes[table.name] = key
	for _, s := range table.showing() {
		c := f.canary(table, s.column, types[s.column])
		f.filled.shown[table.name] = append(f.filled.shown[table.name], s.category+" "+s.field+" "+c.shown)
	}
	for _, secret := range table.secrets {
		sealed, err := key.box.Seal(secret.name(r), f.secret(table, secret))
		must(t, err)
		r[secret.column] = sealed
		f.sealed[table.name] = append(f.sealed[table.name], sealed)
	}
	columns := slices.Sorted(maps.Keys(r))
	var places []string
	var values []any
	for i, column := range columns {
		places = append(places, fmt.Sprintf("$%d", i+1))
		value := r[column]
		if number, ok := value.(int); ok && types[column] == "boolean" {
			value = number != 0
		}
		values = append(values, value)
	}
	f.exec(t, "INSERT INTO "+table.name+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(places, ", ")+")", values...)
}

// canary makes a value for a column, the same whenever it is asked.
func (f *filling) canary(table personalTable, column, kind string) planted {
	name := table.name + "." + column
	if c, ok := f.special(name); ok {
		return c
	}
	sum := sha256.Sum256(fmt.Append(nil, name, f.n))
	number := int(sum[0])<<8 + int(sum[1])
	switch {
	case column == "at" || strings.HasSuffix(column, "_at"):
		at := time.Date(2031, 5, 6, 7, number%60, number/60%60, 1000*number, time.UTC)
		return planted{at.UnixMicro(), at.Format(time.RFC3339Nano)}
	case kind == "blob" || kind == "bytea":
		return planted{sum[:], ""}
	case kind == "integer" || kind == "bigint" || kind == "smallint":
		return planted{1 + number, fmt.Sprint(1 + number)}
	}
	text := fmt.Sprintf("canary-%d-%s-%s", f.n, table.name, column)
	return planted{text, text}
}

// secret makes what is sealed in a column, and notes what the export shows of it.
func (f *filling) secret(table personalTable, s secret) string {
	text, object := "", map[string]any{}
	for _, part := range s.parts {
		value := strings.ReplaceAll(fmt.Sprintf("canary-%d-%s-%s-%s@canary.example", f.n, table.name, s.column, part.path), "_", "-")
		shown := value
		switch {
		case part.path == "":
			text = value
		case part.path == "answers":
			object[part.path], shown = map[string]string{"bust": "tight"}, "bust:tight"
		default:
			into := object
			path := strings.Split(part.path, ".")
			for _, name := range path[:len(path)-1] {
				if into[name] == nil {
					into[name] = map[string]any{}
				}
				into = into[name].(map[string]any)
			}
			into[path[len(path)-1]] = value
		}
		if part.field != "" {
			f.filled.shown[table.name] = append(f.filled.shown[table.name], table.category.Name+" "+part.field+" "+shown)
		}
		if part.said {
			f.said[table.name] = append(f.said[table.name], value)
		}
	}
	if len(object) == 0 {
		return text
	}
	document, _ := json.Marshal(object)
	return string(document)
}

// schema lists the columns of every table, with their types in small letters.
func (s shop) schema(t *testing.T) map[string]map[string]string {
	t.Helper()
	query := `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()`
	if s.sqlite {
		query = `SELECT t.name, c.name, lower(c.type) FROM sqlite_master t, pragma_table_info(t.name, 'main') c WHERE t.type = 'table'
			UNION ALL SELECT t.name, c.name, lower(c.type) FROM keyring.sqlite_master t, pragma_table_info(t.name, 'keyring') c WHERE t.type = 'table'`
	}
	rows, err := s.rawDB(t).Query(query)
	must(t, err)
	defer rows.Close()
	tables := map[string]map[string]string{}
	for rows.Next() {
		var table, column, kind string
		must(t, rows.Scan(&table, &column, &kind))
		if tables[table] == nil {
			tables[table] = map[string]string{}
		}
		tables[table][column] = kind
	}
	must(t, rows.Err())
	return tables
}

// exported returns the export of a customer.
func (s shop) exported(t *testing.T, customer string) export.Document {
	t.Helper()
	document, err := s.Export(t.Context(), consent.ForSelf(customer))
	must(t, err)
	return document
}

func (s shop) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := s.rawDB(t).Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// rowsOf counts a customer's rows of every table.
func (s shop) rowsOf(t *testing.T, customer string) map[string]int {
	t.Helper()
	counts, err := countRows(s.read.WithContext(t.Context()), customer)
	must(t, err)
	return counts
}
