// Command alter changes the stock of a SKU in a shop's data folder, as another program
// beside the running shop would: the browser tests look whether the shop notices.
package main

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // works with and without a C compiler
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: alter DATA SKU STOCK")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "alter:", err)
		os.Exit(1)
	}
}

func run(data, sku, stock string) error {
	file := url.URL{Scheme: "file", Opaque: filepath.Join(data, "ebenmass.db"), RawQuery: "_pragma=busy_timeout(5000)"}
	db, err := sql.Open("sqlite", file.String())
	if err != nil {
		return err
	}
	defer db.Close()
	changed, err := db.Exec("UPDATE variants SET stock = ? WHERE sku = ?", stock, sku)
	if err != nil {
		return err
	}
	n, err := changed.RowsAffected()
	if err == nil && n != 1 {
		err = fmt.Errorf("%d SKUs are called %q", n, sku)
	}
	return err
}
