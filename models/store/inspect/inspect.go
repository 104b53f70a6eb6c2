// Package inspect looks a shop's data over, beside a running shop or without one, and changes nothing.
package inspect

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ebenmass/models/receipt"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/vault"

	"gorm.io/gorm"
)

// Health is what an inspection comes to.
type Health string

// Healths.
const (
	HealthOK   Health = "ok"
	HealthWarn Health = "warn" // it works, and somebody should look
	HealthFail Health = "fail" // something is broken
)

// Finding is what one check of an inspection says. It names nobody.
type Finding struct {
	Check   string `json:"check"`
	Health  Health `json:"status"`
	Message string `json:"message"`
}

// Shop is a shop that is looked over, and what is to be known of its tables.
type Shop struct {
	Keys     vault.Place
	Database engine.Place
	Now      time.Time
	Keyed    []string // tables whose rows are sealed, and name their key
	// Journal reads a customer's access journal; models.ErrNotFound for one who is gone.
	Journal func(db *gorm.DB, customer string) (receipt.Journal, error)
	// What is under way is younger than these; what is older was left.
	KeyAge, ErasureAge time.Duration
	CopyKept           time.Duration // how long the copy before a migration is kept
}

// inspection looks a shop's data over.
type inspection struct {
	Shop
	postgres bool
	db       *gorm.DB
	keys     vault.Keys
	usable   bool // the keys are there
	findings []Finding
}

// Run looks a shop over. What it finds is in the findings, one or more for each check; its error is
// that there is nothing to look at: engine.ErrNoDatabase or engine.ErrUnreachable.
func Run(ctx context.Context, shop Shop) (findings []Finding, err error) {
	i := &inspection{Shop: shop, postgres: shop.Database.URL != ""}
	i.db, err = engine.OpenToInspect(ctx, shop.Database)
	switch {
	case err != nil && (i.postgres || errors.Is(err, engine.ErrNoDatabase)):
		return nil, err
	case err != nil:
		i.say("database", HealthFail, "it cannot be opened: %v", err)
		return i.findings, nil
	}
	defer engine.ClosePool(i.db)
	i.db = i.db.WithContext(ctx)
	i.folder()
	i.disk()
	i.openKeys()
	if i.bytes() && i.schema() { // the rest asks for tables of this version
		for _, check := range []func() []Finding{
			i.keyCheck, i.customerKeys, i.orphans, i.journals, i.receipts, i.erasures, i.stock, i.orders, i.letters,
		} {
			i.findings = append(i.findings, check()...)
		}
	}
	return i.findings, ctx.Err()
}

func (i *inspection) say(check string, health Health, format string, args ...any) {
	i.findings = append(i.findings, Finding{check, health, fmt.Sprintf(format, args...)})
}

// broken is a check that could not be made.
func broken(check string, err error) []Finding {
	return []Finding{{check, HealthFail, "could not be checked: " + err.Error()}}
}

// count asks for one number.
func (i *inspection) count(query string, args ...any) (n int64, err error) {
	return n, i.db.Raw(query, args...).Scan(&n).Error
}

// folder checks that nobody else reads the files.
func (i *inspection) folder() {
	if i.postgres {
		return
	}
	health, message := HealthOK, "the data folder and its files are readable by their owner only"
	for _, name := range []string{"", engine.DatabaseFile, engine.KeyringFile, engine.KeyFile} {
		info, err := os.Stat(filepath.Join(i.Database.Dir, name))
		if errors.Is(err, fs.ErrNotExist) { // the checks of keys say so
			continue
		}
		if err != nil {
			health, message = HealthFail, err.Error()
			break
		}
		if mode := info.Mode().Perm(); mode&0o077 != 0 {
			health, message = HealthWarn, fmt.Sprintf("others can open %s (mode %04o)", filepath.Join(i.Database.Dir, name), mode)
			break
		}
	}
	i.say("folder", health, "%s", message)
}

// disk checks that there is room: for a copy before the next migration, too.
func (i *inspection) disk() {
	free, known := engine.FreeSpace(i.Database.Dir)
	if i.postgres || !known {
		return
	}
	var size uint64
	if info, err := os.Stat(filepath.Join(i.Database.Dir, engine.DatabaseFile)); err == nil {
		size = uint64(info.Size())
	}
	if age, ok := engine.UpgradeCopyAge(i.Database.Dir, i.Now); ok {
		i.say("copy", HealthOK, "%s is the database before its last migration, %d days ago; it goes after %d", engine.UpgradeCopyFile, int(age.Hours()/24), int(i.CopyKept.Hours()/24))
	}
	const mega = 1 << 20
	switch {
	case free < engine.MinFree:
		i.say("disk", HealthFail, "%d MB are left: the shop cannot write", free/mega)
	case free < 2*size+64*mega:
		i.say("disk", HealthWarn, "%d MB are left: too little for a copy of the database (%d MB) before the next migration", free/mega, size/mega)
	default:
		i.say("disk", HealthOK, "%d MB are left", free/mega)
	}
}

// openKeys checks the key file.
func (i *inspection) openKeys() {
	keys, complete, err := i.Keys.Inspect()
	switch {
	case err != nil:
		i.say("keys", HealthFail, "%v", err)
		return
	case !complete:
		i.say("keys", HealthWarn, "%s is of an earlier version; the next start completes it", i.Keys.Name())
	default:
		i.say("keys", HealthOK, "%s can be used", i.Keys.Name())
	}
	i.keys, i.usable = keys, true
	if i.postgres {
		return
	}
	if _, err := os.Stat(filepath.Join(i.Database.Dir, engine.KeyringFile)); err != nil {
		i.say("keys", HealthFail, "the keyring is missing: nothing that is sealed can be read")
	}
}

// bytes checks that the database's files are whole. It reports whether they can be read.
func (i *inspection) bytes() bool {
	if i.postgres {
		i.say("database", HealthOK, "it answers; whether its pages are whole pg_amcheck says")
		return true
	}
	for _, name := range []string{"main", "keyring"} {
		var lines []string
		if err := i.db.Raw("PRAGMA " + name + ".quick_check(3)").Scan(&lines).Error; err != nil {
			i.say("database", HealthFail, "%s cannot be read: %v", fileOf(name), err)
			return false
		}
		if !slices.Equal(lines, []string{"ok"}) {
			i.say("database", HealthFail, "%s is damaged: SQLite found %d faults or more", fileOf(name), len(lines))
			return false
		}
	}
	var violations []struct{ Table string }
	if err := i.db.Raw("PRAGMA main.foreign_key_check").Scan(&violations).Error; err != nil {
		i.say("database", HealthFail, "foreign keys could not be checked: %v", err)
		return false
	}
	if len(violations) > 0 {
		i.say("database", HealthFail, "%d rows refer to something that is not there, the first in %s", len(violations), violations[0].Table)
		return true
	}
	i.say("database", HealthOK, "its pages are whole, and every reference leads somewhere")
	return true
}

func fileOf(schema string) string {
	if schema == "keyring" {
		return engine.KeyringFile
	}
	return engine.DatabaseFile
}

// schema checks the version, and reports whether it is this program's.
func (i *inspection) schema() bool {
	known, err := engine.KnownVersions()
	if err != nil {
		i.say("schema", HealthFail, "%v", err)
		return false
	}
	// A migration that was taken back and applied again has several rows.
	var applied []int64
	err = i.db.Raw(`
		SELECT version_id FROM goose_db_version v WHERE is_applied AND version_id > 0
		AND NOT EXISTS (SELECT 1 FROM goose_db_version w WHERE w.version_id = v.version_id AND w.id > v.id)
		ORDER BY version_id`).Scan(&applied).Error
	if err != nil || len(applied) == 0 {
		i.say("schema", HealthFail, "there is no version of the schema: it is no database of this shop, or an empty one")
		return false
	}
	newest, present := known[len(known)-1], applied[len(applied)-1]
	missing := slices.DeleteFunc(slices.Clone(known), func(n int64) bool { return slices.Contains(applied, n) })
	switch {
	case present > newest:
		i.say("schema", HealthFail, "version %d is of a newer program; this one knows %d", present, newest)
		return false
	case len(missing) > 0:
		i.say("schema", HealthWarn, "version %d: the next start applies %d migrations up to %d; the rows were not checked", present, len(missing), newest)
		return false
	}
	i.say("schema", HealthOK, "version %d, this program's", present)
	return true
}

// keyCheck checks that keys and database belong together.
func (i *inspection) keyCheck() []Finding {
	var rows [][]byte
	if err := i.db.Raw("SELECT sealed FROM vault").Scan(&rows).Error; err != nil {
		return broken("keys", err)
	}
	switch {
	case !i.usable:
		return nil
	case len(rows) == 0:
		return []Finding{{"keys", HealthWarn, "the database does not say to which keys it belongs; it was never opened whole"}}
	case !i.keys.Opens(rows[0]):
		i.usable = false
		return []Finding{{"keys", HealthFail, "the database was sealed with other keys"}}
	}
	return []Finding{{"keys", HealthOK, "they belong to this database"}}
}
