package demo

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/export"
	"ebenmass/models/shopkeep"
	"ebenmass/views/buy"
	view "ebenmass/views/demo"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// CSV answers GET /{lang}/demo/shopkeeper.csv: the articles as a table for a spreadsheet, with
// the same numbers as on the page: pieces of weeks that are over, all else of the last release.
// It takes the same query, and leaves out what it filters.
func (h Shopkeeper) CSV(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	page := shell.Page{Lang: respond.Lang(c)}
	told, err := h.told(c.Request().Context(), page)
	if err != nil {
		return err
	}
	choice := readChoice(c.QueryParams())
	rows := slices.DeleteFunc(told.rows, func(row view.ShopkeeperRow) bool { return !choice.Shows(row) })
	if c.QueryParam("sort") == "" {
		choice.Sort = "name"
	}
	sortArticles(rows, choice.Sort)
	file, err := articlesCSV(page, rows)
	if err != nil {
		return err
	}
	name := map[models.Lang]string{models.German: "ebenmass-artikel.csv", models.English: "ebenmass-articles.csv"}[page.Lang]
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", name))
	return respond.Blob(c, http.StatusOK, "text/csv; charset=utf-8; header=present", file)
}

// articlesCSV writes one line an article (RFC 4180, UTF-8 with a byte order mark) and one
// column a reason that occurs. Numbers are unrounded. In German, semicolons part the cells and
// a comma the decimals, as spreadsheets set to German expect; in English comma and point.
func articlesCSV(page shell.Page, rows []view.ShopkeeperRow) ([]byte, error) {
	reasons := reasonsOf(rows)
	var header []string
	for _, column := range []string{"product", "name", "sold", "returned"} {
		header = append(header, page.T("shopkeeper.column."+column))
	}
	for _, reason := range reasons {
		header = append(header, buy.ComplaintWords(page, reason))
	}
	for _, column := range []string{"flag", "held", "n", "offset", "spread", "correction", "demo"} {
		header = append(header, page.T("shopkeeper.column."+column))
	}
	out := bytes.NewBufferString(export.ByteOrderMark)
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if page.Lang == models.German {
		w.Comma = ';'
	}
	lines := [][]string{header}
	for _, row := range rows {
		lines = append(lines, articleLine(page, row, reasons))
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write articles as CSV: %w", err)
	}
	return out.Bytes(), nil
}

// articleLine is one article's line. Words are kept from being taken for a formula; numbers
// are the program's own.
func articleLine(page shell.Page, row view.ShopkeeperRow, reasons []models.Complaint) []string {
	cells := []string{export.Harmless(row.Product), export.Harmless(row.Name), countCell(row.Sold), countCell(row.Returned)}
	for _, reason := range reasons {
		cell := ""
		for _, c := range row.Complaints {
			if c.Complaint == reason {
				cell = strconv.Itoa(c.N)
			}
		}
		cells = append(cells, cell)
	}
	flag, held, correction, origin := "", "", "", ""
	if f := row.Released.Flag(); f != models.FlagNone {
		flag = page.T("runs." + string(f))
	}
	if h := row.Released.Held; h != models.FlagNone {
		held = page.T("shopkeeper.held." + string(h))
	}
	if row.Correction != nil {
		correction = view.CorrectionWords(page, *row.Correction)
	}
	if row.Demo {
		origin = page.T("shopkeeper.demo")
	}
	released := []string{"", "", ""}
	if offset := row.Released.Offset; offset.N > 0 {
		number := func(f float64) string { return decimal(page.Lang, f) }
		released = []string{strconv.Itoa(offset.N), number(offset.Value), number(offset.SD)}
	}
	return slices.Concat(cells, []string{flag, held}, released, []string{correction, origin})
}

// reasonsOf lists the reasons that occur, by their form values.
func reasonsOf(rows []view.ShopkeeperRow) []models.Complaint {
	var all []models.Complaint
	for _, row := range rows {
		for _, c := range row.Complaints {
			all = append(all, c.Complaint)
		}
	}
	slices.SortFunc(all, func(a, b models.Complaint) int { return cmp.Compare(a.String(), b.String()) })
	return slices.Compact(all)
}

// decimal writes a number unrounded, with the decimal sign of a language.
func decimal(lang models.Lang, f float64) string {
	number := strconv.FormatFloat(f, 'f', -1, 64)
	if lang == models.German {
		return strings.Replace(number, ".", ",", 1)
	}
	return number
}

// countCell is a count as the page would show it, without marks between thousands.
func countCell(c shopkeep.Count) string {
	if c.Hidden {
		return "<" + strconv.Itoa(shopkeep.Least)
	}
	return strconv.Itoa(c.N)
}

// sortArticles puts rows in the order of one of view.ShopkeeperSorts. A hidden count is
// 0 and sorts so: its place does not tell it.
func sortArticles(rows []view.ShopkeeperRow, by string) {
	flags := []models.Flag{models.RunsSmall, models.RunsLarge, models.FlagNone}
	slices.SortFunc(rows, func(a, b view.ShopkeeperRow) int {
		first := 0
		switch by {
		case "returned":
			first = cmp.Compare(b.ReturnedShare(), a.ReturnedShare())
		case "cost":
			first = cmp.Compare(b.Returned.N, a.Returned.N)
		case "sold":
			first = cmp.Compare(b.Sold.N, a.Sold.N)
		case "flag":
			first = cmp.Compare(slices.Index(flags, a.Released.Flag()), slices.Index(flags, b.Released.Flag()))
		}
		return cmp.Or(first, cmp.Compare(a.Name, b.Name))
	})
}
