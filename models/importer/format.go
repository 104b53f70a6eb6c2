package importer

import (
	"slices"
	"strings"
)

// Format is a form of product files.
type Format string

// Formats. FormatAuto recognises one by its header, the layout in TOML by the name of the file.
const (
	FormatAuto        Format = "auto"
	FormatEbenmass    Format = "ebenmass"
	FormatTOML        Format = "toml"
	FormatShopify     Format = "shopify"
	FormatWooCommerce Format = "woocommerce"
	FormatGoogle      Format = "google"

	formatChart Format = "chart" // a size chart, not a product file
)

// Formats lists the formats that can be asked for.
var Formats = []Format{FormatAuto, FormatEbenmass, FormatTOML, FormatShopify, FormatWooCommerce, FormatGoogle}

// formatOf recognises the format of a CSV file by its header; "" where it is none.
func formatOf(t *table) Format {
	switch {
	case t.has("measure") && (t.first(chartIDs...) >= 0 || t.has("value")), isSizeRows(t):
		return formatChart
	case t.has("url handle", "title"), t.has("handle", "title"):
		return FormatShopify
	case t.has("type", "sku", "name") && (t.has("regular price") || t.has("parent")):
		return FormatWooCommerce
	case t.has("id", "title", "price"):
		return FormatGoogle
	case t.has("id", "size", "price") || t.has("id", "type", "price"):
		return FormatEbenmass
	}
	return ""
}

// reader turns the rows of one product file into records.
type reader struct {
	alias func(key, other string) // another key means a key
}

// columnsOf finds the columns of fields and lists those that are not used.
func columnsOf(t *table, fields map[string]field, used ...string) (at map[field]int, unused []string) {
	at = map[field]int{}
	for i, name := range t.columns {
		f, known := fields[name]
		switch {
		case known:
			if _, taken := at[f]; !taken {
				at[f] = i
			}
		case name != "" && !slices.Contains(used, name):
			unused = append(unused, t.header[i])
		}
	}
	return at, unused
}

// fill sets the fields that have columns.
func fill(r *record, at map[field]int, cells []string) {
	for f, i := range at {
		r.set(f, cell(cells, i))
	}
}

// rowFunc makes the record of one row. key is "" for a row that belongs to no article, which is
// a finding, unless skip is set.
type rowFunc func(cells []string, r *record) (key string)

// rowsOf returns how rows of a format are read.
func rowsOf(format Format, t *table, d *reader) (rowFunc, []string) {
	switch format {
	case FormatShopify:
		return shopifyRows(t)
	case FormatWooCommerce:
		return wooRows(t, d)
	case FormatGoogle:
		return googleRows(t)
	}
	return ebenmassRows(t)
}

// ebenmassFields are the columns of our own CSV.
var ebenmassFields = map[string]field{
	"department": fieldDepartment, "type": fieldType, "cut": fieldCut, "stretch": fieldStretch, "sleeve": fieldSleeve, "leg": fieldLeg,
	"free": fieldFree, "name_de": fieldNameDE, "name_en": fieldNameEN, "description_de": fieldDescriptionDE, "description_en": fieldDescriptionEN,
	"name": fieldName, "description": fieldDescription,
	"fibres": fieldFibres, "care": fieldCare, "maker": fieldMaker, "colour": fieldColour, "hex": fieldHex, "size": fieldSize,
	"price": fieldPrice, "currency": fieldCurrency, "stock": fieldStock, "sku": fieldSKU, "picture": fieldPicture,
	"counted": fieldCounted, "product_id": fieldProductID, "warnings_de": fieldWarningsDE, "warnings_en": fieldWarningsEN,
	"animal_parts": fieldAnimalParts, "style": fieldStyle, "block": fieldBlock, "plain": fieldPlain, "sample": fieldSample, "added": fieldAdded,
}

func ebenmassRows(t *table) (rowFunc, []string) {
	at, unused := columnsOf(t, ebenmassFields, "id")
	id := t.at("id")
	return func(cells []string, r *record) string {
		fill(r, at, cells)
		r.variant = true
		return cell(cells, id)
	}, unused
}

// shopifyFields are the columns of Shopify's product files, of both generations of headers.
var shopifyFields = map[string]field{
	"title": fieldName, "body (html)": fieldDescription, "description": fieldDescription, "vendor": fieldMaker, "type": fieldType,
	"option1 name": fieldOption1Name, "option1 value": fieldOption1, "option2 name": fieldOption2Name, "option2 value": fieldOption2,
	"option3 name": fieldOption3Name, "option3 value": fieldOption3,
	"variant sku": fieldSKU, "sku": fieldSKU, "variant inventory qty": fieldStock, "inventory quantity": fieldStock,
	"variant price": fieldPrice, "price": fieldPrice, "variant compare at price": fieldReduced, "compare-at price": fieldReduced,
	"google shopping / gender": fieldDepartment,
}

func shopifyRows(t *table) (rowFunc, []string) {
	at, unused := columnsOf(t, shopifyFields, "handle", "url handle", "published", "published on online store", "status", "gift card",
		"google shopping / age group")
	handle, published, status := t.first("url handle", "handle"), t.first("published", "published on online store"), t.at("status")
	gift, age := t.at("gift card"), t.at("google shopping / age group")
	return func(cells []string, r *record) string {
		fill(r, at, cells)
		r.variant = r.cells[fieldPrice] != ""
		r.set(fieldDepartment, departmentOf(r.cells[fieldDepartment]))
		switch s := word(cell(cells, status)); {
		case s == "draft" || s == "archived" || s == "unlisted":
			r.set(fieldSkip, s+" its status is "+s)
		case word(cell(cells, published)) == "false":
			r.set(fieldSkip, "unpublished it is not published")
		case word(cell(cells, gift)) == "true":
			r.set(fieldSkip, "no_garment it is a gift card")
		default:
			r.set(fieldSkip, ageSkip(cell(cells, age)))
		}
		return cell(cells, handle)
	}, unused
}

// ageSkip says why what is not for adults is skipped.
func ageSkip(group string) string {
	if g := word(group); g != "" && g != "adult" {
		return "age_group it is for the age group " + g
	}
	return ""
}

// departmentOf reads a gender; unisex stays for the question.
func departmentOf(gender string) string {
	switch g := word(gender); g {
	case "female", "women", "woman", "damen", "femme":
		return "women"
	case "male", "men", "man", "herren", "homme":
		return "men"
	default:
		return g
	}
}

// wooFields are the columns of WooCommerce's product files. Length, width and height are of
// parcels.
var wooFields = map[string]field{
	"sku": fieldSKU, "name": fieldName, "description": fieldDescription, "stock": fieldStock, "in stock?": fieldAvailable,
	"regular price": fieldPrice, "sale price": fieldReduced, "categories": fieldType,
}

func wooRows(t *table, d *reader) (rowFunc, []string) {
	used := []string{"id", "type", "published", "parent", "short description"}
	var attributes [][2]int
	for i, name := range t.columns {
		rest, ok := strings.CutPrefix(name, "attribute ")
		if !ok {
			continue
		}
		used = append(used, name)
		number, ok := strings.CutSuffix(rest, " name")
		if !ok {
			continue
		}
		if values := t.at("attribute " + number + " value(s)"); values >= 0 {
			attributes = append(attributes, [2]int{i, values})
		}
	}
	at, unused := columnsOf(t, wooFields, used...)
	id, kind, published, parent, short := t.at("id"), t.at("type"), t.at("published"), t.at("parent"), t.at("short description")
	return func(cells []string, r *record) string {
		fill(r, at, cells)
		if r.cells[fieldDescription] == "" {
			r.set(fieldDescription, cell(cells, short))
		}
		for _, a := range attributes {
			switch f := optionField(cell(cells, a[0])); f {
			case fieldColour, fieldSize:
				r.set(f, strings.Join(commaList(cell(cells, a[1])), listSeparator))
			}
		}
		kinds := commaList(word(cell(cells, kind)))
		switch p := cell(cells, published); {
		case slices.Contains(kinds, "virtual") || slices.Contains(kinds, "downloadable"):
			r.set(fieldSkip, "virtual it is not sent")
		case slices.Contains(kinds, "grouped") || slices.Contains(kinds, "external"):
			r.set(fieldSkip, "no_garment it is a group or sold elsewhere")
		case p != "" && p != "1":
			r.set(fieldSkip, "unpublished it is not published")
		}
		key := r.cells[fieldSKU]
		if slices.Contains(kinds, "variation") {
			r.variant = true
			return cell(cells, parent)
		}
		r.variant = slices.Contains(kinds, "simple")
		numbered := "id:" + cell(cells, id)
		if key == "" {
			return numbered
		}
		d.alias(key, numbered)
		return key
	}, unused
}

// commaList splits "Large, Medium, Small"; a comma after a backslash belongs to a value.
func commaList(s string) (list []string) {
	s = strings.ReplaceAll(s, `\,`, "\x00")
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(strings.ReplaceAll(part, "\x00", ",")); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// googleFields are the attributes of Google's product data, without the prefix g:.
var googleFields = map[string]field{
	"title": fieldName, "description": fieldDescription, "price": fieldPrice, "sale_price": fieldReduced, "brand": fieldMaker,
	"product_type": fieldType, "color": fieldColour, "size": fieldSize, "material": fieldFibres, "gender": fieldDepartment,
	"availability": fieldAvailable, "sell_on_google_quantity": fieldStock, "quantity": fieldStock,
}

func googleRows(t *table) (rowFunc, []string) {
	at, unused := columnsOf(t, googleFields, "id", "item_group_id", "age_group", "sale_price_effective_date")
	id, group, age, dates := t.at("id"), t.at("item_group_id"), t.at("age_group"), t.at("sale_price_effective_date")
	return func(cells []string, r *record) string {
		fill(r, at, cells)
		return googleItem(r, cell(cells, id), cell(cells, group), cell(cells, age), cell(cells, dates))
	}, unused
}

// googleItem completes what all forms of Google's data have in common.
func googleItem(r *record, id, group, age, dates string) (key string) {
	r.variant = true
	r.set(fieldSKU, id)
	r.set(fieldDepartment, departmentOf(r.cells[fieldDepartment]))
	r.set(fieldSkip, ageSkip(age))
	if dates != "" && r.cells[fieldReduced] != "" {
		r.cells[fieldReduced] += listSeparator + dates
	}
	title := r.cells[fieldName]
	for range 2 {
		for _, part := range []string{r.cells[fieldSize], r.cells[fieldColour]} {
			if short, ok := cutLast(title, part); ok {
				title = short
			}
		}
	}
	r.cells[fieldName] = title
	if group != "" {
		return group
	}
	return id
}

// cutLast takes a word off the end of a title, with what joins it.
func cutLast(title, part string) (string, bool) {
	if part == "" || len(title) <= len(part) || !strings.EqualFold(title[len(title)-len(part):], part) {
		return title, false
	}
	rest := title[:len(title)-len(part)]
	short := strings.TrimRight(rest, " -–,/|(")
	if short == "" || short == rest {
		return title, false
	}
	return short, true
}

// optionField says what an option or attribute chooses; numFields for anything else.
func optionField(name string) field {
	switch strings.TrimPrefix(word(name), "pa_") {
	case "size", "größe", "groesse", "grösse":
		return fieldSize
	case "color", "colour", "farbe":
		return fieldColour
	}
	return numFields
}
